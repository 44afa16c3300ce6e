"""The indexer's commands: index, search, precedents, topics, extract, parse, export."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.archive import Archive, decode
from crawler.moderngov import PageKind
from indexer.asking import count_of, days, next_step, ticked
from indexer.build import BuildReport, build_index
from indexer.extract_command import extract
from indexer.holdings import HeldMeeting, meetings
from indexer.options import archive_option, facet_options, index_option, told_plainly, topics_option
from indexer.pages import read_file
from indexer.precedents_command import precedents
from indexer.printing import answer_lines
from indexer.search.answer import to_json
from indexer.search.engine import open_engine
from indexer.search.query import Query, Sort
from indexer.search.topics import load
from indexer.topics_command import topics


@click.command()
@archive_option
@index_option
@click.option("--rebuild", is_flag=True, help="Build again even where nothing has changed.")
@topics_option
@told_plainly
def index(archive_path: Path, address: str, rebuild: bool, topics_path: Path | None) -> None:
    """Build the index from the archive: beside the old one, switched to in one step."""
    known = load(topics_path)
    console = Console(stderr=True)
    with (
        Archive(archive_path) as archive,
        Bars(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal or console.is_dumb_terminal,
        ) as bars,
    ):
        task = bars.add_task("reading the archive", total=None)

        def progress(report: BuildReport) -> None:
            done = f"{count_of(report.meetings, 'meeting')}, {count_of(report.items, 'item')}"
            bars.update(task, description=done)

        report = build_index(archive, address, rebuild=rebuild, progress=progress, topics=known)
    for line in report.unreadable:
        click.echo(f"Not as it should be: {line}", err=True)
    if report.unchanged:
        click.echo(f"The index at {address} is up to date.")
    else:
        click.echo(f"Indexed {count_of(report.items, 'item')} of {count_of(report.meetings, 'meeting')} at {address}.")
    if report.cut:
        click.echo(
            f"Of {count_of(report.cut, 'item')} only the first 500 words are held; "
            "crawl again to fetch the items' own pages.",
            err=True,
        )


@click.command()
@click.argument("query", default="")
@index_option
@facet_options
@click.option("--from", "date_from", metavar="DATE", help="From this day, month or year on.")
@click.option("--to", "date_to", metavar="DATE", help="To this day, month or year, inclusive.")
@click.option("--sort", type=click.Choice([order.value for order in Sort]), default="relevance", show_default=True)
@click.option("--limit", type=click.IntRange(0, 1000), default=10, show_default=True, help="How many hits to show.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@told_plainly
def search(
    query: str,
    address: str,
    date_from: str | None,
    date_to: str | None,
    sort: str,
    limit: int,
    as_json: bool,
    **options: tuple[str, ...],
) -> None:
    """Search the index: words, "phrases", AND OR NOT, -word, prefix*, field:word."""
    first, last = days(date_from, date_to)
    engine = open_engine(address)
    try:
        filters = ticked(engine, options)
        asked = Query(text=query, filters=filters, date_from=first, date_to=last, sort=Sort(sort), limit=limit)
        results = engine.search(asked)
        overview = engine.overview(asked) if results.total and not (as_json or results.cut_short) else None
        advice = None if results.total or results.suggestion or as_json else next_step(engine, asked)
    finally:
        engine.close()
    if as_json:
        click.echo(json.dumps(to_json(results), ensure_ascii=False, indent=2))
    else:
        for line in answer_lines(results, advice, overview):
            click.echo(line)


@click.command("parse")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in PageKind]),
    help="The kind of page, where it is known.",
)
@click.option("--url", help="The address that the page was fetched from.")
@told_plainly
def parse_command(file: Any, kind: str | None, url: str | None) -> None:
    """Show what is understood of one fetched page, or of printed minutes (PDF), as JSON."""
    body = file.read()
    read = read_file(body, decode(body), PageKind(kind) if kind else None, url)
    click.echo(json.dumps(read, ensure_ascii=False, indent=2))


@click.command()
@archive_option
@told_plainly
def export(archive_path: Path) -> None:
    """Print every item held, as JSON Lines."""
    unreadable: list[str] = []
    with Archive(archive_path) as archive:
        for held in meetings(archive, unreadable.append):
            for row in _rows(held):
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    for line in unreadable:
        click.echo(f"Not as it should be: {line}", err=True)


def _rows(held: HeldMeeting) -> Iterator[dict[str, str | None]]:
    meeting, site = held.meeting, held.publisher
    for item in meeting.items:
        yield {
            "id": f"{site.key}/{item.item_id}",
            "council": site.name,
            "committee": meeting.committee,
            "committee_id": meeting.committee_id,
            "meeting_id": meeting.meeting_id,
            "date": meeting.date,
            "status": state_of(held),
            "item_id": item.item_id,
            "minute_number": item.minute_number,
            "title": item.title,
            "agenda_text": item.agenda_text,
            "decision_text": item.decision_text,
            "minutes_text": item.minutes_text,
            "language": meeting.language,
            "url": site.item_url(item.item_id),
            "captured_at": held.source.fetched_at,
        }


def state_of(held: HeldMeeting) -> str | None:
    """One word for how far a meeting's record has come: cancelled (or postponed ...), draft, published, or None."""
    meeting = held.meeting
    return meeting.status if meeting.status not in (None, "confirmed") else meeting.minutes


COMMANDS: list[click.Command] = [index, search, precedents, topics, extract, parse_command, export]
