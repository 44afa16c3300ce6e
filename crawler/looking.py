"""A few polite looks at addresses of one owner, each noted with what answered; who refuses or is down is left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from email.message import Message
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from crawler import pointers
from crawler.addresses import names_page, owner
from crawler.councils import Council
from crawler.errors import (
    ElsewhereError,
    FetchError,
    ForbiddenError,
    LoginError,
    RefusedError,
    UnavailableError,
    UnusableError,
)
from crawler.moderngov import SERVICE, base_of, canonical
from crawler.page import decode
from crawler.printable import printable

MAX_REQUESTS = 10
"""So many addresses are asked for at most, robots.txt and further tries of the fetcher not counted."""

_ENDS = (RefusedError, LoginError, UnavailableError, UnusableError)
"""A host that refuses, is down, or cannot be trusted is asked nothing more."""

_ADDRESS = re.compile(r"https?://[^\s“”]+")


class Looked(Protocol):
    """What came of one request, redirects on the same site followed: ``url`` is where it ended."""

    @property
    def url(self) -> str: ...
    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def body(self) -> bytes: ...


class Looks(Protocol):
    """One polite request at a time; ``look`` raises a FetchError, or BusyError."""

    def look(self, url: str) -> Looked: ...


class Looking:
    """Looks at addresses on the host of ``site``, or of its owner; nothing is looked at twice.

    ``asked`` are the addresses with what answered (a clause), ``elsewhere`` where redirects led on other owners' hosts,
    ``ended`` is why nothing more is asked, ``refused`` why of pages only the web service is.
    """

    def __init__(self, site: Council, fetcher: Looks, tried: Sequence[tuple[str, Exception]]) -> None:
        self.asked: dict[str, str] = {}
        self.elsewhere: list[str] = []
        self.ended: Exception | None = None
        self.refused: Exception | None = None
        self._site = site
        self._fetcher = fetcher
        self._left = MAX_REQUESTS
        self._known: set[str] = set()
        self._forbidden = 0
        for url, error in tried:
            self._known.add(canonical(url))
            self._note(url, error)
        if not all(isinstance(error, _ENDS) for _, error in tried):
            self.ended = None

    def look(self, url: str, *, again: bool = False) -> Looked | None:
        """What is at ``url``, where it is asked for and something comes with status 200.

        ``again`` is for an address that differs from one that is known by https alone.
        """
        if self.ended or self._left == 0 or (canonical(url) in self._known and not again):
            return None
        if self.refused and not _by_service(url):
            return None
        self._known.add(canonical(url))
        self._left -= 1
        try:
            answer = self._fetcher.look(url)
        except ElsewhereError as error:
            self._note(url, error)
            return self._look_on(url, error)
        except FetchError as error:
            self._note(url, error)
            return None
        self._forbidden *= _by_service(url)
        if answer.status == 200:
            return answer
        self.asked[url] = f"the server answers with status {answer.status}"
        return None

    def is_ours(self, url: str) -> bool:
        """Whether ``url`` is on the host of the site, or on one of the same owner."""
        if canonical(urljoin(url, "/")) == canonical(urljoin(self._site.base, "/")):
            return True
        here, there = urlsplit(self._site.base), urlsplit(url)
        return owner(here.hostname or "") == owner(there.hostname or "") is not None and there.port is None

    def _look_on(self, url: str, error: ElsewhereError) -> Looked | None:
        """What is where a redirect leads, on another host of the same owner; another owner's is only noted."""
        found = _ADDRESS.search(str(error))
        target = pointers.joined(url, found[0]) if found else None
        if target and self.is_ours(target):
            return self.look(target)
        if target:
            self.elsewhere.append((base_of(target) if names_page(target) else None) or target)
        return None

    def _note(self, url: str, error: Exception) -> None:
        """Notes what was answered, and what it ends: a refusal of pages leaves the web service."""
        self.asked[url] = printable(str(error))
        if _by_service(url):
            self.ended = error if isinstance(error, RefusedError | UnusableError) else self.ended
            return
        self._forbidden = self._forbidden + 1 if isinstance(error, ForbiddenError) else 0
        if isinstance(error, RefusedError) or self._forbidden > 1:
            self.refused = error
        elif isinstance(error, _ENDS):
            self.ended = error


def text_of(answer: Looked) -> str:
    """The body of an answer as text."""
    message = Message()
    message["content-type"] = answer.headers.get("content-type", "")
    return decode(answer.body, message.get_content_charset())


def _by_service(url: str) -> bool:
    return SERVICE.lower() in url.lower()
