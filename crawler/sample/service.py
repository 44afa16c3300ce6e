"""The web service's answers (mgWebService.asmx), with the oddities that ModernGov's have.

Counts begin with a space, empty elements hold a newline, titles are escaped twice, texts are escaped HTML and whole.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import date

from crawler.sample.council import Council
from crawler.sample.days import numeric
from crawler.sample.item_row import text_html
from crawler.sample.records import Attendee, Committee, Item, Meeting

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def _el(name: str, value: object, depth: int) -> str:
    """One element on a line; an empty one has its end on the next."""
    pad = "  " * depth
    text = _ascii(html.escape(str(value), quote=False))
    return f"{pad}<{name}>{text}</{name}>\n" if text else f"{pad}<{name}>\n{pad}</{name}>\n"


def _els(depth: int, **values: object) -> str:
    return "".join(_el(name, value, depth) for name, value in values.items())


def _box(name: str, inside: str, depth: int) -> str:
    pad = "  " * depth
    return f"{pad}<{name}>\n{inside}{pad}</{name}>\n"


def _ascii(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _title(text: str) -> str:
    """A title is escaped once here and once more as XML: &amp;amp; and &amp;#39;."""
    return html.escape(text, quote=False).replace("'", "&#39;")


def committees_xml(council: Council) -> str:
    """GetCommittees: every committee, expired ones too."""
    rows = "".join(
        _box(
            "committee",
            _els(
                2,
                committeeid=committee.committee_id,
                committeetitle=_title(committee.name),
                committeedeleted=False,
                committeeexpired=committee.expired,
                committeecategory=_title(committee.category),
            ),
            1,
        )
        for committee in council.committees
    )
    count = _el("committeescount", f" {len(council.committees)}", 1)
    return _DECLARATION + _box("committees", count + rows, 0)


def meetings_xml(committee: Committee | None, first: date, last: date) -> str:
    """GetMeetings: a committee's meetings from ``first`` to ``last``; no committee element where there are none."""
    found = [meeting for meeting in committee.meetings if first <= meeting.day <= last] if committee else []
    counts = _els(1, meetingscount=f" {len(found)}", committeescount=f" {int(bool(found))}")
    inside = _meetings_of(committee, found) if committee and found else ""
    return _DECLARATION + _box("getmeetings", counts + inside, 0)


def _meetings_of(committee: Committee, meetings: list[Meeting]) -> str:
    rows = "".join(
        _box(
            "meeting",
            _els(
                4,
                meetingid=meeting.meeting_id,
                meetingdate=numeric(meeting.day),
                meetingstatus=_status(meeting),
                meetingtime=meeting.time,
                iswebcast=False,
            ),
            3,
        )
        for meeting in meetings
    )
    head = _els(
        2,
        committeeid=committee.committee_id,
        committeetitle=_title(committee.name),
        committeemeetingcount=f" {len(meetings)}",
    )
    return _box("committee", head + _box("committeemeetings", rows, 2), 1)


def _status(meeting: Meeting) -> str:
    return "Cancelled" if meeting.state == "cancelled" else "Confirmed"


def meeting_xml(committee: Committee, meeting: Meeting, base: str) -> str:
    """GetMeeting: the whole meeting, the minutes of every item in full."""
    head = _els(
        1,
        meetingid=meeting.meeting_id,
        meetingdate=numeric(meeting.day),
        meetingstatus=_status(meeting),
        isdisplayallowed=True,
        meetingtime=meeting.time,
        meetingactualstarttime="",
        meetingplannedfinishtime="",
        meetingactualfinishtime="",
        meetinglocation=_title(meeting.venue),
        iswebcast=False,
        agendaid=meeting.agenda_id,
        agendapublished=bool(meeting.items),
        decisionpublished=meeting.has_decisions,
        minutepublished=meeting.state == "minutes",
        meetingroom="",
    )
    items = "".join(_item(committee, meeting, item, place, base) for place, item in enumerate(meeting.items, 1))
    people = "".join(_attendee(each, base) for each in meeting.attendees)
    parts = head + _box("agendaitems", items, 1) + _box("attendees", people, 1)
    return _DECLARATION + _box("meeting", parts, 0)


def _item(committee: Committee, meeting: Meeting, item: Item, place: int, base: str) -> str:
    shown = not item.restricted
    texts = [text_html(lines, meeting) if shown else "" for lines in (item.agenda, item.decision, item.minutes)]
    published = meeting.state == "minutes"
    digits = "".join(char for char in item.number if char.isdigit()) if item.number.isdigit() else ""
    documents = "".join(_document(committee, meeting, item, number, base) for number in range(len(item.papers) * shown))
    inside = _els(
        3,
        agendaitemid=item.item_id,
        agendaitemtitle=_title(item.title),
        agendatext=texts[0],
        actualmeetingdate=numeric(meeting.day),
        agendaitemnumber=place * 2 if item.number else 0,
        agendaitemsubnumber="",
        fulldisplaynumberformat=f"{item.number}." if item.number else "",
        authorusername="",
        commentlabel1="Presented By",
        commenttext1="",
        commentlabel2="Actions",
        commenttext2="",
        minutesnonemptyhtmlbody=texts[2],
        decisionnonemptyhtmlbody=texts[1],
        declarationcount=0,
        iscallin=False,
        iscomment=False,
        isdecision=bool(texts[1]),
        isdecisionpublished=bool(texts[1]),
        isminutepublished=published and bool(texts[2]),
        ispubliccanspeak=False,
        isrestricted=item.restricted,
        isdisplayallowed=True,
        meetingdate=numeric(meeting.day),
        meetingtime=meeting.time,
        minutesitemnumber=digits,
        minutesitemsubnumber="",
        preferreddate=numeric(meeting.day),
        refertocommittee=_title(committee.name),
    )
    return _box("agendaitem", inside + _box("linkeddocuments", documents, 3), 2)


def _document(committee: Committee, meeting: Meeting, item: Item, number: int, base: str) -> str:
    attachment = item.item_id * 5 + number
    inside = _els(
        5,
        attachmentid=attachment,
        title=_title(item.papers[number]),
        isurl=False,
        url=f"{base}mgConvert2PDF.aspx?ID={attachment}",
        isrestricted=False,
        restrictionsRef="",
        itemnum=number + 1,
        publicationdate=numeric(meeting.day),
        meetingdate=numeric(meeting.day),
        decisiondate=numeric(meeting.day),
        committeetitle=_title(committee.name),
        isdecisionattachment=False,
        ownertitle=_title(item.title),
    )
    return _box("linkeddoc", inside, 4)


def _attendee(each: Attendee, base: str) -> str:
    person = each.person
    values: Iterable[tuple[str, str]] = [
        ("membertype", "U"),
        ("memberid", str(person.person_id)),
        ("name", person.name),
        ("roledescription", each.role),
        ("attendance", each.attendance),
    ]
    if person.is_councillor:
        values = [*values, ("politicalparty", person.party), ("ward", person.place)]
    attributes = " ".join(f'{name}="{_ascii(html.escape(value))}"' for name, value in values)
    url = _el("url", f"{base}mgUserInfo.aspx?UID={person.person_id}", 3)
    return f"    <attendee {attributes}>\n{url}    </attendee>\n"
