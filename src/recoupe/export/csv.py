"""The dossier as tables, one file each: for spreadsheets and for pandas.

A path becomes a folder with a file for each table; a stream gets the same files as a zip archive. Files are
RFC 4180 (commas, CRLF) in UTF-8, with a byte-order mark, without which Excel shows "Ã©" for "é".

Texts of articles are written by anybody, so a cell that a spreadsheet could take for a formula is put behind
an apostrophe, as OWASP advises (CSV injection). Numbers, negative ones included, stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from recoupe.dossier import Index, holders
from recoupe.dossier.families import by_date
from recoupe.export.output import Output, write_files
from recoupe.export.present import shown
from recoupe.model import Anchor, Story

Cell: TypeAlias = str | float | int | None
Row: TypeAlias = dict[str, Cell]
Table: TypeAlias = Callable[[Index], Iterator[Row]]

_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
# A French Excel cuts cells at semicolons, whatever the file is cut at; others cut at tabs and line ends.
_DANGEROUS_INSIDE = re.compile(r"([;\t\r\n]['\"\u00a0 ]*)(?=[=+\-@＝＋－＠])")


def export(story: Story, output: Output) -> None:
    """Write the tables of ``story`` to a folder, made where it is missing, or as a zip to a binary stream.

    Raises ExportError.
    """
    index = Index(story)
    write_files(output, ((f"{name}.csv", _csv(name, table(index))) for name, table in TABLES.items()))


def _csv(name: str, rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS[name])
    writer.writerows([defused(row[column]) for column in COLUMNS[name]] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="backslashreplace")


def defused(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what looks like one.

    Control characters are taken out as everywhere: a CSV is read in terminals, too.
    """
    if not isinstance(cell, str):
        return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    cell = _DANGEROUS_INSIDE.sub(r"\1'", shown(cell))
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_DANGEROUS) else cell


def _place(anchor: Anchor) -> Row:
    return {"article": anchor.article, "start": anchor.start, "end": anchor.end}


def _sentence(anchor: Anchor, index: Index) -> str:
    return "".join(index.excerpt(anchor)).strip()


def _places(anchors: Iterable[Anchor]) -> str:
    return " | ".join(f"{a.article}:{a.start}-{a.end}" for a in anchors)


def _published(anchor: Anchor, index: Index) -> Row:
    article = index.articles[anchor.article]
    return {"outlet": article.outlet, "published": article.published.edtf}


def _name(actor: str | None, index: Index) -> str | None:
    found = index.actors.get(actor or "")
    return found.name if found else None


def _articles(index: Index) -> Iterator[Row]:
    for article in sorted(index.story.articles, key=by_date):
        yield {
            "id": article.id,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published.edtf,
            "basis": article.published.basis,
            "agency": article.agency,
            "independent_source": index.family_of[article.id].number,
            "copy_of": article.copy_of,
            "copied_share": round(article.copied_share, 3),
            "language": article.language,
            "url": article.url,
            "file": article.file,
            "words": len(article.text.split()),
        }


def _actors(index: Index) -> Iterator[Row]:
    for actor in sorted(index.story.actors, key=lambda a: (-len(a.mentions), a.name, a.id)):
        yield {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "names": " | ".join(name.text for name in actor.names),
            "roles": " | ".join(role.title for role in actor.roles),
            "mentions": len(actor.mentions),
            "articles": len({m.article for m in actor.mentions}),
            "same_as": " | ".join(actor.same_as),
        }


def _quotations(index: Index) -> Iterator[Row]:
    for quotation in sorted(index.story.quotations, key=lambda q: index.place(q.content)):
        yield {
            "id": quotation.id,
            "speaker_name": _name(quotation.speaker, index) or quotation.speaker_name,
            "date": quotation.date,
            "mode": quotation.mode,
            "content": quotation.content.exact,
            "cue": quotation.cue.exact if quotation.cue else None,
            "source": quotation.source.exact if quotation.source else None,
            "speaker": quotation.speaker,
            "confidence": round(quotation.confidence, 3),
            **_published(quotation.content, index),
            **_place(quotation.content),
        }


