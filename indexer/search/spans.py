"""Where in a text the words of a phrase stand one after another, and which of two such places are near."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from indexer.search.words import Slot, first_word, last_word

Span = tuple[int, int]
"""The numbers of a first and a last word."""

Spots = Callable[[str], Iterable[int]]
"""The positions of a word in a text."""


def phrase_spans(places: Sequence[Slot], spots: Spots) -> set[Span]:
    """Where the places of a phrase are filled one after another."""
    reached: set[Span] | None = None
    for place in places:
        reached = {span for way in place for span in _along(reached, way, spots)}
        if not reached:
            break
    return reached or set()


def _along(before: set[Span] | None, way: Sequence[str], spots: Spots) -> set[Span]:
    """Where what came before, None for nothing, is followed by the words of ``way``."""
    for word in way:
        steps = [(first_word(spot), last_word(spot)) for spot in spots(word)]
        if before is None:
            before = set(steps)
        else:
            starts: dict[int, list[int]] = {}
            for start, last in before:
                starts.setdefault(last + 1, []).append(start)
            before = {(start, last) for first, last in steps for start in starts.get(first, ())}
        if not before:
            break
    return before or set()


def near(ones: set[Span], others: set[Span], apart: int) -> tuple[set[Span], set[Span]]:
    """Those of each that have one of the other before or after them, with no more than ``apart`` words between."""
    return _with_partner(ones, others, apart), _with_partner(others, ones, apart)


def _with_partner(some: set[Span], partners: set[Span], apart: int) -> set[Span]:
    firsts = sorted(first for first, _ in partners)
    lasts = sorted(last for _, last in partners)
    return {
        (first, last)
        for first, last in some
        if _has_between(firsts, last + 1, last + 1 + apart) or _has_between(lasts, first - 1 - apart, first - 1)
    }


def _has_between(numbers: Sequence[int], least: int, most: int) -> bool:
    """Whether one of ``numbers``, which are in order, is between two others, both inclusive."""
    place = bisect_left(numbers, least)
    return place < len(numbers) and numbers[place] <= most
