"""HTML as Word and ModernGov write it, to clean text: one paragraph, list item or table row a line.

The rules, and why they are so, are in docs/decisions/parser-text.md.
"""

from __future__ import annotations

from collections.abc import Callable

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from indexer.pages.errors import PageError
from indexer.pages.lists import BULLET, Counter, Piece, line

_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend main nav p pre section summary table tbody tfoot thead"
)
_SILENT_NAMES = "head script style noscript template title select textarea button object iframe svg"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset(_SILENT_NAMES.split())
_HIDDEN = frozenset(("mgFileSize", "mgHide"))

_LISTS = {"*": {"class"}}
"""The one attribute that is read word by word; to split others takes time and is of no use."""

MOST_TAGS = 400_000
"""A page of 200 KB has some 5,000 tags; one with more than this is no council's, and would fill the memory."""


def clean(node: Tag | str | None) -> str | None:
    """The text of ``node`` (an element, or HTML as text), lines separated by a newline; None where there is none."""
    if node is None:
        return None
    writer = _Writer()
    writer.walk(soup(node) if isinstance(node, str) else node)
    return "\n".join(writer.lines) or None


def one_line(node: Tag | str | None) -> str:
    """The text of ``node`` as one line; "" where there is none."""
    return " ".join((clean(node) or "").split("\n"))


def soup(text: str) -> BeautifulSoup:
    """``text`` as a tree, whatever it is; characters that no page can hold are replaced first.

    Raises PageError for more tags than any page has.
    """
    if text.count("<") > MOST_TAGS:
        raise PageError(
            f"This page has more than {MOST_TAGS:,} tags, which no council's page has: look at it in a browser."
        )
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8").lstrip("\ufeff \t\r\n")
    if text[:5].lower() == "<?xml":
        text = text.partition("?>")[2]
    markup = text if "<" in text else f"<p>{text}</p>"
    return BeautifulSoup(markup, "lxml", multi_valued_attributes=_LISTS)


class _Row:
    """An open table row: where its line goes, and the lines of each of its cells."""

    def __init__(self, outer: list[str]) -> None:
        self.outer = outer
        self.cells: list[list[str]] = []
        self.in_cell = False

    def write(self) -> None:
        """One line for the row, empty cells left out; the lines of a single cell stay lines."""
        filled = [cell for cell in self.cells if cell]
        if len(filled) == 1:
            self.outer.extend(filled[0])
        elif filled:
            self.outer.append(" | ".join(" ".join(cell) for cell in filled))


class _Writer:
    """Walks a tree without recursion, so that no depth of nesting can hurt it, and writes its lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[Piece] = []
        self._spans = 0
        self._marker = ""
        self._rows: list[_Row] = []
        self._lists: list[Counter] = []

    def walk(self, root: Tag) -> None:
        todo: list[PageElement | Callable[[], None]] = [root]
        while todo:
            node = todo.pop()
            if isinstance(node, Tag):
                if node.name in _SILENT or ("class" in node.attrs and not _HIDDEN.isdisjoint(node["class"])):
                    continue
                todo.append(self._open(node))
                todo.extend(reversed(node.contents))
            elif isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):
                    self._pieces.append(Piece(node, self._spans))
            elif not isinstance(node, PageElement):
                node()
        self._flush()

    def _open(self, tag: Tag) -> Callable[[], None]:
        """Takes note that ``tag`` begins; gives what is to be done where it ends."""
        if tag.name in _BLOCKS:
            self._flush()
            return self._flush
        opened = _OPENED.get(tag.name)
        return opened(self, tag) if opened else _nothing

    def _open_span(self, _: Tag) -> Callable[[], None]:
        self._spans += 1
        return self._close_span

    def _flush(self) -> None:
        if self._pieces:
            written = line(self._pieces, self._marker)
            self._pieces.clear()
            if written:
                self.lines.append(written)
                self._marker = ""

    def _close_span(self) -> None:
        self._spans -= 1

    def _open_list(self, tag: Tag) -> Callable[[], None]:
        self._flush()
        self._lists.append(Counter(tag))
        return self._close_list

    def _close_list(self) -> None:
        self._flush()
        self._lists.pop()

    def _open_item(self, tag: Tag) -> Callable[[], None]:
        self._flush()
        self._marker = self._lists[-1].marker(tag) if self._lists else BULLET
        return self._close_item

    def _close_item(self) -> None:
        self._flush()
        self._marker = ""

    def _open_row(self, _: Tag) -> Callable[[], None]:
        self._flush()
        self._rows.append(_Row(self.lines))
        return self._close_row

    def _close_row(self) -> None:
        self._flush()
        row = self._rows.pop()
        self.lines = row.outer
        row.write()

    def _open_cell(self, _: Tag) -> Callable[[], None]:
        """A cell outside a row, or straight inside another cell, is no more than a block."""
        self._flush()
        if not self._rows or self._rows[-1].in_cell:
            return self._flush
        row = self._rows[-1]
        row.in_cell = True
        row.cells.append([])
        self.lines = row.cells[-1]
        return self._close_cell

    def _close_cell(self) -> None:
        self._flush()
        self._rows[-1].in_cell = False
        self.lines = self._rows[-1].outer


def _nothing() -> None:
    pass


_OPENED: dict[str, Callable[[_Writer, Tag], Callable[[], None]]] = {
    "span": _Writer._open_span,
    "font": _Writer._open_span,
    "ul": _Writer._open_list,
    "ol": _Writer._open_list,
    "li": _Writer._open_item,
    "tr": _Writer._open_row,
    "td": _Writer._open_cell,
    "th": _Writer._open_cell,
}