def _figures(index: Index) -> Iterator[Row]:
    series = {s.id: s.label for s in index.story.series}
    for figure in sorted(index.story.figures, key=lambda f: index.place(f.anchor)):
        yield {
            "id": figure.id,
            "series": series.get(figure.series or ""),
            "exact": figure.anchor.exact,
            "low": figure.low,
            "high": figure.high,
            "approximation": figure.approximation,
            "counted": figure.counted,
            "measure": figure.measure,
            "unit": figure.unit,
            "place": figure.place,
            "as_of": figure.as_of,
            "said_by": _name(figure.said_by, index),
            "status": figure.status,
            "confidence": round(figure.confidence, 3),
            "sentence": _sentence(figure.anchor, index),
            "independent_source": index.family_of[figure.anchor.article].number,
            **_published(figure.anchor, index),
            **_place(figure.anchor),
        }


def _times(index: Index) -> Iterator[Row]:
    for time in sorted(index.story.times, key=lambda t: index.place(t.anchor)):
        yield {"exact": time.anchor.exact, "edtf": time.edtf, **_place(time.anchor)}


def _events(index: Index) -> Iterator[Row]:
    for event in sorted(index.story.events, key=lambda e: index.place(e.mentions[0])):
        yield {
            "id": event.id,
            "date": event.date,
            "type": event.type,
            "status": event.status,
            "agent": event.agent,
            "recipient": event.recipient,
            "place": event.place,
            "sentence": _sentence(event.mentions[0], index),
            "mentions": _places(event.mentions),
            "articles": len({m.article for m in event.mentions}),
            "confidence": round(event.confidence, 3),
        }


def _positions(index: Index) -> Iterator[Row]:
    for holder in holders(index):
        for position in holder.positions:
            yield {
                "id": position.id,
                "actor": position.actor,
                "actor_name": holder.name,
                "stance": position.stance,
                "subject": position.subject,
                "date": position.date,
                "reported_by": _name(position.reported_by, index),
                "words": " | ".join(dict.fromkeys(a.exact for a in position.evidence)),
                "sentence": _sentence(position.evidence[0], index),
                "evidence": _places(position.evidence),
                "confidence": round(position.confidence, 3),
            }


def _findings(index: Index) -> Iterator[Row]:
    for finding in index.story.findings:
        yield {
            "id": finding.id,
            "kind": finding.kind,
            "about": finding.about,
            "explanation": finding.explanation,
            "independent_sources": finding.independent_sources,
            "confidence": round(finding.confidence, 3),
            "claims": " | ".join(finding.claims),
            "evidence": _places(finding.evidence),
            "words": " | ".join(dict.fromkeys(a.exact for a in finding.evidence)),
        }


TABLES: dict[str, Table] = {
    "articles": _articles,
    "actors": _actors,
    "quotations": _quotations,
    "figures": _figures,
    "times": _times,
    "events": _events,
    "positions": _positions,
    "findings": _findings,
}

_PUBLISHED = ("outlet", "published")
_PLACE = ("article", "start", "end")

COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        *("id", "outlet", "title", "published", "basis", "agency", "independent_source", "copy_of"),
        *("copied_share", "language", "url", "file", "words"),
    ),
    "actors": ("id", "name", "kind", "names", "roles", "mentions", "articles", "same_as"),
    "quotations": (
        *("id", "speaker_name", "date", "mode", "content", "cue", "source", "speaker", "confidence"),
        *_PUBLISHED,
        *_PLACE,
    ),
    "figures": (
        *("id", "series", "exact", "low", "high", "approximation", "counted", "measure", "unit", "place"),
        *("as_of", "said_by", "status", "confidence", "sentence", "independent_source"),
        *_PUBLISHED,
        *_PLACE,
    ),
    "times": ("exact", "edtf", *_PLACE),
    "events": (
        *("id", "date", "type", "status", "agent", "recipient", "place", "sentence", "mentions", "articles"),
        "confidence",
    ),
    "positions": (
        *("id", "actor", "actor_name", "stance", "subject", "date", "reported_by", "words", "sentence"),
        *("evidence", "confidence"),
    ),
    "findings": (
        *("id", "kind", "about", "explanation", "independent_sources", "confidence", "claims", "evidence"),
        "words",
    ),
}
