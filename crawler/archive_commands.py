"""The commands that look after the archive: archive check, stats, import."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from crawler.archive import Archive, ArchiveError, Stats
from crawler.archive_error import nothing
from crawler.importing import BrokenFileError, Importer, ImportReport
from crawler.printable import printable

P = ParamSpec("P")
R = TypeVar("R")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

archive_option = click.option(
    "--archive", "archive_path", envvar="MINUTEBOOK_ARCHIVE", default="archive", show_default=True,
    type=click.Path(file_okay=False, path_type=Path), help="The folder of the archive.",
)  # fmt: skip


def _told_plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turns what is wrong with an archive into one sentence on stderr and exit 1."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
        try:
            return command(*args, **kwargs)
        except KeyboardInterrupt:
            click.echo("Stopped. Run the same command again: what was done is kept.", err=True)
            sys.exit(130)
        except ArchiveError as error:
            raise click.ClickException(printable(str(error), 2_000)) from error

    return told


class _Bar:
    """Progress in bytes, on a terminal alone."""

    def __init__(self, what: str, size: int) -> None:
        console = Console(stderr=True)
        self._bars = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=20),
            DownloadColumn(),
            TimeRemainingColumn(compact=True),
            console=console,
            transient=True,
            disable=not console.is_terminal or console.is_dumb_terminal,
        )
        self._task = self._bars.add_task(printable(what, 40), total=size)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def update(self, read: int) -> None:
        """So many bytes more were read."""
        self._bars.advance(self._task, read)

    def says(self, line: str) -> None:
        """A line above the bar, on standard error."""
        if self._bars.disable:
            click.echo(line, err=True)
        else:
            self._bars.console.print(line, markup=False, highlight=False, soft_wrap=True)


@click.group()
def archive() -> None:
    """Look after the archive."""


@archive.command()
@archive_option
@click.option("--repair", is_flag=True, help="First make the catalogue again from the WARC files.")
@_told_plainly
def check(archive_path: Path, repair: bool) -> None:
    """Read every capture and compare it with its digest and with the catalogue."""
    if repair:
        if not (archive_path / "warc").is_dir():
            raise nothing(archive_path, "There is no archive at")
        with Archive(archive_path, create=True, repair=True) as held:
            click.echo(f"The catalogue knows {held.stats().captures:,} captures.")
    with Archive(archive_path) as held:
        faults, stats = 0, held.stats()
        with _Bar("Checked", stats.size) as bar:
            for fault in held.check(bar.update):
                faults += 1
                bar.says(printable(fault, 1_000))
    if faults:
        found = "1 fault was" if faults == 1 else f"{faults:,} faults were"
        raise click.ClickException(f"{found} found in the archive at {archive_path}; each line says what to do.")
    click.echo(f"All {stats.captures:,} captures in {_files(stats)} are whole.")


def _files(stats: Stats) -> str:
    return f"{stats.files} WARC file{'' if stats.files == 1 else 's'}"


@archive.command()
@archive_option
@_told_plainly
def stats(archive_path: Path) -> None:
    """Say what the archive holds."""
    with Archive(archive_path) as held:
        found = held.stats()
    council = None
    for key, name, kind, pages, captures, first, last in found.rows:
        if key != council:
            click.echo(f"{printable(name)} ({printable(key)})")
            council = key
        days = f"{_day(first)} to {_day(last)}"
        click.echo(f"  {printable(kind):<16} {pages:>8,} pages  {captures:>8,} captures  {days}")
    click.echo(f"{found.captures:,} captures in {_files(found)}, {found.size / 1e6:,.1f} MB")
    if (lost := archive_path / "lost" / "lost.log").is_file():
        click.echo(f"Some was lost, or cut off and put aside: see {lost}.")


def _day(moment: int) -> str:
    return f"{EPOCH + timedelta(microseconds=moment):%Y-%m-%d}"


@archive.command("import")
@click.argument("files", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1, required=True)
@archive_option
@_told_plainly
def import_command(files: tuple[Path, ...], archive_path: Path) -> None:
    """Add the ModernGov pages of WARC files that other programs made.

    FILES may be packed or not; a second time nothing is added.
    """
    report, broken = ImportReport(), 0
    with Archive(archive_path, create=True) as held:
        importer = Importer(held)
        for file in files:
            try:
                with _Bar(file.name, file.stat().st_size) as bar:
                    importer.take(file, report, bar.update)
            except BrokenFileError as error:
                click.echo(f"Error: {printable(str(error), 1_000)}", err=True)
                broken += 1
    _tell(report, archive_path)
    if broken or not (report.added or report.known):
        sys.exit(1)


def _tell(report: ImportReport, archive_path: Path) -> None:
    for url, reason in report.named:
        click.echo(f"Skipped: {printable(url)}: {printable(reason)}", err=True)
    for reason, count in report.skipped.most_common():
        click.echo(f"  {count:>8,} records skipped: {printable(reason)}")
    click.echo(f"{report.added:,} pages were added; {report.known:,} were held already.")
    if report.added or report.known:
        click.echo(f"Next: minutebook index --archive {archive_path}")
    else:
        click.echo("Nothing was found that is a page of a ModernGov site.", err=True)
