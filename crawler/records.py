"""A meeting's record: by the web service in one request, or by its page, and whatever minutes lie elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from crawler import frontier
from crawler.errors import RefusedError, UnavailableError
from crawler.found import MeetingFacts, MeetingLink
from crawler.moderngov import PageKind
from crawler.visit import NO_ANSWER, Answer, Visit

STRIKES = 3
"""So many failures of one operation of the web service, before any success, mean that it is switched off; so many
refusals in a row mean it too, and three times as many other failures."""


class LaterError(Exception):
    """The site failed to give a page that it may give later; ``url`` and the message, a clause, say which and why."""

    def __init__(self, url: str, reason: object) -> None:
        super().__init__(str(reason))
        self.url = url


@dataclass(frozen=True)
class Record:
    """A meeting's record as it was had.

    It is ``settled`` where nothing more is to come, ``minuted`` where it has minutes, drafts too, and ``changed`` where
    it is not as it was held before.
    """

    settled: bool
    minuted: bool
    changed: bool


@dataclass(frozen=True)
class Held:
    """A meeting's record as it is held: when it was captured, and whether all that it leads to is held, too.

    ``settled`` and ``minuted`` are as in Record.
    """

    at: datetime
    whole: bool
    settled: bool
    minuted: bool


class Operation:
    """Whether one operation of the web service is worth asking for."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self._answered = False
        self._strikes = 0

    def succeeded(self) -> None:
        self._answered, self._strikes = True, 0

    def failed(self, error: Exception) -> None:
        self._strikes += 1
        patient = self._answered and not isinstance(error, RefusedError)
        self.works = self._strikes < (3 * STRIKES if patient else STRIKES)


