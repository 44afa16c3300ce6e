"""Words typed side by side that name one thing with a number are looked for as that thing.

A rewriting of the tree, before it is worked out what holds where. ``section 106 agreement`` asks for "section 106" and
"agreement"; a search for nothing but ``minute 45`` also asks for the item that has that number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.search.clauses import And, FieldClause, Node, Not, Or, Phrase, Word
from indexer.search.fields import BY_NAME, Kind
from indexer.search.numbered import is_one_thing, minute_number

MOST_WORDS = 4
"""How many words one thing is named with at the most: "report no 12 2023" is."""


def referring(tree: Node) -> Node:
    """The tree with what is one thing as one phrase."""
    read = _read(tree)
    number = minute_number(read.text) if isinstance(read, Phrase | Word) else None
    return Or((read, FieldClause("minute", Phrase(number)))) if number else read


def _read(node: Node) -> Node:
    if isinstance(node, And):
        nodes = tuple(_side_by_side(node.nodes))
        return nodes[0] if len(nodes) == 1 and len(node.nodes) > 1 else And(nodes)
    if isinstance(node, Or):
        return Or(tuple(map(_read, node.nodes)))
    if isinstance(node, Not):
        return Not(_read(node.node))
    if isinstance(node, FieldClause) and BY_NAME[node.field].kind is Kind.TEXT:
        return replace(node, node=_read(node.node))
    return node


def _side_by_side(nodes: Sequence[Node]) -> Iterator[Node]:
    place = 0
    while place < len(nodes):
        length = _thing(nodes[place : place + MOST_WORDS])
        words = " ".join(map(str, nodes[place : place + length]))
        yield Phrase(words) if length else _read(nodes[place])
        place += max(length, 1)


def _thing(nodes: Sequence[Node]) -> int:
    """How many words from the first on are one thing; 0 for none."""
    run = next((number for number, node in enumerate(nodes) if not isinstance(node, Word)), len(nodes))
    lengths = (length for length in range(run, 1, -1) if is_one_thing(" ".join(map(str, nodes[:length]))))
    return next(lengths, 0)
