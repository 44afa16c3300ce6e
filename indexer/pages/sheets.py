"""A PDF file to its pages, each a list of lines with where and how they are printed. The file is untrusted."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.pages.errors import PageError, not_a
from indexer.pages.lists import Piece, line, tidy

EXPECTED = "printed minutes (a PDF file)"
MOST_SECONDS = 30
SOFT = "\u00ad"
"""Ends a line whose last word goes on in the next line and has no hyphen of its own."""
_PROGRAM = Path(__file__).with_name("pdf.py")
_HYPHEN = "\x02"
_LEAST_READABLE = 0.8
_REFUSED = {
    "password": "This PDF file is locked with a password: ask the council for one that opens without.",
    "broken": "This PDF file is broken or cut short: fetch it again.",
    "pages": "This PDF file has {:,} pages, which no council's minutes have: look at it in a browser.",
    "characters": "This PDF file has more than {:,} letters, which no council's minutes have: look at it in a browser.",
    "memory": "This PDF file needs more memory than any minutes do: look at it in a browser.",
}


@dataclass(frozen=True)
class Line:
    """A line of a page: clean text; ``left``, ``right`` and ``base`` (height of its baseline above the foot) in points.

    ``bold`` counts the leading characters that are bold; ``word`` is the width of the first word, in points.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: int
    word: float

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.bold >= len(self.text.rstrip(SOFT))


@dataclass(frozen=True)
class Sheet:
    """A page: its height and width in points and its lines in reading order."""

    height: float
    lines: tuple[Line, ...]
    width: float = 595.0


def is_pdf(body: bytes) -> bool:
    """Whether a file says that it is a PDF file."""
    return b"%PDF-" in body[:1024]


def read_sheets(body: bytes) -> list[Sheet]:
    """The pages of a PDF file; raises PageError where it cannot be read or holds no text."""
    if not is_pdf(body):
        raise not_a(EXPECTED, body[:50_000].decode("utf-8", "replace"))
    answer = _run(body)
    if "refused" in answer:
        word, number = answer["refused"]
        raise PageError(_REFUSED[word].format(number))
    sheets = [
        Sheet(page["height"], tuple(filter(None, map(_line, page["lines"]))), page["width"]) for page in answer["pages"]
    ]
    text = "".join(line.text for sheet in sheets for line in sheet.lines)
    if not text:
        raise PageError("This PDF file holds pictures of pages and no text: ask the council for the minutes as text.")
    if sum(
        letter.isascii() or letter.isalnum() or letter in "‘’“”–—…•£€\u00ad" for letter in text
    ) < _LEAST_READABLE * len(text):
        raise PageError("The letters of this PDF file stand for no text that can be read: look at it in a browser.")
    return sheets


def _run(body: bytes) -> Mapping[str, Any]:
    """What the program that opens PDF files answers."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and the file comes on standard input
            [sys.executable, "-I", str(_PROGRAM)], input=body, capture_output=True, timeout=MOST_SECONDS, check=False
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise PageError(
            f"This PDF file takes more than {MOST_SECONDS} seconds to read: look at it in a browser."
        ) from error
    except ValueError as error:
        raise PageError("This PDF file cannot be opened safely: look at it in a browser.") from error
    return answer if isinstance(answer, dict) else {"refused": ("broken", 0)}


def _line(row: Sequence[Any]) -> Line | None:
    """A line of the program's answer; a hyphen of PDFium's own making becomes a plain one, a soft one stays."""
    printed, left, right, base, size, bold, word = row
    ends = SOFT if printed.endswith(SOFT) else "-" if printed.endswith(_HYPHEN) else ""
    text = line([Piece(printed.rstrip(SOFT + _HYPHEN), 0)])
    return Line(text + ends, left, right, base, size, len(tidy(printed[:bold])), word) if text else None
