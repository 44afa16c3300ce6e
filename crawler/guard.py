"""Connections that go nowhere private and end in time.

A public name may not lead to an address inside a network: the address is looked up once, checked, and connected to, so
that a name cannot change its mind in between. An answer that drips is cut off at its deadline.
"""

from __future__ import annotations

import ipaddress
import math
import os
import socket
import threading
import time
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

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds
        self.passed = False
        self._handle: socket.socket | None = None
        self._one = threading.RLock()

    def hold(self, connection: socket.socket) -> None:
        """The connection that the request of this thread is made on, by a handle of our own.

        The library closes its own while an answer is still coming that ends with the connection.
        """
        with self._one:
            self.let_go()
            self._handle = socket.socket(fileno=os.dup(connection.fileno()))
            if self.passed:
                self.cut()

    def cut(self) -> None:
        with self._one, suppress(OSError):
            self.passed = True
            if self._handle is not None:
                self._handle.shutdown(socket.SHUT_RDWR)

    def let_go(self) -> None:
        with self._one:
            if self._handle is not None:
                self._handle.close()
            self._handle = None


class _Watch:
    """One thread that cuts what has passed its deadline. It sleeps until the first; a later one does not wake it."""

    def __init__(self) -> None:
        self._open: set[Deadline] = set()
        self._changed = threading.Condition()
        self._wakes = math.inf
        self._thread: threading.Thread | None = None

    def add(self, deadline: Deadline) -> None:
        with self._changed:
            self._open.add(deadline)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
                self._thread.start()
            elif deadline.at < self._wakes:
                self._changed.notify()

    def remove(self, deadline: Deadline) -> None:
        with self._changed:
            self._open.discard(deadline)

    def _run(self) -> None:
        with self._changed:
            while True:
                for late in [one for one in self._open if one.at <= time.monotonic()]:
                    late.cut()
                    self._open.discard(late)
                self._wakes = min((one.at for one in self._open), default=math.inf)
                wait = self._wakes - time.monotonic()
                self._changed.wait(None if math.isinf(wait) else max(0.0, wait))


_watch = _Watch()
_of_thread = threading.local()


@contextmanager
def deadline(seconds: float) -> Iterator[Deadline]:
    """A deadline for what this thread asks for meanwhile: for the headers, too, and however slowly they come."""
    found = _of_thread.deadline = Deadline(seconds)
    _watch.add(found)
    try:
        yield found
    finally:
        _of_thread.deadline = None
        _watch.remove(found)
        found.let_go()


class _GuardedMixin(HTTPConnection):
    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            _hold(self.sock)
        super().request(*args, **kwargs)
        if self.sock is not None:
            _acknowledge_at_once(self.sock)

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
            connection = self._first_that_answers(addresses)
        finally:
            self._dns_host = name
        _hold(connection)
        return connection

    def _first_that_answers(self, addresses: list[str]) -> socket.socket:
        for address in addresses[:-1]:
            self._dns_host = address
            try:
                return super()._new_conn()
            except NewConnectionError:
                continue
        self._dns_host = addresses[-1]
        return super()._new_conn()


def _hold(connection: socket.socket) -> None:
    found: Deadline | None = getattr(_of_thread, "deadline", None)
    if found is not None:
        found.hold(connection)


def _acknowledge_at_once(connection: socket.socket) -> None:
    """Spares a server that sends head and body apart the 40 ms for which systems put off an acknowledgement."""
    if hasattr(socket, "TCP_QUICKACK"):
        with suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


class _GuardedHTTPConnection(_GuardedMixin):
    pass


class _GuardedHTTPSConnection(_GuardedMixin, HTTPSConnection):
    pass


class GuardedHTTPPool(HTTPConnectionPool):
    ConnectionCls = _GuardedHTTPConnection


class GuardedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedHTTPSConnection


POOLS = {"http": GuardedHTTPPool, "https": GuardedHTTPSPool}
