"""What is covered, in sentences: what was searched, and what is not held and so cannot be found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indexer.search.coverage import Body, Coverage, Standing
from indexer.search.dates import long_date

NAMED = 3
"""How many councils or committees are named before they are counted."""

_NOT_HELD = (
    (Standing.UNREADABLE, "whose minutes could not be read"),
    (Standing.UNFETCHED, "that {have} not been fetched"),
    (Standing.UNMINUTED, "for which no minutes are published"),
)


def searched(coverage: Coverage) -> str:
    """Which bodies and days were looked through, how many meetings that is, and when the lists were last looked at."""
    if not coverage.meetings:
        return "No meeting of these bodies and days is listed or held here."
    minuted = coverage.standings[Standing.MINUTED]
    days = f", {_days(coverage.first, coverage.last)}" if coverage.first and coverage.last else ""
    checked = f" Last checked {long_date(coverage.checked[:10])}." if coverage.checked else ""
    meetings = f"{_count(coverage.meetings, 'meeting')} listed, {minuted:,} with minutes"
    return f"Searched {bodies(coverage)}{days}: {meetings}.{checked}"


def not_held(coverage: Coverage) -> str | None:
    """The meetings that nothing could be found in, and why; None where there are none."""
    counts = coverage.standings
    lacking = [(counts[each], words) for each, words in _NOT_HELD if counts[each]]
    besides = [
        f"{counts[each]:,} {words}"
        for each, words in ((Standing.CANCELLED, "cancelled"), (Standing.COMING, "still to come"))
        if counts[each]
    ]
    said = "; ".join(
        f"{_count(number, 'meeting')} {words.format(have='has' if number == 1 else 'have')}"
        for number, words in lacking
    )
    sentences = [f"Not held: {said}."] if lacking else []
    sentences += [f"Besides: {' and '.join(besides)}."] if besides else []
    return " ".join(sentences) or None


def bodies(coverage: Coverage) -> str:
    """The bodies by name where they are few, by number where they are many."""
    named = [each.committee for each in coverage.bodies if each.committee]
    councils = coverage.councils
    whose = _row(councils) if len(councils) <= NAMED else f"{len(councils):,} councils"
    if not named:
        return f"the minutes of {whose}"
    if len(named) <= NAMED and len(councils) == 1:
        return f"the minutes of {_row(tuple(named))} ({whose})"
    return f"the minutes of {_count(coverage.committees, 'committee')} of {whose}"


def to_json(coverage: Coverage) -> dict[str, Any]:
    """Plain values: the counts, and how far they reach; days and moments are ISO 8601."""
    return {
        "councils": list(coverage.councils),
        "committees": coverage.committees,
        "meetings": coverage.meetings,
        **{standing.value: number for standing, number in coverage.standings.items()},
        "first": coverage.first,
        "last": coverage.last,
        "checked": coverage.checked,
    }


def rows(coverage: Coverage) -> Iterator[tuple[Body, str]]:
    """Each body with the days that its minutes span, in words; empty where there are none."""
    for body in coverage.bodies:
        yield body, _days(body.first, body.last) if body.first and body.last else ""


def _days(first: str, last: str) -> str:
    return str(long_date(first)) if first == last else f"{long_date(first)} to {long_date(last)}"


def _row(names: tuple[str, ...]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
