"""One row of a meeting's table of items: number, title, papers, texts, and the vote that was recorded."""

from __future__ import annotations

from crawler.sample.cutting import cut
from crawler.sample.markup import ascii_html, fragment
from crawler.sample.records import Item, Lines, Meeting
from crawler.sample.shell import label
from crawler.sample.wording import Labels

_ICON = '<img height="12" src="mgimages/logo-pdf-1.gif" width="12" alt="pdf icon" />'


def item_row(meeting: Meeting, item: Item, words: Labels) -> str:
    """The row of ``item``; of a restricted one only number and title."""
    number = f"{label(item.number)}." if item.number else ""
    anchor = f'<a name="AI{item.item_id}" aria-disabled="true"></a>'
    texts = "" if item.restricted else _texts(meeting, item, words)
    return (
        f'\t\t<tr>\r\n\n\t\t\t<td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" >{anchor}{number}</p></td>\n'
        f"\t\t\t\t\n\t\t<td >\t\t\t\n\n{_title(item)}\n{_actions(item)}{texts}\n\t\t\t\t\t\n        </td>\n\t\t</tr>"
    )


def text_html(lines: Lines, meeting: Meeting) -> str:
    """The HTML of a text: the same from the web service as on the pages. Before 2020 it lacks Word's section."""
    return fragment(lines, section=meeting.day.year >= 2020)


def _title(item: Item) -> str:
    title = label(item.title)
    if item.papers:
        href, tooltip = document_href(item, 0), "Link&#32;to&#32;document"
        title = (
            f'<a  class="mgAiTitleLnk"   href="{href}"    \n\t\t\t\t\ttitle="{tooltip}">{title} {_size(item, 0)}</a>'
        )
    return f'\t\t\t\t\t<p  class="mgAiTitleTxt" >{title}</p>'


def document_href(item: Item, number: int) -> str:
    """The address of an item's paper, its name as ModernGov makes a file name of it."""
    name = "".join(char if char.isalnum() or char in " -_" else "" for char in item.papers[number])
    return f"documents/s{item.item_id * 5 + number}/{ascii_html(name)}.pdf"


def _size(item: Item, number: int) -> str:
    size = f"PDF {(item.item_id * 7 + number * 31) % 900 + 60} KB"
    return f'<span  class="mgFileSize" >{_ICON} {size}</span> '


def _actions(item: Item) -> str:
    if not item.decision:
        return ""
    words = f"View the decision for item {label(item.number)}."
    link = f'<li><a  href="ieDecisionDetails.aspx?AIId={item.item_id}" >{words}</a></li>'
    return f'\n<ul  class="mgActionList" >\n\t{link}\r\n</ul>\n'


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
