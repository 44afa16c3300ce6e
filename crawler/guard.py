"""Connections that go nowhere private and end in time.

A public name may not lead to an address inside a network: the address is looked up once, checked, and connected to, so
that a name cannot change its mind in between. An answer that drips is cut off at its deadline.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError

from crawler.councils import is_loopback


class PrivateAddressError(Exception):
    """A name leads to an address that is not public. No OSError, so that nothing tries it again."""


def check(host: str, address: str) -> None:
    """Raises PrivateAddressError unless ``host``, as typed, may be reached at ``address``."""
    found = ipaddress.ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    public = found.is_global and not found.is_multicast
    if not (found.is_loopback if is_loopback(host) else public):
        raise PrivateAddressError(f"{host} leads to {address}, which is not a public address")


class Deadline:
    """Cuts the connection of a request that takes longer than so many seconds; ``passed`` says whether it did."""

    def __init__(self) -> None:
        self.passed = False
        self._connection: HTTPConnection | None = None

    def hold(self, connection: HTTPConnection) -> None:
        """The connection that the request of this thread is made on."""
        self._connection = connection

    def cut(self) -> None:
        self.passed = True
        with suppress(OSError, AttributeError):
            self._connection.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]


_of_thread = threading.local()


@contextmanager
def deadline(seconds: float) -> Iterator[Deadline]:
    """A deadline for what this thread asks for meanwhile: for the headers, too, and however slowly they come."""
    found = _of_thread.deadline = Deadline()
    timer = threading.Timer(seconds, found.cut)
    timer.daemon = True
    timer.start()
    try:
        yield found
    finally:
        timer.cancel()
        _of_thread.deadline = None


class _GuardedMixin(HTTPConnection):
    def connect(self) -> None:
        self._hold()
        super().connect()

    def request(self, *args: Any, **kwargs: Any) -> None:
        self._hold()
        super().request(*args, **kwargs)

    def _hold(self) -> None:
        if found := getattr(_of_thread, "deadline", None):
            found.hold(self)

    def _new_conn(self) -> socket.socket:
        name = self._dns_host
        try:
            found = socket.getaddrinfo(name, self.port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise NameResolutionError(name, self, error) from error  # type: ignore[arg-type]
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for address in addresses:
            check(name, address)
        try:
            return self._first_that_answers(addresses)
        finally:
            self._dns_host = name

    def _first_that_answers(self, addresses: list[str]) -> socket.socket:
        for address in addresses[:-1]:
            self._dns_host = address
            try:
                return super()._new_conn()
            except NewConnectionError:
                continue
        self._dns_host = addresses[-1]
        return super()._new_conn()


class _GuardedHTTPConnection(_GuardedMixin):
    pass


class _GuardedHTTPSConnection(_GuardedMixin, HTTPSConnection):
    pass


class GuardedHTTPPool(HTTPConnectionPool):
    ConnectionCls = _GuardedHTTPConnection


class GuardedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedHTTPSConnection


POOLS = {"http": GuardedHTTPPool, "https": GuardedHTTPSPool}
