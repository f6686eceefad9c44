"""The JSON contract: a story as one document of plain values, in a fixed order.

What the keys mean is said in the JSON Schema (``recoupe.export.schema``), which is made from this list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from recoupe.dossier import edtf
from recoupe.dossier.index import Index
from recoupe.model import (
    Actor,
    Anchor,
    Article,
    Event,
    Figure,
    Finding,
    Position,
    Quotation,
    Role,
    Series,
    Story,
    Time,
)

SCHEMA = "recoupe.dossier/1"

Row: TypeAlias = dict[str, Any]


def document(story: Story) -> Row:
    """The whole document. For large stories ``parts`` gives the same without holding all of it at once."""
    return {key: value if _is_head(value) else list(value) for key, value in parts(story)}


def parts(story: Story) -> Iterator[tuple[str, Any]]:
    """Each key with its value, in order: plain values first, then iterators over the rows of each list.

    Rows are sorted: articles by id, claims by the place of their first words, actors by the number of their
    mentions; findings stay as the comparison ranked them. So the same story gives the same bytes, however it
    was built.
    """
    index = Index(story)
    place = index.place
    articles = sorted(story.articles, key=lambda a: a.id)
    yield "schema", SCHEMA
    yield "title", story.title
    yield "languages", sorted({a.language for a in articles})
    yield "period", edtf.period(a.published.edtf for a in articles)
    yield "independent_sources", len(index.families)
    yield "articles", map(_article, articles)
    yield "actors", map(_actor, sorted(story.actors, key=lambda a: (-len(a.mentions), a.name, a.id)))
    yield "quotations", map(_quotation, sorted(story.quotations, key=lambda q: (place(q.content), q.id)))
    yield "times", map(_time, sorted(story.times, key=lambda t: (place(t.anchor), t.edtf or "")))
    yield "figures", map(_figure, sorted(story.figures, key=lambda f: (place(f.anchor), f.id)))
    yield "series", map(_series, sorted(story.series, key=lambda s: (-len(s.figures), s.label, s.id)))
    yield "events", map(_event, sorted(story.events, key=lambda e: (place(e.mentions[0]), e.id)))
    yield "positions", map(_position, sorted(story.positions, key=_position_order(index)))
    yield "findings", map(_finding, story.findings)


def _is_head(value: object) -> bool:
    return value is None or isinstance(value, str | int | list)


def _position_order(index: Index) -> Callable[[Position], tuple[object, ...]]:
    return lambda p: (p.actor or "~", p.actor_name or "", index.place(p.evidence[0]), p.stance, p.subject)


def _anchor(anchor: Anchor) -> Row:
    return {"article": anchor.article, "start": anchor.start, "end": anchor.end, "exact": anchor.exact}


def _anchors(anchors: Iterable[Anchor]) -> list[Row]:
    return [_anchor(a) for a in anchors]


def _maybe(anchor: Anchor | None) -> Row | None:
    return _anchor(anchor) if anchor else None


def _share(value: float) -> float:
    """Three decimals: what a machine computes beyond them differs from one to the next."""
    return round(value, 3)


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a decimal point, as a reader of the JSON would write them."""
    return int(value) if value is not None and float(value).is_integer() else value


def _article(article: Article) -> Row:
    published = article.published
    return {
        "id": article.id,
        "file": article.file,
        "url": article.url,
        "outlet": article.outlet,
        "agency": article.agency,
        "title": article.title,
        "language": article.language,
        "published": {
            "edtf": published.edtf,
            "basis": published.basis,
            "evidence": _anchors(published.evidence),
        },
        "family": article.family,
        "copy_of": article.copy_of,
        "copied_share": _share(article.copied_share),
        "sha256": article.sha256,
        "text": article.text,
    }


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "names": [{"text": name.text, "count": name.count} for name in actor.names],
        "roles": [_role(role) for role in actor.roles],
        "mentions": _anchors(actor.mentions),
        "same_as": list(actor.same_as),
        "merged_because": list(actor.merged_because),
        "may_be": list(actor.may_be),
    }


def _role(role: Role) -> Row:
    return {
        "title": role.title,
        "from": role.start,
        "to": role.end,
        "evidence": _anchors(role.evidence),
    }


def _quotation(quotation: Quotation) -> Row:
    return {
        "id": quotation.id,
        "content": _anchor(quotation.content),
        "mode": quotation.mode,
        "cue": _maybe(quotation.cue),
        "source": _maybe(quotation.source),
        "speaker": quotation.speaker,
        "speaker_name": quotation.speaker_name,
        "date": quotation.date,
        "continues": quotation.continues,
        "nested_in": quotation.nested_in,
        "hearsay": quotation.hearsay,
        "confidence": _share(quotation.confidence),
    }


def _time(time: Time) -> Row:
    return {"anchor": _anchor(time.anchor), "edtf": time.edtf}


def _figure(figure: Figure) -> Row:
    return {
        "id": figure.id,
        "anchor": _anchor(figure.anchor),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "approximation": figure.approximation,
        "counted": figure.counted,
        "measure": figure.measure,
        "unit": figure.unit,
        "place": figure.place,
        "as_of": figure.as_of,
        "said_by": figure.said_by,
        "status": figure.status,
        "series": figure.series,
        "part_of": figure.part_of,
        "confidence": _share(figure.confidence),
    }


def _series(series: Series) -> Row:
    return {
        "id": series.id,
        "label": series.label,
        "measure": series.measure,
        "counted": series.counted,
        "place": series.place,
        "figures": list(series.figures),
    }


def _event(event: Event) -> Row:
    return {
        "id": event.id,
        "type": event.type,
        "date": event.date,
        "agent": event.agent,
        "recipient": event.recipient,
        "place": event.place,
        "status": event.status,
        "mentions": _anchors(event.mentions),
        "confidence": _share(event.confidence),
    }


def _position(position: Position) -> Row:
    return {
        "id": position.id,
        "actor": position.actor,
        "actor_name": position.actor_name,
        "stance": position.stance,
        "subject": position.subject,
        "date": position.date,
        "reported_by": position.reported_by,
        "evidence": _anchors(position.evidence),
        "confidence": _share(position.confidence),
    }


def _finding(finding: Finding) -> Row:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "about": finding.about,
        "explanation": finding.explanation,
        "explanation_en": finding.explanation_en,
        "claims": list(finding.claims),
        "evidence": _anchors(finding.evidence),
        "level": finding.level,
        "independent_sources": finding.independent_sources,
        "confidence": _share(finding.confidence),
    }
