"""List markers: bullets of any glyph become "• ", numbers and letters stay as they are written.

Word fakes its lists: the marker is text in nested spans, then a run of no-break spaces. In Symbol and Wingdings the
marker is a letter ("o", "§", "ü") or a private-use character that only the font makes a bullet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import dropwhile
from typing import NamedTuple

from bs4.element import Tag

BULLET = "• "
_GLYPHS = frozenset("·•▪■□▫◦●○‣⁃➢➤►❖\u25aa\u2219\u22c5\u2043")
_FONT_LETTERS = frozenset("oqvüØŸà§")
_GAP = re.compile(r"\s*\S(?:\s{2,}|\xa0)")

_DROPPED = dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF))
_CONTROLS = dict.fromkeys((*range(9), *range(14, 28), 127))
_WINDOWS = {code: bytes((code,)).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_TABLE: dict[int, str | None] = {**_DROPPED, **_CONTROLS, **_WINDOWS}


class Piece(NamedTuple):
    """A stretch of text inside a line, and how many spans it lies in."""

    text: str
    spans: int


def tidy(text: str) -> str:
    """``text`` as one line: white space collapsed, invisible characters dropped, NFC.

    Codes 128 to 159 are what old Word meant by them (Windows-1252), as in every browser.
    """
    plain = " ".join(text.split())
    if plain.isascii() and plain.isprintable():
        return plain
    return unicodedata.normalize("NFC", " ".join(text.translate(_TABLE).split()))


def line(pieces: Sequence[Piece], marker: str = "") -> str:
    """One line of clean text from its pieces; ``marker`` is that of a real list item. "" where nothing is left."""
    raw = "".join(piece.text for piece in pieces)
    text = tidy(raw)
    if not text:
        return ""
    if _is_bullet(text[0], raw, pieces):
        text = text[1:].lstrip()
        marker = marker or BULLET
    return marker + text if text else ""


def _is_bullet(first: str, raw: str, pieces: Sequence[Piece]) -> bool:
    if first in _GLYPHS or "\uf000" <= first <= "\uf0ff":
        return True
    if first == "§":
        return bool(_GAP.match(raw)) or _is_faked(pieces)
    return (first in _FONT_LETTERS or not first.isalnum()) and _is_faked(pieces)


def _is_faked(pieces: Iterable[Piece]) -> bool:
    """Whether the line begins as Word fakes a list: one character in a span, then no-break spaces nested deeper."""
    filled = dropwhile(lambda piece: not piece.text.strip(), pieces)
    first = next(filled, Piece("", 0))
    if len(first.text.strip()) != 1 or not first.spans:
        return False
    if "\xa0\xa0" in first.text[len(first.text.rstrip()) :]:
        return True
    for piece in filled:
        if piece.text.strip():
            return False
        if "\xa0" in piece.text and piece.spans > first.spans:
            return True
    return False


class Counter:
    """The numbering of a real list; a bulleted one counts nothing."""

    def __init__(self, tag: Tag) -> None:
        style = str(tag.get("style", "")).lower()
        self.hidden = "list-style" in style and "none" in style
        self.kind = _kind(tag, style)
        self.next = _integer(tag.get("start"), 1)

    def marker(self, item: Tag) -> str:
        """The marker of the next list item."""
        number = _integer(item.get("value"), self.next)
        self.next = number + 1
        if self.hidden:
            return ""
        return f"{_numeral(number, self.kind)}. " if self.kind else BULLET


def _kind(tag: Tag, style: str) -> str:
    """ "1", "a", "A", "i" or "I" for a numbered list, "" for a bulleted one."""
    if tag.name != "ol":
        return ""
    for css, kind in (("lower-alpha", "a"), ("lower-latin", "a"), ("upper-alpha", "A"), ("upper-latin", "A"),
                      ("lower-roman", "i"), ("upper-roman", "I")):  # fmt: skip
        if css in style:
            return kind
    kind = str(tag.get("type", "1"))
    return kind if kind in ("a", "A", "i", "I") else "1"


def _integer(value: object, default: int) -> int:
    text = str(value).strip()
    return int(text) if text.isdecimal() and len(text) < 7 else default


def _numeral(number: int, kind: str) -> str:
    if kind in ("i", "I") and 0 < number < 200:
        roman = _roman(number)
        return roman.upper() if kind == "I" else roman
    if kind in ("a", "A") and 0 < number <= 26:
        return chr(ord(kind) + number - 1)
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        letters += letter * (number // value)
        number %= value
    return letters
