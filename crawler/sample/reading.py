"""The data files, read: ``people.txt`` and one file a committee. Each begins with a comment on its format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from crawler.sample.records import Attendee, Committee, Item, Lines, Meeting, Person, RecordedVote

TEXTS = ("agenda", "decision", "minutes", "minutes in edition 2")
_FORMS = {"in print": "print", "one document": "document"}
MEMBER = "Committee Member"
_ENTRY = re.compile(r"(?P<key>[^()]+?)(?: \((?P<role>[^()]*)\))?\Z")

People = Mapping[str, Person]


@dataclass
class _Block:
    """A heading line cut at its bars, its one-line keys, its texts, and for a meeting the blocks of its items."""

    heading: list[str]
    keys: dict[str, str] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    items: list[_Block] = field(default_factory=list)

    def option(self, name: str) -> str | None:
        """What follows ``name`` among the heading's parts ("" for the bare word), or None."""
        for part in self.heading[1:]:
            if part == name or part.startswith(f"{name} "):
                return part[len(name) :].strip()
        return None


def read_people(text: str) -> dict[str, Person]:
    """People by the key that the committees' files use for them."""
    rows = ([cell.strip() for cell in line.split("|")] for line in _lines(text))
    return {key: Person(int(number), name, party, place) for key, number, name, party, place in rows}


def read_committee(text: str, people: People, edition: int) -> Committee:
    """A committee as its file has it in ``edition``; routine items have no minutes yet."""
    head, meetings = _blocks(text)
    members = tuple(_named(head.keys.get("members", ""), people))
    shown = [block for block in meetings if int(block.option("edition") or 1) <= edition]
    return Committee(
        committee_id=int(head.keys["id"]),
        name=head.keys["committee"],
        category=head.keys["category"],
        purpose=head.keys["purpose"],
        expired=head.keys.get("expired") == "yes",
        members=members,
        meetings=tuple(_meeting(block, head, people, edition) for block in shown),
    )


def _lines(text: str) -> Iterator[str]:
    return (line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _blocks(text: str) -> tuple[_Block, list[_Block]]:
    """The block above the first meeting, and the meetings'."""
    blocks = [block := _Block([])]
    open_text: list[str] | None = None
    for line in _lines(text):
        if line.startswith(("== ", "-- ")):
            block, open_text = _Block([part.strip() for part in line[3:].split(" | ")]), None
            (blocks if line.startswith("==") else blocks[-1].items).append(block)
        elif line.endswith(":") and line[:-1] in TEXTS:
            open_text = block.texts.setdefault(line[:-1], [])
        elif open_text is not None:
            open_text.append(line)
        else:
            key, _, value = line.partition(": ")
            block.keys[key] = value.strip()
    return blocks[0], blocks[1:]


def _meeting(block: _Block, head: _Block, people: People, edition: int) -> Meeting:
    day, time = block.heading[0].split(" ", 1)
    state = block.heading[2]
    if block.option("approved in edition") == str(edition):
        state = "minutes"
    return Meeting(
        meeting_id=int(block.option("id") or 0),
        day=date.fromisoformat(day),
        time=time,
        state=state,
        venue=block.keys.get("venue", head.keys["venue"]),
        attendees=tuple(_attendees(block.keys, head.keys, people, took_place="minutes" in state)),
        items=tuple(_item(item, edition) for item in block.items),
        welsh=block.option("welsh") is not None,
        form=next((form for words, form in _FORMS.items() if block.option(words) is not None), "items"),
    )


def _item(block: _Block, edition: int) -> Item:
    number, _, title = block.heading[0].partition(". ")
    texts: dict[str, Lines] = {name: tuple(lines) for name, lines in block.texts.items()}
    later = texts.get("minutes in edition 2", ())
    vote = [cell.strip() for cell in block.keys.get("recorded vote", "").split(" | ")]
    return Item(
        item_id=int(block.option("id") or 0),
        number=number.strip(),
        title=title,
        agenda=texts.get("agenda", ()),
        decision=texts.get("decision", ()),
        minutes=later if later and edition == 2 else texts.get("minutes", ()),
        papers=_split(block.keys.get("papers", "")),
        vote=RecordedVote(*vote) if len(vote) == 3 else None,
        restricted=block.option("restricted") is not None,
        hand=block.option("hand") is not None,
        routine=block.option("routine") or "",
    )


def _attendees(
    meeting: Mapping[str, str], head: Mapping[str, str], people: People, *, took_place: bool
) -> Iterator[Attendee]:
    """Everybody at a meeting: those present (all members, unless it names them), and all others whom it names.

    Members are expected at a meeting that is still to come, or never was.
    """
    away = {person for name in ("apologies", "absent") for person, _ in _named(meeting.get(name, ""), people)}
    present = meeting.get("present", head.get("members", ""))
    present_as = "Present, virtual" if "remotely" in meeting.get("venue", "") else "Present"
    how = present_as if took_place else "Expected"
    own = dict(_roles(meeting.get("roles", ""), people))
    for person, role in _roles(present, people):
        if person not in away:
            yield Attendee(person, own.get(person, MEMBER) if own else role, how)
    for key, attendance in (
        ("substitutes", "Present, as substitute"),
        ("apologies", "Apologies"),
        ("absent", "Absent"),
        ("in attendance", "In attendance"),
    ):
        yield from (Attendee(*entry, attendance) for entry in _roles(meeting.get(key, ""), people))


def _roles(entries: str, people: People) -> Iterator[tuple[Person, str]]:
    for person, role in _named(entries, people):
        yield person, role or (MEMBER if person.is_councillor else "Officer")


def _named(entries: str, people: People) -> Iterator[tuple[Person, str]]:
    """The people of "Vaughan (Chair); Prys", each with the words in brackets."""
    for entry in _split(entries):
        found = _ENTRY.match(entry)
        if found is None or found["key"] not in people:
            raise ValueError(f"The sample council's data names {entry!r}, whom people.txt does not have.")
        yield people[found["key"]], found["role"] or ""


def _split(entries: str) -> Lines:
    parts: Iterable[str] = (part.strip() for part in entries.split(";"))
    return tuple(part for part in parts if part)
