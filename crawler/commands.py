"""The crawler's commands: crawl; those that look after the archive are in archive_commands."""

from __future__ import annotations

import logging
import sys
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from tqdm import tqdm

from crawler.archive import Archive, ArchiveError
from crawler.archive_commands import archive, archive_option
from crawler.councils import Council, CouncilError, is_local, resolve
from crawler.crawl import CrawlError, CrawlOptions, CrawlReport, Progress, check_delay, crawl
from crawler.fetcher import Fetcher
from crawler.politeness import DELAY, Turns, user_agent

P = ParamSpec("P")
R = TypeVar("R")


def _first_day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    """The day that is meant, or the first of the month or year."""
    return _day(words, last=False) if words else None


def _last_day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    """The day that is meant, or the last of the month or year."""
    return _day(words, last=True) if words else None


def _day(words: str, *, last: bool) -> date:
    try:
        parts = [int(part) for part in words.strip().split("-")]
        year, month, day = parts + [0] * (3 - len(parts))
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise click.BadParameter(
            f"“{words}” is no date: give a day as 2024-03-14, a month as 2024-03, or a year."
        ) from error


def told_plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turns the errors that a user can mend into one sentence on stderr and exit 1, or 2 for wrong use."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
        try:
            return command(*args, **kwargs)
        except CouncilError as error:
            raise click.UsageError(str(error)) from error
        except (ArchiveError, CrawlError) as error:
            raise click.ClickException(str(error)) from error

    return told


class _OnTerminal(Progress):
    """A bar for the meetings, lines above it."""

    def __init__(self) -> None:
        self._bar: tqdm[Any] | None = None

    def says(self, line: str) -> None:
        tqdm.write(line)

    def begins(self, meetings: int) -> None:
        self._bar = tqdm(total=meetings, unit=" meetings", leave=False)

    def advances(self) -> None:
        if self._bar is not None:
            self._bar.update(1)

    def ends(self) -> None:
        if self._bar is not None:
            self._bar.close()


class _InPipe(Progress):
    """A line for each committee, and for every 25 meetings."""

    _total = _done = 0

    def says(self, line: str) -> None:
        click.echo(line)

    def begins(self, meetings: int) -> None:
        self._total, self._done = meetings, 0

    def advances(self) -> None:
        self._done += 1
        if self._done % 25 == 0:
            click.echo(f"{self._done:,} of {self._total:,} meetings")

    def ends(self) -> None:
        """Nothing is left open."""


@click.command("crawl")
@click.argument("sites", nargs=-1, required=True, metavar="SITE|COUNCIL...")
@archive_option
@click.option("--since", callback=_first_day, metavar="DATE", help="Only meetings from this day on.")
@click.option("--until", callback=_last_day, metavar="DATE", help="Only meetings up to this day.")
@click.option(
    "--committee", "committees", multiple=True, metavar="NAME|ID", help="Only this committee. Repeat for more."
)
@click.option(
    "--delay", type=click.FloatRange(min=0), default=DELAY, show_default=True, metavar="SECONDS",
    help="The pause between two requests to a host; its robots.txt may ask for a longer one.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="At most so many meetings of a site, newest first."
)
@click.option("--refresh", is_flag=True, help="Ask again for minutes that are final and held, too.")
@told_plainly
def crawl_command(sites: tuple[str, ...], archive_path: Path, delay: float, **wanted: Any) -> None:
    """Fetch the minutes of councils into the archive.

    SITE is the address of a ModernGov site, such as https://worcestershire.moderngov.co.uk (any page of it will do);
    COUNCIL is a council's key or name. A crawl that was stopped goes on when it is started again.
    """
    councils = list(dict.fromkeys(_council(words, archive_path) for words in sites))
    options = CrawlOptions(delay=delay, **wanted)
    _check_use(councils, options)
    fetcher = Fetcher(Turns(delay))
    try:
        with Archive(archive_path, create=True) as archive:
            done = [_crawl_one(council, archive, options, fetcher) for council in councils]
    except KeyboardInterrupt:
        click.echo("Stopped. Run the same command again: it goes on where it stopped.", err=True)
        sys.exit(130)
    finally:
        fetcher.close()
    if not all(done):
        sys.exit(1)


def _council(words: str, archive_path: Path) -> Council:
    """The council that ``words`` name: one of councils.toml, a site, or one that the archive holds already."""
    try:
        return resolve(words)
    except CouncilError:
        try:
            with Archive(archive_path) as held:
                return next(council for council in held.sites() if words in (council.key, council.name))
        except (ArchiveError, StopIteration):
            pass
        raise


def _check_use(councils: list[Council], options: CrawlOptions) -> None:
    if options.since and options.until and options.since > options.until:
        raise click.UsageError("--since is after --until: put the earlier date in --since.")
    for council in councils:
        try:
            check_delay(council, options.delay)
        except CrawlError as error:
            raise click.UsageError(str(error)) from error
    if "(+" not in user_agent() and not all(map(is_local, councils)):
        click.echo(
            "Set MINUTEBOOK_CONTACT to a web or mail address, so that councils can reach whoever crawls them.", err=True
        )


def _crawl_one(council: Council, archive: Archive, options: CrawlOptions, fetcher: Fetcher) -> bool:
    """Crawls one site; its failure is told, and does not stop the others."""
    progress = _OnTerminal() if sys.stderr.isatty() else _InPipe()
    try:
        report = crawl(council, archive, options, fetcher=fetcher, progress=progress)
    except CrawlError as error:
        click.echo(f"Error: {error}", err=True)
        return False
    finally:
        progress.ends()
    _tell(report, archive.path)
    return True


def _tell(report: CrawlReport, path: Path) -> None:
    for note in report.notes:
        click.echo(note, err=True)
    for failure in report.failures:
        click.echo(f"Not fetched: {failure.url}: {failure.reason}", err=True)
    click.echo(
        f"{report.council.name}: {report.meetings:,} meetings held; {report.fetched:,} pages fetched "
        f"({report.unchanged:,} unchanged), {report.held:,} held already, {len(report.failures):,} failed. "
        f"The archive is {path}. Next: minutebook index --archive {path}"
    )


COMMANDS: list[click.Command] = [crawl_command, archive]
