"""How far a decision goes: from its first operative word over the rest of its paragraph and the list that follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from indexer.extract import patterns as p
from indexer.extract.limbs import Marker, inline_markers
from indexer.extract.prose import Block, ordinal, sentences, style_of, trim
from indexer.records import Span

Stops = Callable[[int, int], bool]
"""Whether the sentence at two offsets is something else than the decision before it."""


FIRST_LOOK = 1_000  # characters in which the sentences of a decision are looked for at first


def extent(text: str, start: int, index: int, blocks: Sequence[Block], stops: Stops) -> int:
    """The end of the decision whose operative words begin at ``start`` in ``blocks[index]``."""
    own = blocks[index]
    end = _within(text, own.body if start <= own.body else start, own.end, stops)
    if end < own.end:
        return end
    run = _Run(text, own, start)
    for block in blocks[index + 1 :]:
        if not run.takes(block, end) or (not run.lists(block) and stops(block.body, block.end)):
            break
        if p.ENDS_DECISION.match(text, block.start, block.end):
            break
        run.add(block)
        end = _within(text, block.body, block.end, stops)
        if end < block.end:
            break
    return end


def _within(text: str, start: int, end: int, stops: Stops) -> int:
    """The end of the decision inside one paragraph: the sentence before the first that is something else."""
    done = start
    for number, (first, last) in enumerate(sentences_as_needed(text, start, end)):
        if number and _ends_here(text, first, last, stops):
            return done
        done = last
    return done


def sentences_as_needed(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a stretch, told apart no further than they are asked for."""
    size = FIRST_LOOK
    while start < end:
        stop = min(end, start + size)
        found = list(sentences(text, start, stop))
        if stop == end:
            yield from found
            return
        yield from found[:-1]  # the last may go on
        start = found[-2][1] if len(found) > 1 else start
        size *= 2


def _ends_here(text: str, start: int, end: int, stops: Stops) -> bool:
    heading = end - start < 90 and p.HEADING.match(text, start, end)
    return bool(heading or p.ENDS_DECISION.match(text, start, end)) or stops(start, end)


class _Run:
    """The list that follows a lead-in, while it is followed."""

    def __init__(self, text: str, own: Block, start: int) -> None:
        self._text, self._own, self._start = text, own, start
        self._last: Marker | None = None
        self._styles: set[str] = set()
        opens = start <= own.body or text[own.body : start].strip().lower() == "that"
        self._paragraphs = int(own.marker is None and opens)
        if own.marker and start <= own.body:
            self._mark(own.marker)
        if inline := p.INLINE_MARKER.match(text, start, own.end):
            for match in inline_markers(text, start, own.end):
                if style_of(match.group(1)) == style_of(inline.group(1)):
                    self._mark(match.group(1))

    def _mark(self, marker: str) -> None:
        self._last = Marker(0, 0, style_of(marker) or "", ordinal(marker))
        self._styles.add(self._last.style)

    def add(self, block: Block) -> None:
        if block.marker is None:
            self._paragraphs += 1
        elif block.style in self._styles or not self._styles or ordinal(block.marker) <= 1:
            self._mark(block.marker)

    def waits(self, end: int) -> bool:
        """Whether the words so far call for more: nothing yet, or "that:", "; and", "the following"."""
        return end <= self._start or bool(p.GOES_ON.search(self._text, max(self._start, end - 14), end))

    def lists(self, block: Block) -> bool:
        """Whether a block is an item of the list under way, and so is no speech however it begins."""
        return block.marker is not None and bool(self._last is None or block.style in self._styles)

    def takes(self, block: Block, end: int) -> bool:
        if block.marker is None:
            return self._takes_paragraph(block, end)
        if self.waits(end) or block.style in self._styles:
            return self._follows(block) or (self.waits(end) and block.style != self._own.style)
        return bool(self._styles) and block.style != self._own.style and ordinal(block.marker) <= 1

    def _follows(self, block: Block) -> bool:
        assert block.marker is not None  # noqa: S101
        place = ordinal(block.marker)
        if self._last is None or block.style != self._last.style:
            return place <= 1 or block.style in self._styles
        return place == 0 or 0 < place - self._last.place <= 2

    def _takes_paragraph(self, block: Block, end: int) -> bool:
        start, stop = trim(self._text, block.start, block.end)
        if p.TABLE_ROW in self._text[start:stop]:
            tabled = p.TABLE_ROW in self._text[self._text.rfind("\n", 0, max(end - 1, 0)) + 1 : end]
            return tabled or self.waits(end)
        if self.waits(end):
            return self._last is None or self._text[end - 1] in ";," or self._text[start].islower()
        if self._text[start].islower():
            return self._text[end - 1] not in ".!?"
        more = p.MORE_OPERATIVE.match(self._text, start, stop) or p.SUBJUNCTIVE.match(self._text, start, stop)
        return self._paragraphs > 0 and self._last is None and bool(more)
