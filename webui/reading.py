"""An item's text laid out for reading: sections, paragraphs and lists, with its speeches and resolutions marked.

Spans may nest, overlap or share a line. A resolution puts the lines it touches into one group, drawn as a box; a speech
names its speaker where it begins. The words are never changed: the lines' pieces, put together, are the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise
from typing import Any

from indexer.search.document import ItemDocument, ResolutionDocument, Span, SpeechDocument
from webui.findings import starts

BULLET = "• "
NOTHING_FOUND: dict[str, Any] = dict.fromkeys(
    ("speeches", "resolutions", "declarations", "substitutes", "exemptions", "deferrals", "referrals"), ()
)
CELL = " | "
"""What stands between the cells of a table's row."""

ANSWERS = frozenset(
    ("for", "against", "abstain", "abstained", "abstentions", "yes", "no", "none", "nil", "all", "unanimous", "n/a")
)
"""Words that stand in rows of votes and counts, never above them."""


@dataclass(frozen=True)
class Mark:
    """Where a speech begins: the name that links point to, and the speaker unless they were already speaking."""

    anchor: str
    speaker: str | None


@dataclass(frozen=True)
class Piece:
    """A run of text that is wholly inside or outside each resolution."""

    text: str
    resolved: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Line:
    """One paragraph, list item or row of a table; ``spoken`` where any of it is a speech.

    ``cells`` are the pieces of a row without what stands between its cells; () where the line is no row.
    """

    pieces: tuple[Piece, ...]
    bullet: bool
    spoken: bool
    cells: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True)
class Group:
    """Lines that belong together: to the resolutions numbered (from 1), or to none.

    ``begins`` are those of its resolutions that no earlier group has.
    """

    resolutions: tuple[int, ...]
    begins: tuple[int, ...]
    blocks: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Section:
    """The decision or the minutes."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Reading:
    """The whole text, and the anchors that can be linked to: s1, s2 ... for speeches, r1, r2 ... for resolutions.

    The other findings have the letters of ``findings.starts``.
    """

    sections: tuple[Section, ...]
    anchors: frozenset[str]


def read(item: ItemDocument) -> Reading:
    """Lays out ``item.text``: the decision, then the minutes."""
    layout = _Layout(item)
    sections = tuple(section for section in layout.sections() if section.groups)
    return Reading(sections, frozenset(_anchors(sections)))


def read_agenda(item: ItemDocument) -> Section:
    """Lays out the agenda's text, in which nothing is marked."""
    plain = replace(item, decision_text=None, minutes_text=item.agenda_text, **NOTHING_FOUND)
    sections = read(plain).sections
    return sections[0] if sections else Section("Minutes", ())


def read_twin(item: ItemDocument) -> tuple[Section, ...]:
    """Lays out the item in the council's other language, in which nothing is marked."""
    if item.twin is None:
        return ()
    decision, minutes = item.twin.decision_text, item.twin.minutes_text
    plain = replace(item, decision_text=decision, minutes_text=minutes, **NOTHING_FOUND)
    agenda = read_agenda(replace(item, agenda_text=item.twin.agenda_text))
    return (*read(plain).sections, *([replace(agenda, title="Agenda")] if agenda.groups else []))


def speaker_label(speech: SpeechDocument) -> str:
    """The speaker and, where the minutes give one, the role."""
    return f"{speech.speaker}, {speech.role}" if speech.role else speech.speaker