class Records:
    """Fetches the records of one site's meetings. ``service`` is its GetMeeting; with ``attendance`` a meeting that is
    had from its page has its attendance asked for, too."""

    def __init__(self, visit: Visit, service: Operation, *, attendance: bool = False) -> None:
        self._visit = visit
        self._service = service
        self._attendance = attendance
        self._pages_refused = False
        self._refused = False  # the web service's last answer
        self._put_off: set[str] = set()

    def take(self, meeting: MeetingLink, *, last: bool) -> Record | None:
        """The record of ``meeting``, fetched; None where it cannot be had, which is noted.

        Raises LaterError where it is worth trying again, unless this is the ``last`` try, and what ends a crawl.
        """
        answer = self._by_service(meeting, last=last)
        if answer is None:
            return self._by_pages(meeting, last=last)
        facts, whole = answer.facts, self._items(answer.facts, last=last)
        record = Record(settled=facts.settled and whole, minuted=facts.has_minutes, changed=answer.changed)
        if facts.promised and not facts.has_minutes:
            other = self._by_pages(meeting, last=last, beside_service=True)
            changed = answer.changed or other is None or other.changed
            return replace(other, changed=changed) if other else replace(record, settled=False)
        return record

    def recall(self, meeting: MeetingLink) -> Held | None:
        """The record of ``meeting`` as it was captured last, by an earlier crawl or an import."""
        for kind, url in self._addresses(meeting):
            answer = self._visit.held(kind, url)
            if answer is not None:
                facts, at = answer.facts, datetime.fromisoformat(answer.page.fetched_at)
                return Held(at, self._is_whole(facts), settled=facts.settled, minuted=facts.has_minutes)
        return None

    def _is_whole(self, facts: MeetingFacts) -> bool:
        """Whether what a record leads to is held: the pages of items that it cuts short, minutes that lie elsewhere."""
        wanted = [(PageKind.ITEM, self._visit.url(PageKind.ITEM, item_id=item)) for item in facts.cut]
        if not facts.has_minutes:
            elsewhere = _elsewhere(facts)
            if facts.promised and not elsewhere:
                return False
            wanted += [elsewhere] if elsewhere else []
        return all(self._visit.held(kind, url) for kind, url in wanted)

    def _addresses(self, meeting: MeetingLink) -> Iterable[tuple[PageKind, str]]:
        number, committee = meeting.meeting_id, meeting.committee_id
        yield PageKind.MEETING_XML, self._visit.url(PageKind.MEETING_XML, meeting_id=number)
        yield self._page_of(meeting)
        yield (
            PageKind.MINUTES_DOCUMENT,
            self._visit.url(PageKind.MINUTES_DOCUMENT, meeting_id=number, committee_id=committee),
        )

    def _page_of(self, meeting: MeetingLink) -> tuple[PageKind, str]:
        """The kind and address of the meeting's own page."""
        if meeting.document and self._visit.is_own(meeting.document):
            return PageKind.MINUTES_DOCUMENT, meeting.document
        ids = {"meeting_id": meeting.meeting_id, "committee_id": meeting.committee_id}
        return PageKind.MEETING, self._visit.url(PageKind.MEETING, **ids)

    def _by_service(self, meeting: MeetingLink, *, last: bool) -> Answer | None:
        """The web service's answer; None where it gives none and the meeting's page is to be asked."""
        if not self._service.works:
            return None
        url = self._visit.url(PageKind.MEETING_XML, meeting_id=meeting.meeting_id)
        try:
            answer = self._visit.ask(PageKind.MEETING_XML, url)
        except NO_ANSWER as error:
            self._service.failed(error)
            self._refused = isinstance(error, RefusedError)
            if self._refused and self._pages_refused:
                raise
            if isinstance(error, UnavailableError) and self._service.works and not last and url not in self._put_off:
                self._put_off.add(url)
                raise LaterError(url, error) from error
            self._visit.report.notes.append(f"{url}: {error}; the meeting's pages were asked instead.")
            return None
        self._service.succeeded()
        self._refused = False
        return answer

    def _by_pages(self, meeting: MeetingLink, *, last: bool, beside_service: bool = False) -> Record | None:
        """The record by the meeting's page, the pages of the items that it cuts short, and its printed minutes."""
        kind, url = self._page_of(meeting)
        if self._pages_refused:
            if not self._service.works:
                raise RefusedError("it refuses its web service and its pages to programs")
            what = "has no minutes of it" if beside_service else "does not give it"
            self._visit.failed(url, f"the web service {what}, and the site refuses its pages to programs")
            return None
        answer = self._ask(kind, url, last=last)
        if answer is None:
            return None
        facts, changed = answer.facts, answer.changed
        minuted = facts.has_minutes
        whole = (beside_service and not minuted) or self._items(facts, last=last)
        if not facts.has_minutes and (elsewhere := _elsewhere(facts)):
            document = self._ask(*elsewhere, last=last)
            minuted = document is not None
            whole, changed = whole and minuted, changed or (document is not None and document.changed)
        elif (facts.promised or meeting.promised) and not facts.has_minutes:
            whole = self._has_text(answer, url)
        if self._attendance and answer.kind is PageKind.MEETING and not beside_service:
            self._ask(
                PageKind.ATTENDANCE, self._visit.url(PageKind.ATTENDANCE, meeting_id=meeting.meeting_id), last=last
            )
        return Record(settled=facts.settled, minuted=minuted, changed=changed) if whole else None

    def _has_text(self, answer: Answer, url: str) -> bool:
        """Whether a page that should have minutes, and has none, has any text at all; tells of it."""
        if frontier.has_text(answer.html):
            self._visit.empty.append(url)
            return True
        self._visit.failed(url, "minutes are said to be published, but there is no item on the page")
        return False

    def _items(self, facts: MeetingFacts, *, last: bool) -> bool:
        """Whether the own pages of the items that are cut short are held."""
        urls = [self._visit.url(PageKind.ITEM, item_id=item) for item in facts.cut]
        return [self._ask(PageKind.ITEM, url, last=last) for url in urls].count(None) == 0

    def _ask(self, kind: PageKind, url: str, *, last: bool) -> Answer | None:
        """The page; None where it cannot be had, which is noted. A refusal by pages and service ends the crawl."""
        if self._pages_refused:
            return None
        try:
            return self._visit.ask(kind, url)
        except RefusedError as error:
            if self._refused or not self._service.works:
                raise
            self._pages_refused = True
            self._visit.failed(url, error)
        except NO_ANSWER as error:
            if not last and isinstance(error, UnavailableError):
                raise LaterError(url, error) from error
            self._visit.failed(url, error)
        return None


def _elsewhere(facts: MeetingFacts) -> tuple[PageKind, str] | None:
    """Where the minutes are that a meeting's page does not hold itself."""
    if facts.document:
        return PageKind.MINUTES_DOCUMENT, facts.document
    return (PageKind.PRINTED_MINUTES, facts.printed) if facts.printed else None
