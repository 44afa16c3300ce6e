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
    block = drafter.blocks[drafter.index_at(moved.start)]
    stop = min(block.end, limit)
    if straight := _right_behind(drafter, moved, block, limit):
        return replace(_body(drafter, moved.start, straight.end(), "motion", moved), by=straight.re)
    that = p.PROPOSES_THAT.search(drafter.text, moved.start, stop)
    word = p.MOTION_WORD.search(drafter.text, moved.start, stop)
    found = word if word and (that is None or word.group("opens")) else that
    if found is None or p.VERB_NEXT.match(drafter.text, found.end()):
        return None
    start = found.start() if found is word and not word.group("opens") else found.end()
    draft = replace(_body(drafter, moved.start, start, found.group(0), moved), by=found.re)
    return draft if draft.start < draft.end else None


def _proposed(text: str, start: int, end: int) -> re.Match[str] | None:
    """ "I propose that …": moved in the words of the one who moves."""
    return p.I_PROPOSE.search(text, start, end) if text.find("propose", start, end) >= 0 else None


def _right_behind(drafter: Drafter, moved: Moved, block: Block, limit: int) -> re.Match[str] | None:
    """What parts a mover from what is moved, where nothing else stands between: "seconded by Y, that", "Y:"."""
    stop = min(block.end, limit)
    if below := p.MOVED_BELOW.match(drafter.text, moved.end, stop) if block.end < limit else None:
        return below
    return p.MOVED_THAT.match(drafter.text, moved.end, stop)


def _body(drafter: Drafter, opens: int, start: int, lead: str, moved: Moved | None) -> Draft:
    start, _ = trim(drafter.text, start, len(drafter.text))
    kind = "amendment" if p.AMENDMENT.search(lead) else "motion"
    at = drafter.index_at(start)
    own = drafter.index_at(opens)
    if start < len(drafter.text) and drafter.text[start] in '“"':
        end = _quote_end(drafter, start, drafter.blocks[at].end)
    elif at > own:
        end = _motion_end(drafter, own, at)
    else:
        end = extent(drafter.text, start, at, drafter.blocks, drafter.stops)
        tail = p.SECONDED_TAIL.search(drafter.text, start, end) if start > opens else None
        end = tail.start() if tail and tail.start() > start + 20 else end
    return Draft(opens, start, end, squeeze(lead).strip(" :–"), kind, moved)


def _quote_end(drafter: Drafter, start: int, fallback: int) -> int:
    close = "”" if drafter.text[start] == "“" else '"'
    found = drafter.text.find(close, start + 1, start + LONGEST_QUOTE)
    return found + 1 if found > 0 else fallback


def _motion_end(drafter: Drafter, own: int, at: int) -> int:
    """The end of a motion whose words begin on their own line: up to what is not of it."""
    opener, end = drafter.blocks[own], drafter.blocks[at].end
    for block in drafter.blocks[at + 1 : at + MOST_BLOCKS]:
        same = block.marker is not None and block.style == opener.style
        if same or p.ENDS_DECISION.match(drafter.text, block.start, block.end) or drafter.stops(block.body, block.end):
            break
        end = block.end
    return end
