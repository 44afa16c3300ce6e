"""A committee's list of meetings (ieListMeetings.aspx)."""

from __future__ import annotations

from collections.abc import Iterator

from bs4.element import Tag

from indexer.pages.dates import find_moment
from indexer.pages.errors import not_a
from indexer.pages.page import Page, linked, links, parameter
from indexer.pages.text import one_line
from indexer.records import MeetingEntry

EXPECTED = "a committee's list of meetings (ieListMeetings.aspx)"


def read_meetings(page: Page) -> tuple[MeetingEntry, ...]:
    """The meetings on one page of the list, in its order; raises PageError. A list without any meeting is empty."""
    own_id = parameter(page.url, "CommitteeId", "CId") or linked(page.root, "ieListMeetings.aspx", "CId", "CommitteeId")
    entries = tuple(_entry(link, own_id, one_line(page.heading) or None) for link in _links(page))
    if not entries and not _is_list(page):
        raise not_a(EXPECTED, page.text)
    return entries


def _is_list(page: Page) -> bool:
    title = page.title.casefold()
    form = page.tree.find(id="FormYearSelect")
    return form is not None or "browse meetings" in title or "pori" in title


def _links(page: Page) -> Iterator[Tag]:
    for link in links(page.root, "ieListDocuments.aspx", "CeListDocuments.aspx"):
        if link.find_parent("li") is not None and parameter(str(link["href"]), "MId", "MeetingId"):
            yield link


def _entry(link: Tag, own_id: str | None, committee: str | None) -> MeetingEntry:
    href = str(link["href"])
    words = one_line(link)
    moment = find_moment(words)
    after = one_line(link.find_parent("li")).partition(words)[2]
    return MeetingEntry(
        meeting_id=parameter(href, "MId", "MeetingId") or "",
        committee_id=parameter(href, "CId", "CommitteeId") or own_id,
        committee=committee,
        date=moment.date if moment else None,
        time=moment.time if moment else None,
        note=after.strip(" -–—,:.").lower() or None,
    )
