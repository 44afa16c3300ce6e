"""How well the search ranks, on queries judged by reading, beside plain Whoosh and SQLite's FTS5 in the same run.

    python -m benchmarks.judged [--json] [--known 400] [--real FILE]

nDCG@10, MRR and success@10 over the sample council and a slice of a real council's items; the queries that must find
nothing; and how often an item is found again by five of its rarer words. "as typed" is our search, "helped" follows
its suggestion where nothing was found. Without the real items it runs on the sample council alone and says so.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.judging import corpora, known_items, systems
from benchmarks.judging.judgements import EMPTY, Judged, load
from benchmarks.judging.measures import averaged, measures
from crawler.sample import COUNCIL_KEY
from indexer.search.document import ItemDocument
from indexer.search.engine import open_engine

KNOWN = 400

Row = tuple[Judged, dict[str, dict[str, float]]]
"""A query, and the measures of each system on it."""


@dataclass
class Outcome:
    """What was measured on one corpus or more."""

    rows: list[Row]
    found_though_empty: list[str]
    empty: int
    known: dict[str, dict[str, float]]


def measure(build: Callable[[Path], list[ItemDocument]], name: str, key: str, known: int) -> Outcome:
    """Builds a corpus in a folder that is thrown away, and asks every system its queries and ``known`` known items."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        items = build(folder)
        engine = open_engine(str(folder / "index"))
        ranks = systems.all_of(engine, items, folder)
        outcome = answered(load(name, key), ranks)
        asked = known_items.questions(items, known)
        outcome.known[name] = known_items.measured(ranks[systems.HELPED], asked)
        engine.close()
    return outcome


def answered(queries: Sequence[Judged], ranks: dict[str, systems.Ranker]) -> Outcome:
    """What every system makes of the queries; known items are not looked for."""
    empty = [query for query in queries if query.kind == EMPTY]
    judged = [query for query in queries if query.kind != EMPTY]
    rows = [
        (query, {name: measures(rank(query.text), query.grades) for name, rank in ranks.items()}) for query in judged
    ]
    return Outcome(rows, [query.text for query in empty if ranks[systems.TYPED](query.text)], len(empty), {})


def report(outcomes: Sequence[Outcome], skipped: str | None) -> dict[str, Any]:
    """The figures of all corpora together: of all queries, of either half, and nDCG@10 by kind of query."""
    rows = [row for outcome in outcomes for row in outcome.rows]
    halves = {"tuned on": [row for row in rows if row[0].tuned], "held out": [row for row in rows if not row[0].tuned]}
    kinds = {kind: [row for row in rows if row[0].kind == kind] for kind in dict.fromkeys(row[0].kind for row in rows)}
    return {
        "queries": len(rows),
        "all": _by_system(rows),
        **{name: _by_system(half) for name, half in halves.items()},
        "ndcg@10 by kind": {
            kind: {name: figures["ndcg@10"] for name, figures in _by_system(some).items()}
            for kind, some in kinds.items()
        },
        "must be empty": {
            "queries": sum(outcome.empty for outcome in outcomes),
            "found something": [text for outcome in outcomes for text in outcome.found_though_empty],
        },
        "known items": {name: figures for outcome in outcomes for name, figures in outcome.known.items()},
        "skipped": skipped,
    }


def _by_system(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    names = rows[0][1] if rows else ()
    return {name: averaged([by_system[name] for _, by_system in rows]) for name in names}


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    options.add_argument(
        "--known", type=int, default=KNOWN, help="how many known items to look for (default %(default)s)"
    )
    options.add_argument("--real", type=Path, default=corpora.REAL, help="the real items, as JSON Lines in xz")
    given = options.parse_args()
    outcomes = [measure(corpora.build_sample, "sample", COUNCIL_KEY, given.known)]
    skipped = None
    if given.real.exists():
        outcomes.append(
            measure(lambda folder: corpora.build_real(folder, given.real), "real", corpora.REAL_KEY, given.known)
        )
    else:
        skipped = f"No real items at {given.real}: measured on the sample council alone. Give their file with --real."
    figures = report(outcomes, skipped)
    print(json.dumps(figures) if given.json else "\n".join(tables(figures)))


def tables(figures: dict[str, Any]) -> list[str]:
    """The figures as people read them."""
    lines = [figures["skipped"]] if figures["skipped"] else []
    for part in ("all", "tuned on", "held out"):
        lines += ["", f"{part:16}" + "".join(f"{name:>12}" for name in ("ndcg@10", "mrr", "success@10", "judged@10"))]
        lines += [
            f"{name:16}" + "".join(f"{row:12.3f}" for row in rows.values()) for name, rows in figures[part].items()
        ]
    lines += ["", "nDCG@10 by kind"]
    for kind, rows in figures["ndcg@10 by kind"].items():
        lines.append(f"{kind:12}" + "".join(f"  {name} {row:.3f}" for name, row in rows.items()))
    empty = figures["must be empty"]
    lines += [
        "",
        f"must be empty: {empty['queries']} queries, of which {len(empty['found something'])} found something",
    ]
    lines += [f"known items, {name}: {rows}" for name, rows in figures["known items"].items()]
    return lines


if __name__ == "__main__":
    main()
