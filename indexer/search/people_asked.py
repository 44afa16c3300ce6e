"""A search in which people are named as people name them: "Cllr Ada Plum" is the person whom the index has so.

One whom the index leaves is looked for under their own name as well as in the words typed; of several, everybody of
that surname. What a minus leaves out is never more than was typed, unless it is one person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from indexer.search.clauses import And, FieldClause, Node, Not, Or, Phrase
from indexer.search.naming import name_key
from indexer.search.people import People, Taken
from indexer.search.query import Query

PERSONAL = frozenset(("speaker", "mover", "seconder", "voter", "interest"))
"""The fields whose values are people."""


def understood(query: Query, tree: Node, people: Callable[[], People]) -> tuple[Query, Node, tuple[Taken, ...]]:
    """The search with the people whom its filters and clauses name, and whom each name was taken for, each once.

    ``people`` is asked for where somebody is named.
    """
    reading = _Reading(people, query.filters.get("council", ()))
    typed = query.filters.get("speaker", ())
    labels = tuple(dict.fromkeys(label for value in typed for label in reading.labels(value)))
    if labels != typed:
        query = replace(query, filters={**query.filters, "speaker": labels})
    tree = reading.tree(tree)
    return query, tree, tuple({taken.typed: taken for taken in reading.taken}.values())


class _Reading:
    """Reads the names of one search; ``taken`` is whom they were taken for."""

    def __init__(self, people: Callable[[], People], councils: Iterable[str]) -> None:
        self._people = people
        self._councils = tuple(councils)
        self.taken: list[Taken] = []

    def labels(self, typed: str) -> tuple[str, ...]:
        """The labels that a ticked value means; itself where it is one, or nobody's."""
        taken = self._people().taken(typed, self._councils)
        if taken is None:
            return (typed,)
        self.taken.append(taken)
        return taken.labels

    def tree(self, node: Node, field: str | None = None, *, left_out: bool = False) -> Node:
        """The tree with the phrases of personal fields widened to the people whom they name."""
        if isinstance(node, And | Or):
            return replace(node, nodes=tuple(self.tree(each, field, left_out=left_out) for each in node.nodes))
        if isinstance(node, Not):
            return Not(self.tree(node.node, field, left_out=True))
        if isinstance(node, FieldClause) and node.field in PERSONAL:
            return replace(node, node=self.tree(node.node, node.field, left_out=left_out))
        return self._person(node, left_out=left_out) if field and isinstance(node, Phrase) else node

    def _person(self, phrase: Phrase, *, left_out: bool) -> Node:
        taken = self._people().taken(phrase.text, self._councils)
        if taken is None or (left_out and not taken.is_one):
            return phrase
        self.taken.append(taken)
        words = taken.names if taken.is_one else (name_key(phrase.text)[-1],)
        return Or((phrase, *map(Phrase, words)))
