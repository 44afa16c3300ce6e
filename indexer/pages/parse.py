"""The door of the parser: a page and its kind to records, and the kind from the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from bs4.element import Tag

from crawler.moderngov import PageKind, classify
from indexer.pages import committees, decisions, meetings, webservice
from indexer.pages.answer import root_name
from indexer.pages.attendance import read_attendance
from indexer.pages.errors import PageError, not_a, what_came
from indexer.pages.item import read_item
from indexer.pages.meeting import read_meeting
from indexer.pages.page import Page, links, open_page
from indexer.records import Attendance, Committee, CommitteePage, Decision, DecisionEntry, Item, Meeting, MeetingEntry

Record = Meeting | Item | CommitteePage | Decision
Records = tuple[Committee, ...] | tuple[MeetingEntry, ...] | tuple[Attendance, ...] | tuple[DecisionEntry, ...]

_READERS: dict[PageKind, Callable[[str, str | None], Record | Records]] = {
    PageKind.COMMITTEES_XML: webservice.read_committees,
    PageKind.MEETINGS_XML: webservice.read_meetings,
    PageKind.MEETING_XML: webservice.read_meeting,
    PageKind.COMMITTEES: committees.read_committees,
    PageKind.COMMITTEE: committees.read_committee,
    PageKind.MEETINGS: meetings.read_meetings,
    PageKind.MEETING: read_meeting,
    PageKind.ITEM: read_item,
    PageKind.ATTENDANCE: read_attendance,
    PageKind.DECISION: decisions.read_decision,
    PageKind.DECISIONS: decisions.read_decisions,
}
_ROOTS = {
    "committees": PageKind.COMMITTEES_XML,
    "getmeetings": PageKind.MEETINGS_XML,
    "getmeetingsbydate": PageKind.MEETINGS_XML,
    "meeting": PageKind.MEETING_XML,
}
_TITLES = (
    ("browse meetings", PageKind.MEETINGS), ("committee details", PageKind.COMMITTEE),
    ("committee structure", PageKind.COMMITTEES), ("decision details", PageKind.DECISION),
    ("agenda item", PageKind.ITEM), ("eitem agenda", PageKind.ITEM), ("attendance", PageKind.ATTENDANCE),
    ("agenda", PageKind.MEETING), ("minutes", PageKind.MEETING), ("meeting", PageKind.MEETING),
    ("rhaglen", PageKind.MEETING), ("ofnodion", PageKind.MEETING), ("committees", PageKind.COMMITTEES),
)  # fmt: skip


def parse(kind: PageKind, text: str, url: str | None = None) -> Record | Records:
    """The records of a page of ``kind``: one for a thing's own page, a tuple for a list.

    ``url`` is where the page was fetched from; it names the record and makes links absolute. Raises PageError where
    ``text`` is not such a page.
    """
    reader = _READERS.get(kind)
    if reader is None:
        came, advice = what_came(text)
        raise PageError(f"There is nothing to read here, it is {came}: {advice}.")
    try:
        return reader(text, url)
    except RecursionError as error:
        raise PageError("This page nests deeper than can be read: look at it in a browser.") from error


def sniff(text: str, url: str | None = None) -> PageKind:
    """The kind of a page, from its address where that says it, else from its content; raises PageError."""
    kind = classify(url) if url else None
    if kind is not None:
        return kind
    root = root_name(text)
    if root in _ROOTS:
        return _ROOTS[root]
    page = open_page(text, url, "a page of a ModernGov site")
    kind = _by_structure(page) or _by_title(page.title) or _by_title(page.meta("DC.title"))
    if kind is None:
        raise not_a("a page whose kind can be told", text)
    return kind


def _by_structure(page: Page) -> PageKind | None:
    """What no other kind of page holds."""
    root = page.tree
    if root.find("td", class_="mgItemNumberCell"):
        return PageKind.MEETING
    if root.find("a", class_="mgMeetingTableLnk"):
        return PageKind.MEETINGS
    tables = [str(table.get("summary", "")).lower() for table in root.find_all("table")]
    if any("meeting attendance" in summary for summary in tables):
        return PageKind.ATTENDANCE
    listed = root.find("table", class_="mgTabTable")
    if isinstance(listed, Tag) and any(links(listed, "ieDecisionDetails.aspx")):
        return PageKind.DECISIONS
    return (
        PageKind.DECISION
        if page.labels().keys() & {"decision status", "is key decision?", "date of decision"}
        else None
    )


def _by_title(title: str) -> PageKind | None:
    said = title.casefold()
    return next((kind for words, kind in _TITLES if words in said), None)


def as_json(record: Record | Records, kind: PageKind) -> dict[str, Any]:
    """What ``minutebook parse`` prints: ``kind`` and the record's fields, or for a list ``entries``."""
    if isinstance(record, tuple):
        return {"kind": kind.value, "entries": [asdict(entry) for entry in record]}
    return {"kind": kind.value, **asdict(record)}
