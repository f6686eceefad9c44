"""The JSON Schema of the dossier (draft 2020-12), made from the types of the model.

``recoupe schema`` prints it; docs/dossier.schema.json is the published copy. Additions keep the version: a
reader of version 1 ignores keys that it does not know. A change of meaning is version 2.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias, get_args

from recoupe.dossier import SCHEMA
from recoupe.model import article, claims

Schema: TypeAlias = dict[str, Any]

EDTF = "A date in EDTF (ISO 8601-2): 2020-09-09, 2020-09, 2014-22 (summer), 2011-12~, 2015-03-01/2015-03-02."


def schema() -> Schema:
    """The JSON Schema, as plain values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:recoupe:dossier:1",
        "title": "Recoupe dossier, version 1",
        "description": "The press on a story: articles, who is who, who said what and when, figures, events, "
        "and where the sources agree, copy or contradict each other. The same story gives the same bytes.",
        **_row(_TOP),
        "$defs": {name: {"description": says, **_row(keys)} for name, (says, keys) in _DEFS.items()},
    }


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _row(keys: Schema) -> Schema:
    return {"type": "object", "required": list(keys), "properties": keys}


def _string(says: str, **more: Any) -> Schema:
    return {"type": "string", "description": says, **more}


def _maybe(says: str) -> Schema:
    return {"type": ["string", "null"], "description": says}


def _one_of(literal: object, says: str, null: bool = False) -> Schema:
    values: list[str | None] = list(get_args(literal))
    return {"enum": values + [None] * null, "description": says}


def _number(says: str) -> Schema:
    return {"type": ["number", "null"], "description": says}


def _share(says: str) -> Schema:
    return {"type": "number", "minimum": 0, "maximum": 1, "description": says}


def _flag(says: str) -> Schema:
    return {"type": "boolean", "description": says}


def _count(says: str, least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, "description": says}


def _ref(name: str, says: str) -> Schema:
    return {"$ref": f"#/$defs/{name}", "description": says}


