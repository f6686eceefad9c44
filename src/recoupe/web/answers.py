"""From a request to a page: the language, the name and the forms of the reader, and the frame around all."""

from __future__ import annotations

import getpass
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any
from urllib.parse import quote, unquote, urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from markupsafe import Markup

from recoupe.export.html import context
from recoupe.model.judgement import Judgement
from recoupe.web.desk import Desk
from recoupe.web.drawing import draw, environment
from recoupe.web.edition import Edition, Window
from recoupe.web.guard import Policy
from recoupe.web.kept import Drawn
from recoupe.web.wording import chosen, messages

_LONGEST_NAME = 80
_LONGEST_ADDRESS = 2_000


class RefusedError(Exception):
    """A request that is answered with one line. ``status`` is that of HTTP."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class PageResponse(HTMLResponse):
    """A page as it is sent to one reader, and as it was drawn for all."""

    def __init__(self, drawn: Drawn, html: str, status: int) -> None:
        headers = {"Content-Security-Policy": drawn.policy, "Vary": "Cookie"}
        super().__init__(html.encode(errors="replace"), status, headers)
        self.drawn = drawn


@dataclass(frozen=True)
class Visit:
    """One request."""

    request: Request
    desk: Desk
    policy: Policy

    @cached_property
    def edition(self) -> Edition:
        """The story as it is shown to this request."""
        return self.desk.edition()

    @cached_property
    def language(self) -> str:
        """That of the interface."""
        asked = self.request.cookies.get(self.policy.cookie("language"))
        return chosen(asked, self.request.headers.get("accept-language", ""))

    @cached_property
    def words(self) -> Mapping[str, str]:
        """What the application says."""
        return messages(self.language)

    @cached_property
    def who(self) -> str:
        """The name under which the reader decides."""
        name = unquote(self.request.cookies.get(self.policy.cookie("who"), ""))[:_LONGEST_NAME].strip()
        return name or ("" if self.policy.token else _user())

    @cached_property
    def session(self) -> str:
        """What ties forms to a browser."""
        found = self.request.cookies.get(self.policy.cookie("session"), "")
        return found if len(found) == 43 else secrets.token_urlsafe(32)

    @cached_property
    def csrf(self) -> str:
        """What a form has to bring along."""
        return self.policy.sign("form", self.session)

    def check(self, token: str) -> None:
        """Raise RefusedError when a form does not come from a page of ours."""
        if not hmac.compare_digest(token.encode(errors="replace"), self.csrf.encode()):
            raise RefusedError(403, self.words["stale_form"])

    @property
    def here(self) -> str:
        """The address of this page."""
        return quote(self.request.url.path) + (f"?{urlencode(self._asked)}" if self._asked else "")

    @cached_property
    def _asked(self) -> list[tuple[str, str]]:
        found = self.request.query_params.multi_items()
        return [(n, v) for n, v in found if n not in ("done", "back", "imported")]

    def window(self, **views: Any) -> Window:
        """A part of the story."""
        return self.edition.window(self.language, **views)

    # Answers

    def kept(self, draw_: Callable[[], PageResponse]) -> PageResponse:
        """The page that ``draw_`` gives, drawn once for the story that is shown: it depends on that, on the
        address and on whether the reader has a name."""
        if self._is_passing or not self.desk.is_applied():
            return draw_()
        key = (self.language, self.here, bool(self.who))
        found = self.edition.drawn.get(key)
        if found:
            return self._sent(found)
        answer = draw_()
        self.edition.drawn.put(key, answer.drawn)
        return answer

    @property
    def _is_passing(self) -> bool:
        """Whether the page tells what was just done."""
        return not {"done", "back", "imported"}.isdisjoint(self.request.query_params)

    def page(
        self,
        template: str,
        window: Window | None = None,
        status: int = 200,
        pieces: tuple[str, ...] = (),
        **given: Any,
    ) -> PageResponse:
        """A page drawn by a template."""
        window = window or self.window()
        common = {
            **context(window),
            "a": self.words,
            "to": self.edition.to,
            "edition": self.edition,
            "tools": self._tools(given.get("quick", False)),
            "flags": self._flags,
            "fields": [(n, v) for n, v in self._asked if n != "page"],
            # Who asks is filled in when it is sent.
            "csrf": self.policy.blank,
            "here": self.here,
            "back": local(self.request.query_params.get("back"), "/"),
            "path": self.request.url.path,
            "who": self.who,
            "pending": not self.desk.is_applied(),
            "done": self._done(),
            "query": "",
            "title": "",
        }
        return self._sent(Drawn(*draw(template, {**common, **given}, pieces)), status)

    def _sent(self, drawn: Drawn, status: int = 200) -> PageResponse:
        answer = PageResponse(drawn, drawn.html.replace(self.policy.blank, self.csrf), status)
        self.remember(answer, "session", self.session)
        return answer

    def message(self, status: int, words: str) -> Response:
        """A page with one line; before the door, that line alone."""
        if self.policy.token is not None and self.request.url.path == "/enter":
            return PlainTextResponse(f"{words}\n", status)
        return self.page("app-message.html", status=status, message=words, title=self.words["not_done"])

    def remember(self, answer: Response, name: str, value: str, days: int | None = None) -> None:
        """Keep something in the browser, for this server alone."""
        age = days * 86_400 if days else None
        answer.set_cookie(
            self.policy.cookie(name), quote(value), max_age=age, httponly=True, samesite="strict", path="/"
        )

    def _done(self) -> Judgement | None:
        """What was just decided, told on the page to which the answer leads."""
        wanted = self.request.query_params.get("done")
        if not wanted:
            return None
        return next((j for j in self.desk.store.judgements() if j.id == wanted), None)

    def _flags(self, id_: str) -> Markup:
        """What was decided about something."""
        drawn = environment().get_template("app-tools.html").module
        found: str = drawn.flags(self.edition.decided(id_), self.words)  # type: ignore[attr-defined]
        return Markup(found)

    def _tools(self, quick: bool) -> Callable[..., Markup]:
        """What can be done about a line, as the template of it draws it.

        ``place``, for what stands in a margin, is where the reader is led when it has been done.
        """
        drawn = environment().get_template("app-tools.html").module
        decided, words, here, csrf = self.edition.decided, self.words, self.here, self.policy.blank
        # A quick answer needs a name to go under.
        quick = quick and bool(self.who)

        def tools(id_: str, place: str = "") -> Markup:
            said = decided(id_)
            back = quote(f"{here}#{place}" if place else here, safe="")
            found: str = drawn.tools(id_, said, words, here, back, csrf, quick, bool(place))  # type: ignore[attr-defined]
            return Markup(found)

        return tools


def visit(request: Request) -> Visit:
    """The request with all that answers need."""
    return Visit(request, request.app.state.desk, request.app.state.policy)


Visiting = Annotated[Visit, Depends(visit)]


def local(address: str | None, otherwise: str) -> str:
    """``address`` where it is one of ours: a path on this server, else ``otherwise``."""
    if not address or len(address) > _LONGEST_ADDRESS or not address.isprintable():
        return otherwise
    good = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if good else otherwise


def see(address: str, **parameters: str) -> RedirectResponse:
    """Lead the browser on after a form was taken in (303: it asks with GET)."""
    path, hash_, fragment = address.partition("#")
    if parameters:
        path += ("&" if "?" in path else "?") + urlencode(parameters)
    return RedirectResponse(path + hash_ + fragment, 303)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
