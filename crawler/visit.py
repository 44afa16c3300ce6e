"""One crawl's dealings with one site: ask for a page, see that it is what it should be, keep it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from crawler.answers import error_page, not_of_kind, redirects_by_script
from crawler.archive import Archive, FetchedPage
from crawler.catalogue import moment_of
from crawler.councils import Council
from crawler.errors import ForbiddenError, MissingError, RefusedError, UnavailableError
from crawler.fetcher import Fetcher
from crawler.frontier import BrokenAnswerError, error_title, service_meeting_id, xml
from crawler.moderngov import XML_KINDS, PageKind, build, record_id

log = logging.getLogger(__name__)

PATIENCE = 5
"""So many pages in a row that the server fails to give end a crawl: it is down, and asking on helps nobody."""


class NotThePageError(Exception):
    """What came is not the page that was asked for; the message is a clause."""


class SiteDownError(Exception):
    """The site has stopped answering; the message is a clause."""


@dataclass(frozen=True)
class Failure:
    """A page that could not be had, and why (a clause)."""

    url: str
    reason: str


@dataclass
class CrawlReport:
    """What a crawl did. ``meetings`` counts the meetings that the archive now holds as they were asked for.

    Pages are ``fetched`` (all that came), of which ``unchanged`` were held already; ``held`` is what was not asked for
    again, because it is final or because the crawl was taken up where it had stopped. ``requests`` are all that were
    sent, robots.txt and further tries among them; ``seconds`` is how long it took. ``notes`` are sentences; ``stopped``
    is the sentence that says why the crawl ended early, None where it did not.
    """

    council: Council
    meetings: int = 0
    fetched: int = 0
    unchanged: int = 0
    held: int = 0
    requests: int = 0
    seconds: float = 0.0
    stopped: str | None = None
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Visit:
    """A crawl of ``council`` that began at ``began_at``: what was captured since is not asked for again."""

    def __init__(
        self, council: Council, archive: Archive, fetcher: Fetcher, began_at: str, report: CrawlReport
    ) -> None:
        self.council = council
        self.report = report
        self._archive = archive
        self._fetcher = fetcher
        self._began = moment_of(began_at)
        self._in_vain = self._forbidden = 0

    def url(self, kind: PageKind, **ids: str) -> str:
        """The address of a page of this site."""
        return build(self.council.base, kind, **ids)

    def held(self, url: str) -> FetchedPage | None:
        """The newest capture of ``url``, whenever it was made."""
        return self._archive.latest(url)

    def ask(self, kind: PageKind, url: str) -> FetchedPage:
        """The page, kept in the archive; raises FetchError, NotThePageError, BrokenAnswerError or SiteDownError."""
        held = self.held(url)
        if held is not None and moment_of(held.fetched_at) >= self._began:
            self.report.held += 1
            return held
        try:
            page = self._checked(kind, url, held)
        except BrokenAnswerError as error:
            log.info("%s: %s; asked once more", url, error)
            page = self._checked(kind, url, None)
        self._archive.append(page, kind)
        self.report.fetched += 1
        self.report.unchanged += held is not None and held.body == page.body
        return page

    def failed(self, url: str, reason: object) -> None:
        """Notes a page that could not be had."""
        self.report.failures.append(Failure(url, str(reason)))

    def _checked(self, kind: PageKind, url: str, held: FetchedPage | None) -> FetchedPage:
        page = self._fetch(url, held)
        text = page.text
        if redirects_by_script(text) and self._turn_to_https():
            page = self._fetch(url.replace("http://", "https://", 1), None)
            text = page.text
        reason = error_page(url, text) or not_of_kind(kind, text)
        if reason is None and kind not in XML_KINDS:
            title = error_title(text)
            reason = title and f"an error page came instead (“{title}”)"
        if reason:
            raise NotThePageError(reason)
        if kind in XML_KINDS:
            _check_xml(kind, url, text)
        return page

    def _fetch(self, url: str, held: FetchedPage | None) -> FetchedPage:
        try:
            page = self._fetcher.get(url, self.council, held)
        except UnavailableError as error:
            self._in_vain += 1
            if self._in_vain >= PATIENCE:
                raise SiteDownError(f"it failed {PATIENCE} times in a row, last at {url}: {error}") from error
            raise
        except ForbiddenError as error:
            self._forbidden += 1
            if self._forbidden > 1:
                raise RefusedError(f"it refuses its pages to programs: {error}") from error
            raise
        except MissingError:
            self._in_vain = self._forbidden = 0
            raise
        self._in_vain = self._forbidden = 0
        self._follow_to_https()
        return page

    def _turn_to_https(self) -> bool:
        """Believes a script that leads from http to https, once."""
        parts = urlsplit(self.council.base)
        if parts.scheme != "http" or parts.port is not None:
            return False
        self.council = replace(self.council, base=f"https://{parts.hostname}{parts.path}")
        return True

    def _follow_to_https(self) -> None:
        """Where the site has led from http to https, its pages are known by https from then on."""
        secure = self._fetcher.secured(self.council.base)
        if secure != self.council.base:
            self.council = replace(self.council, base=secure)


def _check_xml(kind: PageKind, url: str, text: str) -> None:
    """Raises BrokenAnswerError for XML that cannot be read, NotThePageError for another meeting's."""
    xml(text)
    if kind is PageKind.MEETING_XML and service_meeting_id(text) != record_id(url):
        raise NotThePageError("the answer is not about this meeting")
