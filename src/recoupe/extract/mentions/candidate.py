"""A stretch of words that may name an actor, with what speaks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.extract.mentions.words import Word
from recoupe.model import Role, Sentence
from recoupe.model.claims import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its words."""

    sentence: Sentence
    words: Sequence[Word]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``first`` to ``last`` of a line, ``last`` included.

    ``sure`` tells whether the words name somebody by themselves; the others (a capital that begins a
    sentence) need the rest of the article to say so. ``hints`` say why, and by them the kind is voted.
    """

    line: Line
    first: int
    last: int
    hints: tuple[str, ...] = ()
    sure: bool = True
    gender: str | None = None
    number: str | None = None
    titles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    name: str = ""

    @property
    def words(self) -> Sequence[Word]:
        """The words of the name."""
        return self.line.words[self.first : self.last + 1]

    @property
    def start(self) -> int:
        """Where the name begins in the article."""
        return self.line.words[self.first].start

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.line.words[self.last].end

    @property
    def folded(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return tuple(w.folded for w in self.words)

    def with_hints(self, *hints: str) -> Candidate:
        """The same with more hints."""
        more = tuple(h for h in hints if h not in self.hints)
        return self.but(self.hints + more, self.gender) if more else self

    def but(self, hints: tuple[str, ...], gender: str | None) -> Candidate:
        """The same with these hints and this gender; ``dataclasses.replace`` costs five times as much."""
        return Candidate(
            self.line,
            self.first,
            self.last,
            hints,
            self.sure,
            gender,
            self.number,
            self.titles,
            self.aliases,
            self.name,
        )


# How strongly each hint speaks for each kind. The story adds them up over all mentions of an actor.
_WEIGHTS: dict[str, dict[Kind, float]] = {
    "civility": {"person": 6},
    "title": {"person": 4},
    "first_name": {"person": 3},
    "apposition": {"person": 3},
    "age": {"person": 3},
    # "son frère Denis"; "Michel, un ostréiculteur"
    "kin": {"person": 3},
    "presented": {"person": 0.5},
    # "Saint-Paul"
    "place_prefix": {"place": 2.0},
    # "Oued Zem"
    "place_opener": {"place": 3.0},
    "of_place": {"place": 2.5, "person": -0.5},
    "of_firm": {"organization": 2.5, "person": -0.5},
    "surname": {"person": 4},
    # "Petit et Ferral", where the tagger knows Petit
    "with_person": {"person": 1.2},
    "subject_of_saying": {"person": 1.0, "organization": 0.6, "country": 0.3, "place": -1.0},
    "locative": {"place": 1.6, "country": 0.5, "person": -1.0, "organization": -0.3},
    "office_in": {"organization": 1.0, "person": -0.5},
    "institution": {"organization": 6},
    "head": {"organization": 5},
    "collective": {"organization": 4},
    # "dans L'Aube": a newspaper more often than a place, which "à" tells
    "titled": {"organization": 2.4},
    # "Villers-sur-Cher"
    "toponym": {"place": 3.5},
    # "X, une ONG"; "X (XYZ)" with the initials of X; "X, une petite ville"; "X (Aude)"
    "apposed_body": {"organization": 6},
    "spelt_out": {"organization": 5},
    "apposed_place": {"place": 4, "organization": -1},
    "located": {"place": 3.5, "person": -1.5, "organization": -1},
    "acronym": {"organization": 2.5},
    "place_noun": {"place": 6},
    "people": {"group": 6},
    "given": {"person": 1.0},
    "two_names": {"person": 1.1},
    "inhabitants": {"group": 2.5},
    "plural": {"group": 0.8, "organization": 0.5, "person": -1.0},
    "article": {"person": -2.0, "organization": 0.6, "place": 0.5},
    "known:person": {"person": 6},
    "known:organization": {"organization": 6},
    # "l'Élysée", "Matignon": an institution unless one goes there.
    "known:seat": {"organization": 2.0, "place": 1.0},
    "known:group": {"group": 6},
    # "Washington dénonce": the capital stands for the country's government.
    "for_government": {"country": 8},
    # "Bruxelles exige": the town stands for the union that has its seat there.
    "for_union": {"organization": 8},
    "known:country": {"country": 6},
    "known:place": {"place": 5},
    "tagger:PER": {"person": 1.2},
    "tagger:ORG": {"organization": 1.0},
    "tagger:LOC": {"place": 1.0},
    "tagger:MISC": {"organization": 0.2},
}
_ORDER: tuple[Kind, ...] = ("person", "organization", "place", "group", "country")


@lru_cache(maxsize=20_000)
def tally(hints: tuple[str, ...]) -> Mapping[Kind, float]:
    """What the hints say for each kind, added up. Mentions share their hints: it is counted once for all."""
    totals: dict[Kind, float] = dict.fromkeys(_ORDER, 0.0)
    for hint in hints:
        for kind, weight in _WEIGHTS.get(hint, {}).items():
            totals[kind] += weight
    return totals


def winner(totals: Mapping[Kind, float]) -> Kind | None:
    """The kind with the most for it; None when nothing speaks for any."""
    best = max(_ORDER, key=lambda kind: totals[kind])
    return best if totals[best] > 0 else None
