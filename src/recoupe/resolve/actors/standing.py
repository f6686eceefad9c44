"""Bodies named by their noun alone: "le gouvernement", "la préfecture".

They are given to the body that is named in full: in the same article, else in the story where there is one
only, or one of whose country the story speaks most. What remains is an actor under its bare name: one in the
story for a national body, one in each article for a local one, since two prefectures are two actors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from recoupe.extract.mentions.knowledge import Knowledge
from recoupe.extract.mentions.words import cutter
from recoupe.languages import Language
from recoupe.languages.names import Reasons
from recoupe.languages.world import World
from recoupe.model import Mention, Reading
from recoupe.resolve.actors.groups import Groups
from recoupe.resolve.actors.names_read import Key, NameRead, key_of
from recoupe.resolve.actors.persons import Node, everywhere
from recoupe.resolve.grouped import grouped
from recoupe.resolve.held import Held

# A country named so many times oftener than any other is the one whose government needs no name.
_DOMINANT = 2
# How many characters an article, marks and more spaces may take beside a noun.
_ROOM = 16


@dataclass(frozen=True, slots=True)
class Standing:
    """A body named by its noun alone, in one article."""

    key: Key
    article: str
    mentions: tuple[Mention, ...]
    node: Node
    national: bool


@dataclass(frozen=True)
class StandingNouns:
    """The nouns that alone name a body, as keys."""

    national: frozenset[Key]
    local: frozenset[Key]

    @classmethod
    def of(cls, language: Language) -> StandingNouns:
        """Those of ``language``."""
        bodies = language.lexicon(World).standing
        folded = cutter(language).folded
        return cls(frozenset(map(folded, bodies.national)), frozenset(map(folded, bodies.local)))

    @cached_property
    def all(self) -> frozenset[Key]:
        """National and local ones."""
        return self.national | self.local

    @cached_property
    def longest(self) -> int:
        """How many characters such a noun takes at most, with its article."""
        return _ROOM + max((len(" ".join(key)) for key in self.all), default=0)


def read_standing(
    readings: Iterable[Reading], nouns: StandingNouns, known: Knowledge, held: Held
) -> list[Standing]:
    """The bodies that their noun alone names: descriptions in ``readings``, and "le Parlement"."""
    return [
        body
        for reading in readings
        for body in held.again(
            "standing", reading.article, (reading,), partial(_standing_in, reading, nouns, known)
        )
    ]


def _standing_in(reading: Reading, nouns: StandingNouns, known: Knowledge) -> list[Standing]:
    here: dict[Key, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        # Most descriptions are longer than these nouns, and need not be folded.
        if mention.form == "pronoun" or len(mention.name) > nouns.longest:
            continue
        if (key := key_of(mention.name, known)) in nouns.all:
            here[key].append(mention)
    article = reading.article
    return [
        Standing(key, article, tuple(mentions), (key, article, "standing"), key in nouns.national)
        for key, mentions in here.items()
    ]


def join_standing(
    bodies: Sequence[Standing],
    names: Sequence[NameRead],
    groups: Groups[Node],
    known: Knowledge,
    reasons: Reasons,
) -> None:
    """Join each body to the one named in full that it must be, where there is one."""
    by_first = grouped(names, lambda n: n.key[0])
    country_of = {name.key: _country(name, known) for name in names}
    countries = _countries(names, country_of)
    completing = {body.key: [n for n in by_first[body.key[0]] if _completes(n, body.key)] for body in bodies}
    for body in bodies:
        groups.add(body.node)
        fuller = completing[body.key]
        if body.national:
            found = _national(fuller, body, countries, groups, country_of)
        else:
            found = _one([n for n in fuller if body.article in n.articles], groups) or _one(fuller, groups)
        if found:
            groups.join(found, body.node, reasons.standing.format(name=body.mentions[0].name))
        elif body.national:
            groups.join((body.key, "", "standing"), body.node)


def _completes(name: NameRead, body: Key) -> bool:
    return len(name.key) > len(body) and name.key[: len(body)] == body and name.kind == "organization"


def _one(names: Sequence[NameRead], groups: Groups[Node]) -> Node | None:
    nodes = list(dict.fromkeys(groups.find(everywhere(n)) for n in names))
    return nodes[0] if len(nodes) == 1 else None


def _countries(names: Sequence[NameRead], country_of: Mapping[Key, str | None]) -> dict[str, Counter[str]]:
    """How often each article (and "", the story) names each country: by name, capital or adjective."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        country = country_of[name.key]
        for use in name.uses if country else ():
            found[use.article][str(country)] += len(use.mentions)
            found[""][str(country)] += len(use.mentions)
    return found


def _country(name: NameRead, known: Knowledge) -> str | None:
    """The country that the name names or belongs to."""
    if name.entry and name.entry.kind == "country":
        return name.entry.name
    return next((known.demonyms[w] for w in name.key if w in known.demonyms), None) or known.capitals.get(
        " ".join(name.key)
    )


def _national(
    names: Sequence[NameRead],
    body: Standing,
    countries: dict[str, Counter[str]],
    groups: Groups[Node],
    country_of: Mapping[Key, str | None],
) -> Node | None:
    """The body of the country of which the article, and by far, or the story, and by far, speaks most."""
    for counted in (countries[body.article], countries[""]):
        ranked = counted.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= _DOMINANT * ranked[1][1]):
            mine = [n for n in names if country_of[n.key] == ranked[0][0]]
            if found := _one(mine, groups):
                return found
    return None
