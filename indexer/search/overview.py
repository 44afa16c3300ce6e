"""When, by whom and where a matter was spoken of: what a reader wants to know of all matches, beside the best ten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.search.clauses import And, Days, FieldClause, Node, Not, Or
from indexer.search.document import ItemDocument
from indexer.search.results import FacetValue
from indexer.search.scoping import Every, Plan, Within, scoped


@dataclass(frozen=True)
class Overview:
    """All matches of a search at a glance.

    ``years`` are all years with a match, the earliest first, counted as if none were ticked; ``first`` and ``last``
    are the earliest and the latest item of a known day. ``speakers`` are those in whose speeches the words are, with
    the number of these speeches; ``committees`` those with the most matches. Both the most first.
    """

    years: tuple[FacetValue, ...]
    first: ItemDocument | None
    last: ItemDocument | None
    speakers: tuple[tuple[str, int], ...]
    committees: tuple[tuple[str, int], ...]


def spoken(tree: Node) -> Plan | None:
    """What has to be in a speech for its speaker to have spoken of what is searched for; None where nothing has.

    These are the words outside fields and exclusions, and beside them what ``speaker:`` asks for.
    """
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    words = tuple(scoped(node) for node in nodes if _is_bare(node))
    return Every((*words, *_speakers(nodes))) if words else None


def _speakers(nodes: tuple[Node, ...]) -> Iterator[Plan]:
    for node in nodes:
        plan = scoped(node) if isinstance(node, FieldClause) and node.field == "speaker" else None
        if isinstance(plan, Within):
            yield plan.plan


def _is_bare(node: Node) -> bool:
    if isinstance(node, And | Or):
        return bool(node.nodes) and all(map(_is_bare, node.nodes))
    return not isinstance(node, Not | FieldClause | Days)
