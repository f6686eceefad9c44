"""Stand-ins for the stages that are slow, so that how they are put together can be tested quickly.

A test puts them where the pipeline looks for the real ones; ``install`` does so in another process.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

from recoupe.languages import Language
from recoupe.model import Actor, Anchor, Article, Mention, Name, Reading, Story
from recoupe.model.judgement import Judgement
from recoupe.pipeline import keys

_NAME = re.compile(r"\b[A-Z][a-z]+\b")


class Parser:
    """Parses nothing; ``seconds`` is how long it takes over that."""

    seconds = 0.0
    read: ClassVar[list[str]] = []

    def __init__(self, language: Language) -> None:
        self.language = language

    def parse(self, article: str, text: str) -> Any:
        if article:  # Not what a reader tries itself on.
            time.sleep(self.seconds)
            Parser.read.append(article)
        return SimpleNamespace(article=article, text=text)


def read(parsed: Any, language: Language) -> Reading:
    """Takes every capitalised word for a name. Refuses the word "POISON"."""
    if "POISON" in parsed.text:
        raise RuntimeError("poison")
    found = (Anchor(parsed.article, m.start(), m.end(), m[0]) for m in _NAME.finditer(parsed.text))
    return Reading(parsed.article, mentions=tuple(Mention(a, a.exact, "name") for a in found))


def resolve(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    language: Language,
    title: str,
    judgements: Sequence[Judgement] = (),
    memory: object = None,
    beside: object = None,
    meanwhile: object = None,
) -> Story:
    """An actor for every name."""
    where: dict[str, list[Anchor]] = {}
    for reading in readings:
        for mention in reading.mentions:
            where.setdefault(mention.name, []).append(mention.anchor)
    actors = [
        Actor(f"actor-{name}", name, "person", (Name(name, len(found)),), tuple(found))
        for name, found in sorted(where.items())
    ]
    return Story(title, tuple(articles), tuple(actors))


def compare(
    story: Story,
    language: Language,
    judgements: Sequence[Judgement] = (),
    memory: object = None,
    beside: object = None,
) -> Story:
    """Finds nothing."""
    return story


def prepare(articles: Sequence[Article], language: Language) -> None:
    """Looks nothing up."""


def modules() -> dict[str, ModuleType]:
    """The stand-ins by the names of the modules for which they stand."""
    found: dict[str, ModuleType] = {}
    for name, attribute, value in (
        ("recoupe.text.parse", "Parser", Parser),
        ("recoupe.extract.reading", "read", read),
        ("recoupe.resolve.story", "resolve", resolve),
        ("recoupe.compare.story", "compare", compare),
        ("recoupe.compare.story", "prepare", prepare),
    ):
        setattr(found.setdefault(name, ModuleType(name)), attribute, value)
    return found


def version(*of: object) -> str:
    """Stands for every version of program and data, so that none changes while a test runs."""
    return "this version"


VERSIONS = ("_source", "_data", "_cleaning", "_reading")


def install(seconds: float) -> None:
    """Put the stand-ins in place for the rest of the process; reading takes ``seconds`` an article."""
    Parser.seconds = seconds
    sys.modules.update(modules())
    for name in VERSIONS:
        setattr(keys, name, version)
