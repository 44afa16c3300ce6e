"""What was deferred, adjourned, postponed or withdrawn: to when, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.extract import patterns as p
from indexer.extract.prose import Block, mentions, sentences, squeeze
from indexer.records import Deferral

LONGEST_SENTENCE = 2000
FATES = {"def": "deferred", "hel": "deferred", "pos": "postponed", "wit": "withdrawn", "adj": "adjourned"}


def find_deferrals(text: str, blocks: Sequence[Block]) -> tuple[Deferral, ...]:
    """Every deferral or withdrawal of business, in order, one a sentence; said twice in the same words it is one."""
    if not mentions(text, p.WAITING):
        return ()
    found: dict[tuple[str, str | None], Deferral] = {}
    for block in blocks:
        if mentions(text, p.WAITING, block.body, block.end):
            for start, end in sentences(text, block.body, block.end):
                each = _in_sentence(text, start, min(end, start + LONGEST_SENTENCE))
                if each:
                    found.setdefault((each.fate, each.until), each)
    return tuple(found.values())


def _in_sentence(text: str, start: int, end: int) -> Deferral | None:
    if not mentions(text, p.WAITING, start, end) or p.NOT_DEFERRED.search(text, start, end):
        return None
    match = p.DEFERRED_ALONE.match(text, start, end) or _first(
        p.WAS_DEFERRED.search(text, start, end), p.DEFERS.search(text, start, end)
    )
    if match is None or _is_idle(text, start, match.start("fate")):
        return None
    until = p.UNTIL.search(text, match.end("fate"), end)
    why = p.DEFERRED_WHY.match(text, until.end() if until else match.end(), end)
    return Deferral(
        FATES[match.group("fate")[:3].lower()],
        squeeze(until.group("until")) if until else None,
        squeeze(why.group("reason")).rstrip(".") if why else None,
        start,
        end,
        p.names_of(match.re),
    )


def _is_idle(text: str, start: int, fate: int) -> bool:
    """Whether a deferral is only asked for or moved, and the sentence does not go on to decide it."""
    return bool(p.MIGHT.search(text, start, fate) and not p.SETTLES.search(text, start, fate))


def _first(*matches: re.Match[str] | None) -> re.Match[str] | None:
    return min((match for match in matches if match), key=lambda match: match.start("fate"), default=None)
