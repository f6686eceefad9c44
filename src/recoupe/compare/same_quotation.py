"""One utterance in several articles: the same words of the same speaker, longer, shorter or reworded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recoupe.compare.sources import Sources
from recoupe.compare.wording import Wording, alike, fold
from recoupe.languages import Language
from recoupe.model import Finding, Quotation, Story
from recoupe.resolve.connect import connected

# A word in more quotations of one speaker than this says nothing about which of them are one.
_COMMON = 60


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """A finding for each utterance that stands more than once, with all its places.

    Quotations are compared with those of the same speaker that share a telling word, never all with all.
    """
    sources = Sources(story)
    found: list[Finding] = []
    for quotations in _by_speaker(story.quotations):
        wordings = [Wording.of(q.content.exact, language) for q in quotations]
        links = list(_links(quotations, wordings))
        for group in connected(len(quotations), ((i, j) for i, j, _ in links)):
            if len(group) < 2:
                continue
            members = [quotations[i] for i in group]
            sure = min(score for i, j, score in links if i in group and j in group)
            found.append(_finding(members, sure, sources))
    return tuple(sorted(found, key=lambda f: (-f.independent_sources, f.evidence)))


def _by_speaker(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    spoken: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        speaker = quotation.speaker or fold(quotation.speaker_name or "")
        if quotation.mode == "direct" and speaker:
            spoken[speaker].append(quotation)
    for speaker in sorted(spoken):
        yield spoken[speaker]


def _links(quotations: Sequence[Quotation], wordings: Sequence[Wording]) -> Iterator[tuple[int, int, float]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        for word in sorted(set(wording.content)):
            holders[word].append(number)
    candidates = {
        (i, j)
        for word, numbers in holders.items()
        if len(numbers) <= _COMMON
        for at, i in enumerate(numbers)
        for j in numbers[at + 1 :]
    }
    for i, j in sorted(candidates):
        if quotations[i].content.article != quotations[j].content.article:
            score = alike(wordings[i], wordings[j])
            if score:
                yield i, j, score


def _finding(members: Sequence[Quotation], sure: float, sources: Sources) -> Finding:
    evidence = tuple(sorted(q.content for q in members))
    speaker = next((q.speaker_name for q in members if q.speaker_name), "?")
    names = ", ".join(dict.fromkeys(sources.name(a) for a in evidence))
    one = len({fold(a.exact) for a in evidence}) == 1
    return Finding(
        kind="same_quotation",
        about=speaker,
        explanation=f"{speaker} : les mêmes propos dans {names}{'' if one else ', en des mots différents'}.",
        explanation_en=f"{speaker}: the same words in {names}{'' if one else ', worded differently'}.",
        claims=tuple(q.id for q in members),
        evidence=evidence,
        independent_sources=sources.independent(evidence),
        confidence=round(sure * min(q.confidence for q in members), 3),
    )
