"""Numbers at the beginning of paragraphs, and which of them number the items of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from indexer.pages.dates import find_moment

WIDEST_GAP = 3
"""Numbers may be left out, for items that were withdrawn or whose heading is not seen; not more than this."""
_NUMBERED = re.compile(
    r"""(?P<word>(?:minute|item|eitem|cofnod|min)(?:\s+(?:no|number|rhif))?\.?\s+)?
    (?P<number>\(?(?P<letters>[^\W\d_]{1,8}[ ./-]?)?\d{1,4}(?:\s?[./-]\s?\d{1,4}){0,3}(?:\s?\([a-z]\)|[a-z])?\)?)
    (?P<end>[.):]|\s*[–—:-](?=\s))?
    (?:\s*\|\s*|\s+)(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)


_HOUR = re.compile(r"\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?m\b|noon\b|midday\b|o['’]clock\b)", re.IGNORECASE)


class _Paragraph(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def bold(self) -> int: ...
    @property
    def left(self) -> float: ...
    @property
    def is_bold(self) -> bool: ...
    @property
    def is_upper(self) -> bool: ...


@dataclass(frozen=True)
class Numbered:
    """A number at the beginning of the paragraph at ``place``: as printed, form, parts, where the rest begins."""

    place: int
    printed: str
    form: tuple[str, int, str]
    parts: tuple[int, ...]
    start: int


def numbered(text: str, place: int) -> Numbered | None:
    """The number that ``text`` begins with; None where it begins with none, or holds nothing else."""
    found = _NUMBERED.match(text)
    if found is None or not any(map(str.isalpha, text[found.end() :])) or _is_time(text):
        return None
    printed = found["number"].rstrip(".:")
    if printed.endswith(")") and "(" not in printed:
        printed = printed[:-1]
    letters = (found["letters"] or "").strip().casefold()
    parts = tuple(int(part) for part in re.findall(r"\d+", printed))
    bracket = "(" if printed.startswith("(") else (found["end"] or "").strip()
    return Numbered(
        place, printed, (letters + "/" + (found["word"] or "").strip(), len(parts), bracket), parts, found.end()
    )


def _is_time(text: str) -> bool:
    """Whether ``text`` begins with a day or an hour, whose numbers number nothing."""
    moment = find_moment(text[:40])
    return (moment is not None and moment.start == 0) or _HOUR.match(text) is not None


def numbered_apart(text: str) -> bool:
    """Whether ``text`` begins with a number and a letter ("83a"), as an item put in between others does."""
    found = numbered(text, 0)
    return found is not None and found.printed[-1:].isalpha()


def heading_weight(block: _Paragraph) -> float:
    """How much a paragraph looks like a heading: 1 is no evidence, 2 and more much, less than 1 speaks against it."""
    text = block.text
    if block.is_bold:
        weight = 2.5
    elif block.bold > min(0.3 * len(text), 12) or block.is_upper:
        weight = 2.0
    else:
        weight = 1.0
    if len(text) > 150 and weight == 1.0:
        weight = 0.2
    elif text[-1:] in ";,:" or text.rstrip().endswith((" and", "; or")):
        weight -= 0.6
    elif text.endswith(".") and weight == 1.0:
        weight = 0.5
    return weight


def chain_of(blocks: Sequence[_Paragraph], sure: Iterable[int] = ()) -> list[int]:
    """The places of the paragraphs whose numbers go on from one to the next and most look like headings.

    ``sure`` are places known to be headings of items.
    """
    sure = frozenset(sure)
    groups: dict[tuple[str, int, str], list[Numbered]] = {}
    for place, block in enumerate(blocks):
        found = numbered(block.text, place)
        if found:
            groups.setdefault(found.form, []).append(found)
    outmost = min((blocks[one.place].left for group in groups.values() for one in group), default=0.0)
    best: tuple[float, list[int]] = (0.0, [])
    for group in groups.values():
        weights = {one.place: _weight(blocks[one.place], outmost, known=one.place in sure) for one in group}
        for part in range(len(group[0].parts)):
            best = max(best, _chain(group, part, weights), key=lambda end: end[0])
    return best[1]


def _weight(block: _Paragraph, outmost: float, *, known: bool) -> float:
    inner = 0.6 if block.left > outmost + 12 else 1.0
    return heading_weight(block) * inner + 3 * known


def _chain(group: Sequence[Numbered], part: int, weights: dict[int, float]) -> tuple[float, list[int]]:
    """The heaviest run of numbers that go on by one (or a few) in ``part``, the others staying as they are."""
    ends: dict[tuple[tuple[int, ...], int], tuple[float, int]] = {}
    before: dict[int, int | None] = {}
    best: tuple[float, int | None] = (0.0, None)
    for one in group:
        rest, number = one.parts[:part] + one.parts[part + 1 :], one.parts[part]
        earlier = [
            (ends[rest, number - step][0] - 0.5 * (step - 1), ends[rest, number - step][1])
            for step in range(1, WIDEST_GAP + 1)
            if (rest, number - step) in ends
        ]
        weight, last = max(earlier, default=(0.0, -1))
        before[one.place] = last if weight > 0 and last >= 0 else None
        weight = max(weight, 0.0) + weights[one.place]
        if (rest, number) not in ends or weight > ends[rest, number][0]:
            ends[rest, number] = (weight, one.place)
        if weight > best[0]:
            best = (weight, one.place)
    places, place = [], best[1]
    while place is not None:
        places.append(place)
        place = before[place]
    return best[0], places[::-1]
