"""One utterance in several articles has one speaker: who is unsure of him follows who is not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.model import Quotation
from recoupe.resolve.connect import connected

_WORD = re.compile(r"\w+")
# So many words in a row, or fewer where they are all that is quoted, are no accident between two articles.
_RUN, _WHOLE = 6, 4
# Words that so many speakers say are a slogan, a law or a song.
_MANY = 4
# Each further article that gives the same speaker makes him so much surer, up to so much.
_AGAIN, _MOST_AGAIN = 0.05, 0.1
# Another article must be so much surer than this one.
_LEAD = 0.1
# As sure as this an article knows whom it quotes: two that differ are a conflict, shown and not settled.
_KNOWN = 0.85
# Less sure than this a person is given up for a description, which may else be hers.
_DOUBTFUL = 0.5
# How sure a speaker is whom another article tells.
_TOLD = 0.9


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks: the id of an actor, or else the words for an unnamed source."""

    speaker: str | None
    name: str | None

    @classmethod
    def of(cls, quotation: Quotation) -> _Voice:
        return cls(quotation.speaker, quotation.speaker_name)


def agree(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """``quotations``, in order, with the speakers whom other articles give the same words with more reason.

    Quotations that continue one whose speaker changes follow it.
    """
    told: dict[str, tuple[_Voice, float]] = {}
    for group in _utterances(quotations):
        told |= {q.id: (voice, sure) for q, voice, sure in _corrected(group)}
    if not told:
        return tuple(quotations)
    return tuple(_follow(quotations, told))


def _utterances(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """The quotations of several articles that share a run of words, by the run and not by pairs."""
    spoken = [q for q in quotations if q.mode == "direct" and q.nested_in is None and q.speaker_name]
    first: dict[tuple[str, ...], int] = {}
    links = [
        (first[run], number)
        for number, quotation in enumerate(spoken)
        for run in _runs(quotation.content.exact)
        if first.setdefault(run, number) != number
    ]
    for group in connected(len(spoken), links) if links else ():
        members = [spoken[i] for i in group]
        if len({q.content.article for q in members}) > 1:
            yield members


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = tuple(_WORD.findall(text.casefold()))
    if _WHOLE <= len(words) < _RUN:
        yield words
    for at in range(len(words) - _RUN + 1):
        yield words[at : at + _RUN]


def _corrected(group: Sequence[Quotation]) -> Iterator[tuple[Quotation, _Voice, float]]:
    """The quotations of ``group`` that are another's words, whose, and how sure."""
    best: dict[_Voice, float] = {}
    articles: dict[_Voice, set[str]] = defaultdict(set)
    for quotation in group:
        voice = _Voice.of(quotation)
        best[voice] = max(best.get(voice, 0.0), quotation.confidence)
        articles[voice].add(quotation.content.article)
    if not 1 < len(best) < _MANY:
        return
    sure = {v: best[v] + min(_MOST_AGAIN, _AGAIN * (len(articles[v]) - 1)) for v in best}
    winner = max(sure, key=lambda v: (sure[v], v.speaker is not None, v.speaker or "", v.name or ""))
    for quotation in group:
        voice = _Voice.of(quotation)
        names = winner.speaker is not None or quotation.speaker is None or quotation.confidence < _DOUBTFUL
        weak = quotation.confidence < _KNOWN and sure[voice] + _LEAD <= sure[winner]
        if voice != winner and names and weak:
            yield quotation, winner, round(_TOLD * best[winner], 3)


def _follow(quotations: Iterable[Quotation], told: Mapping[str, tuple[_Voice, float]]) -> Iterator[Quotation]:
    """``quotations`` with the voices ``told``, and those that continue them with the same."""
    changed = dict(told)
    for quotation in quotations:
        before = changed.get(quotation.continues or "")
        own = changed.get(quotation.id) or before
        if own is None:
            yield quotation
            continue
        voice, sure = own
        changed[quotation.id] = own
        yield replace(quotation, speaker=voice.speaker, speaker_name=voice.name, confidence=sure)
