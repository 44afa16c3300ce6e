"""Archive to records to index: every meeting held is read, understood and put into a new generation."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from crawler.archive import Archive, FetchedPage
from crawler.moderngov import PageKind, build
from indexer.documents import Publisher, to_document
from indexer.extract import find
from indexer.pages import PageError, complete, parse
from indexer.records import Item, Meeting, MeetingEntry
from indexer.search.engine import IndexWriter, open_writer, read_stamp

log = logging.getLogger(__name__)

BUILD_VERSION = "1"
"""Raised whenever the same archive would give another index, so that an old index is never taken for a current one."""


@dataclass
class BuildReport:
    """What a build did: counts, and one line (address and reason) for each page that could not be read."""

    meetings: int = 0
    items: int = 0
    unreadable: list[str] = field(default_factory=list)
    unchanged: bool = False


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting as the archive has it: the record, and the capture it was read from."""

    meeting: Meeting
    page: FetchedPage


def build_index(
    archive: Archive,
    address: str,
    *,
    rebuild: bool = False,
    progress: Callable[[BuildReport], None] | None = None,
) -> BuildReport:
    """Builds a new generation of the index at ``address`` and switches to it; raises SearchError.

    Does nothing where the index was built from this very archive, unless ``rebuild``. A failure on the way leaves the
    current generation as it was.
    """
    stamp = {"archive": archive.state(), "build": BUILD_VERSION}
    report = BuildReport()
    if not rebuild and dict(read_stamp(address)) == stamp:
        report.unchanged = True
        return report
    writer = open_writer(address)
    try:
        _write(archive, writer, report, progress or (lambda _: None))
        writer.commit(stamp)
    except BaseException:
        writer.cancel()
        raise
    return report


def _write(archive: Archive, writer: IndexWriter, report: BuildReport, progress: Callable[[BuildReport], None]) -> None:
    for held in meetings(archive, report.unreadable.append):
        document = to_document(held.meeting, publisher(held.page), held.page.fetched_at, find)
        writer.put(document)
        report.meetings += 1
        report.items += len(document.items)
        progress(report)


def publisher(page: FetchedPage) -> Publisher:
    """Who published ``page``, and where its meetings and items have their own pages."""

    def meeting_url(meeting: Meeting) -> str:
        committee = {"committee_id": meeting.committee_id} if meeting.committee_id else {}
        return build(page.base, PageKind.MEETING, meeting_id=meeting.meeting_id, **committee)

    return Publisher(
        key=page.council,
        name=page.council_name,
        meeting_url=meeting_url,
        item_url=lambda item_id: build(page.base, PageKind.ITEM, item_id=item_id),
    )


def meetings(archive: Archive, unreadable: Callable[[str], None]) -> Iterator[HeldMeeting]:
    """Every meeting held, each once, with the text of its cut items made whole; ``unreadable`` is told of the rest."""
    for council in archive.councils():
        listed = _listed(archive, council)
        seen: set[str] = set()
        for kind in (PageKind.MEETING_XML, PageKind.MEETING):
            for page in archive.pages(council, kind):
                meeting = _read(kind, page, unreadable)
                if meeting is None or meeting.meeting_id in seen:
                    continue
                seen.add(meeting.meeting_id)
                yield _settle(archive, meeting, kind, page, listed.get(meeting.meeting_id), unreadable)


def _settle(
    archive: Archive,
    meeting: Meeting,
    kind: PageKind,
    page: FetchedPage,
    entry: MeetingEntry | None,
    unreadable: Callable[[str], None],
) -> HeldMeeting:
    """The newer of a meeting's two captures (web service, page), with what the other one and the lists add to it."""
    if kind is PageKind.MEETING_XML:
        address = build(page.base, PageKind.MEETING, meeting_id=meeting.meeting_id)
        twin = archive.latest(address)
        other = _read(PageKind.MEETING, twin, unreadable) if twin else None
        if twin and other and other.meeting_id == meeting.meeting_id:
            page, meeting = _newer(page, meeting, twin, other)
    whole = {item.item_id: item for item in _whole_items(archive, page, meeting, unreadable)}
    return HeldMeeting(_with_entry(complete(meeting, whole), entry), page)


def _newer(
    xml_page: FetchedPage, by_service: Meeting, html_page: FetchedPage, by_page: Meeting
) -> tuple[FetchedPage, Meeting]:
    """The newer capture; one that is cut takes the whole text of the other."""
    if xml_page.fetched_at >= html_page.fetched_at:
        return xml_page, replace(by_service, minutes=by_page.minutes or by_service.minutes)
    return html_page, complete(by_page, {item.item_id: item for item in by_service.items})


def _whole_items(
    archive: Archive, page: FetchedPage, meeting: Meeting, unreadable: Callable[[str], None]
) -> Iterator[Item]:
    """The items' own pages, for the items that the meeting's page cuts short."""
    for item in meeting.items:
        capture = archive.latest(build(page.base, PageKind.ITEM, item_id=item.item_id)) if item.cut else None
        if capture is None:
            continue
        try:
            whole = parse(PageKind.ITEM, capture.text, capture.url)
        except PageError as error:
            unreadable(f"{capture.url}: {error}")
            continue
        if isinstance(whole, Item):
            yield whole


def _read(kind: PageKind, page: FetchedPage, unreadable: Callable[[str], None]) -> Meeting | None:
    try:
        record = parse(kind, page.text, page.url)
    except PageError as error:
        unreadable(f"{page.url}: {error}")
        return None
    return record if isinstance(record, Meeting) else None


def _listed(archive: Archive, council: str) -> dict[str, MeetingEntry]:
    """What the committees' meeting lists, newest first, say of each meeting, by its id: the committee above all."""
    entries: dict[str, MeetingEntry] = {}
    for kind in (PageKind.MEETINGS_XML, PageKind.MEETINGS):
        for page in archive.pages(council, kind):
            try:
                rows = parse(kind, page.text, page.url)
            except PageError as error:
                log.debug("%s: %s", page.url, error)
                continue
            for row in rows if isinstance(rows, tuple) else ():
                if isinstance(row, MeetingEntry):
                    entries.setdefault(row.meeting_id, row)
    return entries


def _with_entry(meeting: Meeting, entry: MeetingEntry | None) -> Meeting:
    """``meeting`` with what only the list knows."""
    if entry is None:
        return meeting
    return replace(
        meeting,
        committee=entry.committee or meeting.committee,
        committee_id=entry.committee_id or meeting.committee_id,
        date=meeting.date or entry.date,
        time=meeting.time or entry.time,
    )