def _ref_or_null(name: str, says: str) -> Schema:
    return {"anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}], "description": says}


def _list(items: Schema, says: str, least: int = 0) -> Schema:
    return {"type": "array", "items": items, "description": says} | ({"minItems": least} if least else {})


def _rows(name: str, says: str, least: int = 0) -> Schema:
    return _list({"$ref": f"#/$defs/{name}"}, says, least)


_ID = _string("A hash of the content: the same claim has the same id in every dossier.", minLength=1)
_CONFIDENCE = _share("How sure the program is, from 0 to 1.")
_STRINGS: Schema = {"type": "string"}

_TOP: Schema = {
    "schema": {"const": SCHEMA, "description": "The name and the version of this format."},
    "title": _string("The title of the story."),
    "languages": _list(_STRINGS, "The languages of the articles (ISO 639-1), sorted."),
    "period": _maybe("From the first to the last publication: an EDTF interval; null when no date is known."),
    "independent_sources": _count("How many sources there are when the copies of one text count once."),
    "articles": _rows("article", "The articles, sorted by id."),
    "actors": _rows("actor", "Who is who: those with most mentions come first."),
    "quotations": _rows("quotation", "Who said what, in the order of the articles and of the text."),
    "times": _rows("time", "The calendar expressions, in the order of the text."),
    "figures": _rows("figure", "The quantities, in the order of the text."),
    "series": _rows("series", "Figures of one measure about one thing, those with most figures first."),
    "events": _rows("event", "What happened, in the order of the first mention."),
    "positions": _rows("position", "What actors want, accept, refuse, promise or demand."),
    "findings": _rows(
        "finding", "Relations between claims: those that a fact-checker wants first come first."
    ),
}

_ANCHOR: Schema = {
    "article": _string("The id of an article."),
    "start": _count("Offset of the first character in the article's text, in Unicode code points from 0."),
    "end": _count("Offset after the last character.", least=1),
    "exact": _string("The words: text[start:end].", minLength=1),
}

_PUBLISHED: Schema = {
    "edtf": _maybe(EDTF + " Null when it is not known."),
    "basis": _one_of(
        article.Basis,
        "How the date is known: given with the file, read in a header, read in the text, taken from a copy, "
        "or inferred from what the article reports.",
        null=True,
    ),
    "evidence": _rows("anchor", "The words that give the date."),
}

_ARTICLE: Schema = {
    "id": _string("The id, or the file name, that the input gave."),
    "file": _string("The file that it was read from."),
    "url": _maybe("The address that the input gave. It is not checked: treat it as hostile."),
    "outlet": _maybe("Who published it."),
    "agency": _maybe("The news agency that it credits."),
    "title": _maybe("Its title."),
    "language": _string("ISO 639-1."),
    "published": _ref("published", "When it was published, and how that is known."),
    "family": _maybe("Articles of one family copy one another or one agency: one independent source."),
    "copy_of": _maybe("The id of the article that it copies."),
    "copied_share": _share("The share of its words that it has in common with what it copies."),
    "sha256": _string("The digest of the text in UTF-8.", pattern="^[0-9a-f]{64}$"),
    "text": _string("The clean text, into which every anchor counts."),
}

_ACTOR: Schema = {
    "id": _ID,
    "name": _string("The fullest name."),
    "kind": _one_of(claims.Kind, "What it is."),
    "names": _rows("name", "Every name that the articles use for it, the most frequent first."),
    "roles": _rows("role", "The titles it holds or held."),
    "mentions": _rows("anchor", "Where it is named or described.", least=1),
    "same_as": _list(_STRINGS, "Addresses (URI) of the same actor elsewhere."),
    "merged_because": _list(_STRINGS, "Why several names were taken for one actor."),
    "may_be": _list(
        _STRINGS, "The ids of the actors of whom this one, named by a part of a name alone, may be."
    ),
}

_NAME: Schema = {"text": _string("The name."), "count": _count("How often it occurs.")}

_ROLE: Schema = {
    "title": _string("The title, in the words of the articles."),
    "from": _maybe(EDTF + " Null when the articles do not say."),
    "to": _maybe(EDTF + " Null when the articles do not say."),
    "evidence": _rows("anchor", "The words that say so."),
}

_QUOTATION: Schema = {
    "id": _ID,
    "content": _ref("anchor", "What is said, without the marks and the complementizer."),
    "mode": _one_of(claims.Mode, "In the speaker's words, or reported."),
    "cue": _ref_or_null("anchor", "The verb or noun of saying."),
    "source": _ref_or_null("anchor", "The words nearest to the cue that name the speaker."),
    "speaker": _maybe("The id of the actor who speaks."),
    "speaker_name": _maybe("The name of the speaker, or the description of one who is not named."),
    "date": _maybe(EDTF + " The day it was said."),
    "continues": _maybe("The id of the quotation that this one goes on from, without a cue of its own."),
    "nested_in": _maybe("The id of the quotation inside which this one is reported."),
    "hearsay": _flag("Whether the source itself reports what others say."),
    "confidence": _CONFIDENCE,
}

_TIME: Schema = {
    "anchor": _ref("anchor", "The expression."),
    "edtf": _maybe(EDTF + " Null when it cannot be known."),
}

_FIGURE: Schema = {
    "id": _ID,
    "anchor": _ref("anchor", "The words that give the figure."),
    "low": _number("The lowest value that the words allow, in the base unit; null when open."),
    "high": _number("The highest value that the words allow; null when open."),
    "approximation": _one_of(claims.Approximation, "How exact the words are."),
    "counted": _maybe("The words for the thing counted or measured."),
    "measure": _maybe("The kind of quantity, normalised: deaths, injured, participants, money…"),
    "unit": _maybe("The base unit of low and high."),
    "place": _maybe("Where it holds."),
    "as_of": _maybe(EDTF + " The time for which it holds."),
    "said_by": _maybe("The id of the actor who gives it."),
    "status": _one_of(
        claims.FigureStatus, "Whether it is a fact, planned, a minimum, denied or only possible."
    ),
    "series": _maybe("The id of the series that it belongs to."),
    "part_of": _maybe("The id of the figure of which this one is a part."),
    "confidence": _CONFIDENCE,
}

_SERIES: Schema = {
    "id": _ID,
    "label": _string("What it is a series of, for a reader."),
    "measure": _string("The measure that its figures share."),
    "counted": _maybe("The thing counted."),
    "place": _maybe("Where."),
    "figures": _list(_STRINGS, "The ids of its figures, in the order of time."),
}

_EVENT: Schema = {
    "id": _ID,
    "type": _string("A PLOVER type, or ACCIDENT, DISASTER, DEATH, JUSTICE, ELECTION, OTHER."),
    "date": _maybe(EDTF),
    "agent": _maybe("Who did it."),
    "recipient": _maybe("To whom."),
    "place": _maybe("Where."),
    "status": _one_of(
        claims.EventStatus, "Whether it is reported as a fact, planned, denied, possible, called for."
    ),
    "mentions": _rows("anchor", "Where it is told.", least=1),
    "confidence": _CONFIDENCE,
}

_POSITION: Schema = {
    "id": _ID,
    "actor": _maybe("The id of the actor whose position it is; null where a description alone says who."),
    "actor_name": _maybe("The name of that actor, or the description: les syndicats."),
    "stance": _one_of(
        claims.Stance, "How the actor stands to the subject; a denial is told as its opposite."
    ),
    "subject": _string("What it is about, by the commonest wording of the story."),
    "date": _maybe(EDTF + " The day on which it was taken."),
    "reported_by": _maybe("The id of the actor who says so, when it is another one."),
    "evidence": _rows("anchor", "The words that take it.", least=1),
    "confidence": _CONFIDENCE,
}

_FINDING: Schema = {
    "id": _ID,
    "kind": _one_of(claims.FindingKind, "The relation between the claims."),
    "about": _string("What the claims are about."),
    "explanation": _string("A sentence that says what was found, in the language of the story."),
    "explanation_en": _maybe("The same sentence in English."),
    "claims": _list(_STRINGS, "The ids of the claims on every side."),
    "evidence": _rows("anchor", "The words on every side.", least=1),
    "level": _one_of(
        claims.FindingLevel, "Where it is to be read: first, among the rest, or only when asked for."
    ),
    "independent_sources": _count("How many independent sources are involved."),
    "confidence": _CONFIDENCE,
}

_DEFS: dict[str, tuple[str, Schema]] = {
    "anchor": ("Words of an article, by place and by content.", _ANCHOR),
    "published": ("A date of publication.", _PUBLISHED),
    "article": ("One text as published.", _ARTICLE),
    "name": ("A name of an actor.", _NAME),
    "role": ("A title held by an actor.", _ROLE),
    "actor": ("A person, organization, group, country or place, across articles.", _ACTOR),
    "quotation": ("What somebody said.", _QUOTATION),
    "time": ("A calendar expression.", _TIME),
    "figure": ("A quantity.", _FIGURE),
    "series": ("Figures that measure one thing.", _SERIES),
    "event": ("What happened.", _EVENT),
    "position": ("What an actor wants, accepts or refuses.", _POSITION),
    "finding": ("A relation between claims.", _FINDING),
}


if __name__ == "__main__":
    print(text(), end="")
