"""The lines of a document's sheets to its paragraphs: running heads, feet and page numbers taken away, lines joined.

Where a paragraph ends is told by white space, by indentation, by bold type, and by a line that leaves room for the word
that the next one begins with. The rules, and why they are so, are in docs/decisions/parser-printed.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from indexer.pages.hyphens import joined
from indexer.pages.sheets import Line, Sheet
from indexer.pages.splitting import Block
from indexer.pages.vocabulary import presence

_MARKER = re.compile(
    r"(?:•|\(?(?:[ivxlc]{1,6}|[a-z]|\d{1,3})[.)]|\d{1,3}(?:\.\d{1,3})+\.?|[A-Z]{1,5}[/.-]?\d{1,4}\.?)\s", re.IGNORECASE
)
_LABEL = re.compile(r"([A-Z][\w ]{3,40}):(?:\s|\Z)")
_PAGE_NUMBER = re.compile(
    r"(?:page|pg|p|tudalen)?[\s.|–—-]*\(?\[?(\d{1,4}|[ivxl]{1,6})\]?\)?(?:\s*(?:of|/|o)\s*\d{1,4})?[\s.|–—-]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_EDGE = 4
"""So many lines at the top and at the bottom of a page can be running heads and feet."""
_TITLE_LINES = 6
"""One of the document's first lines, on top of a later page, is a running head, though there be but one such page."""
_SAME_HEIGHT = 4.0
_WORD_SPACE = 0.25
_LOOSE = 3.0
"""Where white space tells paragraphs apart, their last line must leave room for so many letters more."""
_ENDS = ".;:?!"
_LEAST_WIDTH = 0.75
"""So much of a page's width is printed at least, though a short document has no line that long."""


@dataclass(frozen=True)
class Text:
    """A document without its furniture: ``blocks`` are its paragraphs, ``furniture`` the lines that were taken away."""

    blocks: tuple[Block, ...]
    furniture: tuple[str, ...]


def read_text(sheets: Sequence[Sheet]) -> Text:
    """The paragraphs of ``sheets``; every line is in one of them or is named as furniture."""
    furniture = _furniture(sheets)
    if len(furniture) == sum(len(sheet.lines) for sheet in sheets):
        furniture = set()
    pages = [
        [line for place, line in enumerate(sheet.lines) if (number, place) not in furniture]
        for number, sheet in enumerate(sheets)
    ]
    away = (sheets[number].lines[place].text for number, place in sorted(furniture))
    return Text(tuple(_Joiner(pages, median(sheet.width for sheet in sheets) if sheets else 0.0).blocks()), tuple(away))


def _furniture(sheets: Sequence[Sheet]) -> set[tuple[int, int]]:
    """Sheet and place of each running head, foot and page number."""
    edges = {(number, top): list(_edge(sheet, top=top)) for number, sheet in enumerate(sheets) for top in (True, False)}
    shapes = Counter(
        (top, _shape(sheets[number].lines[place].text), around)
        for (number, top), places in edges.items()
        for place in places
        for around in _heights(sheets[number], place, top=top)
    )
    titles = {
        _shape(line.text) for sheet in sheets[:1] for line in sheet.lines[:_TITLE_LINES] if not _number_of(line.text)
    }
    least = max(2, round(0.3 * len(sheets)))
    offset = _offset(sheets, edges)
    found: set[tuple[int, int]] = set()
    for (number, top), places in edges.items():
        for place in places:
            line = sheets[number].lines[place]
            seen = max(shapes[top, _shape(line.text), around] for around in _heights(sheets[number], place, top=top))
            is_title = top and number > 0 and _shape(line.text) in titles
            if not (seen >= least or is_title or _is_page_number(line.text, number, offset, len(sheets))):
                break
            found.add((number, place))
    return found


def _edge(sheet: Sheet, *, top: bool) -> list[int]:
    """The outermost lines of a page from the edge inwards, and what is printed on one height with them."""
    order = sorted(range(len(sheet.lines)), key=lambda place: sheet.lines[place].base, reverse=top)
    return order[:_EDGE]


