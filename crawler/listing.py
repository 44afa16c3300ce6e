"""Which meetings a site has: by its web service where that answers, by its pages where not."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crawler.errors import FetchError, RefusedError
from crawler.frontier import (
    BrokenAnswerError,
    Committee,
    MeetingLink,
    committee_name,
    earlier_page,
    listed_committees,
    listed_meetings,
    service_committees,
    service_meetings,
)
from crawler.moderngov import PageKind, canonical
from crawler.visit import NotThePageError, Visit

FIRST_DAY = date(1990, 1, 1)
"""No ModernGov site has older meetings."""

MAX_COMMITTEES = 5_000
MAX_LIST_PAGES = 400
STRIKES = 3
"""So many failures of one operation of the web service, before any success, mean that it is switched off; so many
refusals in a row mean it too, and three times as many other failures."""

NO_ANSWER = (FetchError, NotThePageError, BrokenAnswerError)


class NoSuchCommitteeError(Exception):
    """A committee that was asked for is none of the site's; the message is a sentence."""


class NoListError(Exception):
    """The site names no committees, by its service or its pages; ``tried`` are pairs of address and reason."""

    def __init__(self, tried: list[tuple[str, Exception]]) -> None:
        super().__init__("; ".join(f"{url}: {reason}" for url, reason in tried))
        self.tried = tried


@dataclass(frozen=True)
class Window:
    """The days from ``since`` to ``until``, both included; None is an open end."""

    since: date | None = None
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.since or date.min) <= day <= (self.until or date.max)


class Operation:
    """Whether one operation of the web service is worth asking for."""

    def __init__(self) -> None:
        self.works = True
        self._answered = False
        self._strikes = 0

    def succeeded(self) -> None:
        self._answered, self._strikes = True, 0

    def failed(self, error: Exception) -> None:
        self._strikes += 1
        patient = self._answered and not isinstance(error, RefusedError)
        self.works = self._strikes < (3 * STRIKES if patient else STRIKES)


