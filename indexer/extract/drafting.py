"""A decision on its way: from a lead-in or a sentence to the words that it governs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.extract import patterns as p
from indexer.extract.attribution import read_sentence
from indexer.extract.extents import extent
from indexer.extract.motions import Moved
from indexer.extract.prose import Block, ordinal, squeeze, trim
from indexer.extract.votes import Count

LONG = 1500  # characters of a sentence that are read to see what it opens

OPENERS = (p.LEAD_RESOLVED, p.LEAD_WORD, p.LEAD_HEADING, p.LEAD_AGREED, p.FATE, p.FATE_ALONE, p.MOVED_BY, p.PROPOSAL_OF)
"""What a sentence may begin with that is no part of the decision before it."""


@dataclass(frozen=True)
class Draft:
    """A decision on its way: ``opens`` is where its lead-in begins, ``kind`` resolved, motion, amendment or plain.

    ``by`` is the pattern that found it.
    """

    opens: int
    start: int
    end: int
    lead: str | None
    kind: str
    moved: Moved | None = None
    count: Count | None = None
    fate: str | None = None
    by: re.Pattern[str] | None = None


class Drafter:
    """One text and its blocks, in which drafts are measured out."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks
        self.starts = [block.start for block in blocks]

    def index_at(self, offset: int) -> int:
        """The index of the block that an offset lies in, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def draft(self, opens: int, start: int, lead: str, kind: str, by: re.Pattern[str]) -> Draft | None:
        """The decision whose lead-in begins at ``opens`` and whose words begin at ``start``; None if there are none."""
        draft = self._measured(opens, start, lead, kind)
        return replace(draft, by=by) if draft else None

    def _measured(self, opens: int, start: int, lead: str, kind: str) -> Draft | None:
        index = self.index_at(opens)
        start, _ = trim(self.text, start, len(self.text))
        at = max(index, self.index_at(start))
        if at > index and self._opens_another(self.blocks[at], lead):
            at, start = index, self.blocks[index].end
        end = extent(self.text, start, at, self.blocks, self.stops) if start < self.blocks[at].end else start
        if at > index and not p.CALLS_FOR_MORE.search(lead) and not self._opens_list(self.blocks[at]):
            return self._word_alone(opens, lead, index)
        if end <= start or not self.text[start:end].strip(" .:;-–"):
            return self._word_alone(opens, lead, index)
        return Draft(opens, start, end, squeeze(lead).rstrip(" ,"), kind)

    def _opens_list(self, block: Block) -> bool:
        """Whether a block is the first point of what is decided: "(i) That the report be noted"."""
        if block.marker is None or ordinal(block.marker) > 1:
            return False
        span = (self.text, block.body, block.end)
        return bool(p.MORE_OPERATIVE.match(*span) or p.SUBJUNCTIVE.match(*span))

    def _opens_another(self, block: Block, lead: str) -> bool:
        """Whether the paragraph below a lead-in is not what it leads: another lead-in, a speech, a fate."""
        if not p.LEAD_COLON.search(lead):
            return self.stops(block.body, block.end)
        if p.LEAD_RESOLVED.match(self.text, block.body, block.end) or p.FATE.match(self.text, block.body, block.end):
            return True
        return any(turn.who for turn in read_sentence(self.text, block.body, min(block.end, block.body + LONG)))

    def _word_alone(self, opens: int, lead: str, index: int) -> Draft | None:
        """ "NOTED" on a line of its own: the paragraph before it, unless somebody speaks there; else the word."""
        word = squeeze(lead).strip(" :;,.–—-")
        if not word:
            return None
        before = self.blocks[index - 1] if index else None
        if (
            before
            and not p.ENDS_DECISION.match(self.text, before.body)
            and not list(read_sentence(self.text, before.body, before.end))
        ):
            return Draft(opens, before.body, before.end, word, "resolved")
        start, end = trim(self.text, opens, opens + len(lead))
        return Draft(opens, start, end, word, "resolved") if start < end else None

    def stops(self, start: int, end: int) -> bool:
        """Whether a sentence opens something new: another decision, a speech, a mover."""
        text, end = self.text, min(end, start + LONG)
        if any(pattern.match(text, start, end) for pattern in OPENERS):
            return True
        if p.GOES_ON_SAYING.match(text, start, end):
            return True
        turns = list(read_sentence(text, start, end))
        return bool(turns and (turns[0].who or not p.DECISION_VERB.search(text, start, end)))
