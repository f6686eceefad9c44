"""All readings and all judgements → the story that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from recoupe.execute.forks import Forks
from recoupe.model import Article, Reading, Story
from recoupe.model.beside import Beside, in_turn
from recoupe.model.judgement import Judgement
from recoupe.pipeline.ahead import Ahead, language_of
from recoupe.pipeline.collecting import uncollected
from recoupe.pipeline.earlier import keep
from recoupe.pipeline.keys import digest, relating_version, story_key
from recoupe.store import Store

if TYPE_CHECKING:
    from recoupe.resolve.memory import Memory

# A story of fewer articles is related sooner than a second process is begun.
_LARGE = 100
Tell = Callable[[str, int, int | None], None]


def readable(store: Store) -> set[str]:
    """The ids of the articles that the story is made of."""
    kept = store.article_keys().keys() & store.reading_keys().keys()
    return (store.latest().keys() & kept) - store.failures().keys()


def relate(store: Store, progress: Tell, ahead: Ahead | None = None) -> bool:
    """Make the story of all that was read and judged, unless it is there. Tells whether it was made.

    ``ahead`` holds what was taken up of the store already.
    """
    ahead = ahead or Ahead(store)
    ahead.end()
    ids = readable(store)
    if not ids:
        return False
    title = store.setting("title") or ""
    cleaned, read, judgements = store.article_keys(), store.reading_keys(), store.judgements()
    parts = [part for id_ in sorted(ids) for part in (id_, cleaned[id_], read[id_])]
    key = story_key(title, (*parts, *(judgement.id for judgement in judgements)))
    if store.story_key() == key:
        return False
    with uncollected():
        articles = ahead.articles({id_: cleaned[id_] for id_ in ids})
        readings = ahead.readings({id_: read[id_] for id_ in ids})
        from recoupe.resolve.memory import Memory

        prints = {id_: digest(cleaned[id_], read[id_]) for id_ in ids}
        memory = Memory(ahead.remembered(), relating_version(), prints, ahead.memory)
        keep(store, digest(*parts))
        with Forks() as forks:
            beside = forks if len(articles) >= _LARGE else in_turn
            story = _story(articles, readings, title, judgements, memory, progress, beside)
            store.put_story(key, story, beside)
        store.remember(memory.new(), memory.unused())
    return True


def _story(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    title: str,
    judgements: Sequence[Judgement],
    memory: Memory,
    progress: Tell,
    beside: Beside,
) -> Story:
    from recoupe.compare.story import compare, prepare
    from recoupe.resolve.actors.judged import in_force
    from recoupe.resolve.judged import judge_articles, judge_claims
    from recoupe.resolve.story import resolve

    language = language_of(articles)
    progress("resolving", 0, None)
    dated = judge_articles(articles, judgements)
    later = partial(prepare, dated, language)
    resolved = resolve(dated, readings, language, title, judgements, memory, beside, later)
    progress("comparing", 0, None)
    compared = compare(judge_claims(resolved, judgements), language, judgements, memory, beside)
    return replace(compared, judgements=tuple(in_force(judgements)))
