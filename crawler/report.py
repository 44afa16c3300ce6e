"""What a crawl did, for programs as JSON and for people as sentences."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.ending import ADVICE
from crawler.printable import printable
from crawler.side_by_side import Outcome

VERSION = 1
NAME = "crawl-report.json"
"""The file in the archive that holds the report of the last crawl."""

WAYS = {True: "web service", False: "pages", None: None}

MOST_NAMES = 10
"""So many councils with the same trouble are named in words; the report has all."""

AGAIN = "the next crawl asks again"
COUNCILS = "the council's decision; ask it for them in another way"
LOOK = "look at one of them; if the council's site shows it well, report it"

KINDS = {
    "missing": ("there is no such page", "the council has taken it away; nothing is to be done"),
    "forbidden": ("the page is forbidden", COUNCILS),
    "login": ("the page asks for a name and a password", COUNCILS),
    "refused": ("the site refuses programs", COUNCILS),
    "disallowed": ("robots.txt asks not to fetch it", COUNCILS),
    "unavailable": ("the server failed or did not answer", AGAIN),
    "elsewhere": ("it leads to another site", "crawl that site, if the council's meetings are there now"),
    "unusable": ("the answer cannot be taken", "the reason is beside each; the next crawl asks again"),
    "not-the-page": ("another page came in its place", f"{AGAIN}; if it stays so, tell the council"),
    "broken-answer": ("the answer cannot be read", f"{AGAIN}; if it stays so, tell the council"),
    "incomplete": ("something is lacking", LOOK),
}
"""The kinds of failure: what came, and what to do about it."""


def to_json(outcomes: Iterable[Outcome], archive: Path) -> dict[str, Any]:
    """The whole crawl as JSON values; docs/crawling.md says what each means."""
    found = list(outcomes)
    return {
        "version": VERSION,
        "written": _time(datetime.now(UTC)),
        "archive": str(archive),
        "good": sum(outcome.is_good for outcome in found),
        "wrong": sum(not outcome.is_good and not outcome.was_stopped for outcome in found),
        "stopped": sum(outcome.was_stopped for outcome in found),
        "councils": list(map(_council, found)),
    }


def _council(outcome: Outcome) -> dict[str, Any]:
    report = outcome.report
    return {
        "key": report.council.key,
        "name": report.council.name,
        "base": report.council.base,
        "good": outcome.is_good,
        "ending": str(outcome.ending),
        "problem": outcome.problem,
        "advice": ADVICE.get(outcome.ending),
        "by": WAYS[report.by_service],
        "began": _time(outcome.began),
        "ended": _time(outcome.ended),
        "requests": report.requests,
        "left": outcome.left,
        **_counts(outcome),
        "failures": [{"url": one.url, "kind": one.kind, "reason": one.reason} for one in report.failures],
        "notes": list(report.notes),
    }


def _counts(outcome: Outcome) -> dict[str, int | None]:
    """What was counted; None for each where the count was lost."""
    report = outcome.report
    counts = {
        "meetings": report.meetings,
        "missed": outcome.missed,
        "fetched": report.fetched,
        "unchanged": report.unchanged,
        "held": report.held,
    }
    return {name: count if outcome.counted else None for name, count in counts.items()}


def to_bytes(found: dict[str, Any]) -> bytes:
    """The report as text in UTF-8, with a line's end."""
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def write(path: Path, found: dict[str, Any]) -> None:
    """Writes the report in one step; raises OSError, and then the file is as it was.

    What is no file but a device or a pipe is written to as it is.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(to_bytes(found))
        return
    path = path.resolve()  # a link goes on leading to where it led
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("wb") as file:
            file.write(to_bytes(found))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def in_one_line(outcome: Outcome) -> str:
    """What came of one council's crawl that went to its end."""
    report, name = outcome.report, outcome.council.name
    new = report.fetched - report.unchanged
    missed = f"; {_counted(outcome.missed, 'meeting')} could not be had" if outcome.missed else ""
    came = f"{_counted(report.fetched, 'page')} came, {new:,} of them new or changed"
    return f"{name}: {_counted(report.meetings, 'meeting')} held; {came}{missed}."


def in_words(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What came of all of a crawl, for whoever ran it: what is new, what went wrong, what to do."""
    yield from _of_all(outcomes)
    yield from _of_failures(outcomes)
    if len(outcomes) > 1:
        yield from _of_wrong([outcome for outcome in outcomes if not outcome.is_good and not outcome.was_stopped])


def _of_wrong(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Which councils went wrong, by what is to be done about them."""
    by_advice: dict[str, list[str]] = {}
    for outcome in outcomes:
        advice = ADVICE.get(outcome.ending, "None of the meetings could be had: the report names the reason of each.")
        by_advice.setdefault(advice, []).append(printable(outcome.council.name, 60))
    if outcomes:
        yield f"{_counted(len(outcomes), 'council')} went wrong; the reasons are above and in the report:"
    for advice, names in by_advice.items():
        more = f" and {len(names) - MOST_NAMES:,} more" if len(names) > MOST_NAMES else ""
        yield f"  {'; '.join(names[:MOST_NAMES])}{more}: {advice}"


def _of_all(outcomes: Sequence[Outcome]) -> Iterator[str]:
    if len(outcomes) > 1:
        good = sum(outcome.is_good for outcome in outcomes)
        new = sum(outcome.report.fetched - outcome.report.unchanged for outcome in outcomes)
        pages = "1 page is new or has" if new == 1 else f"{new:,} pages are new or have"
        yield f"{good:,} of {_counted(len(outcomes), 'council')} went well; {pages} changed."
        if stopped := sum(outcome.was_stopped for outcome in outcomes):
            begun = sum(outcome.was_stopped and outcome.report.requests > 0 for outcome in outcomes)
            yield f"{_counted(stopped, 'council')} stopped before the end, {begun:,} of them after it had begun."


def _of_failures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How many pages could not be had, for each reason, and what to do."""
    kinds = Counter(failure.kind for outcome in outcomes for failure in outcome.report.failures)
    if kinds:
        yield f"{_counted(kinds.total(), 'page')} could not be had, or not as a whole:"
    for kind, count in kinds.most_common():
        reason, remedy = KINDS.get(kind, (kind, LOOK))
        yield f"  {count:>6,}  {reason}: {remedy}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
