"""What was moved: the words of motions and amendments, in quotation marks or out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.extract import patterns as p
from indexer.extract.drafting import Draft, Drafter
from indexer.extract.extents import extent
from indexer.extract.motions import Moved
from indexer.extract.prose import Block, sentences, squeeze, trim

LONGEST_QUOTE = 12000  # characters of a motion in quotation marks
QUOTES = '“"‘'
CALLED = 160  # characters of what is moved in which it may be called an amendment
SHORTEST = 5  # characters of a motion
MOST_BLOCKS = 200  # paragraphs of a motion out of them


def motions(drafter: Drafter, movers: Sequence[Moved]) -> Iterator[Draft]:
    """What was moved, where its words are given."""
    for index, moved in enumerate(movers):
        limit = movers[index + 1].start if index + 1 < len(movers) else len(drafter.text)
        draft = _motion(drafter, moved, limit)
        if draft:
            yield draft
    for block in drafter.blocks:
        for start, end in sentences(drafter.text, block.body, block.end):
            if match := p.MOTION_HEAD.match(drafter.text, start, end) or _proposed(drafter.text, start, end):
                yield replace(_body(drafter, start, match.end(), match.group(0), None), by=match.re)


def _motion(drafter: Drafter, moved: Moved, limit: int) -> Draft | None:
    """What one mover moved: its words stand before the mover, right behind, or where a noun or "that" opens them."""
    block = drafter.blocks[drafter.index_at(max(moved.start, moved.end - 1))]
    stop = min(block.end, limit)
    if told := p.MOVED_BEHIND.search(drafter.text, moved.start, min(stop, moved.end)):
        lead = told.group("lead")
        kind = "amendment" if p.AMENDMENT.search(lead) else "motion"
        return Draft(moved.start, *told.span("words"), lead.strip(), kind, moved, by=told.re)
    if straight := _right_behind(drafter, moved, block, limit):
        lead = drafter.text[moved.start : straight.end()]
        return replace(_body(drafter, moved.start, straight.end(), lead, moved), by=straight.re)
    found = _opening(drafter.text, moved.start, stop)
    if found is None:
        return _unopened(drafter.text, moved, stop)
    start = found.start() if found.re is p.MOTION_WORD and not found.group("opens") else found.end()
    draft = replace(_body(drafter, moved.start, start, found.group(0), moved), by=found.re)
    return draft if draft.start < draft.end else None


def _unopened(text: str, moved: Moved, stop: int) -> Draft | None:
    """What is moved without a word that opens it, or moved and seconded by nobody."""
    plainly = p.MOVES_PLAINLY.search(text, moved.start, stop)
    if plainly and not p.NOUN_ALONE.fullmatch(f" {plainly.group('words')}"):
        return Draft(moved.start, *plainly.span("words"), "moved", "motion", moved, by=plainly.re)
    alone = p.UNSECONDED.search(text, moved.start, stop)
    if alone is None or moved.seconder or alone.start() <= moved.start:
        return None
    kind = "amendment" if p.AMENDS.search(text, moved.start, alone.start()) else "motion"
    return Draft(moved.start, moved.start, alone.start(), None, kind, moved, by=alone.re)


def _opening(text: str, start: int, stop: int) -> re.Match[str] | None:
    """What opens the words of a motion in the sentences that move it, None where they tell only of a motion."""
    if to := p.MOTION_TO.search(text, start, stop):
        return to
    that = p.PROPOSES_THAT.search(text, start, stop)
    word = p.MOTION_WORD.search(text, start, stop)
    noun = p.MOVES_NOUN.search(text, start, stop)
    found = word if word and (that is None or word.group("opens")) else that
    if found is None or p.VERB_NEXT.match(text, found.end()) or (noun and noun.start() < found.start()):
        return noun
    return found


def _proposed(text: str, start: int, end: int) -> re.Match[str] | None:
    """ "I propose that …": moved in the words of the one who moves."""
    return p.I_PROPOSE.search(text, start, end) if text.find("propose", start, end) >= 0 else None


def _right_behind(drafter: Drafter, moved: Moved, block: Block, limit: int) -> re.Match[str] | None:
    """What parts a mover from what is moved, where nothing else stands between: "seconded by Y, that", "Y:"."""
    stop = min(block.end, limit)
    if block.end < limit and (below := p.MOVED_BELOW.match(drafter.text, moved.end, stop)):
        return below
    return _on_next_line(drafter, moved.end, limit) or p.MOVED_THAT.match(drafter.text, moved.end, stop)


def _on_next_line(drafter: Drafter, end: int, limit: int) -> re.Match[str] | None:
    """The end of a mover's line, or of the seconder's below it, where the next line begins as a motion does."""
    for _ in ("mover", "seconder"):
        at = drafter.index_at(end - 1)
        below = p.MAY_BE_BELOW.match(drafter.text, end, drafter.blocks[at].end)
        if below is None or at + 1 >= len(drafter.blocks) or drafter.blocks[at + 1].start >= limit:
            return None
        following = drafter.blocks[at + 1]
        if p.MOTION_BODY.match(drafter.text, following.body):
            return below
        line = p.SECONDER_LINE.match(drafter.text, following.body, following.end)
        if line is None:
            return None
        end = line.end()
    return None


def _body(drafter: Drafter, opens: int, start: int, lead: str, moved: Moved | None) -> Draft:
    start, _ = trim(drafter.text, start, len(drafter.text))
    so_called = p.AMENDMENT.search(lead) or p.AS_AMENDMENT.search(drafter.text, opens, start + CALLED)
    kind = "amendment" if so_called else "motion"
    at = drafter.index_at(start)
    own = drafter.index_at(opens)
    if start < len(drafter.text) and drafter.text[start] in QUOTES:
        end = _quote_end(drafter, start, drafter.blocks[at].end)
    elif at > own:
        end = _motion_end(drafter, own, at)
    else:
        end = extent(drafter.text, start, at, drafter.blocks, drafter.stops)
        tail = p.SECONDED_TAIL.search(drafter.text, start, end) if start > opens else None
        end = tail.start() if tail and tail.start() > start + SHORTEST else end
        tail = p.MOTION_TAIL.search(drafter.text, start, end)
        end = tail.start() if tail and tail.start() > start + SHORTEST else end
    return Draft(opens, start, end, squeeze(lead).strip(" :–"), kind, moved)


def _quote_end(drafter: Drafter, start: int, fallback: int) -> int:
    """The end of the words in quotation marks that open at ``start``: where their own marks close, not inner ones."""
    text, opens = drafter.text, drafter.text[start]
    stop = min(len(text), start + LONGEST_QUOTE)
    if opens == "“":
        depth = 0
        for mark in p.CURLY.finditer(text, start, stop):
            depth += 1 if mark.group(0) == "“" else -1
            if not depth:
                return mark.end()
    closes = p.QUOTE_CLOSES.search(text, start + 1, stop)
    return closes.end() if closes else fallback


def _motion_end(drafter: Drafter, own: int, at: int) -> int:
    """The end of a motion whose words begin on their own line: up to what is not of it."""
    opener, end = drafter.blocks[own], drafter.blocks[at].end
    for block in drafter.blocks[at + 1 : at + MOST_BLOCKS]:
        same = block.marker is not None and block.style == opener.style
        if same or p.OF_THE_MOTION.match(drafter.text, block.body, block.end):
            break
        if p.ENDS_DECISION.match(drafter.text, block.start, block.end) or drafter.stops(block.body, block.end):
            break
        end = block.end
    return end
