"""The day that some words name, as councils write it."""

from __future__ import annotations

import re
from datetime import date

_YEARS = range(1900, 2100)  # another year is a slip of the pen, or worse
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
# "13/01/2026", "13.01.2026"
_NUMERIC = re.compile(r"\b(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b")
# "15 Jan 2026", "15-Jan-2026", "Thursday, 5th April, 2018", "9fed Hydref, 2014"
_WRITTEN = re.compile(r"\b(\d{1,2})(?:[a-z]{2,4})?[\s-]+([A-Za-z]{3,})\.?,?[\s-]+(\d{4})\b")
_ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WELSH = ["ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha"]
_MONTHS = {name: number for names in (_ENGLISH, _WELSH) for number, name in enumerate(names, 1)}


def day_in(words: str) -> date | None:
    """The first day that ``words`` name, in English, in Welsh, as dd/mm/yyyy or ISO 8601; None where they name none."""
    if match := _ISO.search(words):
        year, month, day = map(int, match.groups())
    elif match := _NUMERIC.search(words):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _WRITTEN.search(" ".join(words.split())):
        day, month, year = int(match[1]), _MONTHS.get(match[2][:3].lower(), 0), int(match[3])
    else:
        return None
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
