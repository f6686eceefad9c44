"""Who gets in, with what, how often, and what every answer says."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE

import pytest
from click.testing import CliRunner

from recoupe.cli.errors import UserError
from recoupe.cli.serve import serve
from recoupe.store import Store
from recoupe.web.guard import HEADERS, LARGEST_FORM, Policy, is_loopback
from tests.web.conftest import TOKEN, Browser, browser

HOSTS = frozenset({"testserver", "localhost", "127.0.0.1", "::1"})


@pytest.fixture
def guarded(store: Store) -> Iterator[Browser]:
    with browser(store, Policy(HOSTS, 80, TOKEN)) as opened:
        yield opened


def _form(web: Browser, store: Store, **other: str) -> dict[str, str]:
    story = store.story()
    assert story
    return {"decision": "right", "about": story.findings[0].id, "who": "Ada", "csrf": web.csrf(), **other}


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "testserver:81", "testserver.evil.example", "", "[::1", "127.0.0.2"],
)
def test_a_name_that_is_not_ours_is_refused(web: Browser, host: str) -> None:
    answer = web.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "passerelle" not in answer.text


@pytest.mark.parametrize("host", ["testserver", "TESTSERVER:80", "localhost", "[::1]:80", "127.0.0.1"])
def test_our_names_are_known(store: Store, host: str) -> None:
    with browser(store, Policy(HOSTS, 80)) as web:
        assert web.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/timeline?page=x", "/judgements/export", "/openapi.json"]
)
def test_every_answer_has_the_headers(web: Browser, address: str) -> None:
    headers = web.get(address).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy
    assert "server" not in headers


@pytest.mark.parametrize("address", ["/", "/timeline", "/judgements", "/search?q=maire"])
def test_there_is_no_script_or_style_but_those_that_the_policy_knows(web: Browser, address: str) -> None:
    page = web.read(address)
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", page)
    assert len(re.findall("<script", page)) == len(re.findall("<style", page)) == 1
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)


def test_a_form_without_its_token_is_refused(web: Browser, store: Store) -> None:
    for token in ("", "x", "é", web.csrf()[::-1]):
        assert web.post("/judge", data=_form(web, store, csrf=token)).status_code == 403
    assert store.judgements() == ()


def test_a_token_of_another_browser_is_no_good(web: Browser, store: Store) -> None:
    stolen = _form(web, store)
    web.cookies.clear()
    assert web.post("/judge", data=stolen).status_code == 403


@pytest.mark.parametrize(
    "header",
    [
        {"origin": "https://evil.example"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_another_site_is_refused(web: Browser, store: Store, header: dict[str, str]) -> None:
    assert web.post("/judge", data=_form(web, store), headers=header).status_code == 403
    assert store.judgements() == ()


def test_a_form_of_our_own_site_is_taken(web: Browser, store: Store) -> None:
    # Our pages send no referrer, so browsers send no origin with their forms.
    for origin in ("http://testserver", "null"):
        headers = {"origin": origin, "sec-fetch-site": "same-origin"}
        assert web.post("/judge", data=_form(web, store), headers=headers).status_code == 200


def test_what_is_too_large_is_not_read(web: Browser, store: Store) -> None:
    form = _form(web, store, value="x" * LARGEST_FORM)
    assert web.post("/judge", data=form).status_code == 413

    def endless() -> Iterator[bytes]:
        yield from (b"value=" + b"x" * 1_000 for _ in range(1_000))

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert web.post("/judge", content=endless(), headers=kind).status_code == 413


def test_too_many_changes_at_once_are_refused(web: Browser, store: Store) -> None:
    answers = [web.post("/judge", data={}).status_code for _ in range(130)]
    assert answers[0] != 429 and answers[-1] == 429
    assert web.get("/").status_code == 200


def test_a_fault_is_one_line_and_no_trace(web: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("recoupe.web.answers.draw", broken)
    answer = web.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert answer.text.count("\n") == 1
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address", ["/docs", "/redoc", "/static/", "/../pyproject.toml", "/%2e%2e/etc/passwd"]
)
def test_there_is_nothing_else(web: Browser, address: str) -> None:
    assert web.get(address).status_code == 404


def test_methods_that_are_not_meant_are_refused(web: Browser) -> None:
    assert web.put("/").status_code == web.delete("/judge").status_code == 405


# A server that others can reach


@pytest.mark.parametrize("address", ["/", "/openapi.json", "/judgements/export", "/articles/x", "/nothing"])
def test_without_the_token_nothing_is_told(guarded: Browser, address: str) -> None:
    answer = guarded.get(address)
    assert str(answer.url).endswith("/enter")
    assert "passerelle" not in answer.text
    for method in ("PUT", "GET"):
        assert "passerelle" not in guarded.request(method, "/enter").text


def test_the_token_opens_the_door(guarded: Browser) -> None:
    csrf = guarded.csrf("/enter")
    wrong = guarded.post("/enter", data={"token": "autre chose", "csrf": csrf})
    assert wrong.status_code == 401
    assert "passerelle" not in wrong.text
    assert "passerelle" in guarded.post("/enter", data={"token": TOKEN, "csrf": csrf}).text
    assert "passerelle" in guarded.read("/")
    held = [c for c in guarded.cookies.jar if c.name.endswith("pass")]
    assert len(held) == 1 and TOKEN not in (held[0].value or "")
    assert "HttpOnly" in held[0]._rest and held[0]._rest.get("SameSite") == "strict"  # type: ignore[attr-defined]


def test_a_pass_that_was_made_up_opens_nothing(guarded: Browser) -> None:
    for value in ("", "x", "0" * 64, "é"):
        guarded.cookies.set("recoupe-80-pass", value.encode("ascii", "ignore").decode())
        assert str(guarded.get("/").url).endswith("/enter")


def test_the_token_cannot_be_guessed_quickly(guarded: Browser) -> None:
    csrf = guarded.csrf("/enter")
    answers = [guarded.post("/enter", data={"token": str(n), "csrf": csrf}).status_code for n in range(12)]
    assert answers[0] == 401 and answers[-1] == 429


def test_by_an_address_of_ip_one_asks_for_a_guarded_server_alone(web: Browser, guarded: Browser) -> None:
    assert web.get("/", headers={"host": "192.0.2.7"}).status_code == 421
    assert guarded.get("/", headers={"host": "192.0.2.7"}, follow_redirects=False).status_code == 303


# The command


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_what_loopback_is(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@pytest.mark.parametrize(
    "arguments", [("--host", "0.0.0.0"), ("--host", "0.0.0.0", "--token", "court"), ("--token", "court")]
)
def test_others_are_let_in_only_with_a_token_of_some_length(store: Store, arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(serve, [store.address, *arguments])
    assert isinstance(done.exception, UserError)


def test_who_lets_others_in_is_warned(store: Store) -> None:
    command = [sys.executable, "-m", "recoupe", "serve", store.address, "--host", "0.0.0.0", "--port", "0"]
    server = subprocess.Popen([*command, "--token", TOKEN], stdout=PIPE, stderr=PIPE, text=True)
    try:
        assert server.stdout and server.stdout.readline().startswith(store.address)
    finally:
        server.terminate()
    warning = server.communicate(timeout=20)[1]
    assert "can be reached by others" in warning and "not encrypted" in warning
    assert TOKEN not in warning


@pytest.mark.parametrize(
    ("what", "words"), [("none.db", "no such store"), ("folder", "a folder, not a store")]
)
def test_what_cannot_be_served_is_told_in_one_line(tmp_path: Path, what: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    command = [sys.executable, "-m", "recoupe", "serve", str(tmp_path / what), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert words in done.stderr


def test_a_port_that_is_taken_is_told(store: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = CliRunner().invoke(serve, [store.address, "--port", str(other.getsockname()[1])])
    assert isinstance(done.exception, UserError) and "give another --port" in str(done.exception)


def test_the_interface_is_described(web: Browser) -> None:
    paths = json.loads(web.get("/openapi.json").text)["paths"]
    assert {"/", "/search", "/judge", "/articles/{slug}"} <= set(paths)


def test_pages_are_asked_for_only_so_often_where_others_can_reach_the_server(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoupe.web.guard._READS", 5)
    with browser(store, Policy(HOSTS, 80, TOKEN)) as web:
        web.post("/enter", data={"token": TOKEN, "csrf": web.csrf("/enter")})
        answers = [web.get("/sources").status_code for _ in range(6)]
        assert (answers[0], answers[-1]) == (200, 429)
    with browser(store) as web:
        assert {web.get("/sources").status_code for _ in range(8)} == {200}
