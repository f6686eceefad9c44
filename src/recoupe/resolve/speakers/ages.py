"""How old the actors of a story are: "Paul X, 66 ans" is "le sexagénaire", and "l'homme de 54 ans" is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from recoupe.languages import Language
from recoupe.languages.reference import Reference
from recoupe.model import Actor, Anchor, Article
from recoupe.resolve.ages import age_pattern
from recoupe.text.patterns import either

_DECADE = 10
# How far after a name its age may stand: ", ancien maire de Y (Z), 66 ans", with no other full name between.
_NEAR = 90
_FULL_NAME = re.compile(r"[^\W\da-zà-ÿœ][\w-]+ [^\W\da-zà-ÿœ]")


class Ages:
    """The ages that the articles tell beside names, and that descriptions tell; looked up when asked for."""

    def __init__(self, language: Language, actors: Mapping[str, Actor], articles: Iterable[Article]) -> None:
        self._told = re.compile(rf"\b{age_pattern(language.code)}")
        of = either(language.lexicon(Reference).genitive)
        self._beside = re.compile(
            # a party, a county in parentheses, the town; then what else he is
            rf"(?:\s\([^()\n]{{1,25}}\)|\s{of}\s?[^\s,.()«»]{{1,25}}){{0,3}}"
            rf"(?P<between>(?:,[^,.;:!?«»\n]{{1,60}}?)?)\s?[,(]\s?{age_pattern(language.code)}"
        )
        self._actors = actors
        self._texts = {article.id: article.text for article in articles}
        self._known: dict[str, int | None] = {}
        self._noted: dict[tuple[str, str], int] = {}

    def told(self, words: str) -> int | None:
        """The age in a description: 54 for "l'homme de 54 ans"."""
        found = self._told.search(words)
        return int(found["years"]) if found else None

    def note(self, actor: str, description: Anchor) -> None:
        """Note for its article the age that a description of ``actor`` tells, or that stands beside it."""
        told = self.told(description.exact) or self._after(description)
        if told is not None:
            self._noted.setdefault((actor, description.article), told)

    def beside(self, actor: str) -> int | None:
        """The age that stands beside a name of ``actor`` in any article."""
        if actor not in self._known:
            self._known[actor] = self._found(actor)
        return self._known[actor]

    def noted(self, actor: str, article: str) -> int | None:
        """The age of ``actor`` that descriptions in the article have told so far."""
        return self._noted.get((actor, article))

    def _found(self, actor: str) -> int | None:
        told = map(self._after, self._actors[actor].mentions)
        return next((years for years in told if years is not None), None)

    def _after(self, anchor: Anchor) -> int | None:
        """The age that stands beside the words at ``anchor``."""
        text = self._texts.get(anchor.article, "")
        found = self._beside.match(text, anchor.end, anchor.end + _NEAR)
        return int(found["years"]) if found is not None and not _FULL_NAME.search(found["between"]) else None


def fits(age: int, decade: int) -> bool:
    """Whether one of ``age`` is in the ``decade``: 60 to 69 years for 60."""
    return decade <= age < decade + _DECADE
