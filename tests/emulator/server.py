"""Councils' sites over loopback, with everything that goes wrong on the way, and a log of all that was asked."""

# ruff: noqa: E501 - markup as ModernGov writes it has long lines

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from emulator.behaviour import Firewall
from emulator.site import Answer, Site

_NOISE = frozenset(("bcr", "ver", "j", "xxr", "rp", "opt", "md", "gl", "df", "f0", "cal", "sid", "print"))
_IDS = {"mid": "meetingid", "cid": "committeeid", "aiid": "id"}
_TRAPS = re.compile(
    r"mgcalendar|iesearch|iedocsearch|mgissuehistory|mgdelegated|mgmember|\(s\(|mgconvert2pdf|mguserinfo"
)
_CLOUDFLARE = (
    b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>/cdn-cgi/challenge-platform</body></html>"
)
_INCAPSULA = (
    b'<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body><script src="'
    b'/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script></body></html>'
)


@dataclass(frozen=True)
class Request:
    """One request as it was answered: ``record`` is what was asked for, however its address was written; a ``status`` of 0
    is an answer whose connection was lost half way."""

    path: str
    record: str
    status: int
    agent: str
    conditional: bool
    at: float


@dataclass
class Log:
    """All that was asked since it was cleared."""

    requests: list[Request] = field(default_factory=list)
    in_flight: int = 0
    most_in_flight: int = 0

    def clear(self) -> None:
        self.requests, self.most_in_flight = [], 0

    def records(self) -> Counter[str]:
        """How often each record was given, whole or as unchanged."""
        return Counter(request.record for request in self.requests if request.status in (200, 304))

    def repeats(self) -> dict[str, int]:
        """The records that were given more than once."""
        return {record: count for record, count in self.records().items() if count > 1}

    def of(self, name: str) -> int:
        """How many records were asked for whose address has ``name``."""
        return sum(name.lower() in request.record for request in self.requests)

    def traps(self) -> list[str]:
        return [request.path for request in self.requests if _TRAPS.search(request.record)]

    def twins(self) -> list[str]:
        """Requests for another language, a printer's version or a session's own address."""
        return [r.path for r in self.requests if re.search(r"lll=|print=|\(s\(|[?&]sid=", r.path.lower())]

    def disallowed(self, robots: str) -> list[str]:
        """The requests for what ``robots`` asks not to fetch; it has one group of rules and no wildcards."""
        shut = [line.split(":", 1)[1].strip() for line in robots.splitlines() if line.lower().startswith("disallow")]
        return [r.path for r in self.requests if any(rule and r.path.startswith(rule) for rule in shut)]


