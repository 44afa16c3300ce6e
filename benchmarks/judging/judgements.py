"""The judged queries: what is asked, of which corpus, and which items answer it how well.

Each was judged by reading the items that three systems found first (ours, plain Whoosh, SQLite), pooled;
docs/decisions/search-ranking.md says by what rules, and what they cannot tell.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "judgements"
EMPTY = "empty"
"""The kind of query that must find nothing."""

GRADES = {"just": 3, "mostly": 2, "partly": 1, "not": 0}


@dataclass(frozen=True)
class Judged:
    """One query: its id, its kind, what is typed, and the grades (0 to 3) of the items that were judged.

    ``tuned`` queries may be looked at when weights are chosen; the others only tell how well that went.
    """

    id: str
    kind: str
    text: str
    grades: Mapping[str, int]
    tuned: bool


def load(name: str, key: str) -> list[Judged]:
    """The queries over one corpus, sample or real; the ids of its items begin with ``key``, its council's."""
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["query"]
    return [_judged(row, key, number) for number, row in enumerate(rows)]


def _judged(row: Mapping[str, str], key: str, number: int) -> Judged:
    grades = {f"{key}/{item}": grade for name, grade in GRADES.items() for item in row.get(name, "").split()}
    return Judged(row["id"], row["kind"], row["text"], grades, number % 2 == 0)
