"""Fetching, against a real server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from recoupe.readers.fetch import Fetcher, FetchError, _public


class _Site(BaseHTTPRequestHandler):
    pages: dict[str, tuple[int, dict[str, str], bytes]]
    asked: list[tuple[str, dict[str, str], float]]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers), time.monotonic()))
        status, headers, content = self.pages.get(self.path, (404, {}, b""))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, content = 304, b""
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[tuple[str, type[_Site]]]:
    handler = type("Site", (_Site,), {"pages": {}, "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", handler
    server.shutdown()
    server.server_close()


def fetcher(**options: object) -> Fetcher:
    return Fetcher(private=True, **{"pause": 0.0, "seconds": 3.0, **options})  # type: ignore[arg-type]


def test_what_is_there_comes_with_its_type(site: tuple[str, type[_Site]]) -> None:
    url, server = site
    server.pages["/a"] = (200, {"Content-Type": "text/html; charset=utf-8"}, "é".encode())
    found = fetcher().fetch(f"{url}/a")
    assert (found.url, found.content, found.media_type) == (f"{url}/a", "é".encode(), "text/html")


def test_what_has_not_changed_is_not_sent_again(site: tuple[str, type[_Site]]) -> None:
    url, server = site
    server.pages["/a"] = (200, {"ETag": '"1"'}, b"x")
    first = fetcher().fetch(f"{url}/a")
    again = fetcher().fetch(f"{url}/a", first.validators)
    assert (first.content, again.content) == (b"x", None)


def test_robots_are_asked_once_and_obeyed(site: tuple[str, type[_Site]]) -> None:
    url, server = site
    server.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /secret")
    server.pages["/secret"] = server.pages["/open"] = (200, {}, b"x")
    one = fetcher()
    assert one.fetch(f"{url}/open").content == b"x"
    with pytest.raises(FetchError, match=r"robots\.txt asks programs not to fetch it"):
        one.fetch(f"{url}/secret")
    assert [path for path, _, _ in server.asked] == ["/robots.txt", "/open"]


def test_a_server_in_trouble_with_its_robots_is_left_alone(site: tuple[str, type[_Site]]) -> None:
    url, server = site
    server.pages["/robots.txt"] = (503, {}, b"")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher().fetch(f"{url}/a")


def test_between_two_requests_to_a_host_there_is_a_pause(site: tuple[str, type[_Site]]) -> None:
    url, server = site
    server.pages["/a"] = (200, {}, b"x")
    one = fetcher(pause=0.2)
    one.fetch(f"{url}/a")
    one.fetch(f"{url}/a")
    times = [at for _, _, at in server.asked]
    assert len(times) == 3 and all(b - a >= 0.19 for a, b in pairwise(times))


def test_redirections_are_followed_and_an_endless_one_ends(site: tuple[str, type[_Site]]) -> None:
    url, server = site
    server.pages["/a"] = (301, {"Location": "/b"}, b"")
    server.pages["/b"] = (200, {}, b"x")
    server.pages["/c"] = (302, {"Location": "/c"}, b"")
    assert fetcher().fetch(f"{url}/a").url == f"{url}/b"
    with pytest.raises(FetchError, match="redirected more than 5 times"):
        fetcher().fetch(f"{url}/c")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://[::1", "javascript:alert(1)"])
def test_a_redirection_to_what_is_no_web_is_refused(site: tuple[str, type[_Site]], location: str) -> None:
    url, server = site
    server.pages["/a"] = (301, {"Location": location}, b"")
    with pytest.raises(FetchError):
        fetcher().fetch(f"{url}/a")


def test_this_machine_is_not_reached_unless_it_is_allowed(site: tuple[str, type[_Site]]) -> None:
    url, server = site
    for address in (url, url.replace("127.0.0.1", "localhost"), url.replace("127.0.0.1", "2130706433")):
        with pytest.raises(FetchError, match=r"leads to this machine|no such host"):
            Fetcher(pause=0.0).fetch(f"{address}/a")
    assert server.asked == []


def test_a_name_is_connected_to_at_the_address_that_was_looked_at(
    site: tuple[str, type[_Site]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is looked up and private when it is called (DNS rebinding)."""
    asked = []
    answers = iter(["198.51.100.1"])

    def look(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 80))]

    def call(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        raise OSError(f"called {address[0]}")

    monkeypatch.setattr(socket, "getaddrinfo", look)
    monkeypatch.setattr(socket, "create_connection", call)
    monkeypatch.setattr("recoupe.readers.fetch._public", lambda address: address == "198.51.100.1")
    one = Fetcher(pause=0.0)
    one._robots["http://name.example"] = one._robots.get("x") or _open_robots()
    with pytest.raises(FetchError, match=r"called 198\.51\.100\.1"):
        one.fetch("http://name.example/a")
    assert asked == ["name.example"]


def _open_robots():  # type: ignore[no-untyped-def]
    from urllib.robotparser import RobotFileParser

    rules = RobotFileParser()
    rules.parse([])
    return rules


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert _public(address) is public


def test_a_bomb_and_a_flood_are_cut_off(site: tuple[str, type[_Site]]) -> None:
    url, server = site
    server.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 50_000_000))
    server.pages["/flood"] = (200, {}, b"0" * 9_000_000)
    server.pages["/torn"] = (200, {"Content-Encoding": "gzip"}, b"not gzip")
    for path in ("bomb", "flood"):
        with pytest.raises(FetchError, match="is larger than 8 MB"):
            fetcher().fetch(f"{url}/{path}")
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetcher().fetch(f"{url}/torn")


@pytest.mark.parametrize(
    "url", ["ftp://a/b", "http://", "http:///x", "http://a b/", "http://u:p@h/", "http://h:0/", "x"]
)
def test_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(FetchError):
        fetcher().fetch(url)


def test_a_server_that_does_not_answer_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(FetchError, match="no answer in time"):
            one = fetcher(seconds=0.3)
            one._robots[f"http://127.0.0.1:{silent.getsockname()[1]}"] = _open_robots()
            one.fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/a")
