"""``recoupe serve``: the dossier as a web application."""

from __future__ import annotations

import logging
import socket
from contextlib import closing

import click

from recoupe.cli.errors import UserError
from recoupe.cli.terminal import complain

_SHORTEST_TOKEN = 12


@click.command()
@click.argument("address", metavar="STORE")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free."
)
@click.option(
    "--token", envvar="RECOUPE_TOKEN", help="What readers must give to enter.  [env: RECOUPE_TOKEN]"
)
@click.option("--name", "names", multiple=True, help="A name by which others know this machine; repeatable.")
def serve(address: str, host: str, port: int, token: str | None, names: tuple[str, ...]) -> None:
    """Show STORE in a browser, to be read, searched and corrected.

    Only this machine can reach it. With another --host others can, and must give the --token first; the
    connection is not encrypted: put a server with TLS in front of it.
    """
    from recoupe.web.guard import is_loopback

    if not is_loopback(host):
        if not token:
            raise UserError(f"--host {host} lets others in; give a --token that they have to know")
        complain(f"{host} can be reached by others: they need the token, and the connection is not encrypted")
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise UserError(f"--token: give at least {_SHORTEST_TOKEN} characters")
    with closing(_listening(host, port)) as listener:
        _serve(address, host, listener, token, names)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise UserError(f"{host}:{port}: {error.strerror or error}; give another --port") from None
    return listener


def _serve(
    address: str, host: str, listener: socket.socket, token: str | None, names: tuple[str, ...]
) -> None:
    import uvicorn

    from recoupe.store import open_store
    from recoupe.web.app import create_app
    from recoupe.web.guard import Policy

    port = listener.getsockname()[1]
    known = frozenset({"localhost", "127.0.0.1", "::1", host.lower(), *(n.lower() for n in names)})
    logging.basicConfig(format="recoupe: %(message)s", level=logging.WARNING)
    with closing(open_store(address)) as store:
        app = create_app(store, Policy(known, port, token))
        listener.listen()
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"{address}: http://{shown}:{port}/  (Ctrl-C ends it)")
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_keep_alive=5,
            limit_concurrency=200,
            ws="none",
        )
        uvicorn.Server(config).run(sockets=[listener])
