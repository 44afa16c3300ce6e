"""Days and times as councils write them, in English and in Welsh, and the headings they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    1: "january jan ionawr ion",
    2: "february feb chwefror chwef chwe",
    3: "march mar mawrth fawrth maw",
    4: "april apr ebrill ebr",
    5: "may mai fai",
    6: "june jun mehefin fehefin meh",
    7: "july jul gorffennaf orffennaf gorff gor",
    8: "august aug awst aws",
    9: "september sept sep medi fedi med",
    10: "october oct hydref hyd",
    11: "november nov tachwedd dachwedd tach",
    12: "december dec rhagfyr ragfyr rhag",
}
_MONTH_OF = {name: number for number, names in _MONTHS.items() for name in names.split()}
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tues tue weds wed thurs thur thu fri sat sun "
    "llun mawrth mercher iau gwener sadwrn sul"
)

_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS.split(), key=len, reverse=True))
_DAY = re.compile(
    rf"""(?<![\w/-])
    (?:(?:dydd\s+|dydd)?(?:{_WEEKDAY})\b\.?\s*,?\s*(?:the\s+|y\s+)?)?
    (?:(?P<day>\d{{1,2}})(?:[a-z]{{1,3}})?\s*,?\s*(?:(?:of|o)\s+)?[-\s]?(?P<month>{_MONTH})\b\.?\s*,?[-\s]*(?P<year>\d{{4}})
      |(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>\d{{4}})
      |(?P<yy>\d{{4}})-(?P<mm>\d{{2}})-(?P<dd>\d{{2}})
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_HALF = r"(?:[ap]\.?\s?m\b\.?|noon\b|midday\b|midnight\b|o['’`]?r\s+gloch\b|y\.?[bhp]\b\.?)"
_TIME = re.compile(
    rf"[\s,]*(?:at\s+|am\s+(?=\d))?(?P<time>\d{{1,2}}[.:]\d{{2}}(?:\s*{_HALF})?|\d{{1,2}}\s*{_HALF}|noon\b|midday\b|midnight\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Moment:
    """A day (ISO 8601) found in a text, the time as printed, what follows both, and where the day's words begin."""

    date: str
    time: str | None
    rest: str
    start: int


def find_moment(text: str) -> Moment | None:
    """The first day in ``text``, with the time after it; None where it holds no day of the calendar."""
    for found in _DAY.finditer(text):
        day = _iso(found)
        if day is not None:
            return _moment(text, found.start(), found.end(), day)
    return None


def iso_date(text: str | None) -> str | None:
    """The day that ``text`` names, as ISO 8601; None where there is none."""
    moment = find_moment(text) if text else None
    return moment.date if moment else None


@dataclass(frozen=True)
class Heading:
    """A meeting's heading, "<committee> - <day> <time>[, STATUS]", taken apart."""

    committee: str | None
    moment: Moment | None


_DASH = re.compile(r"\s+[-–—]\s+")


def split_heading(text: str) -> Heading:
    """Splits at the last dash that a day follows: both committees and statuses can hold dashes of their own."""
    for dash in reversed(list(_DASH.finditer(text))):
        found = _DAY.match(text, dash.end())
        day = _iso(found) if found else None
        if found and day:
            return Heading(text[: dash.start()].strip() or None, _moment(text, dash.end(), found.end(), day))
    moment = find_moment(text)
    if moment is not None and moment.start == 0:
        return Heading(None, moment)
    return Heading(text or None, None)


def _moment(text: str, start: int, end: int, day: str) -> Moment:
    clock = _TIME.match(text, end)
    rest = text[clock.end() if clock else end :]
    return Moment(day, clock["time"].strip() if clock else None, rest, start)


def _iso(found: re.Match[str]) -> str | None:
    if found["month"]:
        parts = int(found["year"]), _MONTH_OF[found["month"].lower()], int(found["day"])
    elif found["y"]:
        parts = int(found["y"]), int(found["m"]), int(found["d"])
    else:
        parts = int(found["yy"]), int(found["mm"]), int(found["dd"])
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None
