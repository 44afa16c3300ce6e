"""The table "Recorded Vote" that ModernGov prints below an item."""

from __future__ import annotations

from collections.abc import Iterator

from bs4.element import Tag

from indexer.pages.text import clean, one_line
from indexer.records import PrintedVote

_COLUMNS = {"title": "title", "type": "type", "recorded vote text": "text", "recorded vote": "text", "result": "result"}


def printed_votes(root: Tag) -> Iterator[PrintedVote]:
    """The recorded votes in the tables below ``root``, whether a vote is a row or a table of two columns."""
    for table in root.find_all("table"):
        caption = table.find("caption")
        if isinstance(caption, Tag) and "recorded vote" in one_line(caption).casefold():
            yield from filter(None, map(_vote, _records(_cells(table))))


def _cells(table: Tag) -> list[list[Tag]]:
    rows = [[cell for cell in row.contents if isinstance(cell, Tag)] for row in table.find_all("tr")]
    return [row for row in rows if row]


def _records(rows: list[list[Tag]]) -> Iterator[dict[str, Tag]]:
    """Each vote's cells by their labels, which head the columns or begin the rows."""
    heads = [_label(cell) for cell in rows[0]] if rows else []
    if len([head for head in heads if head]) > 1:
        for row in rows[1:]:
            yield {head: cell for head, cell in zip(heads, row, strict=False) if head}
    else:
        yield {label: row[1] for row in rows if len(row) > 1 and (label := _label(row[0]))}


def _label(cell: Tag) -> str:
    return _COLUMNS.get(one_line(cell).rstrip(":").casefold(), "")


def _vote(cells: dict[str, Tag]) -> PrintedVote | None:
    title, text, result = (clean(cells.get(name)) for name in ("title", "text", "result"))
    return PrintedVote(title, text, result) if title or text or result else None
