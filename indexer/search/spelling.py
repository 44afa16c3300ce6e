"""A better spelling of a search, from the words that the corpus uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from indexer.search.clauses import And, FieldClause, Node, Not, Or, Phrase, Word, Worded
from indexer.search.words import tokens

SHORTEST = 4
LONGEST_FOR_ONE = 5
"""Words up to this length may be one letter off, longer ones two."""

Respell = Callable[[str | None, str], str | None]
"""A field (None for bare words) and a folded word to a better spelling; None where the word is well as it is."""


def respelt(node: Node, respell: Respell, field: str | None = None) -> Node:
    """The tree with its words and phrases spelt better; what is left out by NOT stays as it is."""
    if isinstance(node, And | Or):
        return replace(node, nodes=tuple(respelt(each, respell, field) for each in node.nodes))
    if isinstance(node, FieldClause):
        return replace(node, node=respelt(node.node, respell, node.field))
    if isinstance(node, Word | Phrase) and not isinstance(node, Not):
        return _words(node, respell, field)
    return node


def _words(clause: Worded, respell: Respell, field: str | None) -> Worded:
    text = clause.text
    for token in reversed([token for token in tokens(text) if not token.position % 2]):
        better = respell(field, token.text)
        if better:
            text = text[: token.start] + better + text[token.end :]
    return replace(clause, text=text)


def nearest(word: str, words: Iterable[str], frequency: Callable[[str], int]) -> str | None:
    """The likeliest of ``words`` that is spelt nearly like ``word``: the nearest, then the most frequent."""
    limit = 1 if len(word) <= LONGEST_FOR_ONE else 2
    if len(word) < SHORTEST or not word.isalpha():
        return None
    letters = set(word)
    alike = [each for each in words if abs(len(each) - len(word)) <= limit and len(letters ^ set(each)) <= 2 * limit]
    near = [(distance(word, each), each) for each in alike if each != word]
    least = min((steps for steps, _ in near), default=limit + 1)
    best = [each for steps, each in near if steps == least <= limit]
    return max(best, key=lambda each: (each[0] == word[0], frequency(each), each), default=None)


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
