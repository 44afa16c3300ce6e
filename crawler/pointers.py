"""What a web page says of where a council's ModernGov site is: its own address, its links, where it leads on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from crawler.addresses import names_page, owner
from crawler.answers import has_shell
from crawler.moderngov import base_of

# <meta http-equiv="refresh" content="0; url=/moderngov/">
_REFRESH = re.compile(r"""\d\s*[;,]\s*url\s*=\s*["']?([^"']+)""", re.IGNORECASE)
# window.location = "/moderngov/ieDocHome.aspx"
_BY_SCRIPT = re.compile(r"""\blocation(?:\.href)?\s*(?:=|\.replace\()\s*["']([^"'<>\s]{1,500})["']""", re.IGNORECASE)
# How councils call the host of their meetings: democracy.netherby.gov.uk
_OF_MEETINGS = re.compile(r"(?:democra|committee|council|minutes|meeting|decision|modern-?gov|modgov|mgov)\w*\.")
_MAX_LINKS = 5_000
_SHORT = 3_000
"""A page of fewer characters may be nothing but a step to another."""


def bases(text: str, url: str) -> list[str]:
    """The bases of the ModernGov sites that the page ``text`` at ``url`` shows: its own first, then those that it
    links to, the most linked first."""
    own = base_of(url)
    found = Counter(base for link in _links(text, url) if names_page(link) and (base := base_of(link)))
    if own and (has_shell(text) or names_page(url)):
        found[own] += _MAX_LINKS
    return [base for base, _ in found.most_common()]


def hosts(text: str, url: str) -> list[str]:
    """Bases of other hosts that, by their names, are where a council of this domain holds its meetings; a front page
    often links to the host alone, as to democracy.netherby.gov.uk."""
    here = urlsplit(url).hostname or ""
    found: Counter[str] = Counter()
    for link in _links(text, url):
        host = urlsplit(link).hostname or ""
        by_name = owner(host) == owner(here) is not None and _OF_MEETINGS.match(host)
        if host != here and (by_name or host.endswith(".moderngov.co.uk")) and (base := base_of(link)):
            found[urljoin(base, "/")] += 1
    return [base for base, _ in found.most_common()]


def next_step(text: str, url: str) -> str | None:
    """Where a page leads on that is nothing but a step to another, by script or by refreshing itself."""
    if len(text) > _SHORT:
        return None
    refresh = next(
        (_REFRESH.search(meta.get("content") or "") for meta in _elements(text, "meta") if _refreshes(meta)), None
    )
    found = refresh or _BY_SCRIPT.search(text)
    return joined(url, found[1]) if found else None


def _refreshes(meta: etree._Element) -> bool:
    return (meta.get("http-equiv") or "").lower() == "refresh"


def _links(text: str, url: str) -> Iterator[str]:
    for count, element in enumerate(_elements(text, "a", "area", "form", "frame", "iframe")):
        if count == _MAX_LINKS:
            return
        href = element.get("href") or element.get("src") or element.get("action")
        target = joined(url, href) if href else None
        if target:
            yield target


def _elements(text: str, *tags: str) -> Iterator[etree._Element]:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    body = text.replace("\0", "").encode("utf-8", "replace")
    root = etree.fromstring(body, parser) if body.strip() else None
    return iter(()) if root is None else root.iter(*tags)


def joined(url: str, href: str) -> str | None:
    """The whole web address of a link on the page at ``url``; None where it is none, or holds a name or password."""
    try:
        target = urljoin(url, "".join(href.split("\n")).strip())
        parts = urlsplit(target)
        _ = parts.port
        return target if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else None
    except ValueError:
        return None
