"""The loop: a site's committees, their meetings, each meeting's record. It can be stopped and taken up at any point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from crawler.archive import Archive, FetchedPage
from crawler.catalogue import moment_of
from crawler.councils import Council, is_local
from crawler.errors import (
    BusyError,
    DisallowedError,
    ElsewhereError,
    ForbiddenError,
    RefusedError,
    UnavailableError,
    UnusableError,
)
from crawler.fetcher import Fetcher
from crawler.frontier import MeetingLink, cut_items, is_settled
from crawler.listing import NO_ANSWER, Listing, NoListError, NoSuchCommitteeError, Operation, Window
from crawler.moderngov import PageKind
from crawler.politeness import DELAY, MIN_DELAY, Turns
from crawler.visit import CrawlReport, Failure, SiteDownError, Visit

__all__ = ["CrawlError", "CrawlOptions", "CrawlReport", "Failure", "Progress", "check_delay", "crawl"]

SETTLES_AFTER = timedelta(days=120)
"""Minutes published of a meeting so long ago are final: they are not asked for again."""

STALE_AFTER = timedelta(days=7)
"""A crawl that stopped longer ago than this is not taken up again but begun anew."""


class CrawlError(Exception):
    """A crawl that could not be done or had to stop; the message says why and what to do.

    ``report`` tells what was done until then, where anything was.
    """

    def __init__(self, message: str, report: CrawlReport | None = None) -> None:
        super().__init__(message)
        self.report = report


@dataclass(frozen=True)
class CrawlOptions:
    """What to crawl and how.

    Meetings from ``since`` to ``until``, of the ``committees`` of these names or numbers (none: all), at most ``limit``
    of them, newest first; ``delay`` seconds between requests; with ``refresh`` final records are asked for again; with
    ``attendance`` a meeting read from its page has its attendance asked for too, in one more request.
    """

    since: date | None = None
    until: date | None = None
    committees: tuple[str, ...] = ()
    delay: float = DELAY
    limit: int | None = None
    refresh: bool = False
    attendance: bool = False


class Progress:
    """Hears how a crawl goes on; this one keeps silent."""

    def says(self, line: str) -> None:
        """Something worth a line."""

    def begins(self, meetings: int) -> None:
        """So many meetings are to be fetched in all; said again where they become more."""

    def advances(self) -> None:
        """One of them is done."""


def check_delay(site: Council, delay: float) -> None:
    """Raises CrawlError where ``delay`` is too short for the host of ``site``."""
    if delay < MIN_DELAY and not is_local(site):
        raise CrawlError(
            f"The delay for {_host(site)} must be at least {MIN_DELAY} seconds: it is somebody else's server."
        )


def crawl(
    site: Council,
    archive: Archive,
    options: CrawlOptions | None = None,
    *,
    fetcher: Fetcher | None = None,
    progress: Progress | None = None,
) -> CrawlReport:
    """Crawls ``site`` into ``archive``; raises CrawlError, and ArchiveError where the archive cannot be written.

    A crawl that was stopped is taken up: what was captured since it began is not asked for again. ``fetcher`` brings
    its own delay; give one to several crawls to share hosts between them. The report's council has the key under which
    the archive keeps the site: the one that it has had there, and one that no other site has.
    """
    options = options or CrawlOptions()
    site = archive.as_kept(site)
    check_delay(site, options.delay)
    own = fetcher is None
    fetcher = fetcher or Fetcher(Turns(options.delay))
    began_at = _begin(site, archive, options, fetcher.clock.now())
    report = CrawlReport(site)
    visit = Visit(site, archive, fetcher, began_at, report)
    try:
        _Crawl(visit, options, fetcher.clock.now().date(), progress or Progress()).run()
    except (SiteDownError, BusyError, RefusedError) as error:
        done = f" {report.fetched} pages were kept." if report.fetched else ""
        raise CrawlError(f"{_host(site)}: {error}.{done} {_advice(error)}") from error
    except (NoListError, NoSuchCommitteeError) as error:
        raise CrawlError(_unlisted(site, error) if isinstance(error, NoListError) else str(error)) from error
    finally:
        if own:
            fetcher.close()
    archive.end_crawl(site.key, _iso(fetcher.clock.now()))
    return report


def _begin(site: Council, archive: Archive, options: CrawlOptions, now: datetime) -> str:
    """When the crawl began: now, or when the one began that was stopped."""
    state = archive.crawl_state(site.key)
    if state and not state.ended and state.refresh == options.refresh:
        age = now - datetime.fromtimestamp(moment_of(state.began_at) / 1_000_000, UTC)
        if timedelta() <= age < STALE_AFTER:
            return state.began_at
    began_at = _iso(now)
    archive.begin_crawl(site.key, began_at, refresh=options.refresh)
    return began_at


class _Crawl:
    def __init__(self, visit: Visit, options: CrawlOptions, today: date, progress: Progress) -> None:
        self._visit = visit
        self._options = options
        self._today = today
        self._progress = progress
        self._listing = Listing(visit, today)
        self._service = Operation()
        self._pages_refused = False

    def run(self) -> None:
        meetings = self._find_meetings()
        self._progress.begins(len(meetings))
        for meeting in meetings:
            if self._by_service(meeting) or self._by_pages(meeting):
                self._visit.report.meetings += 1
            self._progress.advances()

    def _find_meetings(self) -> list[MeetingLink]:
        """Every meeting wanted, each once, newest first."""
        found: dict[str, MeetingLink] = {}
        window = Window(self._options.since, self._options.until)
        committees = self._listing.committees(self._options.committees)
        way = "its web service" if self._listing.by_service else "its pages"
        self._progress.says(f"{_host(self._visit.council)}: {len(committees)} committees, by {way}")
        for committee in committees:
            meetings = self._listing.meetings(committee, window, self._options.limit)
            found.update((meeting.meeting_id, meeting) for meeting in meetings if meeting.meeting_id not in found)
            if meetings:
                self._progress.says(f"{committee.name or committee.committee_id}: {len(meetings)} meetings")
        newest_first = sorted(found.values(), key=lambda one: (one.day, int(one.meeting_id)), reverse=True)
        return newest_first[: self._options.limit]

    def _by_service(self, meeting: MeetingLink) -> bool:
        """Whether the meeting's record is held, by the web service."""
        if not (self._listing.by_service and self._service.works):
            return False
        url = self._visit.url(PageKind.MEETING_XML, meeting_id=meeting.meeting_id)
        if self._is_final(PageKind.MEETING_XML, url, meeting):
            self._visit.report.held += 1
            return True
        try:
            self._visit.ask(PageKind.MEETING_XML, url)
        except NO_ANSWER as error:
            self._service.failed(error)
            self._visit.report.notes.append(f"{url}: {error}; the meeting's pages were asked instead.")
            return False
        self._service.succeeded()
        return True

    def _by_pages(self, meeting: MeetingLink) -> bool:
        """Whether the meeting's record is held, by its page and the pages of the items that it cuts short."""
        url = self._visit.url(PageKind.MEETING, meeting_id=meeting.meeting_id, committee_id=meeting.committee_id)
        if self._pages_refused:
            if not self._service.works:
                raise RefusedError("it refuses its web service and its pages to programs")
            self._visit.failed(url, "the web service does not give it, and the site refuses its pages to programs")
            return False
        final = self._is_final(PageKind.MEETING, url, meeting)
        page = self._visit.held(url) if final else self._ask_page(PageKind.MEETING, url)
        self._visit.report.held += final
        if page is None:
            return False
        items = [self._visit.url(PageKind.ITEM, item_id=item) for item in cut_items(page.text, page.url)]
        wanted = [item for item in items if not (final and self._visit.held(item))]
        return [self._ask_page(PageKind.ITEM, item) for item in wanted].count(None) == 0

    def _ask_page(self, kind: PageKind, url: str) -> FetchedPage | None:
        """The page; None where it cannot be had, which is noted. A refusal ends a crawl that has only pages."""
        try:
            return self._visit.ask(kind, url)
        except RefusedError as error:
            if not (self._listing.by_service and self._service.works):
                raise
            self._pages_refused = True
            self._visit.failed(url, error)
        except NO_ANSWER as error:
            self._visit.failed(url, error)
        return None

    def _is_final(self, kind: PageKind, url: str, meeting: MeetingLink) -> bool:
        """Whether the record is held and nothing more is to be expected of it."""
        if self._options.refresh or self._today - meeting.day < SETTLES_AFTER:
            return False
        held = self._visit.held(url)
        return held is not None and is_settled(kind, held.text)


