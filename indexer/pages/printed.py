"""Printed minutes (documents/g<agenda id>/....pdf?T=1) and other runs of paragraphs to a MinutesDocument."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.moderngov import PageKind, classify, record_id
from indexer.pages.paragraphs import read_text
from indexer.pages.preamble import TITLE_LINES, read_preamble
from indexer.pages.sections import prose
from indexer.pages.sheets import EXPECTED, read_sheets
from indexer.pages.splitting import Block, Section, split
from indexer.pages.vocabulary import is_draft, language
from indexer.records import Item, MinutesDocument, Paper

__all__ = ["EXPECTED", "read_printed", "to_document"]
WHOLE = "Minutes"
"""The title of the one item of minutes in which no heading is found."""


def read_printed(body: bytes, url: str | None, agenda: Sequence[Item] = ()) -> MinutesDocument:
    """The printed minutes in a PDF file; raises PageError. ``agenda`` is what is known of the meeting's items."""
    known = url is not None and classify(url) is PageKind.PRINTED_MINUTES
    return to_document(read_text(read_sheets(body)).blocks, record_id(url) if url and known else None, agenda)


def to_document(
    blocks: Sequence[Block], number: str | None, agenda: Sequence[Item], papers: tuple[Paper, ...] = ()
) -> MinutesDocument:
    """The minutes that ``blocks`` are; ``number`` is that of the document."""
    opening, *sections = split(blocks, agenda) if blocks else [Section(None, "", ())]
    if not sections and opening.lines:
        opening, sections = _whole(opening)
    items = tuple(_items(sections, number))
    said = read_preamble(opening.lines)
    drafted = any(is_draft(line) for line in opening.lines[:TITLE_LINES] if len(line) < 100)
    return MinutesDocument(
        record_id=number,
        committee=said.committee,
        date=said.date,
        time=said.time,
        venue=said.venue,
        minutes=("draft" if drafted else "published") if items else None,
        language=language("", prose(items)),
        preamble="\n".join(opening.lines) or None,
        items=items,
        attendance=said.attendance,
        papers=papers,
    )


def _whole(opening: Section) -> tuple[Section, list[Section]]:
    """Minutes without any heading as one item; its first lines name the meeting all the same."""
    return Section(None, "", opening.lines[:TITLE_LINES]), [Section(None, WHOLE, opening.lines)]


def _items(sections: Sequence[Section], number: str | None) -> Iterator[Item]:
    """The sections as items: the agenda's own with their text, and those that it does not have."""
    for position, section in enumerate(sections):
        text = "\n".join(section.lines) or None
        item = section.known or Item(f"{number or 'minutes'}-{position}", position, section.number, section.title)
        yield replace(
            item, position=position, minute_number=item.minute_number or section.number, minutes_text=text, cut=False
        )
