"""A PostgreSQL server for the tests: Debian's, started once for a run in a folder of its own."""

from __future__ import annotations

import atexit
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest


def schema(name: str) -> str:
    """The address of a new schema of the server. The test is skipped where there is no server to start.

    With RECOUPE_REQUIRE_SERVICES that is a failure.
    """
    address = _server()
    if address is None:
        if os.environ.get("RECOUPE_REQUIRE_SERVICES"):
            pytest.fail("no PostgreSQL server to start; on Debian: apt-get install postgresql")
        pytest.skip("no PostgreSQL server to start")
    import psycopg

    plain = re.sub(r"\W", "_", name).lower()[:60]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'DROP SCHEMA IF EXISTS "{plain}" CASCADE')
        connection.execute(f'CREATE SCHEMA "{plain}"')
    return f"{address}?options={quote(f'-csearch_path={plain}')}"


def bin_folder() -> Path | None:
    """Where the programs of the newest server are."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    found_here = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    return found_here[-1] if found_here else None


@cache
def _server() -> str | None:
    folder = bin_folder()
    if folder is None:
        return None
    data = Path(tempfile.mkdtemp(prefix="recoupe-postgresql-"))
    server = Server(folder, data)
    server.make()
    server.start()
    atexit.register(server.remove)
    return server.address


class Server:
    """A server in ``data`` on a free port of this machine."""

    def __init__(self, programs: Path, data: Path) -> None:
        self._programs, self._data = programs, data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.address = f"postgresql://recoupe@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self._data, user.pw_uid, user.pw_gid)
        self._run(
            "initdb", "-U", "recoupe", "-A", "trust", "-E", "UTF8", "--no-sync", "-D", str(self._data / "db")
        )

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        log = str(self._data / "log")
        self._run("pg_ctl", "-D", str(self._data / "db"), "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data / "db"), "-m", "immediate", "-w", "stop")

    def remove(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self.stop()
        shutil.rmtree(self._data, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        """Run a program of the server; it refuses to be run by root."""
        command = [str(self._programs / program), *arguments]
        user = "postgres" if os.geteuid() == 0 else None
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=user, cwd="/tmp")
