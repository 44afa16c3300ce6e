"""Who moved and who seconded, in every order in which minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.extract import patterns as p
from indexer.extract.attribution import read_sentence
from indexer.extract.name_lists import listed
from indexer.extract.names import Party, leading, parties
from indexer.extract.prose import Block, mentions, sentences, squeeze

MOST_CLAUSES = 6  # places tried for the name of one who seconds
MOST_VERBS = 3  # verbs of moving looked at in one sentence
LONGEST_SENTENCE = 2000
BOTH_NAMED = (p.MOVED_BY, p.MOTION_OF, p.MOVER_LABEL, p.SECONDED_FIRST, p.SECONDED_HIS, p.PROPOSAL_OF, p.WELSH_MOVED)


@dataclass(frozen=True)
class Moved:
    """Somebody moved something: who, who seconded, who supported, and where in the text.

    ``end`` is where what was moved may begin. ``told`` is true where the sentence is part of a speech and stays it.
    """

    start: int
    end: int
    mover: str | None
    seconder: str | None
    supporters: tuple[str, ...] = ()
    told: bool = False
    by: re.Pattern[str] | None = None


def find_movers(text: str, blocks: Sequence[Block], author: Party | None = None) -> list[Moved]:
    """Every mover and seconder, in order; ``author`` wrote the text and may be called by the first name in it."""
    found: list[Moved] = []
    for block in blocks:
        if mentions(text, p.MOVING, block.body, block.end):
            _Reader(text, author, found).read(block)
    return found


class _Reader:
    """Reads one paragraph for movers and seconders; adds them to ``found``."""

    def __init__(self, text: str, author: Party | None, found: list[Moved]) -> None:
        self._text, self._author, self._found = text, author, found

    def read(self, block: Block) -> None:
        begun = block.body
        for start, stop in sentences(self._text, block.body, block.end):
            end = min(stop, start + LONGEST_SENTENCE)
            if moved := self._in_sentence(start, end) or self._in_speech(begun, start, end):
                self._found.append(self._supported(moved, end))
            elif self._found and self._found[-1].seconder is None:
                self._found[-1] = self._seconded(start, end, self._found[-1])

    def _in_sentence(self, start: int, end: int) -> Moved | None:
        text = self._text
        for pattern in BOTH_NAMED if mentions(text, p.SECONDING, start, end) else ():
            if match := pattern.search(text, start, end):
                mover, seconder = self._who(match.group("mover")), self._who(match.group("seconder"))
                if mover or seconder:
                    return Moved(start, match.end(), mover, seconder, by=pattern)
        for verb in [*p.MOVES.finditer(text, start, end)][:MOST_VERBS]:
            if mover := _subject(text, start, verb.start()):
                return self._active(start, verb.end(), end, mover)
            if mover := _of_both_verbs(text, start, verb.start()):
                return replace(self._active(verb.start(), verb.end(), end, mover), told=True)
        by = p.MOVED_BY_ONE.search(text, start, end)
        mover = self._who(by.group("mover")) if by else None
        return Moved(start, by.end(), mover, None, by=by.re) if by and mover else None

    def _in_speech(self, begun: int, start: int, end: int) -> Moved | None:
        """One who moves in a sentence of a speech, which stays a speech: "In moving the plan, X said", "He moved"."""
        if told := p.IN_MOVING.match(self._text, start, end):
            mover = None if self._found else self._who(told.group("mover"))
            return Moved(start, start, mover, None, told=True, by=told.re) if mover else None
        moves = p.HE_MOVES.match(self._text, start, end)
        mover = self._last_speaker(begun, start) if moves else None
        return (
            replace(self._active(start, moves.end(), end, mover), told=True, by=moves.re) if moves and mover else None
        )

    def _supported(self, moved: Moved, end: int) -> Moved:
        """What was moved, with those who are said to support it right behind the seconder."""
        by = p.SUPPORTED.match(self._text, moved.end, end)
        return replace(moved, end=by.end(), supporters=listed(by.group("who"))) if by else moved

    def _last_speaker(self, begun: int, stop: int) -> str | None:
        """Who spoke last before a "He moved" in one paragraph."""
        last: Sequence[Party] = ()
        for start, end in sentences(self._text, max(begun, stop - LONGEST_SENTENCE), stop):
            for turn in read_sentence(self._text, start, end):
                last = turn.who or last
        return last[0].label if len(last) == 1 else None

    def _seconded(self, start: int, end: int, moved: Moved) -> Moved:
        """What was moved before, with the seconder that a later sentence names: "This was seconded by Y"."""
        if by := p.SECONDED_BY.search(self._text, start, end):
            return replace(moved, end=by.end(), seconder=self._who(by.group("seconder")))
        verb = p.SECONDED.search(self._text, start, end)
        who = _subject(self._text, start, verb.start()) if verb else None
        return replace(moved, seconder=who)

    def _active(self, start: int, after: int, end: int, mover: str) -> Moved:
        moved = Moved(start, after, mover, None, by=p.MOVES)
        if by := p.SECONDED_BY.search(self._text, after, end):
            beside = not self._text[after : by.start()].strip(" ,;")
            return replace(moved, end=by.end() if beside else after, seconder=self._who(by.group("seconder")))
        verb = p.SECONDED.search(self._text, after, min(end, after + 600))
        if verb is None:
            return moved
        return replace(moved, end=verb.end(), seconder=_subject(self._text, after, verb.start()))

    def _who(self, words: str) -> str | None:
        if who := leading(words):
            return who[0].label
        if self._author and self._author.name and self._author.name.split()[0] == words.strip():
            return self._author.name
        named = p.TITLED_NAME.search(words)
        return squeeze(named.group(0)) if named else None


def _of_both_verbs(text: str, start: int, verb: int) -> str | None:
    """The subject of "X presented the report and moved": it stands before the first of two verbs."""
    joint = p.AND_MOVES.search(text, max(start, verb - 40), verb)
    said = p.SAY.search(text, start, joint.start()) if joint else None
    return _subject(text, start, said.start()) if said else None


def _subject(text: str, start: int, verb: int) -> str | None:
    """The one who moves or seconds: the party that ends before the verb."""
    before = p.BEFORE_VERB.search(text, max(start, verb - 120), verb - 1)
    stop = before.start() if before else verb
    clauses = [match.end() for match in p.MOVER_CLAUSE.finditer(text, max(start, stop - 300), stop)]
    for at in [start, *clauses][: MOST_CLAUSES + 1] if stop - start <= 300 else clauses[-MOST_CLAUSES:]:
        if who := parties(text[at:stop]):
            return who[0].label
    return None
