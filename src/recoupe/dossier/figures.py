"""The ledger of figures: the claims of each series in time, and those that stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from recoupe.dossier import edtf
from recoupe.dossier.families import Family
from recoupe.dossier.index import Index
from recoupe.model import Article, Figure, Series


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of a series: a figure, who prints it, and for which day.

    ``date`` is the day the figure holds for, else that of publication, which ``dated`` tells apart.
    """

    figure: Figure
    article: Article
    family: Family
    date: str | None
    dated: bool


@dataclass(frozen=True)
class Sheet:
    """A series with its claims in the order of time.

    ``disputes`` are the findings that say that figures of it contradict each other, as the ids of these.
    """

    series: Series
    entries: tuple[Entry, ...]
    disputes: tuple[frozenset[str], ...] = ()

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The ids of the figures that contradict another one."""
        return frozenset().union(*self.disputes)

    @cached_property
    def sources(self) -> int:
        """How many independent sources give it a figure."""
        return len({entry.family.number for entry in self.entries})


@dataclass(frozen=True, slots=True)
class Ledger:
    """Series with two claims or more, the disputed and the best attested first; then all other figures."""

    sheets: tuple[Sheet, ...]
    alone: tuple[Entry, ...]


def ledger(index: Index) -> Ledger:
    """The ledger of a story. Every figure stands in it once."""
    disputes = _disputes(index)
    sheets = [_sheet(series, index, disputes.get(series.id, [])) for series in index.story.series]
    shown = sorted((s for s in sheets if len(s.entries) > 1), key=_importance)
    listed = {entry.figure.id for sheet in shown for entry in sheet.entries}
    alone = [_entry(f, index) for f in index.story.figures if f.id not in listed]
    return Ledger(tuple(shown), tuple(sorted(alone, key=lambda e: index.place(e.figure.anchor))))


def _importance(sheet: Sheet) -> tuple[object, ...]:
    return not sheet.disputed, -sheet.sources, -len(sheet.entries), sheet.series.label, sheet.series.id


def _disputes(index: Index) -> dict[str, list[frozenset[str]]]:
    """The contradictions between figures, by the series of these."""
    home = {figure: series.id for series in index.story.series for figure in series.figures}
    found: dict[str, list[frozenset[str]]] = {}
    for finding in index.story.findings:
        if finding.kind == "contradicts":
            for series in dict.fromkeys(home[c] for c in finding.claims if c in home):
                inside = frozenset(c for c in finding.claims if home.get(c) == series)
                found.setdefault(series, []).append(inside)
    return found


def _sheet(series: Series, index: Index, disputes: list[frozenset[str]]) -> Sheet:
    entries = [_entry(index.figures[i], index) for i in dict.fromkeys(series.figures) if i in index.figures]
    entries.sort(key=lambda e: (edtf.order(e.date), e.figure.low or 0, index.place(e.figure.anchor)))
    return Sheet(series, tuple(entries), tuple(disputes))


def _entry(figure: Figure, index: Index) -> Entry:
    article = index.articles[figure.anchor.article]
    date = figure.as_of or article.published.edtf
    return Entry(figure, article, index.family_of[article.id], date, figure.as_of is not None)
