"""Who said what: each sentence is given to its speaker, to the last speaker, or to nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from indexer.extract import patterns as p
from indexer.extract.asking import Exchange, heading, is_not_put, speaker_alone
from indexer.extract.attribution import Turn, moved_by, read_sentence
from indexer.extract.initials import offices
from indexer.extract.names import Party, leading, may_be_one, parties
from indexer.extract.prose import Block, mentions, sentences
from indexer.records import Span

LONGEST_SENTENCE = 3000  # a longer one is read for its first speaker only this far
NEXT_PARAGRAPH = 300  # characters after which "He said" may mean another


@dataclass(frozen=True)
class Said:
    """One span and the parties it belongs to (several where they spoke together); ``by`` is what shows it."""

    who: tuple[Party, ...]
    start: int
    end: int
    by: re.Pattern[str] | None = None


@dataclass
class _Floor:
    """Who has the floor while the text is read: the open speech, the last speaker, and the owner of an open list."""

    said: list[Said] = field(default_factory=list)
    who: tuple[Party, ...] = ()
    start: int = 0
    end: int = 0
    last: tuple[Party, ...] = ()
    heard: int = 0
    owner: tuple[Party, ...] = ()
    opener: Block | None = None
    listed: str | None = None
    names_follow: bool = False
    exchange: Exchange = field(default_factory=Exchange)
    author: Party | None = None
    by: re.Pattern[str] | None = None
    offices: Mapping[str, Party] = field(default_factory=dict)
    before: Span = (0, 0)

    def take(self, who: tuple[Party, ...], start: int, end: int, by: re.Pattern[str] | None = None) -> None:
        if self.who and _same(self.who, who):
            self.end = end
            return
        self.yield_floor()
        self.who, self.start, self.end, self.by = who, start, end, by
        if who:
            self.last, self.heard = who, end

    def keep(self, end: int) -> None:
        self.end = self.heard = end

    def yield_floor(self) -> None:
        if self.who and self.end > self.start:
            self.said.append(Said(self.who, self.start, self.end, self.by))
        self.who = ()


def _same(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether the floor stays where it is; "A member" twice may be two members."""
    if any(p.INDEFINITE.match(party.label) for party in (*one, *other)):
        return False
    return len(one) == len(other) and all(may_be_one(a.label, b.label) for a, b in zip(one, other, strict=True))


def find_speeches(
    text: str,
    blocks: Sequence[Block],
    taken: Sequence[Span],
    author: Party | None = None,
    exchange: Exchange | None = None,
) -> list[Said]:
    """Every speech in ``text``; ``taken`` are spans, in order, that are decisions, motions or votes and no speech.

    What stands in the first person ("I have looked at") is ``author``'s, where the item names one; ``exchange`` says
    who asks whom, where the item's title does.
    """
    floor = _Floor(author=author, offices=offices(text), exchange=exchange or Exchange())
    if exchange and blocks and p.QUOTED_QUESTION.match(text, blocks[0].body, blocks[0].end):
        floor.take(exchange.asker, blocks[0].start, blocks[0].start, p.QUESTION_FROM)
        floor.owner, floor.opener, floor.listed = exchange.asker, blocks[0], "heading"
    busy = _Taken(taken)
    for block, after in zip_longest(blocks, blocks[1:]):
        if _is_heading(floor, text, block, after) or _is_listed_speaker(floor, text, block):
            continue
        _enter(floor, block, text)
        for start, end in sentences(text, block.body, block.end):
            if busy.covers(start, end):
                _pass_over(floor, text, start, end)
                continue
            _hear(floor, text, start, end)
        _leave(floor, text, block)
    floor.yield_floor()
    return floor.said


def _is_heading(floor: _Floor, text: str, block: Block, after: Block | None) -> bool:
    """A line that gives the floor to a questioner or answerer: "Question from Mr X to Y", "Response – Councillor Y"."""
    found = heading(text, block, floor.exchange)
    if found is None:
        return _is_speaker_alone(floor, text, block, after)
    floor.exchange = found.exchange
    if is_not_put(text, after):
        floor.yield_floor()
        floor.owner, floor.opener = (), None
        return True
    floor.take(found.who, block.start, block.end, found.by)
    floor.owner, floor.opener, floor.listed = found.who, block, "heading"
    return True


def _is_speaker_alone(floor: _Floor, text: str, block: Block, after: Block | None) -> bool:
    """A name and a colon on a line of its own, above what is said; not above an interest that is declared."""
    who = speaker_alone(text, block)
    if not who or after is None or mentions(text, ("interest",), after.body, after.end):
        return False
    floor.yield_floor()
    floor.take(who, block.start, block.end, p.SPEAKER_ALONE)
    floor.owner, floor.opener, floor.listed = who, block, None
    return True


def _is_listed_speaker(floor: _Floor, text: str, block: Block) -> bool:
    """A line of a list of those who spoke: a name or role and nothing else."""
    if not floor.names_follow:
        return False
    who = parties(text[block.body : block.end].rstrip(" .;")) if block.end - block.body < 160 else ()
    if who:
        floor.yield_floor()
        floor.take(who, block.body, block.end, p.SPEAKERS_LISTED)
    else:
        floor.names_follow = False
    return bool(who)


