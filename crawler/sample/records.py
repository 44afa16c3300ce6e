"""The sample council's data as records. Texts are tuples of lines as the data files hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """A councillor or an officer; ``place`` is the ward of the one and the post of the other."""

    person_id: int
    name: str
    party: str
    place: str

    @property
    def is_councillor(self) -> bool:
        """Whether the person is a member of the council."""
        return self.party != "officer"


@dataclass(frozen=True)
class Attendee:
    """A person at a meeting; ``attendance`` is ModernGov's word: Present, Apologies, In attendance ..."""

    person: Person
    role: str
    attendance: str


@dataclass(frozen=True)
class RecordedVote:
    """The table that ModernGov prints below an item whose vote was recorded."""

    title: str
    text: str
    result: str


@dataclass(frozen=True)
class Item:
    """A row of an agenda; ``routine`` names the template that writes its minutes, ``hand`` says that a person did."""

    item_id: int
    number: str
    title: str
    agenda: Lines = ()
    decision: Lines = ()
    minutes: Lines = ()
    papers: Lines = ()
    vote: RecordedVote | None = None
    restricted: bool = False
    hand: bool = False
    routine: str = ""


@dataclass(frozen=True)
class Meeting:
    """A meeting. ``state`` is minutes, draft minutes, agenda, cancelled or nothing (not yet published).

    ``form`` is how its minutes are published: "items" below its items, "print" as a PDF alone, "document" as one old
    page and no item anywhere else.
    """

    meeting_id: int
    day: date
    time: str
    state: str
    venue: str
    attendees: tuple[Attendee, ...] = ()
    items: tuple[Item, ...] = ()
    welsh: bool = False
    form: str = "items"

    @property
    def agenda_id(self) -> int:
        """The number of what is printed of the meeting, which is not its own."""
        return self.meeting_id + 17

    @property
    def has_minutes(self) -> bool:
        """Whether minutes can be read, drafts included."""
        return self.state in ("minutes", "draft minutes")

    @property
    def has_decisions(self) -> bool:
        """Whether decisions are published apart from the minutes."""
        return self.has_minutes and any(item.decision for item in self.items)


@dataclass(frozen=True)
class Committee:
    """A committee and its meetings, the oldest first. ``purpose`` may hold links as [words](committee 118)."""

    committee_id: int
    name: str
    category: str
    purpose: str
    expired: bool = False
    members: tuple[tuple[Person, str], ...] = ()
    meetings: tuple[Meeting, ...] = field(default=(), repr=False)
