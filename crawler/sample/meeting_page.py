"""A meeting's page (ieListDocuments.aspx): heading, venue, and the table of items, long minutes cut."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.sample.cutting import cut
from crawler.sample.days import heading, plain
from crawler.sample.markup import ascii_html, fragment
from crawler.sample.records import Committee, Item, Lines, Meeting
from crawler.sample.shell import label, page, tooltip


@dataclass(frozen=True)
class Labels:
    """What a page calls its parts, in one language."""

    documents: str
    supporting: str
    decision: str
    minutes: str
    venue: str
    contact: str
    item: str
    kinds: dict[str, str]


ENGLISH = Labels(
    documents="Additional documents:",
    supporting="Supporting documents:",
    decision="Decision:",
    minutes="Minutes:",
    venue="Venue",
    contact="Contact",
    item="Agenda item",
    kinds={
        "minutes": "Agenda and minutes",
        "decisions minutes": "Agenda, decisions and minutes",
        "draft minutes": "Agenda and draft minutes",
        "decisions draft minutes": "Agenda, decisions and draft minutes",
        "agenda": "Agenda",
    },
)
WELSH = Labels(
    documents="Dogfennau ychwanegol:",
    supporting="Dogfennau ategol:",
    decision="Penderfyniad:",
    minutes="Cofnodion:",
    venue="Lleoliad",
    contact="Cyswllt",
    item="Eitem Agenda",
    kinds={
        "minutes": "Rhaglen a chofnodion",
        "decisions minutes": "Rhaglen, penderfyniadau a chofnodion",
        "draft minutes": "Rhaglen a chofnodion drafft",
        "decisions draft minutes": "Rhaglen, penderfyniadau a chofnodion drafft",
        "agenda": "Rhaglen",
    },
)


def labels(meeting: Meeting, *, welsh: bool) -> Labels:
    """The labels of a meeting's pages: Welsh where the meeting was held in it, or the reader asks for it."""
    return WELSH if welsh or meeting.welsh else ENGLISH


def text_html(lines: Lines, meeting: Meeting) -> str:
    """The HTML of a text: the same from the web service as on the pages. Pages older than 2020 lack Word's section."""
    return fragment(lines, section=meeting.day.year >= 2020)


def meeting_page(committee: Committee, meeting: Meeting, *, welsh: bool = False) -> str:
    """The whole page of a meeting."""
    words = labels(meeting, welsh=welsh)
    when = heading(meeting.day, meeting.time, welsh=words is WELSH)
    status = ", CANCELLED" if meeting.state == "cancelled" else ""
    subtitle = (
        f'<a  href="mgCommitteeDetails.aspx?ID={committee.committee_id}"  title="{tooltip(f"Link to {committee.name}")}">'
        f"{label(committee.name)} - {label(when)}{status}</a>"
    )
    kind = words.kinds.get(f"{'decisions ' if meeting.has_decisions else ''}{meeting.state}", "Meeting")
    return page(
        kind,
        subtitle,
        _content(committee, meeting, words),
        links=_links(committee, meeting),
        metas=_metas(committee, meeting),
        lang="cy" if words is WELSH else "en",
    )


def _metas(committee: Committee, meeting: Meeting) -> dict[str, str]:
    title = f"Agenda for {committee.name} on {plain(meeting.day)}, {meeting.time}"
    return {
        "DC.title": title,
        "DC.description": f"All published information, including reports, for {title}",
        "DC.date": meeting.day.isoformat(),
        "DC.date.created": f"{meeting.day.year - 1}-11-20",
    }


def _links(committee: Committee, meeting: Meeting) -> str:
    number = meeting.meeting_id
    rows = [
        f'<li><a  href="mgMeetingAttendance.aspx?ID={number}"  title="Link&#32;to&#32;attendance">Attendance details</a></li>'
    ]
    packs = [("Agenda frontsheet", 0), ("Public reports pack", 10)] if meeting.items else []
    packs += [("Printed minutes", 1)] if meeting.has_minutes else []
    clock = meeting.time.split()[0]
    for name, kind in packs:
        file = f"{name} {meeting.day:%A %d-%b-%Y} {clock} {committee.name}.pdf"
        rows.append(
            f'<li><a  href="documents/g{number + 17}/{label(file)}?T={kind}"   title="Link&#32;to&#32;pdf&#32;file">{name}\r\n'
            '\t<span  class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="" /> PDF 253 KB</span> </a></li>'
        )
    return "\r\n\r\n".join(rows)


