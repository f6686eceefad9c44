"""The ordered list of stages: the one place where they are put together.

    take in    paths → documents, kept as they came
    read       document → clean article → parse → what it says: in the executor, each article by itself
    relate     all readings and judgements → actors, dates, families, series, findings: the story

What a stage gives is kept under a key that digests all that it depends on, so that a build that was
interrupted goes on where it was, and one with nothing new does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

from recoupe.execute import Executor, Failed
from recoupe.model import Document, Rejection, Story
from recoupe.model.judgement import Judgement
from recoupe.pipeline.ahead import Ahead
from recoupe.pipeline.intake import Intake, chunks
from recoupe.pipeline.keys import article_key, reading_key
from recoupe.pipeline.reading import Done, Reader, Task
from recoupe.pipeline.relating import readable, relate
from recoupe.store import Kept, Store, StoreError

__all__ = ["Progress", "Summary", "build", "judge", "load", "quiet"]

# At most so many documents, of about so many bytes, are taken in at once.
_CHUNK = (100, 8_000_000)
# The same for what is read at once. An article is kept when its batch has been read: small batches lose
# little to a crash and keep all workers busy to the end; the sentences of large ones are parsed at less cost.
_BATCH = (16, 100_000)
_BATCHES = 16


class Progress(Protocol):
    """Is told how far a stage is; ``total`` is None while it is not known."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Be told; called from the thread that builds, some times a second at most."""


def quiet(stage: str, done: int, total: int | None) -> None:
    """The Progress that tells nobody."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did.

    ``given``: documents in the paths; ``usable``: those of them that are in the story now; ``read``: articles
    that this build read, without those that could not be; ``articles``: articles in the story; ``changed``:
    whether the story was made anew; ``replaced``: documents that took the place of an earlier version;
    ``notes``: what is odd about inputs that were read all the same.
    """

    given: int
    usable: int
    read: int
    articles: int
    changed: bool
    rejections: tuple[Rejection, ...]
    replaced: int = 0
    notes: tuple[Rejection, ...] = ()


def build(
    paths: Sequence[Path],
    store: Store,
    executor: Executor,
    progress: Progress = quiet,
    title: str | None = None,
    others: Iterable[Document | Rejection] = (),
    parts: Path | None = None,
) -> Summary:
    """Read ``paths``, and ``others`` that were not found in files, into the story that ``store`` keeps, and
    relate everything in it anew. Where ``parts`` names a folder, workers open the files themselves and leave
    there what they read, as Parquet.

    Inputs that cannot be read are in ``Summary.rejections``, never a reason to stop. Raises StoreError, also
    when another build holds the store, and ExecuteError when nothing can be read at all (no model).
    """
    with store.hold():
        if title is not None or store.setting("title") is None:
            store.set_setting("title", title or Path(store.address).stem)
        intake = Intake(store)
        _take_in(intake, chain(_found(paths, intake, store, executor, parts), others), store, progress)
        ahead = Ahead(store)
        read = intake.read | _read(store, executor, progress, ahead)
        ids = readable(store)
        changed = relate(store, progress, ahead)
        rejections = (*intake.rejections, *_failures(store, intake.places.keys() | read))
        usable = len(ids & intake.places.keys())
        return Summary(
            given=len(intake.places),
            usable=usable,
            read=len(ids & read),
            articles=len(ids),
            changed=changed,
            rejections=rejections,
            replaced=intake.replaced,
            notes=tuple(intake.notes),
        )


def judge(store: Store, judgements: Sequence[Judgement], progress: Progress = quiet) -> bool:
    """Keep what a person decided, and relate the story anew by it. Tells whether the story was made anew.

    The judgements are on the disk before anything else is done. Raises StoreError.
    """
    for judgement in judgements:
        store.judge(judgement)
    with store.hold():
        return relate(store, progress)


def load(store: Store) -> Story:
    """The story that was built last. Raises StoreError when there is none."""
    story = store.story()
    if story is None and (store.rejections() or store.failures()):
        raise StoreError(
            f"{store.address}: nothing that was given could be read; give other files to recoupe build"
        )
    if story is None:
        raise StoreError(f"{store.address}: no story was built in it yet; run recoupe build")
    return story


def _found(
    paths: Sequence[Path], intake: Intake, store: Store, executor: Executor, folder: Path | None
) -> Iterator[Document | Rejection]:
    """The documents in ``paths``."""
    from recoupe.readers import read

    if folder is None:
        return read(paths)
    from recoupe.pipeline.spreading import Spread

    return Spread(paths, store, executor, folder).found(intake)


def _take_in(intake: Intake, found: Iterable[Document | Rejection], store: Store, progress: Progress) -> None:
    """Keep the documents that were found, as they came."""
    for chunk in chunks(intake.new(found), *_CHUNK):
        store.put_documents(chunk)
        progress("taking in", len(intake.places), None)
    store.put_rejections(intake.files, intake.rejections)


def _read(store: Store, executor: Executor, progress: Progress, ahead: Ahead) -> set[str]:
    """Read the articles of whose present text there is no reading. Gives their ids.

    Meanwhile what is kept of the others is taken up in ``ahead``.
    """
    wanted = _wanted(store)
    known = store.reading_keys()
    many = max(1, min(_BATCH[0], len(wanted) // _BATCHES))
    batches = (
        tuple(Task(document, known.get(document.id)) for document in chunk)
        for chunk in chunks(store.documents(wanted.values()), many, _BATCH[1])
    )
    done = 0
    if wanted:
        progress("reading", done, len(wanted))
        ahead.begin(known.keys() - wanted.keys())
    for results in _results(executor, batches):
        # Readings first: whether there is a reading is looked up for articles that are kept.
        store.put_readings([result.reading for result in results if result.reading])
        store.put_articles([result.article for result in results])
        done += len(results)
        progress("reading", done, len(wanted))
        if done == len(wanted):
            ahead.hurry()
    return set(wanted)


def _wanted(store: Store) -> dict[str, str]:
    """The digests of the documents that have to be read, by id."""
    latest, cleaned, read = store.latest(), store.article_keys(), store.reading_keys()
    wanted = {id_ for id_, digest in latest.items() if cleaned.get(id_) != article_key(digest)}
    for kept in store.articles():
        if kept.result and read.get(kept.id) != reading_key(kept.result):
            wanted.add(kept.id)
    return {id_: latest[id_] for id_ in sorted(wanted & latest.keys())}


def _results(executor: Executor, batches: Iterable[tuple[Task, ...]]) -> Iterator[list[Done]]:
    """What became of each batch; where a whole one was lost, of each article in it by itself."""
    lost: list[tuple[Task, ...]] = []
    for batch in executor.map(Reader, batches):
        if isinstance(batch, Failed):
            lost.extend((task,) for task in batch.item)
        else:
            yield batch
    for batch in executor.map(Reader, lost):
        yield [_lost(batch)] if isinstance(batch, Failed) else batch


def _lost(failed: Failed[tuple[Task, ...]]) -> Done:
    """The failure of an article that took its worker along. It has no key: the next build tries it again."""
    (task,) = failed.item
    return Done(Kept(task.document.id, "", failure=failed.reason), None)


def _failures(store: Store, ids: set[str]) -> list[Rejection]:
    """The articles among ``ids`` that could not be read, as rejections of their documents."""
    failures, latest = store.failures(), store.latest()
    concerned = [latest[id_] for id_ in sorted(failures.keys() & latest.keys() & ids)]
    return [Rejection(d.file, failures[d.id], d.line) for d in store.documents(concerned)]
