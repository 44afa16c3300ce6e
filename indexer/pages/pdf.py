"""A PDF file on standard input to the lines of its pages as JSON on standard output: a program run on its own.

A council's PDF is untrusted and PDFium is written in C++, so it is opened here, in a process with a memory limit and a
processor time limit, and nothing of ours is imported: ``indexer.pages.sheets`` runs this file and says what went wrong.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

try:
    import resource
except ImportError:  # Windows has no such limits; the time limit of the caller still holds
    resource = None  # type: ignore[assignment]

MOST_MEMORY = 768 * 1024 * 1024
MOST_SECONDS = 30
MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000
HYPHEN = "\x02"
"""What PDFium puts for a hyphen at the end of a line."""
CELLS = " | "
_CELL_GAP = 2.5  # letters' sizes; justified lines have narrower gaps
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SLANTED = 0.1  # radians off the horizontal or the vertical: a watermark


class RefusedError(Exception):
    """The file is not read; the message is a word that the caller knows, and a number for it."""


def main() -> None:
    """Prints {"pages": [...]}, or {"refused": [WORD, NUMBER]} where the file cannot be read."""
    _limit()
    try:
        answer: dict[str, Any] = {"pages": list(_pages(sys.stdin.buffer.read()))}
    except MemoryError:
        answer = {"refused": ("memory", 0)}
    except RefusedError as error:
        answer = {"refused": error.args}
    json.dump(answer, sys.stdout, ensure_ascii=True)


def _limit() -> None:
    if resource is None:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # a system that keeps a lower limit, or knows none of this kind
            continue


def _pages(body: bytes) -> Iterator[dict[str, Any]]:
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise RefusedError("password" if "password" in str(error).lower() else "broken", 0) from error
    if len(document) > MOST_PAGES:
        raise RefusedError("pages", len(document))
    room = MOST_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise RefusedError("broken", number + 1) from error
        room -= text.count_chars()
        if room < 0:
            raise RefusedError("characters", MOST_CHARACTERS)
        yield {"width": page.get_width(), "height": page.get_height(), "lines": list(_merged(_Reader(text).lines()))}
        text.close()
        page.close()


class _Reader:
    """The lines of one page, as PDFium breaks them."""

    def __init__(self, text: Any) -> None:
        self._text = text.raw
        self._count = text.count_chars()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._origin = [ctypes.c_double() for _ in range(2)]
        self._name = ctypes.create_string_buffer(200)

    def lines(self) -> Iterator[list[Any]]:
        start = 0
        for index in range(self._count + 1):
            code = pdfium.FPDFText_GetUnicode(self._text, index) if index < self._count else 10
            if code in (10, 13, 2):
                line = self._line(start, index + (code == 2))
                if line:
                    yield line
                start = index + 1

    def _line(self, start: int, end: int) -> list[Any] | None:
        """Text, left, right, baseline, size, how many leading characters are bold, width of the first word."""
        text, bold, is_bold, edges = "", 0, True, list[tuple[float, float]]()
        first, word = -1, 0.0
        for index in range(start, end):
            letters = self._letters(index)
            if letters.isspace() or not letters:
                word = word or (edges[-1][1] if edges and letters else 0.0)
                text += " " if letters and text and not text.endswith(" ") else ""
                continue
            first = index if first < 0 else first
            heavy = self._bold(index)
            is_bold = is_bold and (heavy or not (letters.isalpha() or bold))
            box = self._edges(index)
            if edges and _is_cell(text, box[0] - edges[-1][1], pdfium.FPDFText_GetFontSize(self._text, index)):
                text = text.rstrip(" ") + CELLS
            text += letters
            bold = len(text) if is_bold and heavy else bold
            edges.append(box)
        if first < 0 or self._slanted(first):
            return None
        pdfium.FPDFText_GetCharOrigin(self._text, first, *self._origin)
        left, right = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
        size = max(pdfium.FPDFText_GetFontSize(self._text, index) for index in (first, end - 1, (first + end) // 2))
        return [text.rstrip(" "), left, right, self._origin[1].value, size, bold, (word or right) - left]

    def _letters(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._text, index)
        if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
            return ""
        return _LIGATURES.get(code) or chr(code)

    def _edges(self, index: int) -> tuple[float, float]:
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        return left.value, right.value

    def _bold(self, index: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(self._text, index, self._name, len(self._name), ctypes.c_int())
        name = self._name.value.lower() if length else b""
        return any(mark in name for mark in (b"bold", b"black", b"heavy", b"-bd"))

    def _slanted(self, index: int) -> bool:
        turn = pdfium.FPDFText_GetCharAngle(self._text, index) % (math.pi / 2)
        return bool(_SLANTED < turn < math.pi / 2 - _SLANTED)


def _is_cell(before: str, gap: float, size: float) -> bool:
    """Whether white space is so wide that it divides cells of a table, and not a number or a label from its text."""
    return gap > _CELL_GAP * size and len(before.split()) + len(before) // 12 > 1 and before.rstrip()[-1:] not in ",:"


def _merged(lines: Iterator[list[Any]]) -> Iterator[list[Any]]:
    """``lines``, what stands to the right of the line before on the same height joined to it."""
    before: list[Any] | None = None
    for line in lines:
        if before and abs(before[3] - line[3]) < 0.5 * max(before[4], line[4]) and line[1] >= before[2] - 1:
            space = line[1] - before[2]
            gap = CELLS if _is_cell(before[0], space, line[4]) else " " if space > 0.15 * line[4] else ""
            bold = len(before[0]) + len(gap) + line[5] if before[5] == len(before[0]) and line[5] else before[5]
            before = [
                before[0] + gap + line[0],
                before[1],
                line[2],
                before[3],
                max(before[4], line[4]),
                bold,
                before[6],
            ]
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


if __name__ == "__main__":
    main()
