"""What is asked in the terminal: options to the labels and days of a query, and the next step where nothing answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import click

from indexer.search.dates import DateError, date_span
from indexer.search.engine import SearchEngine
from indexer.search.fields import BY_NAME
from indexer.search.held import held_labels, meant, nearest
from indexer.search.query import Query

NAMED = 10
"""How many of a facet's labels are named where none is near."""


def days(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """The first day of --from and the last of --to; raises DateError."""
    first = date_span(start)[0] if start else None
    last = date_span(end)[1] if end else None
    if first and last and first > last:
        raise DateError(f"--from {start} is later than --to {end}: put the earlier date in --from.")
    return first, last


def ticked(engine: SearchEngine, options: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The labels that the options name, as the index has them; raises UsageError for one that it has not.

    A speaker's name as people write it stays as it is: the search says whom it took.
    """
    return {name: _labels(engine, name, typed) for name, typed in options.items() if typed}


def _labels(engine: SearchEngine, name: str, typed: tuple[str, ...]) -> tuple[str, ...]:
    held = held_labels(engine, name)
    found = {value: meant(value, held) for value in typed}
    for value, label in found.items():
        if label is None and name == "speaker" and engine.taken(value):
            found[value] = value
        elif label is None:
            raise click.UsageError(_no_such(name, value, held))
    return tuple(dict.fromkeys(label for label in found.values() if label))


def _no_such(name: str, value: str, held: tuple[str, ...]) -> str:
    near = nearest(value, held)
    sentence = f"There is no {BY_NAME[name].label.lower()} called “{value}” in this index (--{name})."
    if near:
        return f"{sentence} The nearest {'is' if len(near) == 1 else 'are'}: {'; '.join(near)}."
    if held:
        return f"{sentence} {'The most common are' if len(held) > NAMED else 'It has'}: {'; '.join(held[:NAMED])}."
    return f"{sentence} It has none at all: leave the option out."


def next_step(engine: SearchEngine, asked: Query) -> str:
    """One sentence for a search that found nothing: what would find something, or what the index holds."""
    narrowed = list(_options(asked))
    plain = replace(asked, filters={}, date_from=None, date_to=None, offset=0, limit=0, facets=())
    without = engine.search(plain).total if narrowed else 0
    if without:
        return f"Without {', '.join(narrowed)} there {'is' if without == 1 else 'are'} {count_of(without, 'item')}."
    if not engine.coverage().items:
        return "This index is empty: run `minutebook crawl` and then `minutebook index`."
    return "Check the spelling, or use fewer or more general words."


def _options(asked: Query) -> Iterator[str]:
    yield from (f"--{name}" for name in asked.filters)
    if asked.date_from:
        yield "--from"
    if asked.date_to:
        yield "--to"


def count_of(number: int, noun: str, many: str | None = None) -> str:
    """A number and its noun: "1 item", "1,204 items"."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"
