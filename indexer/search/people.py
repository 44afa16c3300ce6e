"""The people of an index: who spoke, moved, seconded, voted or declared, council by council, and whom a name may mean.

A person is known by council and name: ``<council key>/<name>`` as ``slug_of`` writes it. docs/decisions/people.md says
why, and what follows from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from indexer.search.document import ItemDocument, MeetingDocument
from indexer.search.naming import fits, is_full_name, name_key, slug_of

AWAY = frozenset({"apologies", "absent"})
ACTS = ("spoke", "moved", "seconded", "voted", "declared")
"""What the minutes may record of a person, each counted in items."""


@dataclass(frozen=True)
class Tally:
    """Words as written (a name, a role, a body), how often, and the first and last day of it, ISO 8601."""

    value: str
    count: int
    first: str | None
    last: str | None


@dataclass(frozen=True)
class PersonDocument:
    """One person at one council; ``name`` is the commonest of the ``labels`` under which the index has them.

    ``is_named`` is false for a role or a bare surname, which may be several people. ``written`` and ``roles`` are what
    stands in the minutes; ``bodies`` are those whose attendance lists name them, counted in meetings; ``acts`` says
    in how many items they spoke, moved, seconded, voted by name or declared an interest.
    """

    slug: str
    council: str
    name: str
    labels: tuple[str, ...]
    is_named: bool
    written: tuple[Tally, ...]
    roles: tuple[Tally, ...]
    bodies: tuple[Tally, ...]
    acts: Mapping[str, int]


@dataclass(frozen=True)
class Taken:
    """Whom a name as typed was taken for: one person where ``is_one``, else everybody of that surname.

    ``labels`` are all under which the index has them, ``names`` those that people would call them by.
    """

    typed: str
    names: tuple[str, ...]
    labels: tuple[str, ...]
    is_one: bool


@dataclass(frozen=True)
class _Mention:
    """A person's part in one item: the label, what was done, the name and the role as written."""

    label: str
    act: str
    written: str | None
    role: str | None = None


@dataclass(frozen=True)
class _Item:
    council: str
    date: str | None
    mentions: tuple[_Mention, ...]


@dataclass
class _Gathered:
    """What is known of one person so far."""

    labels: Counter[str] = field(default_factory=Counter)
    written: dict[str, list[str]] = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)
    bodies: dict[str, list[str]] = field(default_factory=dict)
    acts: Counter[str] = field(default_factory=Counter)


class PeopleBuilder:
    """Gathers the people of the meetings that are put; of what is put twice under one id, the last stays."""

    def __init__(self) -> None:
        self._items: dict[str, _Item] = {}
        self._meetings: dict[str, MeetingDocument] = {}
        self._held: dict[str, tuple[str, ...]] = {}

    def add(self, meeting: MeetingDocument) -> None:
        """The people of one meeting."""
        for item_id in self._held.get(meeting.id, ()):
            self._items.pop(item_id, None)
        self._held[meeting.id] = tuple(item.id for item in meeting.items)
        for item in meeting.items:
            self._items[item.id] = _Item(item.council, item.date, tuple(_mentions(item)))
        if meeting.attendance:
            self._meetings[meeting.id] = _attended(meeting)
        else:
            self._meetings.pop(meeting.id, None)

    def build(self) -> People:
        """Everybody who did something in an item, with the bodies whose attendance names them."""
        found: dict[tuple[str, str, str], _Gathered] = {}
        for item_id, item in self._items.items():
            key = item_id.partition("/")[0]
            for mention in item.mentions:
                person = found.setdefault((key, item.council, slug_of(mention.label)), _Gathered())
                _note(person, mention, item.date or "")
            for slug, act in {(slug_of(mention.label), mention.act) for mention in item.mentions}:
                found[key, item.council, slug].acts[act] += 1
        for meeting_id, meeting in self._meetings.items():
            for row in meeting.attendance:
                known = found.get((meeting_id.partition("/")[0], meeting.council, slug_of(row.name)))
                if known is not None and row.presence not in AWAY:
                    known.bodies.setdefault(meeting.committee or "", []).append(meeting.date or "")
                    if row.role:
                        known.roles.setdefault(row.role, []).append(meeting.date or "")
        return People(_person(f"{key}/{slug}", council, person) for (key, council, slug), person in found.items())


def _attended(meeting: MeetingDocument) -> MeetingDocument:
    return MeetingDocument(
        id=meeting.id, council=meeting.council, committee=meeting.committee, date=meeting.date, time=None, venue=None,
        status=None, minutes=None, name="", url="", captured_at="", attendance=meeting.attendance,
    )  # fmt: skip