def _heights(sheet: Sheet, place: int, *, top: bool) -> tuple[int, int]:
    """The height of a line as two coarse steps, so that near heights share at least one."""
    base = sheet.lines[place].base
    height = sheet.height - base if top else base
    step = 2 * _SAME_HEIGHT
    return 2 * int(height // step), 2 * int((height + _SAME_HEIGHT) // step) + 1


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _number_of(text: str) -> int | None:
    found = _PAGE_NUMBER.fullmatch(text)
    return int(found[1]) if found and found[1].isdigit() else None


def _offset(sheets: Sequence[Sheet], edges: dict[tuple[int, bool], list[int]]) -> int | None:
    """What is to be added to a sheet's place to have its page's number; None where no two pages agree on it."""
    numbers = {
        (number, value)
        for (number, _), places in edges.items()
        for place in places[:2]
        if (value := _number_of(sheets[number].lines[place].text)) is not None
    }
    offsets = Counter(value - number for number, value in numbers)
    found = offsets.most_common(1)
    return found[0][0] if found and (found[0][1] > 1 or len(sheets) == 1) else None


def _is_page_number(text: str, number: int, offset: int | None, count: int) -> bool:
    value = _number_of(text)
    if value is None:
        return False
    in_words = not text.strip().isdigit()
    return value - number == offset or (in_words and count == 1 and value == 1)


class _Joiner:
    """Joins the lines of a document's pages to paragraphs."""

    def __init__(self, pages: Sequence[Sequence[Line]], width: float) -> None:
        self._pages = pages
        lines = [line for page in pages for line in page]
        self._margins = _Margins(lines, width)
        self._words = _vocabulary(lines)
        self._slack = 0.0
        self._pitch = self._usual_pitch()
        self._slack = _LOOSE if self._is_spaced() else 0.0

    def blocks(self) -> Iterator[Block]:
        together: list[Line] = []
        for page in self._pages:
            for place, line in enumerate(page):
                if together and self._breaks(together, line, turned=place == 0):
                    yield self._block(together)
                    together = []
                together.append(line)
        if together:
            yield self._block(together)

    def _block(self, lines: Sequence[Line]) -> Block:
        text, bold = "", 0
        for line in lines:
            whole = joined(text, line.text, self._words)
            if bold == len(text) and line.bold:
                bold = len(whole) - max(0, len(line.text) - line.bold)
            text = whole
        return Block(text, min(bold, len(text)), lines[0].left)

    def _usual_pitch(self) -> float:
        """From one line to the next within a paragraph, as a multiple of the size of the letters."""
        pairs = [pair for page in self._pages for pair in pairwise(page)]
        plain = [(one, two) for one, two in pairs if not (one.is_bold or two.is_bold)]
        steps = [(one.base - two.base) / max(one.size, 1) for one, two in plain or pairs if self._full(one, two)]
        steps = sorted(step for step in steps if 0.8 < step < 3) or [1.2]
        return steps[len(steps) // 4]

    def _is_spaced(self) -> bool:
        """Whether white space tells paragraphs apart, so that a line's end alone tells little."""
        pairs = [pair for page in self._pages for pair in pairwise(page)]
        ends = [(one, two) for one, two in pairs if one.base > two.base and not self._full(one, two)]
        return sum(map(self._is_gap, *zip(*ends, strict=True))) > len(ends) / 2 if ends else False

    def _is_gap(self, last: Line, line: Line) -> bool:
        return last.base - line.base > 1.3 * self._pitch * max(last.size, line.size)

    def _full(self, line: Line, after: Line, above: Line | None = None) -> bool:
        """Whether the word that ``after`` begins with has no room in ``line``; a line that ends where the one ``above``
        it does is full, too."""
        if line.text.endswith(("-", "\u00ad")) or (above is not None and abs(line.right - above.right) < 0.75):
            return True
        return line.right + _WORD_SPACE * line.size + after.word > self._margins.of(line) - 1 - self._slack * line.size

    def _breaks(self, together: Sequence[Line], line: Line, *, turned: bool) -> bool:
        """Whether ``line`` begins a new paragraph after ``together``."""
        last, above = together[-1], together[-2] if len(together) > 1 else None
        full = self._full(last, line, above)
        if self._differs(last, line, full=full) or _is_label(line.text):
            return True
        marked, ended = bool(_MARKER.match(line.text)), last.text[-1:] in _ENDS
        goes_on = line.text[:1].islower() and not ended and not marked
        if turned or line.base > last.base - 0.3 * last.size:
            return marked or not (goes_on or (full and not ended))
        if self._is_gap(last, line):
            return True
        if marked:
            return not full or ended or abs(line.left - last.left) > 4 or above is None
        if goes_on or (last.is_bold and line.is_bold and self._is_title_going_on(last, line)):
            return False
        return not full or self._is_indented(together, line)

    def _differs(self, last: Line, line: Line, *, full: bool) -> bool:
        if abs(last.size - line.size) > 0.15 * max(last.size, line.size):
            return True
        if last.is_bold and not line.bold:
            return True
        return line.is_bold and not last.bold and not full

    def _is_title_going_on(self, last: Line, line: Line) -> bool:
        return last.right + line.word > self._margins.of(last) - 6 * last.size

    def _is_indented(self, together: Sequence[Line], line: Line) -> bool:
        """Whether ``line`` begins further in or out than the lines before, as only a new paragraph's does."""
        last, move = together[-1], line.left - together[-1].left
        if abs(move) <= 6:
            return False
        if len(together) > 1:
            return True
        return move > 0 and not (_MARKER.match(last.text) or last.bold)


def _is_label(text: str) -> bool:
    """Whether a line begins with a label of those present, absent ... ("Apologies:")."""
    label = _LABEL.match(text)
    return label is not None and presence(label[1]) is not None


class _Margins:
    """How far to the right lines go: on the whole page, or in each of two columns."""

    def __init__(self, lines: Sequence[Line], width: float) -> None:
        self._middle = width / 2
        left = [line for line in lines if line.right < self._middle]
        right = [line for line in lines if line.left > self._middle]
        columns = min(len(left), len(right)) > 0.3 * len(lines) and len(lines) > 20
        self._whole = max(_margin(lines), 0.0 if columns else _LEAST_WIDTH * width)
        self._left = _margin(left) if columns else self._whole

    def of(self, line: Line) -> float:
        """The margin of the column that ``line`` stands in."""
        return self._left if line.right < self._middle and line.left < self._middle else self._whole


def _margin(lines: Sequence[Line]) -> float:
    """How far to the right lines go; bold ones, and the few that go further than others, are left out of account."""
    rights = sorted((line.right for line in lines if not line.bold), reverse=True) or [line.right for line in lines]
    return rights[min(len(rights) - 1, max(1, len(rights) // 50))] if rights else 0.0


def _vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """The words in the document, in lower case, those at the ends and the beginnings of lines left out: they may be
    but parts of words."""
    words: set[str] = set()
    for line in lines:
        parts = line.text.casefold().split()
        words.update(
            part.strip(".,;:()“”‘’'\"?!") for part in (parts[1:-1] if line.text[-1:] in "-\u00ad" else parts[1:])
        )
    return frozenset(words)
