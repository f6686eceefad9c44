"""Digests of all that the result of a stage depends on: what is kept under the same key is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from recoupe.languages import available, load
from recoupe.languages.text import Segmentation
from recoupe.model import Article

_ROOT = Path(__file__).resolve().parents[1]
_CLEANING = ("model", "languages", "text")
_READING = (*_CLEANING, "extract", "pipeline")
_RELATING = (*_READING, "resolve", "compare")


def digest(*parts: object) -> str:
    """A digest of ``parts``, the same on every machine."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


@cache
def _source(packages: tuple[str, ...]) -> str:
    """The version of the program where it matters: a digest of the source of these packages."""
    files = sorted(path for name in packages for path in (_ROOT / name).rglob("*.py"))
    return digest(*(f"{path.relative_to(_ROOT)}\0{path.read_bytes().hex()}" for path in files))


@cache
def _data() -> str:
    """The version of the data of all languages."""
    return digest(*(f"{code} {load(code).version}" for code in available()))


@cache
def _installed(*packages: str) -> str:
    return digest(*map(_version, packages))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


@cache
def _cleaning() -> str:
    return digest(_source(_CLEANING), _data(), _installed("trafilatura", "simplemma"))


@cache
def _reading(language: str) -> str:
    parser = load(language).lexicon(Segmentation).parser
    return digest(_source(_READING), load(language).version, _installed("spacy", "simplemma", parser))


def article_key(document: str) -> str:
    """What the clean article depends on, from the ``sha256`` of its document."""
    return digest("article", document, _cleaning())


def reading_key(article: Article) -> str:
    """What the reading of ``article`` depends on: its text, the language data and the versions alone."""
    return digest("reading", article.id, article.sha256, _reading(article.language))


def relating_version() -> str:
    """The version of the program and the data by which readings are related: that of what is kept of it."""
    return digest(_source(_RELATING), _data())


def story_key(title: str, kept: Iterable[str]) -> str:
    """What the story depends on, from the keys of the articles and readings in it, in a fixed order."""
    return digest("story", title, relating_version(), *kept)
