"""An invented council: its committees, its meetings over many years, and what was minuted. All of it from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from random import Random

from emulator.prose import (
    FORENAMES,
    OPENINGS,
    SURNAMES,
    TOPICS,
    Paragraph,
    Text,
    agenda_text,
    decision_text,
    minutes_text,
)  # fmt: skip

_BODIES = ("Audit", "Planning", "Licensing", "Scrutiny", "Harbour", "Pensions", "Standards", "Highways", "Cabinet",
           "Health & Wellbeing", "Children’s Services", "Arkenby Area", "Council - Budget", "Staffing")  # fmt: skip
_CATEGORIES = (
    "Council",
    "Strategic Committees",
    "Neighbourhood Committees",
    "Overview & Scrutiny",
    "Joint (with others)",
)
_TIMES = ("10.00 am", "7.30 pm", "6.00 pm", "2.00 pm")


class Kind(StrEnum):
    """In which state a meeting is, and in what form its minutes are."""

    MINUTES = "minutes"
    DRAFT = "draft"
    AGENDA = "agenda"
    PRINTED = "printed"
    DOCUMENT = "document"
    CANCELLED = "cancelled"
    COMING = "coming"


ITEMISED = frozenset((Kind.MINUTES, Kind.DRAFT, Kind.AGENDA, Kind.CANCELLED, Kind.COMING))
"""The kinds of meeting whose texts are in the table of items."""


@dataclass(frozen=True)
class Committee:
    """``named_by`` is the committee on whose page an expired one is linked."""

    number: int
    name: str
    category: str
    expired: bool = False
    named_by: int | None = None


@dataclass(frozen=True)
class Item:
    """An agenda item; ``private`` ones are listed and their text is nobody's business."""

    number: int
    label: str
    title: str
    agenda: Text | None = None
    decision: Text | None = None
    minutes: Text | None = None
    paper: int | None = None
    private: bool = False
    vote: bool = False


@dataclass(frozen=True)
class Meeting:
    """``revision`` counts how often its text was edited."""

    number: int
    committee: Committee
    day: date
    time: str
    kind: Kind
    seed: int
    welsh: bool = False
    webcast: bool = False
    revision: int = 0

    @property
    def agenda_number(self) -> int:
        """Another number than the meeting's own, as at many councils."""
        return self.number + 7

    @property
    def has_minutes(self) -> bool:
        return self.kind in (Kind.MINUTES, Kind.DRAFT, Kind.PRINTED, Kind.DOCUMENT)

    def items(self) -> list[Item]:
        """Its items as the council has them, whatever each page shows of them."""
        if self.kind in (Kind.CANCELLED, Kind.COMING):
            return []
        chance = Random(f"{self.seed}/{self.number}")
        first = 1 if self.kind is Kind.AGENDA else 1 + 10 * (self.number % 9)
        made = [self._item(chance, place, first + place) for place in range(chance.randint(3, 8))]
        return [self._edited(item) if self.revision and place == 1 else item for place, item in enumerate(made)]

    def _item(self, chance: Random, place: int, number: int) -> Item:
        title = OPENINGS[place] if place < 3 else f"{chance.choice(TOPICS)} {self.day.year}"
        item_id, routine = 500_000 + 20 * self.number + place, place < 2
        minuted = self.has_minutes
        private = place > 4 and chance.random() < 0.2
        words = 15 if routine else chance.choice((60, 120, 250, 250, 700, 1_400) if place % 3 == 0 else (60, 120, 250))
        agenda = agenda_text(chance) if chance.random() < 0.6 else None
        decision = decision_text(chance) if not routine and chance.random() < 0.3 else None
        minutes = minutes_text(chance, words=words, table=chance.random() < 0.06)
        wanted = minuted and not private
        return Item(
            item_id, f"{number}.", title,
            agenda=None if private else agenda, decision=decision if wanted else None,
            minutes=minutes if wanted else None, paper=item_id + 3 if chance.random() < 0.3 else None,
            private=private, vote=wanted and not routine and chance.random() < 0.05,
        )  # fmt: skip

    def _edited(self, item: Item) -> Item:
        if item.minutes is None:
            return item
        added = Paragraph(f"Correction {self.revision}: the figure should have been £{self.number:,}.")
        return replace(item, minutes=Text((*item.minutes.paragraphs, added)))

    def attendance(self) -> list[tuple[int, str, str, str]]:
        """Number, name, role and presence of those who were there or should have been."""
        chance = Random(f"{self.seed}/{self.number}/people")
        presences = ("Expected",) if self.kind in (Kind.COMING, Kind.AGENDA) else ("Present", "Present", "Apologies")
        return [
            (
                100 + place, f"Councillor {FORENAMES[place % len(FORENAMES)]} {SURNAMES[place]}",
                "Chair" if place == 0 else "Committee Member", chance.choice(presences),
            )
            for place in sorted(chance.sample(range(len(SURNAMES)), 6))
        ]  # fmt: skip


