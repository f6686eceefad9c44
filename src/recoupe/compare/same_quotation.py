"""One utterance in several articles: the same words of the same speaker, longer, shorter or reworded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.compare.sources import Sources
from recoupe.compare.wording import Wording, alike, fold
from recoupe.languages import Language
from recoupe.languages.comparison import Comparison
from recoupe.model import Finding, Quotation, Story
from recoupe.resolve.connect import connected

# Each quotation is held against so many first ones that share its whole wording, two words in a row, or a
# word: an utterance printed everywhere is found through its first places, at a cost that stays linear.
_LEADS = 8
# A word of so few quotations is telling: they are all held against each other.
_RARE = 60


def find(story: Story, language: Language) -> tuple[Finding, ...]:
    """A finding for each utterance that stands more than once, with all its places.

    Quotations are compared with those of the same speaker that share a telling word, never all with all.
    """
    sources = Sources(story)
    found: list[Finding] = []
    for quotations in _by_speaker(story.quotations):
        wordings = [Wording.of(q.content.exact, language) for q in quotations]
        sure = dict(_links(quotations, wordings))
        least: dict[int, float] = {}
        for (i, j), score in sure.items():
            least[i] = min(score, least.get(i, 1.0))
            least[j] = min(score, least.get(j, 1.0))
        for group in connected(len(quotations), sure):
            if len(group) > 1:
                members = [quotations[i] for i in group]
                found.append(_finding(members, min(least[i] for i in group), sources, language))
    return tuple(sorted(found, key=lambda f: (-f.independent_sources, f.evidence)))


def _by_speaker(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    spoken: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        speaker = quotation.speaker or fold(quotation.speaker_name or "")
        if quotation.mode == "direct" and speaker:
            spoken[speaker].append(quotation)
    for speaker in sorted(spoken):
        yield spoken[speaker]


def _links(
    quotations: Sequence[Quotation], wordings: Sequence[Wording]
) -> Iterator[tuple[tuple[int, int], float]]:
    """The pairs that are wordings of one utterance, in different articles, and how sure that is."""
    for i, j in sorted(_candidates(wordings)):
        if quotations[i].content.article != quotations[j].content.article:
            score = alike(wordings[i], wordings[j])
            if score:
                yield (i, j), score


def _candidates(wordings: Sequence[Wording]) -> set[tuple[int, int]]:
    """The pairs that share something: all that share what is rare, of the others the first ones with all."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        words = wording.content
        for key in sorted({words, *pairwise(words), *((word,) for word in words)}):
            holders[key].append(number)
    return {
        (i, j)
        for key, numbers in holders.items()
        for at, i in enumerate(numbers if len(key) == 1 and len(numbers) <= _RARE else numbers[:_LEADS])
        for j in numbers[at + 1 :]
    }


def _finding(members: Sequence[Quotation], sure: float, sources: Sources, language: Language) -> Finding:
    evidence = tuple(sorted(q.content for q in members))
    speaker = next((q.speaker_name for q in members if q.speaker_name), "?")
    names = ", ".join(dict.fromkeys(sources.name(a) for a in evidence))
    one = len({fold(a.exact) for a in evidence}) == 1
    sentence = language.lexicon(Comparison).explanations["same_words" if one else "other_words"]
    return Finding(
        kind="same_quotation",
        about=speaker,
        explanation=sentence.own.format(speaker=speaker, names=names),
        explanation_en=sentence.english.format(speaker=speaker, names=names),
        claims=tuple(q.id for q in members),
        evidence=evidence,
        independent_sources=sources.independent(evidence),
        confidence=round(sure * min(q.confidence for q in members), 3),
    )
