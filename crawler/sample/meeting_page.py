"""A meeting's page (ieListDocuments.aspx): heading, venue, and the table of items, long minutes cut."""

from __future__ import annotations

from crawler.sample.days import heading, plain
from crawler.sample.in_print import document_href
from crawler.sample.item_row import item_row
from crawler.sample.records import Committee, Meeting
from crawler.sample.shell import label, page, tooltip
from crawler.sample.wording import WELSH, Labels, labels

_TABLE_HEAD = """\t\t<table class="mgItemTable"  summary="Table of agenda items" id="mgItemTable">
\t\t<caption  class="mgSectionTitle" >Items</caption>\r

     <tr>

            <th class="mgHide" abbr="No" scope="col">No.</th>
            <th class="mgHide" abbr="Item" scope="col">Item</th>
    </th>
"""
_PDF = '<span  class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="" /> PDF 253 KB</span>'


def meeting_page(committee: Committee, meeting: Meeting, *, welsh: bool = False) -> str:
    """The whole page of a meeting."""
    words = labels(meeting, welsh=welsh)
    kind = words.kinds.get(f"{'decisions ' if meeting.has_decisions else ''}{meeting.state}", "Meeting")
    return page(
        kind,
        _subtitle(committee, meeting, words),
        _content(meeting, words),
        links=_links(committee, meeting),
        metas=_metas(committee, meeting),
        lang=words.lang,
    )


def _subtitle(committee: Committee, meeting: Meeting, words: Labels) -> str:
    when = label(heading(meeting.day, meeting.time, welsh=words is WELSH))
    status = ", CANCELLED" if meeting.state == "cancelled" else ""
    href, title = f"mgCommitteeDetails.aspx?ID={committee.committee_id}", tooltip(f"Link to {committee.name}")
    return f'<a  href="{href}"  title="{title}">{label(committee.name)} - {when}{status}</a>'


def _metas(committee: Committee, meeting: Meeting) -> dict[str, str]:
    title = f"Agenda for {committee.name} on {plain(meeting.day)}, {meeting.time}"
    return {
        "DC.title": title,
        "DC.description": f"All published information, including reports, for {title}",
        "DC.date": meeting.day.isoformat(),
        "DC.date.created": f"{meeting.day.year - 1}-11-20",
    }


def _links(committee: Committee, meeting: Meeting) -> str:
    """Attendance and, where there is something to print, the packs; their number is the agenda's, not the meeting's."""
    tip = "Link&#32;to&#32;attendance&#32;details"
    rows = [
        f'<li><a  href="mgMeetingAttendance.aspx?ID={meeting.meeting_id}"  title="{tip}">Attendance details</a></li>'
    ]
    packs = [("Agenda frontsheet", 0), ("Public reports pack", 10)] if meeting.items else []
    packs += [("Printed minutes", 1)] if meeting.has_minutes and meeting.items else []
    if meeting.form == "document":
        href = document_href(committee, meeting)
        rows.append(f'<li><a  href="{href}"  title="{tooltip("Link to minutes")}">Minutes of the meeting</a></li>')
    clock = meeting.time.split()[0]
    for name, kind in packs:
        file = label(f"{name} {meeting.day:%A %d-%b-%Y} {clock} {committee.name}.pdf")
        href = f"documents/g{meeting.agenda_id}/{file}?T={kind}"
        rows.append(f'<li><a  href="{href}"   title="Link&#32;to&#32;pdf&#32;file">{name}\r\n\t{_PDF} </a></li>')
    return "\r\n\r\n".join(rows)


def _content(meeting: Meeting, words: Labels) -> str:
    directions = '<a  href="mgLocationDetails.aspx?RID=1"  > View directions</a>'
    venue = f"</span>{label(meeting.venue)}. {directions}</p>\r\n"
    contact = (
        f'<p><span  class="mgLabel" >{words.contact}: </span>Democratic Services&nbsp; 01632&nbsp;960&nbsp;480</p>\n'
    )
    if not meeting.items:
        none = "\t\t<p>No documents are available for this meeting</p>\r\n" if meeting.form == "items" else ""
        proposed = f'<p><span  class="mgLabel" >Proposed venue: {venue}'
        return f'{none}{proposed}{contact}<h2  class="mgSectionTitle" >Media</h2>'
    rows = "\n\t\t\r\n".join(item_row(meeting, item, words) for item in meeting.items)
    head = f'<p><span  class="mgLabel" >{words.venue}: {venue}{contact}{_TABLE_HEAD}'
    return f"{head}\n{rows}\n\t\t\n\t</table>"
