"""Phrases of the lexicons, looked up in the order of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.mentions.words import Cutter, Word
from recoupe.model.claims import Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase of a lexicon stands for: its main name, its kind, and its Wikidata id."""

    name: str
    kind: Kind | None = None
    wikidata: str | None = None
    gender: str | None = None
    lower: bool = False
    portfolio: bool = False
    singular: str | None = None
    plural: str | None = None
    seat: bool = False
    capitals: tuple[bool, ...] = ()
    acronym: bool = False
    contracted: bool = False
    strict: bool = False


class Phrases:
    """Phrases of folded words, as ``cut`` cuts them, found at a place of a sentence, the longest first."""

    def __init__(self, cut: Cutter) -> None:
        self.cut = cut
        self._alone: dict[str, tuple[int, Entry]] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = {}
        self._all: dict[tuple[str, ...], Entry] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Have ``phrase`` stand for ``entry``, with hyphens or without; what was added first wins."""
        self._add(self.cut.folded(phrase), entry)
        self._add(self.cut.folded(phrase.replace("-", " ")), entry)

    def _add(self, key: tuple[str, ...], entry: Entry) -> None:
        if not key or key in self._all:
            return
        self._all[key] = entry
        if len(key) == 1:
            self._alone[key[0]] = (1, entry)
            return
        known = self._longer.setdefault(key[0], {}).setdefault(key[1], [])
        known.append((key, entry))
        known.sort(key=lambda pair: -len(pair[0]))

    def match(self, words: Sequence[Word], at: int) -> tuple[int, Entry] | None:
        """The number of words of the longest phrase that stands at ``at``, and its entry."""
        first = words[at].folded
        longer = self._longer.get(first)
        if longer is not None and at + 1 < len(words):
            for key, entry in longer.get(words[at + 1].folded, ()):
                length = len(key)
                if length == 2 or (
                    at + length <= len(words)
                    and all(words[at + n].folded == key[n] for n in range(2, length))
                ):
                    return length, entry
        return self._alone.get(first)

    def openings(self, *, capital: bool) -> dict[str, frozenset[str]]:
        """From the first words of all phrases to their second words, "" where the first may stand alone.

        Without ``capital`` only what may stand in lower case: no single word that is a name by its capital.
        """
        alone = {
            first: frozenset({""})
            for first, (_, entry) in self._alone.items()
            if capital or entry.lower or entry.capitals != (True,)
        }
        return alone | {
            first: frozenset(seconds) | alone.get(first, frozenset())
            for first, seconds in self._longer.items()
        }

    def get(self, phrase: str) -> Entry | None:
        """The entry of exactly this phrase."""
        return self._all.get(self.cut.folded(phrase))
