"""What Recoupe is made of: pinned, hashed, licensed, and without a network at run time."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from recoupe.export import FORMATS
from tests.torture import licences
from tests.torture.figures import FULL, ROOT, write
from tests.torture.killing import press
from tests.torture.seeds import seeds

_PIN = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?==([^ ;\\]+)(?: ; (.*?))? \\")
# Imported by every Python before anything else, in the workers as well.
_FORBID = """
import os, sys

def forbid(event, arguments):
    # urllib3, which comes with a dependency, looks at its import whether this machine knows IPv6.
    loopback = event == "socket.bind" and arguments[1][:2] == ("::1", 0)
    if event in FORBIDDEN and not loopback:
        with open(os.environ["RECOUPE_TRIED"], "a") as file:
            file.write(f"{event} {arguments[1:]!r}\\n")
        raise RuntimeError(f"the network is forbidden: {event}")

FORBIDDEN = {
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
    "socket.sendto", "socket.sendmsg", "urllib.Request", "http.client.connect",
}
sys.addaudithook(forbid)
"""
# What would make a careless program call out: a document type, an entity, a style sheet, pictures, links.
_CALLS_OUT = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://exemple.fr/xhtml1.dtd">
<html><head><base href="http://exemple.fr/"><link rel="stylesheet" href="http://exemple.fr/a.css">
<script src="http://exemple.fr/a.js"></script></head><body><img src="http://exemple.fr/a.png">
<p>Le maire de Montverne, Bruno Ferrand, a parl\u00e9 lundi devant la presse r\u00e9unie \u00e0 la mairie de la ville.</p>
<p>La pr\u00e9f\u00e8te a dit mardi que les travaux de la digue seraient finis avant la fin de l'ann\u00e9e.</p>
<iframe src="http://exemple.fr/i.html"></iframe></body></html>"""
_ENTITIES = (
    seeds()["nitf.xml"]
    .replace(
        b"<nitf>",
        b'<!DOCTYPE nitf SYSTEM "http://exemple.fr/nitf.dtd" [<!ENTITY x SYSTEM "http://exemple.fr/x">]><nitf>',
    )
    .replace(b"Le fleuve", b"Le &x; fleuve")
)


@pytest.fixture
def without_network(tmp_path: Path) -> dict[str, str]:
    """The environment of a Python that may not use the network; what it tries is in RECOUPE_TRIED."""
    folder = tmp_path / "forbid"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_FORBID)
    paths = (str(folder), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)))
    tried = {"RECOUPE_TRIED": str(tmp_path / "tried"), "PYTHONPATH": os.pathsep.join(paths)}
    return {**os.environ, **tried}


def test_the_forbidding_works(without_network: dict[str, str]) -> None:
    call = "import socket; socket.create_connection(('127.0.0.1', 9))"
    run = subprocess.run([sys.executable, "-c", call], env=without_network, capture_output=True, text=True)
    assert "the network is forbidden" in run.stderr
    assert Path(without_network["RECOUPE_TRIED"]).read_text().startswith("socket.getaddrinfo")


@pytest.mark.timeout(1_200)
def test_nothing_uses_the_network(tmp_path: Path, without_network: dict[str, str]) -> None:
    """Build, show and every export, with the sockets of Python forbidden in all processes.

    Where the system lets us, in a network of their own too, that leads nowhere: libraries not in Python.
    """
    folder, store = press(tmp_path / "press", 2), tmp_path / "story.db"
    for name, content in seeds().items():
        if FULL or name in ("plain.pdf", "feed.rss"):
            (folder / name).write_bytes(content)
    (folder / "calls.html").write_text(_CALLS_OUT)
    (folder / "calls.xml").write_bytes(_ENTITIES)
    alone = _alone()
    commands = [["build", str(folder), "--store", str(store), "--title", "T", "--processes", "1"]]
    exports = FORMATS if FULL else ("html",)
    commands += [
        ["export", str(store), "--format", f, "--output", str(tmp_path / f"out.{f}")] for f in exports
    ]
    commands += [["show", str(store), "quotations"]]
    for command in commands:
        run = subprocess.run(
            [*alone, sys.executable, "-m", "recoupe", *command],
            env=without_network,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, (command, run.stderr)
    tried = Path(without_network["RECOUPE_TRIED"])
    write(
        "network",
        commands=len(commands),
        tried=tried.read_text() if tried.exists() else "",
        alone=bool(alone),
    )
    assert not tried.exists(), tried.read_text()
    page = (tmp_path / "out.html").read_text()
    assert not re.search(r"""(?:src|href|action|poster)=["']?(?:https?:)?//(?!exemple\.fr/)""", page)


def _alone() -> list[str]:
    """What runs a command in a network of its own without any way out; nothing where that is not allowed."""
    found = shutil.which("unshare")
    command = [found or "", "--map-root-user", "--net"]
    allowed = found and subprocess.run([*command, "true"], capture_output=True).returncode == 0
    return command if allowed else []


def _pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {licences.plain(n): v for n, _, v in (line.partition("==") for line in lines if "==" in line)}


def _lock(name: str) -> dict[str, str]:
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    return {licences.plain(m[1]): m[2] for m in _PIN.finditer(text)}


@pytest.mark.parametrize("name", ["use", "dev"])
def test_every_archive_that_is_installed_has_a_hash(name: str) -> None:
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text[text.index("\nalembic") + 1 :])
    assert len(entries) == len(_lock(name)) > 50
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)


@pytest.mark.parametrize("name", ["use", "dev"])
def test_the_locks_are_those_of_the_pins(name: str) -> None:
    pins, lock = _pins(), _lock(name)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"]["dev"] if name == "dev" else [])
    absent = {licences.plain(Requirement(r).name) for r in wanted} - lock.keys()
    different = {n: (v, pins[n]) for n, v in lock.items() if n in pins and pins[n] != v}
    assert (absent, different) == (set(), {}), "locks/ is not up to date: make lock"


def test_the_licences_are_listed_with_what_they_ask() -> None:
    """The table is that of what is installed; a licence that is not known has to be read first."""
    listed = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    found = licences.table(licences.installed(_lock("use")))
    assert found in listed, "docs/licences.md is not up to date: python -m tests.torture.licences"


def test_every_dependency_is_justified() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = licences.plain((ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"))
    optional = [r for extra in project["optional-dependencies"].values() for r in extra]
    names = {licences.plain(Requirement(r).name) for r in (*project["dependencies"], *optional)}
    assert sorted(name for name in names if name not in told) == []


def test_the_figures_are_json() -> None:
    for path in (ROOT / "build" / "torture").rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
