"""Which actor some words of a text name: for who acts, who undergoes, who takes a position."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from recoupe.model import Actor, Anchor, Story

_WORD = re.compile(r"\w+['’]?")
# A name after more words than a title has is another's.
_TITLE = 9


class Named:
    """The actors of a story, by where they are mentioned. ``of`` are the prepositions that join two nouns."""

    def __init__(self, story: Story, of: tuple[str, ...]) -> None:
        self._of = frozenset(of)
        found: dict[str, list[tuple[int, int, Actor]]] = defaultdict(list)
        for actor in story.actors:
            for mention in actor.mentions:
                found[mention.article].append((mention.start, -mention.end, actor))
        self._found = {
            article: sorted(held, key=lambda row: (row[0], row[1], row[2].id))
            for article, held in found.items()
        }

    def actor(self, words: Anchor) -> Actor | None:
        """The actor whom ``words`` name, after an article or a title; not the one to whom they belong."""
        held = self._found.get(words.article, [])
        for begin, _, actor in held[bisect_left(held, (words.start,), key=lambda row: (row[0],)) :]:
            if begin >= words.end:
                break
            before = _WORD.findall(words.exact[: max(0, begin - words.start)].lower())
            # "l'avocat de …" is not he whom he defends; a title may hold other names: "le maire de …, X".
            belongs = bool(before) and before[-1].replace("’", "'") in self._of
            if not belongs and (len(before) <= 1 or (actor.kind == "person" and len(before) <= _TITLE)):
                return actor
        return None
