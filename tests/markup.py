"""A sentence with its expected mark-up inline: "{source|Le maire} {cue|a dit} que {content|il va}".

A span is "{label|words}" or "{label=value|words}"; spans may nest. Braces are not used by the press.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN = re.compile(r"\{([^{}|=]+)(?:=([^{}|]*))?\|")


class Span(NamedTuple):
    label: str
    start: int
    end: int
    value: str | None
    exact: str


def marked(text: str) -> tuple[str, list[Span]]:
    """The plain text, and the spans in the order in which they begin."""
    plain: list[str] = []
    opened: list[tuple[str, str | None, int]] = []
    spans: list[tuple[str, int, int, str | None]] = []
    at = length = 0
    while at < len(text):
        if match := _OPEN.match(text, at):
            opened.append((match[1], match[2], length))
            at = match.end()
        elif text[at] == "}":
            label, value, start = opened.pop()
            spans.append((label, start, length, value))
            at += 1
        else:
            plain.append(text[at])
            length += 1
            at += 1
    assert not opened, f"unclosed: {text}"
    whole = "".join(plain)
    return whole, sorted(
        (Span(label, a, b, value, whole[a:b]) for label, a, b, value in spans),
        key=lambda s: (s.start, -s.end),
    )
