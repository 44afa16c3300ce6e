"""Thornmere Borough Council as data, and what a perfect reader of its site would hold: ``truth()``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from crawler.sample.markup import clean
from crawler.sample.reading import read_committee, read_people
from crawler.sample.records import Committee, Item, Meeting, Person
from crawler.sample.routine import fill

COUNCIL_KEY = "thornmere"
COUNCIL_NAME = "Thornmere Borough Council"


@dataclass(frozen=True)
class Council:
    """The whole council in one edition of its site, and its records by their ids."""

    committees: tuple[Committee, ...]

    def meetings(self) -> Iterator[tuple[Committee, Meeting]]:
        """Every meeting with its committee."""
        return ((committee, meeting) for committee in self.committees for meeting in committee.meetings)

    def items(self) -> Iterator[tuple[Committee, Meeting, Item]]:
        """Every item that has a page of its own, with its meeting and committee."""
        return (
            (committee, meeting, item)
            for committee, meeting in self.meetings()
            for item in meeting.items
            if item.item_id
        )

    def people(self) -> dict[int, Person]:
        """Everybody who is a member or was at a meeting, by number."""
        members = (person for committee in self.committees for person, _ in committee.members)
        attendees = (each.person for _, meeting in self.meetings() for each in meeting.attendees)
        return {person.person_id: person for person in chain(members, attendees)}


@dataclass(frozen=True)
class TrueItem:
    """An item as a perfect reader holds it: clean text, a line a paragraph; None for no text and for withheld text.

    ``date`` is ISO 8601; list items keep their marker, every bullet as "• ".
    """

    item_id: str
    meeting_id: str
    committee: str
    date: str
    minute_number: str | None
    title: str
    agenda_text: str | None
    decision_text: str | None
    minutes_text: str | None
    hand: bool


@cache
def load(edition: int = 1) -> Council:
    """The council's data; ``edition`` 2 is the site some weeks later."""
    folder = files(__package__) / "data"
    people = read_people((folder / "people.txt").read_text("utf-8"))
    names = sorted(
        entry.name for entry in folder.iterdir() if entry.name.endswith(".txt") and entry.name != "people.txt"
    )
    texts = ((folder / name).read_text("utf-8") for name in names)
    committees = [fill(read_committee(text, people, edition)) for text in texts]
    return Council(tuple(sorted(committees, key=lambda committee: committee.committee_id)))


def truth(edition: int = 1) -> tuple[TrueItem, ...]:
    """Every item of the site, as it should be held after a crawl of it."""
    return tuple(
        _true(committee, meeting, item, position)
        for committee, meeting in load(edition).meetings()
        for position, item in enumerate(meeting.items)
    )


def _true(committee: Committee, meeting: Meeting, item: Item, position: int) -> TrueItem:
    """An item that has no number of its own is known by its meeting's and its position."""
    return TrueItem(
        item_id=str(item.item_id or f"{meeting.meeting_id}-{position}"),
        meeting_id=str(meeting.meeting_id),
        committee=committee.name,
        date=meeting.day.isoformat(),
        minute_number=item.number or None,
        title=item.title,
        agenda_text=None if item.restricted or meeting.form == "document" else clean(item.agenda),
        decision_text=None if item.restricted else clean(item.decision),
        minutes_text=None if item.restricted else clean(item.minutes),
        hand=item.hand,
    )
