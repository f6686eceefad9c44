"""The model as JSON and back, checked on the way in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import chain
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from recoupe.model import Story
from recoupe.model.judgement import Judgement
from recoupe.store.protocol import StoreError

T = TypeVar("T")
_AT_ONCE = 200


class Row(NamedTuple):
    """One claim of a story: the field of Story that it stands in, its place there, its id if it has one."""

    kind: str
    position: int
    id: str | None
    content: str


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def encode(value: object, kind: Any = None) -> str:
    """``value`` as JSON, read as the type ``kind`` (by default its own).

    Raises ValueError for text that no file can hold (half of a surrogate pair).
    """
    return _adapter(kind or type(value)).dump_json(value).decode()


def decode(kind: type[T], content: str) -> T:
    """The value of type ``kind`` that ``content`` is the JSON of. Raises StoreError when it is none."""
    try:
        value: T = _adapter(kind).validate_json(content)
    except ValidationError:
        name = getattr(kind, "__name__", "part of a story")
        raise StoreError(
            f"a {name} kept by another version of Recoupe cannot be read: build the story again"
        ) from None
    return value


def rows(story: Story) -> Iterator[Row]:
    """The story cut up: a row for each claim, and one for each field that is no list."""
    hints = get_type_hints(Story)
    for field in fields(Story):
        value, hint = getattr(story, field.name), hints[field.name]
        if get_origin(hint) is tuple:
            item = get_args(hint)[0]
            for n, claim in enumerate(value):
                yield Row(field.name, n, getattr(claim, "id", None), encode(claim, item))
        else:
            yield Row(field.name, 0, None, encode(value, hint))


def story(contents: dict[str, list[str]]) -> Story:
    """The story whose rows, field by field and in order, have these contents.

    They are decoded some at a time: the decoder lets no other thread run before it is done.
    """
    hints = get_type_hints(Story)
    parts: dict[str, Any] = {"title": "", "articles": ()}
    for name, found in contents.items():
        if name not in hints:
            continue
        if get_origin(hints[name]) is tuple:
            parts[name] = tuple(chain.from_iterable(_some(hints[name], s) for s in _chunks(found)))
        else:
            parts[name] = decode(hints[name], found[0])
    return Story(**parts)


def _some(kind: Any, contents: list[str]) -> Any:
    return decode(kind, f"[{','.join(contents)}]")


def _chunks(contents: list[str]) -> Iterator[list[str]]:
    return (contents[i : i + _AT_ONCE] for i in range(0, len(contents), _AT_ONCE))


class JudgementLineError(ValueError):
    """A line that is no judgement; ``line`` is its number, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is no judgement")
        self.line = line


def judgements(text: str) -> Iterator[Judgement]:
    """The judgements in ``text``, one a line, as ``encode`` writes them. Raises JudgementLineError."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield decode(Judgement, line)
            except (StoreError, ValueError):
                raise JudgementLineError(number) from None
