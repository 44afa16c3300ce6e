"""Every meeting that the councils list, and how it stands in the archive: what coverage is counted from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from crawler.archive import Archive, ArchiveError
from crawler.moderngov import PageKind, build
from indexer.pages import PageError, parse
from indexer.records import MeetingEntry
from indexer.search.coverage import ListedMeeting, Standing
from indexer.search.document import MeetingDocument


def standing(meeting: MeetingDocument) -> Standing:
    """How a meeting that is held stands. Minutes that are said to be published, and are not held, are unreadable."""
    if any(item.text or item.restricted for item in meeting.items):
        return Standing.MINUTED
    if meeting.minutes is not None:
        return Standing.UNREADABLE
    return _without_minutes(meeting.date, meeting.status, meeting.captured_at)


def of(meeting: MeetingDocument) -> ListedMeeting:
    """A meeting that is held."""
    return ListedMeeting(
        meeting.id, meeting.council, meeting.committee, meeting.date, standing(meeting), meeting.captured_at
    )


def listed(archive: Archive, held: Mapping[str, ListedMeeting]) -> Iterator[ListedMeeting]:
    """Every meeting on the lists that the archive has, by the newest of them; ``held`` are those read, by their ids."""
    for site in archive.sites():
        rows: dict[str, _Row] = {}
        for row in _rows(archive, site.key):
            known = rows.setdefault(row.entry.meeting_id, row)
            if row.checked > known.checked:
                rows[row.entry.meeting_id] = row
        for row in rows.values():
            identity = f"{site.key}/{row.entry.meeting_id}"
            if known_as := held.get(identity):
                yield replace(known_as, checked=max(known_as.checked or "", row.checked))
            else:
                how = _unread(archive, row)
                yield ListedMeeting(identity, site.name, row.entry.committee, row.entry.date, how, row.checked)


@dataclass(frozen=True)
class _Row:
    """One row of a list, the site's address, and when the list was fetched."""

    entry: MeetingEntry
    base: str
    checked: str


def _rows(archive: Archive, council: str) -> Iterator[_Row]:
    for kind in (PageKind.MEETINGS_XML, PageKind.MEETINGS):
        for page in archive.pages(council, kind, lambda _: None):
            try:
                rows = parse(kind, page.text, page.url)
            except PageError:  # told of where the meetings are read
                continue
            for row in rows if isinstance(rows, tuple) else ():
                if isinstance(row, MeetingEntry) and row.date:
                    yield _Row(row, page.base, page.fetched_at)


def _unread(archive: Archive, row: _Row) -> Standing:
    """How a meeting stands that is listed alone: it was fetched and could not be read, or has not been fetched."""
    how = _without_minutes(row.entry.date, row.entry.note, row.checked)
    if how is not Standing.UNMINUTED:
        return how
    kinds = (PageKind.MEETING_XML, PageKind.MEETING)
    kept = any(_is_kept(archive, build(row.base, kind, meeting_id=row.entry.meeting_id)) for kind in kinds)
    return Standing.UNREADABLE if kept else Standing.UNFETCHED


def _is_kept(archive: Archive, url: str) -> bool:
    try:
        return archive.latest(url) is not None
    except ArchiveError:  # it is kept, and damaged
        return True


def _without_minutes(date: str | None, said: str | None, seen: str) -> Standing:
    """How a meeting without minutes stands, by its date and what the council says of it on the day it was seen."""
    if said and "cancel" in said.lower():
        return Standing.CANCELLED
    return Standing.COMING if date and date > seen[:10] else Standing.UNMINUTED
