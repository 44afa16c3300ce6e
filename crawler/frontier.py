"""What to fetch next: the committees, meetings and items that a fetched page names.

Reads only what the way on needs; what the pages say is the indexer's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from crawler.days import day_in
from crawler.found import Committee, MeetingFacts, MeetingLink, is_id
from crawler.moderngov import PageKind, base_of, canonical, classify, record_id

Element = Any
"""An lxml element, which comes without types."""

_SHELL = etree.XPath("//*[translate(@id, 'MODGV', 'modgv') = 'modgov'][1]")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml.*?\?>", re.DOTALL)
_ROW_ANCHOR = re.compile(r"\AAI(\d+)\Z")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s*\Z")
_VIEW_THE_WHOLE = re.compile(r"view the full\b", re.IGNORECASE)
# "Minutes", "Draft minutes", "a chofnodion", "Cofnodion drafft"
_MINUTES = re.compile(r"\bminutes\b|\b[cg]h?ofnodion\b", re.IGNORECASE)
_DRAFT = re.compile(r"\bdraft\b|\bdd?rafft\b", re.IGNORECASE)
_ERROR = re.compile(r"(?:an? )?(?:unexpected )?error\b|(?:page )?not found\b|access (?:is )?denied\b", re.IGNORECASE)
_NOT_HELD = re.compile(r"\b(?:cancelled|canslwyd|wedi'i ganslo)\W*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class News:
    """One line of the list of news that is about a meeting; ``day`` is the meeting's where the link names it."""

    meeting_id: str
    committee_id: str | None
    day: date | None


class Page:
    """ModernGov's own part of a page that came from ``url``; the council's menus around it lead everywhere."""

    def __init__(self, text: str, url: str) -> None:
        self.url = url
        self.shell = _shell(text)
        self._site = canonical(base_of(url) or url)

    @cached_property
    def links(self) -> list[tuple[Element, str, PageKind]]:
        """The links to pages of known kinds on the same site, with their whole addresses."""
        return list(self._links())

    def heading(self, name: str) -> str:
        """The words of the first element of class ``name``."""
        found = next(self.classed(name), None)
        return words_of(found) if found is not None else ""

    def classed(self, name: str) -> Iterator[Element]:
        """The elements of class ``name``, in the order of the page."""
        wanted = name.lower()
        for element in self.shell.iter(etree.Element):
            classes = element.get("class")
            if classes and wanted in classes.lower().split():
                yield element

    def _links(self) -> Iterator[tuple[Element, str, PageKind]]:
        for link in self.shell.iter("a"):
            href = "".join((link.get("href") or "").splitlines()).strip()
            target = _joined(self.url, href) if href else None
            kind = classify(target) if target else None
            base = base_of(target) if target and kind else None
            if target and kind and base is not None and canonical(base) == self._site:
                yield link, target, kind


def committees(page: Page) -> list[Committee]:
    """The committees that a page links to, each once."""
    names: dict[str, str | None] = {}
    for link, target, kind in page.links:
        if kind is PageKind.COMMITTEE:
            number = record_id(target) or ""
            names[number] = names.get(number) or words_of(link) or None
    return [Committee(number, name) for number, name in names.items()]


def committee_name(page: Page) -> str | None:
    """The committee's name as its own page heads it."""
    return page.heading("mgSubTitleTxt") or None


def meetings(page: Page, committee_id: str) -> list[MeetingLink]:
    """The dated meetings on one page of a committee's list; rows without a date, such as a constitution's, are left."""
    found: dict[str, MeetingLink] = {}
    for link, target, kind in page.links:
        is_document = kind is PageKind.MINUTES_DOCUMENT
        day = day_in(" ".join(link.itertext())) if is_document or kind is PageKind.MEETING else None
        if day is None:
            continue
        number, tail = record_id(target) or "", link.tail or ""
        row = MeetingLink(
            number,
            _committee_in(target) or committee_id,
            day,
            promised=bool(_MINUTES.search(tail)) and not _DRAFT.search(tail),
            document=target if is_document else None,
        )
        if number not in found or (found[number].document and not is_document):
            found[number] = row
    return list(found.values())


def earlier_page(page: Page) -> str | None:
    """The address of the page with the meetings before those on this one."""
    return _turn(page, "earlier")


def later_page(page: Page) -> str | None:
    """The address of the page with the meetings after those on this one."""
    return _turn(page, "later")


def _turn(page: Page, act: str) -> str | None:
    for _, target, kind in page.links:
        if kind is PageKind.MEETINGS and _parameter(target, "act").lower() == act:
            return target
    return None


