"""Which kind of page a page is, from its content alone."""

from __future__ import annotations

from bs4.element import Tag

from crawler.moderngov import PageKind
from indexer.pages.answer import root_name
from indexer.pages.errors import not_a
from indexer.pages.page import Page, links, open_page

_ROOTS = {
    "committees": PageKind.COMMITTEES_XML,
    "getmeetings": PageKind.MEETINGS_XML,
    "getmeetingsbydate": PageKind.MEETINGS_XML,
    "meeting": PageKind.MEETING_XML,
}
_CERTAIN = (
    ("browse meetings", PageKind.MEETINGS), ("committee details", PageKind.COMMITTEE),
    ("committee structure", PageKind.COMMITTEES), ("decision details", PageKind.DECISION),
    ("agenda item", PageKind.ITEM), ("eitem agenda", PageKind.ITEM), ("attendance", PageKind.ATTENDANCE),
)  # fmt: skip
_LIKELY = (
    ("agenda", PageKind.MEETING), ("minutes", PageKind.MEETING), ("meeting", PageKind.MEETING),
    ("rhaglen", PageKind.MEETING), ("ofnodion", PageKind.MEETING), ("cyfarfod", PageKind.MEETING),
    ("committees", PageKind.COMMITTEES), ("decision", PageKind.DECISIONS),
)  # fmt: skip


def kind_of(text: str) -> PageKind:
    """The kind of ``text``, an answer of the web service or a page; raises PageError where it cannot be told."""
    root = root_name(text)
    if root in _ROOTS:
        return _ROOTS[root]
    page = open_page(text, None, "a page of a ModernGov site")
    kind = certain_kind(page) or _titled(page.title, _LIKELY) or _titled(page.meta("DC.title"), (*_CERTAIN, *_LIKELY))
    if kind is None:
        raise not_a("a page whose kind can be told", text)
    return PageKind.MINUTES_DOCUMENT if kind is PageKind.MEETING and _is_one_text(page) else kind


def _is_one_text(page: Page) -> bool:
    """Whether a page of minutes has no table of items, and a text instead."""
    return certain_kind(page) is None and page.root.find(class_="mgWordPara") is not None


def certain_kind(page: Page) -> PageKind | None:
    """The kind of a page that no other could be; None where its content does not say it for certain."""
    return _by_structure(page) or _titled(page.title, _CERTAIN)


def _by_structure(page: Page) -> PageKind | None:
    """What no other kind of page holds."""
    if page.tree.find(["td", "th"], class_="mgItemNumberCell"):
        return PageKind.MEETING
    if page.tree.find("a", class_="mgMeetingTableLnk"):
        return PageKind.MEETINGS
    summaries = [str(table.get("summary", "")).lower() for table in page.root.find_all("table")]
    if any("meeting attendance" in summary for summary in summaries):
        return PageKind.ATTENDANCE
    listed = page.root.find("table", class_="mgTabTable")
    if isinstance(listed, Tag) and any(links(listed, "ieDecisionDetails.aspx")):
        return PageKind.DECISIONS
    return PageKind.DECISION if page.labels().keys() & {"decision status", "is key decision?"} else None


def _titled(title: str, table: tuple[tuple[str, PageKind], ...]) -> PageKind | None:
    said = title.casefold()
    return next((kind for words, kind in table if words in said), None)
