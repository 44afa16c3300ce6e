"""What an index covers: every meeting that the councils list, held or not, and how much of that a search looks through.

A search that finds nothing says as much about what is held as about the past; ``Coverage`` is what keeps the two apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from indexer.search.clauses import And, Days, FieldClause, Node
from indexer.search.matching import Reading, holds
from indexer.search.query import Query
from indexer.search.scoping import scoped
from indexer.search.words import tokens


class Standing(StrEnum):
    """How a meeting stands in the archive: what its council has published of it, and what of that could be read."""

    MINUTED = "minuted"
    UNMINUTED = "unminuted"
    UNREADABLE = "unreadable"
    UNFETCHED = "unfetched"
    CANCELLED = "cancelled"
    COMING = "coming"


@dataclass(frozen=True)
class ListedMeeting:
    """One meeting that a council lists. ``date`` and ``checked`` (when it was last looked at) are ISO 8601."""

    id: str
    council: str
    committee: str | None
    date: str | None
    standing: Standing
    checked: str | None = None


@dataclass(frozen=True)
class Body:
    """One committee of a council: how many of its meetings stand how, and the first and last day with minutes."""

    council: str
    committee: str | None
    standings: Mapping[Standing, int]
    first: str | None
    last: str | None
    checked: str | None

    @property
    def meetings(self) -> int:
        """How many meetings there are, listed by the council or held."""
        return sum(self.standings.values())


@dataclass(frozen=True)
class Coverage:
    """What an index holds of some bodies and days; of all where nothing narrows it.

    ``first`` and ``last`` are the first and last day of a meeting
    with minutes, ``checked`` when the councils' lists were last looked at, ISO 8601. ``items`` and ``built_at`` are of
    the whole index.
    """

    bodies: tuple[Body, ...]
    items: int
    built_at: str

    @property
    def councils(self) -> tuple[str, ...]:
        """The councils, in the order of their names."""
        return tuple(sorted({body.council for body in self.bodies}))

    @property
    def committees(self) -> int:
        """How many committees there are, of all councils."""
        return sum(1 for body in self.bodies if body.committee)

    @property
    def standings(self) -> dict[Standing, int]:
        """How many meetings stand how, every standing named."""
        return {standing: sum(body.standings.get(standing, 0) for body in self.bodies) for standing in Standing}

    @property
    def meetings(self) -> int:
        """How many meetings there are, listed by the councils or held."""
        return sum(body.meetings for body in self.bodies)

    @property
    def first(self) -> str | None:
        """The first day of a meeting with minutes."""
        return min((body.first for body in self.bodies if body.first), default=None)

    @property
    def last(self) -> str | None:
        """The last day of a meeting with minutes."""
        return max((body.last for body in self.bodies if body.last), default=None)

    @property
    def checked(self) -> str | None:
        """When a council's list was last looked at; of several councils, the one longest ago."""
        latest: dict[str, str] = {}
        for body in self.bodies:
            if body.checked:
                latest[body.council] = max(latest.get(body.council, ""), body.checked)
        return min(latest.values(), default=None)


Span = tuple[str, str]
"""From one day to another, ISO 8601, both inclusive."""

EVER: Span = ("", "9999-12-31")


@dataclass(frozen=True)
class _Ledger:
    """The days of one body's meetings, in order, by how they stand; an unknown day is the empty string."""

    council: str
    committee: str | None
    checked: str | None
    days: Mapping[Standing, tuple[str, ...]]

    def body(self, spans: list[Span]) -> Body:
        """The counts of the meetings of some days."""
        within = {each: [day for span in spans for day in _between(days, span)] for each, days in self.days.items()}
        minuted = [day for day in within.get(Standing.MINUTED, []) if day]
        counts = {standing: len(days) for standing, days in within.items() if days}
        first, last = min(minuted, default=None), max(minuted, default=None)
        return Body(self.council, self.committee, counts, first, last, self.checked)


