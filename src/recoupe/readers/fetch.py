"""Fetch a feed or a page from the web, politely, and from public addresses alone.

Polite: robots.txt (RFC 9309) is asked and obeyed, what is unchanged is not sent again (RFC 9110, conditional
requests), one request at a time to a host and a pause between two, time limits, a name and where to complain.

Public: who writes a feed writes its links. An address that leads to this machine or to a private network is
refused, redirections included; what was looked up is what is connected to, so that a name cannot change its
address between the look and the call.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from recoupe.readers.limits import LARGEST_ARTICLE, megabytes

AGENT = "Recoupe"
_SECONDS = 20.0
_PAUSE = 1.0
_MOST_REDIRECTIONS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_UNCHANGED = 304
_CHUNK = 65_536


class FetchError(Exception):
    """What could not be fetched, and why: one line for the user."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the content, None where it is unchanged; the address in the end; what to ask with next."""

    url: str
    content: bytes | None
    media_type: str
    validators: Mapping[str, str]


@dataclass
class Fetcher:
    """Fetches from the web, one request after the other.

    ``private`` lets it reach this machine and private networks; ``pause`` is the time in seconds between two
    requests to one host.
    """

    private: bool = False
    pause: float = _PAUSE
    seconds: float = _SECONDS
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str, validators: Mapping[str, str] | None = None) -> Fetched:
        """What is at ``url``; ``validators`` are those that it came with last time. Raises FetchError."""
        for _ in range(_MOST_REDIRECTIONS):
            parts = _parts(url)
            if not self._allowed(parts):
                raise FetchError(f"{url}: robots.txt asks programs not to fetch it")
            answer = self._get(parts, validators or {})
            if answer.status not in _MOVED:
                return self._taken(url, answer)
            url = _joined(url, answer.headers.get("location", ""))
        raise FetchError(f"{url}: is redirected more than {_MOST_REDIRECTIONS} times")

    def _taken(self, url: str, answer: _Answer) -> Fetched:
        kept = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        validators = {kept[k]: v for k, v in answer.headers.items() if k in kept}
        if answer.status == _UNCHANGED:
            return Fetched(url, None, "", validators)
        if answer.status != http.client.OK:
            raise FetchError(f"{url}: the server answers {answer.status}")
        media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(url, answer.content, media_type, validators)

    def _allowed(self, parts: SplitResult) -> bool:
        """Whether robots.txt of the site lets us; without one, or with one that cannot be had, it does."""
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            rules = RobotFileParser()
            try:
                answer = self._get(_parts(f"{site}/robots.txt"), {})
            except FetchError:
                answer = _Answer(0, {}, b"")
            # RFC 9309, 2.3.1: a file that is not there allows everything, a server in trouble nothing.
            if answer.status >= http.client.INTERNAL_SERVER_ERROR:
                rules.disallow_all = True  # type: ignore[attr-defined]
            found = answer.content.decode("utf-8", "replace") if answer.status == http.client.OK else ""
            rules.parse(found.splitlines())
            self._robots[site] = rules
        return self._robots[site].can_fetch(AGENT, parts.geturl())

    def _get(self, parts: SplitResult, validators: Mapping[str, str]) -> _Answer:
        self._wait(parts.netloc)
        headers = {
            "User-Agent": f"{AGENT} (reads feeds for a newsroom)",
            "Accept-Encoding": "gzip",
            "Accept": "*/*",
            **validators,
        }
        connection = self._connection(parts)
        try:
            connection.request(
                "GET", parts._replace(scheme="", netloc="", fragment="").geturl() or "/", headers=headers
            )
            response = connection.getresponse()
            known = {k.lower(): v for k, v in response.getheaders()}
            return _Answer(response.status, known, self._read(response, known, parts.geturl()))
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise FetchError(f"{parts.geturl()}: cannot be fetched: {_words(error)}") from None
        finally:
            connection.close()
            self._last[parts.netloc] = time.monotonic()

    def _wait(self, host: str) -> None:
        if host in self._last:
            left = self._last[host] + self.pause - time.monotonic()
            if left > 0:
                self.sleep(left)

    def _read(self, response: http.client.HTTPResponse, headers: Mapping[str, str], url: str) -> bytes:
        """The content, unpacked, within the limits of size and time."""
        unpack = (
            zlib.decompressobj(zlib.MAX_WBITS | 16) if headers.get("content-encoding") == "gzip" else None
        )
        content, until = bytearray(), time.monotonic() + self.seconds
        while piece := response.read1(_CHUNK):
            # One byte more than may be: enough to know.
            room = LARGEST_ARTICLE + 1 - len(content)
            content += unpack.decompress(piece, room) if unpack else piece
            if len(content) > LARGEST_ARTICLE:
                raise FetchError(
                    f"{url}: is larger than {megabytes(LARGEST_ARTICLE)}, the most for one article"
                )
            if time.monotonic() > until:
                raise FetchError(f"{url}: takes longer than {self.seconds:.0f} seconds")
        return bytes(content)

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        address = self._address(host, port, parts.geturl())
        if parts.scheme == "https":
            return _Https(host, port, address, self.seconds)
        return _Http(host, port, address, self.seconds)

    def _address(self, host: str, port: int, url: str) -> str:
        """The address behind a name. Raises FetchError where it has none, or one that may not be reached."""
        try:
            found = {str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except (OSError, UnicodeError):
            raise FetchError(f"{url}: no such host") from None
        if not self.private and not all(map(_public, found)):
            raise FetchError(
                f"{url}: leads to this machine or a private network; if that is meant, add --allow-private"
            )
        return min(found)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes


class _Http(http.client.HTTPConnection):
    """A connection to the address that was looked up."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _Https(http.client.HTTPSConnection):
    """The same, encrypted; the certificate is that of the name."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        self._trust = ssl.create_default_context()
        super().__init__(host, port, timeout=seconds, context=self._trust)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._trust.wrap_socket(plain, server_hostname=self.host)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise FetchError(f"{url}: is redirected to what is no address") from None


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known or any(c.isspace() or ord(c) < 32 for c in url):
        raise FetchError(f"{url}: is no address of the web (http or https)")
    if parts.username is not None:
        raise FetchError(f"{url}: has a name and password in it; they would be kept in the store")
    return parts


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or inner.is_global)


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split()).lower()
