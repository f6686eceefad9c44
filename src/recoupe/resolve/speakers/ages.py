"""How old the actors of a story are: "Paul X, 66 ans" is "le sexagénaire", and "l'homme de 54 ans" is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from recoupe.languages.reference import Reference
from recoupe.model import Actor, Anchor, Article
from recoupe.text.patterns import either

_DECADE = 10
# How far after a name its age may stand: ", ancien maire de Y (Z), 66 ans", with no other full name between.
_NEAR = 90
_FULL_NAME = re.compile(r"[^\W\da-zà-ÿœ][\w-]+ [^\W\da-zà-ÿœ]")


class Ages:
    """The ages that the articles tell beside names, and that descriptions tell; looked up when asked for."""

    def __init__(self, lexicon: Reference, actors: Mapping[str, Actor], articles: Iterable[Article]) -> None:
        years, led, of = map(either, (lexicon.years_of_age, lexicon.aged, lexicon.genitive))
        self._told = re.compile(rf"\b(\d{{1,3}})\s{years}\b")
        self._beside = re.compile(
            # a party, a county in parentheses, the town; then what else he is
            rf"(?:\s\([^()\n]{{1,25}}\)|\s{of}\s?[^\s,.()«»]{{1,25}}){{0,3}}"
            rf"((?:,[^,.;:!?«»\n]{{1,60}}?)?)\s?[,(]\s?(?:{led}\s)?(\d{{2,3}})\s{years}\b"
        )
        self._actors = actors
        self._texts = {article.id: article.text for article in articles}
        self._known: dict[str, int | None] = {}
        self._noted: dict[tuple[str, str], int] = {}

    def told(self, words: str) -> int | None:
        """The age in a description: 54 for "l'homme de 54 ans"."""
        found = self._told.search(words)
        return int(found[1]) if found else None

    def note(self, actor: str, description: Anchor) -> None:
        """Note for its article the age that a description of ``actor`` tells, or that stands beside it."""
        age = self.told(description.exact) or self._after(description)
        if age is not None:
            self._noted.setdefault((actor, description.article), age)

    def of(self, actor: str, article: str) -> int | None:
        """The age that stands beside a name of ``actor``, else what descriptions in the article have told."""
        if actor not in self._known:
            self._known[actor] = self._found(actor)
        age = self._known[actor]
        return self._noted.get((actor, article)) if age is None else age

    def _found(self, actor: str) -> int | None:
        ages = map(self._after, self._actors[actor].mentions)
        return next((age for age in ages if age is not None), None)

    def _after(self, anchor: Anchor) -> int | None:
        """The age that stands beside the words at ``anchor``."""
        text = self._texts.get(anchor.article, "")
        found = self._beside.match(text, anchor.end, anchor.end + _NEAR)
        return int(found[2]) if found is not None and not _FULL_NAME.search(found[1]) else None


def fits(age: int, decade: int) -> bool:
    """Whether one of ``age`` is in the ``decade``: 60 to 69 years for 60."""
    return decade <= age < decade + _DECADE
