"""Whose votes, seats or fines a figure counts: shares of two candidates are no one number disputed."""

from __future__ import annotations

import re
from functools import cache, cached_property

from recoupe.compare.common.cutting import bounds
from recoupe.compare.common.inside import Inside
from recoupe.languages import Language, load
from recoupe.languages.comparison import Comparison
from recoupe.languages.quantity import Quantity
from recoupe.model import Figure, Story
from recoupe.text.patterns import either

_WORD = re.compile(r"\w+")
_KINDS = {"person", "organization", "group"}
# How many characters a title between "à" and the name takes: "à l'ancienne ministre X".
_REACH = 25


class Contenders:
    """Reads the sentences of the figures of a story."""

    def __init__(self, story: Story, language: Language) -> None:
        self._story = story
        self._texts = {article.id: article.text for article in story.articles}
        self._ballots = frozenset(language.lexicon(Quantity).context.ballots)
        self._contended = frozenset(language.lexicon(Comparison).contended)
        self._fined = frozenset(language.lexicon(Comparison).fined)
        self._code = language.code

    @cached_property
    def _named(self) -> Inside[tuple[str, str]]:
        """Who is named where: most stories have no votes, and never ask."""
        return Inside(
            (mention, (actor.id, actor.kind))
            for actor in self._story.actors
            if actor.kind in _KINDS
            for mention in actor.mentions
        )

    def are_counted(self, figure: Figure) -> bool:
        """Whether ``figure`` is a share of votes, or a number of seats."""
        words = (figure.counted or "").lower().replace("(", " ").replace(")", " ").split()
        share = figure.measure == "percent" and not self._ballots.isdisjoint(words)
        return share or figure.measure in self._contended

    def are_owed(self, figure: Figure) -> bool:
        """Whether ``figure`` is a fine: two who were fined have two."""
        return bool(figure.unit) and not self._fined.isdisjoint(_WORD.findall((figure.counted or "").lower()))

    def of(self, figure: Figure) -> str | None:
        """The id of the actor who has so many; None where the sentence names nobody who may.

        "39,4 % à Mme X" are hers; else who is named last before, persons sooner than bodies, or first after.
        Who gives the number does not have it.
        """
        anchor = figure.anchor
        text = self._texts.get(anchor.article, "")
        first, last = bounds(text, anchor.start, anchor.end)
        named = [row for row in self._named.of(anchor.article, first, last) if row[2][0] != figure.said_by]
        before = [row for row in named if row[1] <= anchor.start]
        after = [row for row in named if row[0] >= anchor.end]
        given = _given(self._code).match(text, anchor.end)
        theirs = [row for row in after if given and row[0] <= given.end() + _REACH]
        persons = [row for row in before if row[2][1] == "person"]
        # "200 euros d'amende ont été requis devant le tribunal contre X": no court is fined.
        fined = [row for row in after if row[2][1] == "person"] if self.are_owed(figure) else []
        nearest = theirs[:1] or (persons or before)[-1:] or fined[:1] or after[:1]
        return nearest[0][2][0] if nearest else None


@cache
def _given(code: str) -> re.Pattern[str]:
    """What stands before whom the votes go to: "39,4 % des voix à Mme X"."""
    return re.compile(rf"\s*(?:\w+ ){{0,2}}{either(load(code).lexicon(Comparison).votes_to)}\s")
