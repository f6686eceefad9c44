"""The model as JSON and back, checked on the way in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from functools import cache
from itertools import chain
from typing import Any, TypeVar, get_origin, get_type_hints

import msgspec

from recoupe.model import Story
from recoupe.model.judgement import Judgement
from recoupe.store.protocol import StoreError, UnreadableError

T = TypeVar("T")
_AT_ONCE = 200


def encode(value: object) -> str:
    """``value`` as JSON. Raises ValueError for text that no file can hold (half of a surrogate pair)."""
    return msgspec.json.encode(value).decode()


def decode(kind: type[T], content: str) -> T:
    """The value of type ``kind`` that ``content`` is the JSON of. Raises UnreadableError when it is none."""
    try:
        value: T = _decoder(kind)(content)  # type: ignore[arg-type]  # a class has a hash
    except (ValueError, TypeError):
        name = getattr(kind, "__name__", "part of a story")
        raise UnreadableError(
            f"a {name} kept by another version of Recoupe cannot be read: build the story again"
        ) from None
    return value


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of type ``kind`` of its JSON."""
    try:
        return msgspec.json.Decoder(kind).decode
    except TypeError:
        # It cannot tell by itself which of several classes stands in one place: what a time means is left to
        # pydantic, which takes three times as long, and all else of a reading is not.
        if is_dataclass(kind):
            return _by_fields(kind)
        from pydantic import TypeAdapter

        return TypeAdapter(kind).validate_json


def _by_fields(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    cut = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode

    def decoded(content: Any) -> Any:
        known = ((name, raw) for name, raw in cut(content).items() if name in hints)
        return kind(**{name: _decoder(hints[name])(bytes(raw)) for name, raw in known})

    return decoded


def contents(story: Story) -> Iterator[tuple[str, list[bytes]]]:
    """The story cut up: for each field the JSON of its claims in order, or of the value that is no list."""
    encoded = msgspec.json.Encoder().encode
    for name, hint in get_type_hints(Story).items():
        value = getattr(story, name)
        yield name, [encoded(claim) for claim in (value if get_origin(hint) is tuple else [value])]


def story(contents: dict[str, list[str]]) -> Story:
    """The story whose fields have these contents, in order.

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
