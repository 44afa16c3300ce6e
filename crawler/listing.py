"""Which meetings a site has: by its web service where that answers, by its pages where not."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler import frontier, service
from crawler.errors import DisallowedError, ForbiddenError, LoginError, RefusedError, UnavailableError, UnusableError
from crawler.found import Committee, MeetingLink, is_id
from crawler.moderngov import PageKind, canonical
from crawler.names import plain
from crawler.records import LaterError, Operation
from crawler.visit import NO_ANSWER, Answer, NotThePageError, Visit

FIRST_DAY = date(1990, 1, 1)
"""No ModernGov site has older meetings."""

MAX_COMMITTEES = 5_000
MAX_LIST_PAGES = 400
MAX_LATER_PAGES = 10


class NoSuchCommitteeError(Exception):
    """A committee that was asked for is none of the site's; the message is a sentence."""


class NoListError(Exception):
    """The site names no committees, by its service or its pages; ``tried`` are pairs of address and reason."""

    def __init__(self, tried: list[tuple[str, Exception]]) -> None:
        super().__init__("; ".join(f"{url}: {reason}" for url, reason in tried))
        self.tried = tried

    @property
    def is_lasting(self) -> bool:
        """Whether nothing else on the host is worth asking for: it refuses, is down, or cannot be trusted."""
        ends = (RefusedError, ForbiddenError, LoginError, DisallowedError, UnavailableError, UnusableError)
        return all(isinstance(reason, ends) for _, reason in self.tried)


@dataclass(frozen=True)
class Window:
    """The days from ``since`` to ``until``, both included; None is an open end."""

    since: date | None = None
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True)
class Listed:
    """The meetings of one committee in a window; ``known_from`` is the day from which on they are all of them."""

    meetings: tuple[MeetingLink, ...]
    known_from: date | None


