"""The answers of a council's web service (mgWebService.asmx), as such services write them."""

# ruff: noqa: E501 - markup as ModernGov writes it has long lines

from __future__ import annotations

from datetime import date
from html import escape

from emulator.council import Committee, Council, Item, Kind, Meeting
from emulator.prose import Text

SECRET = "the confidential purchase price"
"""Words of private items that some services hand out all the same; no reader may see them."""

_EMPTY = "\n      "


class Service:
    """The web service of ``council``. With ``raw`` characters in texts are not written as entities."""

    def __init__(self, council: Council, base: str, *, raw: bool) -> None:
        self.council, self.base, self.raw = council, base, raw

    def committees(self) -> str:
        """GetCommittees: expired ones too, and one that was deleted."""
        listed = [*self.council.committees, Committee(99_999, "Test Committee", "Council")]
        rows = "".join(
            f"""  <committee>
    <committeeid>{c.number}</committeeid>
    <committeetitle>{_twice(c.name)}</committeetitle>
    <committeedeleted>{c.number == 99_999}</committeedeleted>
    <committeeexpired>{c.expired}</committeeexpired>
    <committeecategory>{_twice(c.category)}</committeecategory>
  </committee>
"""
            for c in listed
        )
        return _xml(f"<committees>\n  <committeescount> {len(listed)}</committeescount>\n{rows}</committees>")

    def meetings(self, committee: int, start: date, end: date) -> str:
        """GetMeetings, of one committee and window."""
        found = [m for m in self.council.of(committee) if start <= m.day <= end]
        return self._list(list(reversed(found)))

    def all_meetings(self, start: date, end: date) -> str:
        """GetAllMeetingsByDate."""
        rows = "".join(self._row(m, named=True) for m in self.council.meetings if start <= m.day <= end)
        return _xml(f"<getmeetingsbydate>\n<meetings>\n{rows}</meetings>\n</getmeetingsbydate>")

    def _list(self, found: list[Meeting]) -> str:
        if not found:
            return _xml(
                "<getmeetings>\n  <meetingscount> 0</meetingscount>\n  <committeescount> 0</committeescount>\n</getmeetings>"
            )
        body, rows = found[0].committee, "".join(self._row(m) for m in found)
        return _xml(
            f"""<getmeetings>
  <meetingscount> {len(found)}</meetingscount>
  <committeescount> 1</committeescount>
  <committee>
    <committeeid>{body.number}</committeeid>
    <committeetitle>{_twice(body.name)}</committeetitle>
    <committeemeetingcount> {len(found)}</committeemeetingcount>
    <committeemeetings>
{rows}    </committeemeetings>
  </committee>
</getmeetings>"""
        )

    def _row(self, meeting: Meeting, *, named: bool = False) -> str:
        own = ""
        if named:
            own = f"<committeeid>{meeting.committee.number}</committeeid><committeetitle>{_twice(meeting.committee.name)}</committeetitle>"
        return f"""      <meeting>
        <meetingid>{meeting.number}</meetingid>{own}
        <meetingdate>{meeting.day:%d/%m/%Y}</meetingdate>
        <meetingstatus>{_status(meeting)}</meetingstatus>
        <meetingtime>{meeting.time}</meetingtime>
        <iswebcast>{meeting.webcast}</iswebcast>
      </meeting>
"""

    def meeting(self, meeting: Meeting) -> str:
        """GetMeeting: the whole of it, but for minutes that are in print or one old document only."""
        shown = [] if meeting.kind is Kind.DOCUMENT else meeting.items()
        items = "".join(self._item(meeting, place, item) for place, item in enumerate(shown))
        people = "".join(
            f'    <attendee membertype="U" memberid="{number}" name="{escape(name)}" roledescription="{role}" '
            f'attendance="{there}" politicalparty="IND" ward="Quayside">\n      <url>{self.base}mgUserInfo.aspx?UID={number}</url>\n'
            "    </attendee>\n"
            for number, name, role, there in meeting.attendance()
        )
        agenda = meeting.kind not in (Kind.CANCELLED, Kind.COMING)
        minutes = meeting.kind in (Kind.MINUTES, Kind.PRINTED, Kind.DOCUMENT)
        return _xml(
            f"""<meeting>
  <meetingid>{meeting.number}</meetingid>
  <meetingdate>{meeting.day:%d/%m/%Y}</meetingdate>
  <meetingstatus>{_status(meeting)}</meetingstatus>
  <isdisplayallowed>True</isdisplayallowed>
  <meetingtime>{meeting.time}</meetingtime>
  <meetingactualstarttime>{_EMPTY}</meetingactualstarttime>
  <meetinglocation>Committee Room 2, Guildhall</meetinglocation>
  <iswebcast>{meeting.webcast}</iswebcast>
  <agendaid>{meeting.agenda_number}</agendaid>
  <agendapublished>{agenda}</agendapublished>
  <decisionpublished>{any(item.decision for item in shown)}</decisionpublished>
  <minutepublished>{minutes}</minutepublished>
  <meetingroom>{_EMPTY}</meetingroom>
  <agendaitems>
{items}  </agendaitems>
  <attendees>
{people}  </attendees>
</meeting>"""
        )

    def _item(self, meeting: Meeting, place: int, item: Item) -> str:
        in_print = meeting.kind is Kind.PRINTED
        secret = (
            ""
            if in_print
            else f'<p class="MsoNormal">It was agreed that {SECRET} be £5.</p>'
            if item.number % 3 == 0
            else ""
        )
        minutes = escape(secret) if item.private else _EMPTY if in_print else self._text(item.minutes)
        documents = "" if item.paper is None or item.private else _document(meeting, item, self.base)
        return f"""    <agendaitem>
      <agendaitemid>{item.number}</agendaitemid>
      <agendaitemtitle>{_twice(item.title)}</agendaitemtitle>
      <agendatext>{self._text(item.agenda)}</agendatext>
      <actualmeetingdate>{meeting.day:%d/%m/%Y}</actualmeetingdate>
      <agendaitemnumber>{place + 4}</agendaitemnumber>
      <agendaitemsubnumber>{_EMPTY}</agendaitemsubnumber>
      <fulldisplaynumberformat>{item.label}</fulldisplaynumberformat>
      <commentlabel1>Presented By</commentlabel1>
      <commenttext1>{_EMPTY}</commenttext1>
      <minutesnonemptyhtmlbody>{minutes}</minutesnonemptyhtmlbody>
      <decisionnonemptyhtmlbody>{_EMPTY if in_print else self._text(item.decision)}</decisionnonemptyhtmlbody>
      <declarationcount>0</declarationcount>
      <iscallin>False</iscallin>
      <isdecision>{item.decision is not None}</isdecision>
      <isminutepublished>{item.minutes is not None}</isminutepublished>
      <isrestricted>{item.private}</isrestricted>
      <isdisplayallowed>True</isdisplayallowed>
      <meetingdate>{meeting.day:%d/%m/%Y}</meetingdate>
      <minutesitemnumber>{item.label.rstrip(".")}</minutesitemnumber>
      <refertocommittee>{_twice(meeting.committee.name)}</refertocommittee>
      <linkeddocuments>{documents}</linkeddocuments>
    </agendaitem>
"""

    def _text(self, text: Text | None) -> str:
        return escape(text.markup(raw=self.raw), quote=False) if text else _EMPTY


def _document(meeting: Meeting, item: Item, base: str) -> str:
    return f"""
        <linkeddoc>
          <attachmentid>{item.paper}</attachmentid>
          <title>{_twice("Report: " + item.title)}</title>
          <isurl>False</isurl>
          <url>{base}mgConvert2PDF.aspx?ID={item.paper}</url>
          <isrestricted>False</isrestricted>
          <publicationdate>{meeting.day:%d/%m/%Y}</publicationdate>
        </linkeddoc>
      """


def _status(meeting: Meeting) -> str:
    return "Cancelled" if meeting.kind is Kind.CANCELLED else "Confirmed"


def _twice(words: str) -> str:
    return escape(escape(words))


def _xml(body: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'
