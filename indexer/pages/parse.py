"""The door of the parser: a page and its kind to records, and the kind from the page itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from crawler.moderngov import PDF_KINDS, PageKind, classify
from indexer.pages import attendance, committees, decisions, item, meeting, meetings, minutes_document, webservice
from indexer.pages.errors import PageError, not_a, what_came
from indexer.pages.kinds import certain_kind, kind_of
from indexer.pages.page import Page, open_page
from indexer.pages.printed import read_printed
from indexer.pages.sheets import is_pdf
from indexer.records import (
    Attendance,
    Committee,
    CommitteePage,
    Decision,
    DecisionEntry,
    Item,
    Meeting,
    MeetingEntry,
    MinutesDocument,
)

Record = Meeting | MinutesDocument | Item | CommitteePage | Decision
Records = tuple[Committee, ...] | tuple[MeetingEntry, ...] | tuple[Attendance, ...] | tuple[DecisionEntry, ...]

_ANSWERS: dict[PageKind, Callable[[str, str | None], Record | Records]] = {
    PageKind.COMMITTEES_XML: webservice.read_committees,
    PageKind.MEETINGS_XML: webservice.read_meetings,
    PageKind.MEETING_XML: webservice.read_meeting,
}
_PAGES: dict[PageKind, tuple[str, Callable[[Page], Record | Records]]] = {
    PageKind.COMMITTEES: (committees.LIST, committees.read_committees),
    PageKind.COMMITTEE: (committees.OWN, committees.read_committee),
    PageKind.MEETINGS: (meetings.EXPECTED, meetings.read_meetings),
    PageKind.MEETING: (meeting.EXPECTED, meeting.read_meeting),
    PageKind.ITEM: (item.EXPECTED, item.read_item),
    PageKind.ATTENDANCE: (attendance.EXPECTED, attendance.read_attendance),
    PageKind.DECISION: (decisions.EXPECTED, decisions.read_decision),
    PageKind.DECISIONS: (decisions.LIST, decisions.read_decisions),
}
_LIKE_MEETINGS = (PageKind.MINUTES_DOCUMENT, PageKind.MEETING)


def parse_minutes(
    kind: PageKind, body: bytes, text: str, url: str | None, agenda: Sequence[Item] = ()
) -> MinutesDocument | Meeting:
    """Minutes as one document, of ``kind`` PRINTED_MINUTES (from ``body``) or MINUTES_DOCUMENT (from ``text``).

    ``agenda`` is what is known of the meeting's items: they are told by their titles, and keep their ids. Raises
    PageError where it is no such document.
    """
    if kind in PDF_KINDS:
        return read_printed(body, url, agenda)
    page = open_page(text, url, minutes_document.EXPECTED)
    if certain_kind(page) not in (*_LIKE_MEETINGS, None):
        raise not_a(minutes_document.EXPECTED, text)
    return minutes_document.read_minutes_document(page, agenda)


def parse(kind: PageKind, text: str, url: str | None = None) -> Record | Records:
    """The records of a page of ``kind``: one for a thing's own page, a tuple for a list.

    ``url`` is where the page was fetched from; it names the record and makes links absolute. Raises PageError where
    ``text`` is not such a page. Printed minutes are no text: see ``parse_minutes``.
    """
    if kind is PageKind.MINUTES_DOCUMENT:
        return parse_minutes(kind, b"", text, url)
    if kind in _ANSWERS:
        return _ANSWERS[kind](text, url)
    if kind not in _PAGES:
        came, advice = what_came(text)
        raise PageError(f"There is nothing to read here, it is {came}: {advice}.")
    expected, reader = _PAGES[kind]
    page = open_page(text, url, expected)
    if certain_kind(page) not in (kind, None):
        raise not_a(expected, text)
    return reader(page)


def sniff(text: str, url: str | None = None) -> PageKind:
    """The kind of a page, from its address where that says it, else from its content; raises PageError."""
    return (classify(url) if url else None) or kind_of(text)


def read_file(body: bytes, text: str, kind: PageKind | None, url: str | None) -> dict[str, Any]:
    """What is understood of a file, a page or a PDF, as JSON; ``text`` is ``body`` decoded. Raises PageError."""
    known = kind or (PageKind.PRINTED_MINUTES if is_pdf(body) else sniff(text, url))
    record = parse_minutes(known, body, text, url) if known in PDF_KINDS else parse(known, text, url)
    return as_json(record, known)


def as_json(record: Record | Records, kind: PageKind) -> dict[str, Any]:
    """What ``minutebook parse`` prints: ``kind`` and the record's fields, or for a list ``entries``."""
    if isinstance(record, tuple):
        return {"kind": kind.value, "entries": [asdict(entry) for entry in record]}
    return {"kind": kind.value, **asdict(record)}
