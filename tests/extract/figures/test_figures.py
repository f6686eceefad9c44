"""The figures of single sentences, against mark-up."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from recoupe.extract.figures import extract
from recoupe.extract.times import extract as times_of
from recoupe.languages import Language
from recoupe.model import Figure, ParsedText
from tests.extract.figures import cases
from tests.markup import Span, marked

Parse = Callable[[str], ParsedText]

CASES = [
    *cases.WRITTEN,
    *cases.BOUNDED,
    *cases.CHANGES,
    *cases.UNITS,
    *cases.TOLLS,
    *cases.ELLIPTIC,
    *cases.NOT_FIGURES,
    *cases.STORIES,
    *cases.MORE,
    *cases.KINDS,
]


def bounds(label: str) -> tuple[float | None, float | None]:
    low, dots, high = label.partition("..")
    numbers = [_number(part) for part in (low, high if dots else low)]
    return numbers[0], numbers[1]


def _number(text: str) -> float | None:
    if not text:
        return None
    if re.fullmatch(r"\d+\.\d{3}", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def told(figure: Figure, span: Span | None) -> tuple[object, ...]:
    """What is compared: where it is, its bounds, and its measure where the case gives one."""
    measure = figure.measure if span is None or span.value else None
    return figure.anchor.start, figure.anchor.end, figure.low, figure.high, measure


@pytest.mark.parametrize("case", CASES)
def test_figures_of_a_sentence(case: str, parse: Parse, french: Language) -> None:
    text, spans = marked(case)
    parsed = parse(text)
    found = extract(parsed, french, times_of(parsed, french))
    by_start = {s.start: s for s in spans}
    got = [told(f, by_start.get(f.anchor.start)) for f in found]
    assert got == [(s.start, s.end, *bounds(s.label), s.value) for s in spans], [
        (f.anchor.exact, f.low, f.high, f.counted, f.measure) for f in found
    ]
