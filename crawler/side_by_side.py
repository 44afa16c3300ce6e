"""Many councils at once: hosts side by side, each politely, and none that goes wrong stops another."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive import Archive, ArchiveError
from crawler.councils import Council
from crawler.crawl import CrawlError, CrawlOptions, CrawlReport, Progress, crawl
from crawler.ending import Ending, ending_of
from crawler.fetcher import Fetcher
from crawler.moderngov import canonical
from crawler.politeness import host_of

JOBS = 16
"""So many hosts are crawled side by side where nobody says otherwise."""

ERRORS = "crawl-errors.log"
"""The file in the archive that keeps the tracebacks of our own errors."""


@dataclass(frozen=True)
class Outcome:
    """How the crawl of one council ended, the one that was ``named``: ``began`` and ``ended`` in UTC.

    The report's council is where its site was found, and under which key it is kept.

    ``wanted`` meetings were to be seen to, ``seen`` of them were, in vain or not. Where it is not ``counted``, what the
    report counts is lost but for its requests.
    """

    named: Council
    report: CrawlReport
    began: datetime
    ended: datetime
    ending: Ending = Ending.FINISHED
    wanted: int = 0
    seen: int = 0
    counted: bool = True

    @property
    def council(self) -> Council:
        return self.report.council

    @property
    def problem(self) -> str | None:
        """The sentence that says what went wrong, None where nothing did."""
        if self.ending is Ending.FINISHED and not self.is_good:
            return f"{self.council.name}: none of its meetings could be had."
        return self.report.stopped

    @property
    def is_good(self) -> bool:
        """Whether it went to its end and had something of what it asked for."""
        return self.ending is Ending.FINISHED and (self.report.meetings > 0 or not self.report.failures)

    @property
    def was_stopped(self) -> bool:
        """Whether nothing went wrong with this council, but the user, or another's trouble, put an end to all."""
        return self.ending in (Ending.STOPPED, Ending.NOT_BEGUN)

    @property
    def missed(self) -> int:
        """The meetings that were seen to in vain, as far as that was counted."""
        return max(0, self.seen - self.report.meetings) if self.counted else 0

    @property
    def left(self) -> int:
        """The meetings that were not come to."""
        return max(0, self.wanted - self.seen)


class Display:
    """Shows how many crawls go on; this one shows nothing."""

    def of(self, council: Council) -> Progress:  # noqa: ARG002
        """What hears of the crawl of ``council``, which begins."""
        return Progress()

    def ended(self, outcome: Outcome) -> None:
        """A crawl has ended."""


def crawl_all(
    councils: Sequence[Council],
    archive: Archive,
    options: CrawlOptions,
    fetcher: Fetcher,
    *,
    jobs: int = JOBS,
    display: Display | None = None,
    stopping: threading.Event | None = None,
) -> list[Outcome]:
    """Crawls ``councils`` into ``archive``, ``jobs`` hosts at a time; gives an outcome for each, in their order.

    Councils that share a host are crawled one after the other. An archive that cannot be written, as where the disk is
    full, sets ``stopping`` for all.
    """
    many = _Many(archive, options, fetcher, display or Display(), stopping or threading.Event())
    groups = _by_host(_keyed(councils, archive))
    with ThreadPoolExecutor(max(1, min(jobs, len(groups))), thread_name_prefix="crawl") as threads:
        found = dict(outcome for outcomes in threads.map(many.crawl_group, groups) for outcome in outcomes)
    return [found[number] for number in range(len(councils))]


def _keyed(councils: Iterable[Council], archive: Archive) -> list[Council]:
    """The councils, each under a key of its own."""
    keyed: list[Council] = []
    for council in councils:
        keyed.append(archive.as_kept(council, keyed))
    return keyed


def _by_host(councils: Iterable[Council]) -> list[list[tuple[int, Council]]]:
    """The councils of each host, with their places in the list."""
    groups: dict[str, list[tuple[int, Council]]] = {}
    for number, council in enumerate(councils):
        groups.setdefault(host_of(council.base), []).append((number, council))
    return list(groups.values())


class _Counted(Progress):
    """Counts what it hears, and passes it on."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self.wanted = self.seen = 0

    def says(self, line: str) -> None:
        self._shown.says(line)

    def begins(self, meetings: int) -> None:
        self.wanted = meetings
        self._shown.begins(meetings)

    def advances(self) -> None:
        self.seen += 1
        self._shown.advances()


@dataclass(frozen=True)
class _Many:
    archive: Archive
    options: CrawlOptions
    fetcher: Fetcher
    display: Display
    stopping: threading.Event
    _one_log: threading.Lock = field(default_factory=threading.Lock)

    def crawl_group(self, group: list[tuple[int, Council]]) -> list[tuple[int, Outcome]]:
        return [(number, self._one(council)) for number, council in group]

    def _one(self, council: Council) -> Outcome:
        outcome = self._outcome(council)
        with suppress(Exception):  # what cannot be shown is in the report all the same
            self.display.ended(outcome)
        return outcome

    def _outcome(self, council: Council) -> Outcome:
        began, host = datetime.now(UTC), host_of(council.base)
        if self.stopping.is_set():
            problem = f"{council.name}: all was stopped before it began."
            return Outcome(council, CrawlReport(council, stopped=problem), began, began, Ending.NOT_BEGUN)
        sent, heard = self.fetcher.requests_of(host), _Counted(Progress())
        ending, problem = Ending.FINISHED, ""
        found: CrawlReport | None = None
        try:
            heard = _Counted(self.display.of(council))
            found = crawl(council, self.archive, self.options, fetcher=self.fetcher, progress=heard)
        except Exception as error:
            ending, problem = ending_of(error), self._sentence(council, error)
            found = error.report if isinstance(error, CrawlError) else None
            if ending is Ending.ARCHIVE:
                self.stopping.set()
        report = found or CrawlReport(council)
        report.stopped = problem or None
        if found and canonical(found.council.base) != canonical(council.base):
            told = f"{council.base} leads to {found.council.base}: to give that address next time saves requests."
            report.notes.append(told)
        own = self.fetcher.requests_of(host) - sent  # what was asked to find the site counts, too
        report.requests = own if host_of(report.council.base) == host else own + report.requests
        return Outcome(
            council, report, began, datetime.now(UTC), ending, heard.wanted, heard.seen, counted=found is not None
        )

    def _sentence(self, council: Council, error: Exception) -> str:
        if isinstance(error, CrawlError | ArchiveError):
            return str(error)
        with self._one_log:
            return _unexpected(council, error, self.archive.path)


def _unexpected(council: Council, error: Exception, folder: Path) -> str:
    """A sentence about an error that is ours; its traceback goes to a file."""
    path = folder / ERRORS
    told = f"{council.name}: the crawl was ended by an error of Minutebook's own ({type(error).__name__})."
    try:
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{datetime.now(UTC).isoformat()} {council.key} {council.base}\n")
            file.write("".join(traceback.format_exception(error)) + "\n")
    except OSError:
        return f"{told} Please report it."
    return f"{told} What it kept is whole; please report it with {path}."
