"""The door of the parser: a page and its kind to records, and the kind from the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from crawler.moderngov import PageKind, classify
from indexer.pages import attendance, committees, decisions, item, meeting, meetings, webservice
from indexer.pages.errors import PageError, not_a, what_came
from indexer.pages.kinds import certain_kind, kind_of
from indexer.pages.page import Page, open_page
from indexer.records import Attendance, Committee, CommitteePage, Decision, DecisionEntry, Item, Meeting, MeetingEntry

Record = Meeting | Item | CommitteePage | Decision
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


def parse(kind: PageKind, text: str, url: str | None = None) -> Record | Records:
    """The records of a page of ``kind``: one for a thing's own page, a tuple for a list.

    ``url`` is where the page was fetched from; it names the record and makes links absolute. Raises PageError where
    ``text`` is not such a page.
    """
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


def as_json(record: Record | Records, kind: PageKind) -> dict[str, Any]:
    """What ``minutebook parse`` prints: ``kind`` and the record's fields, or for a list ``entries``."""
    if isinstance(record, tuple):
        return {"kind": kind.value, "entries": [asdict(entry) for entry in record]}
    return {"kind": kind.value, **asdict(record)}
