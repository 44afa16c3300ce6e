"""How good a ranking is: nDCG@10, reciprocal rank, success@10, and how much of it was judged at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2
from statistics import mean

Grades = Mapping[str, int]
"""Items by id to 0 (has nothing to do with it) .. 3 (just what was asked for)."""

RELEVANT = 2
"""The grade from which an item answers the question, for reciprocal rank and success."""

DEPTH = 10


def measures(ranking: Sequence[str], grades: Grades) -> dict[str, float]:
    """The measures of one ranking, each between 0 and 1; an item that was not judged counts as 0."""
    first = ranking[:DEPTH]
    place = next((number for number, item in enumerate(first, 1) if grades.get(item, 0) >= RELEVANT), 0)
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    return {
        "ndcg@10": _gain([grades.get(item, 0) for item in first]) / (_gain(best) or 1.0),
        "mrr": 1 / place if place else 0.0,
        "success@10": float(place > 0),
        "judged@10": sum(item in grades for item in first) / len(first) if first else 1.0,
    }


def _gain(grades: Sequence[int]) -> float:
    """Discounted cumulative gain, its gains 2^grade - 1 (Burges et al., 2005)."""
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


def averaged(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each measure, to three places."""
    return {name: round(mean(row[name] for row in rows), 3) for name in rows[0]} if rows else {}
