"""An agenda item's own page (mgAi.aspx), and making a meeting whole with such pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bs4.element import Tag

from indexer.pages.errors import PageError, not_a
from indexer.pages.page import Page, linked, parameter
from indexer.pages.sections import read_sections
from indexer.pages.text import one_line
from indexer.pages.vocabulary import AGENDA, DECISION, MINUTES, OTHER, minute_number
from indexer.records import Item, Meeting

EXPECTED = "an agenda item's page (mgAi.aspx)"
_NUMBER = re.compile(r"\((?:Item|Eitem)\s+((?:[^()]|\([^()]*\))+)\)", re.IGNORECASE)
_ANCHOR = re.compile(r"#AI(\d+)")
MANY_WORDS = 50
"""As many words as make it certain that two texts that begin alike are the same text."""


def read_item(page: Page) -> Item:
    """The item on its own page, at position -1, its texts whole; raises PageError.

    Some sites print the texts without labels: the first is then the agenda's, and all that follows the minutes.
    """
    title = one_line(page.heading) or one_line(_tag(page.root.find(class_="mgAiTitleTxt")))
    title = title or page.meta("DC.title").partition(" - ")[2]
    found = read_sections(page, page.root, parameter(page.url, "ID"))
    if not title or not (found.texts or found.labels or _says_item(page)):
        raise not_a(EXPECTED, page.text)
    item_id = _item_id(page)
    agenda, rest = found.texts.get(AGENDA, []), found.texts.get(OTHER, [])
    minutes = found.text(MINUTES) or "\n".join((*agenda[1:], *rest)) or None
    agenda = agenda if found.text(MINUTES) else agenda[:1]
    number = _NUMBER.search(one_line(_tag(page.root.find(class_="mgLinks"))))
    return Item(
        item_id=item_id,
        position=-1,
        minute_number=minute_number(number[1]) if number else None,
        title=title,
        agenda_text="\n".join(agenda) or None,
        decision_text=found.text(DECISION),
        minutes_text=minutes,
        papers=tuple(found.papers),
        cut=found.cut,
    )


def _says_item(page: Page) -> bool:
    return any(words in page.title.casefold() for words in ("agenda item", "eitem agenda"))


def _tag(found: object) -> Tag | None:
    return found if isinstance(found, Tag) else None


def _item_id(page: Page) -> str:
    anchors = (_ANCHOR.search(str(link["href"])) for link in page.root.find_all("a", href=True))
    found = (
        parameter(page.url, "ID")
        or next((anchor[1] for anchor in anchors if anchor), None)
        or linked(page.root, "ieDecisionDetails.aspx", "AIId")
        or linked(page.root, "mgAi.aspx", "ID")
    )
    if found is None:
        raise PageError("This item's page does not say which item it is: give the address that it was fetched from.")
    return found


def complete(meeting: Meeting, items: Mapping[str, Item]) -> Meeting:
    """``meeting`` with the texts of its cut items made whole from ``items``, by item id.

    A text is replaced only by one that goes on where it ends; an item of which nothing goes on stays cut.
    """
    whole = tuple(
        _whole(item, items[item.item_id]) if item.cut and item.item_id in items else item for item in meeting.items
    )
    return replace(meeting, items=whole)


def _whole(cut: Item, full: Item) -> Item:
    if full.cut or full.restricted:
        return cut
    shown = (cut.agenda_text, cut.decision_text, cut.minutes_text)
    own = (full.agenda_text, full.decision_text, full.minutes_text)
    longer = [_going_on(text, whole, full) for text, whole in zip(shown, own, strict=True)]
    if not any(longer):
        return cut
    agenda, decision, minutes = (new or old for new, old in zip(longer, shown, strict=True))
    doubtful = any(
        not new and _is_long(old) and old != whole for new, old, whole in zip(longer, shown, own, strict=True)
    )
    return replace(cut, agenda_text=agenda, decision_text=decision, minutes_text=minutes, cut=doubtful)


def _going_on(cut: str | None, own: str | None, full: Item) -> str | None:
    """The text of ``full`` that begins with all of ``cut`` and is longer; None where there is none.

    The text under the same label is asked first; under another one only a long text is taken for the same.
    """
    others = [full.minutes_text, full.decision_text, full.agenda_text] if _is_long(cut) else []
    return next((text for text in (own, *others) if cut and text and _continues(cut.split(), text.split())), None)


def _continues(cut: list[str], text: list[str]) -> bool:
    last = len(cut) - 1
    return len(text) > len(cut) and text[:last] == cut[:last] and text[last].startswith(cut[last])


def _is_long(text: str | None) -> bool:
    return len((text or "").split()) >= MANY_WORDS
