"""No answer holds a crawl for longer than its deadline, in whatever way it comes slowly."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import trustme

from crawler.errors import UnavailableError
from crawler.fetcher import Fetcher
from crawler.politeness import Turns

NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
STARTS = {
    "head": b"HTTP/1.1 200 OK\r\nX-Slow: ",
    "body of a said length": b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n<html>",
    "body that ends with its connection": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>",
    "body in pieces": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n",
    "redirect": b"HTTP/1.1 302 Found\r\nX-Slow: ",
}


@contextmanager
def dripping(start: bytes, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of a server that has no robots.txt, begins each other answer with ``start``, and goes on for ever."""
    over = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def answer(connection: socket.socket) -> None:
        with suppress(OSError), tls.wrap_socket(connection, server_side=True) if tls else connection as talk:
            if b"/robots.txt" in talk.recv(4096):
                talk.sendall(NO_ROBOTS)
                return
            talk.sendall(start)
            while not over.wait(0.005):
                talk.sendall(b"1")

    def serve() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def look(url: str, ca_bundle: Path | None = None) -> None:
    fetcher = Fetcher(Turns(0), max_seconds=0.3, ca_bundle=str(ca_bundle) if ca_bundle else None)
    try:
        fetcher.look(f"{url}mgListCommittees.aspx")
    finally:
        fetcher.close()


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS.keys())
def test_an_answer_that_drips_is_cut_off(start: bytes) -> None:
    with dripping(start) as url, pytest.raises(UnavailableError, match="does not come to an end"):
        look(url)


def test_an_answer_that_drips_in_secret_is_cut_off(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with (
        dripping(STARTS["body that ends with its connection"], tls) as url,
        pytest.raises(UnavailableError, match="does not come to an end"),
    ):
        look(url, tmp_path / "authority.pem")


def test_a_handshake_that_does_not_begin_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(UnavailableError, match="come to an end"):
        look(f"https://127.0.0.1:{silent.getsockname()[1]}/")
