"""One GET to one page: politely, within limits, on one host only."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, replace
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from crawler.answers import refusal
from crawler.councils import Council
from crawler.errors import (
    BusyError,
    DisallowedError,
    FetchError,
    ForbiddenError,
    MissingError,
    RefusedError,
    TransientError,
    UnavailableError,
    UnusableError,
)
from crawler.guard import POOLS, PrivateAddressError
from crawler.moderngov import classify, record_id
from crawler.page import FetchedPage
from crawler.politeness import MAX_RETRY_AFTER, Rules, Turns, retry_after, user_agent
from crawler.redirects import is_upgrade, next_hop

CONNECT_TIMEOUT, READ_TIMEOUT = 15.0, 90.0
"""Seconds; some councils' meeting lists take more than 40 s to come."""

MAX_SECONDS = 600.0
MAX_BODY = 50 * 1024 * 1024
MAX_REDIRECTS = 5
BACKOFF = (5, 10, 20)
"""Pauses before the second, third and fourth try, as multiples of the host's delay."""

_CHUNK = 64 * 1024


@dataclass(frozen=True)
class _Answer:
    url: str
    status: int
    headers: dict[str, str]
    body: bytes


class _GuardedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = POOLS


class Fetcher:
    """Fetches pages one at a time, each in its host's turn. Use one fetcher for all sites, so that hosts are shared."""

    def __init__(
        self,
        turns: Turns | None = None,
        *,
        max_body: int = MAX_BODY,
        timeouts: tuple[float, float] = (CONNECT_TIMEOUT, READ_TIMEOUT),
    ) -> None:
        self.turns = turns or Turns()
        self.clock = self.turns.clock
        self._max_body = max_body
        self._timeouts = timeouts
        self._rules: dict[str, Rules | FetchError | BusyError] = {}
        self._secure: set[str] = set()
        self._session = _session()

    def close(self) -> None:
        self._session.close()

    def get(self, url: str, council: Council, held: FetchedPage | None = None) -> FetchedPage:
        """The page at ``url``; raises a FetchError. With ``held``, asks only whether it has changed since.

        The body of an unchanged page is the one of ``held``. Only an answer with status 200 is a page.
        """
        answer = self._patiently(self.secured(url), _conditions(held), robots=True)
        fetched_at = self.clock.now().isoformat(timespec="microseconds").replace("+00:00", "Z")
        if answer.status == 304 and held is not None:
            headers = {**held.headers, **answer.headers}
            return replace(
                held, url=url, headers=headers, fetched_at=fetched_at,
                council=council.key, council_name=council.name, base=council.base,
            )  # fmt: skip
        if answer.status in (404, 410):
            raise MissingError(f"there is no such page (status {answer.status})")
        if (classify(answer.url), record_id(answer.url)) != (classify(url), record_id(url)):
            raise MissingError(f"it leads to another page, {answer.url}")
        if answer.status != 200:
            raise UnusableError(f"the server answers with status {answer.status}")
        return FetchedPage(
            url=url, status=200, headers=answer.headers, body=answer.body, fetched_at=fetched_at,
            council=council.key, council_name=council.name, base=council.base,
        )  # fmt: skip

    def secured(self, url: str) -> str:
        """``url``, by https where its host is known to lead there."""
        parts = urlsplit(url)
        return (
            parts._replace(scheme="https").geturl() if parts.scheme == "http" and parts.netloc in self._secure else url
        )

    def _patiently(self, url: str, conditions: dict[str, str], *, robots: bool) -> _Answer:
        """Asks again after a pause where that may help: 429, server errors, lost connections, time-outs."""
        host = urlsplit(url).netloc
        for attempt, factor in enumerate((*BACKOFF, BACKOFF[-1]), 1):
            try:
                return self._follow(url, conditions, robots=robots)
            except TransientError as error:
                wait = error.wait if error.wait is not None else factor * self.turns.delay(host)
                if wait > MAX_RETRY_AFTER:
                    raise BusyError(f"{error}, and it asks for a pause of {wait / 60:,.0f} minutes") from error
                self.turns.pause(host, wait)
                if attempt >= error.tries:
                    kind = BusyError if error.busy else UnavailableError
                    raise kind(f"{error}, even when asked {attempt} times") from error
        raise AssertionError("the last try returns or raises")

    def _follow(self, url: str, conditions: dict[str, str], *, robots: bool) -> _Answer:
        """Asks, and follows redirects on the same site, each in its own turn."""
        for _ in range(MAX_REDIRECTS + 1):
            if robots:
                self._heed_robots(url)
            answer = self._once(url, conditions)
            if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
                return answer
            target = next_hop(url, answer.headers["location"])
            if is_upgrade(url, target):
                self._secure.add(urlsplit(url).netloc)
            url = target
        raise UnusableError(f"it redirects more than {MAX_REDIRECTS} times")

    def _heed_robots(self, url: str) -> None:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._read_robots(origin)
        rules = self._rules[origin]
        if not isinstance(rules, Rules):
            raise rules
        self.turns.slow_down(parts.netloc, rules.delay)
        if not rules.allows(url):
            raise DisallowedError("its robots.txt asks programs not to fetch this")

    def _read_robots(self, origin: str) -> Rules | FetchError | BusyError:
        """The rules of a site: none where it has no robots.txt (RFC 9309); an error where it cannot say."""
        try:
            answer = self._patiently(f"{origin}/robots.txt", {}, robots=False)
        except (UnavailableError, BusyError) as error:
            return type(error)(f"its robots.txt could not be read ({error}), so nothing else was asked")
        except UnusableError as error:
            return error
        except FetchError:
            return Rules("")
        text = answer.body.decode("utf-8-sig", "replace") if answer.status == 200 else ""
        return Rules("" if text.lstrip().startswith("<") else text)

    def _once(self, url: str, conditions: dict[str, str]) -> _Answer:
        """One request in its turn; raises a FetchError, or TransientError where another try may help."""
        with self.turns.turn(urlsplit(url).netloc):
            try:
                answer = self._ask(url, conditions)
            except PrivateAddressError as error:
                raise UnusableError(str(error)) from error
            except (requests.RequestException, ValueError) as error:
                raise _failure(url, error) from error
        self._judge(answer)
        return answer

    def _judge(self, answer: _Answer) -> None:
        """Raises for what is no answer: a refusal, a request for patience, a failure of the server."""
        status = answer.status
        if reason := refusal(status, answer.headers, answer.body):
            raise RefusedError(reason)
        if status in (403, 407, 451):
            raise ForbiddenError(f"it is forbidden (status {status})")
        wait = retry_after(answer.headers.get("retry-after"), self.clock.now())
        if status == 429:
            raise TransientError("it says that it is asked too often (status 429)", wait=wait, busy=True)
        if status in (502, 503, 504):
            raise TransientError(f"the server is not available (status {status})", wait=wait)
        if status >= 500:
            raise TransientError(f"the server fails (status {status})", tries=2)

    def _ask(self, url: str, conditions: dict[str, str]) -> _Answer:
        deadline = self.clock.monotonic() + MAX_SECONDS
        with self._session.get(
            url, headers=conditions, timeout=self._timeouts, allow_redirects=False, stream=True
        ) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            body = bytearray()
            for chunk in () if response.is_redirect else response.iter_content(_CHUNK):
                body += chunk
                if len(body) > self._max_body:
                    raise UnusableError(f"its answer is larger than {self._max_body:,} bytes")
                if self.clock.monotonic() > deadline:
                    raise requests.exceptions.ReadTimeout("the answer takes too long")
            return _Answer(url, response.status_code, headers, bytes(body))


