"""The crawler's commands: crawl; those that look after the archive are in archive_commands."""

from __future__ import annotations

import json
import logging
import os
import signal
import ssl
import sys
import threading
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import Any, ParamSpec, TypeVar

import click
from rich.console import Console

from crawler import report
from crawler.archive import Archive, ArchiveError
from crawler.archive_commands import archive, archive_option
from crawler.councils import Council, CouncilError, is_local, note_of, resolve
from crawler.crawl import CrawlError, CrawlOptions, check_delay
from crawler.fetcher import Fetcher
from crawler.politeness import DELAY, Turns, user_agent
from crawler.progress import Shown, Told
from crawler.side_by_side import JOBS, Outcome, crawl_all

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


@click.command("crawl")
@click.argument("sites", nargs=-1, metavar="SITE|COUNCIL...")
@archive_option
@click.option(
    "--from-file", type=click.File(), metavar="FILE", help="Also the councils in FILE, one a line; - is standard input."
)
@click.option("--since", callback=_first_day, metavar="DATE", help="Only meetings from this day on.")
@click.option("--until", callback=_last_day, metavar="DATE", help="Only meetings up to this day.")
@click.option(
    "--committee", "committees", multiple=True, metavar="NAME|ID", help="Only this committee. Repeat for more."
)
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=DELAY,
    show_default=True,
    metavar="SECONDS",
    help="The pause between two requests to a host; its robots.txt may ask for a longer one.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="At most so many meetings of a site, newest first."
)
@click.option("--refresh", is_flag=True, help="Ask again for minutes that are final and held, too.")
@click.option("--attendance", is_flag=True, help="By pages, ask for each meeting's attendance: twice the requests.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=200),
    default=JOBS,
    show_default=True,
    metavar="N",
    help="So many hosts side by side; of each, one page at a time.",
)
@click.option(
    "--ca-bundle",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Certificates (PEM) to trust beside the system's, for a site whose chain is incomplete.",
)
@click.option(
    "--report",
    "report_path",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write the report as JSON here, too; - is standard output. It is always in the archive's crawl-report.json.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@told_plainly
def crawl_command(
    sites: tuple[str, ...],
    archive_path: Path,
    from_file: Iterable[str] | None,
    delay: float,
    jobs: int,
    ca_bundle: str | None,
    report_path: str | None,
    quiet: bool,
    **wanted: Any,
) -> None:
    """Fetch the minutes of councils into the archive.

    SITE is the address of a ModernGov site, such as https://worcestershire.moderngov.co.uk (any page of it will do);
    COUNCIL is a council's key or name. A crawl that was stopped goes on when it is started again.
    """
    named = [*sites, *_lines(from_file or ())]
    if not named:
        raise click.UsageError("Name a council or give the address of its ModernGov site.")
    councils = list(dict.fromkeys(_council(words, archive_path) for words in named))
    options = CrawlOptions(delay=delay, **wanted)
    _check_use(councils, options, quiet=quiet)
    with _until_stopped() as stopping:
        fetcher = _fetcher(delay, ca_bundle, stopping)
        try:
            with (
                Archive(archive_path, create=True) as held,
                _display(len(councils), report_path, quiet=quiet) as display,
            ):
                outcomes = crawl_all(councils, held, options, fetcher, jobs=jobs, display=display, stopping=stopping)
        finally:
            fetcher.close()
    _report(outcomes, archive_path, report_path)
    _tell(outcomes, archive_path, quiet=quiet or report_path == "-", stopped=stopping.is_set())
    sys.exit(_exit_code(outcomes, stopping))


def _lines(file: Iterable[str]) -> Iterator[str]:
    """The councils that a file names: one a line, # begins a comment."""
    for line in file:
        words = line.partition(" #")[0].strip()
        if words and not words.startswith("#"):
            yield words


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


def _check_use(councils: list[Council], options: CrawlOptions, *, quiet: bool) -> None:
    if options.since and options.until and options.since > options.until:
        raise click.UsageError("--since is after --until: put the earlier date in --since.")
    for council in councils:
        try:
            check_delay(council, options.delay)
        except CrawlError as error:
            raise click.UsageError(str(error)) from error
    if quiet:
        return
    for note in filter(None, map(note_of, councils)):
        click.echo(note, err=True)
    if "(+" not in user_agent() and not all(map(is_local, councils)):
        click.echo(
            "Set MINUTEBOOK_CONTACT to a web or mail address, so that councils can reach whoever crawls them.", err=True
        )


def _fetcher(delay: float, ca_bundle: str | None, stopping: threading.Event) -> Fetcher:
    try:
        return Fetcher(Turns(delay, stopping=stopping), ca_bundle=ca_bundle)
    except (OSError, ssl.SSLError) as error:
        raise click.UsageError(
            f"{ca_bundle} cannot be read as certificates ({error}): --ca-bundle takes a file in PEM form, which begins "
            "with -----BEGIN CERTIFICATE-----."
        ) from error


def _display(count: int, report_path: str | None, *, quiet: bool) -> Told:
    console = Console(stderr=True)
    if quiet or report_path == "-" or not console.is_terminal or console.is_dumb_terminal:
        return Told(count, quiet=quiet or report_path == "-")
    return Shown(count, console)


@contextmanager
def _until_stopped() -> Iterator[threading.Event]:
    """An event that Ctrl-C or a request to end sets; a second of them ends the program at once.

    ``event.signal`` is the signal that came.
    """
    stopping = _Stopping()

    def stop(number: int, _: FrameType | None) -> None:
        if stopping.is_set():
            os._exit(128 + number)
        stopping.signal = number
        stopping.set()
        os.write(2, b"\nStopping when the requests under way have been answered. Once more stops at once.\n")

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Stopping(threading.Event):
    signal: int = 0


def _report(outcomes: Sequence[Outcome], archive_path: Path, report_path: str | None) -> None:
    found = report.to_json(outcomes, archive_path)
    if report_path == "-":
        click.echo(json.dumps(found, indent=1, ensure_ascii=False))
    for path in filter(
        None, (archive_path / "crawl-report.json", Path(report_path) if report_path not in (None, "-") else None)
    ):
        try:
            report.write(path, found)
        except OSError as error:
            click.echo(f"The report could not be written to {path}: {error.strerror or error}.", err=True)


def _tell(outcomes: Sequence[Outcome], archive_path: Path, *, quiet: bool, stopped: bool) -> None:
    if stopped:
        click.echo("Stopped. Run the same command again: it goes on where it stopped.", err=True)
    elif not quiet:
        if len(outcomes) > 1:
            for line in report.in_words(outcomes):
                click.echo(line)
        if any(outcome.report.meetings for outcome in outcomes):
            click.echo(f"The archive is {archive_path}. Next: minutebook index --archive {archive_path}")


def _exit_code(outcomes: Sequence[Outcome], stopping: threading.Event) -> int:
    number = getattr(stopping, "signal", 0)
    return 128 + number if number else int(not all(outcome.is_good for outcome in outcomes))


COMMANDS: list[click.Command] = [crawl_command, archive]
