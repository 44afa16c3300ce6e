"""What an engine keeps of every item in memory, to filter, count and sort without opening a document.

Items are numbered from 0 in the order in which they were put; the engine numbers its own documents (items, speeches,
resolutions, meetings) likewise, and ``owners`` leads from one to the other.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from itertools import chain
from pathlib import Path

from indexer.search.document import ItemDocument, labels
from indexer.search.fields import FACETS

UNDATED = 0
NO_OWNER = -1


@dataclass(frozen=True)
class FacetColumn:
    """One facet: its values, and for each item the numbers of those that it has."""

    values: Sequence[str]
    held: Sequence[tuple[int, ...]]


@dataclass(frozen=True)
class Columns:
    """The columns of one generation; ``days`` are numbers such as 20240314, UNDATED where the date is not known."""

    ids: Sequence[str]
    documents: Sequence[int]
    days: Sequence[int]
    newest: Sequence[int]
    oldest: Sequence[int]
    facets: Mapping[str, FacetColumn]
    owners: Sequence[int]
    kinds: Sequence[int]
    speakers: Sequence[int]
    lengths: Mapping[str, Sequence[int]]
    meeting_ids: Sequence[str]
    meeting_documents: Sequence[int]
    meeting_starts: Sequence[int]


def day_number(day: date) -> int:
    """A day as a number that sorts: 14 March 2024 is 20240314."""
    return day.year * 10_000 + day.month * 100 + day.day


def _iso_number(iso: str | None) -> int:
    """The number of a day in ISO 8601; UNDATED where it is none."""
    try:
        return day_number(date.fromisoformat(iso or ""))
    except ValueError:
        return UNDATED


@dataclass
class _Row:
    """What is kept of one item until the columns are written."""

    id: str
    document: int
    day: int
    labels: tuple[tuple[int, ...], ...]
    alive: bool = True


@dataclass
class _Put:
    """What is kept of one meeting."""

    document: int
    rows: list[_Row] = field(default_factory=list)


class DocumentKind(IntEnum):
    """What a document of the engine is."""

    MEETING = 0
    ITEM = 1
    SPEECH = 2
    RESOLUTION = 3


class ColumnsBuilder:
    """Gathers the columns meeting by meeting; of what is put twice under one id, the last stays."""

    def __init__(self, length_fields: Iterable[str]) -> None:
        self._meetings: dict[str, _Put] = {}
        self._rows: dict[str, _Row] = {}
        self._values: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        self._owners: list[_Row | None] = []
        self._kinds = array("I")
        self._speakers = array("i")
        self._lengths = {name: array("I") for name in length_fields}

    def start_meeting(self, meeting_id: str, document: int) -> None:
        """A meeting, whose own document has the number ``document``; its items follow."""
        before = self._meetings.pop(meeting_id, None)
        for row in before.rows if before else ():
            row.alive = False
        self._meetings[meeting_id] = _Put(document)

    def add_item(self, meeting_id: str, item: ItemDocument, document: int) -> None:
        """The next item of the meeting just started."""
        if before := self._rows.get(item.id):
            before.alive = False
        held = tuple(self._numbers(name, labels(item, name)) for name in FACETS)
        row = self._rows[item.id] = _Row(item.id, document, _iso_number(item.date), held)
        self._meetings[meeting_id].rows.append(row)

    def _numbers(self, facet: str, values: tuple[str, ...]) -> tuple[int, ...]:
        known = self._values[facet]
        return tuple(known.setdefault(value, len(known)) for value in values)

    def add_document(
        self, kind: DocumentKind, item_id: str | None, lengths: Mapping[str, int], speaker: str | None = None
    ) -> None:
        """The next document of the engine: what it is, whose, how many words its fields have, and who spoke."""
        self._kinds.append(kind)
        self._speakers.append(self._values["speaker"][speaker] if speaker else NO_OWNER)
        self._owners.append(self._rows[item_id] if item_id is not None else None)
        for name, column in self._lengths.items():
            column.append(lengths.get(name, 0))

    def build(self) -> Columns:
        """The columns, without what was replaced."""
        rows: list[_Row] = []
        starts = array("I")
        for put in self._meetings.values():
            starts.append(len(rows))
            rows.extend(row for row in put.rows if row.alive)
        starts.append(len(rows))
        numbers = {id(row): number for number, row in enumerate(rows)}
        return Columns(
            ids=[row.id for row in rows],
            documents=array("I", (row.document for row in rows)),
            days=array("i", (row.day for row in rows)),
            newest=_ranks(rows, newest_first=True),
            oldest=_ranks(rows, newest_first=False),
            facets={name: self._facet(name, place, rows) for place, name in enumerate(FACETS)},
            owners=array("i", (numbers.get(id(row), NO_OWNER) for row in self._owners)),
            kinds=self._kinds,
            speakers=self._renumbered_speakers(rows),
            lengths=self._lengths,
            meeting_ids=list(self._meetings),
            meeting_documents=array("I", (put.document for put in self._meetings.values())),
            meeting_starts=starts,
        )

    def _renumbered_speakers(self, rows: list[_Row]) -> array[int]:
        """Who made each speech, by the numbers of the facet's values; nobody where its item was replaced."""
        numbers = _numbers_left(FACETS.index("speaker"), rows)
        return array("i", (numbers.get(number, NO_OWNER) for number in self._speakers))

    def _facet(self, name: str, place: int, rows: list[_Row]) -> FacetColumn:
        """One facet's column; values that no item has any more are left out."""
        numbers = _numbers_left(place, rows)
        values = list(self._values[name])
        held = [tuple(numbers[number] for number in row.labels[place]) for row in rows]
        return FacetColumn([values[number] for number in numbers], held)


