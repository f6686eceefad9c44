"""Who speaks: the actor, or the words for an unnamed source, of every quotation of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from recoupe.languages import Language
from recoupe.model import Actor, Article, Quotation, Reading, with_learnt
from recoupe.resolve.beside import Beside, in_turn
from recoupe.resolve.speakers.article import ArticleSpeakers, Attribution
from recoupe.resolve.speakers.repeated import agree
from recoupe.resolve.speakers.story import Knowledge

__all__ = ["Knowledge", "attributions", "resolve_speakers"]


def resolve_speakers(
    readings: Sequence[Reading],
    actors: Sequence[Actor],
    language: Language,
    articles: Sequence[Article] = (),
    beside: Beside = in_turn,
    known: Knowledge | None = None,
) -> tuple[Quotation, ...]:
    """Every quotation of every reading, in order, with ``speaker``, ``speaker_name`` and ``confidence`` set.

    ``speaker`` is the id of an actor, None for an unnamed source; ``speaker_name`` then keeps its words with
    the determiner ("une source judiciaire"); both are None where nobody can be told. The confidence of the
    reading is multiplied by how sure the speaker is. By the days of the ``articles`` an office is that of who
    held it then. Where several articles quote the same words, one that is unsure follows one that is not.
    ``known`` is what was learnt of the same readings and actors before these were dated.
    """
    known = known or Knowledge(readings, actors, language, articles)
    known.date(actors, articles)
    half = len(readings) // 2
    others = beside(partial(_attributed, readings[half:], known))
    attributed = [*_attributed(readings[:half], known), *others()]
    quotations = (quotation for reading in readings for quotation in reading.quotations)
    return agree(
        [
            with_learnt(said, speaker=actor, speaker_name=name, confidence=sure)
            for said, (actor, name, sure) in zip(quotations, attributed, strict=True)
        ]
    )


def attributions(readings: Iterable[Reading], known: Knowledge) -> Iterator[list[Attribution]]:
    """Who speaks in each quotation of each of ``readings``, in order, as that article and its story tell."""
    return (list(ArticleSpeakers(reading, known).attributions()) for reading in readings)


def _attributed(readings: Iterable[Reading], known: Knowledge) -> list[Attribution]:
    """Who speaks in each quotation of ``readings``, in order."""
    return list(chain.from_iterable(attributions(readings, known)))
