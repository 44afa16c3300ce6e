"""One GET to one page: politely, within limits, on one host only."""

from __future__ import annotations

import itertools
import ssl
import threading
from collections import Counter
from dataclasses import replace
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
from requests import Session
from requests.adapters import HTTPAdapter

from crawler.councils import Council
from crawler.errors import (
    BusyError,
    ExhaustedError,
    FetchError,
    MissingError,
    TransientError,
    UnavailableError,
    UnusableError,
)
from crawler.guard import POOLS, PrivateAddressError, deadline
from crawler.judging import LOST, Answer, judge
from crawler.moderngov import PDF_KINDS, classify
from crawler.page import FetchedPage
from crawler.politeness import MAX_RETRY_AFTER, Turns, backoff, host_of, user_agent
from crawler.redirects import is_document_of, is_plain, is_same, is_upgrade, next_hop
from crawler.robots import Robots
from crawler.trust import mistrust, trusting

CONNECT_TIMEOUT, READ_TIMEOUT = 15.0, 90.0
"""Seconds; some councils' meeting lists take more than 40 s to come."""

MAX_SECONDS = 300.0
"""What one answer may take in all, from its request to its last byte."""

MAX_BODY, MAX_PDF = 50 * 1024 * 1024, 100 * 1024 * 1024
"""Bytes of an answer, unpacked, and of one to an address that names a PDF."""

MAX_REDIRECTS = 5

_CHUNK = 64 * 1024
_OF_A_BODY = ("content-length", "content-type", "content-encoding", "transfer-encoding")


class _GuardedAdapter(HTTPAdapter):
    def __init__(self, trust: ssl.SSLContext) -> None:
        self._trust = trust
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=self._trust)
        self.poolmanager.pool_classes_by_scheme = POOLS

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ARG002
        """Verifies by our context alone; the library would add the authorities that come with it."""
        conn.cert_reqs = "CERT_REQUIRED"


