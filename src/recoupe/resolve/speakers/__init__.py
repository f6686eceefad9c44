"""Who speaks: the actor, or the words for an unnamed source, of every quotation of a story."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.languages import Language
from recoupe.model import Actor, Article, Quotation, Reading
from recoupe.resolve.speakers.article import ArticleSpeakers
from recoupe.resolve.speakers.repeated import agree
from recoupe.resolve.speakers.story import Knowledge


def resolve_speakers(
    readings: Sequence[Reading],
    actors: Sequence[Actor],
    language: Language,
    articles: Sequence[Article] = (),
) -> tuple[Quotation, ...]:
    """Every quotation of every reading, in order, with ``speaker``, ``speaker_name`` and ``confidence`` set.

    ``speaker`` is the id of an actor, None for an unnamed source; ``speaker_name`` then keeps its words with
    the determiner ("une source judiciaire"); both are None where nobody can be told. The confidence of the
    reading is multiplied by how sure the speaker is. By the days of the ``articles`` an office is that of who
    held it then. Where several articles quote the same words, one that is unsure follows one that is not.
    """
    known = Knowledge(readings, actors, language, articles)
    return agree([q for reading in readings for q in ArticleSpeakers(reading, known).quotations()])