def _unlisted(site: Council, error: NoListError) -> str:
    """Why no committees were found, and what to try."""
    reasons = [reason for _, reason in error.tried]
    asked = "; ".join(f"{url}: {reason}" for url, reason in error.tried)
    if all(isinstance(reason, type(reasons[0])) and str(reason) == str(reasons[0]) for reason in reasons):
        asked = f"{error.tried[0][0]} and {len(reasons) - 1} more: {reasons[0]}"
    refused = next(
        (reason for reason in reasons if isinstance(reason, RefusedError | ForbiddenError | DisallowedError)), None
    )
    lasting = next((reason for reason in reasons if isinstance(reason, ElsewhereError | UnusableError)), None)
    down = next((reason for reason in reasons if isinstance(reason, UnavailableError)), None)
    for known in (refused, lasting, down):
        if known is not None:
            return f"{_host(site)} could not be crawled ({asked}). {_advice(known)}"
    return (
        f"{_host(site)} does not look like a ModernGov site ({asked}). Give the address where the council's meetings "
        "are, such as https://worcestershire.moderngov.co.uk; it is often another than the council's main site."
    )


def _advice(error: Exception) -> str:
    """What to do next."""
    if isinstance(error, RefusedError | ForbiddenError | DisallowedError):
        return "That is the council's decision: ask the council to allow Minutebook, or for its minutes in another way."
    if isinstance(error, ElsewhereError):
        return "If that is where the council's meetings are now, crawl that address."
    if isinstance(error, UnusableError):
        return "Check the address."
    return "Check the address, or run the same command again later: it goes on where it stopped."


def _host(site: Council) -> str:
    parts = urlsplit(site.base)
    return parts.netloc + parts.path.rstrip("/")


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
