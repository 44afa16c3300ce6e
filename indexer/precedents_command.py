"""`minutebook precedents`: the earlier resolutions nearest to an item, a resolution or a draft motion."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from indexer.asking import count_of, days, ticked
from indexer.options import facet_options, index_option, told_plainly
from indexer.printing import plain
from indexer.search.dates import long_date
from indexer.search.engine import SearchEngine, open_engine
from indexer.search.precedents import MAX_TEXT, Decided, Precedent, Precedents, Source, SourceError, source_of
from indexer.search.precedents_answer import excerpt, precedents_json
from indexer.search.query import Query


@click.command()
@click.argument("what", metavar="ITEM_ID|FILE|-")
@index_option
@click.option("--resolution", type=click.IntRange(min=1), help="Of an item, its resolution of this number alone.")
@facet_options
@click.option("--from", "date_from", metavar="DATE", help="From this day, month or year on.")
@click.option("--to", "date_to", metavar="DATE", help="To this day, month or year, inclusive.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@told_plainly
def precedents(
    what: str,
    address: str,
    resolution: int | None,
    date_from: str | None,
    date_to: str | None,
    limit: int,
    as_json: bool,
    **options: tuple[str, ...],
) -> None:
    """Find how the like was decided before: of an item in the index, or of a draft motion in a file or pasted (-)."""
    first, last = days(date_from, date_to)
    engine = open_engine(address)
    try:
        asked = Query(filters=ticked(engine, options), date_from=first, date_to=last, limit=limit, facets=())
        answer = engine.precedents(_source(engine, what, resolution), asked)
    except SourceError as error:
        raise click.UsageError(str(error)) from error
    finally:
        engine.close()
    if as_json:
        click.echo(json.dumps(precedents_json(answer), ensure_ascii=False, indent=2))
    else:
        for line in _lines(answer):
            click.echo(line)


def _source(engine: SearchEngine, what: str, resolution: int | None) -> Source:
    """What is asked about; raises SourceError, UsageError."""
    item = engine.item(what)
    if item:
        return source_of(item, resolution)
    if resolution is not None:
        raise click.UsageError("--resolution is one of an item's: give the item's id, such as thornmere/4711, with it.")
    return Source(_draft(what))


def _draft(what: str) -> str:
    if what == "-":
        return _decoded(sys.stdin.buffer.read(4 * MAX_TEXT + 4))
    path = Path(what)
    try:
        with path.open("rb") as file:
            return _decoded(file.read(4 * MAX_TEXT + 4))
    except (OSError, ValueError) as error:
        raise click.UsageError(
            f"“{what}” is neither an item of this index nor a file that can be read: "
            "give an item's id, such as thornmere/4711, the name of a text file, or - to paste the words."
        ) from error


def _decoded(body: bytes) -> str:
    """The text of a draft; what is no text is told, not searched for."""
    if b"\0" in body:
        raise click.UsageError("The draft is no plain text: save it as text (.txt), or paste its words after -.")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _lines(answer: Precedents) -> Iterator[str]:
    if answer.why_none:
        yield answer.why_none
    else:
        yield f"{count_of(answer.total, 'item')} decided the like ({answer.took_ms:.0f} ms)"
    if answer.terms:
        yield f"Looked for: {', '.join(answer.terms)}"
    for found in answer.found:
        yield from _precedent_lines(found)


def _precedent_lines(found: Precedent) -> Iterator[str]:
    yield ""
    yield click.style(found.nearest.document.item, bold=True)
    yield f"  {_where(found.nearest)}"
    yield f"  {plain(excerpt(found))}"
    yield f"  Shares: {', '.join(found.terms)}"
    if found.times > 1:
        yield f"  Decided in the same words {times(found)}:"
        yield from (f"    {_where(other)}" for other in found.again)


def times(found: Precedent) -> str:
    """How often and when: "14 times, 2016–2024"."""
    years = sorted({day[:4] for day in (found.first, found.last) if day})
    return ", ".join(part for part in (f"{found.times:,} times", "–".join(years)) if part)


def _where(decided: Decided) -> str:
    item, resolution = decided.document, decided.resolution
    mover = f"moved by {resolution.mover}" if resolution.mover else ""
    body = item.committee or "Committee not given"
    day = long_date(item.date) or "Date not given"
    parts = (day, body, item.council, ", ".join(resolution.outcomes), mover, f"{item.id}#r{decided.number}")
    return " | ".join(part for part in parts if part)
