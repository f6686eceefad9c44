"""Who said what: quotations gathered into utterances, and utterances by speaker.

An utterance is what one speaker said once, in as many wordings as the articles give it: translated twice,
shortened, or copied word for word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from recoupe.dossier import edtf
from recoupe.dossier.families import by_date
from recoupe.dossier.index import Index
from recoupe.model import Actor, Quotation
from recoupe.text.letters import unaccented

# Shorter than this, the same words on two days are two utterances ("Oui").
_WORDS_THAT_IDENTIFY = 4
# Beyond this many words a comparison word by word is neither quick nor readable.
_WORDS_COMPARED = 300


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an utterance, and the quotations that have it, earliest article first."""

    quotations: tuple[Quotation, ...]

    @property
    def lead(self) -> Quotation:
        """The first quotation in this wording."""
        return self.quotations[0]

    @property
    def text(self) -> str:
        """The words, on one line."""
        return " ".join(self.lead.content.exact.split())


@dataclass(frozen=True)
class Utterance:
    """What somebody said once. The first wording is the most complete one."""

    wordings: tuple[Wording, ...]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation of it, those of the first wording first."""
        return tuple(q for wording in self.wordings for q in wording.quotations)

    @property
    def lead(self) -> Quotation:
        """The quotation to show where there is room for one."""
        return self.wordings[0].lead

    @property
    def id(self) -> str:
        """That of the leading quotation."""
        return self.lead.id

    @cached_property
    def date(self) -> str | None:
        """The day it was said: what most quotations of it give, and of these the narrowest."""
        dates = Counter(q.date for q in self.quotations if edtf.span(q.date))
        return min(dates, key=lambda d: (-dates[d], _width(d)), default=None)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: an actor, or only a description ("une source judiciaire"), or neither."""

    actor: Actor | None
    name: str | None
    utterances: tuple[Utterance, ...]


def speakers(index: Index) -> tuple[Speaker, ...]:
    """All speakers with what they said, those who said most first, those without a name last."""
    groups: dict[tuple[str, str], list[Utterance]] = {}
    for utterance in index.once(utterances):
        groups.setdefault(_voice(utterance.lead, index.actors), []).append(utterance)
    found = [_speaker(key, said, index) for key, said in groups.items()]
    return tuple(
        sorted(found, key=lambda s: (s.name is None, s.actor is None, -len(s.utterances), s.name or ""))
    )


def utterances(index: Index) -> tuple[Utterance, ...]:
    """Every utterance, in the order of the day it was said, then of the place of its words."""
    found = [_utterance(group, index) for group in _groups(index)]
    return tuple(sorted(found, key=lambda u: (edtf.order(u.date), index.place(u.lead.content))))


def differing(text: str, other: str) -> tuple[tuple[str, bool], ...]:
    """``text`` in runs of words, each with whether ``other`` has other words in its place.

    Case and accents do not count, nor punctuation. Very long texts come back as one run that is not marked.
    """
    words, against = text.split(), other.split()
    if not words or max(len(words), len(against)) > _WORDS_COMPARED:
        return ((text, False),)
    matcher = SequenceMatcher(None, [fold(w) for w in words], [fold(w) for w in against], autojunk=False)
    kept = {i + k for i, _, size in matcher.get_matching_blocks() for k in range(size)}
    runs: list[tuple[str, bool]] = []
    for i, word in enumerate(words):
        if runs and runs[-1][1] == (i not in kept):
            runs[-1] = (f"{runs[-1][0]} {word}", runs[-1][1])
        else:
            runs.append((word, i not in kept))
    return tuple(runs)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The letters and digits of ``text`` without case and accents; words stay apart."""
    letters = (c if c.isalnum() else " " for c in unaccented(text.casefold()))
    return " ".join("".join(letters).split())


def _voice(quotation: Quotation, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """What tells one speaker from another: the actor, else the words for it, else nothing."""
    if quotation.speaker in actors:
        return "actor", str(quotation.speaker)
    return ("name", fold(quotation.speaker_name)) if quotation.speaker_name else ("nobody", "")


def _speaker(key: tuple[str, str], said: list[Utterance], index: Index) -> Speaker:
    actor = index.actors[key[1]] if key[0] == "actor" else None
    name = actor.name if actor else said[0].lead.speaker_name if key[0] == "name" else None
    return Speaker(actor, name, tuple(said))


def _width(value: str | None) -> tuple[int, str]:
    found = edtf.span(value)
    if found is None or found.first is None or found.last is None:
        return 10**7, value or ""
    return (found.last - found.first).days, value or ""


def _groups(index: Index) -> list[list[Quotation]]:
    """Quotations of one utterance together: those of a same_quotation finding, and the same words again."""
    root: dict[str, str] = {q.id: q.id for q in index.story.quotations}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for ids in _same(index):
        for one, other in pairwise(ids):
            root[find(other)] = find(one)
    groups: dict[str, list[Quotation]] = {}
    for quotation in sorted(index.story.quotations, key=lambda q: index.place(q.content)):
        groups.setdefault(find(quotation.id), []).append(quotation)
    return list(groups.values())


def _same(index: Index) -> Iterable[list[str]]:
    for finding in index.story.findings:
        if finding.kind == "same_quotation":
            yield [claim for claim in finding.claims if claim in index.quotations]
    alike: dict[tuple[object, ...], list[str]] = {}
    for quotation in index.story.quotations:
        words = fold(quotation.content.exact)
        day = None if words.count(" ") + 1 >= _WORDS_THAT_IDENTIFY else quotation.date or quotation.id
        alike.setdefault((_voice(quotation, index.actors), words, day), []).append(quotation.id)
    yield from alike.values()


def _utterance(group: list[Quotation], index: Index) -> Utterance:
    wordings: dict[str, list[Quotation]] = {}
    for quotation in sorted(group, key=lambda q: _earliest(q, index)):
        wordings.setdefault(fold(quotation.content.exact), []).append(quotation)
    ordered = sorted(wordings.values(), key=lambda quotations: _completeness(quotations[0]))
    return Utterance(tuple(Wording(tuple(quotations)) for quotations in ordered))


def _earliest(quotation: Quotation, index: Index) -> tuple[object, ...]:
    return (*by_date(index.articles[quotation.content.article]), quotation.content.start)


def _completeness(quotation: Quotation) -> tuple[bool, int]:
    return quotation.mode != "direct", -len(quotation.content.exact)
