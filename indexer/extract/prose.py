"""Text -> blocks (paragraphs and list items) -> sentences, as spans. Copes with lines broken at a page's width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.extract import patterns as p
from indexer.records import Span

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
REMEMBERED = 256  # parts of a text whose sentences are kept, as every finder asks for them
PRINTED_WIDTH = 110  # no line of a page set in columns is longer
BULLETS = "•·▪●◦‣∙*-–—o\uf0b7\uf0a7"


@dataclass(frozen=True)
class Block:
    """One paragraph or list item: ``start`` is that of its marker, ``body`` that of its words; ``end`` is exclusive."""

    start: int
    body: int
    end: int
    marker: str | None = None

    @property
    def style(self) -> str | None:
        return style_of(self.marker)


def style_of(marker: str | None) -> str | None:
    """The family of a list marker: "(1)", "1.", "(a)", "i)", "1.1", "•" …; None for none."""
    if marker is None or marker in BULLETS:
        return None if marker is None else "•"
    core = marker.strip("().")
    if core.isdigit():
        kind = "1"
    elif "." in core:
        return "1.1"
    elif core.lower() in ROMAN and core.lower() not in ("v", "x"):
        kind = "i"
    else:
        kind = "a"
    return ("(" if marker[0] == "(" else "") + kind + marker[-1]


def ordinal(marker: str) -> int:
    """The place of a marker in its list, from 1: "c)" is 3, "(iv)" 4, "1.2" 2; a bullet is 0."""
    core = marker.strip("().").lower()
    if marker in BULLETS:
        return 0
    if core.isdigit():
        return int(core)
    if "." in core:
        return int(core.rsplit(".", 1)[1])
    if core in ROMAN and core not in ("v", "x"):
        return ROMAN.index(core) + 1
    return ord(core[0]) - ord("a") + 1


def blocks(text: str) -> list[Block]:
    """The paragraphs and list items of ``text``, in order, without surrounding white space; none is empty."""
    found: list[Block] = []
    for start, end in _paragraphs(text):
        found.extend(_items(text, start, end))
    return found


@lru_cache(REMEMBERED)
def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences between two offsets, without the white space around them."""
    found, at = [], start
    for match in p.SENTENCE_END.finditer(text, start, end):
        if match.end() >= end or _is_sentence_end(text, start, match.start(), match.end()):
            found.append(trim(text, at, match.end()))
            at = match.end()
    found.append(trim(text, at, end))
    return tuple(span for span in found if span[0] < span[1])


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at either end; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def mentions(text: str, stems: Sequence[str], start: int = 0, end: int | None = None) -> bool:
    """Whether one of ``stems`` (lower case) stands between two offsets: a quick look before a slow one."""
    words = text[start:end].lower()
    return any(stem in words for stem in stems)


def around(text: str, stems: Sequence[str], before: int, after: int) -> Iterator[Span]:
    """The parts of ``text`` round each of ``stems`` (lower case), in order, each to the end of a line."""
    words = text.lower()
    if len(words) != len(text):  # a letter whose small form is longer moves every offset behind it
        yield 0, len(text)
        return
    found = sorted(at for stem in stems for at in _all(words, stem))
    start = end = -1
    for at in found:
        if start >= 0 and at - before > end:
            yield start, end
        if start < 0 or at - before > end:
            start = max(0, at - before)
        if at + after > end:
            line = text.find("\n", at + after)
            end = line if line >= 0 else len(text)
    if start >= 0:
        yield start, end


def _all(words: str, stem: str) -> Iterator[int]:
    at = words.find(stem)
    while at >= 0:
        yield at
        at = words.find(stem, at + 1)


def squeeze(words: str) -> str:
    """Words on one line: white space collapsed, and a name that was broken at its hyphen joined again."""
    return " ".join(words.replace("-\n", "-").split())


def _is_sentence_end(text: str, start: int, stop: int, after: int) -> bool:
    if text[stop] != ".":
        return True
    if p.ABBREVIATION.search(text[max(start, stop - 12) : stop]) or p.QUESTION_LABEL.match(text, start, stop):
        return False
    rest = text[after : after + 3].lstrip()
    return not rest[:1].islower()


def _paragraphs(text: str) -> Iterator[Span]:
    width = _printed_width(text)
    start, previous = 0, ""
    for at, line in _lines(text):
        if previous and not (width and _runs_on(previous, line, width)):
            yield trim(text, start, at)
            start = at
        elif not previous:
            start = at
        previous = line.strip()
    if previous:
        yield trim(text, start, len(text))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1
    yield len(text), ""


def _printed_width(text: str) -> int | None:
    """The width at which the text's lines are broken, None where a line is a paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    longest = max(map(len, lines))
    if not 40 <= longest <= PRINTED_WIDTH:
        return None
    broken = sum(1 for _ in p.WRAPPED_BREAK.finditer(text))
    filled = [line for line in lines if len(line) > 0.7 * longest]
    return longest if broken and broken * 4 >= len(filled) else None


def _runs_on(line: str, following: str, width: int) -> bool:
    following = following.strip()
    if not following or p.OPENS_LINE.match(following) or p.LINE_MARKER.match(following):
        return False
    if following[0].islower():
        return True
    return len(line) >= (0.9 if line[-1] in ".:;!?”" else 0.75) * width


def _items(text: str, start: int, end: int) -> Iterator[Block]:
    """One paragraph as a block, or as several where list items were run together in it."""
    marker = p.LINE_MARKER.match(text, start, end)
    at, body, mark = start, marker.end() if marker else start, marker.group(1) if marker else None
    open_lists: dict[str, int] = {}
    if mark:
        open_lists[style_of(mark) or ""] = ordinal(mark)
    for glued in p.GLUED_MARKER.finditer(text, body, end) if _may_be_glued(text, body, end) else ():
        if not _continues(open_lists, glued.group(1), text[glued.start(1) - 1]):
            continue
        if text[at : glued.start(1)].strip():
            yield _block(text, at, body, glued.start(1), mark)
        at, body, mark = glued.start(1), glued.end(1), glued.group(1)
    yield _block(text, at, body, end, mark)


def _may_be_glued(text: str, start: int, end: int) -> bool:
    """A quick look for what a list marker in the middle of a paragraph cannot be without."""
    words = text[start:end]
    return ")" in words or "•" in words or bool(p.DOTTED_MARKER.search(words) or p.DASH_MARKER.search(words))


def _continues(open_lists: dict[str, int], marker: str, before: str) -> bool:
    style, place = style_of(marker) or "", ordinal(marker)
    if style == "•":
        return marker == "•" or before in ".;:"
    follows = style in open_lists and abs(place - open_lists[style] - 1) <= 2 and place > 0
    opens = place == 1 and before in ".;:)-–"
    if not (follows or opens) or (before.isalpha() and not marker.startswith("(")):
        return False
    open_lists[style] = place
    return True


def _block(text: str, start: int, body: int, end: int, marker: str | None) -> Block:
    start, end = trim(text, start, end)
    body, _ = trim(text, min(body, end), end)
    return Block(start, body, end, marker) if body < end else Block(start, start, end)
