"""Printed minutes as a council's PDF: a small writer of A4 pages in Helvetica, text only.

Its pages have what a reader of such documents has to take away again: a running head, page numbers to the left and to
the right, wrapped lines, and words hyphenated at the ends of lines. The form is that of PDF 1.4 (ISO 32000-1, 7.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WIDE, _HIGH, _MARGIN, _TOP, _BOTTOM = 595, 842, 64, 770, 80
_SIZE, _LEADING = 11, 14
_PLAIN, _BOLD = "F1", "F2"
# Widths of Helvetica in thousandths of its size, by groups of characters; all others are 556.
_WIDTHS = {
    letter: width
    for width, letters in ((222, "ijl'’‘|"), (278, " .,:;!/\\ftI[]"), (333, "()r-“”"), (500, "ckJsvxyz"),
                           (667, "ABEFKLPSTVXYZ&"), (722, "CDHNRUw"), (778, "GOQ"), (850, "mMW@%"), (1000, "—"))
    for letter in letters
}  # fmt: skip
_BREAKS = re.compile("(?<=[a-z]{4}[b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z][a-z]{3})")


@dataclass(frozen=True)
class _Line:
    text: str
    font: str = _PLAIN
    indent: int = 0
    space: int = 0
    """Points of white space above."""


def printed_minutes(heading: str, items: Sequence[tuple[str | None, str, Sequence[str]]]) -> bytes:
    """The PDF of a meeting's minutes: ``heading`` on top (its first line heads each later page), then for each item
    its number, its title in bold and its paragraphs. Characters that Windows-1252 has not are printed as "?"."""
    lines = [_Line(line, _BOLD, space=4) for text in heading.splitlines() for line in _wrapped(text, 0)]
    for number, title, paragraphs in items:
        for position, line in enumerate(_wrapped(f"{number}.  {title}" if number else title, 0)):
            lines.append(_Line(line, _BOLD, space=0 if position else 16))
        for paragraph in paragraphs:
            for position, line in enumerate(_wrapped(paragraph, 28)):
                lines.append(_Line(line, indent=28, space=0 if position else 6))
    pages = list(_pages(lines))
    head = (heading.splitlines() or [""])[0]
    return _file([_content(page, head, number, len(pages)) for number, page in enumerate(pages, 1)])


def _wrapped(text: str, indent: int) -> Iterator[str]:
    """The lines of a paragraph; a long word that does not fit is hyphenated."""
    line, room = "", _WIDE - 2 * _MARGIN - indent
    for word in text.split():
        together = f"{line} {word}".strip()
        if _width(together) > room and line:
            cuts = [cut.start() for cut in _BREAKS.finditer(word)]
            cut = max((cut for cut in cuts if _width(f"{line} {word[:cut]}-") <= room), default=0)
            yield f"{line} {word[:cut]}-" if cut else line
            together = word[cut:]
        line = together
    if line:
        yield line


def _width(text: str) -> float:
    return sum(_WIDTHS.get(letter, 556) for letter in text) * _SIZE / 1000


def _pages(lines: Sequence[_Line]) -> Iterator[list[tuple[float, _Line]]]:
    """The lines of each page, each with its height above the foot of the page."""
    page: list[tuple[float, _Line]] = []
    height = _TOP
    for line in lines:
        height -= _LEADING + line.space
        if height < _BOTTOM:
            yield page
            page, height = [], _TOP - _LEADING
        page.append((height, line))
    yield page


def _content(page: Sequence[tuple[float, _Line]], head: str, number: int, count: int) -> bytes:
    """What a page shows: from the second on a running head, and the page's number, on even pages at the left."""
    foot = f"Page {number} of {count}"
    left = _MARGIN if number % 2 == 0 else _WIDE - _MARGIN - _width(foot)
    shown = [_show(foot, left, 40, _PLAIN)]
    if number > 1:
        shown.insert(0, _show(head, _MARGIN, 800, _PLAIN))
    shown += [_show(line.text, _MARGIN + line.indent, height, line.font) for height, line in page]
    return b"\n".join(shown)


def _show(text: str, left: float, height: float, font: str) -> bytes:
    quoted = re.sub(rb"([\\()])", rb"\\\1", text.encode("cp1252", "replace"))
    return f"BT /{font} {_SIZE} Tf {left:.1f} {height:.1f} Td (".encode() + quoted + b") Tj ET"


def _file(contents: Sequence[bytes]) -> bytes:
    """The objects of the file (catalogue, pages, fonts, then each page and its content), and where each begins."""
    kids = " ".join(f"{5 + 2 * place} 0 R" for place in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode()]
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode())
    for place, content in enumerate(contents):
        fonts = f"<</Font<</{_PLAIN} 3 0 R/{_BOLD} 4 0 R>>>>"
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDE} {_HIGH}]/Resources{fonts}/Contents {6 + 2 * place} 0 R>>"
        )
        objects += [page.encode(), b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content)]
    body, starts = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(body),
    )  # fmt: skip