class Fetcher:
    """Fetches pages one at a time of each host, in its turn. Use one for all sites, so that hosts are shared.

    Threads may share it. ``ca_bundle`` is a file of certificates that are trusted beside the system's; raises OSError
    where it cannot be read, and ssl.SSLError where it holds no certificates.
    """

    def __init__(
        self,
        turns: Turns | None = None,
        *,
        max_body: int = MAX_BODY,
        max_pdf: int = MAX_PDF,
        timeouts: tuple[float, float] = (CONNECT_TIMEOUT, READ_TIMEOUT),
        max_seconds: float = MAX_SECONDS,
        ca_bundle: str | None = None,
    ) -> None:
        self.turns = turns or Turns()
        self.clock = self.turns.clock
        self._max_body, self._max_pdf = max_body, max_pdf
        self._timeouts = timeouts
        self._max_seconds = max_seconds
        self._trust = trusting(ca_bundle)
        self._robots = Robots(self.turns, lambda url: self._patiently(url, {}, robots=False))
        self._secure: dict[str, str] = {}
        self._sent: Counter[str] = Counter()
        self._of_thread = threading.local()
        self._sessions: list[Session] = []

    def close(self) -> None:
        """Closes every connection."""
        for session in self._sessions:
            session.close()

    @property
    def requests(self) -> int:
        """How many requests were sent in all."""
        return sum(list(self._sent.values()))

    def requests_of(self, host: str) -> int:
        """How many requests were sent to ``host`` (a name, or a name and a port)."""
        return self._sent[host_of(f"//{host}")]

    def look(self, url: str) -> Answer:
        """What answers at ``url``, whatever it is; raises a FetchError, or BusyError. Keeps nothing."""
        return self._patiently(url, {}, robots=True)

    def get(self, url: str, council: Council, held: FetchedPage | None = None) -> FetchedPage:
        """The page at ``url``; raises a FetchError. With ``held``, asks only whether it has changed since.

        The body of an unchanged page is the one of ``held``. Only an answer with status 200 is a page.
        """
        answer = self._patiently(url, _conditions(held), robots=True)
        fetched_at = self.clock.now().isoformat(timespec="microseconds").replace("+00:00", "Z")
        if answer.status == 304 and held is not None:
            headers = {**held.headers, **{k: v for k, v in answer.headers.items() if k not in _OF_A_BODY}}
            return replace(
                held, url=url, headers=headers, fetched_at=fetched_at,
                council=council.key, council_name=council.name, base=council.base,
            )  # fmt: skip
        if answer.status in (404, 410):
            raise MissingError(f"there is no such page (status {answer.status})")
        if not (moved := is_document_of(url, answer.url)) and not is_same(url, answer.url):
            raise MissingError(f"it leads to another page, {answer.url}")
        if answer.status != 200:
            raise UnusableError(f"the server answers with status {answer.status}")
        return FetchedPage(
            url=answer.url if moved else url, status=200, headers=answer.headers,
            body=answer.body, fetched_at=fetched_at,
            council=council.key, council_name=council.name, base=council.base,
        )  # fmt: skip

    def secured(self, url: str) -> str:
        """``url``, by https where its host is known to lead there."""
        parts = urlsplit(url)
        secure = self._secure.get(parts.netloc.lower()) if parts.scheme == "http" else None
        return parts._replace(scheme="https", netloc=secure).geturl() if secure else url

    def _patiently(self, url: str, conditions: dict[str, str], *, robots: bool) -> Answer:
        """Asks again after a pause where that may help: 429, server errors, lost connections, time-outs."""
        try:
            url = self.secured(url)
            host = host_of(url)
        except ValueError as error:
            raise UnusableError("it is an address that cannot be read") from error
        for tried in itertools.count(1):
            try:
                answer = self._follow(url, conditions, robots=robots)
            except TransientError as error:
                self._put_off(host, tried, error)
                if tried >= error.tries:
                    kind = BusyError if error.busy else UnavailableError
                    raise kind(f"{error}, even when asked {tried} times") from error
            else:
                self.turns.succeeded(host)
                return answer
        raise AssertionError("counting has no end")

    def _put_off(self, host: str, tried: int, error: TransientError) -> None:
        """Notes a try that failed, and the pause before the next; raises BusyError where there is to be none."""
        if not self.turns.failed(host, busy=error.busy):
            raise ExhaustedError(f"it failed so often that it is left in peace, at last: {error}") from error
        asked = error.wait or 0.0
        if asked > MAX_RETRY_AFTER:
            raise BusyError(f"{error}, and it asks for a pause of {asked / 60:,.0f} minutes") from error
        self.turns.pause(host, asked or backoff(tried, self.turns.delay(host)))

    def _follow(self, url: str, conditions: dict[str, str], *, robots: bool) -> Answer:
        """Asks, and follows redirects on the same site, each in its own turn."""
        asked: set[str] = set()
        while len(asked) <= MAX_REDIRECTS:
            if robots:
                url = self._heeding(url)
            if url in asked:
                raise UnusableError("it redirects in a circle")
            asked.add(url)
            answer = self._once(url, conditions)
            if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
                return answer
            target = next_hop(url, answer.headers["location"])
            if is_upgrade(url, target):
                self._secure[urlsplit(url).netloc.lower()] = urlsplit(target).netloc
            url = target
        raise UnusableError(f"it redirects more than {MAX_REDIRECTS} times")

    def _heeding(self, url: str) -> str:
        """``url``, by https where robots.txt has led there; raises a FetchError or BusyError where it is disallowed."""
        self._robots.heed(url)
        secure = self.secured(url)
        if secure != url:
            self._robots.heed(secure)
        return secure

    def _once(self, url: str, conditions: dict[str, str]) -> Answer:
        """One request in its turn; raises a FetchError, or TransientError where another try may help."""
        if not is_plain(url):
            raise UnusableError("its address is none that is asked for: it hides where it leads")
        with self.turns.turn(host_of(url)):
            try:
                answer = self._ask(url, conditions)
            except PrivateAddressError as error:
                raise UnusableError(str(error)) from error
            except _TooSlowError as error:
                raise TransientError("its answer does not come to an end", tries=2) from error
            except (requests.RequestException, ValueError) as error:
                raise _failure(url, error) from error
        judge(answer, self.clock.now())
        return answer

    def _ask(self, url: str, conditions: dict[str, str]) -> Answer:
        self._sent[host_of(url)] += 1
        with deadline(self._max_seconds) as until:
            try:
                answer = self._read(url, conditions)
            except (requests.RequestException, ValueError) as error:
                if until.passed:
                    raise _TooSlowError from error
                raise
        if until.passed:
            raise _TooSlowError
        return answer

    def _read(self, url: str, conditions: dict[str, str]) -> Answer:
        with self._session().get(
            url, headers=conditions, timeout=self._timeouts, allow_redirects=False, stream=True
        ) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            most = self._max_pdf if classify(url) in PDF_KINDS else self._max_body
            length = headers.get("content-length", "")
            if length.isdecimal() and int(length) > most:
                raise UnusableError(f"its answer is larger than {most:,} bytes")
            body = bytearray()
            for chunk in response.iter_content(_CHUNK):
                body += chunk
                if len(body) > most:
                    raise UnusableError(f"its answer is larger than {most:,} bytes")
            return Answer(url, response.status_code, headers, bytes(body))

    def _session(self) -> Session:
        """The session of this thread: sessions are not made to be shared."""
        session: Session | None = getattr(self._of_thread, "session", None)
        if session is None:
            session = self._of_thread.session = _session(self._trust)
            self._sessions.append(session)
        return session


class _TooSlowError(Exception):
    """An answer that was cut off at its deadline."""


def _failure(url: str, error: Exception) -> FetchError | TransientError:
    """What went wrong with a request, in our words."""
    kinds = requests.exceptions
    if isinstance(error, kinds.SSLError):
        reason = mistrust(error)
        return UnusableError(reason) if reason else TransientError(LOST)
    if isinstance(error, kinds.Timeout):
        return TransientError("it does not answer in time", tries=3)
    if "NameResolutionError" in repr(error):
        return TransientError(f"no host called {urlsplit(url).hostname} is known", tries=2)
    if isinstance(error, kinds.ConnectionError | kinds.ChunkedEncodingError):
        return TransientError(LOST)
    return UnusableError(f"its answer cannot be read ({error})")


def _session(trust: ssl.SSLContext) -> Session:
    session = Session()
    session.trust_env = False
    session.headers.update({"User-Agent": user_agent(), "Accept-Encoding": "gzip, deflate"})
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.mount("https://", _GuardedAdapter(trust))
    session.mount("http://", _GuardedAdapter(trust))
    return session


def _conditions(held: FetchedPage | None) -> dict[str, str]:
    """The headers that ask whether ``held`` has changed."""
    if held is None:
        return {}
    asked = {"If-None-Match": held.headers.get("etag"), "If-Modified-Since": held.headers.get("last-modified")}
    return {name: value for name, value in asked.items() if value}
