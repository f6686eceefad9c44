"""What relating needs, taken up while articles are read: who waits for readers has nothing else to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from threading import Thread
from typing import TypeVar

from recoupe.model import Article, Reading
from recoupe.pipeline.collecting import uncollected
from recoupe.store import Kept, Store

T = TypeVar("T", Article, Reading)


class Ahead:
    """The articles and readings that a store keeps, and the program that relates them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles: dict[str, Kept[Article]] = {}
        self._readings: dict[str, Kept[Reading]] = {}
        self._thread: Thread | None = None

    def begin(self, ids: Collection[str]) -> None:
        """Begin to take up what is kept of the articles ``ids``, in a thread."""
        self._thread = Thread(target=self._take_up, args=(ids,), daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Wait until it is taken up."""
        if self._thread is not None:
            self._thread.join()

    def articles(self, keys: Mapping[str, str]) -> list[Article]:
        """The articles that are kept under ``keys``, by id, in the order of ids."""
        return _results(self._articles, keys, self._store.articles)

    def readings(self, keys: Mapping[str, str]) -> list[Reading]:
        """The readings that are kept under ``keys``, as ``articles``."""
        return _results(self._readings, keys, self._store.readings)

    def _take_up(self, ids: Collection[str]) -> None:
        # What fails here fails again, in words for the user, where it is wanted.
        with suppress(Exception), uncollected():
            self._articles.update((kept.id, kept) for kept in self._store.articles(ids))
            self._readings.update((kept.id, kept) for kept in self._store.readings(ids))
            self._try_out()

    def _try_out(self) -> None:
        """Relate one article, so that modules, lexicons and dictionaries are there when all are related."""
        from recoupe.compare.story import compare
        from recoupe.languages import load
        from recoupe.resolve.story import resolve

        for id_, reading in self._readings.items():
            article = self._articles[id_].result
            if article and reading.result:
                language = load(article.language)
                compare(resolve([article], [reading.result], language, ""), language)
                return


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
