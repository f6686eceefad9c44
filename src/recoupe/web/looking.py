"""The search page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, NamedTuple

from fastapi import Query
from fastapi.responses import Response

from recoupe.model import Anchor
from recoupe.store import Query as Asked
from recoupe.store.words import Wanted
from recoupe.web.answers import Visit, Visiting

KINDS = ("article", "quotation", "figure", "event", "actor", "finding")
_AT_ONCE = 20
# Characters of an article shown around the first words found in it.
_BEFORE, _SHOWN = 90, 320
_MOST_NAMES = 300
Runs = list[tuple[str, bool]]


class Found(NamedTuple):
    """A hit: its kind, heading and words with those found lit, the place of its words, its line."""

    kind: str
    id: str
    heading: Runs
    words: Runs
    anchor: Anchor | None
    address: str


def looked(
    v: Visiting,
    q: Annotated[str, Query(max_length=500)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    outlet: Annotated[str, Query(max_length=300)] = "",
    speaker: Annotated[str, Query(max_length=300)] = "",
    first: Annotated[str, Query(alias="from", max_length=10)] = "",
    last: Annotated[str, Query(alias="to", max_length=10)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
) -> Response:
    """What has the words of ``q`` and passes the filters. Dates that are none are told, not applied."""
    days = _day(first), _day(last)
    asked = Asked(
        q,
        (kind,) if kind in KINDS else (),
        outlet.strip() or None,
        speaker.strip() or None,
        *days,
        offset=(number - 1) * _AT_ONCE,
        limit=_AT_ONCE,
    )
    given = bool(q.strip() or asked.outlet or asked.speaker or asked.first or asked.last or asked.kinds)
    hits = v.desk.store.search(asked) if given else None
    return v.page(
        "app-search.html",
        query=q,
        given={"kind": kind, "outlet": outlet, "speaker": speaker, "from": first, "to": last},
        wrong=[text for text, day in zip((first, last), days, strict=True) if text and not day],
        hits=hits,
        found=list(_found(v, [(h.kind, h.id) for h in hits.hits], Wanted(q))) if hits else [],
        at=number,
        last=-(-hits.total // _AT_ONCE) if hits else 0,
        kinds=KINDS,
        outlets=v.edition.outlets[:_MOST_NAMES],
        title=v.words["search"],
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _found(v: Visit, hits: list[tuple[str, str]], wanted: Wanted) -> Iterator[Found]:
    """The hits that the edition shown has; the index may be a moment ahead of it."""
    makers = {
        "article": _article,
        "quotation": _quotation,
        "figure": _figure,
        "event": _event,
        "actor": _actor,
        "finding": _finding,
    }
    for kind, id_ in hits:
        if found := makers[kind](v, id_, wanted):
            yield found


def _article(v: Visit, id_: str, wanted: Wanted) -> Found | None:
    a = v.edition.index.articles.get(id_)
    if a is None:
        return None
    title = v.edition.presenter(v.language).title(a)
    address = f"/articles/{v.edition.slug(id_)}"
    places = wanted.places(a.text, a.language)
    heading = _lit(title, wanted.places(title, a.language))
    anchor = Anchor.of(a.id, a.text, 0, 1) if a.text else None
    return Found("article", id_, heading, _around(a.text, places), anchor, address)


def _around(text: str, places: list[tuple[int, int]]) -> Runs:
    """The part of a text that begins a little before the first words found in it, cut between words."""
    first = places[0][0] if places else 0
    start = max(0, first - _BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), start + _SHOWN)
    if end < len(text):
        end = max(text.rfind(" ", start, end), places[0][1] if places else start + 1)
    inside = [(a - start, b - start) for a, b in places if start <= a and b <= end]
    cut: Runs = [("… ", False)] if start else []
    return [*cut, *_lit(text[start:end], inside), *([(" …", False)] if end < len(text) else [])]


def _quotation(v: Visit, id_: str, wanted: Wanted) -> Found | None:
    q = v.edition.index.quotations.get(id_)
    if q is None:
        return None
    return _claim(v, "quotation", id_, q.content, v.edition.presenter(v.language).speaker(q), wanted)


def _figure(v: Visit, id_: str, wanted: Wanted) -> Found | None:
    f = v.edition.index.figures.get(id_)
    if f is None:
        return None
    return _claim(v, "figure", id_, f.anchor, v.edition.presenter(v.language).counted(f), wanted)


def _event(v: Visit, id_: str, wanted: Wanted) -> Found | None:
    e = v.edition.index.events.get(id_)
    if e is None:
        return None
    return _claim(v, "event", id_, e.mentions[0], v.edition.presenter(v.language).event(e), wanted)


def _claim(v: Visit, kind: str, id_: str, anchor: Anchor, heading: str, wanted: Wanted) -> Found:
    language = v.edition.index.articles[anchor.article].language
    excerpt = v.edition.index.excerpt(anchor, 160)
    text = f"{excerpt.before}{excerpt.words[:600]}{excerpt.after}"
    line = v.edition.to(v.edition.page.links.line(id_))
    address = v.edition.to(v.edition.page.links.words(anchor)) if line.startswith("#") else line
    return Found(
        kind,
        id_,
        _lit(heading, wanted.places(heading, language)),
        _lit(text, wanted.places(text, language)),
        anchor,
        address,
    )


def _actor(v: Visit, id_: str, wanted: Wanted) -> Found | None:
    a = v.edition.index.actors.get(id_)
    if a is None:
        return None
    language = v.edition.index.articles[a.mentions[0].article].language
    articles = len({m.article for m in a.mentions})
    count = v.edition.presenter(v.language).words.plural(
        articles, v.words["one_article"], v.words["many_articles"]
    )
    roles = " · ".join([*(role.title for role in a.roles[:4]), count])
    heading = _lit(a.name, wanted.places(a.name, language))
    return Found("actor", id_, heading, _lit(roles, wanted.places(roles, language)), None, f"/actors/{id_}")


def _finding(v: Visit, id_: str, wanted: Wanted) -> Found | None:
    note = v.edition.notes.get(id_)
    if note is None:
        return None
    language = v.edition.index.articles[note.finding.evidence[0].article].language
    text = v.edition.presenter(v.language).explanation(note.finding)
    heading = v.edition.presenter(v.language).words.findings[note.finding.kind]
    words = _lit(text, wanted.places(text, language))
    return Found("finding", id_, [(heading, False)], words, note.sides[0].anchor, f"/judge/{id_}")


def _lit(text: str, places: list[tuple[int, int]]) -> Runs:
    """``text`` in runs, each with whether it was looked for."""
    runs: Runs = []
    at = 0
    for start, end in places:
        runs += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [run for run in [*runs, (text[at:], False)] if run[0]]
