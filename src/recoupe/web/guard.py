"""What stands before every page: who may ask, from where, how much and how often.

Limits and headers follow the OWASP Application Security Verification Standard 4.0 (chapters 3, 4, 12, 14).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import logging
import secrets
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("recoupe.web")
# Bytes that a form may have, and a file of judgements.
LARGEST_FORM, LARGEST_FILE = 64_000, 8_000_000
# Changes that one client may ask for in a minute, tries of a token, and pages where others can reach the
# server: a newsroom behind one address reads fewer.
_CHANGES, _TRIES, _READS, _WINDOW = 120, 10, 1_200, 60.0
_MOST_CLIENTS = 10_000
_NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_OPEN_TO_ALL = frozenset({"/enter"})


@dataclass(frozen=True)
class Policy:
    """Who may use the server.

    ``hosts`` are the names by which it may be asked (a page of another site could reach it by a name of its
    own: DNS rebinding). ``token`` is asked for where it is not None. ``secret`` signs cookies and forms; it
    is another one each time the server starts.
    """

    hosts: frozenset[str]
    port: int
    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    # Stands in a page that was drawn for everybody where the signature of one reader belongs.
    blank: str = field(default_factory=lambda: secrets.token_hex(32))

    def knows(self, host: str) -> bool:
        """Whether ``host``, as a browser sends it, is ours. Any address of IP is: rebinding needs a name."""
        name, port = _split(host)
        if port not in (None, self.port):
            return False
        return name in self.hosts or (self.token is not None and _is_address(name))

    def sign(self, *parts: str) -> str:
        """A signature of ``parts`` that only this server can give."""
        return hmac.new(self.secret, "\0".join(parts).encode(errors="replace"), hashlib.sha256).hexdigest()

    def cookie(self, name: str) -> str:
        """The name of a cookie: cookies do not tell ports of one host apart."""
        return f"recoupe-{self.port}-{name}"

    def admits(self, token: str) -> bool:
        """Whether this is the token, compared without telling by time how much of it is right."""
        digests = (hashlib.sha256(t.encode(errors="replace")).digest() for t in (token, self.token or ""))
        return self.token is not None and hmac.compare_digest(*digests)

    def pass_(self) -> str:
        """What the cookie of an admitted reader holds."""
        return self.sign("pass", self.token or "")


def _split(host: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(f"//{host}")
        return (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "", None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether a server at ``host`` can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class _Rate:
    """How often each client did something of late."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def allows(self, client: str) -> bool:
        now = time.monotonic()
        times = self._seen.setdefault(client, deque())
        self._seen.move_to_end(client)
        while times and times[0] < now - _WINDOW:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        if len(self._seen) > _MOST_CLIENTS:
            self._seen.popitem(last=False)
        return True


class _TooLargeError(Exception):
    """More was sent than is read."""


class Guard:
    """Wraps an application: what must not get to it is answered here, and every answer has the headers."""

    def __init__(self, app: ASGIApp, policy: Policy) -> None:
        self._app = app
        self._policy = policy
        self._changes, self._tries, self._reads = _Rate(_CHANGES), _Rate(_TRIES), _Rate(_READS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered (ASGI 3)."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
            return
        headers = Headers(scope=scope)
        sender = _with_headers(send)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, sender)
            return
        await self._answered(scope, receive, sender)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the application answer; tell in one line what it could not do."""
        limit = _Limit(receive, send, _most(scope))
        try:
            await self._app(scope, limit.receive, limit.send)
        except Exception:
            # A parser of bodies may have hidden that the limit was the reason.
            if not limit.exceeded:
                _log.exception("%s %s", scope["method"], scope["path"])
                if not limit.started:
                    await _told(500, "a fault; it is noted in the log of the server")(scope, receive, send)
        if limit.exceeded and not limit.started:
            await _told(413, f"no more than {limit.most} bytes are read")(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        """The answer to a request that is not let in; None for all others."""
        if not self._policy.knows(headers.get("host", "")):
            return _told(421, "this server is not known by that name")
        if scope["method"] not in ("GET", "HEAD") and (refusal := self._refused_change(scope, headers)):
            return refusal
        if self._policy.token is not None and scope["path"] not in _OPEN_TO_ALL:
            held = _cookies(headers).get(self._policy.cookie("pass"), "")
            if not hmac.compare_digest(held.encode(), self._policy.pass_().encode()):
                return RedirectResponse("/enter", 303)
            if not self._reads.allows(_client(scope)):
                return _TOO_MANY
        return None

    def _refused_change(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        # Without a referrer browsers call the origin "null", also on our own pages: the form's token decides.
        origin = headers.get("origin", "null")
        if origin != "null" and urlsplit(origin).netloc != headers.get("host"):
            return _told(403, "this form was sent from another site")
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _told(403, "this form was sent from another site")
        rate = self._tries if scope["path"] == "/enter" else self._changes
        if not rate.allows(_client(scope)):
            return _TOO_MANY
        most = _most(scope)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 12 or int(length) > most:
            return _told(413, f"no more than {most} bytes are read")
        return None


def _told(status: int, words: str, headers: dict[str, str] | None = None) -> ASGIApp:
    return PlainTextResponse(f"recoupe: {words}\n", status, headers)


_TOO_MANY = _told(429, "too many at once; wait a minute", {"Retry-After": "60"})


def _client(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else ""


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Content-Security-Policy", _NOTHING)
        await send(message)

    return sender


def _most(scope: Scope) -> int:
    return LARGEST_FILE if scope["path"] == "/judgements/import" else LARGEST_FORM


class _Limit:
    """Lets ``most`` bytes of a body through. When more come, nothing that is answered goes out."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self.most, self.exceeded, self.started = most, False, False
        self._receive, self._send, self._read = receive, send, 0

    async def receive(self) -> Message:
        """A part of the body."""
        message = await self._receive()
        self._read += len(message.get("body", b""))
        if self._read > self.most:
            self.exceeded = True
            raise _TooLargeError
        return message

    async def send(self, message: Message) -> None:
        """A part of the answer."""
        if not self.exceeded or self.started:
            self.started = True
            await self._send(message)
