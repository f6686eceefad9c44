"""The dossier as FollowTheMoney entities, a JSON object a line: for Aleph and OpenSanctions.

Articles are ``Article``, actors ``Person``, ``Organization``, ``LegalEntity`` (groups), ``PublicBody``
(countries, which act here as governments) or ``Address`` (places); what happened is ``Event``; that an actor
says something is ``Documentation`` of the actor in the article, with the words. ``proof`` names the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from recoupe.dossier import Index
from recoupe.dossier.edtf import span
from recoupe.export.output import Output, opened
from recoupe.export.present import link, shown
from recoupe.model import Actor, Article, Event, Quotation, Story
from recoupe.model.claims import claim_id

Entity: TypeAlias = dict[str, Any]

_SCHEMATA = {
    "person": "Person",
    "organization": "Organization",
    "group": "LegalEntity",
    "country": "PublicBody",
    "place": "Address",
}
# FollowTheMoney knows dates cut at the day, the month or the year.
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_WIKIDATA = re.compile(r"Q\d+$", re.ASCII)
_STATED = frozenset({"asserted"})


def export(story: Story, output: Output) -> None:
    """Write the entities of ``story`` to a path or a binary stream, one a line. Raises ExportError."""
    with opened(output) as stream:
        for entity in entities(Index(story)):
            stream.write(json.dumps(entity, ensure_ascii=False).encode(errors="backslashreplace") + b"\n")


def entities(index: Index) -> Iterator[Entity]:
    """The entities: articles, actors, what actors say, what happened."""
    story = index.story
    for article in story.articles:
        yield _article(article)
    for actor in story.actors:
        yield _actor(actor)
    for quotation in story.quotations:
        if quotation.speaker in index.actors and quotation.nested_in is None:
            yield _said(quotation)
    for event in story.events:
        if event.status in _STATED:
            yield _event(event)


def _article(article: Article) -> Entity:
    return _entity(
        _article_id(article.id),
        "Article",
        title=[article.title],
        fileName=[article.file],
        publisher=[article.outlet],
        author=[article.agency],
        sourceUrl=[link(article.url)],
        publishedAt=_dates(article.published.edtf),
        bodyText=[article.text],
    )


def _actor(actor: Actor) -> Entity:
    others = [name.text for name in actor.names if name.text != actor.name]
    proof = sorted({_article_id(mention.article) for mention in actor.mentions})
    known: dict[str, Iterable[str | None]] = {"name": [actor.name], "alias": others, "proof": proof}
    if actor.kind == "place":
        known["full"] = [actor.name]
    if actor.kind == "person":
        known["position"] = list(dict.fromkeys(role.title for role in actor.roles))
    known["wikidataId"] = [match[0] for uri in actor.same_as if (match := _WIKIDATA.search(uri))]
    return _entity(actor.id, _SCHEMATA[actor.kind], **known)


def _said(quotation: Quotation) -> Entity:
    return _entity(
        claim_id("said", quotation.id),
        "Documentation",
        entity=[quotation.speaker],
        document=[_article_id(quotation.content.article)],
        role=[f"{quotation.mode} quotation"],
        description=[quotation.content.exact],
        date=_dates(quotation.date),
    )


def _event(event: Event) -> Entity:
    first, last = _ends(event.date)
    words = " ".join(event.mentions[0].exact.split())
    return _entity(
        event.id,
        "Event",
        name=[f"{event.type.capitalize()}: {words}"],
        summary=[event.type],
        location=[event.place],
        date=_dates(event.date),
        startDate=[first],
        endDate=[last],
        proof=sorted({_article_id(mention.article) for mention in event.mentions}),
        notes=[
            f"{part}: {who}" for part, who in (("agent", event.agent), ("recipient", event.recipient)) if who
        ],
    )


def _dates(edtf: str | None) -> list[str | None]:
    return [edtf] if edtf and _DATE.fullmatch(edtf) else []


def _ends(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of what is no single date."""
    found = span(edtf)
    if found is None or _dates(edtf):
        return None, None
    return tuple(day.isoformat() if day else None for day in (found.first, found.last))  # type: ignore[return-value]


def _article_id(name: str) -> str:
    # Ids of FollowTheMoney are of letters, digits, points, dashes and colons.
    return claim_id("article", name)


def _entity(id_: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    kept = {name: [shown(v) for v in values if v] for name, values in properties.items()}
    return {
        "id": id_,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }
