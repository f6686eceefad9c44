"""Figures of one series by day, and the levels at which they meet.

A level is a set of figures whose ranges, approximation taken into account, have a number in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from recoupe.model import Figure
from recoupe.model.edtf import bounds, members

# How far an approximate number may lie from the true one: "près de 5.000" and "5.200" agree.
_ABOUT = 0.10
# "plus de 5.000" says that the number is near above: 5.200 confirms it, 7.000 does not …
_OPEN = 1.15
# … nor does 7.000 deny it: so far the words leave room.
_ROOM = 1.5
# Large round numbers are rounded even where nothing says so: "5.000" and "5.200" are no conflict.
_ROUNDED, _ROUND = 0.05, 1000
# A time wider than this is not that of one count …
_NARROW = timedelta(days=7)
# … but a count named with one as wide as this ("en janvier") may be that of a day in it, which it confirms.
_WIDE = timedelta(days=31)
# How long a standing number ("5.000 soldats sont déployés") goes on unless another one is given.
_STANDS = timedelta(days=270)
# How far from the date inferred for an article its figures may have been counted.
_INFERRED = timedelta(days=10)

Span = tuple[date, date]
Range = tuple[float, float]


@dataclass(frozen=True)
class Level:
    """Figures of one time that meet in ``low`` to ``high``."""

    span: Span
    low: float
    high: float
    figures: tuple[Figure, ...]

    @property
    def middle(self) -> float:
        """The number in the middle of what all its figures allow."""
        return (self.low + self.high) / 2


def reach(figure: Figure) -> Range:
    """The numbers that confirm the words, approximation and rounding taken into account."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return _open(low, high, _OPEN)
    if figure.approximation == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if low == high and low >= _ROUND:
        step = min(_half_step(low), low * _ROUNDED)
        return low - step, high + step
    return low, high


def room(figure: Figure) -> Range:
    """The numbers that the words do not exclude: those of ``reach``, and more where an end is open."""
    low, high = figure.low, figure.high
    return _open(low, high, _ROOM) if low is None or high is None else reach(figure)


def _open(low: float | None, high: float | None, ratio: float) -> Range:
    return ((high or 0) / ratio, high or 0) if low is None else (low, low * ratio)


def _half_step(value: float) -> float:
    """Half a unit of the last digit that is not zero: 500 for 32,000; 0 for 345."""
    step, number = 1, int(value)
    while number and number % 10 == 0:
        number, step = number // 10, step * 10
    return step / 2 if step > 1 else 0.0


def meet(a: Range, b: Range) -> bool:
    """Whether both ranges have a number in common."""
    return a[0] <= b[1] and b[0] <= a[1]


def near(a: float, b: float, ratio: float, step: float = 0) -> bool:
    """Whether one number is at most ``ratio`` times the other, or at most ``step`` away from it."""
    return abs(a - b) <= step or max(a, b) <= ratio * min(a, b)


@lru_cache(maxsize=65536)
def spans(edtf: str | None) -> tuple[Span, ...]:
    """The days that ``edtf`` may mean, member by member; none where an end is open."""
    try:
        ends = [bounds(part) for part in members(edtf)] if edtf else []
    except ValueError:
        return ()
    return tuple((first, last) for first, last in ends if first and last)


def touch(ones: Iterable[Span], others: Sequence[Span], spare: timedelta = timedelta()) -> bool:
    """Whether one of ``ones`` and one of ``others`` share a day, or are no more than ``spare`` apart."""
    return any(a <= d + spare and c <= b + spare for a, b in ones for c, d in others)


