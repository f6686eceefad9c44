"""Long lists cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from recoupe.dossier import Day, Holder, Ledger, Speaker, Timeline
from recoupe.dossier.edtf import Span
from recoupe.model import Actor

T = TypeVar("T")
Sheaf = tuple[tuple[T, ...], ...]
# How much stands on a page: a few screens, drawn in a tenth of a second.
_ENTRIES, _STATEMENTS, _FIGURES = 50, 40, 60
_LONGEST_SERIES = 120
# What a chart costs beside its claims.
_CHART = 4
_KINDS = {kind: i for i, kind in enumerate(("person", "organization", "group", "country", "place"))}
Dated = tuple[str, Day]


def chunks(items: Sequence[T], size: int) -> Sheaf[T]:
    """``items`` in order, ``size`` on a page."""
    return tuple(tuple(items[i : i + size]) for i in range(0, len(items), size))


def filled(items: Iterable[T], weight: Callable[[T], int], most: int) -> Sheaf[T]:
    """``items`` in order, as many on a page as weigh ``most`` together, at least one."""
    pages: list[list[T]] = []
    room = 0
    for item in items:
        weighs = weight(item)
        if not pages or weighs > room:
            pages.append([])
            room = most
        pages[-1].append(item)
        room -= weighs
    return tuple(map(tuple, pages))


def at(sheaf: Sheaf[T], number: int) -> tuple[T, ...]:
    """The page with this number, from 1; nothing where there is none."""
    return sheaf[number - 1] if 0 < number <= len(sheaf) else ()


def days(whole: Timeline) -> Sheaf[Dated]:
    """The days with their era: those of the story first, then those to come, the background, the undated."""
    undated = Day("", Span(None, None), whole.undated_events, whole.undated_statements)
    eras = {"during": whole.during, "after": whole.after, "before": whole.before, "undated": (undated,)}
    parts = [(era, part) for era, found in eras.items() for day in found for part in _parts(day)]
    return filled(parts, lambda p: len(p[1].events) + len(p[1].statements), _ENTRIES)


def _parts(day: Day) -> Iterator[Day]:
    """A day in parts that fit on a page each."""
    many = len(day.events)
    for start in range(0, many + len(day.statements), _ENTRIES):
        said = day.statements[max(0, start - many) : max(0, start + _ENTRIES - many)]
        yield replace(day, events=day.events[start : start + _ENTRIES], statements=said)


def timeline(page: Sequence[Dated]) -> Timeline:
    """The days of one page as a timeline."""
    eras = {era: tuple(d for e, d in page if e == era) for era in ("before", "during", "after")}
    undated = [d for e, d in page if e == "undated"]
    return Timeline(
        **eras,
        undated_events=tuple(e for d in undated for e in d.events),
        undated_statements=tuple(s for d in undated for s in d.statements),
    )


def voices(speakers: Iterable[Speaker]) -> Sheaf[Speaker]:
    """Who said what; who said much goes on on the next page."""
    parts = [Speaker(s.actor, s.name, some) for s in speakers for some in chunks(s.utterances, _STATEMENTS)]
    return filled(parts, lambda s: len(s.utterances), _STATEMENTS)


def stands(holders: Iterable[Holder]) -> Sheaf[Holder]:
    """Who wants what."""
    parts = [replace(h, positions=some) for h in holders for some in chunks(h.positions, _STATEMENTS)]
    return filled(parts, lambda h: len(h.positions), _STATEMENTS)


def ledgers(whole: Ledger) -> Sheaf[Ledger]:
    """The series, then the figures that stand alone. A very long series goes on on the next page."""
    parts = [replace(s, entries=some) for s in whole.sheets for some in chunks(s.entries, _LONGEST_SERIES)]
    sheets = [(len(sheet.entries) + _CHART, Ledger((sheet,), ())) for sheet in parts]
    alone = [(1, Ledger((), (entry,))) for entry in whole.alone]
    pages = filled([*sheets, *alone], lambda item: item[0], _FIGURES)
    return tuple((_joined(ledger for _, ledger in page),) for page in pages)


def _joined(ledgers: Iterable[Ledger]) -> Ledger:
    """What several ledgers have, as one."""
    held = list(ledgers)
    return Ledger(tuple(s for one in held for s in one.sheets), tuple(e for one in held for e in one.alone))


def by_kind(profiles: Iterable[Any]) -> list[Any]:
    """Profiles by the kind of actor, otherwise as they were."""
    return sorted(profiles, key=lambda profile: _order(profile.actor))


def _order(actor: Actor) -> int:
    return _KINDS.get(actor.kind, len(_KINDS))
