"""Better spellings of a search, from the words that the corpus uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import chain, product
from typing import cast

from indexer.search.clauses import And, Close, FieldClause, Near, Node, Or, Phrase, Word
from indexer.search.words import tokens

SHORTEST = 4
LONGEST_FOR_ONE = 5
"""Words up to this length may be one letter off, longer ones two."""

CHOICES = 4
"""How many spellings of one word are thought of."""


@dataclass(frozen=True)
class Spoken:
    """One word of a search, folded, and the field that it is asked for in; None for a bare word."""

    field: str | None
    word: str


def spoken(node: Node, field: str | None = None) -> Iterator[Spoken]:
    """The words of a tree that can be misspelt, from left to right; what is left out by NOT is not looked at."""
    if isinstance(node, And | Or):
        for each in node.nodes:
            yield from spoken(each, field)
    elif isinstance(node, FieldClause):
        yield from spoken(node.node, node.field)
    elif isinstance(node, Near):
        yield from chain(spoken(node.one, field), spoken(node.other, field))
    elif isinstance(node, Word | Phrase):
        yield from (Spoken(field, token.text) for token in tokens(node.text) if not token.position % 2)


def respelt(node: Node, spelling: Mapping[Spoken, str], field: str | None = None) -> Node:
    """The tree with some of its words spelt otherwise."""
    if isinstance(node, And | Or):
        return replace(node, nodes=tuple(respelt(each, spelling, field) for each in node.nodes))
    if isinstance(node, FieldClause):
        return replace(node, node=respelt(node.node, spelling, node.field))
    if isinstance(node, Near):
        one, other = (cast("Close", respelt(each, spelling, field)) for each in (node.one, node.other))
        return replace(node, one=one, other=other)
    if isinstance(node, Word | Phrase):
        return replace(node, text=_respelt(node.text, spelling, field))
    return node


def _respelt(text: str, spelling: Mapping[Spoken, str], field: str | None) -> str:
    for token in reversed([token for token in tokens(text) if not token.position % 2]):
        better = spelling.get(Spoken(field, token.text))
        if better:
            text = text[: token.start] + better + text[token.end :]
    return text


def respellings(node: Node, choices: Mapping[Spoken, Sequence[str]], most: int) -> list[Node]:
    """The tree with each word of ``choices`` spelt in one of its ways, the likeliest first, ``most`` at the most.

    The choices of a word come likeliest first; the less likely a choice, the later the trees that have it.
    """
    ways = product(*(enumerate(choices[word]) for word in choices))
    best = nsmallest(most, ways, key=lambda way: sum(place for place, _ in way))
    return [respelt(node, dict(zip(choices, (word for _, word in way), strict=True))) for way in best]


def nearest(word: str, words: Iterable[str], frequency: Callable[[str], int]) -> list[str]:
    """Those of ``words`` that are spelt nearly like ``word``, the likeliest first: the nearest, the most frequent."""
    limit = 1 if len(word) <= LONGEST_FOR_ONE else 2
    if len(word) < SHORTEST or not word.isalpha():
        return []
    letters = set(word)
    lengths = range(len(word) - limit, len(word) + limit + 1)
    alike = {each for each in words if len(each) in lengths and len(letters.symmetric_difference(each)) <= 2 * limit}
    near = {each: steps for each in alike if each != word and (steps := distance(word, each)) <= limit}
    return nsmallest(CHOICES, near, key=lambda each: (near[each], each[0] != word[0], -frequency(each), each))


def distance(one: str, other: str) -> int:
    """How many letters have to be put in, taken out, changed, or swapped with the next, to make one word the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row = row, [place]
        for along, its_letter in enumerate(other, start=1):
            steps = min(above[along] + 1, row[-1] + 1, above[along - 1] + (letter != its_letter))
            if place > 1 and along > 1 and (letter, one[place - 2]) == (other[along - 2], its_letter):
                steps = min(steps, before[along - 2] + 1)
            row.append(steps)
        before = above
    return row[-1]
