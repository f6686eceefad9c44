"""The tables that ``recoupe show`` prints, a function each: a story → columns and rows of plain cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from recoupe.cli.terminal import Column
from recoupe.dossier import Index, holders, ledger, profiles, timeline, utterances
from recoupe.dossier.figures import Entry
from recoupe.dossier.utterances import Utterance
from recoupe.export import dates
from recoupe.model import Actor, Event, Figure, Quotation

Row: TypeAlias = tuple[str, ...]
Table: TypeAlias = Callable[[Index], tuple[tuple[Column, ...], Iterable[Row]]]

_APPROXIMATELY = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}
_NAMES_SHOWN = 4
# A headline that was not cut from its article is no headline.
_LONGEST = 300


def overview(index: Index) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """How much there is of everything."""
    story = index.story
    counts = {
        "articles": len(story.articles),
        "independent sources": len(index.families),
        "actors": len(story.actors),
        "quotations": len(story.quotations),
        "times": len(story.times),
        "figures": len(story.figures),
        "series": len(story.series),
        "events": len(story.events),
        "positions": len(story.positions),
        "findings": len(story.findings),
    }
    return (Column("what"), Column("count", right=True)), [(k, str(n)) for k, n in counts.items()]


def actors(index: Index) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """Who is who."""
    columns = (
        Column("name", 4),
        Column("kind"),
        Column("mentions", right=True),
        Column("says", right=True),
        Column("roles", 4),
        Column("also called", 4),
    )
    return columns, (
        (
            profile.actor.name,
            profile.actor.kind,
            str(len(profile.actor.mentions)),
            str(profile.quotations),
            _roles(profile.actor),
            _also(profile.actor),
        )
        for profile in profiles(index)
    )


def _roles(actor: Actor) -> str:
    return ", ".join(dict.fromkeys(role.title for role in actor.roles))


def _also(actor: Actor) -> str:
    others = [name.text for name in actor.names if name.text != actor.name]
    return ", ".join(others[:_NAMES_SHOWN]) + (" …" if len(others) > _NAMES_SHOWN else "")


def findings(index: Index) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """Where the sources agree, copy or contradict each other, the weightiest first; background left out."""
    columns = (Column("level"), Column("kind"), Column("finding", 6), Column("outlets", 2, cut=True))
    return columns, (
        (
            finding.level,
            finding.kind,
            _cut(finding.explanation),
            ", ".join(dict.fromkeys(_outlet(anchor.article, index) for anchor in finding.evidence)),
        )
        for finding in index.story.findings
        if finding.level != "background"
    )


def positions(index: Index) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """Who wants, accepts, refuses, announces, promises or demands what, by holder and subject."""
    columns = (
        Column("holder", 2),
        Column("subject", 3),
        Column("date"),
        Column("stance"),
        Column("words", 6),
    )
    return columns, (
        (
            holder.name,
            position.subject,
            _when(position.date or ""),
            position.stance,
            _cut(position.evidence[0].exact),
        )
        for holder in holders(index)
        for position in holder.positions
    )


def quotations(index: Index) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """Who said what, a row for each utterance; what was said in several wordings shows the fullest."""
    columns = (Column("date"), Column("speaker", 2), Column("words", 6), Column("outlets", 2, cut=True))
    return columns, (
        (said.date or "", _speaker(said.lead, index), _words(said.lead), _outlets(said.quotations, index))
        for said in utterances(index)
    )


def _speaker(quotation: Quotation, index: Index) -> str:
    actor = index.actors.get(quotation.speaker or "")
    return actor.name if actor else quotation.speaker_name or "?"


def _words(quotation: Quotation) -> str:
    words = quotation.content.exact
    return f"« {words} »" if quotation.mode == "direct" else words


def _outlets(said: Iterable[Quotation], index: Index) -> str:
    return ", ".join(dict.fromkeys(_outlet(q.content.article, index) for q in said))


def _outlet(article: str, index: Index) -> str:
    return index.articles[article].outlet or article


def figures(index: Index) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """The figures: those of one series together, in the order of time, then the others."""
    columns = (
        Column("about", 3),
        Column("value", right=True),
        Column("date"),
        Column("given by", 2),
        Column("outlet", 2, cut=True),
    )
    return columns, _figures(index)


def _figures(index: Index) -> Iterator[Row]:
    found = ledger(index)
    for sheet in found.sheets:
        for entry in sheet.entries:
            mark = "≠ " if entry.figure.id in sheet.disputed else ""
            yield _figure(f"{mark}{sheet.series.label}", entry, index)
    for entry in found.alone:
        yield _figure(entry.figure.counted or entry.figure.measure or "", entry, index)


def _figure(about: str, entry: Entry, index: Index) -> Row:
    said_by = index.actors.get(entry.figure.said_by or "")
    date = (entry.date or "") if entry.dated else f"({entry.date})" if entry.date else ""
    return (
        about,
        _value(entry.figure),
        date,
        said_by.name if said_by else "",
        _outlet(entry.article.id, index),
    )


def _value(figure: Figure) -> str:
    low, high = _number(figure.low), _number(figure.high)
    about = _APPROXIMATELY.get(figure.approximation, "")
    known = low if low == high else "–".join(part for part in (low, high) if part)
    status = "" if figure.status in ("actual", "minimum") else f" ({figure.status})"
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{about}{known}{unit}{status}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}".replace(",", " ")


def timeline_(index: Index) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """What happened and what was said, by day; what has no date comes last."""
    columns = (Column("date"), Column("what"), Column("who", 2), Column("words", 6))
    return columns, _timeline(index)


def _timeline(index: Index) -> Iterator[Row]:
    days = timeline(index)
    for day in (*days.before, *days.during, *days.after):
        yield from _day(day.date, day.events, day.statements, index)
    yield from _day("", days.undated_events, days.undated_statements, index)


def _day(date: str, events: Iterable[Event], statements: Iterable[Utterance], index: Index) -> Iterator[Row]:
    for event in events:
        who = " → ".join(part for part in (event.agent, event.recipient) if part)
        status = "" if event.status == "asserted" else f" ({event.status})"
        yield (
            _when(date),
            f"{event.type.lower()}{status}",
            who,
            _cut("".join(index.excerpt(event.mentions[0], 100))),
        )
    for said in statements:
        yield _when(date), "says", _speaker(said.lead, index), _cut(_words(said.lead))


def _when(edtf: str) -> str:
    """A date as it stands where it is plain; a set or an interval in words."""
    return edtf if not edtf or edtf.replace("-", "").isdigit() else dates.plain(edtf)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def articles(index: Index) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """The articles by independent source."""
    columns = (
        Column("source", right=True),
        Column("published"),
        Column("outlet", 2, cut=True),
        Column("title", 5),
        Column("copies", 2, cut=True),
    )
    return columns, (
        (
            str(family.number),
            article.published.edtf or "",
            article.outlet or "",
            _cut(article.title or article.id),
            article.copy_of or article.agency or "",
        )
        for family in index.families
        for article in family.articles
    )


TABLES: Mapping[str, Table] = {
    "actors": actors,
    "findings": findings,
    "quotations": quotations,
    "positions": positions,
    "figures": figures,
    "timeline": timeline_,
    "articles": articles,
}
