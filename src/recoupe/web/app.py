"""The application: addresses and what answers them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import wraps
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from recoupe.model.claims import FindingKind
from recoupe.store import Store
from recoupe.web import sheaf, work
from recoupe.web.answers import PageResponse, RefusedError, Visit, Visiting, local, see, visit
from recoupe.web.desk import Desk
from recoupe.web.edition import KINDS, Window
from recoupe.web.guard import Guard, Policy
from recoupe.web.looking import looked
from recoupe.web.responses import READ

Number = Annotated[int, Query(alias="page", ge=1, le=1_000_000)]
Name = Annotated[str, Path(max_length=200)]


def create_app(store: Store, policy: Policy) -> FastAPI:
    """The application for the story in ``store``, which stays the caller's to close.

    Raises StoreError where no story was built yet.
    """
    desk = Desk(store)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    # No page that shows the interface: those of the framework load their script from elsewhere.
    app = FastAPI(title="Recoupe", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.desk, app.state.policy = desk, policy
    app.add_middleware(Guard, policy=policy)
    _handle(app)
    _read(app)
    work.register(app)
    return app


def _handle(app: FastAPI) -> None:
    """One line for whatever goes wrong; what it was is in the log."""

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, RefusedError)
        return visit(request).message(error.status, error.message)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        words = visit(request).words
        return visit(request).message(
            error.status_code, words.get(f"http_{error.status_code}", words["http_400"])
        )

    def invalid(request: Request, error: Exception) -> Response:
        return visit(request).message(422, visit(request).words["http_422"])

    app.add_exception_handler(RefusedError, refused)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)


def _read(app: FastAPI) -> None:
    get: dict[str, Callable[..., Response]] = {
        "/": _kept(_front),
        "/timeline": _kept(_timeline),
        "/statements": _kept(_statements),
        "/positions": _kept(_positions),
        "/figures": _kept(_figures),
        "/actors": _kept(_actors),
        "/actors/{id_}": _kept(_actor),
        "/sources": _kept(_sources),
        "/passages": _kept(_passages),
        "/articles/{slug}": _kept(_article),
        "/findings": _kept(_findings),
        "/search": looked,
        "/language/{code}": _language,
    }
    for path, answer in get.items():
        app.add_api_route(path, answer, response_class=HTMLResponse, response_model=None, responses=READ)


def _front(v: Visiting) -> PageResponse:
    return v.page("app-front.html", rows=v.edition.front, quick=True)


def _section(v: Visit, name: str, window: Window, pages: Sequence[Any], number: int) -> PageResponse:
    if number > max(1, len(pages)):
        raise HTTPException(404)
    title = window.present.words.page[name]
    return v.page("app-section.html", window, section=f"{name}.html", at=number, last=len(pages), title=title)


def _kept(answer: Callable[..., PageResponse]) -> Callable[..., PageResponse]:
    """An answer that is drawn once for each story."""

    @wraps(answer)
    def kept(v: Visit, **asked: Any) -> PageResponse:
        return v.kept(lambda: answer(v, **asked))

    return kept


def _timeline(v: Visiting, number: Number = 1) -> PageResponse:
    days = v.edition.days
    drawing = v.edition.overview(v.language) if number == 1 else None
    window = v.window(timeline=sheaf.timeline(sheaf.at(days, number)), overview=drawing)
    return _section(v, "timeline", window, days, number)


def _statements(v: Visiting, number: Number = 1) -> PageResponse:
    pages = v.edition.voices
    return _section(v, "statements", v.window(speakers=sheaf.at(pages, number)), pages, number)


def _positions(v: Visiting, number: Number = 1) -> PageResponse:
    pages = v.edition.stands
    return _section(v, "positions", v.window(holders=sheaf.at(pages, number)), pages, number)


def _figures(v: Visiting, number: Number = 1) -> PageResponse:
    pages = v.edition.ledgers
    shown = sheaf.at(pages, number)
    window = v.window(ledger=shown[0]) if shown else v.window()
    return _section(v, "figures", window, pages, number)


def _actors(v: Visiting, number: Number = 1) -> PageResponse:
    # All articles that name an actor stand on its own page.
    window = v.window(profiles=sheaf.at(v.edition.actors, number), is_large=True)
    return _section(v, "actors", window, v.edition.actors, number)


def _sources(v: Visiting, number: Number = 1) -> PageResponse:
    pages = v.edition.sources
    # The grid of days is told once, on the first page.
    shown = v.edition.grid(v.language) if number == 1 else None
    window = v.window(articles=sheaf.at(pages, number), grid_shown=shown)
    return _section(v, "sources", window, pages, number)


def _passages(v: Visiting, number: Number = 1) -> PageResponse:
    pages = v.edition.passages
    if number > max(1, len(pages)):
        raise HTTPException(404)
    found = sheaf.at(pages, number)
    many = sum(map(len, pages))
    title = v.window().present.words.page["passages"]
    return v.page("app-passages.html", passages=found, many=many, at=number, last=len(pages), title=title)


def _actor(v: Visiting, id_: Name, number: Number = 1) -> PageResponse:
    edition = v.edition
    actor = edition.index.actors.get(id_)
    if actor is None:
        raise HTTPException(404)
    said, held = edition.said(actor), edition.held(actor)
    last = max(1, len(said), len(held))
    if number > last:
        raise HTTPException(404)
    window = v.window(
        profiles=(edition.profiles[id_],),
        speakers=sheaf.at(said, number),
        holders=sheaf.at(held, number),
    )
    return v.page(
        "app-actor.html",
        window,
        actor=actor,
        profile=edition.profiles[id_],
        company=edition.page.circle.company(actor),
        network=edition.page.circle.network(actor),
        alike=work.alike(edition, actor),
        at=number,
        last=last,
        title=actor.name,
    )


def _article(v: Visiting, slug: Name) -> PageResponse:
    article = v.edition.article(slug)
    if article is None:
        raise HTTPException(404)
    window, pieces = v.edition.article_window(article, v.language)
    before, after = v.edition.neighbours(article)
    return v.page(
        "app-article.html",
        window,
        pieces=pieces,
        article=article,
        before=before,
        after=after,
        title=window.present.title(article),
    )


def _findings(v: Visiting, kind: FindingKind = "contradicts", number: Number = 1) -> PageResponse:
    pages = v.edition.findings(kind)
    if number > max(1, len(pages)):
        raise HTTPException(404)
    counts = [(k, v.edition.count(k)) for k in KINDS]
    return v.page(
        "app-findings.html",
        kind=kind,
        counts=counts,
        found=sheaf.at(pages, number),
        at=number,
        last=len(pages),
        quick=True,
        title=v.window().present.words.findings[kind],
    )


def _language(v: Visiting, code: Name, back: str = "/") -> Response:
    if code not in ("fr", "en"):
        raise HTTPException(404)
    answer = see(local(back, "/"))
    v.remember(answer, "language", code, days=365)
    return answer
