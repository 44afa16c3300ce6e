"""The web UI's command: serve."""

from __future__ import annotations

import socket

import click
import waitress
from flask import Flask

from indexer.search.engine import SearchError, open_engine
from webui import create_app

THREADS = 8

LONGEST_REQUEST = 65_536
"""How many bytes of an address with its headers are read, and of what is sent: pages repeat addresses in links."""


class ServeError(OSError):
    """The pages cannot be served at that host and port; the message says why and what to do."""


@click.command()
@click.option(
    "--index", envvar="MINUTEBOOK_INDEX", default="index", show_default=True,
    help="The folder of the index, or the URL of an OpenSearch server.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes a free one.",
)
def serve(index: str, host: str, port: int) -> None:
    """Serve the search pages and the JSON API."""
    try:
        serve_index(index, host, port)
    except (SearchError, ServeError) as error:
        raise click.ClickException(str(error)) from error


def serve_index(index: str, host: str, port: int) -> None:
    """Serves the index at the address ``index`` until it is stopped; raises SearchError and ServeError."""
    serve_app(create_app(index, engine=open_engine(index)), host, port)


def serve_app(app: Flask, host: str, port: int) -> None:
    """Serves ``app`` and says where, until it is stopped; port 0 takes a free one. Raises ServeError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise ServeError(_refused(host, port, error)) from error
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Serving http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C stops it)")
    limits = {"connection_limit": 1000, "channel_timeout": 30}
    limits |= {"max_request_header_size": LONGEST_REQUEST, "max_request_body_size": LONGEST_REQUEST}
    waitress.create_server(app, sockets=[listening], threads=THREADS, ident=None, **limits).run()


def _refused(host: str, port: int, error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"Cannot listen on {host} port {port} ({reason}): choose another port with --port, or address with --host."


COMMANDS: list[click.Command] = [serve]
