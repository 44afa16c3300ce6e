"""Answers of the web service opened: strict XML, with what ASP.NET is known to put into it mended first."""

from __future__ import annotations

import html
import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from indexer.pages.errors import PageError, not_a, what_came
from indexer.pages.lists import tidy

_PROLOG = re.compile(r"\A(?:\s|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->)*")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_BREAKS = {11: " ", 12: " "}
"""Word's line and page breaks, which XML has no place for."""
_NOT_XML: dict[int, str | None] = {**dict.fromkeys((*range(9), *range(14, 32), 0xFFFE, 0xFFFF)), **_BREAKS}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|font|sub|sup|(p|div|br))(?:\s[^<>]*)?/?>", re.IGNORECASE)

Element = Any
"""An lxml element, which comes without types."""


def root_of(text: str, expected: str, *names: str) -> Element:
    """The root of ``text``, which must be one of ``names``; raises PageError."""
    root = _parsed(text, expected)
    if root.tag not in names:
        raise not_a(expected, text)
    return root


def root_name(text: str) -> str | None:
    """The name of the root element where ``text`` is XML of the web service at all, else None."""
    start = _PROLOG.match(text.lstrip("\ufeff"))
    found = re.match(r"<([A-Za-z]+)[\s/>]", text.lstrip("\ufeff")[start.end() if start else 0 :][:100])
    return found[1].lower() if found else None


def _parsed(text: str, expected: str) -> Element:
    text = text.lstrip("\ufeff").translate(_NOT_XML).encode("utf-8", "replace").decode("utf-8")
    prolog = _PROLOG.match(text)
    body = text[prolog.end() if prolog else 0 :]
    if body[:9].lower() == "<!doctype" and body[9:].lstrip()[:4].lower() != "html":
        raise PageError(
            f"This should be {expected}, but it declares a document type, which the service never does: leave it out."
        )
    if (
        not body.startswith("<")
        or body[:9].lower() == "<!doctype"
        or body[:5].lower() in ("<html", "<head", "<body", "<scri")
    ):
        raise not_a(expected, text)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(_REFERENCE.sub(_allowed, body).encode(), parser)
    except etree.XMLSyntaxError as error:
        came = "cut short or broken XML" if "<?xml" in text[:200] or root_name(text) else what_came(text)[0]
        raise PageError(
            f"This should be {expected}, but it is {came} (line {error.lineno}): fetch it again."
        ) from error
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname.lower()
    return root


def _allowed(reference: re.Match[str]) -> str:
    """A character reference as it is; where XML allows no such character, a space for a break or nothing."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    allowed = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if allowed else _BREAKS.get(code, "")


def value(row: Element, name: str) -> str | None:
    """The text of a child element as one line; None where it is missing or empty."""
    return tidy(row.findtext(name) or "") or None


def title(row: Element, name: str) -> str:
    """A title, which the service escapes twice and may hold inline markup; "" where it is missing or empty."""
    once = row.findtext(name) or ""
    unescaped = _ENTITY.sub(lambda entity: html.unescape(entity[0]), once)
    return tidy(_TAG.sub(lambda tag: " " if tag[1] else "", unescaped))


def truth(row: Element, name: str) -> bool | None:
    """ "True" or "False" as a bool; None for anything else."""
    return {"true": True, "false": False}.get((value(row, name) or "").lower())
