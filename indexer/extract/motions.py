"""What was moved, by whom, and its fate: motions and amendments carried, lost or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.names import leading, parties
from indexer.extract.prose import Block, sentences, squeeze

MOST_CLAUSES = 6  # places tried for the name of one who seconds
LONGEST_SENTENCE = 2000


@dataclass(frozen=True)
class Moved:
    """Somebody moved something: who, who seconded, and where in the text (``end``: where what was moved may begin)."""

    start: int
    end: int
    mover: str | None
    seconder: str | None


@dataclass(frozen=True)
class Fate:
    """What became of a motion: carried, lost or withdrawn; ``amendment`` where it is said to be one."""

    start: int
    end: int
    fate: str
    amendment: bool
    named: bool


def find_movers(text: str, blocks: Sequence[Block]) -> list[Moved]:
    """Every mover and seconder, in order."""
    found: list[Moved] = []
    for block in blocks:
        if p.MOVING.search(text, block.body, block.end) is None:
            continue
        for start, stop in sentences(text, block.body, block.end):
            end = min(stop, start + LONGEST_SENTENCE)
            moved = _in_sentence(text, start, end)
            if moved is None and not found and (told := p.IN_MOVING.match(text, start, end)):
                moved = _told(start, told.group("mover"))
            if moved:
                found.append(moved)
            elif found and found[-1].seconder is None:
                found[-1] = _seconded(text, start, end, found[-1])
    return found


def _told(start: int, words: str) -> Moved | None:
    """One who moved, as told in the sentence of a speech, which stays a speech."""
    mover = _who(words)
    return Moved(start, start, mover, None) if mover else None


def _seconded(text: str, start: int, end: int, moved: Moved) -> Moved:
    """What was moved before, with the seconder that a later sentence names: "This was seconded by Y", "Y seconded"."""
    if by := p.SECONDED_BY.search(text, start, end):
        return Moved(moved.start, by.end(), moved.mover, _who(by.group("seconder")))
    verb = p.SECONDED.search(text, start, end)
    who = _subject(text, start, verb.start()) if verb else None
    return Moved(moved.start, moved.end, moved.mover, who)


def find_fates(text: str) -> Iterator[Fate]:
    """Every fate of a motion, in order."""
    for match in p.FATE.finditer(text):
        word = match["fate"] or match["fate2"] or match["fate3"]
        start = match.start("fate3") if match["fate3"] else match.start()
        amendment = bool(match["what"] and p.AMENDMENT.match(match["what"]))
        yield Fate(start, match.end(), _fate(word, match.group(0)), amendment, bool(match["what"]))
    for match in p.FATE_ALONE.finditer(text):
        yield Fate(match.start(), match.end(), _fate(match.group("fate"), match.group(0)), False, False)


def _fate(word: str, whole: str) -> str:
    if p.LOST.search(word) or (" not " in whole and word.lower() in ("carried", "agreed", "approved")):
        return "lost"
    return "withdrawn" if word.lower() == "withdrawn" else "carried"


def _in_sentence(text: str, start: int, end: int) -> Moved | None:
    for pattern in (p.MOVED_BY, p.MOTION_OF, p.MOVER_LABEL, p.SECONDED_FIRST, p.SECONDED_HIS, p.PROPOSAL_OF):
        if match := pattern.search(text, start, end):
            mover, seconder = _who(match.group("mover")), _who(match.group("seconder"))
            if mover or seconder:
                return Moved(start, match.end(), mover, seconder)
    for verb in [*p.MOVES.finditer(text, start, end)][:3]:
        mover = _subject(text, start, verb.start())
        if mover:
            return _active(text, start, verb.end(), end, mover)
    if by := p.MOVED_BY_ONE.search(text, start, end):
        mover = _who(by.group("mover"))
        if mover:
            return Moved(start, by.end(), mover, None)
    return None


def _active(text: str, start: int, after: int, end: int, mover: str) -> Moved:
    if by := p.SECONDED_BY.search(text, after, end):
        beside = not text[after : by.start()].strip(" ,;")
        return Moved(start, by.end() if beside else after, mover, _who(by.group("seconder")))
    verb = p.SECONDED.search(text, after, min(end, after + 600))
    if verb is None:
        return Moved(start, after, mover, None)
    return Moved(start, verb.end(), mover, _subject(text, after, verb.start()))


def _subject(text: str, start: int, verb: int) -> str | None:
    """The one who moves or seconds: the party that ends before the verb."""
    before = p.BEFORE_VERB.search(text, max(start, verb - 120), verb - 1)
    stop = before.start() if before else verb
    clauses = [match.end() for match in p.MOVER_CLAUSE.finditer(text, max(start, stop - 300), stop)]
    for at in [start, *clauses][: MOST_CLAUSES + 1] if stop - start <= 300 else clauses[-MOST_CLAUSES:]:
        who = parties(text[at:stop])
        if who:
            return who[0].label
    return None


def _who(words: str) -> str | None:
    who = leading(words)
    if who:
        return who[0].label
    named = p.TITLED_NAME.search(words)
    return squeeze(named.group(0)) if named else None
