"""The indexer's commands: index, search, extract, parse, export."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from tqdm import tqdm

from crawler.archive import Archive, ArchiveError, decode
from crawler.moderngov import PageKind
from indexer.build import BuildReport, build_index
from indexer.extract import as_json as findings_json
from indexer.extract import find
from indexer.holdings import HeldMeeting, meetings
from indexer.pages import PageError, parse, sniff
from indexer.pages import as_json as record_json
from indexer.search.answer import to_json
from indexer.search.clauses import QuerySyntaxError
from indexer.search.dates import DateError, date_span
from indexer.search.engine import SearchError, open_engine
from indexer.search.fields import BY_NAME, FACETS
from indexer.search.query import Query, Sort
from indexer.search.results import Facet, Hit, Results

P = ParamSpec("P")
R = TypeVar("R")

archive_option = click.option(
    "--archive", "archive_path", envvar="MINUTEBOOK_ARCHIVE", default="archive", show_default=True,
    type=click.Path(file_okay=False, path_type=Path), help="The folder of the archive.",
)  # fmt: skip
index_option = click.option(
    "--index", "address", envvar="MINUTEBOOK_INDEX", default="index", show_default=True,
    help="The folder of the index, or the URL of an OpenSearch server.",
)  # fmt: skip


def told_plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turns the errors that a user can mend into one sentence on stderr: exit 2 for wrong use, 1 for failure."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (QuerySyntaxError, DateError) as error:
            raise click.UsageError(str(error)) from error
        except (ArchiveError, SearchError, PageError) as error:
            raise click.ClickException(str(error)) from error

    return told


@click.command()
@archive_option
@index_option
@click.option("--rebuild", is_flag=True, help="Build again even where nothing has changed.")
@told_plainly
def index(archive_path: Path, address: str, rebuild: bool) -> None:
    """Build the index from the archive: beside the old one, switched to in one step."""
    with Archive(archive_path) as archive, tqdm(unit=" meetings", disable=None, leave=False) as bar:

        def progress(report: BuildReport) -> None:
            bar.update(1)
            bar.set_postfix_str(f"{report.items} items", refresh=False)

        report = build_index(archive, address, rebuild=rebuild, progress=progress)
    for line in report.unreadable:
        click.echo(f"Not readable, left out: {line}", err=True)
    if report.unchanged:
        click.echo(f"The index at {address} is up to date.")
    else:
        click.echo(f"Indexed {report.items:,} items of {report.meetings:,} meetings at {address}.")
    if report.cut:
        click.echo(
            f"Of {report.cut:,} items only the first 500 words are held; crawl again to fetch the items' own pages.",
            err=True,
        )


def facet_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One repeatable option for each facet that the fields declare."""
    for name in reversed(FACETS):
        help_text = f"{BY_NAME[name].help} Repeat for any of several."
        command = click.option(f"--{name}", multiple=True, metavar=name.upper(), help=help_text)(command)
    return command


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
    **ticked: tuple[str, ...],
) -> None:
    """Search the index: words, "phrases", AND OR NOT, -word, prefix*, field:word."""
    engine = open_engine(address)
    try:
        asked = Query(
            text=query,
            filters={name: values for name, values in ticked.items() if values},
            date_from=date_span(date_from)[0] if date_from else None,
            date_to=date_span(date_to)[1] if date_to else None,
            sort=Sort(sort),
            limit=limit,
        )
        results = engine.search(asked)
    finally:
        engine.close()
    if as_json:
        click.echo(json.dumps(to_json(results), ensure_ascii=False, indent=2))
    else:
        for line in _as_lines(results):
            click.echo(line)


def _as_lines(results: Results) -> Iterator[str]:
    yield f"{results.total:,} {'item' if results.total == 1 else 'items'} ({results.took_ms:.0f} ms)"
    if results.suggestion:
        yield f"Did you mean: {results.suggestion}"
    for hit in results.hits:
        yield from _hit_lines(hit)
    for facet in results.facets:
        if facet.values:
            yield from _facet_lines(facet)


def _hit_lines(hit: Hit) -> Iterator[str]:
    found = hit.document
    number = f"{found.minute_number}. " if found.minute_number else ""
    yield ""
    yield click.style(f"{number}{found.item}", bold=True)
    yield "  " + " | ".join(part for part in (found.meeting, ", ".join(found.outcomes), found.id) if part)
    if hit.snippet:
        who = f"{hit.snippet_of}: " if hit.snippet_of else ""
        yield f"  {who}{_plain(hit.snippet)}"


def _facet_lines(facet: Facet) -> Iterator[str]:
    yield ""
    yield click.style(facet.label, bold=True)
    for value in facet.values:
        yield f"  {'x' if value.selected else ' '} {value.count:>6,}  {value.value}"


def _plain(snippet: str) -> str:
    """A snippet for the terminal: its marked words underlined."""
    marked = re.sub("<mark>(.*?)</mark>", lambda match: click.style(match[1], underline=True), snippet)
    for entity, character in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&#34;", '"'),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ):
        marked = marked.replace(entity, character)
    return marked


@click.command()
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", type=click.File("rb"), help="A file of items, one JSON object a line with id and text.")
@told_plainly
def extract(file: Any, as_json: bool, jsonl: Any) -> None:
    """Find speeches, resolutions, votes, interests and apologies in the minutes text of one item."""
    if (file is None) == (jsonl is None):
        raise click.UsageError("Give a FILE (or - for standard input), or --jsonl ITEMS.jsonl, and not both.")
    if jsonl is not None:
        for identity, text, title in _items(jsonl):
            click.echo(json.dumps({"id": identity, **findings_json(find(text, title), text)}, ensure_ascii=False))
        return
    text = decode(file.read())
    found = findings_json(find(text), text)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in _finding_lines(found, text):
            click.echo(line)


def _items(lines: Iterable[bytes]) -> Iterator[tuple[str, str, str | None]]:
    """The id and text of each item, and its title where it has one (as title or item_title)."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield row["id"], str(row["text"]), row.get("title") or row.get("item_title")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise click.ClickException(
                f"Line {number} is not an item: it must be a JSON object with an id and a text ({error})."
            ) from error


def _finding_lines(found: dict[str, Any], text: str) -> Iterator[str]:
    for speech in found["speeches"]:
        role = f" ({speech['role']})" if speech["role"] else ""
        yield f"{speech['start']:>6}  {speech['speaker']}{role}: {_words(text, speech)}"
    for resolution in found["resolutions"]:
        yield f"{resolution['start']:>6}  [{', '.join(resolution['outcomes'])}] {_words(text, resolution)}"
        for start, end in resolution["limbs"]:
            yield f"{start:>6}      {_words(text, {'start': start, 'end': end})}"
    for label, key in (("Declared an interest", "interests"), ("Sent apologies", "apologies")):
        if found[key]:
            yield f"        {label}: {', '.join(found[key])}"
    if not any(found.values()):
        yield "Nothing was found in this text."


def _words(text: str, span: dict[str, Any], width: int = 90) -> str:
    words = " ".join(text[span["start"] : span["end"]].split())
    return words if len(words) <= width else words[: width - 1] + "…"


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
    """Show what is understood of one fetched page, as JSON."""
    text = decode(file.read())
    known = PageKind(kind) if kind else sniff(text, url)
    click.echo(json.dumps(record_json(parse(known, text, url), known), ensure_ascii=False, indent=2))


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
        click.echo(f"Not readable, left out: {line}", err=True)


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


COMMANDS: list[click.Command] = [index, search, extract, parse_command, export]
