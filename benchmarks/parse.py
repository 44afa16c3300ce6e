"""How long one record takes to be understood: a meeting's page of 200 KB, the same by web service, and in print.

    python -m benchmarks.parse [--json]

The page is the sample council's, with as many items as make it 200 KB; the best and the median of several readings on
one core are given, in milliseconds. 150 ms is the most that the page may take.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice

from crawler.moderngov import PageKind
from crawler.sample.council import load
from crawler.sample.in_print import minutes_pdf
from crawler.sample.meeting_page import meeting_page
from crawler.sample.records import Committee, Meeting
from crawler.sample.service import meeting_xml
from indexer.pages import parse, parse_minutes

LEAST_BYTES = 200_000
READINGS = 9


def large_meeting() -> tuple[Committee, Meeting]:
    """A meeting whose page has at least 200 KB: the council's items, each under an id of its own."""
    committee = load().committees[0]
    items = [item for _, meeting, item in load().items() if item.minutes and meeting.form == "items"]
    count = 40
    while True:
        own = (replace(item, item_id=70_000 + place) for place, item in enumerate(islice(cycle(items), count)))
        meeting = replace(committee.meetings[0], items=tuple(own))
        if len(meeting_page(committee, meeting)) >= LEAST_BYTES:
            return committee, meeting
        count += 5


def measure() -> dict[str, dict[str, float]]:
    """Kilobytes, and the best and the median milliseconds, of each way in which a meeting's record comes."""
    committee, meeting = large_meeting()
    page, answer = meeting_page(committee, meeting), meeting_xml(committee, meeting, "https://a.example/")
    printed = minutes_pdf(committee, meeting)
    return {
        "page": timed(len(page), lambda: parse(PageKind.MEETING, page, "https://a.example/ieListDocuments.aspx?MId=1")),
        "service": timed(len(answer), lambda: parse(PageKind.MEETING_XML, answer)),
        "printed": timed(len(printed), lambda: parse_minutes(PageKind.PRINTED_MINUTES, printed, "", None)),
    }


def timed(size: int, read: Callable[[], object]) -> dict[str, float]:
    """The figures of reading something of ``size`` bytes."""
    spent = []
    for _ in range(READINGS):
        began = time.perf_counter()
        read()
        spent.append(1000 * (time.perf_counter() - began))
    return {"kb": round(size / 1000), "best_ms": round(min(spent), 1), "median_ms": round(statistics.median(spent), 1)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    given = options.parse_args()
    found = measure()
    if given.json:
        print(json.dumps(found))
        return
    for way, figures in found.items():
        took = f"best {figures['best_ms']:>7.1f} ms  median {figures['median_ms']:>7.1f} ms"
        print(f"{way:<8} {figures['kb']:>5.0f} KB  {took}")


if __name__ == "__main__":
    main()
