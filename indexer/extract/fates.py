"""What became of what was moved: carried, lost or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.prose import around
from indexer.records import Span

LONGEST_FATE = 400  # characters from what was moved to what became of it


@dataclass(frozen=True)
class Fate:
    """What became of a motion: carried, lost or withdrawn; ``amendment`` where it is said to be one."""

    start: int
    end: int
    fate: str
    amendment: bool
    named: bool
    by: re.Pattern[str] | None = None


def find_fates(text: str) -> Iterator[Fate]:
    """Every fate of a motion, in order."""
    parts = list(around(text, p.FATED, LONGEST_FATE, LONGEST_FATE))
    for match in _each(p.FATE, text, parts):
        word = match["fate"] or match["fate2"] or match["fate3"]
        if p.SHALL_BE.search(match.group(0)):
            continue
        start = match.start("fate3") if match["fate3"] else match.start()
        amendment = bool(match["what"] and p.AMENDMENT.match(match["what"]))
        yield Fate(start, match.end(), _fate(word, match.group(0)), amendment, bool(match["what"]), p.FATE)
    for match in _each(p.FATE_ALONE, text, parts):
        yield Fate(match.start(), match.end(), _fate(match.group("fate"), match.group(0)), False, False, p.FATE_ALONE)
    for match in _each(p.AND_AGREED, text, list(around(text, p.SECONDING, 0, LONGEST_FATE))):
        yield Fate(match.start("fate"), match.end(), "carried", False, False, p.AND_AGREED)
    for match in _each(p.RESOLVED_ALONE, text, list(around(text, p.RESOLVING, LONGEST_FATE, LONGEST_FATE))):
        yield Fate(match.start(), match.end(), "carried", False, False, p.RESOLVED_ALONE)


def _each(pattern: re.Pattern[str], text: str, parts: Sequence[Span]) -> Iterator[re.Match[str]]:
    for start, end in parts:
        yield from pattern.finditer(text, start, end)


def _fate(word: str, whole: str) -> str:
    if p.LOST.search(word) or (" not " in whole and word.lower() in ("carried", "agreed", "approved")):
        return "lost"
    return "withdrawn" if word.lower() == "withdrawn" else "carried"