def _failure(url: str, error: Exception) -> FetchError | TransientError:
    """What went wrong with a request, in our words."""
    kinds = requests.exceptions
    if isinstance(error, kinds.SSLError):
        return UnusableError("its certificate cannot be verified; its chain of certificates may be incomplete")
    if isinstance(error, kinds.Timeout):
        return TransientError("it does not answer in time", tries=3)
    if "NameResolutionError" in repr(error):
        return TransientError(f"no host called {urlsplit(url).hostname} is known", tries=2)
    if isinstance(error, kinds.ConnectionError | kinds.ChunkedEncodingError):
        return TransientError("no connection could be made or kept")
    return UnusableError(f"its answer cannot be read ({error})")


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.headers.update({"User-Agent": user_agent(), "Accept-Encoding": "gzip, deflate"})
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.mount("https://", _GuardedAdapter())
    session.mount("http://", _GuardedAdapter())
    system = ssl.get_default_verify_paths().cafile
    if system and Path(system).is_file():
        session.verify = system
    return session


def _conditions(held: FetchedPage | None) -> dict[str, str]:
    """The headers that ask whether ``held`` has changed."""
    if held is None:
        return {}
    asked = {"If-None-Match": held.headers.get("etag"), "If-Modified-Since": held.headers.get("last-modified")}
    return {name: value for name, value in asked.items() if value}
