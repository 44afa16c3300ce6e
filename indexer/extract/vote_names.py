"""How votes fell by name: a list under each side, a row for each member, and those who dissented alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.name_lists import listed
from indexer.extract.prose import around
from indexer.extract.vote_counts import GAP, SIDES, Count, number, side_of
from indexer.records import RecordedVote, Vote

BEFORE, AFTER = 320, 60  # characters round a word of voting that a member's own vote takes at most
VOTE_TOLD = (p.THEY_VOTED, p.THEY_ASKED, p.THEIR_VOTE)
LONGEST_LIST = 4000  # characters of names under one label
SHORTEST = 3  # letters of a word that a full stop does not shorten, with the stop
BETWEEN_ROWS = 4  # characters between the votes of two members that have a row each
FEWEST_ROWS = 2  # rows that make a list of them


@dataclass(frozen=True)
class _Part:
    side: str
    count: int | None
    start: int
    end: int
    names: tuple[str, ...]


def find_recorded(text: str) -> Iterator[Count]:
    """Every vote whose sides are lists of names, or whose members have a row each, in no order."""
    for row in (rows := list(_in_rows(text))):
        text = text[: row.start] + " " * (row.end - row.start) + text[row.end :]
    yield from (row for row in rows if row.recorded)
    yield from _under_labels(text.replace(p.CELL_END, ":"))


def _under_labels(text: str) -> Iterator[Count]:
    parts: list[_Part] = []
    labels = list(p.VOTE_LABEL.finditer(text))
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        part = _listed_part(text, label, following.start() if following else len(text))
        if part is None:
            continue
        if parts and (part.start - parts[-1].end > GAP or part.side in [other.side for other in parts]):
            yield from _record(parts)
            parts = []
        parts.append(part)
    yield from _record(parts)


def _listed_part(text: str, label: re.Match[str], limit: int) -> _Part | None:
    limit = min(limit, label.end() + LONGEST_LIST)
    stop = p.NAMES_END.search(text, label.end(), limit)
    end = stop.start() if stop else limit
    words = text[label.end() : end]
    behind = p.COUNT_BEHIND.search(words)
    names = _people(words[: behind.start()] if behind else words)
    count = number(label.group("count") or label.group("count2") or label.group("count3"))
    behind = behind or p.COUNT_AFTER.match(text, end)
    if count is None and behind:
        count = int(behind.group(1))
    if not names and count is None and not p.NONE.match(words):
        return None
    end = label.end() + len(words.rstrip()) if names else label.end()
    printed = 0 if count is None and not names else count
    return _Part(side_of(label), printed, label.start(), max(end, label.end()), names)


def _people(words: str) -> tuple[str, ...]:
    """The names in a list under a side; the label of another side is none of them."""
    words = p.WELSH_AND.sub(" ac ", words) if "ynghor" in words else words
    words = p.NAME_THEN_TITLE.sub(r"\g<one>; ", p.LISTING_COLON.sub(" ", _one_a_line(words.strip(" (.,;)\n"))))
    return tuple(_ended(name) for name in listed(words) if not p.SIDE_LABEL.fullmatch(name))


def _ended(name: str) -> str:
    """A name without the full stop of its sentence; that of an initial stays."""
    return name.rstrip(".") if len(name.rsplit(" ", 1)[-1]) > SHORTEST else name


def _one_a_line(words: str) -> str:
    """A list of names, one a line, with the lines parted as a list is; a list that runs over lines as it stands."""
    lines = [line.strip() for line in words.strip().split("\n")]
    names = [line for line in lines if p.LISTED_NAME.fullmatch(line.strip(" ,;."))]
    return "; ".join(lines) if len(lines) > 1 and len(names) == len(lines) else words


def _record(parts: list[_Part]) -> Iterator[Count]:
    names = {part.side: part.names for part in parts if part.names}
    if not names or not {"in_favour", "against"} & {part.side for part in parts}:
        return
    counts = {part.side: part.count for part in parts}
    vote = Vote(counts.get("in_favour"), counts.get("against"), counts.get("abstained"))
    printed = any(part.count is not None for part in parts if part.names)
    yield Count(parts[0].start, parts[-1].end, vote if printed else None, RecordedVote(**names), p.VOTE_LABEL)


def _in_rows(text: str) -> Iterator[Count]:
    """Votes that give each member a line: "Councillor Ash | For", or a tick in one of the columns of a table."""
    rows = list(p.MEMBER_ROW.finditer(text)) if p.MEMBER_ROW.search(text) else []
    run: list[re.Match[str]] = []
    for row in [*rows, None]:
        if row is None or (run and row.start() - run[-1].end() > BETWEEN_ROWS):
            if len(run) >= FEWEST_ROWS:
                sides = [(side_of(each), listed(each.group("who"))) for each in run]
                yield Count(run[0].start(), run[-1].end(), None, _sides(sides), p.MEMBER_ROW)
            run = []
        run += [row] if row else []
    yield from _ticked(text)


def _ticked(text: str) -> Iterator[Count]:
    """Tables with a row for each member and a column for each side, also those that cannot be told."""
    at = start = 0
    columns: list[str | None] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""] if p.CELL_END in text else ():
        cells = [cell.strip() for cell in line.split(p.CELL_END)]
        if columns and len(cells) > 1:
            rows.append(cells)
        else:
            votes = list(_ticks(columns, rows))
            if rows:
                recorded = _sides(votes) if len(votes) >= FEWEST_ROWS else None
                yield Count(start, at - 1, None, recorded, p.TICKED)
            columns, rows, start = _columns(cells), [], at
        at += len(line) + 1


def _ticks(columns: Sequence[str | None], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The side of each row with its names; nothing where empty cells were left out, so that no column is known."""
    if not any("" in cells or len(cells) >= len(columns) for cells in rows):
        return
    for cells in rows:
        if not p.NOT_LISTED.match(cells[0]):
            names = listed(p.BRACKETED.sub(" ", cells[0]))
            yield from (
                (side, names) for side, cell in zip(columns, cells, strict=False) if side and p.TICKED.fullmatch(cell)
            )


def _columns(cells: list[str]) -> list[str | None]:
    """The side of each column of a table's head, None for one that is no side; empty where it is no such head."""
    named = [p.SIDE_LABEL.fullmatch(cell) for cell in cells]
    sides = [side_of(match) if match else None for match in named]
    return sides if sides[0] is None and len({*sides} - {None}) > 1 else []


def _sides(votes: Sequence[tuple[str, tuple[str, ...]]]) -> RecordedVote:
    return RecordedVote(*(tuple(n for own, names in votes if own == side for n in names) for side in SIDES.values()))


def find_dissent(text: str) -> Iterator[Count]:
    """Votes of single members: "Councillor Dean voted against"; they fill their own list only."""
    for start, end in around(text, p.VOTED, BEFORE, AFTER):
        for who in p.VOTERS.finditer(text, start, end):
            told = _first(VOTE_TOLD, text, who.end())
            if told and (
                names := listed(p.GENITIVE.sub("", who.group(0)) if told.re is p.THEIR_VOTE else who.group(0))
            ):
                yield Count(who.start(), told.end(), None, RecordedVote(**{side_of(told): names}), told.re)
        for pattern in (p.VOTE_BY, p.WELSH_VOTE):
            for match in pattern.finditer(text, start, end):
                if names := listed(match.group("who")):
                    yield Count(match.start(), match.end(), None, RecordedVote(**{side_of(match): names}), pattern)


def _first(patterns: Sequence[re.Pattern[str]], text: str, at: int) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(text, at))), None)