class Listing:
    """The committees and meetings of one site, asked for as they are needed."""

    def __init__(self, visit: Visit, today: date) -> None:
        self._visit = visit
        self._today = today
        self._meetings = Operation()
        self._names: dict[str, str | None] = {}
        self.by_service = False

    def committees(self, wanted: Iterable[str]) -> list[Committee]:
        """The committees to look through: all, or those whose name or number is ``wanted``.

        Raises NoListError, NoSuchCommitteeError, and what ends a crawl.
        """
        names = [" ".join(name.split()) for name in wanted]
        found = self._listed()
        if not self.by_service and (not names or not _all_found(names, found)):
            numbers = [Committee(name, None) for name in names if name.isdigit()]
            found = list(self._with_linked([*found, *numbers]))
        return _chosen(names, found) if names else found

    def meetings(self, committee: Committee, window: Window, limit: int | None = None) -> list[MeetingLink]:
        """The dated meetings of one committee in ``window``, at least the ``limit`` newest of them where it is given.

        Raises what ends a crawl, and notes what fails.
        """
        if self.by_service and self._meetings.works:
            url = self._visit.url(
                PageKind.MEETINGS_XML,
                committee_id=committee.committee_id,
                date_from=f"{window.since or FIRST_DAY:%d/%m/%Y}",
                date_to=f"{window.until or date(self._today.year + 2, 12, 31):%d/%m/%Y}",
            )
            try:
                found = service_meetings(self._visit.ask(PageKind.MEETINGS_XML, url).text, committee.committee_id)
            except NO_ANSWER as error:
                self._meetings.failed(error)
                self._visit.report.notes.append(f"{url}: {error}; its pages were asked instead.")
            else:
                self._meetings.succeeded()
                return [meeting for meeting in found if meeting.day in window]
        return list(self._paged(committee, window, limit))

    def _listed(self) -> list[Committee]:
        """The committees by the first of the three lists that names any."""
        tried: list[tuple[str, Exception]] = []
        readers: tuple[tuple[PageKind, str, Callable[[str, str], list[Committee]]], ...] = (
            (PageKind.COMMITTEES_XML, "", lambda text, _: service_committees(text)),
            (PageKind.COMMITTEES, "", listed_committees),
            (PageKind.COMMITTEES, "mgCommitteeStructure.aspx", listed_committees),
        )
        for kind, name, read in readers:
            url = f"{self._visit.council.base.rstrip('/')}/{name}" if name else self._visit.url(kind)
            try:
                page = self._visit.ask(kind, url)
                found = read(page.text, page.url)
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

    def _with_linked(self, first: list[Committee]) -> Iterator[Committee]:
        """``first`` and the committees that their own pages link to, such as the one that each replaced."""
        waiting, known = list(first), {committee.committee_id for committee in first}
        while waiting:
            committee = waiting.pop(0)
            url = self._visit.url(PageKind.COMMITTEE, committee_id=committee.committee_id)
            try:
                page = self._visit.ask(PageKind.COMMITTEE, url)
            except RefusedError:
                raise
            except NO_ANSWER as error:
                if committee.name is not None:
                    self._visit.failed(url, error)
                    yield committee
                continue
            yield Committee(committee.committee_id, committee.name or committee_name(page.text))
            for linked in listed_committees(page.text, page.url):
                if linked.committee_id not in known and len(known) < MAX_COMMITTEES:
                    known.add(linked.committee_id)
                    waiting.append(linked)

    def _paged(self, committee: Committee, window: Window, limit: int | None) -> Iterator[MeetingLink]:
        """The meetings of the committee's list and of the pages of earlier ones, as far back as need be."""
        url: str | None = self._visit.url(PageKind.MEETINGS, committee_id=committee.committee_id)
        seen: set[str] = set()
        known: set[str] = set()
        while url is not None and canonical(url) not in seen and len(seen) < MAX_LIST_PAGES:
            seen.add(canonical(url))
            try:
                page = self._visit.ask(PageKind.MEETINGS, url)
            except RefusedError:
                if self.by_service:
                    self._visit.failed(url, "the site refuses its pages to programs")
                    return
                raise
            except NO_ANSWER as error:
                self._visit.failed(url, error)
                return
            rows = listed_meetings(page.text, page.url, committee.committee_id)
            new = [row for row in rows if row.meeting_id not in known and row.day in window]
            yield from new
            known.update(row.meeting_id for row in new)
            beyond = window.since and rows and min(row.day for row in rows) < window.since
            above = window.until and rows and min(row.day for row in rows) > window.until
            if beyond or not (new or above) or (limit is not None and len(known) >= limit):
                return
            url = earlier_page(page.text, page.url)


def _all_found(names: list[str], committees: list[Committee]) -> bool:
    return all(any(_is_called(committee, name) for committee in committees) for name in names)


def _chosen(names: list[str], committees: list[Committee]) -> list[Committee]:
    """The committees called so; raises NoSuchCommitteeError for a name that is none's."""
    for name in names:
        if not any(_is_called(committee, name) for committee in committees):
            raise NoSuchCommitteeError(f"There is no committee “{name}” on this site.{_nearest(name, committees)}")
    return [committee for committee in committees if any(_is_called(committee, name) for name in names)]


def _is_called(committee: Committee, name: str) -> bool:
    return name == committee.committee_id or _plain(name) == _plain(committee.name or "")


def _nearest(name: str, committees: list[Committee]) -> str:
    names = {_plain(committee.name): committee.name for committee in committees if committee.name}
    inside = [plain for plain in names if _plain(name) in plain]
    close = [*inside, *difflib.get_close_matches(_plain(name), names, n=5, cutoff=0.5)]
    nearest = [names[plain] for plain in dict.fromkeys(close)][:5]
    if nearest:
        return f" The nearest are: {'; '.join(nearest)}."
    return f" It has {len(names)} committees, such as {next(iter(names.values()))}." if names else ""


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("&", " and ").replace("’", "'").split())
