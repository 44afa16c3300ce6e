"""The loop: a site's committees, their meetings, each meeting's record. It can be stopped and taken up at any point."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from crawler.advice import advice, host, unlisted
from crawler.archive import Archive, ArchiveError
from crawler.councils import Council, is_local
from crawler.discovery import Way, discover
from crawler.errors import BusyError, RefusedError, StoppedError
from crawler.fetcher import Fetcher
from crawler.found import Committee, MeetingLink
from crawler.listing import FIRST_DAY, Listed, Listing, NoListError, NoSuchCommitteeError, Window
from crawler.politeness import DELAY, MIN_DELAY, Turns
from crawler.records import LaterError, Operation, Records
from crawler.state import SETTLES_AFTER, CrawlState, KnownCommittee, KnownMeeting, StateFile
from crawler.visit import NO_ANSWER, CrawlReport, Failure, Visit

__all__ = ["CrawlError", "CrawlOptions", "CrawlReport", "Failure", "Progress", "check_delay", "crawl"]

STALE_AFTER = timedelta(days=7)
"""A crawl that stopped longer ago than this is not taken up again but begun anew."""

DORMANT_AFTER = timedelta(days=400)
"""A committee that is expired and whose last meeting was longer ago than this has no more meetings."""

NEWS_FROM = timedelta(days=365)
"""News are asked for no further back than this."""


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
            f"The delay for {host(site)} must be at least {MIN_DELAY} seconds: it is somebody else's server."
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
    progress = progress or Progress()
    try:
        return _crawl(site, archive, options, fetcher, progress)
    except NoListError as error:
        found = archive.as_kept(_found(site, fetcher, error))
        check_delay(found, options.delay)
        progress.says(f"{host(site)} has its meetings at {found.base}")
        return _crawl_found(found, archive, options, fetcher, progress)
    finally:
        if own:
            fetcher.close()


def _found(site: Council, fetcher: Fetcher, error: NoListError) -> Council:
    """The site that an address without a list of committees leads to; raises CrawlError where it leads nowhere."""
    if error.is_lasting:
        raise _stopped(unlisted(site, error), CrawlReport(site))
    try:
        found = discover(site, fetcher, tried=error.tried)
    except BusyError as busy:
        raise _stopped(f"{host(site)}: {busy}. {advice(busy)}", CrawlReport(site)) from busy
    if found.way is Way.NEITHER:
        raise _stopped(found.sentence, CrawlReport(site))
    return found.site


def _crawl_found(
    site: Council, archive: Archive, options: CrawlOptions, fetcher: Fetcher, progress: Progress
) -> CrawlReport:
    try:
        return _crawl(site, archive, options, fetcher, progress)
    except NoListError as error:
        raise _stopped(unlisted(site, error), CrawlReport(site)) from error


def _crawl(site: Council, archive: Archive, options: CrawlOptions, fetcher: Fetcher, progress: Progress) -> CrawlReport:
    file, started = StateFile(archive.path / "crawls", site.key), fetcher.clock.monotonic()
    state, report = file.read(), CrawlReport(site)
    listed = copy.deepcopy(state.committees)
    server = urlsplit(site.base).netloc
    sent = fetcher.requests_of(server)
    began = _begin(state, fetcher.clock.now(), refresh=options.refresh)
    _keep(file, state)
    visit = Visit(site, archive, fetcher, began, report)
    try:
        _Crawl(visit, options, state, progress).run()
        state.began = None
    except (BusyError, RefusedError) as error:
        done = f" {report.fetched} pages were kept." if report.fetched else ""
        raise _stopped(f"{host(site)}: {error}.{done} {advice(error)}", report) from error
    except NoSuchCommitteeError as error:
        raise _stopped(f"{host(site)}: {error}", report) from error
    except StoppedError as error:
        raise _stopped(f"{host(site)}: it was stopped; the next crawl goes on there.", report) from error
    finally:
        archive.sync()
        report.seconds = fetcher.clock.monotonic() - started
        report.requests = fetcher.requests_of(server) - sent
        if state.began is not None:  # taken up again, it asks for the same lists, which are held
            state.committees = listed
        _keep(file, state)
    return report


def _begin(state: CrawlState, now: datetime, *, refresh: bool) -> datetime:
    """When the crawl began: now, or when the one began that was stopped."""
    resumed = state.began is not None and state.refresh == refresh and timedelta() <= now - state.began < STALE_AFTER
    if state.began is None or not resumed:
        state.began, state.refresh = now, refresh
    return state.began


def _keep(file: StateFile, state: CrawlState) -> None:
    try:
        file.write(state)
    except OSError as error:
        raise ArchiveError(
            f"{file.path} cannot be written: {error}. Nothing that was kept is harmed; "
            "mend this and run the same command again: it goes on where it stopped."
        ) from error


def _stopped(sentence: str, report: CrawlReport) -> CrawlError:
    report.stopped = sentence
    return CrawlError(sentence, report)


class _Crawl:
    """One crawl of one site; ``state`` is what is known from earlier ones, and is brought up to date."""

    def __init__(self, visit: Visit, options: CrawlOptions, state: CrawlState, progress: Progress) -> None:
        self._visit = visit
        self._options = options
        self._state = state
        self._progress = progress
        self._today = visit.now().date()
        self._listing = Listing(visit, self._today, refresh=options.refresh)
        self._records = Records(visit, Operation(), attendance=options.attendance)
        self._chosen: set[str] = set()
        self._listed: set[str] = set()
        self._news: set[str] = set()
        self._done: set[str] = set()

    def run(self) -> None:
        """What the server fails to give, tries and all, is asked for again after all else: a meeting twice."""
        unlisted = self._list(self._committees(), last=False)
        news_read = self._read_news()
        left = self._take(last=False)
        if unlisted:
            self._list(unlisted, last=True)
            left = self._take(last=False)
        for last in (False, True):
            if left:
                left = self._take(last=last)
        self._tell_empty()
        if not self._done and not self._visit.report.failures:
            self._visit.report.notes.append(f"{host(self._visit.council)} lists no meeting of what was asked for.")
        if news_read and self._is_whole():
            self._state.complete = self._state.began

    def _committees(self) -> list[Committee]:
        found = self._listing.committees(self._options.committees)
        self._chosen = {committee.committee_id for committee in found}
        self._records = Records(
            self._visit, Operation(works=self._listing.by_service), attendance=self._options.attendance
        )
        self._visit.report.by_service = self._listing.by_service
        way = "its web service" if self._listing.by_service else "its pages"
        self._progress.says(f"{host(self._visit.council)}: {len(found)} committees, by {way}")
        return found

    def _list(self, committees: list[Committee], *, last: bool) -> list[Committee]:
        """Lists the meetings of ``committees``; gives those whose list the site failed to give."""
        later, gone = [], set()
        for committee in committees:
            window = self._window(committee)
            if window is None:
                continue
            try:
                listed = self._listing.meetings(committee, window, self._options.limit, last=last)
            except LaterError as error:
                self._progress.says(f"{error.url}: {error}; it is asked for again later")
                later.append(committee)
                continue
            gone |= self._note(committee, window, listed)
            if listed.meetings:
                self._progress.says(f"{committee.name or committee.committee_id}: {len(listed.meetings)} meetings")
        self._forget(gone - self._listed)
        return later

    def _forget(self, gone: set[str]) -> None:
        """Asks no more for meetings that the site no longer lists, and tells of them."""
        links = [self._state.meetings.pop(number).link for number in gone]
        if links:
            newest = max(links, key=lambda link: link.day)
            newest_of = f"number {newest.meeting_id} of {newest.day:%d %B %Y}"
            self._visit.report.notes.append(
                f"Meetings that are no longer listed: {len(links):,}, such as {newest_of}; what was kept of them stays."
            )

    def _note(self, committee: Committee, window: Window, listed: Listed) -> set[str]:
        """Notes what is listed; gives the meetings that should be in the list by what was known, and are not."""
        number = committee.committee_id
        for link in listed.meetings:
            known = self._state.meetings.get(link.meeting_id)
            if known is None:
                self._state.meetings[link.meeting_id] = KnownMeeting(link)
            elif link.meeting_id not in self._listed:
                if known.link != link:
                    known.since = None
                known.link = link
            self._listed.add(link.meeting_id)
        if listed.known_from is None:
            return set()
        end = min(window.until or self._today, self._today)
        if end >= listed.known_from:
            known_committee = self._state.committees.setdefault(number, KnownCommittee(listed.known_from, end))
            known_committee.add(listed.known_from, end)
        span = Window(listed.known_from, window.until)
        return {one for one, known in self._of({number}) if known.link.day in span}

    def _window(self, committee: Committee) -> Window | None:
        """The days whose meetings are to be listed: all that are wanted, or since what is known; None where no more
        meetings can have come."""
        since, until = self._options.since or FIRST_DAY, self._options.until
        known = self._state.committees.get(committee.committee_id)
        if known is None or self._options.refresh or known.listed_from > since:
            return Window(since, until)
        newest = max((one.link.day for _, one in self._of({committee.committee_id})), default=date.min)
        if committee.expired and newest < self._today - DORMANT_AFTER:
            return None
        recent = known.listed_to - SETTLES_AFTER
        if self._listing.by_service:
            recent = date(recent.year, 1, 1)  # one address a year, so that equal answers are kept once
        start = max(since, recent)
        return Window(start, until) if until is None or start <= until else None

    def _of(self, committees: set[str]) -> Iterable[tuple[str, KnownMeeting]]:
        return (
            (number, known) for number, known in self._state.meetings.items() if known.link.committee_id in committees
        )

    def _read_news(self) -> bool:
        """Notes which meetings the site says are new since the last whole crawl; False where it does not say."""
        if self._state.complete is None or self._options.refresh:
            return True
        start = max(self._state.complete.date() - timedelta(days=1), self._today - NEWS_FROM)
        try:
            news = self._listing.news(start)
        except NO_ANSWER as error:
            if isinstance(error, RefusedError) and not self._listing.by_service:
                raise
            self._visit.report.notes.append(f"{host(self._visit.council)} does not say what is new: {error}.")
            return False
        for one in news:
            self._news.add(one.meeting_id)
            if one.meeting_id not in self._state.meetings and one.day and one.committee_id:
                self._state.meetings[one.meeting_id] = KnownMeeting(
                    MeetingLink(one.meeting_id, one.committee_id, one.day)
                )
        return True

    def _wanted(self) -> list[KnownMeeting]:
        """The meetings to see to, newest first."""
        window = Window(self._options.since, self._options.until)
        of = self._state.meetings.items() if not self._options.committees else self._of(self._chosen)
        left = [known for number, known in of if number not in self._done and known.link.day in window]
        left.sort(key=lambda known: (known.link.day, int(known.link.meeting_id)), reverse=True)
        return left if self._options.limit is None else left[: max(0, self._options.limit - len(self._done))]

    def _take(self, *, last: bool) -> int:
        """Sees to the meetings that are wanted; gives the number of those that the site failed to give."""
        later, wanted = 0, self._wanted()
        self._progress.begins(len(self._done) + len(wanted))
        for known in wanted:
            try:
                self._see_to(known, last=last)
            except LaterError as error:
                self._progress.says(f"{error.url}: {error}; it is asked for again later")
                later += 1
                continue
            self._done.add(known.link.meeting_id)
            self._progress.advances()
        return later

    def _see_to(self, known: KnownMeeting, *, last: bool) -> None:
        report, now = self._visit.report, self._visit.now()
        if not self._is_due(known, now):
            report.held += 1
            report.meetings += 1
            return
        record = self._records.take(known.link, last=last)
        if record is None:
            return
        report.meetings += 1
        known.took(now, settled=record.settled, minuted=record.minuted, changed=record.changed)

    def _is_due(self, known: KnownMeeting, now: datetime) -> bool:
        """Whether the record can have changed since it was captured."""
        if self._options.refresh or known.link.meeting_id in self._news:
            return True
        held = self._records.recall(known.link) if known.asked is None and self._visit.is_known else None
        if held is not None and held.whole:
            known.took(held.at, settled=held.settled, minuted=held.minuted, changed=True)
        return not known.is_final() and not known.stands(now)

    def _tell_empty(self) -> None:
        empty = self._visit.empty
        if empty:
            self._visit.report.notes.append(
                f"{len(empty):,} meetings are said to have minutes, but none were found in them, such as {empty[0]}."
            )

    def _is_whole(self) -> bool:
        """Whether all that is known of the site was seen to."""
        options = self._options
        return not (options.committees or options.until or options.limit) and (
            options.since is None or all(known.link.day >= options.since for known in self._state.meetings.values())
        )
