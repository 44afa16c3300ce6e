"""Bilingual councils: which page is the twin of which, and what a meeting says in the site's other language.

ModernGov serves every page in a second language under the parameter LLL=1, under the same numbers. A twin is the same
meeting once more: it is kept with the meeting and never beside it (docs/decisions/welsh.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from crawler.moderngov import canonical
from indexer.pages.vocabulary import language
from indexer.records import Item, Meeting


def is_translation(url: str) -> bool:
    """Whether an address asks for the site's other language."""
    return dict(parse_qsl(urlsplit(canonical(url)).query)).get("lll", "0") not in ("", "0")


def translation(url: str) -> str:
    """The address of the same page in the site's other language."""
    return f"{url}{'&' if '?' in url else '?'}LLL=1"


def language_of(item: Item, otherwise: str) -> str:
    """en or cy: what an item is written in; ``otherwise`` where it is too short to tell."""
    return language("cofnodion" if otherwise == "cy" else "", f"{item.title}\n{item.text or item.agenda_text or ''}")


def other_than(code: str) -> str:
    """The other of the two languages."""
    return "en" if code == "cy" else "cy"


def twin_of(meeting: Meeting, other: Meeting | None, texts: Mapping[str, Item]) -> Meeting | None:
    """What ``other``, the meeting's page in the other language, and ``texts``, its items' own pages, add; or None.

    Of the items those are left that are in the other language: sites have Welsh pages for minutes that nobody has
    translated, in part or whole.
    """
    found = other or replace(meeting, items=tuple(texts.values()))
    known = {item.item_id: item for item in meeting.items}
    items = tuple(
        item
        for item in found.items
        if item.item_id in known and _is_translated(item, known[item.item_id], meeting.language)
    )
    return replace(found, items=items, language=other_than(meeting.language)) if items else None


def _is_translated(item: Item, first: Item, otherwise: str) -> bool:
    if (item.title, item.agenda_text, item.text) == (first.title, first.agenda_text, first.text):
        return False
    known = language_of(first, otherwise)
    return language_of(item, other_than(known)) != known
