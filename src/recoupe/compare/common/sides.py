"""For whom somebody speaks: a president for the country, a spokesman for the body in his title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from recoupe.compare.common.wording import fold
from recoupe.languages import Language, load
from recoupe.languages.positions import PositionWords
from recoupe.languages.world import World
from recoupe.model import Actor, Quotation, Story

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# The name of a country or a body in a title has no more words than this.
_LONGEST = 6
_BODIES = {"organization", "group", "country"}


class Sides:
    """The persons and bodies of a story by the side for which they stand, and persons by their office."""

    def __init__(self, story: Story, language: Language) -> None:
        words = language.lexicon(PositionWords)
        self._offices = _canonical(language.code)
        self._speaking = tuple(fold(w) for w in words.speaking_for)
        self._governing = frozenset(fold(w) for w in words.governing)
        self._places = dict(_nationalities(language.code))
        self._read: dict[str, tuple[str, str]] = {}
        self._countries: dict[str, Actor] = {}
        self._named: dict[str, Actor] = {}
        for actor in story.actors:
            uri = next(iter(actor.same_as), "").rpartition("/")[2]
            if actor.kind == "country" and uri:
                self._countries.setdefault(uri, actor)
                self._places |= {fold(n.text): uri for n in actor.names}
            if actor.kind in _BODIES:
                for name in actor.names:
                    self._named.setdefault(fold(name.text), actor)
        self._actors = {actor.id: actor for actor in story.actors}
        self._sides = {actor.id: self._side(actor) for actor in story.actors}
        self._held: dict[str, dict[str, list[Actor]]] = defaultdict(lambda: defaultdict(list))
        for actor in story.actors:
            if actor.kind == "person":
                for office, land in sorted({self.office(role.title) for role in actor.roles}):
                    self._held[office][land].append(actor)

    def of(self, actor: str) -> str:
        """The id of the side for which ``actor`` stands: often its own."""
        return self._sides.get(actor, actor)

    def of_speaker(self, quotation: Quotation) -> str | None:
        """The id of the side that speaks; the words for the speaker where he is nobody known."""
        return self.of(quotation.speaker or "") or quotation.speaker_name

    def name(self, side: str) -> str:
        """The name of a side."""
        return self._actors[side].name

    def office(self, title: str) -> tuple[str, str]:
        """The office that ``title`` names, one for all its names, and the country of it, "" for none."""
        if title not in self._read:
            self._read[title] = self._office(title)
        return self._read[title]

    def _office(self, title: str) -> tuple[str, str]:
        words = _WORD.findall(fold(title))
        land, left = "", []
        at = 0
        while at < len(words):
            found, size = self._country(words, at)
            if found and at:
                land, at = found, at + size
            else:
                left.append(words[at])
                at += 1
        while left and len(left[-1]) <= 3:
            left.pop()
        bare = " ".join(left)
        return self._offices.get(bare, bare), land

    def in_office(self, title: str) -> Actor | None:
        """The one person of the story in the office that ``title`` names: "le chef du gouvernement"."""
        office, land = self.office(title)
        held = self._held.get(office, {})
        found = held.get(land, []) if land else [a for one in held.values() for a in one]
        known = {actor.id: actor for actor in found}
        return next(iter(known.values())) if len(known) == 1 else None

    def _country(self, words: list[str], at: int) -> tuple[str, int]:
        """The country named at a word of a title, and in how many words."""
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            found = self._places.get(" ".join(words[at : at + size]))
            if found:
                return found, size
        return "", 0

    def _side(self, actor: Actor) -> str:
        if actor.kind == "person":
            sides = {side for role in actor.roles for side in self._spoken_for(role.title)}
            return sides.pop() if len(sides) == 1 else actor.id
        words = _WORD.findall(fold(actor.name))
        if actor.kind == "organization" and words and words[0] in self._governing:
            land = self.office(actor.name)[1]
            return self._countries[land].id if land in self._countries else actor.id
        return actor.id

    def _spoken_for(self, title: str) -> Iterator[str]:
        """The side for which the holder of ``title`` speaks, if it is an office that speaks for one."""
        plain = fold(title)
        if not plain.startswith(self._speaking):
            return
        land = self.office(title)[1]
        if land in self._countries:
            yield self._countries[land].id
            return
        words = _WORD.findall(plain)
        for size in range(min(_LONGEST, len(words) - 1), 0, -1):
            body = self._named.get(" ".join(words[-size:]))
            if body is not None:
                yield self._sides_of_body(body)
                return

    def _sides_of_body(self, body: Actor) -> str:
        return self._side(body) if body.kind != "person" else body.id


@cache
def _canonical(code: str) -> Mapping[str, str]:
    """For each name of an office the first of its row."""
    rows = load(code).lexicon(PositionWords).same_office
    return {fold(name): fold(row[0]) for row in rows for name in row}


@cache
def _nationalities(code: str) -> Mapping[str, str]:
    """The Wikidata ids of countries by adjective of nationality, folded; those of two countries left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for country in load(code).lexicon(World).countries.values():
        for adjective in filter(None, (country.masculine, country.feminine)):
            found[fold(adjective)].add(country.wikidata)
            found[f"{fold(adjective)}s"].add(country.wikidata)
    return {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}
