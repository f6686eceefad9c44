"""The timeline as JSON that TimelineJS 3 loads (https://timeline.knightlab.com/docs/json-format.html).

A slide for each event and for each thing said of which the day, the month or the year is known. TimelineJS
shows its texts as HTML, so the words of articles are escaped.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeAlias

from recoupe.dossier import Index, Utterance, timeline
from recoupe.dossier.edtf import Span
from recoupe.export.output import Output, opened
from recoupe.export.present import Presenter, link, shown
from recoupe.model import Anchor, Event, Story

Slide: TypeAlias = dict[str, Any]

_HEADLINE = 120


def export(story: Story, output: Output, language: str = "fr") -> None:
    """Write the slides of ``story`` to a path or a binary stream. Raises ExportError."""
    index = Index(story)
    present = Presenter(index, language)
    content = {
        "title": {"text": {"headline": _html(story.title), "text": _html(present.summary())}},
        "events": list(_slides(index, present)),
    }
    with opened(output) as stream:
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        stream.write(text.encode(errors="backslashreplace"))


def _slides(index: Index, present: Presenter) -> Iterator[Slide]:
    days = timeline(index)
    for day in (*days.before, *days.during, *days.after):
        for event in day.events:
            yield from _slide(
                event.id,
                day.date,
                day.span,
                present.words["timelinejs.events"],
                _event(event, present),
                event.mentions,
                present,
            )
        for said in day.statements:
            yield from _slide(
                said.id,
                day.date,
                day.span,
                present.words["timelinejs.statements"],
                _said(said, present),
                present.contents(said),
                present,
            )


def _slide(
    id_: str,
    edtf: str,
    days: Span,
    group: str,
    text: tuple[str, str],
    anchors: Iterable[Anchor],
    present: Presenter,
) -> Iterator[Slide]:
    """The slide of what has a first day; where that is open or not known, there is none."""
    start, end = _dates(edtf, days)
    if start is None:
        return
    headline, words = text
    sources = "; ".join(_source(anchor, present) for anchor in present.places(anchors))
    slide: Slide = {
        "unique_id": id_,
        "group": group,
        "start_date": start,
        "text": {
            "headline": _html(_cut(headline)),
            "text": f"<p>{_html(words)}</p><p><small>{sources}</small></p>",
        },
    }
    if end is not None:
        slide["end_date"] = end
    if not days.sure or not days.is_day:
        slide["display_date"] = present.brief(edtf)
    yield slide


def _event(event: Event, present: Presenter) -> tuple[str, str]:
    who = " → ".join(part for part in (event.agent, event.recipient) if part)
    kind = present.event(event)
    status = present.status(event.status)
    excerpt = "".join(present.index.excerpt(event.mentions[0]))
    return f"{kind}{status}{present.words.colon}{who}" if who else f"{kind}{status}", excerpt.strip()


def _said(utterance: Utterance, present: Presenter) -> tuple[str, str]:
    words = " ".join(utterance.lead.content.exact.split())
    quoted = f"« {words} »" if utterance.lead.mode == "direct" else words
    return present.speaker(utterance.lead), quoted


def _source(anchor: Anchor, present: Presenter) -> str:
    article = present.index.articles[anchor.article]
    name = _html(present.byline(anchor))
    url = link(article.url)
    return f'<a href="{html.escape(url)}">{name}</a>' if url else name


def _dates(edtf: str, days: Span) -> tuple[dict[str, int] | None, dict[str, int] | None]:
    """The start, and the end where it is another day. A month or a year known as such has no day."""
    parts = [int(part) for part in edtf.split("-")] if edtf.replace("-", "").isdigit() else []
    if parts:
        return dict(zip(("year", "month", "day"), parts, strict=False)), None
    if days.first is None:
        return None, None
    last = days.last if days.last and days.last != days.first else None
    return _day(days.first), _day(last) if last else None


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _cut(text: str) -> str:
    return text if len(text) <= _HEADLINE else text[: _HEADLINE - 1] + "…"


def _html(text: str) -> str:
    return html.escape(shown(text))