def _mentions(item: ItemDocument) -> Iterable[_Mention]:
    for speech in item.speeches:
        yield _Mention(speech.speaker, "spoke", speech.written, speech.role)
    for resolution in item.resolutions:
        if resolution.mover:
            yield _Mention(resolution.mover, "moved", resolution.mover_written)
        if resolution.seconder:
            yield _Mention(resolution.seconder, "seconded", resolution.seconder_written)
        for side in resolution.votes:
            for label, written in zip(side.people, side.names, strict=False):
                yield _Mention(label, "voted", written)
    declared = {each.name: each.written for each in item.declarations}
    for name in dict.fromkeys((*declared, *item.interests)):
        yield _Mention(name, "declared", declared.get(name))


def _note(person: _Gathered, mention: _Mention, day: str) -> None:
    person.labels[mention.label] += 1
    person.written.setdefault(mention.written or mention.label, []).append(day)
    if mention.role:
        person.roles.setdefault(mention.role, []).append(day)


def _person(slug: str, council: str, found: _Gathered) -> PersonDocument:
    labels = tuple(sorted(found.labels, key=lambda label: (-found.labels[label], label)))
    return PersonDocument(
        slug, council, labels[0], labels, is_full_name(labels[0]), _tallies(found.written), _tallies(found.roles),
        _tallies(found.bodies), dict(found.acts),
    )  # fmt: skip


def _tallies(found: Mapping[str, list[str]]) -> tuple[Tally, ...]:
    """The commonest first."""
    rows = [Tally(value, len(days), *_span(days)) for value, days in found.items() if value]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.value)))


def _span(days: list[str]) -> tuple[str | None, str | None]:
    known = [day for day in days if day]
    return (min(known), max(known)) if known else (None, None)


class People:
    """Everybody in one index."""

    def __init__(self, people: Iterable[PersonDocument]) -> None:
        self._by_slug: dict[str, list[PersonDocument]] = {}
        self._by_surname: dict[str, list[PersonDocument]] = {}
        self._labels: set[str] = set()
        for person in sorted(people, key=lambda one: one.slug):
            self._labels.update(person.labels)
            for slug in (person.slug, person.slug.partition("/")[2]):
                self._by_slug.setdefault(slug, []).append(person)
            for surname in {name_key(label)[-1] for label in person.labels if name_key(label)}:
                self._by_surname.setdefault(surname, []).append(person)

    def at(self, slug: str) -> tuple[PersonDocument, ...]:
        """The person of that slug; of a slug without a council, those of every council."""
        return tuple(self._by_slug.get(slug, ()))

    def taken(self, typed: str, councils: Iterable[str] = ()) -> Taken | None:
        """Whom a name as people type it means among the people of ``councils``, or of all.

        One where it leaves one; else everybody of that surname. None where it is a label as it stands, a role, or the
        name of nobody.
        """
        key = name_key(typed)
        if not key or typed in self._labels or not (len(key) == 1 or is_full_name(typed)):
            return None
        kin = self._kin(key[-1], set(councils))
        named = {name_key(one.name): one.name for one in kin if one.is_named}
        meant = [key] if key in named else [full for full in named if fits(key, full)]
        if len(meant) == 1:
            chosen = [one for one in kin if name_key(one.name) == meant[0]]
            return Taken(typed, (named[meant[0]],), _labels(chosen), is_one=True)
        if not kin or (len(key) > 1 and not meant):
            return None
        return Taken(typed, tuple(dict.fromkeys(one.name for one in kin)), _labels(kin), is_one=False)

    def _kin(self, surname: str, councils: set[str]) -> list[PersonDocument]:
        """Those of a surname, by their full names or by it alone."""
        found = (one for one in self._by_surname.get(surname, ()) if not councils or one.council in councils)
        return [one for one in found if one.is_named or len(name_key(one.name)) == 1]

    def to_json(self) -> list[dict[str, Any]]:
        """Plain values, from which ``from_json`` makes the same again."""
        return [asdict(person) for slug, people in self._by_slug.items() for person in people if person.slug == slug]

    @classmethod
    def from_json(cls, rows: list[dict[str, Any]]) -> People:
        """What ``to_json`` was asked of; raises KeyError or TypeError where it is something else."""
        return cls(_from_json(row) for row in rows)


def _labels(people: Iterable[PersonDocument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for person in people for label in person.labels))


def _from_json(row: dict[str, Any]) -> PersonDocument:
    tallies = {name: tuple(Tally(**each) for each in row[name]) for name in ("written", "roles", "bodies")}
    return PersonDocument(**row | tallies | {"labels": tuple(row["labels"])})
