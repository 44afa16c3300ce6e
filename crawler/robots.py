"""What robots.txt asks: read once for each host and run, and heeded before each request."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from typing import Protocol
from urllib.parse import urlsplit

from crawler.errors import BusyError, DisallowedError, FetchError, RefusedError, UnavailableError, UnusableError
from crawler.politeness import MAX_CRAWL_DELAY, Rules, Turns, host_of


class _Answer(Protocol):
    @property
    def url(self) -> str: ...
    @property
    def status(self) -> int: ...
    @property
    def body(self) -> bytes: ...


class Robots:
    """The robots.txt of every host that is asked; ``ask`` fetches an address without heeding any."""

    def __init__(self, turns: Turns, ask: Callable[[str], _Answer]) -> None:
        self._turns = turns
        self._ask = ask
        self._rules: dict[str, Rules | FetchError | BusyError] = {}
        self._reading: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._making = threading.Lock()

    def heed(self, url: str) -> None:
        """Raises DisallowedError where ``url`` may not be asked for; a FetchError or BusyError where nothing may be."""
        rules = self._of(_origin(url))
        if not isinstance(rules, Rules):
            raise type(rules)(str(rules))
        if rules.delay > MAX_CRAWL_DELAY:
            raise RefusedError(
                f"its robots.txt asks for {rules.delay:,.0f} seconds between requests, which is to say not to crawl it"
            )
        self._turns.slow_down(host_of(url), rules.delay)
        if not rules.allows(url):
            raise DisallowedError("its robots.txt asks programs not to fetch this")

    def _of(self, origin: str) -> Rules | FetchError | BusyError:
        """What a site says; it is asked once, however many threads want to know, also where http leads to https."""
        with self._making:
            lock = self._reading[origin]
        with lock:
            if origin not in self._rules:
                rules, ended = self._read(f"{origin}/robots.txt")
                self._rules.setdefault(_origin(ended), rules)
                self._rules[origin] = rules
            return self._rules[origin]

    def _read(self, url: str) -> tuple[Rules | FetchError | BusyError, str]:
        """The rules and where they stand: none where there is no robots.txt (RFC 9309); an error where it cannot be
        had."""
        try:
            answer = self._ask(url)
        except (UnavailableError, BusyError) as error:
            return type(error)(f"its robots.txt could not be read ({error}), so nothing else was asked"), url
        except UnusableError as error:
            return error, url
        except FetchError:
            return Rules(""), url
        text = answer.body.decode("utf-8-sig", "replace") if answer.status == 200 else ""
        return Rules("" if text.lstrip().startswith("<") else text), answer.url


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
