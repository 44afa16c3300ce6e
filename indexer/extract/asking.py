"""Questions and answers by their layout: the lines that give the floor to one who asks or answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.names import Party, leading, parties
from indexer.extract.prose import Block

LONGEST_HEADING = 250  # characters of "Councillor A to the Cabinet Member for B (Councillor C):"


@dataclass(frozen=True)
class Exchange:
    """Who asks and who is to answer, while questions are put."""

    asker: tuple[Party, ...] = ()
    asked: tuple[Party, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A line that gives the floor to ``who``, and the exchange that it is part of."""

    who: tuple[Party, ...]
    exchange: Exchange
    by: re.Pattern[str]


def heading(text: str, block: Block, exchange: Exchange) -> Heading | None:
    """What a block opens, where it heads a question or an answer in the exchange so far."""
    span = (text, block.body, block.end)
    if p.ANSWER_ALONE.match(*span):
        return _of(exchange.asked, exchange, p.ANSWER_ALONE)
    if p.SUPPLEMENTARY_ALONE.match(*span):
        return _of(exchange.asker, exchange, p.SUPPLEMENTARY_ALONE)
    for pattern in (p.QUESTION_FROM, p.QUESTION_LINE, p.ASKS_OF):
        if pattern is p.ASKS_OF and (
            block.end - block.body > LONGEST_HEADING or text[block.end - 1 : block.end] != ":"
        ):
            continue
        if match := pattern.match(*span):
            who, to = leading(match.group("who")), parties((match.group("to") or "").rstrip(" :"))
            if who and (to or pattern is not p.ASKS_OF):
                return Heading(who, Exchange(who, to), pattern)
    match = p.ANSWER_FROM.match(*span)
    who = leading(match.group("who")) if match else ()
    return _of(who, Exchange(exchange.asker, who), p.ANSWER_FROM)


def titled(title: str) -> Exchange | None:
    """Who asks whom by the title of an item: "Question from Councillor Ash to the Leader"; None where it is no such."""
    for pattern in (p.QUESTION_FROM, p.QUESTION_LINE):
        if match := pattern.match(title):
            who, to = leading(match.group("who")), parties((match.group("to") or "").rstrip(" :"))
            if who:
                return Exchange(who, to)
    return None


def _of(who: tuple[Party, ...], exchange: Exchange, by: re.Pattern[str]) -> Heading | None:
    return Heading(who, exchange, by) if who else None


def speaker_alone(text: str, block: Block) -> tuple[Party, ...]:
    """Who is named by a line that is a name or an office and a colon, and has the points below; empty otherwise."""
    alone = p.SPEAKER_ALONE.match(text, block.body, block.end) if text[block.end - 1 : block.end] == ":" else None
    who = parties(alone.group("who")) if alone and not p.SAY.search(text, block.body, block.end) else ()
    return who if all(party.name or p.LED.match(party.label) for party in who) else ()


def is_not_put(text: str, after: Block | None) -> bool:
    """Whether the paragraph behind a question's heading says that nobody was there to put it."""
    return bool(after and p.NOT_PUT.match(text, after.body, after.end))
