"""Days and pauses as they are typed on the command line; each raises click.BadParameter for what is none."""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date

import click

from crawler.printable import printable

FIRST_YEAR = 1900
LONGEST_PAUSE = 3600
"""Seconds."""


def first_day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    """The day that is meant, or the first of the month or year."""
    return None if words is None else _day(words, last=False)


def last_day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    """The day that is meant, or the last of the month or year."""
    return None if words is None else _day(words, last=True)


def _day(words: str, *, last: bool) -> date:
    try:
        parts = [int(part) for part in words.strip().split("-")]
        year, month, day = parts + [0] * (3 - len(parts))
        if year < FIRST_YEAR:
            raise ValueError("no year of four digits")
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(
            f"“{printable(words, 40)}” is no date: give a day as 2024-03-14, a month as 2024-03, or a year."
        ) from error


def pause(_: click.Context, __: click.Parameter, seconds: float) -> float:
    """A pause that comes to an end."""
    if not math.isfinite(seconds):
        raise click.BadParameter("give a number of seconds, such as 2 or 0.5.")
    return seconds