class Listing:
    """The committees and meetings of one site, asked for as they are needed."""

    def __init__(self, visit: Visit, today: date, *, refresh: bool = False) -> None:
        self._visit = visit
        self._today = today
        self._refresh = refresh
        self._meetings = Operation()
        self.by_service = False
        self._refused = False  # the web service's last list

    def committees(self, wanted: Iterable[str]) -> list[Committee]:
        """The committees to look through: all, or those whose name or number is ``wanted``.

        Raises NoListError, NoSuchCommitteeError, and what ends a crawl.
        """
        names = [" ".join(name.split()) for name in wanted]
        found = self._listed()
        if not self.by_service and (not names or not _all_found(names, found)):
            numbers = [Committee(name, None) for name in names if is_id(name)]
            found = list(self._with_linked([*found, *numbers]))
        return _chosen(names, found) if names else found

    def meetings(self, committee: Committee, window: Window, limit: int | None = None, *, last: bool = True) -> Listed:
        """The dated meetings of one committee in ``window``, at least the ``limit`` newest of them where it is given.

        Raises LaterError where it is worth trying again, unless this is the ``last`` try, and what ends a crawl; notes
        what fails.
        """
        if self.by_service and self._meetings.works:
            found = self._by_service(committee, window, last=last)
            if found is not None:
                return found
        return self._by_pages(committee, window, limit, last=last)

    def news(self, start: date) -> list[frontier.News]:
        """What the site says is new from ``start`` on, month by month.

        Raises one of NO_ANSWER, and what ends a crawl.
        """
        found: list[frontier.News] = []
        while start <= self._today:
            end = min(start + timedelta(days=30), self._today)
            url = self._visit.url(PageKind.WHATS_NEW, first_day=f"{start:%d/%m/%Y}", last_day=f"{end:%d/%m/%Y}")
            found += frontier.news(self._visit.ask(PageKind.WHATS_NEW, url).html)
            start = end + timedelta(days=1)
        return found

    def _by_service(self, committee: Committee, window: Window, *, last: bool) -> Listed | None:
        """By one answer of the web service; None where it gives none and the pages are to be asked."""
        since = window.since or FIRST_DAY
        url = self._visit.url(
            PageKind.MEETINGS_XML,
            committee_id=committee.committee_id,
            date_from=f"{since:%d/%m/%Y}",
            date_to=f"{window.until or date(self._today.year + 2, 12, 31):%d/%m/%Y}",
        )
        try:
            root = self._visit.ask(PageKind.MEETINGS_XML, url).xml
            if committee.committee_id not in (service.committee_ids(root) or {committee.committee_id}):
                raise NotThePageError("the answer is about another committee")
            found, odd = service.meetings(root, committee.committee_id)
        except NO_ANSWER as error:
            self._meetings.failed(error)
            self._refused = isinstance(error, RefusedError)
            if isinstance(error, UnavailableError) and self._meetings.works and not last:
                raise LaterError(url, error) from error
            self._visit.report.notes.append(f"{url}: {error}; its pages were asked instead.")
            return None
        self._meetings.succeeded()
        self._refused = False
        if odd:
            self._visit.failed(url, f"{odd} of the meetings that it lists have no number or no date that can be read")
        return Listed(tuple(meeting for meeting in found if meeting.day in window), since if found else None)

    def _listed(self) -> list[Committee]:
        """The committees by the first of the three lists that names any."""
        tried: list[tuple[str, Exception]] = []
        readers: tuple[tuple[PageKind, str, Callable[[Answer], list[Committee]]], ...] = (
            (PageKind.COMMITTEES_XML, "", self._in_service),
            (PageKind.COMMITTEES, "", lambda answer: frontier.committees(answer.html)),
            (PageKind.COMMITTEES, "mgCommitteeStructure.aspx", lambda answer: frontier.committees(answer.html)),
        )
        for kind, name, read in readers:
            url = f"{self._visit.council.base.rstrip('/')}/{name}" if name else self._visit.url(kind)
            try:
                found = read(self._ask_twice(kind, url))
            except NO_ANSWER as error:
                tried.append((url, error))
                if isinstance(error, RefusedError) and kind is PageKind.COMMITTEES:
                    break
                continue
            if found:
                self.by_service = kind is PageKind.COMMITTEES_XML
                return found
            tried.append((url, NotThePageError("it names no committees")))
        raise NoListError(tried)

    def _ask_twice(self, kind: PageKind, url: str) -> Answer:
        """A page that all else hangs on: asked for once more, tries and all, where the server fails to give it."""
        try:
            return self._visit.ask(kind, url)
        except UnavailableError:
            return self._visit.ask(kind, url)

    def _in_service(self, answer: Answer) -> list[Committee]:
        found, odd = service.committees(answer.xml)
        if odd and found:
            self._visit.failed(
                answer.page.url, f"{odd} of the committees that it lists have no number that can be read"
            )
        if len(found) > MAX_COMMITTEES:
            self._visit.failed(
                answer.page.url, f"more than {MAX_COMMITTEES:,} committees are listed; the rest is left out"
            )
        return found[:MAX_COMMITTEES]

    def _with_linked(self, first: list[Committee]) -> Iterator[Committee]:
        """``first`` and the committees that their own pages link to, such as the one that each replaced.

        A committee's page is asked for once and never again: only its links are wanted. One that no list names is
        taken to be expired.
        """
        waiting, known = list(first), {committee.committee_id for committee in first}
        while waiting:
            committee = waiting.pop(0)
            url = self._visit.url(PageKind.COMMITTEE, committee_id=committee.committee_id)
            try:
                held = None if self._refresh else self._visit.held(PageKind.COMMITTEE, url)
                page = (held or self._ask_twice(PageKind.COMMITTEE, url)).html
            except RefusedError:
                raise
            except NO_ANSWER as error:
                if committee.name is not None:
                    self._visit.failed(url, error)
                    yield committee
                continue
            yield replace(committee, name=committee.name or frontier.committee_name(page))
            for linked in frontier.committees(page):
                if linked.committee_id in known:
                    continue
                if len(known) >= MAX_COMMITTEES:
                    self._visit.failed(url, f"more than {MAX_COMMITTEES:,} committees are linked; the rest is left out")
                    return
                known.add(linked.committee_id)
                waiting.append(replace(linked, expired=True))

    def _by_pages(self, committee: Committee, window: Window, limit: int | None, *, last: bool) -> Listed:
        """By the committee's list and its pages of earlier meetings, as far back as need be.

        Later meetings are asked for where the list shows some that are to come.
        """
        found: dict[str, MeetingLink] = {}
        oldest: date | None = None
        url: str | None = self._visit.url(PageKind.MEETINGS, committee_id=committee.committee_id)
        asked: set[str] = set()
        while url is not None and canonical(url) not in asked:
            if len(asked) == MAX_LIST_PAGES:
                self._visit.failed(url, f"the list of meetings goes on for more than {MAX_LIST_PAGES} pages")
                return _listed_down_to(oldest, found, window)
            asked.add(canonical(url))
            page = self._ask_list(url, last=last)
            if page is None:
                return _listed_down_to(oldest, found, window)
            rows = frontier.meetings(page, committee.committee_id)
            if not rows and found:
                self._visit.failed(url, "a page of earlier meetings came that names none")
                return _listed_down_to(oldest, found, window)
            new = [row for row in rows if row.meeting_id not in found]
            found.update((row.meeting_id, row) for row in new)
            oldest = min((row.day for row in rows), default=None) or oldest
            within = sum(row.day in window for row in found.values())
            if limit is not None and within >= limit:
                return _listed_down_to(oldest, found, window)
            if len(asked) == 1:
                found |= self._later(page, rows, committee, last=last)
            if not new or (window.since and oldest and oldest < window.since):
                break
            url = frontier.earlier_page(page)
        inside = tuple(row for row in found.values() if row.day in window)
        return Listed(inside, (window.since or FIRST_DAY) if found else None)

    def _later(
        self, page: frontier.Page | None, rows: list[MeetingLink], committee: Committee, *, last: bool
    ) -> dict[str, MeetingLink]:
        """The meetings on the pages after this one, as long as each brings some that are to come."""
        found: dict[str, MeetingLink] = {row.meeting_id: row for row in rows}
        new = rows
        for _ in range(MAX_LATER_PAGES):
            coming = any(row.day > self._today for row in new)
            url = frontier.later_page(page) if page and coming else None
            page = self._ask_list(url, last=last) if url else None
            if page is None:
                break
            listed = frontier.meetings(page, committee.committee_id)
            new = [row for row in listed if row.meeting_id not in found]
            found.update((row.meeting_id, row) for row in new)
        return found

    def _ask_list(self, url: str, *, last: bool) -> frontier.Page | None:
        """One page of a list; None where it cannot be had, which is noted."""
        try:
            return self._visit.ask(PageKind.MEETINGS, url).html
        except RefusedError as error:
            if self._refused or not self.by_service:
                raise
            self._visit.failed(url, error)
        except NO_ANSWER as error:
            if not last and isinstance(error, UnavailableError):
                raise LaterError(url, error) from error
            self._visit.failed(url, error)
        return None


