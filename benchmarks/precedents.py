"""How long it takes to find precedents and to follow a matter, among invented items with resolutions of some length.

    python -m benchmarks.precedents [--items 50000] [--json]

Prints the p50 and p95 in milliseconds of the precedents of an item, of a short draft and of one of 20,000 characters.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.search import corpus, draw, vocabulary
from indexer.search.engine import SearchEngine, open_engine, open_writer
from indexer.search.precedents import MAX_TEXT, Source, source_of
from indexer.search.query import Query, Sort

ASKED = 60
UNCOUNTED = 5


def drafts(length: int) -> Iterator[Source]:
    """Drafts of so many words, no longer than can be read."""
    chance = random.Random(5)
    words = vocabulary(random.Random(2))
    while True:
        yield Source(" ".join(draw(chance, words, length))[:MAX_TEXT])


def items(engine: SearchEngine) -> Iterator[str]:
    """The ids of the newest items, over and over."""
    newest = engine.search(Query(sort=Sort.NEWEST, limit=ASKED, facets=())).hits
    return cycle(hit.document.id for hit in newest)


def spread(ask: Callable[[], object]) -> tuple[float, float]:
    """The p50 and p95, in milliseconds, of asking time and again; the first times are not counted."""
    took = []
    for _ in range(ASKED + UNCOUNTED):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    ranks = statistics.quantiles(took[UNCOUNTED:], n=20)
    return round(ranks[9], 1), round(ranks[18], 1)


def questions(engine: SearchEngine) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    page = Query(limit=10, facets=())
    ids, short, long = items(engine), drafts(60), drafts(4_000)

    def of_item() -> object:
        item = engine.item(next(ids))
        return engine.precedents(source_of(item), page) if item else None

    return {
        "item": of_item,
        "short_draft": lambda: engine.precedents(next(short), page),
        "long_draft": lambda: engine.precedents(next(long), page),
    }


def measure(count: int) -> dict[str, float]:
    """Builds an index of ``count`` items and asks it."""
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "index")
        writer = open_writer(address)
        for meeting in corpus(count):
            writer.put(meeting)
        writer.commit()
        engine = open_engine(address)
        figures: dict[str, float] = {"items": count}
        for name, ask in questions(engine).items():
            figures[f"{name}_p50_ms"], figures[f"{name}_p95_ms"] = spread(ask)
        engine.close()
    return figures


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=50_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = measure(asked.items)
    lines = (f"{name:24}{figure:>10,}" for name, figure in figures.items())
    print(json.dumps(figures) if asked.json else "\n".join(lines))


if __name__ == "__main__":
    main()
