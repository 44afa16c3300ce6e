"""Pages that lead to meetings: home, the committees, one committee, its meetings page by page, the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from crawler.sample.council import COUNCIL_NAME, Council
from crawler.sample.days import numeric, short, stamp
from crawler.sample.in_print import document_href
from crawler.sample.markup import ascii_html, wrap
from crawler.sample.records import Committee, Meeting, Person
from crawler.sample.shell import label, link, page, tooltip

PAGE_LENGTH = 15
_LINK = re.compile(r"\[([^]]+)]\(committee (\d+)\)")
_CONTACT = (
    '<p><span  class="mgLabel" >Support officer: </span>Democratic Services.  Email: &nbsp;'
    '<a href="mailto:democracy@thornmere.example">democracy@thornmere.example</a></p>'
)
_COMMITTEE_LINKS = (
    ("ieListMeetings.aspx?CommitteeId=", "Browse meetings and agendas for this committee"),
    ("mgAttendanceSummary.aspx?RPID=", "View attendance statistics"),
    ("mgListDeclarationsOfInterest.aspx?RPID=", "View declarations of interest"),
)
_TAILS = {
    "minutes": " - Agenda, Minutes",
    "draft minutes": " - Agenda, draft minutes",
    "agenda": " - Agenda",
    "cancelled": " - CANCELLED",
    "nothing": "",
}


def committees_page(council: Council) -> str:
    """mgListCommittees.aspx: the committees by category; expired ones are not listed."""
    living = sorted((c for c in council.committees if not c.expired), key=lambda c: c.category)
    parts = ['<a href="ieDocSearch.aspx">Search for Expired Committees</b>']
    for category, group in groupby(living, lambda committee: committee.category):
        rows = "\n".join(_row(committee) for committee in group)
        parts.append(
            f'<h2 class="mgSectionTitle">{label(category)}</h2>\n\n<ul  class="mgBulletList" >\n{rows}\n\n</ul>'
        )
    return page("Committee structure", "", "\n".join(parts))


def _row(committee: Committee) -> str:
    href = f"mgCommitteeDetails.aspx?ID={committee.committee_id}"
    return f"\t\t<li>{link(href, committee.name, f'Link to details for {committee.name}')}</li>\r"


def meetings_home(council: Council) -> str:
    """ieDocHome.aspx: the current committees, each with a link to its meetings."""
    rows = "\n".join(
        f'<li><a  href="ieListMeetings.aspx?CommitteeId={c.committee_id}" >{label(c.name)}</a></li>'
        for c in council.committees
        if not c.expired
    )
    content = f'<h2 class="mgSectionTitle">Current committees</h2>\n<ul  class="mgBulletList" >\n{rows}</ul>'
    return page("Browse meetings", "", content)


def home_page() -> str:
    """The first page of the site."""
    content = (
        f"<p>Meetings, minutes and decisions of {COUNCIL_NAME}.</p>\n"
        '<ul><li><a href="ieDocHome.aspx?bcr=1">Meetings</a></li>\n'
        '<li><a href="mgListCommittees.aspx?bcr=1">Committees</a></ul>'
    )
    return page("Council and democracy", "", content)


def committee_page(committee: Committee) -> str:
    """mgCommitteeDetails.aspx: purpose (in which alone an expired committee may be linked), members, contact."""
    number = committee.committee_id
    members = "\n".join(_member(person, role) for person, role in committee.members)
    content = f"""<link rel="alternate" type="application/rss+xml"  href="mgRss.aspx?CID={number}"  />

<h2 class="mgSectionTitle">Purpose of committee</h2>
\t\t<div class="mgWordPara"><div class="WordSection1">
{wrap(f'<p class="MsoNormal">{_purpose(committee.purpose)}</p>')}
</div>
</div>
<h2 class="mgSectionTitle">Membership<a name="#MEM"></a></h2>

<ul  class="mgBulletList" >

{members}

