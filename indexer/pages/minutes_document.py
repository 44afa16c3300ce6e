"""Old minutes as one document on a page (CeListDocuments.aspx): the text itself, a table of items, or links alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4.element import NavigableString, Tag

from indexer.pages.errors import not_a
from indexer.pages.meeting import has_items, heading_of, read_meeting
from indexer.pages.page import Page, papers, parameter
from indexer.pages.printed import to_document
from indexer.pages.splitting import Block
from indexer.pages.text import clean
from indexer.pages.vocabulary import is_draft
from indexer.records import Item, Meeting, MinutesDocument

EXPECTED = "a meeting's minutes as one document (CeListDocuments.aspx)"
_DOCUMENT = re.compile(r"/documents/|\.(?:pdf|docx?|rtf)(?:[?#]|\Z)", re.IGNORECASE)
_LEAST_WORDS = 40
"""A page that leads to documents may say so in some words; what has fewer is no minutes."""
_BOLD_ON, _BOLD_OFF = "\ue0f0", "\ue0f1"
_FURNITURE = ("mgHeader", "mgSubTitle", "mgLinks", "mgFooter", "mgHelpLine", "mgHiddenField")


def read_minutes_document(page: Page, agenda: Sequence[Item] = ()) -> MinutesDocument | Meeting:
    """The minutes on the page; a Meeting where it has a table of items after all. Raises PageError.

    A page that only leads to documents has no items, but their addresses in ``papers``.
    """
    if has_items(page):
        return read_meeting(page)
    number = parameter(page.url, "MeetingId", "MId")
    linked = tuple(paper for paper in papers(page, page.root) if _DOCUMENT.search(paper.url))
    heading, blocks = heading_of(page), list(_blocks(page.root))
    if sum(len(block.text.split()) for block in blocks) < _LEAST_WORDS and not agenda:
        if not linked:
            raise not_a(EXPECTED, page.text)
        blocks = []
    document = to_document(blocks, number, agenda, linked)
    moment = heading.moment
    return replace(
        document,
        committee=heading.committee or document.committee,
        date=moment.date if moment else document.date,
        time=(moment and moment.time) or document.time,
        minutes="draft" if document.items and is_draft(page.title) else document.minutes,
    )


def _blocks(root: Tag) -> Iterator[Block]:
    """The paragraphs of the page's text, without ModernGov's own headings and links."""
    for tag in root.find_all(class_=_FURNITURE):
        tag.extract()
    for tag in root.find_all(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"]):
        tag.insert(0, NavigableString(_BOLD_ON))
        tag.append(NavigableString(_BOLD_OFF))
    for tag in root.find_all(style=True):
        if "font-weight:bold" in str(tag["style"]).lower().replace(" ", ""):
            tag.insert(0, NavigableString(_BOLD_ON))
            tag.append(NavigableString(_BOLD_OFF))
    depth = 0
    for line in (clean(root) or "").split("\n"):
        text, bold, depth = _measured(line, depth)
        if text:
            yield Block(text, bold)


def _measured(line: str, depth: int) -> tuple[str, int, int]:
    """A line without the marks, how many of its leading characters are bold, and how deep in bold type it ends."""
    kept: list[str] = []
    bold, leading = 0, True
    for letter in line:
        if letter in (_BOLD_ON, _BOLD_OFF):
            depth = max(0, depth + (1 if letter == _BOLD_ON else -1))
            continue
        if letter == " " and (not kept or kept[-1] == " "):
            continue
        leading = leading and (depth > 0 or not letter.isalpha())
        kept.append(letter)
        bold = len(kept) if leading and depth else bold
    text = "".join(kept).rstrip()
    return text, min(bold, len(text)), depth
