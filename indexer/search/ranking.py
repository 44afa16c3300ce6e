"""What the order of hits rests on beside how often the words occur: standing business comes after all other business.

It is ranked down and never hidden: what asks for it finds it, and whoever wants it away says ``-kind:routine``.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from indexer.search.columns import FacetColumn
from indexer.search.scoping import Every, Plan

STANDING_BUSINESS = "routine"
"""The kind of item that is ranked down."""

KEPT = 0.3
"""What is kept of the score of standing business."""

EVERYTHING = Every(())
"""The plan of a search of nothing, whose items have no score."""


def standing_business(kinds: FacetColumn) -> frozenset[int]:
    """The numbers of the items that are standing business."""
    wanted = {number for number, kind in enumerate(kinds.values) if kind == STANDING_BUSINESS}
    return frozenset(item for item, held in enumerate(kinds.held) if not wanted.isdisjoint(held))


def ranked(plan: Plan, scores: Mapping[int, float], standing: Container[int]) -> Mapping[int, float]:
    """The scores by which hits are ordered: that an item was asked for counts 1, the words in it count beside that.

    So what a body or a day is asked for, without any words, comes with its business first, too.
    """
    if plan == EVERYTHING:
        return scores
    return {item: (1.0 + score) * KEPT if item in standing else 1.0 + score for item, score in scores.items()}
