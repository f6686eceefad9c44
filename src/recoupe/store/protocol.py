"""What a store can do, whatever keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from recoupe.model import Article, Document, Reading, Rejection, Story
from recoupe.model.beside import Beside, in_turn
from recoupe.model.judgement import Judgement

T = TypeVar("T")


class StoreError(Exception):
    """A store that cannot be opened, read or written. The message is one line for the user."""


class UnreadableError(StoreError):
    """Something that another version of the program kept, and this one cannot read."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What a stage made of the article with this ``id``: a ``result``, or the reason why there is none.

    ``key`` is a digest of all that the result depends on: the same key promises the same result, so what is
    kept under it need not be made again; a failure neither.
    """

    id: str
    key: str
    result: T | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: ``words`` as a person types them ("…" for words in a row, * for any ending).

    ``kinds`` are some of article, quotation, figure, event, actor, finding; none means all. ``speaker`` is
    the id of an actor or part of a name; ``first`` and ``last`` bound the day.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    outlet: str | None = None
    speaker: str | None = None
    first: date | None = None
    last: date | None = None
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing of the story that was found."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Hits:
    """The page of hits that was asked for, the best first, and how many there are in all and of each kind.

    ``whole`` is False where nothing has all the words, and what has some of them is given instead.
    """

    hits: tuple[Hit, ...]
    total: int
    whole: bool = True
    kinds: Mapping[str, int] = field(default_factory=dict)


class Store(Protocol):
    """One story: its raw documents, what was made of them, and what people decided.

    Every method that writes is one transaction: after a crash at any instant it was carried out whole or not
    at all. All raise StoreError. What is written twice is there once.
    """

    @property
    def address(self) -> str:
        """The words by which the user names this store."""

    def hold(self) -> AbstractContextManager[None]:
        """Keep other builds out while the block runs; a holder that is killed lets go.

        Raises StoreError that names the holder when another process has it.
        """

    def setting(self, name: str) -> str | None:
        """A setting of the story ("title"), None when it was never set."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""

    def blob(self, name: str) -> bytes | None:
        """What was last kept under ``name`` to save work, None when nothing was."""

    def put_blob(self, name: str, content: bytes) -> None:
        """Keep bytes under a name, in place of those before. Losing them costs time and nothing else."""

    def remembered(self) -> dict[str, str]:
        """What was kept to save the work of relating, by name."""

    def remember(self, new: Mapping[str, str], forgotten: Collection[str]) -> None:
        """Keep ``new`` as well, each in place of the one with its name; let go of what is ``forgotten``."""

    def put_documents(self, documents: Sequence[Document]) -> None:
        """Keep these as the latest versions of the documents with their ids. Older versions stay."""

    def latest(self) -> dict[str, str]:
        """The ``sha256`` of the latest version of every document, by id."""

    def documents(self, digests: Iterable[str]) -> Iterator[Document]:
        """The documents with these ``sha256``, in this order. Raises KeyError for one that is not kept."""

    def put_rejections(self, files: Collection[str], rejections: Sequence[Rejection]) -> None:
        """Replace what is kept about inputs set aside in ``files`` by ``rejections``."""

    def rejections(self) -> tuple[Rejection, ...]:
        """The inputs set aside, by file and line."""

    def put_articles(self, articles: Sequence[Kept[Article]]) -> None:
        """Keep the clean articles, each in place of the one with its id."""

    def article_keys(self) -> dict[str, str]:
        """The key of every article or failure kept, by id."""

    def articles(self, ids: Collection[str] | None = None) -> Iterator[Kept[Article]]:
        """Every clean article or failure, or those with ``ids``, in the order of ids."""

    def put_readings(self, readings: Sequence[Kept[Reading]]) -> None:
        """Keep the readings, each in place of the one with its id."""

    def reading_keys(self) -> dict[str, str]:
        """The key of every reading or failure kept, by the id of the article."""

    def readings(self, ids: Collection[str] | None = None) -> Iterator[Kept[Reading]]:
        """Every reading or failure, or those with ``ids``, in the order of ids."""

    def failures(self) -> dict[str, str]:
        """Why there is no article, or no reading of it, by id, where a stage gave none."""

    def put_story(self, key: str, story: Story, beside: Beside = in_turn) -> None:
        """Keep the story, in place of the one before. ``key`` is a digest of all that it depends on.

        What of it is to be found is worked out ``beside`` what is written down.
        """

    def story_key(self) -> str | None:
        """The key of the story kept, None when there is none yet."""

    def story(self) -> Story | None:
        """The story kept, None when there is none yet."""

    def lay_aside(self, kinds: Collection[str]) -> None:
        """Keep what the story has of these ``kinds``, fields of Story, when another takes its place.

        It takes the place of what was laid aside before; without a story, nothing is laid aside any more.
        """

    def earlier(self) -> Story | None:
        """What was laid aside of a story, None when nothing is."""

    def search(self, query: Query) -> Hits:
        """What of the story kept has these words. Case, accents and endings do not count."""

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement. It is on the disk when this returns."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order in which they were made, the withdrawn ones included."""

    def close(self) -> None:
        """Let go of files and connections."""
