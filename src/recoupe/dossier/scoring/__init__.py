"""Score a story against a text that a person has marked up, by the annotation guide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recoupe.dossier.scoring import relations, spans
from recoupe.dossier.scoring.board import Board, Score
from recoupe.dossier.scoring.places import Places
from recoupe.model import Story

__all__ = ["Board", "Score", "score"]


def score(story: Story, gold: dict[str, Any], raw: Mapping[str, str]) -> Board:
    """The measures of ``story`` by name, and what was missed.

    ``gold`` is a gold file as read from JSON; ``raw`` the raw texts, by id of article, into which its offsets
    count. Articles that the story has and ``gold`` does not know are left out. Raises KeyError where ``gold``
    speaks of an article that is not in ``raw``.
    """
    places, board = Places(story, gold, raw), Board()
    for measure in (
        relations.texts,
        spans.quotations,
        spans.times,
        spans.figures,
        relations.actors,
        relations.events,
        relations.findings,
    ):
        measure(story, gold, places, board)
    return board
