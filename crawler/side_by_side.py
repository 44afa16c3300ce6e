"""Many councils at once: hosts side by side, each politely, and none that goes wrong stops another."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawler.archive import Archive, ArchiveError
from crawler.councils import Council
from crawler.crawl import CrawlError, CrawlOptions, CrawlReport, Progress, crawl
from crawler.fetcher import Fetcher

JOBS = 16
"""So many hosts are crawled side by side where nobody says otherwise."""


@dataclass(frozen=True)
class Outcome:
    """How the crawl of one council ended: ``began`` and ``ended`` in UTC; ``problem`` is the sentence that says what
    went wrong, None where nothing did."""

    report: CrawlReport
    began: datetime
    ended: datetime
    problem: str | None = None

    @property
    def council(self) -> Council:
        return self.report.council

    @property
    def is_good(self) -> bool:
        """Whether it went to its end and had something of what it asked for."""
        return self.problem is None and (self.report.meetings > 0 or not self.report.failures)


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
        groups.setdefault(urlsplit(council.base).netloc.lower(), []).append((number, council))
    return list(groups.values())


@dataclass(frozen=True)
class _Many:
    archive: Archive
    options: CrawlOptions
    fetcher: Fetcher
    display: Display
    stopping: threading.Event

    def crawl_group(self, group: list[tuple[int, Council]]) -> list[tuple[int, Outcome]]:
        return [(number, self._one(council)) for number, council in group]

    def _one(self, council: Council) -> Outcome:
        began = datetime.now(UTC)
        report, problem = self._crawled(council)
        report.stopped = problem
        outcome = Outcome(report, began, datetime.now(UTC), problem)
        self.display.ended(outcome)
        return outcome

    def _crawled(self, council: Council) -> tuple[CrawlReport, str | None]:
        if self.stopping.is_set():
            return CrawlReport(council), f"{council.name}: it was stopped before it began."
        progress = self.display.of(council)
        try:
            return crawl(council, self.archive, self.options, fetcher=self.fetcher, progress=progress), None
        except CrawlError as error:
            return error.report or CrawlReport(council), str(error)
        except ArchiveError as error:
            self.stopping.set()
            return CrawlReport(council), str(error)
        except Exception as error:
            return CrawlReport(council), _unexpected(council, error, self.archive.path)


def _unexpected(council: Council, error: Exception, folder: Path) -> str:
    """A sentence about an error that is ours; its traceback goes to a file."""
    path = folder / "crawl-errors.log"
    told = f"{council.name}: the crawl was ended by an error of Minutebook's own ({type(error).__name__})."
    try:
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{datetime.now(UTC).isoformat()} {council.key} {council.base}\n")
            file.write("".join(traceback.format_exception(error)) + "\n")
    except OSError:
        return f"{told} Please report it."
    return f"{told} What it kept is whole; please report it with {path}."