def _numbers_left(place: int, rows: list[_Row]) -> dict[int, int]:
    """The numbers of a facet's values that some item still has, and what they become."""
    used = sorted({number for row in rows for number in row.labels[place]})
    return {before: now for now, before in enumerate(used)}


def _ranks(rows: list[_Row], *, newest_first: bool) -> array[int]:
    """Each item's place in the order of dates; undated ones last, ties by id."""

    def key(number: int) -> tuple[bool, int, str]:
        row = rows[number]
        return row.day == UNDATED, -row.day if newest_first else row.day, row.id

    ranks = array("I", bytes(4 * len(rows)))
    for rank, number in enumerate(sorted(range(len(rows)), key=key)):
        ranks[number] = rank
    return ranks


_ARRAYS = (
    *("documents", "days", "newest", "oldest", "owners", "kinds", "speakers"),
    *("meeting_documents", "meeting_starts"),
)
_TYPES = {"days": "i", "owners": "i", "speakers": "i"}


def save(columns: Columns, path: Path) -> None:
    """Writes the columns: a line of JSON, then the arrays that it lists, one after another."""
    arrays = {name: array(_TYPES.get(name, "I"), getattr(columns, name)) for name in _ARRAYS}
    arrays |= {f"length:{name}": array("I", column) for name, column in columns.lengths.items()}
    for name, facet in columns.facets.items():
        arrays[f"counts:{name}"] = array("I", map(len, facet.held))
        arrays[f"held:{name}"] = array("I", chain.from_iterable(facet.held))
    header = {
        "byteorder": sys.byteorder,
        "ids": columns.ids,
        "meeting_ids": columns.meeting_ids,
        "values": {name: facet.values for name, facet in columns.facets.items()},
        "arrays": [(name, column.typecode, column.itemsize * len(column)) for name, column in arrays.items()],
    }
    with path.open("wb") as file:
        file.write(json.dumps(header, ensure_ascii=False).encode() + b"\n")
        for column in arrays.values():
            file.write(column.tobytes())


def load(path: Path) -> Columns:
    """The columns that ``save`` wrote; raises ValueError, KeyError or TypeError where the file is damaged."""
    with path.open("rb") as file:
        header = json.loads(file.readline())
        arrays = {
            name: _array(typecode, file.read(size), size, header["byteorder"])
            for name, typecode, size in header["arrays"]
        }
    lengths = {name.removeprefix("length:"): column for name, column in arrays.items() if name.startswith("length:")}
    facets = {
        name: FacetColumn(values, _tuples(arrays[f"counts:{name}"], arrays[f"held:{name}"]))
        for name, values in header["values"].items()
    }
    plain = {name: arrays[name] for name in _ARRAYS}
    return Columns(ids=header["ids"], meeting_ids=header["meeting_ids"], facets=facets, lengths=lengths, **plain)


def _array(typecode: str, content: bytes, size: int, byteorder: str) -> array[int]:
    if len(content) != size:
        raise ValueError("the file of columns is cut short")
    column: array[int] = array(typecode, content)
    if byteorder != sys.byteorder:
        column.byteswap()
    return column


def _tuples(counts: Sequence[int], held: Sequence[int]) -> list[tuple[int, ...]]:
    """The numbers of each item; equal ones are one object, of which there are few."""
    known: dict[tuple[int, ...], tuple[int, ...]] = {}
    rows, place = [], 0
    for count in counts:
        row = tuple(held[place : place + count])
        rows.append(known.setdefault(row, row))
        place += count
    return rows