def _content(committee: Committee, meeting: Meeting, words: Labels) -> str:
    venue = f'<p><span  class="mgLabel" >{{}}: </span>{label(meeting.venue)}. <a  href="mgLocationDetails.aspx?RID=1"  > View directions</a></p>\r\n'
    contact = (
        f'<p><span  class="mgLabel" >{words.contact}: </span>Democratic Services&nbsp; 01632&nbsp;960&nbsp;480</p>\n'
    )
    if not meeting.items:
        none = "\t\t<p>No documents are available for this meeting</p>\r\n"
        return f'{none}{venue.format("Proposed venue")}{contact}<h2  class="mgSectionTitle" >Media</h2>'
    rows = "\n\t\t\r\n".join(_row(meeting, item, words) for item in meeting.items)
    return f"""{venue.format(words.venue)}{contact}\t\t<table class="mgItemTable"  summary="Table of agenda items" id="mgItemTable">
		<caption  class="mgSectionTitle" >Items</caption>\r

     <tr>

            <th class="mgHide" abbr="No" scope="col">No.</th>
            <th class="mgHide" abbr="Item" scope="col">Item</th>
    </th>

{rows}
		
	</table>"""


def _row(meeting: Meeting, item: Item, words: Labels) -> str:
    number = f"{label(item.number)}." if item.number else ""
    return f"""		<tr>\r

			<td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" ><a name="AI{item.item_id}" aria-disabled="true"></a>{number}</p></td>
				
		<td >			

{_title(item)}
{_actions(item)}{"" if item.restricted else _texts(meeting, item, words)}
					
        </td>
		</tr>"""


def _title(item: Item) -> str:
    title = label(item.title)
    if item.papers:
        title = f'<a  class="mgAiTitleLnk"   href="{document_href(item, 0)}"    \n\t\ttitle="Link&#32;to&#32;document">{title} {_size(item, 0)}</a>'
    return f'\t\t\t\t\t<p  class="mgAiTitleTxt" >{title}</p>'


def document_href(item: Item, number: int) -> str:
    """The address of an item's paper, its name as ModernGov makes a file name of it."""
    name = "".join(char if char.isalnum() or char in " -_" else "" for char in item.papers[number])
    return f"documents/s{item.item_id * 5 + number}/{ascii_html(name)}.pdf"


def _size(item: Item, number: int) -> str:
    size = f"PDF {(item.item_id * 7 + number * 31) % 900 + 60} KB"
    return f'<span  class="mgFileSize" ><img height="12" src="mgimages/logo-pdf-1.gif" width="12" alt="pdf icon" /> {size}</span> '


def _actions(item: Item) -> str:
    if not item.decision:
        return ""
    words = f"View the decision for item {item.number}."
    return f'\n<ul  class="mgActionList" >\n\t<li><a  href="ieDecisionDetails.aspx?AIId={item.item_id}" >{words}</a></li>\r\n</ul>\n'


def papers_html(item: Item, *, first: int) -> str:
    """An item's papers from ``first`` on, as a bulleted list; "" for none."""
    rows = "".join(
        f'\t<li>\n\t<a  href="{document_href(item, number)}"   title="Link to document">{label(item.papers[number])} '
        f'<span  class="mgHide" >, item {label(item.number)}.</span>\r\n\t{_size(item, number)}</a>  </li>\n'
        for number in range(first, len(item.papers))
    )
    return f'\n<ul  class="mgBulletList" >\n{rows}\n</ul>\n' if rows else ""


def _texts(meeting: Meeting, item: Item, words: Labels) -> str:
    parts = [paragraph(text_html(item.agenda, meeting))]
    if papers := papers_html(item, first=1):
        parts.append(f'<p class="mgSubItemTitleTxt">{words.documents}</p>\n{papers}')
    parts.append(labelled(words.decision, text_html(item.decision, meeting)))
    parts.append(labelled(words.minutes, cut(text_html(item.minutes, meeting), _full_text_link(item))))
    return "".join(parts) + _recorded_vote(meeting, item)


def paragraph(markup: str) -> str:
    """A text of Word's inside ModernGov's own division."""
    return f'<div class="mgWordPara">{markup}</div> \n' if markup else ""


def labelled(words: str, markup: str) -> str:
    """A text under its label; nothing where there is no text."""
    return f'<p class="mgSubItemTitleTxt">{words}</p>\n{paragraph(markup)}' if markup else ""


def _full_text_link(item: Item) -> str:
    title = f"Link to view the full item text for item {item.number}., {item.title}"
    words = f"view the full minutes text for item {label(item.number)}."
    return f'<a href="mgAi.aspx?ID={item.item_id}" title=\n"{label(title)}">\n{words}</a>'


def _recorded_vote(meeting: Meeting, item: Item) -> str:
    if item.vote is None:
        return ""
    vote = item.vote
    cells = "".join(f"<td>{label(cell)}</td>" for cell in (vote.title, "Recorded", vote.text, vote.result))
    heads = "".join(f"<th>{head}</th>" for head in ("Title", "Type", "Recorded Vote text", "Result"))
    href = f"mgListRecordedVotesShort.aspx?AIID={item.item_id}&amp;MID={meeting.meeting_id}"
    return f"""<table  class="mgTableNoBorderFullWidth" >
<caption  class="mgSectionTitle" >Recorded Vote</caption>
<thead>{heads}</thead>
<tr>{cells}</tr>
</table>
<li><a  href="{href}" >View the recorded votes for item {label(item.number)}.</a></li>\r
"""
