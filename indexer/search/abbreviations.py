"""Abbreviations and words that mean the same: what is typed finds the other ways of saying it, and the reader is told.

A rewriting of the tree, before any engine sees it. ``hmo`` becomes ``hmo OR "multiple occupation"``, and the words
``multiple occupation`` side by side become ``(multiple occupation) OR hmo``. What stands in quotation marks, ends in a
star, is left out by a minus, or is looked for in names and labels stays as it was typed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from indexer.search.clauses import And, FieldClause, Node, Or, Phrase, Word
from indexer.search.fields import BY_NAME, Kind
from indexer.search.stemmer import stem
from indexer.search.words import tokens

OWN = Path(__file__).with_name("abbreviations.toml")

Key = tuple[str, ...]
"""Words as they are compared: folded, without English endings."""

Expanded = tuple[tuple[str, str], ...]
"""What was typed, and what is looked for beside it; one pair for each way of saying it."""


@dataclass(frozen=True)
class Group:
    """Ways of saying one thing. What is ``typed`` is understood and never looked for in place of another."""

    words: tuple[str, ...]
    typed: tuple[str, ...] = ()


@cache
def groups(path: Path = OWN) -> tuple[Group, ...]:
    """The groups in the file."""
    rows = tomllib.loads(path.read_text("utf-8"))["same"]
    return tuple(Group(tuple(row["words"]), tuple(row.get("typed", ()))) for row in rows)


@cache
def _by_key(held: tuple[Group, ...]) -> Mapping[Key, tuple[str, ...]]:
    """What else to look for, by the words typed."""
    known: dict[Key, dict[str, None]] = {}
    for group in held:
        for words in (*group.words, *group.typed):
            others = [each for each in group.words if _key(each) != _key(words)]
            known.setdefault(_key(words), {}).update(dict.fromkeys(others))
    return {key: tuple(others) for key, others in known.items()}


def _key(text: str) -> Key:
    return tuple(stem(token.text) for token in tokens(text) if not token.position % 2)


def expand(tree: Node, held: tuple[Group, ...] | None = None) -> tuple[Node, Expanded]:
    """The tree with every abbreviation and its like expanded, and what was added to it, each pair once."""
    expansion = _Expansion(_by_key(groups() if held is None else held))
    return expansion.tree(tree), tuple(dict.fromkeys(expansion.added))


class _Expansion:
    def __init__(self, known: Mapping[Key, tuple[str, ...]]) -> None:
        self._known = known
        self._longest = max(map(len, known), default=1)
        self.added: list[tuple[str, str]] = []

    def tree(self, node: Node) -> Node:
        """The tree expanded; what is left out by a minus, and what is looked for in labels, stays."""
        if isinstance(node, And):
            nodes = tuple(self._side_by_side(node.nodes))
            return nodes[0] if len(nodes) == 1 and len(node.nodes) > 1 else And(nodes)
        if isinstance(node, Or):
            return Or(tuple(map(self.tree, node.nodes)))
        if isinstance(node, FieldClause) and BY_NAME[node.field].kind is Kind.TEXT:
            return replace(node, node=self.tree(node.node))
        return next(self._side_by_side((node,))) if isinstance(node, Word) else node

    def _side_by_side(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """The nodes of a group, the longest runs of words that are known expanded."""
        place = 0
        while place < len(nodes):
            run = self._run(nodes[place : place + self._longest])
            if run:
                yield self._expanded(run)
            else:
                node = nodes[place]
                yield node if isinstance(node, Word) else self.tree(node)
            place += max(len(run), 1)

    def _run(self, nodes: Sequence[Node]) -> tuple[Word, ...]:
        """The longest run of words, from the first node on, that is known; none where there is none."""
        words: list[Word] = []
        for node in nodes:
            if not isinstance(node, Word):
                break
            words.append(node)
        ends = (end for end in range(len(words), 0, -1) if self._others(words[:end]))
        return tuple(words[: next(ends, 0)])

    def _others(self, words: Sequence[Word]) -> tuple[str, ...]:
        return self._known.get(_key(" ".join(word.text for word in words)), ())

    def _expanded(self, run: tuple[Word, ...]) -> Node:
        typed = " ".join(word.text for word in run)
        others = self._others(run)
        self.added.extend((typed, other) for other in others)
        return Or((run[0] if len(run) == 1 else And(run), *map(_clause, others)))


def _clause(words: str) -> Word | Phrase:
    return Phrase(words) if len(_key(words)) > 1 else Word(words.lower())
