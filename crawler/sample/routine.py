"""The business that every meeting has, from small templates: apologies, declarations, last meeting's minutes ...

Which wording a meeting gets depends on its item's number alone. ``{apologies}`` is who sent apologies, ``{last}`` the
day of the meeting before, ``{next}`` of the one after, ``{body}`` what the committee calls itself, ``{year}`` the
municipal year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from zlib import crc32

from crawler.sample.days import written
from crawler.sample.records import Attendee, Committee, Item, Lines, Meeting

Wording = tuple[str, ...]
_AGENDA: dict[str, str] = {
    "apologies": "To receive apologies for absence and notice of substitutions.",
    "declarations": "To receive declarations of interest in respect of any item on this agenda.",
    "minutes": "To confirm as a correct record the minutes of the meeting held on {last}.",
    "work programme": "To consider the work programme for the municipal year {year}.",
    "next meeting": "To note the date of the next meeting.",
    "exclusion": "To consider excluding the press and public from the meeting for the business that follows.",
    "urgent": "To consider any business which the Chair considers to be urgent by reason of special circumstances.",
    "public": "To receive questions from members of the public of which notice has been given.",
}
_MINUTES: dict[str, tuple[Wording, ...]] = {
    "apologies": (
        ("Apologies for absence were received from {apologies}.",),
        ("Apologies were received from {apologies}.{substitutes}",),
        ("Apologies for absence had been received from {apologies}.{substitutes}",),
    ),
    "no apologies": (
        ("There were no apologies for absence.",),
        ("No apologies were received.",),
        ("None.",),
    ),
    "declarations": (
        ("There were no declarations of interest.",),
        ("No declarations of interest were made.",),
        ("There were none.",),
        ("Members were reminded of the requirement to declare interests. None were declared.",),
    ),
    "minutes": (
        ("RESOLVED – That the minutes of the meeting held on {last} be confirmed as a correct record.",),
        ("RESOLVED that the minutes of the meeting held on {last} be approved and signed by the Chair.",),
        ("Resolved: That the minutes of the meeting of the {body} held on {last} be agreed as a correct record.",),
        ("The minutes of the meeting held on {last} were agreed as a correct record and signed by the Chair.",),
    ),
    "work programme": (
        (
            "The {body} considered its work programme for {year}.",
            "RESOLVED – That the work programme be noted.",
        ),
        (
            "Members received the work programme. The Democratic Services Officer asked that suggestions for further "
            "topics be sent to her before the agenda setting meeting.",
            "AGREED: That the work programme for {year} be approved.",
        ),
    ),
    "next meeting": (
        ("It was noted that the next meeting of the {body} would be held on {next}.",),
        ("{next}.",),
        ("NOTED – That the next meeting would take place on {next}.",),
    ),
    "exclusion": (
        (
            "RESOLVED – That under Section 100A(4) of the Local Government Act 1972 the press and public be excluded "
            "from the meeting for the following item of business on the grounds that it involves the likely disclosure "
            "of exempt information as defined in paragraph 3 of Part 1 of Schedule 12A of the Act.",
        ),
        (
            "RESOLVED that, in accordance with Section 100A(4) of the Local Government Act 1972, the public be "
            "excluded for the item below as it contained exempt information within paragraphs 1 and 3 of Part 1 of "
            "Schedule 12A, and that the public interest in maintaining the exemption outweighed that in disclosure.",
        ),
    ),
    "urgent": (("There were no urgent items.",), ("There was no urgent business.",), ("None.",)),
    "public": (
        ("No questions had been received from members of the public.",),
        ("There were no public questions.",),
    ),
}  # fmt: skip


def fill(committee: Committee) -> Committee:
    """``committee`` with the minutes of its routine items written."""
    meetings = tuple(
        replace(meeting, items=tuple(_filled(item, meeting, committee) for item in meeting.items))
        for meeting in committee.meetings
    )
    return replace(committee, meetings=meetings)


def _filled(item: Item, meeting: Meeting, committee: Committee) -> Item:
    if not item.routine:
        return item
    values = _values(meeting, committee)
    kind = "no apologies" if item.routine == "apologies" and not values["apologies"] else item.routine
    wordings = _MINUTES[kind]
    wording = wordings[crc32(str(item.item_id).encode()) % len(wordings)] if meeting.has_minutes else ()
    agenda = item.agenda or (_AGENDA[item.routine],)
    return replace(item, agenda=_written(agenda, values), minutes=_written(wording, values))


def _written(wording: Sequence[str], values: dict[str, str]) -> Lines:
    return tuple(line.format_map(values) for line in wording)


def _values(meeting: Meeting, committee: Committee) -> dict[str, str]:
    before = [other.day for other in committee.meetings if other.day < meeting.day and other.state != "cancelled"]
    after = [other.day for other in committee.meetings if other.day > meeting.day]
    first = meeting.day.year - (meeting.day.month < 5)
    return {
        "apologies": _people(_names(meeting.attendees, "Apologies")),
        "substitutes": "".join(
            f" {name} was present as substitute." for name in _names(meeting.attendees, "Present, as")
        ),
        "last": written(before[-1] if before else meeting.day - timedelta(weeks=6)),
        "next": written(after[0] if after else meeting.day + timedelta(weeks=6)),
        "body": "Council" if committee.name == "Council" else committee.name.split()[-1],
        "year": f"{first}/{(first + 1) % 100:02}",
    }


def _names(attendees: Sequence[Attendee], attendance: str) -> list[str]:
    return [each.person.name for each in attendees if each.attendance.startswith(attendance)]


def _people(names: Sequence[str]) -> str:
    """ "Councillor A", "Councillors A and B"; officers keep their own names."""
    if len(names) < 2 or not all(name.startswith("Councillor ") for name in names):
        return " and ".join(names)
    bare = [name.removeprefix("Councillor ") for name in names]
    return f"Councillors {', '.join(bare[:-1])} and {bare[-1]}"