</ul>
<h2 class="mgSectionTitle">Contact information</h2>
{_CONTACT}"""
    links = "\n".join(
        f'\t\t<li><a  href="{href}{number}"  title="{tooltip(f"{words} {committee.name}")}">{words}</a></li>\r'
        for href, words in _COMMITTEE_LINKS
    )
    return page("Committee details", label(committee.name), content, links=links)


def _member(person: Person, role: str) -> str:
    title = f"Link to user information for {person.name}"
    name = link(f"mgUserInfo.aspx?UID={person.person_id}", person.name, title)
    return f"\t\t<li>{name}&nbsp; {f'&#40;{role}&#41;' if role else ''}&nbsp; </li>\t\t\r"


def _purpose(text: str) -> str:
    return _LINK.sub(r'<a href="mgCommitteeDetails.aspx?ID=\2">\1</a>', ascii_html(text))


def meetings_page(committee: Committee, *, until: str = "", since: str = "", year: int = 0) -> str:
    """ieListMeetings.aspx: fifteen meetings, the newest first, and links to those before and after.

    ``until`` and ``since`` (yyyymmddHHMM) are the meeting that the page before ended or began with.
    """
    ordered = sorted(committee.meetings, key=_stamp, reverse=True)
    if year:
        ordered = [meeting for meeting in ordered if meeting.day.year == year]
    first = 0
    if until:
        first = next((n for n, meeting in enumerate(ordered) if _stamp(meeting) < until), len(ordered))
    elif since:
        first = max(0, sum(_stamp(meeting) > since for meeting in ordered) - PAGE_LENGTH)
    shown = ordered[first : first + PAGE_LENGTH]
    rows = "".join(_meeting_row(committee, meeting, number) for number, meeting in enumerate(shown))
    turn = _turning(committee, shown, earlier=first + PAGE_LENGTH < len(ordered), later=first > 0)
    content = f"""<form method="post"  action="ieListMeetings.aspx"  id="FormYearSelect">
<div class="mgHiddenField" >\t<input type="hidden" name="hCommitteeId"  value="{committee.committee_id}" /></div>
<div class="mgList" >
{turn}
	<div  class="mgTableBorder" >
		<div  class="mgTableTitleTxt" >
           Meetings
		</div>\x20
<ul  class="mgNonBulletTableList"  >{rows}</ul>
	</div>
{turn}
</div>
	</form>"""
    href = f"mgCommitteeDetails.aspx?ID={committee.committee_id}"
    more = link(href, f"More information about {committee.name}", f"Link to more information about {committee.name}")
    return page("Browse meetings", label(committee.name), content, links=f"<li>{more}</li>")


def _stamp(meeting: Meeting) -> str:
    return stamp(meeting.day, meeting.time)


def _meeting_row(committee: Committee, meeting: Meeting, number: int) -> str:
    words = short(meeting.day)
    title = tooltip(f"Link to meeting details for {committee.name} meeting of {words}")
    tail = _TAILS[meeting.state]
    if meeting.has_decisions:
        tail = tail.replace("Agenda,", "Agenda, Decisions,")
    href = f"ieListDocuments.aspx?CId={committee.committee_id}&amp;MId={meeting.meeting_id}&amp;Ver=4"
    if meeting.form == "document":
        href = document_href(committee, meeting)
    css = "mgTableOddRow" if number % 2 else "mgTableEvenRow"
    return (
        f'<li  class="{css}" ><a  class="mgMeetingTableLnk"    href="{href}"  title="{title}">'
        f"{words}&nbsp;{meeting.time.replace('.', '&#46;')}</a>{tail}</li>"
    )


def news_page(minuted: Sequence[tuple[Committee, Meeting]]) -> str:
    """mgWhatsNew.aspx: a line for each meeting whose minutes came out."""
    rows = "".join(
        f'<li>{numeric(meeting.day)} - Minutes published: <a  href="ieListDocuments.aspx?CId={committee.committee_id}'
        f'&amp;MId={meeting.meeting_id}&amp;Ver=4"  >{label(committee.name)} - {short(meeting.day)}</a></li>\n'
        for committee, meeting in minuted
    )
    return page("What's new", "", f'<ul  class="mgBulletList" >\n{rows}</ul>' if rows else "<p>There is no news.</p>")


def _turning(committee: Committee, shown: Sequence[Meeting], *, earlier: bool, later: bool) -> str:
    links = ""
    for act, there, place, words in (
        ("earlier", earlier, -1, '<img src="mgimages/left5.gif" alt=""/>Earlier meetings'),
        ("later", later, 0, 'Later meetings<img src="mgimages/right5.gif" alt=""/>'),
    ):
        if there and shown:
            href = f"Act={act}&amp;CId={committee.committee_id}&amp;D={_stamp(shown[place])}&amp;MD=ielistmeetings"
            links += (
                f'\t<a   class="mgTableNextLnk"   href="ieListMeetings.aspx?{href}"  >{words}</a>'
                "<span class='mgLinkSep'>. </span>\r\n"
            )
    return f"\t    <div  class='mgMeetingsEarlierLater' ><p>\r\n\r\n{links}\r\n         </p></div>\r"


def calendar_page(year: int, month: int) -> str:
    """mgCalendarMonthView.aspx: a page with a next month for ever."""
    months = year * 12 + month - 1
    links = " ".join(
        f'<a href="mgCalendarMonthView.aspx?M={number % 12 + 1}&amp;Y={number // 12}&amp;GL=1">{words}</a>'
        for number, words in ((months - 1, "Previous month"), (months + 1, "Next month"))
    )
    return page(
        "Calendar of meetings", f"{month:02}/{year}", f'<table class="mgCalendar"><tr><td>{links}</td></tr></table>'
    )
