"""Offices that a text names by their initials: "The DCFO" is the Deputy Chief Fire Officer that it names elsewhere."""

from __future__ import annotations

import re
from itertools import islice

from indexer.extract import patterns as p
from indexer.extract.names import Party, is_office

MOST_INITIALS = 20  # places with initials looked at in one text
LITTLE_WORDS = r"(?:\s(?:of|for|and|the|to))?"


def offices(text: str) -> dict[str, Party]:
    """Initials that ``text`` uses after "the" -> the office they stand for, which it spells out, or everybody knows."""
    found: dict[str, Party] = {}
    for match in islice(p.INITIALS.finditer(text), MOST_INITIALS):
        short = match.group("short")
        if short in found:
            continue
        if role := _spelt_out(text, short) or (short if short in p.OFFICE_INITIALS else None):
            found[short] = Party(None, f"the {role}")
    return found


def _spelt_out(text: str, short: str) -> str | None:
    """The words in ``text`` whose first letters are ``short``, where they are an office: "Chief Fire Officer"."""
    letters = [letter for letter in short if letter.isupper()]
    words = (LITTLE_WORDS + r"[\s-]").join(rf"{letter}[\w’']{{1,20}}" for letter in letters)
    for match in islice(re.finditer(rf"\b{words}\b", text), MOST_INITIALS):
        if is_office(match.group(0)):
            return match.group(0)
    return None
