"""The `minutebook` command: the one door to the crawler, the indexer and the web UI."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import click

import crawler.commands
import indexer.commands
import webui.commands
from crawler.archive import Archive, ArchiveError
from crawler.councils import Council
from crawler.crawl import CrawlError, CrawlOptions, crawl
from crawler.sample import COUNCIL_KEY, COUNCIL_NAME, SampleSite
from indexer.build import build_index
from indexer.search.engine import SearchError

DEMO_SITE_PORT = 8010


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="minutebook", message="%(prog)s %(version)s")
def cli() -> None:
    """Search the minutes of councils: crawl a ModernGov site, build an index, serve it."""


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Where the pages are served.",
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Where the sample's archive and index are kept.",
)
def demo(port: int, folder: Path) -> None:
    """Crawl the sample council over loopback, index it, and serve it."""
    try:
        with _sample_site() as site:
            index = _update(site.base, folder)
            click.echo(f"The sample council's own site is {site.base}")
            click.echo(f"Search in the terminal too: minutebook search damp --index {index}")
            webui.commands.serve_index(str(index), "127.0.0.1", port)
    except (ArchiveError, CrawlError, SearchError, OSError) as error:
        raise click.ClickException(str(error)) from error


def _sample_site() -> SampleSite:
    """The sample council's site, at its usual port where that is free."""
    try:
        return SampleSite(port=DEMO_SITE_PORT)
    except OSError:
        return SampleSite(port=0)


def prepare_sample(folder: Path) -> Path:
    """Brings the sample's archive and index in ``folder`` up to date, its site served meanwhile; gives the index."""
    with _sample_site() as site:
        return _update(site.base, folder)


def _update(base: str, folder: Path) -> Path:
    council = Council(key=COUNCIL_KEY, name=COUNCIL_NAME, base=base)
    with Archive(folder / "archive", create=True) as archive:
        crawl(council, archive, CrawlOptions(delay=0))
        report = build_index(archive, str(folder / "index"))
    if not report.unchanged:
        click.echo(f"Indexed {report.items:,} items of {report.meetings:,} meetings of {COUNCIL_NAME}.")
    return folder / "index"


def main() -> None:
    """Runs the command; a closed pipe and Ctrl-C end it quietly, as the shell expects."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        cli()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


for command in (*crawler.commands.COMMANDS, *indexer.commands.COMMANDS, *webui.commands.COMMANDS, demo):
    cli.add_command(command)


if __name__ == "__main__":
    main()
