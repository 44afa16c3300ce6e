"""One crawl's dealings with one site: ask for a page, see that it is what it should be, keep it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from urllib.parse import urlsplit

from crawler import frontier, service
from crawler.answers import error_page, not_of_kind, redirects_by_script
from crawler.archive import Archive, FetchedPage
from crawler.councils import Council
from crawler.errors import FetchError, ForbiddenError, LoginError, MissingError, RefusedError
from crawler.fetcher import Fetcher
from crawler.found import MeetingFacts
from crawler.moderngov import PDF_KINDS, XML_KINDS, PageKind, base_of, build, canonical, classify, record_id
from crawler.service import BrokenAnswerError

log = logging.getLogger(__name__)


class NotThePageError(Exception):
    """What came is not the page that was asked for; the message is a clause."""


MOST_LOGINS = 5
"""A site that asks for a name and a password for more pages in a row than this does not want to be read."""

NO_ANSWER = (FetchError, NotThePageError, BrokenAnswerError)
"""What there is instead of a page."""


@dataclass(frozen=True)
class Failure:
    """A page that could not be had, and why (a clause).

    ``kind`` is the error's name in one word: missing, forbidden, refused, disallowed, unavailable, elsewhere, unusable,
    not-the-page, broken-answer; incomplete for what came and lacks something.
    """

    url: str
    reason: str
    kind: str = "incomplete"


@dataclass
class CrawlReport:
    """What a crawl did. ``meetings`` counts the meetings that the archive now holds as they were asked for.

    Pages are ``fetched`` (all that came), of which ``unchanged`` were held already; ``held`` is what was not asked for
    again, because it is final or because the crawl was taken up where it had stopped. ``requests`` are all that were
    sent, robots.txt and further tries among them; ``seconds`` is how long it took. ``by_service`` is whether the web
    service named the committees, None where nothing did. ``notes`` are sentences; ``stopped`` is the sentence that says
    why the crawl ended early, None where it did not.
    """

    council: Council
    meetings: int = 0
    fetched: int = 0
    unchanged: int = 0
    held: int = 0
    requests: int = 0
    seconds: float = 0.0
    by_service: bool | None = None
    stopped: str | None = None
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Answer:
    """A page of ``kind``, and what it holds once it is looked at. ``changed`` is whether its payload is a new one."""

    def __init__(self, kind: PageKind, page: FetchedPage, *, changed: bool = False) -> None:
        self.kind, self.page, self.changed = kind, page, changed

    @cached_property
    def text(self) -> str:
        return self.page.text

    @cached_property
    def html(self) -> frontier.Page:
        return frontier.Page(self.text, self.page.url)

    @cached_property
    def xml(self) -> service.Element:
        return service.xml(self.text)

    @cached_property
    def facts(self) -> MeetingFacts:
        """What a meeting's record says of itself; a single document is minutes and nothing else."""
        if self.kind is PageKind.MEETING_XML:
            return service.meeting(self.xml)
        if self.kind is PageKind.MINUTES_DOCUMENT:
            return MeetingFacts(settled=True, promised=True, has_minutes=True)
        return frontier.meeting(self.html)


class Visit:
    """A crawl of ``council`` that began at ``began``: what was captured since is not asked for again.

    ``empty`` are the addresses of meetings that are said to have minutes and have none that were found; ``is_known`` is
    whether the archive held anything of the council when the visit began.
    """

    def __init__(
        self, council: Council, archive: Archive, fetcher: Fetcher, began: datetime, report: CrawlReport
    ) -> None:
        self.council = council
        self.report = report
        self.empty: list[str] = []
        self._archive = archive
        self._fetcher = fetcher
        self._began = began
        self._forbidden = self._logins = 0
        self.is_known = council.key in archive.councils()

    def url(self, kind: PageKind, **ids: str) -> str:
        """The address of a page of this site."""
        return build(self.council.base, kind, **ids)

    def is_own(self, url: str) -> bool:
        """Whether an address is on this site."""
        return canonical(base_of(url) or url) == canonical(self.council.base)

    def now(self) -> datetime:
        return self._fetcher.clock.now()

    def held(self, kind: PageKind, url: str) -> Answer | None:
        """The newest capture of ``url``, whenever it was made."""
        page = self._archive.latest(url)
        return Answer(kind, page) if page else None

    def ask(self, kind: PageKind, url: str) -> Answer:
        """The page, kept in the archive; raises one of NO_ANSWER, RefusedError or BusyError."""
        held = self._archive.latest(url)
        if held is not None and datetime.fromisoformat(held.fetched_at) >= self._began:
            self.report.held += 1
            return Answer(kind, held, changed=True)
        try:
            answer = self._checked(kind, url, held)
        except BrokenAnswerError as error:
            log.info("%s: %s; asked once more", url, error)
            answer = self._checked(kind, url, None)
        self._archive.append(answer.page, answer.kind)
        answer.changed = held is None or held.body != answer.page.body
        self.report.fetched += 1
        self.report.unchanged += not answer.changed
        return answer

    def failed(self, url: str, reason: object) -> None:
        """Notes a page that could not be had."""
        self.report.failures.append(Failure(url, str(reason), _kind_of(reason)))

    def _checked(self, kind: PageKind, url: str, held: FetchedPage | None) -> Answer:
        answer = self._fetch(kind, url, held)
        if kind in PDF_KINDS:
            if b"%PDF-" not in answer.page.body[:1024]:
                raise NotThePageError(error_page(url, answer.text) or "a web page came instead of a PDF")
            return answer
        if redirects_by_script(answer.text) and self._turn_to_https():
            answer = self._fetch(kind, url.replace("http://", "https://", 1), None)
        reason = error_page(url, answer.text) or not_of_kind(answer.kind, answer.text)
        if reason is None and kind not in XML_KINDS:
            title = frontier.error_title(answer.html)
            reason = title and f"an error page came instead (“{title}”)"
        if reason is None and answer.kind is PageKind.MEETING and frontier.is_hollow(answer.html):
            reason = "a page came that has neither the day of a meeting nor any item"
        if reason:
            raise NotThePageError(reason)
        if kind in XML_KINDS:
            _check_xml(answer, url)
        return answer

    def _fetch(self, kind: PageKind, url: str, held: FetchedPage | None) -> Answer:
        try:
            page = self._fetcher.get(url, self.council, held)
        except ForbiddenError as error:
            self._forbidden += 1
            if self._forbidden > 1:
                raise RefusedError(f"it refuses its pages to programs: {error}") from error
            raise
        except LoginError as error:
            self._logins += 1
            if self._logins > MOST_LOGINS:
                raise RefusedError(f"it asks for a name and a password for {MOST_LOGINS} pages in a row") from error
            raise
        except MissingError:
            self._forbidden = self._logins = 0
            raise
        self._forbidden = self._logins = 0
        self._follow_to_https()
        return Answer(classify(page.url) or kind, page)

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


def _kind_of(reason: object) -> str:
    """The name of an error as words have it: NotThePageError is "not-the-page"."""
    if not isinstance(reason, Exception):
        return "incomplete"
    words = re.findall(r"[A-Z][a-z]*", type(reason).__name__.removesuffix("Error"))
    return "-".join(words).lower()


def _check_xml(answer: Answer, url: str) -> None:
    """Raises BrokenAnswerError for XML that cannot be read, NotThePageError for another meeting's."""
    root = answer.xml
    if answer.kind is PageKind.MEETING_XML and service.meeting_id(root) != record_id(url):
        raise NotThePageError("the answer is not about this meeting")
