"""A fetched page opened: ModernGov's own part of it, its headings, labels and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from bs4.element import Tag

from indexer.pages.errors import PageError, not_a
from indexer.pages.lists import tidy
from indexer.pages.text import one_line, soup
from indexer.records import Paper

DEEPEST = 500
"""No page of theirs nests its elements deeper; what asks for an element's ancestors stays quick below it."""

_OURS = re.compile(r"""(?:id|class|summary|name)\s*=\s*["']?\s*(?:modgov\b|mg[A-Z]|Table of |FormYearSelect|DC\.)""")
_PAGE_OF_THEIRS = re.compile(r"(?:^|/)(?:mg|ie|uu|ec)\w*\.aspx$")


@dataclass(frozen=True)
class Page:
    """A page's tree: ``root`` is ModernGov's part, ``tree`` the whole; ``url`` where it came from, if known."""

    tree: Tag
    root: Tag
    text: str
    url: str | None

    @property
    def title(self) -> str:
        """The kind of page in the page's own words ("Agenda and minutes"); "" where the page has no such heading."""
        return one_line(self.root.find(class_="mgMainTitleTxt"))

    @property
    def heading(self) -> Tag | None:
        """The element that names the thing that the page is about."""
        found = self.root.find(class_="mgSubTitleTxt")
        return found if isinstance(found, Tag) else None

    def meta(self, name: str) -> str:
        """The content of a Dublin Core meta element; "" where there is none."""
        found = self.tree.find("meta", attrs={"name": name})
        return tidy(str(found.get("content", ""))) if isinstance(found, Tag) else ""

    def labels(self) -> dict[str, str]:
        """The page's lines "Label: value", by label in lower case without its colon; links to directions left out."""
        return dict(_labelled(span) for span in self.root.find_all("span", class_="mgLabel"))

    def absolute(self, href: str) -> str | None:
        """``href`` as an address to go to; None where it is none that a browser should follow."""
        return safe_address(href, self.url)


def open_page(text: str, url: str | None, expected: str) -> Page:
    """Opens a page of ModernGov's; raises PageError where ``text`` is none. ``expected`` is "a meeting's page"."""
    if not _OURS.search(text):
        raise not_a(expected, text)
    tree = soup(text)
    if _depth(tree) > DEEPEST:
        raise PageError(
            f"This page nests more than {DEEPEST} elements, which no council's page does: look at it in a browser."
        )
    root = tree.find(id="modgov")
    return Page(tree, root if isinstance(root, Tag) else tree, text, url)


def safe_address(href: str, base: str | None) -> str | None:
    """``href`` as an address to go to, absolute where ``base`` is known; None for javascript: and other schemes."""
    href = re.sub(r"[\t\r\n]", "", href).strip()
    try:
        address = quote(urljoin(base or "", href), safe="%/:=&?~#+!$,;'@()*[]")
        return address if href and urlsplit(address).scheme in ("", "http", "https") else None
    except ValueError:
        return None


def _depth(tree: Tag) -> int:
    """How deep the elements nest; stops counting past the limit."""
    level, depth = [tree], 0
    while level and depth <= DEEPEST:
        level = [child for tag in level for child in tag.contents if isinstance(child, Tag)]
        depth += 1
    return depth


def _labelled(span: Tag) -> tuple[str, str]:
    label = one_line(span)
    line = span.parent
    value = one_line(line)[len(label) :].strip() if line is not None else ""
    directions = line.find("a", href=re.compile("mgLocationDetails", re.IGNORECASE)) if line is not None else None
    if isinstance(directions, Tag):
        value = value.removesuffix(one_line(directions)).rstrip(" .")
    return label.rstrip(": ").lower(), value


def parameter(address: str | None, *names: str) -> str | None:
    """The first numeric parameter of ``address`` among ``names``, which are matched without regard to case."""
    query = (address or "").partition("#")[0].partition("?")[2]
    found = {key.lower(): value.strip() for key, value in parse_qsl(query)}
    return next((found[name] for name in map(str.lower, names) if re.fullmatch("[0-9]+", found.get(name, ""))), None)


def links(root: Tag, *pages: str) -> Iterator[Tag]:
    """The links below ``root`` that lead to any of ``pages`` ("mgAi.aspx")."""
    names = "|".join(map(re.escape, pages))
    yield from root.find_all("a", href=re.compile(rf"(?:^|/)(?:{names})", re.IGNORECASE))


def linked(root: Tag, page: str, *names: str) -> str | None:
    """The first numeric parameter among ``names`` in a link below ``root`` to ``page``."""
    found = (parameter(str(link["href"]), *names) for link in links(root, page))
    return next((value for value in found if value), None)


def papers(page: Page, root: Tag) -> Iterator[Paper]:
    """The documents linked below ``root``; links to other pages of the site are none."""
    for link in root.find_all("a", href=True):
        href = str(link["href"])
        address = page.absolute(href)
        if address and not href.startswith("#") and _is_document(href):
            yield Paper(_title(link), address)


def _is_document(href: str) -> bool:
    path = href.partition("?")[0].partition("#")[0].lower()
    return "://" in href or not _PAGE_OF_THEIRS.search(path) or path.endswith("mgconvert2pdf.aspx")


def _title(link: Tag) -> str:
    """A document's title: the link's tooltip quotes it, its text is sometimes that of the item."""
    quoted = re.fullmatch(r"Link to document ['‘](.+)['’](?: \w+)? file", tidy(str(link.get("title", ""))))
    return quoted[1] if quoted else one_line(link)
