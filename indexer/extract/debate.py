"""Movers, votes and fates, each handed to the decision that it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from indexer.extract import patterns as p
from indexer.extract.drafting import Draft
from indexer.extract.fates import Fate
from indexer.extract.motions import Moved
from indexer.extract.names import surname
from indexer.extract.prose import trim
from indexer.extract.votes import Count, merged

NEAR = 40  # characters between "the amendment was lost" and the numbers that say how
BESIDE = 24  # characters behind a mover in which "an amendment" says what is moved
LONGEST_SENTENCE = 600
Event = Draft | Moved | Count | Fate


@dataclass
class Debate:
    """Movers, votes and fates, handed to the decisions they belong to in the order of the text."""

    text: str
    resolved: Sequence[Draft]
    motions: Sequence[Draft]
    movers: Sequence[Moved]
    counts: Sequence[Count]
    fates: Sequence[Fate]
    settled: list[Draft] = field(default_factory=list)
    moved: Moved | None = None
    count: Count | None = None
    motion: Draft | None = None
    main: Draft | None = None
    amended: Moved | None = None  # who moved what an amendment is to change
    amending: bool = False  # an amendment is moved, and its fate is still to come
    fated: int = -1000  # where the last fate ended
    rivals: list[Moved] = field(default_factory=list)  # all that was moved since the last decision

    def settle(self) -> list[Draft]:
        """Every decision with its mover, vote and fate, in the order of the text; a motion told again is left out."""
        events: list[tuple[int, int, Event]] = []
        events += [(moved.start, 0, moved) for moved in self.movers] + [
            (motion.opens, 1, motion) for motion in self.motions
        ]
        events += [(count.start, 2, count) for count in self.counts] + [(fate.start, 3, fate) for fate in self.fates]
        events += [(draft.opens, 4, draft) for draft in self.resolved]
        events.sort(key=lambda event: event[:2])
        self._opens = [draft.opens for draft in self.resolved]
        for _, _, event in events:
            self._on(event)
        self._close()
        return sorted(self.settled, key=lambda draft: draft.start)

    def _on(self, event: Event) -> None:
        if isinstance(event, Moved):
            self._on_mover(event)
        elif isinstance(event, Count):
            self._on_count(event)
        elif isinstance(event, Fate):
            self._on_fate(event)
        elif event.kind in ("motion", "amendment"):
            if self.amending:
                event = replace(event, kind="amendment")
            if event.kind == "amendment":
                self._lay_aside()
            self._close()
            self.motion, self.count = replace(event, moved=event.moved or self.moved), None
        else:
            self._on_decision(event)

    def _lay_aside(self) -> None:
        """The motion waits until the amendment to it is decided."""
        if self.motion and self.motion.kind == "motion":
            self.main, self.motion = self.motion, None

    def _amends(self, moved: Moved) -> bool:
        """Whether what is moved is decided before the motion: an amendment, so called there or above, or closure."""
        line = self.text.rfind("\n", 0, moved.start) + 1
        above = self.text.rfind("\n", 0, max(line - 1, 0)) + 1
        ends = max(moved.end, min(_sentence_end(self.text, moved.start), moved.start + LONGEST_SENTENCE))
        if p.AMENDMENT.match(self.text, moved.start):
            return True
        if p.AMENDS.search(self.text, moved.start, min(ends, moved.end + BESIDE)):
            return True
        if p.REWORDS.search(self.text, moved.start, ends) or p.CLOSURE.search(self.text, moved.start, ends):
            return True
        return line == moved.start and p.AMENDMENT_HEADING.match(self.text, above, max(line - 1, 0)) is not None

    def _on_mover(self, moved: Moved) -> None:
        self.rivals.append(moved)
        if self._amends(moved) and (self.motion or self.main or self.moved or self.amended):
            self._lay_aside()
            self.amended = self.amended or self.moved
            self.moved, self.count, self.amending = moved, None, True
        elif self._is_behind(moved.start, moved.end) and not (self.settled[-1].moved or self.settled[-1].fate):
            self.settled[-1] = replace(self.settled[-1], moved=moved)
        elif self.motion and self.motion.moved is None:
            self.motion = replace(self.motion, moved=moved)
        else:
            if self.motion and self.motion.fate == "carried":
                self._close()
            self.moved, self.count = moved, None

    def _on_count(self, count: Count) -> None:
        if self.settled and 0 <= count.start - self.fated < NEAR:
            self.settled[-1] = replace(self.settled[-1], count=merged(self.settled[-1].count, count))
        elif self.motion is not None:
            self.motion = replace(self.motion, count=merged(self.motion.count, count))
        elif self.settled and (self._is_behind(count.start, count.end) or self.settled[-1].end > count.start):
            self.settled[-1] = replace(self.settled[-1], count=merged(self.settled[-1].count, count))
        else:
            self.count = merged(self.count, count)

    def _is_behind(self, start: int, end: int) -> bool:
        """Whether something between two decisions belongs to the one before it: nearer, or nothing follows."""
        if not self.settled or self.motion is not None or self.moved is not None:
            return False
        after = bisect_right(self._opens, start)
        if after >= len(self._opens):
            return True
        return start - self.settled[-1].end < self._opens[after] - end

    def _on_fate(self, fate: Fate) -> None:
        if fate.amendment and (self.motion is None or self.motion.kind == "motion") and (self.amending or self.motion):
            self._on_amendment_s_fate(fate)
            return
        if self.motion is None:
            if fate.named and (fate.fate != "carried" or self._is_last(fate.start)):
                self.settled.append(self._unworded(fate))
                self.moved = self.count = None
            return
        decided = replace(self.motion, fate=fate.fate)
        if fate.fate == "carried" and decided.kind == "motion":
            self.motion = decided
            return
        self.settled.append(decided)
        self.fated = fate.end
        self.motion, self.main = (self.main if decided.kind == "amendment" else None), None
        self.moved = self.count = None
        self.amending = False

    def _on_amendment_s_fate(self, fate: Fate) -> None:
        """An amendment of whose words no more is told than in the sentence that moves it; the motion goes on."""
        decided = replace(self._unworded(fate), kind="amendment")
        if self.amending and self.moved:
            start, end = trim(self.text, self.moved.start, _sentence_end(self.text, self.moved.end))
            decided = replace(decided, start=start, end=end)
        self.settled.append(decided)
        self.fated = fate.end
        self.motion, self.main = self.motion or self.main, None
        self.moved, self.count, self.amending = None, None, False

    def _is_last(self, at: int) -> bool:
        """Whether no decision is worded before or after: then the fate of a motion is all that is told of it."""
        return not self.settled and bisect_right(self._opens, at) >= len(self._opens)

    def _unworded(self, fate: Fate) -> Draft:
        """A motion of which only the fate is told: the sentence that tells it, from its mover on."""
        line = max(self.text.rfind("\n", 0, fate.start) + 1, fate.start - LONGEST_SENTENCE)
        start, end = trim(self.text, self.moved.start if self.moved else line, fate.end)
        return Draft(start, start, end, None, "motion", self.moved, self.count, fate.fate, fate.by)

    def _on_decision(self, draft: Draft) -> None:
        if p.FURTHER.search(draft.lead or "") and self.motion and self.motion.fate == "carried":
            self._close()
            self.moved = self.count = None
        source = self.motion or self.main
        moved = (source.moved if source else None) or self.amended or self.moved
        count = (source.count if source else None) or self.count
        self.settled.append(replace(draft, moved=self._of_elected(draft) or moved, count=count))
        self.rivals.clear()
        self.motion = self.main = self.moved = self.count = self.amended = None
        self.amending = False

    def _of_elected(self, draft: Draft) -> Moved | None:
        """Of several nominations the one whose nominee a decision elects."""
        words = self.text[draft.start : draft.end]
        if len(self.rivals) < 2 or not p.ELECTS.search(words):
            return None
        elected = {surname(named.group(0)) for named in p.TITLED_NAME.finditer(words)}
        for moved in self.rivals:
            first = p.TITLED_NAME.match(self.text, moved.start)
            behind = p.TITLED_NAME.search(self.text, moved.end, _sentence_end(self.text, moved.end))
            named = first if first and first[0] != moved.mover else behind
            if named and surname(named[0].rstrip(".")) in elected:
                return moved
        return None

    def _close(self) -> None:
        """A motion carried of which no RESOLVED tells again is a decision itself."""
        if self.motion is not None and self.motion.fate:
            self.settled.append(self.motion)
        self.motion = None


def _sentence_end(text: str, at: int) -> int:
    """Where the sentence that goes on at ``at`` ends: at a full stop before a space, or with its line."""
    match = p.MOVED_END.search(text, at)
    return match.end() if match else len(text)
