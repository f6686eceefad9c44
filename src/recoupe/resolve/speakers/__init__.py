"""Who speaks: the actor, or the words for an unnamed source, of every quotation of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from recoupe.languages import Language
from recoupe.model import Actor, Article, Quotation, Reading, with_learnt
from recoupe.resolve.beside import Beside, in_turn
from recoupe.resolve.held import Held
from recoupe.resolve.speakers.article import ArticleSpeakers, Attribution
from recoupe.resolve.speakers.asked import Consulted
from recoupe.resolve.speakers.repeated import agree, look_through
from recoupe.resolve.speakers.story import Knowledge

__all__ = ["Knowledge", "consult", "recall", "resolve_speakers"]

# So many articles are read sooner than a second process is begun.
_FEW = 100


def resolve_speakers(
    readings: Sequence[Reading],
    actors: Sequence[Actor],
    language: Language,
    articles: Sequence[Article] = (),
    beside: Beside = in_turn,
    known: Knowledge | None = None,
    recalled: Mapping[str, Consulted] | None = None,
) -> tuple[Quotation, ...]:
    """Every quotation of every reading, in order, with ``speaker``, ``speaker_name`` and ``confidence`` set.

    ``speaker`` is the id of an actor, None for an unnamed source; ``speaker_name`` then keeps its words with
    the determiner ("une source judiciaire"); both are None where nobody can be told. The confidence of the
    reading is multiplied by how sure the speaker is. By the days of the ``articles`` an office is that of who
    held it then. Where several articles quote the same words, one that is unsure follows one that is not.
    ``known`` is what was learnt of the same readings and actors before these were dated, ``recalled`` what
    ``recall`` gave; articles of which the story tells the same days too are not read again.
    """
    known = known or Knowledge(readings, actors, language, articles)
    known.date(actors, articles)
    found = {id: last.found for id, last in (recalled or {}).items() if last.dated(known)}
    left = [reading for reading in readings if reading.article not in found]
    half = len(left) // 2 if len(left) > _FEW else len(left)
    others = (beside if half < len(left) else in_turn)(partial(_attributed, left[half:], known))
    fresh = [*_attributed(left[:half], known), *others()]
    found.update((reading.article, one) for reading, one in zip(left, fresh, strict=True))
    attributed = chain.from_iterable(found[reading.article] for reading in readings)
    quotations = (quotation for reading in readings for quotation in reading.quotations)
    return agree(
        [
            with_learnt(said, speaker=actor, speaker_name=name, confidence=sure)
            for said, (actor, name, sure) in zip(quotations, attributed, strict=True)
        ]
    )


def recall(readings: Iterable[Reading], known: Knowledge, held: Held) -> dict[str, Consulted]:
    """By article who spoke there in an earlier story, where this one knows the same, apart from days."""
    last = ((reading, held.last("speakers", reading.article)) for reading in readings)
    return {r.article: found for r, found in last if found is not None and found.holds(r, known)}


def consult(readings: Iterable[Reading], known: Knowledge, held: Held) -> Iterator[None]:
    """Find who speaks in each quotation of each of ``readings``, to be held; one article at a time."""
    for reading in readings:
        asked = known.listen()
        found = list(ArticleSpeakers(reading, known).attributions())
        held.put("speakers", reading.article, Consulted(reading, known, asked, found))
        look_through(reading)
        yield


def _attributed(readings: Iterable[Reading], known: Knowledge) -> list[list[Attribution]]:
    """Who speaks in each quotation of each of ``readings``, in order, as that article and its story tell."""
    return [list(ArticleSpeakers(reading, known).attributions()) for reading in readings]
