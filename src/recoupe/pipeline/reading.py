"""Stages 1 to 3 for one article after the other: what a worker of the executor does.

Nothing heavy is imported before it is needed: the master imports this module and reads no article itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.languages import available, load
from recoupe.model import Article, Document, Reading
from recoupe.pipeline.deadline import cleaning, deadline, reading
from recoupe.pipeline.keys import article_key, reading_key
from recoupe.store import Kept

if TYPE_CHECKING:
    from recoupe.text.parse import Parser


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be read. ``known`` is the key of the reading that is kept of it, if any."""

    document: Document
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a document; ``reading`` is None where the one that is kept still holds."""

    article: Kept[Article]
    reading: Kept[Reading] | None


class Reader:
    """Reads documents, several at once. Holds one parser for each language that it met."""

    def __init__(self) -> None:
        from recoupe.extract.reading import read

        self._read = read
        self._parsers: dict[str, Parser] = {}
        # A model that is not there, or a lexicon that is not as it should be, is no fault of an article.
        self._reading(Article("", "", ".", available()[0]))

    def __call__(self, tasks: Sequence[Task]) -> list[Done]:
        """What became of each document, in order. An article that cannot be read is a failure, no error."""
        cleaned = [_cleaned(task.document) for task in tasks]
        wanted = [
            kept.result
            for task, kept in zip(tasks, cleaned, strict=True)
            if kept.result and reading_key(kept.result) != task.known
        ]
        self._prepare(wanted)
        read = {article.id: self._kept_reading(article) for article in wanted}
        return [Done(kept, read.get(kept.id)) for kept in cleaned]

    def _prepare(self, articles: Sequence[Article]) -> None:
        """Parse the sentences of all articles together; what goes wrong is told of the article it is in."""
        for language in sorted({article.language for article in articles}):
            texts = [a.text for a in articles if a.language == language]
            with suppress(Exception), deadline(reading(sum(map(len, texts)))):
                self._parser(language).prepare(texts)

    def _kept_reading(self, article: Article) -> Kept[Reading]:
        own = reading_key(article)
        try:
            with deadline(reading(len(article.text))):
                return Kept(article.id, own, self._reading(article))
        except Exception as error:
            return Kept(article.id, own, failure=_reason(error))

    def _reading(self, article: Article) -> Reading:
        parsed = self._parser(article.language).parse(article.id, article.text)
        return self._read(parsed, load(article.language))

    def _parser(self, language: str) -> Parser:
        from recoupe.text.parse import Parser

        if language not in self._parsers:
            self._parsers[language] = Parser(load(language))
        return self._parsers[language]


def _cleaned(document: Document) -> Kept[Article]:
    key = article_key(document.sha256)
    try:
        with deadline(cleaning(len(document.content))):
            return Kept(document.id, key, _clean(document))
    except Exception as error:
        return Kept(document.id, key, failure=_reason(error))


def _clean(document: Document) -> Article:
    from recoupe.text.clean import clean

    return clean(document, load(language_of(document)))


def language_of(document: Document) -> str:
    """The pack by which to clean: the one that the input names, else the first. Cleaning checks it."""
    declared = (document.language or "").replace("_", "-").partition("-")[0].strip().lower()
    return declared if declared in available() else available()[0]


def _reason(error: Exception) -> str:
    """One line for the user: what our stages say as they say it, a fault by its name."""
    said = " ".join(str(error).split())
    if type(error).__module__.startswith("recoupe."):
        return said
    return f"could not be read ({type(error).__name__}: {said})"
