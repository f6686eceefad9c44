"""What a person decides, from the form to the disk and back to the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, NamedTuple, get_args

from fastapi import FastAPI, File, Form, Path, Query, UploadFile
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from recoupe.dossier.judging import VERDICTS, JudgementError
from recoupe.dossier.judging import judge as judge_story
from recoupe.dossier.utterances import fold
from recoupe.model import Actor, Anchor
from recoupe.model.judgement import Decision, Judgement
from recoupe.resolve.actors.judged import in_force
from recoupe.store import codec
from recoupe.web import sheaf
from recoupe.web.answers import RefusedError, Visit, Visiting, local, see
from recoupe.web.drawing import draw
from recoupe.web.edition import Edition
from recoupe.web.responses import CHANGE, LIST, READ

# Decisions that are about one claim each: said of several at once, they are several.
_EACH: frozenset[str] = frozenset({"speaker", "date", "counted"})
_VALUED: frozenset[str] = _EACH | {"name", "kind", "note"}
# What can be judged on a page of its own, and what can be said of it by a button.
_KINDS = ("quotations", "figures", "events", "positions", "notes")
_VERDICTS: dict[str, tuple[Decision, ...]] = {
    "notes": VERDICTS,
    "positions": ("right", "wrong", "hide", "pin"),
}
_AT_ONCE = 100
_MOST_ALIKE, _MOST_ABOUT = 10, 200
_SHORTEST = 3
Short = Annotated[str, Form(max_length=2_000)]


class Line(NamedTuple):
    """A judgement in a list: ``state`` is pending, force, review or withdrawn; where its words stand now."""

    judgement: Judgement
    state: str
    evidence: tuple[tuple[Anchor, str | None], ...]


def register(app: FastAPI) -> None:
    """Add the addresses of the work."""
    page: dict[str, Any] = {"response_class": HTMLResponse, "response_model": None}
    sent: dict[str, Any] = {"response_class": Response, "response_model": None, "status_code": 303}
    change: dict[str, Any] = {**sent, "methods": ["POST"], "responses": CHANGE}
    app.add_api_route("/judge/{id_}", _thing, responses=READ, **page)
    app.add_api_route("/judge", _judge, **change)
    app.add_api_route("/judgements", _list, responses=READ, **page)
    app.add_api_route(
        "/judgements/export", _export, responses=LIST, response_class=Response, response_model=None
    )
    app.add_api_route("/judgements/import", _import, **change)
    app.add_api_route("/enter", _door, responses=READ, **page)
    app.add_api_route("/enter", _enter, **change)


# Deciding


def _judge(
    v: Visiting,
    decision: Annotated[str, Form(max_length=40)],
    csrf: Annotated[str, Form(max_length=200)] = "",
    about: Annotated[list[str] | None, Form()] = None,
    value: Short = "",
    who: Short = "",
    back: Short = "/",
) -> Response:
    """Take in a form, keep what was decided, and lead back to where it was decided."""
    v.check(csrf)
    name = who.strip()[:80] or v.who
    if not name:
        raise RefusedError(422, v.words["who_missing"])
    if decision not in get_args(Decision):
        raise RefusedError(422, v.words["http_422"])
    things = [thing.strip() for thing in about or () if thing.strip()][:_MOST_ABOUT]
    made = _made(v, decision, things, value, name)  # type: ignore[arg-type]
    v.desk.keep(made)
    answer = see(local(back, "/"), done=made[0].id)
    v.remember(answer, "who", name, days=365)
    return answer


def _made(v: Visit, decision: Decision, about: list[str], value: str, who: str) -> list[Judgement]:
    """The judgements that a form means. Raises RefusedError for what cannot be judged as it was said."""
    _check(v, decision, about, value)
    groups = [[thing] for thing in about] if decision in _EACH else [about]
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    try:
        return [judge_story(v.edition.index, decision, group, value, who, when) for group in groups]
    except JudgementError as error:
        raise RefusedError(422, v.words[f"refused.{error.name}"].format(**error.given)) from None


def _check(v: Visit, decision: Decision, about: Sequence[str], value: str) -> None:
    words = v.words
    if not about:
        raise RefusedError(422, words["about_missing"])
    if decision in _VALUED and not value.strip():
        raise RefusedError(422, words["value_missing"])
    if decision in ("same_actor", "not_same_actor") and len(set(about)) < 2:
        raise RefusedError(422, words["two_missing"])
    if decision == "withdraw":
        known = {judgement.id for judgement in v.desk.store.judgements()}
        if not known.issuperset(about):
            raise RefusedError(404, words["http_404"])


# One thing to judge


def _thing(v: Visiting, id_: Annotated[str, Path(max_length=200)]) -> Response:
    edition = v.edition
    kind = next((k for k in _KINDS if id_ in _shelf(edition, k)), None)
    if kind is None:
        if id_ in edition.index.actors:
            return see(f"/actors/{id_}")
        raise HTTPException(404)
    thing = _shelf(edition, kind)[id_]
    return v.page(
        "app-judge.html",
        kind=kind,
        thing=thing,
        id_=id_,
        anchor=_anchor(kind, thing),
        others=_others(edition, id_) if kind == "quotations" else [],
        nearby=_speakers(edition, _anchor(kind, thing).article),
        verdicts=_VERDICTS.get(kind, ("hide",)),
        lines=_lines(v, [j for j in v.desk.store.judgements() if id_ in j.about]),
        title=v.words["judge"],
    )


def _shelf(edition: Edition, kind: str) -> Any:
    return edition.notes if kind == "notes" else getattr(edition.index, kind)


def _anchor(kind: str, thing: Any) -> Anchor:
    if kind == "quotations":
        found: Anchor = thing.content
    elif kind == "figures":
        found = thing.anchor
    elif kind == "events":
        found = thing.mentions[0]
    else:
        found = thing.evidence[0] if kind == "positions" else thing.sides[0].anchor
    return found


def _others(edition: Edition, id_: str) -> list[Any]:
    """The other prints of what was said."""
    said = edition.utterance_of.get(id_)
    return [q for q in said.quotations if q.id != id_] if said else []


def _speakers(edition: Edition, article: str) -> list[Actor]:
    """Who may have said something in an article: persons first."""
    kinds = {"person": 0, "organization": 1, "group": 1}
    named = [a for a in edition.present_in(article) if a.kind in kinds]
    return sorted(named, key=lambda a: (kinds[a.kind], -len(a.mentions), a.name))[:40]


def alike(edition: Edition, actor: Actor) -> list[Actor]:
    """Actors whose names share a word with those of ``actor``: who may be the same."""
    shared: dict[str, float] = {}
    for word in sorted({w for n in actor.names for w in fold(n.text).split() if len(w) >= _SHORTEST}):
        bearers = edition.by_word.get(word, ())
        for bearer in bearers:
            shared[bearer] = shared.get(bearer, 0) + 1 / len(bearers)
    shared.pop(actor.id, None)
    found = [edition.index.actors[i] for i in shared]
    found.sort(key=lambda a: (a.kind != actor.kind, -shared[a.id], -len(a.mentions), a.id))
    return found[:_MOST_ALIKE]


# The list


def _list(
    v: Visiting,
    number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
    imported: Annotated[int | None, Query(ge=0, le=1_000_000_000)] = None,
) -> Response:
    made = v.desk.store.judgements()
    review = [j for j in made if j.id in set(v.edition.story.to_review)]
    pages = sheaf.chunks([j for j in reversed(made) if j.decision != "withdraw"], _AT_ONCE)
    if number > max(1, len(pages)):
        raise HTTPException(404)
    return v.page(
        "app-judgements.html",
        review=_lines(v, review),
        lines=_lines(v, sheaf.at(pages, number)),
        many=len(made),
        imported=imported,
        at=number,
        last=len(pages),
        title=v.words["judgements"],
    )


def _lines(v: Visit, judgements: Iterable[Judgement]) -> list[Line]:
    standing = {judgement.id for judgement in in_force(v.desk.store.judgements())}
    applied = {judgement.id for judgement in v.edition.story.judgements}
    review = set(v.edition.story.to_review)
    return [
        Line(j, _state(j.id, standing, applied, review), tuple(_evidence(v.edition, j)))
        for j in judgements
        if j.decision != "withdraw"
    ]


def _state(id_: str, standing: set[str], applied: set[str], review: set[str]) -> str:
    if id_ not in standing:
        return "withdrawn"
    if id_ not in applied:
        return "pending"
    return "review" if id_ in review else "force"


def _evidence(edition: Edition, judgement: Judgement) -> Iterator[tuple[Anchor, str | None]]:
    """The words on which it was taken, with their address where they stand there still."""
    for anchor in judgement.evidence:
        article = edition.index.articles.get(anchor.article)
        here = article is not None and article.text[anchor.start : anchor.end] == anchor.exact
        yield anchor, edition.to(edition.page.links.words(anchor)) if here else None


def _export(v: Visiting) -> Response:
    """All judgements, a line of JSON each, as the command line exports them."""
    lines = (codec.encode(judgement) + "\n" for judgement in v.desk.store.judgements())
    name = "judgements.jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("".join(lines).encode(), media_type="application/x-ndjson", headers=headers)


def _import(
    v: Visiting, file: Annotated[UploadFile, File()], csrf: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Take in judgements that were exported, each once."""
    v.check(csrf)
    kept = v.desk.keep(_read(v, file.file.read()))
    return see("/judgements", imported=str(kept))


def _read(v: Visit, content: bytes) -> list[Judgement]:
    try:
        return list(codec.judgements(content.decode()))
    except UnicodeDecodeError:
        raise RefusedError(422, v.words["not_utf8"]) from None
    except codec.JudgementLineError as error:
        raise RefusedError(422, v.words["no_judgement"].format(line=error.line)) from None


# The door of a server that others can reach


def _door(v: Visiting, wrong: bool = False) -> Response:
    if v.policy.token is None:
        return see("/")
    html, policy = draw(
        "app-enter.html", {"a": v.words, "language": v.language, "csrf": v.csrf, "wrong": wrong}
    )
    answer = HTMLResponse(html, 401 if wrong else 200, {"Content-Security-Policy": policy})
    v.remember(answer, "session", v.session)
    return answer


def _enter(v: Visiting, token: Short = "", csrf: Annotated[str, Form(max_length=200)] = "") -> Response:
    v.check(csrf)
    if not v.policy.admits(token):
        return _door(v, wrong=True)
    answer = see("/")
    v.remember(answer, "pass", v.policy.pass_())
    return answer
