"""What a crawl did, for programs as JSON and for people as sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.crawl import CrawlReport
from crawler.side_by_side import Outcome

VERSION = 1
WAYS = {True: "web service", False: "pages", None: None}


def to_json(outcomes: Iterable[Outcome], archive: Path) -> dict[str, Any]:
    """The whole crawl as JSON values; docs/crawling.md says what each means."""
    councils = [_council(outcome) for outcome in outcomes]
    return {
        "version": VERSION,
        "written": _time(datetime.now(UTC)),
        "archive": str(archive),
        "good": sum(council["good"] for council in councils),
        "councils": councils,
    }


def _council(outcome: Outcome) -> dict[str, Any]:
    report = outcome.report
    return {
        "key": report.council.key,
        "name": report.council.name,
        "base": report.council.base,
        "good": outcome.is_good,
        "problem": outcome.problem,
        "by": WAYS[report.by_service],
        "began": _time(outcome.began),
        "ended": _time(outcome.ended),
        "requests": report.requests,
        "meetings": report.meetings,
        "fetched": report.fetched,
        "unchanged": report.unchanged,
        "held": report.held,
        "failures": [{"url": one.url, "kind": one.kind, "reason": one.reason} for one in report.failures],
        "notes": list(report.notes),
    }


def write(path: Path, found: dict[str, Any]) -> None:
    """Writes the report in one step; raises OSError, and then the file is as it was."""
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", errors="replace")
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def in_one_line(report: CrawlReport) -> str:
    """What came of one council's crawl."""
    return (
        f"{report.council.name}: {report.meetings:,} meetings held; {report.fetched:,} pages fetched "
        f"({report.unchanged:,} unchanged), {report.held:,} held already, {len(report.failures):,} failed."
    )


def in_words(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What came of many councils' crawls, in a few lines: what is new, what went wrong."""
    reports = [outcome.report for outcome in outcomes]
    new = sum(report.fetched - report.unchanged for report in reports)
    good = sum(outcome.is_good for outcome in outcomes)
    yield f"{good:,} of {len(outcomes):,} councils were crawled to the end; {new:,} pages are new or have changed."
    if bad := [outcome.council.name for outcome in outcomes if not outcome.is_good]:
        yield f"These went wrong, as told above: {'; '.join(bad)}."


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
