"""The part of an item below its title: texts and papers under their labels, on meeting and item pages alike."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4.element import NavigableString, Tag

from indexer.pages.page import Page, links, papers, parameter
from indexer.pages.text import clean, one_line
from indexer.pages.vocabulary import AGENDA, OTHER, PAPERS, section
from indexer.records import Item, Paper

_LABELS = frozenset(("mgSubItemTitleTxt", "mgSubSubTitleTxt", "mgLabel", "mgSectionTitle"))
_TAIL = re.compile(r"\s*(?:\.\.\.|…)\s*\Z")


@dataclass
class Sections:
    """An item's texts by meaning (agenda, decision, minutes, other), in parts; its papers and its labels."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    papers: list[Paper] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    cut: bool = False

    def text(self, meaning: str) -> str | None:
        """The clean text of ``meaning``; None where there is none."""
        return "\n".join(self.texts.get(meaning, ())) or None


def read_sections(page: Page, root: Tag, item_id: str | None) -> Sections:
    """Reads what stands below an item's title.

    Text before any label is the agenda's. A label owns the next text only, or the list of papers after it.
    """
    found = Sections()
    label = AGENDA
    for tag in _parts(root):
        if tag.name == "ul":
            if label == PAPERS:
                found.papers.extend(papers(page, tag))
        elif tag.name == "div":
            _add(found, label, tag, item_id)
            label = label if label == AGENDA else OTHER
        else:
            found.labels.append(one_line(tag))
            label = section(found.labels[-1])
    return found


def _add(found: Sections, label: str, body: Tag, item_id: str | None) -> None:
    text, cut = clean_cut(body, item_id)
    found.cut = found.cut or cut
    if text:
        found.texts.setdefault(label, []).append(text)


def _parts(root: Tag) -> Iterator[Tag]:
    """Labels, texts and lists in the order of the page; what lies inside a text or a nested table is skipped."""
    todo = [child for child in reversed(root.contents) if isinstance(child, Tag)]
    while todo:
        tag = todo.pop()
        classes = tag.get_attribute_list("class")
        if (
            (not _LABELS.isdisjoint(classes) and tag.name in ("p", "h2", "h3", "h4"))
            or (tag.name == "div" and "mgWordPara" in classes)
            or (tag.name == "ul" and "mgBulletList" in classes)
        ):
            yield tag
        elif tag.name != "table":
            todo.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))


def clean_cut(body: Tag, item_id: str | None) -> tuple[str | None, bool]:
    """The clean text of ``body``, and whether the page cuts it short; the link to the whole is left out.

    So is what follows the link: the cut can leave an element open, which then takes in what stands below the text.
    """
    link = _link_to_whole(body, item_id)
    if link is None:
        return clean(body), False
    for node in (link, *itertools.takewhile(lambda up: up is not body, link.parents)):
        for later in list(node.next_siblings):
            later.extract()
    link.extract()
    text = clean(body)
    return (_TAIL.sub("", text) or None if text else None), True


def _link_to_whole(body: Tag, item_id: str | None) -> Tag | None:
    """The link at the end of a text, or after dots, that leads to that item or says that it leads to the text."""
    last = next(reversed(list(links(body, "mgAi.aspx"))), None)
    if last is None or not (_after_dots(last) or one_line(body).endswith(one_line(last))):
        return None
    says_so = re.search(r"\bfull\b.*\btext\b", f"{last.get('title', '')} {one_line(last)}", re.IGNORECASE)
    same = item_id is not None and parameter(str(last["href"]), "ID") == item_id
    return last if says_so or same else None


def _after_dots(link: Tag) -> bool:
    before = (node for node in link.previous_elements if isinstance(node, NavigableString) and node.strip())
    return bool(_TAIL.search(next(before, "")))


def prose(items: tuple[Item, ...]) -> str:
    """All the text of a meeting's items, to tell its language by."""
    return " ".join(
        text for item in items for text in (item.minutes_text, item.decision_text, item.agenda_text) if text
    )
