"""Dates as people type them into a search: a year, a month, a day, or ``from..to``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

FORMS = "a year (2024), a month (2024-03), a day (2024-03-14 or 14/3/2024), or a range (2024-01..2024-06)"

# "2024", "2024-03", "2024-03-14"
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)
# "14/3/2024", "14-3-2024", "14.3.2024"
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z", re.ASCII)


class DateError(ValueError):
    """A date that cannot be read; the message is a sentence that says what can."""


def date_span(words: str) -> tuple[date, date]:
    """The first and last day of a year, a month or a day; raises DateError."""
    text = words.strip()
    if match := _DAY_FIRST.match(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _ISO.match(text):
        year, month, day = (int(part) if part else 0 for part in match.groups())
    else:
        raise DateError(f"“{words}” is not a date that can be read here: give {FORMS}.")
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        return first, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError as error:
        raise DateError(f"There is no such day as “{words}”: give {FORMS}.") from error


def date_range(words: str) -> tuple[date | None, date | None]:
    """The first and last day of ``words``, which may be a span, ``a..b``, ``a..`` or ``..b``; raises DateError.

    None is an open end.
    """
    start, dots, end = words.partition("..")
    if not dots:
        return date_span(words)
    if not start.strip() and not end.strip():
        raise DateError(f"“{words}” names no day: give {FORMS}.")
    first = date_span(start)[0] if start.strip() else None
    last = date_span(end)[1] if end.strip() else None
    if first and last and first > last:
        raise DateError(f"“{words}” ends before it begins: put the earlier date first.")
    return first, last


def long_date(iso: str | None) -> str:
    """An ISO day as minutes write it, "14 December 2017"; what is no such day as it was, None as nothing."""
    if not iso:
        return ""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{day.day} {day:%B} {day.year}"
