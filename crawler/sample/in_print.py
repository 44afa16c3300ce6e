"""Minutes that lie elsewhere than below a meeting's items: in a PDF, or as one text on an old page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.sample.days import heading, written
from crawler.sample.markup import clean, fragment
from crawler.sample.printing import printed_minutes
from crawler.sample.records import Committee, Item, Meeting
from crawler.sample.shell import label, page


def published(meeting: Meeting) -> Meeting:
    """``meeting`` as its page and the web service show it: what lies elsewhere is not there."""
    if meeting.form == "print":
        return replace(
            meeting, items=tuple(replace(item, decision=(), minutes=(), vote=None) for item in meeting.items)
        )
    return replace(meeting, items=()) if meeting.form == "document" else meeting


def minutes_pdf(committee: Committee, meeting: Meeting) -> bytes:
    """The printed minutes: who was there, then every item that is not withheld."""
    title = f"{committee.name}\n{written(meeting.day)}, {meeting.time}\nMINUTES"
    items = ((item.number or None, item.title, _lines(item)) for item in meeting.items)
    return printed_minutes("\n".join((title, *_people(meeting))), list(items))


_HEADINGS = ("Present", "Apologies", "In attendance")


def _people(meeting: Meeting) -> Iterator[str]:
    """A line for those who were there, those who sent apologies, and those in attendance."""
    for how in _HEADINGS:
        people = [each for each in meeting.attendees if each.attendance.startswith(how)]
        if people:
            yield f"{how}: " + "; ".join(f"{each.person.name} ({each.role})" for each in people)


def _lines(item: Item) -> list[str]:
    text = None if item.restricted else clean((*item.decision, *item.minutes))
    return text.split("\n") if text else []


def document_href(committee: Committee, meeting: Meeting) -> str:
    """The address of a meeting's old page."""
    ids = f"CommitteeId={committee.committee_id}&amp;MeetingId={meeting.meeting_id}"
    return f"CeListDocuments.aspx?{ids}&amp;DF={meeting.day:%d%%2f%m%%2f%Y}&amp;Ver=2"


def document_page(committee: Committee, meeting: Meeting) -> str:
    """The old page: the whole minutes as Word wrote them, and no table of items."""
    lines = (f"**{committee.name.upper()}**", f"**{written(meeting.day)}**", *_people(meeting), *_document(meeting))
    body = fragment(lines, section=False)
    subtitle = f"{label(committee.name)} - {label(heading(meeting.day, meeting.time, welsh=False))}"
    return page("Minutes", subtitle, f'<div class="mgWordPara">\n{body}</div>')


def _document(meeting: Meeting) -> Iterator[str]:
    for item in meeting.items:
        yield f"{item.number}. **{item.title}**"
        yield from item.minutes
