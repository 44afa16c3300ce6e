"""What a crawl remembers from one run to the next: a small file beside the archive, which can be lost without harm.

Without it the next crawl lists everything again and asks the archive what it holds; nothing is fetched for its loss
but lists.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from crawler.found import MeetingLink, is_id
from crawler.moderngov import PageKind, classify

VERSION = 1
_YEARS = range(1900, 2101)
STANDS = 0.1
"""A record is taken to stand for this share of the time that it has stood unchanged: the heuristic freshness of HTTP
(RFC 9111, 4.2.2). One that has not changed for a month is asked for every third day."""

SETTLES_AFTER = timedelta(days=180)
"""Minutes published of a meeting so long ago are final: they are not asked for again."""


@dataclass
class KnownMeeting:
    """A meeting that was listed: the ``link``, and how its record stands.

    ``settled``: it says that nothing more is to come. ``since`` is when its present payload was first seen, ``asked``
    when it was last asked for, None where it never was.
    """

    link: MeetingLink
    settled: bool = False
    since: datetime | None = None
    asked: datetime | None = None

    def is_final(self) -> bool:
        """Whether it was settled when it was asked for so long after the meeting that its minutes were approved."""
        return self.settled and self.asked is not None and self.asked.date() - self.link.day >= SETTLES_AFTER

    def took(self, at: datetime, *, settled: bool, minuted: bool, changed: bool) -> None:
        """Its record was had ``at`` a time; ``minuted`` says that it has minutes, drafts too.

        A meeting of long ago that has none when it is first seen is taken to have stood so since they were due: those
        that a council never published are many, and to ask for them every night brings nothing.
        """
        if self.since is None:
            due = datetime.combine(self.link.day, time.min, UTC) + SETTLES_AFTER
            self.since = at if minuted else min(at, due)
        elif changed:
            self.since = at
        self.asked, self.settled = at, settled

    def stands(self, now: datetime) -> bool:
        """Whether the record was asked for so lately that it hardly can have changed."""
        if self.since is None or self.asked is None:
            return False
        return timedelta() <= now - self.asked < STANDS * (self.asked - self.since)


@dataclass
class KnownCommittee:
    """A committee whose meetings from ``listed_from`` to ``listed_to`` are known."""

    listed_from: date
    listed_to: date

    def add(self, start: date, end: date) -> None:
        """Its meetings from ``start`` to ``end`` are known, too."""
        if start <= self.listed_to and end >= self.listed_from:
            start, end = min(start, self.listed_from), max(end, self.listed_to)
        self.listed_from, self.listed_to = start, end


@dataclass
class CrawlState:
    """How the crawl of one council stands.

    ``began`` is when the present crawl began, None where none is under way; ``refresh`` whether it asks again for all.
    ``complete`` is when the last one began that saw to all of the site.
    """

    began: datetime | None = None
    refresh: bool = False
    complete: datetime | None = None
    committees: dict[str, KnownCommittee] = field(default_factory=dict)
    meetings: dict[str, KnownMeeting] = field(default_factory=dict)


class StateFile:
    """The state of one council's crawls, in ``folder``."""

    def __init__(self, folder: Path, council: str) -> None:
        self.path = folder / f"{quote(council, safe='')}.json"

    def read(self) -> CrawlState:
        """The state as it was last written; an empty one where there is none that can be read."""
        try:
            return _from_json(json.loads(self.path.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            return CrawlState()

    def write(self, state: CrawlState) -> None:
        """Writes the state in one step; raises OSError, and then the file is as it was."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_suffix(".new")
        try:
            with beside.open("wb") as file:
                file.write(json.dumps(_to_json(state), separators=(",", ":")).encode())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise


def _to_json(state: CrawlState) -> dict[str, Any]:
    return {
        "version": VERSION,
        "began": _time(state.began),
        "refresh": state.refresh,
        "complete": _time(state.complete),
        "committees": {
            number: [one.listed_from.isoformat(), one.listed_to.isoformat()] for number, one in state.committees.items()
        },
        "meetings": {number: _row(one) for number, one in state.meetings.items()},
    }


def _row(known: KnownMeeting) -> list[Any]:
    link = known.link
    row = [link.committee_id, link.day.isoformat(), known.settled, _time(known.since), _time(known.asked)]
    return [*row, link.promised, link.document] if link.promised or link.document else row


def _from_json(found: dict[str, Any]) -> CrawlState:
    if found["version"] != VERSION:
        return CrawlState()
    return CrawlState(
        began=_read_time(found["began"]),
        refresh=found["refresh"] is True,
        complete=_read_time(found["complete"]),
        committees={
            number: KnownCommittee(_read_day(start), _read_day(end))
            for number, (start, end) in found["committees"].items()
        },
        meetings={number: _known(number, *row) for number, row in found["meetings"].items() if is_id(number)},
    )


def _known(
    number: str,
    committee_id: str,
    day: str,
    settled: bool,
    since: str | None,
    asked: str | None,
    promised: bool = False,
    document: str | None = None,
) -> KnownMeeting:
    if not is_id(committee_id) or (document is not None and classify(document) is not PageKind.MINUTES_DOCUMENT):
        raise ValueError("no meeting of ours")
    link = MeetingLink(number, committee_id, _read_day(day), promised, document)
    return KnownMeeting(link, settled, _read_time(since), _read_time(asked))


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _read_time(words: str | None) -> datetime | None:
    moment = datetime.fromisoformat(words) if words else None
    if moment is not None and (moment.tzinfo is None or moment.year not in _YEARS):
        raise ValueError("a time without a zone, or of another century")
    return moment


def _read_day(words: str) -> date:
    day = date.fromisoformat(words)
    if day.year not in _YEARS:
        raise ValueError("a day of another century")
    return day
