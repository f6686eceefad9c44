"""Stage 4, put together: from the readings of single articles to a story whose parts know each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter

from recoupe.languages import Language
from recoupe.model import Article, Passage, Reading, Story, Time
from recoupe.model.judgement import Judgement
from recoupe.resolve.actors import date_roles, resolve_actors, to_review
from recoupe.resolve.beside import Beside, begin, in_turn
from recoupe.resolve.calendar import values, with_values
from recoupe.resolve.dating import date_quotations
from recoupe.resolve.families import find_families
from recoupe.resolve.figures import complete
from recoupe.resolve.memory import NO_MEMORY, Memory
from recoupe.resolve.publication import date_articles
from recoupe.resolve.speakers import Knowledge, recall, resolve_speakers


def resolve(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    language: Language,
    title: str,
    judgements: Sequence[Judgement] = (),
    memory: Memory = NO_MEMORY,
    beside: Beside = in_turn,
    meanwhile: Callable[[], object] | None = None,
) -> Story:
    """The story of ``articles`` and what they say: who is who, when it was, who copies whom.

    ``readings`` are those of ``articles``, in any order. The result does not depend on the order of either.
    ``judgements`` are what persons decided; those about actors win over the machine. The ids of those whose
    words the articles no longer have are in ``Story.to_review``. With the ``memory`` of an earlier build of
    most of these articles the story is the same, sooner; so it is where another core dates the articles and
    reads half of the speakers meanwhile (``beside``). ``meanwhile`` is done where this core would wait.
    """
    articles = sorted(articles, key=attrgetter("id"))
    readings = sorted(readings, key=attrgetter("article"))
    dating = begin(partial(_dated, articles, readings, language), memory, beside)
    found = resolve_actors(readings, language, judgements, memory.held)
    known = Knowledge(readings, found, language, articles, memory.held)
    recalled = recall(readings, known, memory.held)
    if meanwhile is not None:
        meanwhile()
    dated, passages, placed = dating()
    times: tuple[Time, ...] = tuple(
        time
        for reading, said in zip(readings, placed, strict=True)
        for time in with_values(reading.times, said)
    )
    actors = date_roles(found, times, dated, language)
    attributed = resolve_speakers(readings, actors, language, dated, beside, known, recalled)
    quotations = date_quotations(attributed, times, dated, memory, actors)
    figures = tuple(figure for reading in readings for figure in reading.figures)
    return Story(
        title=title,
        articles=dated,
        actors=actors,
        quotations=quotations,
        times=times,
        figures=complete(figures, quotations, times, dated, actors, memory),
        events=tuple(event for reading in readings for event in reading.events),
        positions=tuple(position for reading in readings for position in reading.positions),
        passages=passages,
        to_review=to_review(readings, judgements),
    )


def _dated(
    articles: Sequence[Article], readings: Sequence[Reading], language: Language, memory: Memory
) -> tuple[tuple[Article, ...], tuple[Passage, ...], list[list[str | None]]]:
    """The articles with their families and days, the passages that they share, and what the times of each of
    ``readings`` say.
    """
    related, passages = find_families(articles, readings, memory)
    dated = date_articles(related, readings, language, memory)
    published = {article.id: article.published for article in dated}
    return dated, passages, [values(reading.times, published[reading.article]) for reading in readings]
