"""Who moved and who seconded, in every order in which minutes tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.extract import patterns as p
from indexer.extract.attribution import read_sentence
from indexer.extract.name_lists import listed
from indexer.extract.names import Party, leading, parties
from indexer.extract.prose import Block, mentions, sentences, squeeze
from indexer.records import Span

BOTH_LISTED = (p.BOTH_BY, p.BOTH_DO)
MOVER_AND_SECONDER = 2  # names in a list of both
MOST_CLAUSES = 6  # places tried for the name of one who seconds
MOST_VERBS = 3  # verbs of moving looked at in one sentence
LONGEST_SENTENCE = 2000
BOTH_NAMED = (
    p.MOVER_LABEL,
    p.MOVER_PAIR,
    p.MOVED_BY,
    p.MOTION_OF,
    p.SECONDED_FIRST,
    p.SECONDED_HIS,
    p.PROPOSAL_OF,
    p.WELSH_MOVED,
)


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
        for start, stop in _unbroken(self._text, sentences(self._text, block.body, block.end)):
            end = min(stop, start + LONGEST_SENTENCE)
            if moved := self._in_sentence(start, end) or self._in_speech(begun, start, end):
                self._found.append(self._supported(moved, end))
            elif self._found and self._found[-1].seconder is None:
                self._found[-1] = self._seconded(start, end, self._found[-1])

    def _in_sentence(self, start: int, end: int) -> Moved | None:
        text = self._text
        if mentions(text, p.SECONDING, start, end) and (both := self._both(start, end)):
            return both
        for verb in [*p.MOVES.finditer(text, start, end)][:MOST_VERBS]:
            if mover := _subject(text, start, verb.start()):
                return self._active(start, verb.end(), end, mover)
            if mover := _of_both_verbs(text, start, verb.start()):
                return replace(self._active(verb.start(), verb.end(), end, mover), told=True)
        by = p.MOVED_BY_ONE.search(text, start, end) or p.MOVER_LINE.match(text, start, end)
        mover = self._who(by.group("mover"), by.re is p.MOVER_LINE) if by else None
        return Moved(start, by.end(), mover, None, by=by.re) if by and mover else None

    def _both(self, start: int, end: int) -> Moved | None:
        """Mover and seconder named together, in one of the set forms."""
        for pattern in BOTH_NAMED:
            if match := pattern.search(self._text, start, end):
                short = pattern is p.MOVER_LABEL
                mover, seconder = self._who(match.group("mover"), short), self._who(match.group("seconder"), short)
                if mover or seconder:
                    return Moved(start, match.end(), mover, seconder, by=pattern)
        for pattern in BOTH_LISTED if mentions(self._text, p.BOTH_VERBS, start, end) else ():
            match = pattern.search(self._text, start, end)
            names = listed(match.group("who")) if match else ()
            if match and len(names) == MOVER_AND_SECONDER:
                return Moved(start, match.end(), names[0], names[1], by=pattern)
        return None

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
        if line := p.SECONDER_LINE.match(self._text, start, end):
            return replace(moved, seconder=self._who(line.group("seconder"), short=True))
        if by := p.SECONDED_BY.search(self._text, start, end):
            return replace(moved, end=by.end(), seconder=self._who(by.group("seconder")))
        verb = p.SECONDED.search(self._text, start, end)
        return replace(moved, seconder=_nearest(self._text, start, verb.start()) if verb else None)

    def _active(self, start: int, after: int, end: int, mover: str) -> Moved:
        moved = Moved(start, after, mover, None, by=p.MOVES)
        if by := p.SECONDED_BY.search(self._text, after, end):
            between = self._text[after : by.start()]
            beside = not between.strip(" ,;") or p.NOUN_ALONE.fullmatch(between)
            return replace(moved, end=by.end() if beside else after, seconder=self._who(by.group("seconder")))
        verb = p.SECONDED.search(self._text, after, min(end, after + 600))
        if verb is None:
            return moved
        return replace(moved, end=verb.end(), seconder=_nearest(self._text, after, verb.start()))

    def _who(self, words: str, short: bool = False) -> str | None:
        """The one whom words name; ``short`` words are a name and no more, and may be a surname or initials alone."""
        if who := leading(words):
            return who[0].label
        if self._author and self._author.name and self._author.name.split()[0] == words.strip():
            return self._author.name
        if named := p.TITLED_NAME.search(words):
            return squeeze(named.group(0))
        return next(iter(listed(words)), None) if short else None


def _unbroken(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Sentences, with those put together that "Prop." and "sec." only seem to end."""
    opened: int | None = None
    for start, end in spans:
        opened = start if opened is None else opened
        if not p.MOVER_SHORTENED.search(text, max(opened, end - 8), end):
            yield opened, end
            opened = None
    if opened is not None:
        yield opened, spans[-1][1]


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


def _nearest(text: str, start: int, verb: int) -> str | None:
    """The one who seconds, behind other words: the name nearest before the verb, else the role."""
    before = p.BEFORE_VERB.search(text, max(start, verb - 120), verb - 1)
    stop = before.start() if before else verb
    first = max(start, stop - 300)
    clauses = [match.end() for match in p.MOVER_CLAUSE.finditer(text, first, stop)]
    found = [who[0] for at in [first, *clauses][: -MOST_CLAUSES - 1 : -1] if (who := parties(text[at:stop]))]
    named = [party for party in found if party.name and not p.MOVER_CLAUSE.search(party.name)]
    return next((party.label for party in named or found[-1:]), None)
