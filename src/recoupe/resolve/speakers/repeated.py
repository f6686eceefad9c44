"""One utterance in several articles has one speaker: who is unsure of him follows who is not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from recoupe.model import Quotation, Reading, with_learnt

_WORD = re.compile(r"\w+")
# So many words in a row, or fewer where they are all that is quoted, are no accident between two articles.
_RUN, _WHOLE = 6, 5
# Two quotations are one utterance when the shorter has so many of its runs in common with the longer.
_SHARE = 0.15
# Words that so many speakers say, or that stand in so many places, are a slogan, a law or a song.
_MANY, _PLACES = 4, 40
# Each further article that gives the same speaker makes him so much surer, up to so much.
_AGAIN, _MOST_AGAIN = 0.05, 0.1
# Another article must be so much surer than this one.
_LEAD = 0.1
# As sure as this an article knows whom it quotes: two that differ are a conflict, shown and not settled.
_KNOWN = 0.85
# Less sure than this a person is given up for a description, which may else be hers.
_DOUBTFUL = 0.5
# How sure a speaker is whom another article tells: the two differ, and either may have erred.
_TOLD = 0.75
# Quotations of which the runs are remembered.
_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks: the id of an actor, or else the words for an unnamed source."""

    speaker: str | None
    name: str | None

    @classmethod
    def of(cls, quotation: Quotation) -> _Voice:
        return cls(quotation.speaker, quotation.speaker_name)


def look_through(reading: Reading) -> None:
    """Remember what ``agree`` compares of an article."""
    for quotation in reading.quotations:
        if quotation.mode == "direct" and quotation.nested_in is None:
            _digests(quotation.content.exact)


def agree(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """``quotations``, in order, with the speakers whom other articles give the same words with more reason.

    Quotations that continue one whose speaker changes follow it.
    """
    spoken = [q for q in quotations if q.mode == "direct" and q.nested_in is None and q.speaker_name]
    told: dict[str, tuple[_Voice, float]] = {}
    for number, others in sorted(_alike(spoken).items()):
        found = _corrected(spoken[number], [spoken[other] for other in others])
        if found is not None:
            told[spoken[number].id] = found
    return tuple(_follow(quotations, told)) if told else tuple(quotations)


def _alike(spoken: Sequence[Quotation]) -> dict[int, list[int]]:
    """For each quotation those of other articles that have most of its words in a row, or it theirs."""
    holders: dict[tuple[str, ...], list[int]] = {}
    sizes: dict[int, int] = {}
    for number in _with_others(spoken):
        runs = set(_runs(spoken[number].content.exact))
        sizes[number] = len(runs)
        for run in runs:
            holders.setdefault(run, []).append(number)
    # Hardly any run stands in two quotations.
    telling = (held for held in holders.values() if 1 < len(held) <= _PLACES)
    shared = Counter(chain.from_iterable(combinations(held, 2) for held in telling))
    found: dict[int, list[int]] = defaultdict(list)
    for (one, other), count in sorted(shared.items()):
        apart = spoken[one].content.article != spoken[other].content.article
        if apart and count >= _SHARE * min(sizes[one], sizes[other]):
            found[one].append(other)
            found[other].append(one)
    return found


def _with_others(spoken: Sequence[Quotation]) -> list[int]:
    """The quotations that seem to have a run of words in common with another, by digests of their runs."""
    digests = [_digests(quotation.content.exact) for quotation in spoken]
    every = np.concatenate([np.empty(0, np.int64), *digests])
    owners = np.repeat(np.arange(len(digests)), [len(own) for own in digests])
    _, which, times = np.unique(every, return_inverse=True, return_counts=True)
    found: list[int] = np.unique(owners[times[which] > 1]).tolist()
    return found


@lru_cache(maxsize=_KEPT)
def _digests(text: str) -> NDArray[np.int64]:
    """Numbers of the runs of ``text``, each once: equal runs have the same in this process."""
    return np.unique(np.fromiter(map(hash, _runs(text)), np.int64))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = tuple(_WORD.findall(text.casefold()))
    if _WHOLE <= len(words) < _RUN:
        yield words
    yield from zip(*(words[at:] for at in range(_RUN)), strict=False)


def _corrected(quotation: Quotation, others: Sequence[Quotation]) -> tuple[_Voice, float] | None:
    """Whose words a quotation is, and how sure that is, where ``others`` of the same words tell it better."""
    best: dict[_Voice, float] = {}
    articles: dict[_Voice, set[str]] = defaultdict(set)
    for one in (quotation, *others):
        voice = _Voice.of(one)
        best[voice] = max(best.get(voice, 0.0), one.confidence)
        articles[voice].add(one.content.article)
    if not 1 < len(best) < _MANY or quotation.confidence >= _KNOWN:
        return None
    sure = {v: best[v] + min(_MOST_AGAIN, _AGAIN * (len(articles[v]) - 1)) for v in best}
    winner = max(sure, key=lambda v: (sure[v], v.speaker is not None, v.speaker or "", v.name or ""))
    own = _Voice.of(quotation)
    # A person is not given up for a description, which may well be hers.
    names = winner.speaker is not None or own.speaker is None or quotation.confidence < _DOUBTFUL
    if own == winner or not names or sure[own] + _LEAD > sure[winner]:
        return None
    return winner, round(_TOLD * best[winner], 3)


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
        yield with_learnt(quotation, speaker=voice.speaker, speaker_name=voice.name, confidence=sure)
