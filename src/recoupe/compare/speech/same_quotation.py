"""One utterance in several articles: the same words of the same speaker, longer, shorter or reworded."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from recoupe.compare.common.inside import place
from recoupe.compare.common.levels import Span, spans
from recoupe.compare.common.sources import Sources
from recoupe.compare.common.telling import said, sentence
from recoupe.compare.common.wording import Wording, Wordings, alike, fold
from recoupe.languages import Language
from recoupe.model import Anchor, Finding, Quotation, Story
from recoupe.resolve.connect import connected

# Each quotation is held against so many first ones that share its whole wording, two words in a row, or a
# word: an utterance printed everywhere is found through its first places, at a cost that stays linear.
_LEADS = 8
# A word of so few quotations is telling: they are all held against each other.
_RARE = 60
# A quotation is held against so many before it, and no more.
_BESIDE = 16
# From this on the wording alone says that both are one utterance, whatever the days.
_SAME = 0.9
# So many words of a description say who speaks: an article and a noun.
_TOLD_BY = 2
# So many words in a row are one utterance, whoever is said to speak.
_RUN = 7
# Words as few as this that so many speakers say are no utterance of one.
_SHORT, _SPEAKERS = 2, 3
# Words between marks inside reported speech.
_MARKED = re.compile(r"[«“\"](?P<words>[^«»“”\"]{8,400})[»”\"]")


def find(story: Story, language: Language, wordings: Wordings | None = None) -> tuple[Finding, ...]:
    """A finding for each utterance that stands more than once, with all its places.

    Quotations are compared with those of the same speaker that share a telling word, never all with all.
    ``wordings`` are those of texts that others ask for as well.
    """
    wordings = Wordings(language) if wordings is None else wordings
    sources = Sources(story)
    found: list[Finding] = []
    spoken = list(_spoken(story))
    holding = {quotation.content: whole for quotation, whole in spoken}
    groups = list(_by_speaker([quotation for quotation, _ in spoken], wordings))
    wordings_of = [[wordings[q.content.exact] for q in quotations] for quotations in groups]
    passwords = _passwords(wordings_of)
    for number, held in enumerate(wordings_of):
        kept = [n for n, wording in enumerate(held) if wording.content not in passwords]
        quotations = [groups[number][n] for n in kept]
        links = _of_one_day(dict(_links(quotations, [held[n] for n in kept])), quotations)
        least: dict[int, float] = {}
        for (i, j), score in links.items():
            least[i] = min(score, least.get(i, 1.0))
            least[j] = min(score, least.get(j, 1.0))
        for group in connected(len(quotations), links):
            if len(group) > 1:
                members = [quotations[i] for i in group]
                claims = tuple(dict.fromkeys(holding[q.content].id for q in members))
                found.append(_finding(members, claims, min(least[i] for i in group), sources, language))
    return tuple(sorted(found, key=lambda f: (-f.independent_sources, f.evidence)))


def _spoken(story: Story) -> Iterator[tuple[Quotation, Quotation]]:
    """The words quoted, those between marks inside reported speech too, each with the whole quotation."""
    texts = {article.id: article.text for article in story.articles}
    known: dict[str, list[Anchor]] = defaultdict(list)
    for quotation in story.quotations:
        if quotation.mode == "direct":
            known[quotation.content.article].append(quotation.content)
            yield quotation, quotation
    for quotation in story.quotations:
        content = quotation.content
        for marked in _MARKED.finditer(content.exact) if quotation.mode == "indirect" else ():
            start, end = (content.start + at for at in marked.span("words"))
            if not any(a.start < end and start < a.end for a in known[content.article]):
                words = Anchor.of(content.article, texts[content.article], start, end)
                yield replace(quotation, content=words), quotation


def _passwords(wordings: Sequence[Sequence[Wording]]) -> set[tuple[str, ...]]:
    """The few words that many speakers say: the name of a movement, a slogan, and no utterance."""
    speakers: Counter[tuple[str, ...]] = Counter()
    for held in wordings:
        speakers.update({w.content for w in held if len(w.content) <= _SHORT})
    return {content for content, count in speakers.items() if count >= _SPEAKERS}


def _of_one_day(
    links: dict[tuple[int, int], float], quotations: Sequence[Quotation]
) -> dict[tuple[int, int], float]:
    """``links`` without the less sure ones between words that most articles give to different days."""
    same = [pair for pair, score in links.items() if score >= _SAME]
    days: dict[int, tuple[Span, ...]] = {}
    for group in connected(len(quotations), same):
        dated = Counter(q.date for q in (quotations[i] for i in group) if q.date and _narrow(q.date))
        day = min(dated, key=lambda d: (-dated[d], d), default=None)
        days |= dict.fromkeys(group, spans(day))
    return {(i, j): score for (i, j), score in links.items() if score >= _SAME or _meet(days[i], days[j])}


def _narrow(edtf: str) -> bool:
    found = spans(edtf)
    return bool(found) and all((last - first).days <= 1 for first, last in found)


def _meet(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return not ones or not others or any(a <= d and c <= b for a, b in ones for c, d in others)


def _by_speaker(quotations: Sequence[Quotation], worded: Mapping[str, Wording]) -> Iterator[list[Quotation]]:
    """The quotations of each speaker. Whom an article leaves unnamed is whoever says the same in another."""
    spoken: dict[str, list[Quotation]] = defaultdict(list)
    first: dict[tuple[str, ...], str] = {}
    nameless = (q for q in quotations if q.speaker is None)
    asked = {run for q in nameless for run in _runs(worded[q.content.exact].words)}
    for quotation in sorted(quotations, key=lambda q: q.speaker is None):
        # "Un porte-parole du groupe" is "un porte-parole de la Sofital" in another paper.
        speaker = quotation.speaker or " ".join(fold(quotation.speaker_name or "").split()[:_TOLD_BY])
        runs = list(_runs(worded[quotation.content.exact].words))
        if quotation.speaker is None:
            speaker = next((first[run] for run in runs if run in first), speaker)
        if speaker:
            spoken[speaker].append(quotation)
            # Nobody looks for the others.
            for run in asked.intersection(runs):
                first.setdefault(run, speaker)
    for speaker in sorted(spoken):
        yield sorted(spoken[speaker], key=lambda q: place(q.content))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The runs of ``words`` that two who speak by themselves hardly share."""
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


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
    """The pairs that share something, of each wording those with the rarest in common first.

    What is rare is shared by all its holders, of what is common the first ones are held against all.
    """
    keys = [{w.content, *pairwise(w.content), *((word,) for word in w.content)} for w in wordings]
    # What one quotation alone has, as most that it has, is put in no order.
    count = Counter(chain.from_iterable(keys))
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, held in enumerate(keys):
        for key in sorted(key for key in held if count[key] > 1):
            holders[key].append(number)
    found: set[tuple[int, int]] = set()
    beside = [0] * len(wordings)
    for numbers in sorted(holders.values(), key=len):
        for at, i in enumerate(numbers if len(numbers) <= _RARE else numbers[:_LEADS]):
            for j in numbers[at + 1 :]:
                if beside[j] < _BESIDE and (i, j) not in found:
                    found.add((i, j))
                    beside[j] += 1
    return found


def _finding(
    members: Sequence[Quotation],
    claims: tuple[str, ...],
    sure: float,
    sources: Sources,
    language: Language,
) -> Finding:
    evidence = tuple(sorted(q.content for q in members))
    speaker = next((q.speaker_name for q in members if q.speaker_name), "?")
    one = len({fold(a.exact) for a in evidence}) == 1
    told = said(sorted(evidence, key=lambda a: len(a.exact)), sources)
    own, english = sentence(language, "same_words" if one else "other_words", speaker=speaker, told=told)
    return Finding(
        kind="same_quotation",
        about=speaker,
        explanation=own,
        explanation_en=english,
        claims=claims,
        evidence=evidence,
        independent_sources=sources.independent(evidence),
        confidence=round(sure * min(q.confidence for q in members), 3),
    )
