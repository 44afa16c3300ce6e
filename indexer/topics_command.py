"""`minutebook topics`: how many items each topic has, and which items have none, so that the file can be improved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from indexer.asking import count_of
from indexer.build import TOPICS_STAMP
from indexer.options import index_option, told_plainly, topics_option
from indexer.search.engine import SearchEngine, open_engine, read_stamp
from indexer.search.query import MAX_DEPTH, Query, Sort
from indexer.search.results import Results
from indexer.search.topics import Topics, load

BUSINESS = "-kind:routine"
"""Standing business has no topic, and needs none."""


@click.command()
@index_option
@topics_option
@click.option("--unclaimed", is_flag=True, help="List the items that no topic claims, standing business aside.")
@click.option(
    "--limit", type=click.IntRange(0, 10_000), default=50, show_default=True, help="How many of them to list."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@told_plainly
def topics(address: str, topics_path: Path | None, unclaimed: bool, limit: int, as_json: bool) -> None:
    """List the topics with the number of items that each has, and the items that none claims."""
    known = load(topics_path)
    engine = open_engine(address)
    try:
        counts, business = _counts(engine)
        left = engine.search(_left(limit if unclaimed else 0))
    finally:
        engine.close()
    if as_json:
        click.echo(json.dumps(_as_json(known, counts, business, left), ensure_ascii=False, indent=2))
    else:
        for line in _lines(known, counts, business, left, unclaimed):
            click.echo(line)
    if read_stamp(address).get(TOPICS_STAMP, known.digest) != known.digest:
        click.echo(
            f"The index at {address} was built with other topics than these: "
            "run `minutebook index` with the same --topics to count anew.",
            err=True,
        )


def _counts(engine: SearchEngine) -> tuple[dict[str, int], int]:
    """How many items each topic of the index has, and how many there are but for standing business."""
    answer = engine.search(Query(BUSINESS, limit=0, facets=("topic",), facet_limit=MAX_DEPTH))
    return {value.value: value.count for value in answer.facets[0].values}, answer.total


def _left(limit: int) -> Query:
    return Query(BUSINESS, lacking=("topic",), sort=Sort.NEWEST, limit=limit, facets=())


def _lines(known: Topics, counts: Mapping[str, int], business: int, left: Results, unclaimed: bool) -> Iterator[str]:
    if unclaimed:
        yield from (f"{hit.document.id}  {hit.document.meeting}: {hit.document.item}" for hit in left.hits)
        if left.total > len(left.hits):
            yield f"… and {left.total - len(left.hits):,} more: give a higher --limit."
    else:
        yield from (f"{counts.get(topic.name, 0):>8,}  {topic.name} ({topic.slug})" for topic in known.topics)
    yield f"No topic claims {left.total:,} of {count_of(business, 'item')}, standing business aside."


def _as_json(known: Topics, counts: Mapping[str, int], business: int, left: Results) -> dict[str, Any]:
    return {
        "topics": [
            {
                "slug": topic.slug,
                "name": topic.name,
                "description": topic.description,
                "query": topic.query.strip(),
                "count": counts.get(topic.name, 0),
            }
            for topic in known.topics
        ],
        "items": business,
        "unclaimed": left.total,
        "unclaimed_items": [
            {"id": hit.document.id, "item": hit.document.item, "meeting": hit.document.meeting} for hit in left.hits
        ],
    }