@dataclass(frozen=True)
class Council:
    """A council with its meetings; ``today`` is the day on which its site is looked at."""

    name: str
    today: date
    committees: tuple[Committee, ...]
    meetings: tuple[Meeting, ...]
    news: tuple[tuple[date, int], ...] = field(default=())

    @cached_property
    def by_number(self) -> dict[int, Meeting]:
        return {meeting.number: meeting for meeting in self.meetings}

    @cached_property
    def by_item(self) -> dict[int, Meeting]:
        return {500_000 + 20 * m.number + place: m for m in self.meetings for place in range(20)}

    def of(self, committee: int) -> list[Meeting]:
        """The meetings of one committee, newest first."""
        return self._listed.get(committee, [])

    @cached_property
    def _listed(self) -> dict[int, list[Meeting]]:
        listed: dict[int, list[Meeting]] = {}
        for meeting in sorted(self.meetings, key=lambda m: (m.day, m.number), reverse=True):
            listed.setdefault(meeting.committee.number, []).append(meeting)
        return listed


def council(
    *, meetings: int = 1_025, committees: int = 60, years: int = 25, seed: int = 1, today: date | None = None,
    name: str = "Sutterfield",
) -> Council:  # fmt: skip
    """A council with so many meetings over so many ``years``; a third of its committees are expired."""
    chance, today = Random(seed), today or date.today()
    bodies = list(_committees(chance, committees))
    held = tuple(sorted(_meetings(chance, bodies, meetings, years, today, seed), key=lambda m: m.day))
    return Council(name, today, tuple(bodies), held)


def _committees(chance: Random, count: int) -> Iterator[Committee]:
    living = count - count // 3
    numbers = chance.sample(range(101, 101 + 9 * count), count)
    for place, number in enumerate(numbers):
        expired, turn = place >= living, place // len(_BODIES)
        kind = "Sub-Committee" if turn % 2 else "Committee"
        named = f"{_BODIES[place % len(_BODIES)]} {kind}{f' {turn}' if turn > 1 else ''}"
        # each expired one is linked by a living one, and every fifth only by an expired one
        by = numbers[place - 1] if expired and place % 5 == 0 and place > living else numbers[place % living]
        yield Committee(number, named, _CATEGORIES[place % len(_CATEGORIES)], expired, by if expired else None)


def _meetings(
    chance: Random, bodies: list[Committee], count: int, years: int, today: date, seed: int
) -> Iterator[Meeting]:
    numbers = chance.sample(range(1_000, 1_000 + 3 * count), count)
    for place, number in enumerate(sorted(numbers)):
        body = chance.choice(bodies) if place % 4 else bodies[0]
        coming = max(8, count // 25)
        back = (count - coming - place) * years * 365 // (count - coming)
        day = today - timedelta(
            days=(back if back > 0 else (count - coming - place) * 300 // coming) + chance.randrange(3)
        )
        if body.expired:
            day = min(day, today - timedelta(days=900)) - timedelta(days=chance.randrange(300))
        yield Meeting(
            number, body, day, chance.choice(_TIMES), _kind(chance, today, day), seed,
            welsh=chance.random() < 0.02, webcast=chance.random() < 0.2,
        )  # fmt: skip


def _kind(chance: Random, today: date, day: date) -> Kind:
    draw, age = chance.random(), (today - day).days
    if draw < 0.04:
        return Kind.CANCELLED
    if age < -7:
        return Kind.COMING
    if age < 14:
        return Kind.AGENDA
    if age < 75:
        return Kind.DRAFT
    if age > 18 * 365:
        return Kind.DOCUMENT if draw < 0.5 else Kind.PRINTED if draw < 0.7 else Kind.MINUTES
    return Kind.PRINTED if draw < 0.08 else Kind.AGENDA if draw < 0.1 else Kind.MINUTES


@dataclass(frozen=True)
class Revision:
    """What a second edition changed, by the meetings' numbers."""

    approved: tuple[int, ...]
    edited: tuple[int, ...]
    cancelled: int
    withdrawn: int
    added: int

    @property
    def changed(self) -> set[int]:
        return {*self.approved, *self.edited, self.cancelled, self.added}


def revised(old: Council) -> tuple[Council, Revision]:
    """The council some days on: drafts approved, an item changed in a recent and in an old meeting (the latter is said
    in the news), one meeting cancelled, one withdrawn, a new one called."""
    drafts = [m.number for m in old.meetings if m.kind is Kind.DRAFT]
    published = [m for m in old.meetings if m.kind is Kind.MINUTES and not m.welsh]
    coming = [m.number for m in old.meetings if m.kind is Kind.COMING]
    aged = next(m.number for m in reversed(published) if (old.today - m.day).days > 500)
    change = Revision(
        approved=tuple(drafts[: (len(drafts) + 1) // 2]), edited=(published[-1].number, aged),
        cancelled=coming[0], withdrawn=coming[1], added=max(m.number for m in old.meetings) + 11,
    )  # fmt: skip
    meetings = [_revised(m, change) for m in old.meetings if m.number != change.withdrawn]
    body = next(c for c in old.committees if not c.expired)
    meetings.append(
        Meeting(change.added, body, old.today + timedelta(days=30), "6.00 pm", Kind.COMING, old.meetings[0].seed)
    )
    news = tuple((old.today, number) for number in (*change.approved, *change.edited))
    return replace(old, meetings=tuple(sorted(meetings, key=lambda m: m.day)), news=news), change


def _revised(meeting: Meeting, change: Revision) -> Meeting:
    if meeting.number in change.approved:
        return replace(meeting, kind=Kind.MINUTES)
    if meeting.number in change.edited:
        return replace(meeting, revision=meeting.revision + 1)
    return replace(meeting, kind=Kind.CANCELLED) if meeting.number == change.cancelled else meeting
