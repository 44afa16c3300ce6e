"""Questions and answers by their layout: the lines that give the floor to one who asks or answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.names import Party, leading, parties
from indexer.extract.prose import Block

LONGEST_HEADING = 250  # characters of "Councillor A to the Cabinet Member for B (Councillor C):"


@dataclass(frozen=True)
class Heading:
    """A line that gives the floor to ``who``; ``asked`` are those a question is put to."""

    who: tuple[Party, ...]
    asked: tuple[Party, ...]
    by: re.Pattern[str]


def heading(text: str, block: Block, asked: tuple[Party, ...]) -> Heading | None:
    """What a block opens, where it heads a question or an answer; ``asked`` are those the last one was put to."""
    span = (text, block.body, block.end)
    if match := p.ANSWER_ALONE.match(*span):
        return Heading(asked, (), match.re) if asked else None
    for pattern in (p.QUESTION_FROM, p.QUESTION_LINE, p.ASKS_OF):
        if pattern is p.ASKS_OF and (block.end - block.body > LONGEST_HEADING or text[block.end - 1] != ":"):
            continue
        if match := pattern.match(*span):
            who, to = leading(match.group("who")), parties((match.group("to") or "").rstrip(" :"))
            if who and (to or pattern is not p.ASKS_OF):
                return Heading(who, to, pattern)
    match = p.ANSWER_FROM.match(*span)
    who = leading(match.group("who")) if match else ()
    return Heading(who, (), p.ANSWER_FROM) if who else None


def is_not_put(text: str, after: Block | None) -> bool:
    """Whether the paragraph behind a question's heading says that nobody was there to put it."""
    return bool(after and p.NOT_PUT.match(text, after.body, after.end))
