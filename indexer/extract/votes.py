"""How votes fell: by number in every form in which they are printed, and by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.extract import patterns as p
from indexer.extract.names import surname
from indexer.extract.prose import mentions
from indexer.extract.vote_counts import SIDES, Count, find_counts
from indexer.extract.vote_names import find_dissent, find_recorded
from indexer.records import RecordedVote, Span, Vote

__all__ = ["Count", "find_votes", "merged"]

LEAST_DECIDED = 2  # decisions among which it must be told whose a vote is

LABELLED = 400
"""How many characters before its numbers a mover's label is looked for."""


def find_votes(text: str) -> list[Count]:
    """Every vote in ``text``, in order. A vote said to be unanimous has no number and is not among them."""
    if not mentions(text, p.VOTING):
        return _apart(find_counts(text.replace(p.CELL_END, " "))) if p.BY_NUMBER.search(text) else []
    by_name = _apart(find_recorded(text))
    spans = [(count.start, count.end) for count in by_name]
    numbers = [_behind_mover(text, count) for count in _apart(find_counts(text.replace(p.CELL_END, " ")))]
    others = sorted([*_reaching(text, numbers), *find_dissent(text)], key=_begins)
    return sorted([*by_name, *_outside(others, spans)], key=_begins)


def _apart(counts: Iterator[Count]) -> list[Count]:
    """The counts in order; of those that overlap the fullest, which is the longest where they know as much."""
    kept: list[Count] = []
    for count in sorted(counts, key=_begins):
        if not kept or kept[-1].end <= count.start:
            kept.append(count)
        elif _knows(count) > _knows(kept[-1]):
            kept[-1] = count
    return kept


def _knows(count: Count) -> tuple[int, int]:
    named = sum(len(getattr(count.recorded, side)) for side in SIDES.values()) if count.recorded else 0
    return named + (_fullness(count.vote) if count.vote else 0), count.end - count.start


def _behind_mover(text: str, count: Count) -> Count:
    """Numbers right behind a mover in shorthand begin where he does: "Prop. Cllr Ash, sec. Cllr Bell. For: 6." """
    line = max(text.rfind("\n", 0, count.start) + 1, count.start - LABELLED)
    movers = list(p.MOVER_LABEL.finditer(text, line, count.start))
    if movers and not text[movers[-1].end() : count.start].strip(" .,;–-"):
        return replace(count, start=movers[-1].start())
    return count


def _reaching(text: str, counts: Sequence[Count]) -> list[Count]:
    """The counts, those on a line of their own reaching to the decision that they belong to.

    Where several decisions stand in a text, each vote stands on the same side of its own: behind, if one stands behind
    the last, and before, if one stands before the first.
    """
    alone = [count for count in counts if _stands_alone(text, count)]
    decided = [match.start() for match in p.DECIDES.finditer(text)] if len(counts) > 1 and alone else []
    before, behind = (alone[0].start < decided[0], alone[-1].start > decided[-1]) if decided else (False, False)
    if len(decided) < LEAST_DECIDED or before is behind:
        return list(counts)
    starts = {count.start for count in alone}
    return [_reached(text, count, before) if count.start in starts else count for count in counts]


def _stands_alone(text: str, count: Count) -> bool:
    line = text.rfind("\n", 0, count.start) + 1
    return bool(p.VOTE_OPENS_LINE.match(text, line, count.start) and p.VOTE_ENDS_LINE.match(text, count.end))


def _reached(text: str, count: Count, before: bool) -> Count:
    line, end = text.rfind("\n", 0, count.start), text.find("\n", count.end)
    if before:
        return replace(count, end=end + 1) if end >= 0 else count
    return replace(count, start=max(line, 0))


def _outside(counts: Sequence[Count], spans: Sequence[Span]) -> Iterator[Count]:
    """The counts that no span touches; both in order."""
    at = 0
    for count in counts:
        while at < len(spans) and spans[at][1] <= count.start:
            at += 1
        if at == len(spans) or spans[at][0] >= count.end:
            yield count


def _begins(count: Count) -> int:
    return count.start


def merged(one: Count | None, other: Count) -> Count:
    """Two statements of one vote: the fuller numbers of the two, and each name once on its side."""
    if one is None:
        return other
    if one.recorded is None or other.recorded is None:
        recorded = one.recorded or other.recorded
    else:
        recorded = RecordedVote(*(_both(one.recorded, other.recorded, side) for side in SIDES.values()))
    votes = [count.vote for count in (one, other) if count.vote]
    return replace(one, vote=max(votes, key=_fullness, default=None), recorded=recorded)


def _both(one: RecordedVote, other: RecordedVote, side: str) -> tuple[str, ...]:
    """The names of one side; who is named again is the one of that surname who was named before."""
    names: tuple[str, ...] = getattr(one, side)
    known = {surname(name) for name in names}
    return (*names, *(name for name in getattr(other, side) if surname(name) not in known))


def _fullness(vote: Vote) -> int:
    return sum(n is not None for n in (vote.in_favour, vote.against, vote.abstained))
