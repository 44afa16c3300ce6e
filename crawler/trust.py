"""Whose certificates are trusted: the system's authorities, and those of a file that the user gives."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import certifi

_NOT_YET, _EXPIRED, _SELF_SIGNED, _OTHER_HOST = 9, 10, 18, (62, 64)
"""OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID, _HAS_EXPIRED, _DEPTH_ZERO_SELF_SIGNED_CERT, _HOSTNAME_ and
_IP_ADDRESS_MISMATCH (x509_vfy.h)."""


def trusting(ca_bundle: str | None = None) -> ssl.SSLContext:
    """A context that verifies certificate and host name, by the system's trust store and by ``ca_bundle``.

    Where the system has none, the authorities of Mozilla's list are trusted. A certificate in ``ca_bundle`` is trusted
    for itself, without the authority that signed it. Raises OSError where the file cannot be read, ssl.SSLError where
    it holds no certificates.
    """
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"] and not _has_folder():
        context.load_verify_locations(certifi.where())
    if ca_bundle:
        context.load_verify_locations(ca_bundle)
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return context


def _has_folder() -> bool:
    """Whether the system keeps authorities as files of a folder, which are read only when one is needed."""
    folder = ssl.get_default_verify_paths().capath
    return folder is not None and any(Path(folder).iterdir())


def mistrust(error: BaseException) -> str | None:
    """Why a secure connection was not made: a clause, with the way out where there is one; None where it was lost."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _of_code(cause.verify_code)
    if any(isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError | ConnectionError) for cause in causes):
        return None
    return "no secure connection to it could be made"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it was made of, however libraries have wrapped it."""
    left, seen = [error], set[int]()
    while left:
        found = left.pop()
        if id(found) not in seen:
            seen.add(id(found))
            yield found
            inner = (getattr(found, "reason", None), *found.args, found.__cause__, found.__context__)
            left += [one for one in inner if isinstance(one, BaseException)]


def _of_code(code: int) -> str:
    if code == _NOT_YET:
        return "its certificate is not valid yet; see that the clock of this machine is right"
    if code == _EXPIRED:
        return "its certificate has expired; the council has to renew it"
    if code in _OTHER_HOST:
        return "its certificate is for another host name"
    if code == _SELF_SIGNED:
        return "its certificate is signed by nobody but itself; if it is to be trusted, give it with --ca-bundle FILE"
    return (
        "its certificate cannot be verified: its chain is incomplete, or its authority is not known here; give the "
        "missing certificates with --ca-bundle FILE"
    )
