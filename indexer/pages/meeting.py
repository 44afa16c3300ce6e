"""A meeting's page (ieListDocuments.aspx) to a Meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bs4.element import Tag

from indexer.pages.dates import Heading, Moment, find_moment, iso_date, split_heading
from indexer.pages.errors import PageError, not_a
from indexer.pages.lists import tidy
from indexer.pages.page import Page, linked, links, papers, parameter
from indexer.pages.sections import prose, read_sections
from indexer.pages.text import one_line
from indexer.pages.vocabulary import (
    AGENDA,
    DECISION,
    MINUTES,
    heading_status,
    is_draft,
    language,
    minute_number,
    section,
)
from indexer.pages.votes import printed_votes
from indexer.records import Item, Meeting

EXPECTED = "a meeting's page (ieListDocuments.aspx)"
_ANCHOR = re.compile(r"\AAI(\d+)\Z")
_PACK = re.compile(r"\bdocuments/g(\d{1,12})/", re.IGNORECASE)
_VENUES = ("venue", "proposed venue", "lleoliad", "lleoliad arfaethedig", "location")
_KINDS = ("agenda", "minutes", "decisions", "meeting", "rhaglen", "ofnodion", "cyfarfod")


def read_meeting(page: Page) -> Meeting:
    """The meeting on a page; raises PageError where the page names no meeting."""
    heading = heading_of(page)
    rows = list(_rows(page.tree))
    if not rows and heading.moment is None and not _says_meeting(page):
        raise not_a(EXPECTED, page.text)
    meeting_id = _meeting_id(page)
    read = [_item(page, row, position, meeting_id) for position, row in enumerate(rows)]
    items = tuple(_each_once((item for item, _ in read), meeting_id))
    labels = [label for _, found in read for label in found]
    moment = heading.moment
    return Meeting(
        meeting_id=meeting_id,
        committee=heading.committee,
        committee_id=_committee_id(page),
        date=moment.date if moment else None,
        time=moment.time if moment else None,
        venue=next((value for label, value in page.labels().items() if label in _VENUES and value), None),
        status=heading_status(moment.rest) if moment else None,
        minutes=_minutes(page.title, labels, items),
        language=language(" ".join((page.title, *labels)), prose(items)),
        items=items,
        agenda_id=_agenda_id(page),
    )


def has_items(page: Page) -> bool:
    """Whether the page has a table of items."""
    return next(_rows(page.tree), None) is not None


def _says_meeting(page: Page) -> bool:
    said = page.title.casefold()
    return "browse" not in said and any(kind in said for kind in _KINDS) and page.heading is not None


def heading_of(page: Page) -> Heading:
    """The heading that the reader sees; the page's metadata speak only where that names no day."""
    found = split_heading(one_line(page.heading))
    named = re.fullmatch(r"(?:Agenda for )?(?P<committee>.*?) on (?P<day>.*)", page.meta("DC.title"))
    committee = _without_prefix(found.committee, _tooltip(page), named["committee"] if named else "")
    if found.moment is not None:
        return Heading(committee, found.moment)
    moment = find_moment(named["day"]) if named else None
    if moment is None and (day := iso_date(page.meta("DC.date"))):
        moment = Moment(day, None, "", 0)
    return Heading(committee, moment)


def _tooltip(page: Page) -> str:
    link = page.heading.find("a", title=True) if page.heading else None
    return tidy(str(link["title"])).removeprefix("Link to ") if isinstance(link, Tag) else ""


def _without_prefix(committee: str | None, *names: str) -> str | None:
    """ "Budget Setting, Council" is a meeting of the Council where something else on the page calls it so."""
    for name in names:
        if committee and name and committee.endswith(f", {name}"):
            return name
    return committee


def _meeting_id(page: Page) -> str:
    found = (
        parameter(page.url, "MId", "MeetingId")
        or linked(page.root, "mgMeetingAttendance.aspx", "ID")
        or linked(page.root, "mgListRecordedVotesShort.aspx", "MID")
        or linked(page.root, "ieListDocuments.aspx", "MId", "MeetingId")
    )
    if found is None:
        raise PageError(
            "This meeting's page does not say which meeting it is: give the address that it was fetched from."
        )
    return found


def _agenda_id(page: Page) -> str | None:
    """The number of the agenda, by the papers that are printed of the meeting."""
    printed = page.root.find("a", href=_PACK)
    found = _PACK.search(str(printed["href"])) if isinstance(printed, Tag) else None
    return found[1] if found else None


def _committee_id(page: Page) -> str | None:
    own = page.heading and linked(page.heading, "mgCommitteeDetails.aspx", "ID")
    return own or parameter(page.url, "CId", "CommitteeId")


def _rows(tree: Tag) -> Iterator[Tag]:
    """The rows of the item table: those with a number cell of their own, and not those of tables inside a text."""
    inside: set[int] = set()
    for cell in tree.find_all(["td", "th"], class_="mgItemNumberCell"):
        row = cell.parent
        if row is None or row.name != "tr" or id(row) in inside or any(id(up) in inside for up in row.parents):
            continue
        inside.add(id(row))
        yield row


def _item(page: Page, row: Tag, position: int, meeting_id: str) -> tuple[Item, list[str]]:
    """One row as an Item, and the labels in it. A row without an anchor is known by its meeting and position."""
    number, *rest = [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]
    item_id = _anchor(row) or _linked_id(row) or f"{meeting_id}-{position}"
    body = rest[0] if rest else row
    votes = tuple(printed_votes(body))
    found = read_sections(page, body, item_id)
    title = body.find(class_="mgAiTitleTxt")
    title_papers = papers(page, title) if isinstance(title, Tag) else ()
    item = Item(
        item_id=item_id,
        position=position,
        minute_number=minute_number(one_line(number)),
        title=one_line(title if isinstance(title, Tag) else None),
        agenda_text=found.text(AGENDA),
        decision_text=found.text(DECISION),
        minutes_text=found.text(MINUTES),
        papers=(*title_papers, *found.papers),
        votes=votes,
        cut=found.cut,
        issue_id=_own_parameter(row, ("mgIssueHistoryHome.aspx", "IId"), ("ieIssueDetails.aspx", "IId")),
    )
    return item, found.labels


def _each_once(items: Iterable[Item], meeting_id: str) -> Iterator[Item]:
    """``items``, one that bears the id of an earlier one known by its meeting and position instead."""
    seen: set[str] = set()
    for item in items:
        own = item if item.item_id not in seen else replace(item, item_id=f"{meeting_id}-{item.position}")
        seen.add(own.item_id)
        yield own


def _anchor(row: Tag) -> str | None:
    for anchor in row.find_all("a"):
        found = _ANCHOR.match(str(anchor.get("name") or anchor.get("id") or ""))
        if found:
            return found[1]
    return None


def _linked_id(row: Tag) -> str | None:
    """The id in the row's own links."""
    return _own_parameter(row, ("mgAi.aspx", "ID"), ("ieDecisionDetails.aspx", "AIId"))


def _own_parameter(row: Tag, *named: tuple[str, str]) -> str | None:
    """The first number that the row's own links have of these pages' parameters; what its prose links to is another
    matter."""
    own = (link for page, _ in named for link in links(row, page) if not link.find_parent(class_="mgWordPara"))
    return next((found for link in own for _, name in named if (found := parameter(str(link["href"]), name))), None)


def _minutes(title: str, labels: list[str], items: tuple[Item, ...]) -> str | None:
    if is_draft(title) or any(is_draft(label) for label in labels):
        return "draft"
    return "published" if section(title) == MINUTES or any(item.minutes_text for item in items) else None