class Ledgers:
    """Every meeting that is listed, by council and committee: what coverage is counted from."""

    def __init__(self, ledgers: Iterable[_Ledger], items: int, built_at: str) -> None:
        self._ledgers = tuple(ledgers)
        self._whole = Coverage(tuple(each.body([EVER]) for each in self._ledgers), items, built_at)

    @classmethod
    def of(cls, meetings: Iterable[ListedMeeting], items: int, built_at: str) -> Ledgers:
        """From every meeting that is listed or held; of two with one id, the first counts."""
        days: dict[tuple[str, str | None], dict[Standing, list[str]]] = {}
        checked: dict[tuple[str, str | None], str] = {}
        for meeting in {each.id: each for each in reversed(list(meetings))}.values():
            body = meeting.council, meeting.committee
            days.setdefault(body, {}).setdefault(meeting.standing, []).append(meeting.date or "")
            checked[body] = max(checked.get(body, ""), meeting.checked or "")
        order = sorted(days, key=lambda body: (body[0], body[1] is None, body[1] or ""))
        ledgers = (
            _Ledger(*body, checked[body] or None, {each: tuple(sorted(days[body][each])) for each in days[body]})
            for body in order
        )
        return cls(ledgers, items, built_at)

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> Ledgers:
        """From what ``to_json`` made."""
        ledgers = (
            _Ledger(
                body["council"],
                body["committee"],
                body["checked"],
                {Standing(each): tuple(days) for each, days in body["days"].items()},
            )
            for body in held["bodies"]
        )
        return cls(ledgers, held["items"], held["built_at"])

    def to_json(self) -> dict[str, Any]:
        """Plain values that ``from_json`` reads."""
        bodies = [
            {"council": each.council, "committee": each.committee, "checked": each.checked, "days": each.days}
            for each in self._ledgers
        ]
        return {"bodies": bodies, "items": self._whole.items, "built_at": self._whole.built_at}

    def coverage(self, query: Query | None = None, tree: Node | None = None) -> Coverage:
        """What is covered of the bodies and days that ``query`` looks at, whose text reads as ``tree``.

        Filters on council, committee and year, its dates, and what its text asks of council, committee and date
        outside OR, NOT and brackets narrow it.
        """
        clauses = list(_clauses(tree)) if tree else []
        if not clauses and not (query and _narrows(query)):
            return self._whole
        query = query or Query()
        spans = _spans(query, clauses)
        ledgers = [each for each in self._ledgers if _is_looked_at(each, query, clauses)]
        bodies = [each.body(spans) for each in ledgers]
        return replace(self._whole, bodies=tuple(body for body in bodies if body.meetings))


def _between(days: tuple[str, ...], span: Span) -> tuple[str, ...]:
    first, last = span
    return days[bisect_left(days, first) : bisect_right(days, last)]


def _narrows(query: Query) -> bool:
    return bool(
        query.date_from or query.date_to or any(query.filters.get(name) for name in ("council", "committee", "year"))
    )


def _clauses(tree: Node) -> Iterator[FieldClause]:
    """What a text asks of council, committee and date for every one of its hits."""
    for node in tree.nodes if isinstance(tree, And) else (tree,):
        if isinstance(node, FieldClause) and node.field in ("council", "committee", "date"):
            yield node


def _is_looked_at(ledger: _Ledger, query: Query, clauses: list[FieldClause]) -> bool:
    held = {"council": ledger.council, "committee": ledger.committee or ""}
    ticked = all(held[name] in query.filters[name] for name in held if query.filters.get(name))
    read = {name: Reading(tokens(label)) for name, label in held.items()}
    return ticked and all(holds(scoped(each), read, "") for each in clauses if each.field in held)


def _spans(query: Query, clauses: list[FieldClause]) -> list[Span]:
    """The days that a search looks at, in spans that do not overlap."""
    asked = [_span(query.date_from, query.date_to)]
    asked += [_span(each.node.first, each.node.last) for each in clauses if isinstance(each.node, Days)]
    years = [(f"{year}-01-01", f"{year}-12-31") for year in sorted(set(query.filters.get("year", ())))] or [EVER]
    first, last = max(first for first, _ in asked), min(last for _, last in asked)
    return [(max(first, start), min(last, end)) for start, end in years]


def _span(first: date | None, last: date | None) -> Span:
    """The days from one to another; meetings without a date are in no span but the one without ends."""
    if first is None and last is None:
        return EVER
    return (first or date.min).isoformat(), (last or date.max).isoformat()