def _listed_down_to(oldest: date | None, found: dict[str, MeetingLink], window: Window) -> Listed:
    """A list that was read in part: all is known of the days after its oldest row."""
    inside = tuple(row for row in found.values() if row.day in window)
    return Listed(inside, oldest + timedelta(days=1) if oldest else None)


def _all_found(names: list[str], committees: list[Committee]) -> bool:
    return all(any(_is_called(committee, name) for committee in committees) for name in names)


def _chosen(names: list[str], committees: list[Committee]) -> list[Committee]:
    """The committees called so; raises NoSuchCommitteeError for a name that is none's."""
    for name in names:
        if not any(_is_called(committee, name) for committee in committees):
            raise NoSuchCommitteeError(f"There is no committee “{name}” on this site.{_nearest(name, committees)}")
    return [committee for committee in committees if any(_is_called(committee, name) for name in names)]


def _is_called(committee: Committee, name: str) -> bool:
    return name == committee.committee_id or plain(name) == plain(committee.name or "") != ""


def _nearest(name: str, committees: list[Committee]) -> str:
    names = {plain(committee.name): committee.name for committee in committees if committee.name}
    inside = [each for each in names if plain(name) in each]
    close = [*inside, *difflib.get_close_matches(plain(name), names, n=5, cutoff=0.5)]
    nearest = [names[each] for each in dict.fromkeys(close)][:5]
    if nearest:
        return f" The nearest are: {'; '.join(nearest)}."
    return f" It has {len(names)} committees, such as {next(iter(names.values()))}." if names else ""
