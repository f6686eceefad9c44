"""The dossier as linked data: JSON-LD 1.1 with schema.org and W3C Web Annotation.

Articles are ``NewsArticle``, actors ``Person``, ``Organization``, ``Country`` or ``Place``, quotations
``Quotation``, figures and findings ``Claim``. The words that something rests on are Web Annotations whose
target has a TextPositionSelector (offsets in Unicode code points into the article's text, half-open) and a
TextQuoteSelector with the words around, so that they are found again in a text cleaned in another way.

The context stands in the document: nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias
from urllib.parse import quote

from recoupe.dossier import Index
from recoupe.export.output import Output, opened
from recoupe.export.present import link, shown
from recoupe.model import Actor, Anchor, Article, Figure, Finding, Quotation, Story

Node: TypeAlias = dict[str, Any]

_AROUND = 32
_TYPES = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "country": "Country",
    "place": "Place",
}
CONTEXT: Node = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "about": {"@type": "@id"},
    "isBasedOn": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "creator": {"@type": "@id"},
    "spokenByCharacter": {"@type": "@id"},
    "appearance": {"@type": "@id"},
    "claimInterpreter": {"@type": "@id"},
    "hasBody": {"@id": "oa:hasBody", "@type": "@id"},
    "hasTarget": "oa:hasTarget",
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "hasSelector": "oa:hasSelector",
    "motivatedBy": {"@id": "oa:motivatedBy", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
}


def export(story: Story, output: Output) -> None:
    """Write the graph of ``story`` to a path or a binary stream, a node a line. Raises ExportError."""
    with opened(output) as stream:
        stream.write(f'{{"@context": {_dumps(CONTEXT)},\n"@graph": [\n'.encode())
        before = ""
        for node in _nodes(Index(story)):
            stream.write(f"{before}{_dumps(node)}".encode(errors="backslashreplace"))
            before = ",\n"
        stream.write(b"\n]}\n")


def _nodes(index: Index) -> Iterator[Node]:
    story = index.story
    for article in story.articles:
        yield _article(article, index)
    for actor in story.actors:
        yield _actor(actor)
        yield from _annotations(actor.id, actor.mentions, "oa:identifying", index)
    for quotation in story.quotations:
        yield _quotation(quotation, index)
        yield from _annotations(quotation.id, (quotation.content,), "oa:describing", index)
    for figure in story.figures:
        yield _figure(figure, index)
        yield from _annotations(figure.id, (figure.anchor,), "oa:describing", index)
    for finding in story.findings:
        yield _finding(finding)
        yield from _annotations(finding.id, finding.evidence, "oa:assessing", index)


def _article(article: Article, index: Index) -> Node:
    return _kept(
        {
            "@id": _article_id(article.id),
            "@type": "NewsArticle",
            "identifier": article.id,
            "headline": article.title,
            "url": link(article.url),
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
            "sourceOrganization": {"@type": "NewsMediaOrganization", "name": article.agency}
            if article.agency
            else None,
            "datePublished": _date(article.published.edtf),
            "inLanguage": article.language,
            "isBasedOn": _article_id(str(article.copy_of)) if article.copy_of in index.articles else None,
            "articleBody": article.text,
        }
    )


def _actor(actor: Actor) -> Node:
    return _kept(
        {
            "@id": _id(actor.id),
            "@type": _TYPES[actor.kind],
            "name": actor.name,
            "alternateName": [n.text for n in actor.names if n.text != actor.name] or None,
            "jobTitle": list(dict.fromkeys(r.title for r in actor.roles)) or None
            if actor.kind == "person"
            else None,
            "sameAs": list(actor.same_as) or None,
        }
    )


def _quotation(quotation: Quotation, index: Index) -> Node:
    known = quotation.speaker in index.actors
    return _kept(
        {
            "@id": _id(quotation.id),
            "@type": "Quotation",
            "text": quotation.content.exact,
            "additionalType": f"{quotation.mode} quotation",
            "creator": _id(str(quotation.speaker)) if known else None,
            "creditText": None if known else quotation.speaker_name,
            "dateCreated": _date(quotation.date),
            "isPartOf": _article_id(quotation.content.article),
        }
    )


def _figure(figure: Figure, index: Index) -> Node:
    low, high = figure.low, figure.high
    value = {"value": low} if low == high else {"minValue": low, "maxValue": high}
    return _kept(
        {
            "@id": _id(figure.id),
            "@type": "Claim",
            "text": figure.anchor.exact,
            "about": None,
            "mainEntity": _kept(
                {
                    "@type": "QuantitativeValue",
                    **value,
                    "unitText": figure.unit or figure.counted,
                    "name": figure.measure,
                }
            ),
            "appearance": _article_id(figure.anchor.article),
            "claimInterpreter": _id(str(figure.said_by)) if figure.said_by in index.actors else None,
            "temporal": figure.as_of,
            "contentLocation": {"@type": "Place", "name": figure.place} if figure.place else None,
        }
    )


def _finding(finding: Finding) -> Node:
    return {
        "@id": _id(finding.id),
        "@type": "Claim",
        "additionalType": finding.kind,
        "text": finding.explanation,
        "isBasedOn": [_id(claim) for claim in finding.claims],
    }


def _annotations(body: str, anchors: tuple[Anchor, ...], motive: str, index: Index) -> Iterator[Node]:
    for anchor in anchors:
        text = index.articles[anchor.article].text
        yield {
            "@id": f"{_id(body)}#{quote(anchor.article, safe='')}-{anchor.start}-{anchor.end}",
            "@type": "oa:Annotation",
            "motivatedBy": motive,
            "hasBody": _id(body),
            "hasTarget": {
                "@type": "oa:SpecificResource",
                "hasSource": _article_id(anchor.article),
                "hasSelector": [
                    {"@type": "oa:TextPositionSelector", "start": anchor.start, "end": anchor.end},
                    {
                        "@type": "oa:TextQuoteSelector",
                        "exact": anchor.exact,
                        "prefix": text[max(0, anchor.start - _AROUND) : anchor.start],
                        "suffix": text[anchor.end : anchor.end + _AROUND],
                    },
                ],
            },
        }


def _id(name: str) -> str:
    return f"urn:recoupe:{quote(name, safe='')}"


def _article_id(name: str) -> str:
    # Not the address: an article may have none, and an actor may be called like one.
    return f"urn:recoupe:article:{quote(name, safe='')}"


def _date(edtf: str | None) -> Node | None:
    return {"@type": "edtf:EDTF", "@value": edtf} if edtf else None


def _kept(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}


def _dumps(value: object) -> str:
    return json.dumps(_shown(value), ensure_ascii=False, allow_nan=False)


def _shown(value: object) -> object:
    """Names and titles without what turns a page round; the words of articles stay as they are."""
    if isinstance(value, dict):
        return {
            k: shown(v) if k in ("headline", "name") and isinstance(v, str) else _shown(v)
            for k, v in value.items()
        }
    return [_shown(v) for v in value] if isinstance(value, list) else value
