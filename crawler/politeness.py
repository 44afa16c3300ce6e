"""Politeness: what robots.txt allows, whose turn it is, and how long to wait. The clock is given to it."""

from __future__ import annotations

import os
import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from protego import Protego

from crawler.errors import StoppedError

AGENT = "Minutebook"
DELAY = 1.0
"""Seconds between the end of one request to a host and the beginning of the next, where nobody says otherwise."""

MIN_DELAY = 0.5
"""The least delay for a host that is not this machine."""

MAX_CRAWL_DELAY = 120.0
"""A robots.txt that asks for a longer delay than this many seconds asks, in effect, not to be crawled."""

SLOW, MAX_SLOW = 1.0, 30.0
"""A server that takes longer than the first many seconds to answer has a pause as long, up to the second many."""

WAKES = 0.5
"""Whoever waits for a turn looks after so many seconds whether to go on waiting."""

BACKOFF, JITTER = (2.0, 6.0, 18.0), 0.25
"""Pauses before the second, third and fourth try, as multiples of the host's delay, and by how much of that they are
longer by chance, lest many who were turned away come back together."""

MAX_BACKOFF = 120.0
"""No pause of our own before a further try is longer than so many seconds, unless the host's delay is."""

MAX_FACTOR, LEAST_BUSY = 32.0, 0.05
EASING = 0.9
"""A server that says that it is asked too often has its delay doubled, and one of so many seconds at least; each answer
that comes eases that again."""

BUDGET, EARNED = 20.0, 0.5
"""So many tries of one host may fail, and each that does not gives half a try back."""

MAX_RETRY_AFTER = 300.0
"""A server that asks for a longer pause than this many seconds is left in peace; the crawl goes on another time."""

_ROBOTS_SIZE = 500 * 1024


@dataclass(frozen=True)
class Clock:
    """The time: ``monotonic`` in seconds, ``sleep`` for so many seconds, ``now`` as a date and time in UTC."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def user_agent(environment: Mapping[str, str] | None = None) -> str:
    """How the crawler introduces itself: name, version, and where its operator can be reached (MINUTEBOOK_CONTACT)."""
    contact = (os.environ if environment is None else environment).get("MINUTEBOOK_CONTACT", "").strip()
    try:
        release = ".".join(version("minutebook").split(".")[:2])
    except PackageNotFoundError:
        release = "0"
    about = f"+{contact}" if contact else "indexes published council minutes"
    return f"{AGENT}/{release} ({''.join(c for c in about if c.isprintable() and c.isascii() and c not in '()')})"


def host_of(url: str) -> str:
    """Whose turn it takes to ask for ``url``: the host in lower case, with its port where that is not a usual one."""
    parts = urlsplit(url)
    name = (parts.hostname or "").rstrip(".")
    return name if parts.port in (None, 80, 443) else f"{name}:{parts.port}"


def backoff(tried: int, delay: float) -> float:
    """The seconds to wait before the next try, when ``tried`` of them (from 1) have failed; ``delay`` is the host's."""
    longest = max(MAX_BACKOFF, delay)
    pause = BACKOFF[min(tried, len(BACKOFF)) - 1] * delay * (1 + JITTER * random.random())  # noqa: S311
    return min(pause, longest)


class Rules:
    """What a robots.txt says to us: the ``delay`` in seconds (0 where it names none), and what is allowed."""

    def __init__(self, text: str) -> None:
        self._rules = Protego.parse(text[:_ROBOTS_SIZE])
        self.delay = max(float(self._rules.crawl_delay(AGENT) or 0), self._by_rate())

    def allows(self, url: str) -> bool:
        return bool(self._rules.can_fetch(url, AGENT))

    def _by_rate(self) -> float:
        rate = self._rules.request_rate(AGENT)
        return rate.seconds / rate.requests if rate and rate.requests else 0.0


class Turns:
    """One request at a time for each host, and a pause after each. ``delay`` is in seconds.

    Once ``stopping`` is set there are no more turns, and who waits for one waits no longer.
    """

    def __init__(
        self, delay: float = DELAY, clock: Clock | None = None, *, stopping: threading.Event | None = None
    ) -> None:
        self.clock = clock or Clock()
        self._stopping = stopping or threading.Event()
        self._delay = delay
        self._slower: dict[str, float] = {}
        self._ready: dict[str, float] = {}
        self._factors: dict[str, float] = {}
        self._budgets: dict[str, float] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._making = threading.Lock()

    def delay(self, host: str) -> float:
        """The pause for ``host``: the longer of ours and its own, and more after it was asked too often."""
        delay, factor = max(self._delay, self._slower.get(host, 0.0)), self._factors.get(host, 1.0)
        return max(delay, LEAST_BUSY) * factor if factor > 1 else delay

    def slow_down(self, host: str, delay: float) -> None:
        """Notes the pause that ``host`` asks for in its robots.txt."""
        self._slower[host] = max(self._slower.get(host, 0.0), delay)

    def pause(self, host: str, seconds: float) -> None:
        """Nobody's turn comes before ``seconds`` from now."""
        self._ready[host] = max(self._ready.get(host, 0.0), self.clock.monotonic() + seconds)

    def failed(self, host: str, *, busy: bool = False) -> bool:
        """Notes a try of ``host`` that failed, because it was ``busy`` or not; False where its budget is spent."""
        with self._making:
            if busy:
                self._factors[host] = min(2 * self._factors.get(host, 1.0), MAX_FACTOR)
            self._budgets[host] = self._budgets.get(host, BUDGET) - 1
            return self._budgets[host] > 0

    def succeeded(self, host: str) -> None:
        """Notes that ``host`` answered."""
        with self._making:
            self._factors[host] = max(self._factors.get(host, 1.0) * EASING, 1.0)
            self._budgets[host] = min(self._budgets.get(host, BUDGET) + EARNED, BUDGET)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """The right to one request to ``host``, once it is due; retries and redirects take a turn each, too.

        Raises StoppedError.
        """
        with self._lock(host):
            self._wait(host)
            began = self.clock.monotonic()
            try:
                yield
            finally:
                took = self.clock.monotonic() - began
                self.pause(host, max(self.delay(host), min(took, MAX_SLOW) if took > SLOW else 0.0))

    def _wait(self, host: str) -> None:
        """Waits until ``host`` may be asked, also where somebody puts that off meanwhile."""
        until = self._ready.get(host, 0.0)
        left = until - self.clock.monotonic()
        while left > 0 and not self._stopping.is_set():
            step = min(left, WAKES)
            self.clock.sleep(step)
            later = self._ready.get(host, 0.0)
            left, until = left - step + later - until, later
        if self._stopping.is_set():
            raise StoppedError

    def _lock(self, host: str) -> threading.Lock:
        with self._making:
            return self._locks[host]


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or an HTTP date; None where it cannot be read."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
