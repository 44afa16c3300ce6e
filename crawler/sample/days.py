"""Days and times as ModernGov prints them, in English and in Welsh."""

from __future__ import annotations

from datetime import date

_WELSH_DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
_WELSH_MONTHS = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
    "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip
_WELSH_ORDINALS = (
    "af", "il", "ydd", "ydd", "ed", "ed", "fed", "fed", "fed", "fed",
    "eg", "fed", "eg", "eg", "fed", "eg", "eg", "fed", "eg", "fed",
)  # fmt: skip


def heading(day: date, time: str, *, welsh: bool) -> str:
    """ "Thursday, 5th April, 2018 6.00 pm"; from 2025 "Thursday 3 April 2025 6.00 pm"; or the Welsh form."""
    if welsh:
        name, month = _WELSH_DAYS[day.weekday()], _WELSH_MONTHS[day.month - 1]
        clock = time.split(maxsplit=1)[0]
        return f"Dydd {name}, {day.day}{_welsh_ordinal(day.day)} {month}, {day.year} {clock} o'r gloch"
    if day.year >= 2025:
        return f"{plain(day)} {time}"
    return f"{day:%A}, {day.day}{_ordinal(day.day)} {day:%B}, {day.year} {time}"


def plain(day: date) -> str:
    """ "Thursday 5 April 2018"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def short(day: date) -> str:
    """ "5 Apr 2018"."""
    return f"{day.day} {day:%b} {day.year}"


def written(day: date) -> str:
    """ "5 April 2018", as minutes name a day."""
    return f"{day.day} {day:%B} {day.year}"


def numeric(day: date) -> str:
    """ "05/04/2018", as the web service has it."""
    return f"{day:%d/%m/%Y}"


def stamp(day: date, time: str) -> str:
    """ "201804051800", as the links to earlier meetings have it."""
    clock, half = time.split()
    hour, minute = (int(part) for part in clock.split("."))
    return f"{day:%Y%m%d}{hour % 12 + 12 * (half == 'pm'):02}{minute:02}"


def _ordinal(number: int) -> str:
    if number in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _welsh_ordinal(number: int) -> str:
    return _WELSH_ORDINALS[number - 1] if number <= 20 else "ain"