def record_of(path: str) -> str:
    """One name for all addresses of one record: case, order and noise of parameters do not count."""
    parts = urlsplit(path)
    asked = {_IDS.get(name.lower(), name.lower()): value for name, value in parse_qsl(parts.query)}
    name = parts.path.lower()
    if "meetingid" in asked:
        asked.pop("committeeid", None)
    kept = sorted((key, value.lower()) for key, value in asked.items() if key not in _NOISE)
    pack = re.match(r".*/documents/g\d+", name)
    return f"{pack[0] if pack else name}?{'&'.join(f'{key}={value}' for key, value in kept)}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    emulator: Emulator

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing on the terminal: a killed crawl loses its connection."""


class Emulator:
    """Serves ``sites`` from one host, in a thread, until it is closed. Each site has a prefix of its own.

    ``watch`` is told the number and the path of each request before it is answered.
    """

    def __init__(self, *sites: Site, port: int = 0) -> None:
        self.sites, self.log, self._lock = sites, Log(), threading.Lock()
        self.watch: Callable[[int, str], None] = lambda number, path: None
        self._asked: Counter[str] = Counter()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.emulator = self
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        for site in sites:
            site.host = self.host
            site.show(site.council)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def robots(self) -> str:
        """The host's robots.txt, of all its sites; "" where it has none."""
        delays = [s.behaviour.crawl_delay for s in self.sites if s.behaviour.crawl_delay is not None]
        texts = [s.behaviour.robots.format(prefix=s.prefix) for s in self.sites if s.behaviour.robots is not None]
        rules = "\n".join(line for text in texts for line in text.splitlines() if not line.startswith(("#", "User")))
        return f"User-agent: *\n{rules}\n" + "".join(f"Crawl-delay: {d:g}\n" for d in delays[:1]) if texts else ""

    def take(self, handler: _Handler) -> None:
        """Answers one request and notes it."""
        with self._lock:
            self.log.in_flight += 1
            self.log.most_in_flight = max(self.log.most_in_flight, self.log.in_flight)
            self._asked[handler.path] += 1
            count, total = self._asked[handler.path], len(self.log.requests)
        try:
            self.watch(total + 1, handler.path)
            site, answer = self._answer(handler.path, count, total)
            conditional = bool({"If-None-Match", "If-Modified-Since"} & set(handler.headers.keys()))
            answer = _conditionally(site, answer, handler)
            half = (
                site is not None
                and answer.status == 200
                and _drawn(f"drop {handler.path} {count}", site.behaviour.drops)
            )
            agent, record = handler.headers.get("User-Agent", ""), record_of(handler.path)
            seen = Request(handler.path, record, 0 if half else answer.status, agent, conditional, time.monotonic())
            with self._lock:
                self.log.requests.append(seen)
        finally:
            with self._lock:
                self.log.in_flight -= 1
        handler.send(answer, half=half, marked=site is None or not site.behaviour.unmarked)

    def _answer(self, path: str, count: int, total: int) -> tuple[Site | None, Answer]:
        if urlsplit(path).path == "/robots.txt":
            robots = self.robots
            return None, Answer(robots.encode(), 200 if robots else 404, "text/plain")
        site = max((s for s in self.sites if s.place_of(path) is not None), key=lambda s: len(s.prefix), default=None)
        if site is None:
            return None, Answer(b"Not found", 404)
        behaviour, place = site.behaviour, site.place_of(path) or ""
        if behaviour.seconds:
            time.sleep(behaviour.seconds)
        spared = behaviour.firewall_spares_service and "mgwebservice" in place.lower()
        if behaviour.firewall and total >= behaviour.firewall_after and not spared:
            return None, _challenge(behaviour.firewall)
        if _drawn(f"flaky {path} {count}", behaviour.flaky):
            wait = {"Retry-After": behaviour.retry_after} if behaviour.retry_after is not None else {}
            return None, Answer(b"Service Unavailable", 503, headers=wait)
        if behaviour.sessions and "/(s(" not in path.lower() and ".aspx" in path.lower():
            lead = path.replace(site.prefix + "/", f"{site.prefix}/(S({total:x}))/", 1)
            return site, Answer(b"", 302, headers={"Location": lead})
        return site, site.answer(place, urlsplit(path).query)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Microsoft-IIS/10.0", ""
    wbufsize = 1 << 20
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self.server.emulator.take(self)

    def send(self, answer: Answer, *, half: bool, marked: bool) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Type", answer.kind)
            self.send_header("Set-Cookie", "ASP.NET_SessionId=abc; path=/; HttpOnly")
            if marked or answer.status != 200:
                self.send_header("Content-Length", str(len(answer.body)))
            else:
                self.send_header("Connection", "close")
        self.end_headers()
        body = b"" if answer.status == 304 else answer.body
        self.wfile.write(body[: len(body) // 2] if half else body)
        self.wfile.flush()
        self.close_connection = half or not (marked or answer.status != 200)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on the terminal."""


def _challenge(firewall: Firewall) -> Answer:
    if firewall is Firewall.CLOUDFLARE:
        return Answer(_CLOUDFLARE, 403, headers={"Server": "cloudflare", "cf-mitigated": "challenge"})
    return Answer(_INCAPSULA, 200, "text/html", {"X-Iinfo": "5-1"})


def _conditionally(site: Site | None, answer: Answer, handler: _Handler) -> Answer:
    """With the validators that the site gives, and 304 where they are those of the request."""
    if site is None or answer.status != 200 or not (site.behaviour.etag or site.behaviour.last_modified):
        return answer
    digest, headers = sha256(answer.body).hexdigest(), dict(answer.headers)
    etag, modified = f'"{digest[:16]}"', formatdate(1_700_000_000 + int(digest[:6], 16), usegmt=True)
    if site.behaviour.etag:
        headers["ETag"] = etag
    if site.behaviour.last_modified:
        headers["Last-Modified"] = modified
    asked = handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")
    if asked[0] == headers.get("ETag", "-") or (asked[0] is None and asked[1] == headers.get("Last-Modified", "-")):
        return Answer(b"", 304, answer.kind, headers)
    return Answer(answer.body, 200, answer.kind, headers)


def _drawn(seed: str, share: float) -> bool:
    """Whether this falls to such a share of all draws; the same for the same words."""
    return share > 0 and random.Random(seed).random() < share