class _Layout:
    """Cuts one item's text at the edges of its findings."""

    def __init__(self, item: ItemDocument) -> None:
        self.item, self.text = item, item.text
        spans = [(said.start, said.end) for said in item.speeches]
        spans += [(found.start, found.end) for found in item.resolutions]
        self.edges = sorted(set(chain.from_iterable(spans)))
        self.marks = list(self._marks())
        self.begun: set[int] = set()

    def sections(self) -> Iterator[Section]:
        start = 0
        for title, text in (("Decision", self.item.decision_text), ("Minutes", self.item.minutes_text)):
            if text:
                yield Section(title, tuple(self._groups(start, start + len(text))))
                start += len(text) + 1

    def _groups(self, start: int, end: int) -> Iterator[Group]:
        """Neighbouring lines that share a resolution are one group, and so are neighbours that have none."""
        run: list[Span] = []
        held: set[int] = set()
        for line in self._lines(start, end):
            touching = self._resolutions(line)
            if run and not (touching & held or touching == held):
                yield self._group(run, held)
                run, held = [], set()
            run.append(line)
            held |= touching
        if run:
            yield self._group(run, held)

    def _lines(self, start: int, end: int) -> Iterator[Span]:
        """The lines that hold more than space."""
        while start < end:
            stop = self.text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if self.text[start:stop].strip():
                yield start, stop
            start = stop + 1

    def _resolutions(self, line: Span) -> set[int]:
        return {number for number, found in enumerate(self.item.resolutions, 1) if _overlap(line, found)}

    def _group(self, run: list[Span], held: set[int]) -> Group:
        begins = held - self.begun
        self.begun |= held
        blocks = groupby((self._line(*span) for span in run), key=_kind)
        return Group(tuple(sorted(held)), tuple(sorted(begins)), tuple(_block(list(block)) for _, block in blocks))

    def _line(self, start: int, end: int) -> Line:
        bullet = self.text.startswith(BULLET, start)
        first = start + len(BULLET) if bullet else start
        spoken = any(_overlap((start, end), speech) for speech in self.item.speeches)
        cells = () if bullet else tuple(self._cells(start, end))
        return Line(self._pieces(start, first, end), bullet, spoken, cells if len(cells) > 1 else ())

    def _cells(self, start: int, end: int) -> Iterator[tuple[Piece, ...]]:
        """The pieces of each cell; a mark on what parts two cells is the latter's."""
        reach = first = start
        while (stop := self.text.find(CELL, first, end)) >= 0:
            yield self._pieces(reach, first, stop)
            reach, first = stop, stop + len(CELL)
        yield self._pieces(reach, first, end)

    def _pieces(self, reach: int, first: int, end: int) -> tuple[Piece, ...]:
        """The text from ``first`` to ``end``, cut where findings begin or end; its marks are from ``reach`` on."""
        cuts = [first, *(edge for edge in self.edges if first < edge < end), end]
        return tuple(self._piece(reach if one == first else one, one, other) for one, other in pairwise(cuts))

    def _piece(self, reach: int, start: int, end: int) -> Piece:
        """The text from ``start`` to ``end``; marks from ``reach`` on, where a bullet's marker begins, are its own."""
        resolved = any(found.start <= start and end <= found.end for found in self.item.resolutions)
        return Piece(self.text[start:end], resolved, tuple(mark for at, mark in self.marks if reach <= at < end))

    def _marks(self) -> Iterator[tuple[int, Mark]]:
        """Where the words of each speech begin, in the order of the text."""
        before: SpeechDocument | None = None
        for number, speech in sorted(enumerate(self.item.speeches, 1), key=lambda numbered: numbered[1].start):
            label = speaker_label(speech)
            goes_on = before and speaker_label(before) == label and not self.text[before.end : speech.start].strip()
            space = len(self.text) - len(self.text[speech.start :].lstrip()) - speech.start
            yield speech.start + max(space, 0), Mark(f"s{number}", None if goes_on else label)
            before = speech
        yield from ((max(at, 0), Mark(anchor, None)) for at, anchor in starts(self.item))


def _kind(line: Line) -> tuple[bool, bool, int]:
    """What neighbouring lines of one block have in common: rows, how many cells they have."""
    return line.bullet, line.spoken and not line.cells, len(line.cells)


def _block(lines: list[Line]) -> tuple[Line, ...]:
    """A row without another of as many cells is no table: it stays a line."""
    return tuple(lines) if len(lines) > 1 else tuple(replace(line, cells=()) for line in lines)


def has_header(rows: Sequence[Line]) -> bool:
    """Whether the first row of a table heads its columns: one column has words there and a figure in every other row.

    A row with a bare figure, or with what a vote or a count could say in words ("For", "None"), is data.
    """
    first, *others = [["".join(piece.text for piece in cell).strip() for cell in row.cells] for row in rows]
    if any(cell.casefold() in ANSWERS or not any(map(str.isalpha, cell)) for cell in first):
        return False
    columns = zip(first, *others, strict=True)
    return any(not _has_figure(top) and all(map(_has_figure, below)) for top, *below in columns)


def _has_figure(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _overlap(line: Span, found: SpeechDocument | ResolutionDocument) -> bool:
    return line[0] < found.end and found.start < line[1]


def _anchors(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        for group in section.groups:
            yield from (f"r{number}" for number in group.begins)
            for line in chain.from_iterable(group.blocks):
                yield from (mark.anchor for piece in line.pieces for mark in piece.marks)