def news(page: Page) -> list[News]:
    """The meetings that a list of news names, each once."""
    found: dict[str, News] = {}
    for link, target, kind in page.links:
        if kind in (PageKind.MEETING, PageKind.MINUTES_DOCUMENT):
            number = record_id(target) or ""
            found.setdefault(number, News(number, _committee_in(target), day_in(" ".join(link.itertext()))))
    return list(found.values())


def meeting(page: Page) -> MeetingFacts:
    """What a meeting's page says of its meeting."""
    title = page.heading("mgMainTitleTxt")
    promised = bool(_MINUTES.search(title)) and not _DRAFT.search(title)
    return MeetingFacts(
        settled=promised or bool(_NOT_HELD.search(page.heading("mgSubTitleTxt"))),
        promised=promised,
        has_minutes=any(_MINUTES.search(words_of(label)) for label in page.classed("mgSubItemTitleTxt")),
        cut=tuple(cut_items(page)),
        printed=next((target for _, target, kind in page.links if kind is PageKind.PRINTED_MINUTES), None),
        document=next((target for _, target, kind in page.links if kind is PageKind.MINUTES_DOCUMENT), None),
    )


def is_hollow(page: Page) -> bool:
    """Whether what came in place of a meeting's page has neither a day nor an item nor minutes elsewhere."""
    if day_in(page.heading("mgSubTitleTxt")) or has_text(page):
        return False
    elsewhere = (PageKind.ITEM, PageKind.PRINTED_MINUTES, PageKind.MINUTES_DOCUMENT)
    return not any(kind in elsewhere for _, _, kind in page.links) and not any(
        _ROW_ANCHOR.match(link.get("name") or "") for link in page.shell.iter("a")
    )


def cut_items(page: Page) -> list[str]:
    """The ids of the items whose text a meeting's page cuts short, by the link to the whole at the cut."""
    items = {id(link): record_id(target) or "" for link, target, kind in page.links if kind is PageKind.ITEM}
    return list(
        dict.fromkeys(item for link, item, row, before in _walk(page.shell, items) if _is_cut(link, item, row, before))
    )


def cut_in(body: str, item_id: str) -> bool:
    """Whether the text of one item, as the web service gives it, is cut short."""
    page = Page(
        f"<div id='modgov'><a name='AI{item_id}'></a><div class='mgWordPara'>{body}</div></div>", "https://a.example/"
    )
    return item_id in cut_items(page)


def error_title(page: Page) -> str | None:
    """The heading of a page of ModernGov's that is an error page, whatever its status says."""
    words = page.heading("mgMainTitleTxt")
    return words if _ERROR.match(words) else None


def words_of(element: Element) -> str:
    """The words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def has_text(page: Page) -> bool:
    """Whether a meeting's page holds any text of agenda, decision or minutes."""
    return next(page.classed("mgWordPara"), None) is not None


def _walk(shell: Element, items: dict[int, str]) -> Iterator[tuple[Element, str, str | None, str]]:
    """The links to ``items``, each with its item, the item whose row it is in, and the text before it."""
    row, before = None, ""
    for event, element in etree.iterwalk(shell, events=("start", "end")):
        if event == "end":
            before = element.tail or before
            continue
        if element.tag == "a":
            anchor = _ROW_ANCHOR.match(element.get("name") or "")
            row = anchor[1] if anchor else row
            if id(element) in items:
                yield element, items[id(element)], row, before
        before = (element.text or before) if isinstance(element.tag, str) else before


def _is_cut(link: Element, item_id: str, row: str | None, before: str) -> bool:
    """Whether a link says that it leads to the full text, follows an ellipsis, or leads from an item's text to the page
    of that very item: only a cut does, however it is worded."""
    if _VIEW_THE_WHOLE.match(words_of(link)) or _ELLIPSIS.search(before.replace("\xa0", " ")):
        return True
    return row == item_id and any("mgwordpara" in (up.get("class") or "").lower() for up in link.iterancestors())


def _shell(text: str) -> Element:
    body = _DECLARATION.sub("", text, count=1).replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    root = etree.fromstring(body.encode("utf-8", "replace"), parser) if body.strip() else None
    if root is None:
        return etree.Element("html")
    found = _SHELL(root)
    return found[0] if found else root


def _joined(url: str, href: str) -> str | None:
    try:
        return urljoin(url, href)
    except ValueError:
        return None


def _committee_in(url: str) -> str | None:
    number = _parameter(url, "cid") or _parameter(url, "committeeid")
    return number if is_id(number) and number != "0" else None


def _parameter(url: str, name: str) -> str:
    values = {key.lower(): found[0] for key, found in parse_qs(urlsplit(url).query).items()}
    return values.get(name, "").strip()
