"""Answers of the web service (mgWebService.asmx) to records: GetCommittees, GetMeetings, GetMeeting."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from indexer.pages.answer import Element, root_of, title, truth, value
from indexer.pages.dates import iso_date
from indexer.pages.errors import PageError
from indexer.pages.lists import tidy
from indexer.pages.page import safe_address
from indexer.pages.sections import clean_cut, prose
from indexer.pages.text import soup
from indexer.pages.vocabulary import language, minute_number, presence, status
from indexer.records import Attendance, Committee, Item, Meeting, MeetingEntry, Paper

_ESCAPED_AGAIN = re.compile(r"\s*&lt;(?:div|p|span|table|ul|ol|br|b|h\d)\b", re.IGNORECASE)


def read_committees(text: str, _url: str | None) -> tuple[Committee, ...]:
    """The committees of a GetCommittees answer, deleted ones left out; raises PageError."""
    root = root_of(text, "the web service's list of committees (GetCommittees)", "committees")
    return tuple(_committee(row) for row in root.iterfind("committee") if truth(row, "committeedeleted") is not True)


def _committee(row: Element) -> Committee:
    return Committee(
        committee_id=_id(row, "committeeid"),
        name=title(row, "committeetitle"),
        category=title(row, "committeecategory") or None,
        expired=truth(row, "committeeexpired"),
    )


def read_meetings(text: str, _url: str | None) -> tuple[MeetingEntry, ...]:
    """The meetings of a GetMeetings (or GetAllMeetingsByDate) answer; raises PageError."""
    root = root_of(text, "the web service's list of meetings (GetMeetings)", "getmeetings", "getmeetingsbydate")
    return tuple(entry for holder in (*root.iterfind("committee"), root) for entry in _entries(holder))


def _entries(holder: Element) -> Iterator[MeetingEntry]:
    for row in (*holder.iterfind("committeemeetings/meeting"), *holder.iterfind("meetings/meeting")):
        yield MeetingEntry(
            meeting_id=_id(row, "meetingid"),
            committee_id=value(row, "committeeid") or value(holder, "committeeid"),
            committee=title(row, "committeetitle") or title(holder, "committeetitle") or None,
            date=iso_date(value(row, "meetingdate")),
            time=value(row, "meetingtime"),
            note=status(value(row, "meetingstatus")),
        )


def read_meeting(text: str, url: str | None) -> Meeting:
    """The meeting of a GetMeeting answer; raises PageError.

    What the council does not allow to be shown is left out; of a restricted item only its number and title are kept.
    The answer names the committee only in passing, in its items and their documents.
    """
    root = root_of(text, "the web service's answer about one meeting (GetMeeting)", "meeting")
    if value(root, "meetingid") is None:
        raise PageError(
            "This answer of the web service holds no meeting: the council knows none of that id, so check it."
        )
    rows = [] if truth(root, "isdisplayallowed") is False else list(root.iterfind("agendaitems/agendaitem"))
    shown = [row for row in rows if truth(row, "isdisplayallowed") is not False]
    items = tuple(_item(row, position, _base(url)) for position, row in enumerate(shown))
    return Meeting(
        meeting_id=_id(root, "meetingid"),
        committee=_committee_of(rows),
        committee_id=None,
        date=iso_date(value(root, "meetingdate")),
        time=value(root, "meetingtime"),
        venue=title(root, "meetinglocation") or None,
        status=status(value(root, "meetingstatus")),
        minutes=_minutes(root, items),
        language=language("", prose(items)),
        items=items,
        attendance=tuple(map(_attendance, root.iterfind("attendees/attendee"))),
        agenda_id=value(root, "agendaid"),
    )


def _item(row: Element, position: int, base: str | None) -> Item:
    item_id = _id(row, "agendaitemid")
    restricted = truth(row, "isrestricted") is True
    item = Item(
        item_id=item_id,
        position=position,
        minute_number=_number(row),
        title=title(row, "agendaitemtitle"),
        restricted=restricted,
    )
    if restricted:
        return item
    texts = [
        _body(row, name, item_id) for name in ("agendatext", "decisionnonemptyhtmlbody", "minutesnonemptyhtmlbody")
    ]
    return replace(
        item,
        agenda_text=texts[0][0],
        decision_text=texts[1][0],
        minutes_text=texts[2][0],
        papers=tuple(_papers(row, base)),
        cut=any(cut for _, cut in texts),
    )


def _base(url: str | None) -> str | None:
    """The site's own base, to which addresses in an answer are relative."""
    return re.split(r"mgWebService\.asmx", url, maxsplit=1, flags=re.IGNORECASE)[0] if url else None


def _number(row: Element) -> str | None:
    """The number as the meeting's page prints it: that of the minutes once they are published, else the agenda's.

    The number for display holds both the number and its form ("AGc/30/01/21"), so it gives way to the number of the
    minutes only where it is another number altogether.
    """
    display = minute_number(value(row, "fulldisplaynumberformat") or "")
    number = minute_number(value(row, "minutesitemnumber") or "")
    if number is None or truth(row, "isminutepublished") is not True:
        return display
    if display and number in re.findall(r"\d+", display):
        return display
    return number + (value(row, "minutesitemsubnumber") or "")


def _body(row: Element, name: str, item_id: str) -> tuple[str | None, bool]:
    """The clean text of an escaped HTML body, and whether it is cut. Some are escaped once more than they should."""
    body = row.findtext(name) or ""
    if not body.strip():
        return None, False
    if "<" not in body and _ESCAPED_AGAIN.match(body):
        body = html.unescape(body)
    return clean_cut(soup(body), item_id)


def _papers(row: Element, base: str | None) -> Iterator[Paper]:
    for document in row.iterfind("linkeddocuments/linkeddoc"):
        address = safe_address(value(document, "url") or "", base)
        if address and truth(document, "isrestricted") is not True:
            yield Paper(title(document, "title"), address)


def _committee_of(rows: list[Element]) -> str | None:
    """The committee that most items name; a document's is asked where no item names any."""
    named = [name for row in rows if (name := title(row, "refertocommittee"))]
    named = named or [name for row in rows for doc in row.iter("linkeddoc") if (name := title(doc, "committeetitle"))]
    return Counter(named).most_common(1)[0][0] if named else None


def _minutes(root: Element, items: tuple[Item, ...]) -> str | None:
    """published as the answer says; minutes that are shown though it does not say so are a draft."""
    if truth(root, "minutepublished") is True:
        return "published"
    return "draft" if any(item.minutes_text for item in items) else None


def _attendance(row: Element) -> Attendance:
    return Attendance(
        name=tidy(html.unescape(row.get("name", ""))),
        role=tidy(html.unescape(row.get("roledescription", ""))) or None,
        presence=presence(row.get("attendance")),
        member_id=row.get("memberid", "").strip() or None,
    )


def _id(row: Element, name: str) -> str:
    found = value(row, name)
    if found is None:
        raise PageError(f"This answer of the web service has an entry without its <{name}>: fetch it again.")
    return found
