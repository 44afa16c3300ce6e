"""The commands that look after the archive: archive check, stats, import."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from crawler.archive import Archive, ArchiveError, Stats
from crawler.importing import import_file
from crawler.printable import printable

P = ParamSpec("P")
R = TypeVar("R")

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
        except ArchiveError as error:
            raise click.ClickException(str(error)) from error

    return told


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
        if not archive_path.is_dir():
            raise ArchiveError(
                f"There is no archive at {archive_path}. Run `minutebook crawl SITE --archive {archive_path}` first."
            )
        with Archive(archive_path, create=True, repair=True) as held:
            click.echo(f"The catalogue knows {held.stats().captures:,} captures.")
    with Archive(archive_path) as held:
        faults = 0
        for fault in held.check():
            faults += 1
            click.echo(fault, err=True)
        stats = held.stats()
    if faults:
        raise click.ClickException(
            f"{faults:,} faults were found in the archive at {archive_path}; each line says what to do."
        )
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
    for key, name, kind, pages, captures, _, _ in found.rows:
        if key != council:
            click.echo(f"{printable(name)} ({printable(key)})")
            council = key
        click.echo(f"  {kind:<14} {pages:>8,} pages  {captures:>8,} captures")
    click.echo(f"{found.captures:,} captures in {_files(found)}, {found.size / 1e6:,.1f} MB")


@archive.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@archive_option
@_told_plainly
def import_command(file: Path, archive_path: Path) -> None:
    """Add the ModernGov pages of a WARC file that another program made."""
    with Archive(archive_path, create=True) as held:
        report = import_file(held, file)
    click.echo(
        f"{report.added:,} pages were added from {file}; {report.known:,} were held already, "
        f"{report.others:,} records are no pages of a ModernGov site. Next: minutebook index --archive {archive_path}"
    )
    if not report.added and not report.known:
        raise click.ClickException(f"Nothing in {file} is a page of a ModernGov site.")
