"""The sample council over loopback: one small threaded server, which can also misbehave as real sites do."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from crawler.sample.council import load
from crawler.sample.site import XML, Answer, Site

SLOW = 0.2
"""Seconds that every answer takes where the site is "slow"."""

_CHALLENGE = b"""<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow"></head>
<body><noscript>Enable JavaScript and cookies to continue</noscript>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>"""
_ROBOTS = "User-agent: *\nDisallow: /mgCalendarMonthView.aspx\nDisallow: /mgCalendarWeekView.aspx\n"

Answering = Callable[[], Answer]
Fault = Callable[[str, int, Answering], Answer]
"""From path, number of the request (from 1) and the true answer, to the answer that is given."""


class Request(NamedTuple):
    """One request: path with query, when it came (time.monotonic), how many were in flight, itself included."""

    path: str
    time: float
    in_flight: int


def _is_service(path: str) -> bool:
    return "mgwebservice.asmx" in path.lower()


def _challenge(path: str, _: int, true: Answering) -> Answer:
    headers = {"cf-mitigated": "challenge", "Server": "cloudflare"}
    return true() if _is_service(path) else Answer(_CHALLENGE, 403, headers=headers)


def _broken_xml(_: str, __: int, true: Answering) -> Answer:
    answer = true()
    return replace(answer, body=answer.body[: len(answer.body) // 2]) if answer.content_type == XML else answer


def _html_for_xml(path: str, _: int, true: Answering) -> Answer:
    page = b"<html><head><title>Service unavailable</title></head><body><p>Please try again later.</p></body></html>"
    return Answer(page) if _is_service(path) else true()


def _flaky(_: str, number: int, true: Answering) -> Answer:
    return Answer(b"Busy", 503, headers={"Retry-After": "0"}) if number % 5 == 0 else true()


def _slow(_: str, __: int, true: Answering) -> Answer:
    time.sleep(SLOW)
    return true()


def _error_redirect(path: str, _: int, true: Answering) -> Answer:
    if "mgerror.aspx" in path.lower():
        return true()
    return Answer(b"", 302, headers={"Location": "../mgError.aspx" if _is_service(path) else "mgError.aspx"})


FAULTS: dict[str, Fault] = {
    "challenge": _challenge,
    "broken-xml": _broken_xml,
    "html-for-xml": _html_for_xml,
    "flaky": _flaky,
    "slow": _slow,
    "error-redirect": _error_redirect,
}
"""The named ways to misbehave: pages refused as by Cloudflare; XML that breaks off; HTML where XML was asked for; every
fifth answer 503; every answer late; every page a redirect to the error page."""


class SampleSite:
    """The sample council's site, served while the context is open; its port is taken from the beginning.

    ``port`` 0 is any free one, else OSError where it is taken; ``prefix`` is a folder below the host; ``robots`` the
    text of robots.txt, "" for none; ``faults`` a name in FAULTS or a callable of the same form; ``etags`` switches
    ETags on, which ModernGov does not send.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        web_service: bool = True,
        pages: bool = True,
        prefix: str = "",
        robots: str | None = None,
        faults: str | Fault | None = None,
        edition: int = 1,
        etags: bool = False,
    ) -> None:
        if isinstance(faults, str) and faults not in FAULTS:
            raise ValueError(f"There is no fault called {faults!r}: choose of {', '.join(FAULTS)}.")
        self.requests: list[Request] = []
        self.max_in_flight = 0
        self._in_flight = 0
        self._lock = threading.Lock()
        self._fault = FAULTS[faults] if isinstance(faults, str) else faults
        self._robots = _ROBOTS if robots is None else robots
        self._etags = etags
        self._server = _Server(("127.0.0.1", port), _handler(self))
        folder = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self.base = f"http://127.0.0.1:{self._server.server_port}/{folder}"
        self._site = Site(load(edition), self.base, web_service=web_service, pages=pages)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, target: str, if_none_match: str | None = None) -> Answer:
        """The answer to a request for ``target`` (path and query), which is noted."""
        with self._lock:
            self._in_flight += 1
            self.max_in_flight = max(self.max_in_flight, self._in_flight)
            self.requests.append(Request(target, time.monotonic(), self._in_flight))
            number = len(self.requests)
        try:
            return self._with_etag(self._given(target, number), if_none_match)
        finally:
            with self._lock:
                self._in_flight -= 1

    def _given(self, target: str, number: int) -> Answer:
        if urlsplit(target).path.lower() == "/robots.txt":
            return Answer(self._robots.encode(), 200 if self._robots else 404, "text/plain; charset=utf-8")
        if self._fault is None:
            return self._site.answer(target)
        return self._fault(target, number, lambda: self._site.answer(target))

    def _with_etag(self, answer: Answer, if_none_match: str | None) -> Answer:
        if not self._etags or answer.status != 200:
            return answer
        etag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        if if_none_match == etag:
            return Answer(b"", 304, answer.content_type, {"ETag": etag})
        return replace(answer, headers={**answer.headers, "ETag": etag})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 32


def _handler(site: SampleSite) -> type[BaseHTTPRequestHandler]:
    """A handler that asks ``site``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def do_GET(self) -> None:
            answer = site.answer(self.path, self.headers.get("If-None-Match"))
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        do_HEAD = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: what was asked is in the site's ``requests``."""

    return Handler
