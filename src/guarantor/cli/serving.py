"""`guarantor serve`: the pages and the HTTP API of a ledger."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress

import click
import uvicorn

from guarantor.web import app


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 for any free one."
)
@click.pass_obj
def serve(address: str, host: str, port: int) -> None:
    """Serve the ledger as web pages and as JSON under /api, for reading only.

    There is no login: whoever reaches the address can read the ledger. Ctrl-C ends it.
    """
    site = app(address)
    with _listening(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        click.echo(f"serving {address_shown(name, listener)}  (Ctrl-C ends it)")
        config = uvicorn.Config(site, log_level="warning", server_header=False)
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has ended in order
            uvicorn.Server(config).run(sockets=[listener])


def address_shown(name: str, listener: socket.socket) -> str:
    """Where the pages are to be found."""
    return f"http://{name}:{listener.getsockname()[1]}/"


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; a clear message where that cannot be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        taken = "; `--port 0` takes any free one" if error.errno == errno.EADDRINUSE else ""
        reason = str(error.strerror or error).partition(" (while")[0]
        told = f"cannot listen on {host} port {port}: {reason}{taken}"
        raise click.ClickException(told) from error