class _Taken:
    """Spans in order, asked about in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._at = 0

    def covers(self, start: int, end: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at][1] <= start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] < end


def _enter(floor: _Floor, block: Block, text: str) -> None:
    """A new paragraph ends a speech, unless it is an item of a list that the speaker opened."""
    for pattern, who in ((p.NEXT_QUESTION, floor.exchange.asker), (p.NEXT_ANSWER, floor.exchange.asked)):
        if who and pattern.match(text, block.start, block.end):
            floor.yield_floor()
            floor.owner, floor.opener = (), None
            floor.take(who, block.start, block.start, pattern)
            return
    if _belongs(floor, block):
        if floor.who != floor.owner:
            floor.take(floor.owner, block.start, block.start, p.OPENS_LIST)
        return
    if floor.who and block.marker is None and text[block.start].islower() and text[floor.end - 1] not in ".?!:":
        return
    floor.yield_floor()
    floor.owner, floor.opener = (), None


def _belongs(floor: _Floor, block: Block) -> bool:
    opener = floor.opener
    if opener is None:
        return False
    if floor.listed is None:
        floor.listed = block.style or "paragraph"
        return block.style is None or block.style != opener.style or block.marker in ("•", "-")
    if floor.listed == "heading":
        return True
    style = block.style or "paragraph"
    return style == floor.listed or (style not in ("paragraph", opener.style) and floor.listed != "paragraph")


def _leave(floor: _Floor, text: str, block: Block) -> None:
    if floor.who and p.NEXT_QUESTION.match(text, block.start, block.end):
        floor.exchange = Exchange(floor.who, floor.exchange.asked)
    elif floor.who and floor.exchange.asker and p.NEXT_ANSWER.match(text, block.start, block.end):
        floor.exchange = Exchange(floor.exchange.asker, floor.who)
    floor.names_follow = bool(
        block.end - block.body < 400
        and p.SPEAKERS_LISTED.search(text, block.body, block.end)
        and p.OPENS_LIST.search(text, block.end - 4, block.end)
    )
    opens = p.OPENS_LIST.search(text, max(block.start, block.end - 8), block.end)
    if opens and (floor.opener is None or floor.who != floor.owner):
        floor.owner, floor.opener, floor.listed = floor.who, block if floor.who else None, None


def _pass_over(floor: _Floor, text: str, start: int, end: int) -> None:
    """A sentence that is a decision, a motion or a vote; only who asks that a vote be recorded speaks in it."""
    floor.yield_floor()
    floor.owner, floor.opener = (), None
    floor.last, floor.heard = moved_by(text, start, end) or floor.last, end
    if p.ASKS_TO_RECORD.search(text, start, end):
        for turn in read_sentence(text, start, end):
            if turn.who:
                floor.take(turn.who, turn.at, end, turn.by)
        floor.yield_floor()
    elif (says := p.MOVER_SAYS.search(text, start, end)) and (who := leading(says.group("who"))):
        floor.take(who, says.start("who"), end, p.MOVER_SAYS)
        floor.yield_floor()


def _turns(floor: _Floor, text: str, start: int, end: int) -> Sequence[Turn]:
    """The turns of a sentence; also of one that speaks by the initials of an office, or is meant by "He replied"."""
    if floor.offices and (short := p.BY_INITIALS.search(text, start, end)) and short.group("short") in floor.offices:
        return [Turn((floor.offices[short.group("short")],), start, p.BY_INITIALS)]
    if p.HE_ANSWERS.match(text, start, end) and (asked := _whom_asked(text, *floor.before)):
        return [Turn(asked, start, p.HE_ANSWERS)]
    return read_sentence(text, start, end)


def _whom_asked(text: str, start: int, end: int) -> tuple[Party, ...]:
    """The one person whom a question or request in a sentence is put to."""
    asked = p.ASKED_WHOM.search(text, start, end)
    who = parties(asked.group("whom")) if asked else ()
    return who if len(who) == 1 else ()


def _hear(floor: _Floor, text: str, start: int, end: int) -> None:
    turns = _turns(floor, text, start, min(end, start + LONGEST_SENTENCE))
    floor.before = start, end
    if (
        floor.who
        and floor.opener
        and floor.listed not in (None, "heading")
        and all(turn.by is p.ACT or turn.meant for turn in turns)
    ):
        turns = ()  # what somebody did, told in the points of a speech
    if floor.who and len(turns) == 1 and turns[0].by is p.SAY and (had := p.HAD_SAID.match(text, start, end)):
        turns = () if parties(had.group("who")) else turns
    if turns:
        if floor.listed == "paragraph":
            floor.owner, floor.opener = (), None
        for turn, following in zip(turns, [*turns[1:], None], strict=True):
            stop = _tail(text, turn.at, following.at) if following else end
            if turn.who:
                floor.take(turn.who, turn.at, stop, turn.by)
            else:
                floor.yield_floor()
                floor.last, floor.heard = turn.meant or floor.last, stop if turn.meant else floor.heard
    elif floor.author and p.FIRST_PERSON.search(text, start, end):
        floor.take((floor.author,), start, end, p.FIRST_PERSON)
    elif floor.who:
        floor.keep(end)
    elif len(floor.last) == 1 and start - floor.heard < NEXT_PARAGRAPH and p.GOES_ON_SAYING.match(text, start, end):
        floor.take(floor.last, start, end, p.GOES_ON_SAYING)


def _tail(text: str, start: int, end: int) -> int:
    """The end of one speaker's part of a sentence, without the "and" that leads to the next."""
    tail = p.TURN_TAIL.search(text, max(start, end - 16), end)
    return tail.start() if tail else end
