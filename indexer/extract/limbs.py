"""The limbs of a decision: its numbered, lettered or bulleted points, markers dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.extract import patterns as p
from indexer.extract.prose import Block, ordinal, style_of, trim
from indexer.records import Span


@dataclass(frozen=True)
class Marker:
    """A list marker in a text: where it stands, where its words begin, its style and place in the list."""

    at: int
    body: int
    style: str
    place: int


def find_limbs(text: str, start: int, end: int, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """The limbs of the decision at ``[start, end)``, in order; ``blocks`` are those that overlap it.

    A limb ends where the next marker begins, and so keeps its "; and". Points inside a point belong to it. Without
    markers the paragraphs are the limbs, where there are two.
    """
    markers = _decisive(text, start, _top_level(_markers(text, start, end, blocks)))
    if len(markers) > 1 or (markers and markers[0].place <= 1):
        stops = [marker.at for marker in markers[1:]] + [end]
        limbs = [trim(text, marker.body, stop) for marker, stop in zip(markers, stops, strict=True)]
        return tuple(limb for limb in limbs if limb[0] < limb[1])
    paragraphs = [block for block in blocks if block.start >= start and block.marker is None]
    opening = blocks[0] if blocks else None
    if opening and opening.marker is None and text[opening.body : start].strip().lower() == "that":
        paragraphs.insert(0, replace(opening, body=start))
    begins = opening is not None and (
        opening.start == start
        or paragraphs[:1] == [replace(opening, body=start)]
        or _opens(text, start, min(opening.end, end))
    )
    if not markers and len(paragraphs) > 1 and begins:
        return _unmarked(text, [trim(text, block.body, min(block.end, end)) for block in paragraphs])
    if not markers and (begins or "\n" in text[max(0, start - 4) : start]):
        return _lines(text, start, end)
    return ()


def _unmarked(text: str, limbs: Sequence[Span]) -> tuple[Span, ...]:
    """Paragraphs without the marker that all of them have, of whatever kind: "1 That", "➢ Note"."""
    marks = [p.BARE_MARKER.match(text, start, end) for start, end in limbs]
    return tuple(
        (mark.end() if mark and all(marks) else start, end) for mark, (start, end) in zip(marks, limbs, strict=True)
    )


def _lines(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The points of a list without markers whose lines end in ";"; none where there is but one."""
    ends = [match.end() for match in p.LINE_POINT.finditer(text, start, end)]
    points = [trim(text, at, stop) for at, stop in zip([start, *ends], [*ends, end], strict=True)]
    points = [point for point in points if point[0] < point[1]]
    return tuple(points) if len(points) > 1 else ()


def _opens(text: str, start: int, end: int) -> bool:
    return start >= end or bool(p.LIST_TO_COME.search(text[max(start, end - 20) : end]))


def _markers(text: str, start: int, end: int, blocks: Sequence[Block]) -> list[Marker]:
    found = {}
    for block in blocks:
        if block.marker and start <= block.start < end:
            at = text.index(block.marker, block.start)
            found[at] = Marker(at, block.body, block.style or "", ordinal(block.marker))
    for match in inline_markers(text, start, end):
        at = match.start(1)
        if at not in found:
            body, _ = trim(text, match.end(1), end)
            found[at] = Marker(at, body, style_of(match.group(1)) or "", ordinal(match.group(1)))
    return [found[at] for at in sorted(found)]


def inline_markers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The list markers inside sentences; not the numbers by which a text speaks of other points."""
    for match in p.INLINE_MARKER.finditer(text, start, end):
        if not p.REFERENCE.search(text, max(start, match.start(1) - 24), match.start(1)):
            yield match


def _top_level(markers: Sequence[Marker]) -> list[list[Marker]]:
    """The outermost lists: markers of the first style whose places follow each other; a new list begins again at 1."""
    opening = next((marker for marker in markers if marker.place <= 1), None)
    if opening is None:
        return []
    lists = [[opening]]
    for marker in markers:
        if marker.at <= opening.at or marker.style.lower() != opening.style.lower():
            continue
        if opening.place == 0 or 0 < marker.place - lists[-1][-1].place <= 2:
            lists[-1].append(marker)
        elif marker.place == 1:
            lists.append([marker])
    return lists


def _decisive(text: str, start: int, lists: Sequence[list[Marker]]) -> list[Marker]:
    """Of several lists the one that is decided upon ("resolves to:"), and not what was noted or believed before it."""
    for markers in lists[1:]:
        if p.RESOLVES.search(text, max(start, markers[0].at - 160), markers[0].at):
            return markers
    return lists[0] if lists else []