def common(ones: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The days that both may mean."""
    shared = ((max(a, c), min(b, d)) for a, b in ones for c, d in others)
    return tuple(dict.fromkeys((first, last) for first, last in shared if first <= last))


def before(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether both are known and all days of ``ones`` come before those of ``others``."""
    return bool(ones and others) and ones[-1][1] < others[0][0]


def by_day(
    figures: Sequence[Figure], inferred: Callable[[Figure], bool]
) -> Iterator[tuple[Span, list[Figure]]]:
    """The figures that hold at the same time together, in the order of time; those of no near day left out.

    Days that figures name count; a figure of a wider or of several times joins the day at which it is
    confirmed, else the first. One from an article whose date is inferred (``inferred``) may move to a day
    near by that confirms it; one of nobody knows when joins the only day that does.
    """
    days: dict[Span, list[Figure]] = {}
    loose: list[tuple[Figure, tuple[Span, ...]]] = []
    timeless: list[Figure] = []
    for figure in figures:
        times = tuple(s for s in spans(figure.as_of) if s[1] - s[0] <= _WIDE)
        if len(times) == 1 and times[0][0] == times[0][1] and not inferred(figure):
            days.setdefault(times[0], []).append(figure)
        elif times:
            loose.append((figure, times))
        elif not spans(figure.as_of):
            timeless.append(figure)
    named = {span: [reach(f) for f in held] for span, held in days.items()}
    for figure, times in sorted(loose, key=lambda x: (x[1], x[0].anchor)):
        spare = _INFERRED if inferred(figure) else timedelta()
        day = _joined(figure, times, spare, named, sorted(days))
        if day is not None:
            days.setdefault(day, []).append(figure)
    ranges = {day: [reach(f) for f in held] for day, held in days.items()}
    for figure in timeless:
        own = reach(figure)
        same = [day for day, held in ranges.items() if any(meet(own, other) for other in held)]
        if len(same) == 1:
            days[same[0]].append(figure)
            ranges[same[0]].append(own)
    yield from sorted(days.items())


def _joined(
    figure: Figure,
    times: Sequence[Span],
    spare: timedelta,
    named: dict[Span, list[Range]],
    days: Sequence[Span],
) -> Span | None:
    """The day among ``days`` that ``figure`` joins, else its own time where that is no longer than a week.

    What only a date inferred for its article puts on a day that does not confirm it is of its own time.
    """
    here = [d for d in days if any(a <= d[1] and d[0] <= b for a, b in times)]
    beside = [d for d in days if any(a - spare <= d[1] and d[0] <= b + spare for a, b in times)]
    confirmed = (d for d in (*here, *beside) if any(meet(reach(figure), r) for r in named.get(d, ())))
    narrow = [time for time in times if time[1] - time[0] < _NARROW]
    own = here[0] if here and narrow and not spare else narrow[-1] if narrow else None
    return next(confirmed, own)


def by_level(span: Span, figures: Sequence[Figure]) -> Iterator[Level]:
    """The levels of figures that hold at one time, from the lowest."""
    level: list[Figure] = []
    low = high = 0.0
    for figure in sorted(figures, key=lambda f: (reach(f), f.anchor)):
        start, end = reach(figure)
        if level and start > high:
            yield Level(span, low, high, tuple(level))
            level = []
        low, high = start, min(end, high) if level else end
        level.append(figure)
    if level:
        yield Level(span, low, high, tuple(level))


def standing(figures: Sequence[Figure]) -> Iterator[Level]:
    """The levels of a number that stands for months, in the order of time, however wide the times."""
    dated = [(times[0][0], times[-1][1], f) for f in figures if (times := spans(f.as_of))]
    level: list[Figure] = []
    first = last = date.min
    low = high = 0.0
    for start, end, figure in sorted(dated, key=lambda x: (x[0], x[1], x[2].anchor)):
        at = reach(figure)
        if level and meet(at, (low, high)) and start - last <= _STANDS:
            low, high, last = max(low, at[0]), min(high, at[1]), max(last, end)
        else:
            if level:
                yield Level((first, last), low, high, tuple(level))
            level, first, last, (low, high) = [], start, end, at
        level.append(figure)
    if level:
        yield Level((first, last), low, high, tuple(level))
