"""Dates as people type them into a search: a year, a month, a day, or ``from..to``."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name, monthrange
from datetime import date

FORMS = (
    "a year (2024), a month (2024-03), a day (2024-03-14, 14/3/2024 or in quotation marks 14 March 2024), "
    "or a range (2024-01..2024-06)"
)

# "2024", "2024-03", "2024-03-14"
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)
# "14/3/2024", "14-3-2024", "14.3.2024"
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z", re.ASCII)

# "14 March 2024", "14th Mar 2024", "March 2024"
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]+)\.?,? (\d{4})\Z", re.ASCII | re.IGNORECASE)
# "2023/24", "2023-24"
_TWO_YEARS = re.compile(r"(\d{2})(\d{2})[/-](\d{2})\Z", re.ASCII)
_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_MONTHS["sept"] = 9


class DateError(ValueError):
    """A date that cannot be read; the message is a sentence that says what can."""


def date_span(words: str) -> tuple[date, date]:
    """The first and last day of a year, a month or a day; raises DateError."""
    year, month, day = _parts(words)
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        last_month = month or 12
        return first, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError as error:
        raise DateError(f"There is no such day as “{words}”: give {FORMS}.") from error


def _parts(words: str) -> tuple[int, int | None, int | None]:
    """Year, month and day, None for what is not said; raises DateError."""
    text = " ".join(words.split())
    if match := _DAY_FIRST.match(text):
        return int(match[3]), int(match[2]), int(match[1])
    if (match := _NAMED.match(text)) and match[2].lower() in _MONTHS:
        return int(match[3]), _MONTHS[match[2].lower()], int(match[1]) if match[1] else None
    if (match := _TWO_YEARS.match(text)) and _is_of_two_years(match):
        first = int(match[1] + match[2])
        raise DateError(f"“{words}” is of two years: give a range, as in {first}-04..{first + 1}-03.")
    if match := _ISO.match(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        return year or 0, month, day
    raise DateError(f"“{words}” is not a date that can be read here: give {FORMS}.")


def _is_of_two_years(match: re.Match[str]) -> bool:
    """Whether it is as "2023/24" and "2023-24" are; "2011-12" is a month."""
    following = int(match[3])
    return following == (int(match[2]) + 1) % 100 and (match[0][4] == "/" or not 1 <= following <= 12)


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
