"""Where a redirect may lead: to the same site, by http or from http to https, and to the same record."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from crawler.addresses import is_loopback
from crawler.answers import is_login
from crawler.errors import ElsewhereError, LoginError, MissingError, UnusableError
from crawler.moderngov import PageKind, classify, record_id

_ODD, _ODD_HOST = re.compile(r"[\\\x00-\x1f\x7f]"), re.compile(r"[@\s]")
_PORTS = {"http": 80, "https": 443}


def next_hop(url: str, location: str) -> str:
    """The address that the answer of ``url`` leads to; raises a FetchError where it is not to be followed."""
    try:
        target = urljoin(url, location.strip())
        here, there = urlsplit(url), urlsplit(target)
        same = _origin(here) == _origin(there) or is_upgrade(url, target)
    except ValueError as error:
        raise UnusableError("it leads to an address that cannot be read") from error
    if same and classify(target) is PageKind.ERROR:
        raise MissingError("there is no such page (mgError.aspx)")
    if is_login(target):
        raise LoginError("it asks for a name and a password")
    if not same and (here.scheme, here.hostname, there.scheme) == ("https", there.hostname, "http"):
        raise ElsewhereError(f"it leads from https back to http, {target}")
    if not same:
        raise ElsewhereError(f"it leads to another site, {target}")
    return target


def is_upgrade(url: str, target: str) -> bool:
    """Whether ``target`` is ``url``'s host by https instead of http, at the usual ports; on this machine at any."""
    here, there = urlsplit(url), urlsplit(target)
    if (here.scheme, there.scheme, there.hostname) != ("http", "https", here.hostname):
        return False
    usual = _origin(here) == ("http", here.hostname, 80) and _origin(there) == ("https", there.hostname, 443)
    return usual or is_loopback(here.hostname or "")


def is_plain(url: str) -> bool:
    """Whether all programs read the same host in ``url``: no backslash, no blank, no name and password before it."""
    return not _ODD.search(url) and not _ODD_HOST.search(urlsplit(url).netloc)


def is_same(asked: str, came: str) -> bool:
    """Whether two addresses name the same record on the same kind of page."""
    return (classify(came), record_id(came)) == (classify(asked), record_id(asked))


def is_document_of(asked: str, came: str) -> bool:
    """Whether a meeting's address has led to the single document that its old minutes are."""
    kinds = classify(asked), classify(came)
    return kinds == (PageKind.MEETING, PageKind.MINUTES_DOCUMENT) and record_id(asked) == record_id(came)


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
