"""The crawler's commands: crawl; those that look after the archive are in archive_commands."""

from __future__ import annotations

import logging
import os
import ssl
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO, ParamSpec, TypeVar

import click
from rich.console import Console

from crawler import report, typed, wanted
from crawler.archive import Archive, ArchiveError
from crawler.archive_commands import archive, archive_option
from crawler.councils import Council, is_local, note_of
from crawler.crawl import CrawlOptions
from crawler.fetcher import Fetcher
from crawler.lines import Told
from crawler.politeness import DELAY, Turns, user_agent
from crawler.printable import printable
from crawler.progress import Shown
from crawler.side_by_side import JOBS, Outcome, crawl_all
from crawler.stopping import Stopping, is_terminal, until_stopped

P = ParamSpec("P")
R = TypeVar("R")

LONGEST = 2_000
MOST_NOTES = 5


def told_plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turns the errors that a user can mend into one sentence on stderr and exit 1, or 2 for wrong use."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
        try:
            return command(*args, **kwargs)
        except wanted.WrongUseError as error:
            raise click.UsageError("\n".join(printable(line, LONGEST) for line in str(error).split("\n"))) from error
        except ArchiveError as error:
            raise click.ClickException(printable(str(error), LONGEST)) from error

    return told


@click.command("crawl")
@click.argument("sites", nargs=-1, metavar="SITE|COUNCIL...")
@archive_option
@click.option(
    "--from-file",
    type=click.File("rb"),
    metavar="FILE",
    help="Also the councils in FILE, one a line; - is standard input.",
)
@click.option("--since", callback=typed.first_day, metavar="DATE", help="Only meetings from this day on.")
@click.option("--until", callback=typed.last_day, metavar="DATE", help="Only meetings up to this day.")
@click.option(
    "--committee", "committees", multiple=True, metavar="NAME|ID", help="Only this committee. Repeat for more."
)
@click.option(
    "--delay",
    type=click.FloatRange(min=0, max=typed.LONGEST_PAUSE),
    callback=typed.pause,
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
    type=click.Path(allow_dash=True),
    metavar="FILE",
    help="Write the report as JSON here, too; - is standard output. It is always in the archive's crawl-report.json.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@told_plainly
def crawl_command(
    sites: tuple[str, ...],
    archive_path: Path,
    from_file: BinaryIO | None,
    jobs: int,
    ca_bundle: str | None,
    report_path: str | None,
    quiet: bool,
    **wishes: Any,
) -> None:
    """Fetch the minutes of councils into the archive.

    SITE is the address of a ModernGov site, such as https://worcestershire.moderngov.co.uk (any page of it will do);
    COUNCIL is a council's key or name. A crawl that was stopped goes on when it is started again.
    """
    options = CrawlOptions(**wishes)
    councils = _councils(sites, from_file, archive_path)
    wanted.check(councils, options)
    paths = _report_paths(report_path, archive_path)
    if not quiet:
        _remind(councils)
    with until_stopped() as stopping:
        fetcher = _fetcher(options.delay, ca_bundle, stopping)
        try:
            with Archive(archive_path, create=True) as held:
                with _display(len(councils), stopping, quiet=quiet, aside=report_path == "-") as display:
                    outcomes = crawl_all(
                        councils, held, options, fetcher, jobs=jobs, display=display, stopping=stopping
                    )
                found = report.to_json(outcomes, archive_path)
                is_written = _write(found, paths)
        finally:
            fetcher.close()
        with _heard(paths[0]):
            if stopping.is_unheard:
                raise BrokenPipeError
            if report_path == "-":
                click.echo(report.to_bytes(found), nl=False)
            _tell(outcomes, archive_path, quiet=quiet, aside=report_path == "-", stopped=stopping.is_set())
    sys.exit(_exit_code(outcomes, stopping) or int(not is_written))


def _councils(sites: Sequence[str], file: BinaryIO | None, archive_path: Path) -> list[Council]:
    """The councils that are named, on the command line and in a file."""
    named = [wanted.Named(words) for words in sites]
    if file is not None:
        named += wanted.in_file(file)
    if not named:
        raise wanted.WrongUseError("Name a council or give the address of its ModernGov site.")
    return wanted.councils(named, archive_path)


def _report_paths(report_path: str | None, archive_path: Path) -> list[Path]:
    """Where the report is to be written, in the archive first."""
    paths = [archive_path / report.NAME]
    if report_path not in (None, "-"):
        paths.append(Path(report_path))
        wanted.check_report(paths[-1], archive_path)
    return paths


def _remind(councils: Sequence[Council]) -> None:
    """What is worth knowing before the first request."""
    notes = list(filter(None, map(note_of, councils)))
    for note in notes[:MOST_NOTES]:
        click.echo(printable(note, LONGEST), err=True)
    if len(notes) > MOST_NOTES:
        click.echo(f"There is the like to say of {len(notes) - MOST_NOTES:,} more of these councils.", err=True)
    if "(+" not in user_agent() and not all(map(is_local, councils)):
        click.echo(
            "Set MINUTEBOOK_CONTACT to a web or mail address, so that councils can reach whoever crawls them.", err=True
        )


def _fetcher(delay: float, ca_bundle: str | None, stopping: Stopping) -> Fetcher:
    try:
        return Fetcher(Turns(delay, stopping=stopping), ca_bundle=ca_bundle)
    except (OSError, ssl.SSLError) as error:
        raise wanted.WrongUseError(
            f"{ca_bundle} cannot be read as certificates ({error}): --ca-bundle takes a file in PEM form, which begins "
            "with -----BEGIN CERTIFICATE-----."
        ) from error


def _display(count: int, stopping: Stopping, *, quiet: bool, aside: bool) -> Told:
    if is_terminal() and not quiet:
        return Shown(count, Console(stderr=True), stopping, aside=aside, unheard=stopping.unheard)
    return Told(count, quiet=quiet, aside=aside, unheard=stopping.unheard)


def _write(found: dict[str, Any], paths: Sequence[Path]) -> bool:
    """Writes the report wherever it is wanted; whether that could be done."""
    is_written = True
    for path in paths:
        try:
            report.write(path, found)
        except OSError as error:
            is_written = False
            click.echo(f"The report could not be written to {path}: {error.strerror or error}.", err=True)
    return is_written


@contextmanager
def _heard(written: Path) -> Iterator[None]:
    """Standard output, which may be a file on a full disk; a pipe that was closed is for whoever called us."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to write is not tried again
        raise click.ClickException(
            f"Standard output cannot be written ({error.strerror or error}); what came of the crawl is in {written}."
        ) from error


def _tell(outcomes: Sequence[Outcome], archive_path: Path, *, quiet: bool, aside: bool, stopped: bool) -> None:
    """What came of it, in words."""
    if not quiet:
        for line in report.in_words(outcomes):
            click.echo(line, err=aside)
        if any(outcome.report.meetings for outcome in outcomes):
            click.echo(f"The archive is {archive_path}. Next: minutebook index --archive {archive_path}", err=aside)
    if stopped:
        click.echo("Stopped. Run the same command again: it goes on where it stopped.", err=True)


def _exit_code(outcomes: Sequence[Outcome], stopping: Stopping) -> int:
    return 128 + stopping.number if stopping.number else int(not all(outcome.is_good for outcome in outcomes))


COMMANDS: list[click.Command] = [crawl_command, archive]
