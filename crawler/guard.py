"""Connections that go nowhere private: a public name may not lead to an address inside a network.

The address is looked up once, checked, and connected to, so that a name cannot change its mind in between.
"""

from __future__ import annotations

import ipaddress
import socket

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


class _GuardedMixin(HTTPConnection):
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
