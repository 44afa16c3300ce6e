"""Pages about one thing of a meeting: an item in full (mgAi.aspx), its decision, who attended."""

from __future__ import annotations

from crawler.sample.days import heading, numeric
from crawler.sample.item_row import labelled, papers_html, paragraph, text_html
from crawler.sample.records import Committee, Item, Meeting
from crawler.sample.shell import label, page
from crawler.sample.wording import labels


def item_page(committee: Committee, meeting: Meeting, item: Item, *, welsh: bool = False) -> str:
    """An agenda item with the whole of its texts; of a restricted item only the title."""
    words = labels(meeting, welsh=welsh)
    parts = []
    if not item.restricted:
        parts = [
            paragraph(text_html(item.agenda, meeting)),
            labelled(words.decision, text_html(item.decision, meeting)),
            labelled(words.minutes, text_html(item.minutes, meeting)),
        ]
        if papers := papers_html(item, first=0):
            parts.append(f'<p class="mgSubItemTitleTxt">{words.supporting}</p>\n{papers}')
    href = f"ieListDocuments.aspx?CId={committee.committee_id}&amp;MId={meeting.meeting_id}#AI{item.item_id}"
    back = f'<li><a  href="{href}" >Return to the meeting of {label(committee.name)}</a></li>'
    return page(words.item, label(item.title), "".join(parts), links=back, lang=words.lang)


def decision_page(committee: Committee, meeting: Meeting, item: Item) -> str:
    """ieDecisionDetails.aspx for an item with a decision of its own."""
    day = numeric(meeting.day).replace("/", "&#47;")
    where = f"ieListDocuments.aspx?CId={committee.committee_id}&amp;MID={meeting.meeting_id}"
    lines = "\n".join(
        f'<p><span  class="mgLabel" >{name}: </span>{text}</p>'
        for name, text in (
            ("Decision Maker", label(committee.name)),
            ("Decision status", '<span  class="mgPlanItemInForce" >Recommendations Approved</span>'),
            ("Is Key decision?", "Yes" if item.item_id % 2 else "No"),
            ("Is subject to call in?", "Yes" if committee.name == "Cabinet" else "No"),
        )
    )
    content = f"""{lines}
<h3 class="mgSubSubTitleTxt">Decision:</h3>
{paragraph(text_html(item.decision, meeting))}
<p><span  class="mgLabel" >Publication date: </span>{day}</p>
<p><span  class="mgLabel" >Date of decision: </span>{day}</p>
<p><span  class="mgLabel" >Decided at meeting: </span><a  href="{where}"  >{day} - {label(committee.name)}</a></p>"""
    return page("Decision details", label(item.title), content)


def attendance_page(committee: Committee, meeting: Meeting) -> str:
    """mgMeetingAttendance.aspx: everybody of the meeting, with role and how they attended."""
    rows = "\r\n".join(
        f'<tr><td><a  href="mgUserInfo.aspx?UID={each.person.person_id}" >{label(each.person.name)}</a></td>'
        f"<td>{label(each.role)}</td><td>{label(each.attendance)}</td></tr>"
        for each in meeting.attendees
    )
    heads = "<thead><th>Attendee</th><th>Role</th><th>Attendance</th></thead>"
    content = f'<table class="mgTable" summary="Table of meeting attendance">{heads}<tbody>\n{rows}\n</tbody></table>'
    when = heading(meeting.day, meeting.time, welsh=False)
    return page("Meeting attendance", f"{label(committee.name)} - {label(when)}", content)
