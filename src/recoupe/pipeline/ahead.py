"""What relating needs, taken up while articles are read: who waits for readers has nothing else to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

from recoupe.model import Article, Reading
from recoupe.pipeline.collecting import uncollected
from recoupe.pipeline.keys import relating_version
from recoupe.resolve.memory import Memory
from recoupe.store import Kept, Store

if TYPE_CHECKING:
    from recoupe.languages import Language

T = TypeVar("T", Article, Reading)


class Ahead:
    """The articles and readings that a store keeps, and the program that relates them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles: dict[str, Kept[Article]] = {}
        self._readings: dict[str, Kept[Reading]] = {}
        self._remembered: dict[str, str] | None = None
        # With what all but the articles that are read are related meanwhile.
        self.memory = Memory()
        self._thread: Thread | None = None
        self._awaited = Event()

    def begin(self, ids: Collection[str]) -> None:
        """Begin to take up what is kept of the articles ``ids``, in a thread."""
        self._thread = Thread(target=self._take_up, args=(ids,), daemon=True)
        self._thread.start()

    def hurry(self) -> None:
        """Begin nothing more that can be done as well later: somebody will wait soon."""
        self._awaited.set()

    def end(self) -> None:
        """Wait until it is taken up."""
        self.hurry()
        if self._thread is not None:
            self._thread.join()

    def articles(self, keys: Mapping[str, str]) -> list[Article]:
        """The articles that are kept under ``keys``, by id, in the order of ids."""
        return _results(self._articles, keys, self._store.articles)

    def readings(self, keys: Mapping[str, str]) -> list[Reading]:
        """The readings that are kept under ``keys``, as ``articles``."""
        return _results(self._readings, keys, self._store.readings)

    def remembered(self) -> dict[str, str]:
        """What is kept to save the work of relating, by name."""
        return self._store.remembered() if self._remembered is None else self._remembered

    def _take_up(self, ids: Collection[str]) -> None:
        # What fails here fails again, in words for the user, where it is wanted.
        with suppress(Exception), uncollected():
            self._articles.update((kept.id, kept) for kept in self._store.articles(ids))
            self._readings.update((kept.id, kept) for kept in self._store.readings(ids))
            self._remembered = self._store.remembered()
            articles = [kept.result for kept in self._articles.values() if kept.result]
            readings = [kept.result for kept in self._readings.values() if kept.result]
            if articles and readings:
                self.memory = Memory(self._remembered, relating_version())
                rehearse(articles, readings, self._awaited, self.memory)


def rehearse(
    articles: Sequence[Article], readings: Sequence[Reading], awaited: Event, memory: Memory
) -> None:
    """Relate one article, so that modules, lexicons and dictionaries are there when all are related.

    Then look for the actors, the families and the speakers of all, and for the words of their articles, until
    somebody waits: names and titles that are read now, and ids that are worked out, need not be again, nor
    what ``memory`` holds from now on.
    """
    from recoupe.compare.story import compare, prepare
    from recoupe.resolve.actors import resolve_actors
    from recoupe.resolve.families import find_families
    from recoupe.resolve.publication import look_through
    from recoupe.resolve.speakers import Knowledge, consult
    from recoupe.resolve.story import resolve

    language = language_of(articles)
    own = [article for article in articles if article.id == readings[0].article]
    compare(resolve(own, readings[:1], language, ""), language)
    if awaited.is_set():
        return
    actors = resolve_actors(readings, language, held=memory.held)
    if awaited.is_set():
        return
    find_families(articles, readings, memory)
    look_through(articles, readings, language, memory)
    if awaited.is_set():
        return
    known = Knowledge(readings, actors, language, articles, memory.held)
    for _ in consult(readings, known, memory.held):
        if awaited.is_set():
            return
    for article in articles:
        prepare([article], language)
        if awaited.is_set():
            return


def language_of(articles: Iterable[Article]) -> Language:
    """The language of most of the articles of a story."""
    from recoupe.languages import load

    return load(Counter(article.language for article in articles).most_common(1)[0][0])


def _results(
    held: Mapping[str, Kept[T]],
    keys: Mapping[str, str],
    fetch: Callable[[Collection[str]], Iterator[Kept[T]]],
) -> list[T]:
    """The results under ``keys``: those ``held``, and of the others those that ``fetch`` gives."""
    lacking = [id_ for id_, key in keys.items() if id_ not in held or held[id_].key != key]
    found = {**held, **{kept.id: kept for kept in fetch(lacking)}}
    results = (found[id_].result for id_ in sorted(keys))
    return [result for result in results if result is not None]
