"""A better search to suggest: spelt as the corpus spells it, or without the words that nobody wrote down.

A suggestion always finds more than what was typed, under the same filters; where nothing does, there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest
from itertools import combinations, islice
from math import log
from typing import Protocol, TypeGuard

from indexer.search.clauses import And, FieldClause, Node, Phrase, Word
from indexer.search.spelling import Spoken, respellings, spoken

TRIES = 24
"""How many other searches are tried for one suggestion at the most."""

FEW = 3
"""A search that finds no more than this may have been misspelt as somebody misspelt it in the minutes."""

RARE = 3
COMMON = 30
"""A word used no more than RARE times is doubtful beside one spelt nearly so that is used COMMON times as often."""

WORDS = 12
"""How many words of a question are looked at for what may be left out."""

MOST = 2 * WORDS
"""For a question of more words than this there is no suggestion: it is no slip of the pen."""

SPARED = 0.4
"""How much of what the words tell can be left out for a suggestion."""

LITTLE = frozenset(
    word
    for words in (
        "a about an and any are as at be been being by can could decide decided did do does done for from had happen",
        "happened happening has have he how i if in is it its long many may much of on or our said say she should so",
        "that the their them then there these they this those to us was we were what when where whether which who",
        "whose why will with would you your",
    )
    for word in words.split()
)
"""What a question is made of, and no answer needs."""


class Spelling(Protocol):
    """What a suggestion has to know of the corpus."""

    def frequency(self, spoken: Spoken) -> int:
        """How many items have the word."""

    def choices(self, spoken: Spoken) -> list[str]:
        """Words spelt nearly like it, the likeliest first."""


def suggestion(tree: Node, found: int, spelling: Spelling, finds: Callable[[Node], int]) -> str | None:
    """The search that finds more than the ``found`` items of ``tree``; ``finds`` counts what another tree finds."""
    if found > FEW or len(list(islice(spoken(tree), MOST + 1))) > MOST:
        return None
    others = islice((other for other in _others(tree, found, spelling) if other != tree), TRIES)
    return next((str(other) for other in others if finds(other) > found), None)


def _others(tree: Node, found: int, spelling: Spelling) -> Iterator[Node]:
    """Other searches that may be meant, the likeliest first."""
    words = list(dict.fromkeys(spoken(tree)))
    frequency = {word: spelling.frequency(word) for word in words}
    if not found:
        absent = {word: ways for word in words if not frequency[word] and (ways := spelling.choices(word))}
        yield from respellings(tree, absent, TRIES // 2) if absent else ()
    for word in sorted((word for word in words if 0 < frequency[word] <= RARE), key=frequency.__getitem__):
        better = [way for way in spelling.choices(word) if _is_common(word, way, frequency[word], spelling)]
        yield from respellings(tree, {word: better}, len(better))
    if isinstance(tree, And):
        yield from _in_titles(tree)
        yield from _shorter(tree, {word.word: _weight(frequency[word]) for word in words}, found)


def _is_common(word: Spoken, other: str, frequency: int, spelling: Spelling) -> bool:
    return spelling.frequency(Spoken(word.field, other)) >= COMMON * frequency


def _in_titles(tree: And) -> Iterator[Node]:
    """What is looked for within one speech or one resolution looked for in the title of its item instead.

    Who speaks of libraries under "Library opening hours" need not say the word.
    """
    named = {node.field for node in tree.nodes if isinstance(node, FieldClause)}
    if "speaker" in named:
        yield And(tuple(FieldClause("item", node) if isinstance(node, Word | Phrase) else node for node in tree.nodes))
    if "resolution" in named:
        nodes = (replace(node, field="item") if _is_of(node, "resolution") else node for node in tree.nodes)
        yield And(tuple(nodes))


def _is_of(node: Node, field: str) -> TypeGuard[FieldClause]:
    return isinstance(node, FieldClause) and node.field == field


def _shorter(tree: And, weights: Mapping[str, float], found: int) -> Iterator[Node]:
    """The search without its little words, then without one, two or three of the others too, least telling first.

    A search that does find something loses none of two words, and one of more at the most.
    """
    bare = [node for node in tree.nodes if isinstance(node, Word)]
    little = [node for node in bare if node.text in LITTLE]
    if 0 < len(little) < len(tree.nodes):
        yield _without(tree, little)
    told = {node: weights[node.text] for node in bare if node.text in weights and node not in little}
    numbers = (1, 2, 3) if not found else (1,) if len(told) > 2 else ()
    ways = (way for number in numbers for way in combinations(list(told)[:WORDS], number))
    lost = {way: sum(told[node] for node in way) for way in ways}
    spared = [way for way in lost if lost[way] <= SPARED * sum(told.values())]
    for way in nsmallest(TRIES, spared, key=lost.__getitem__):
        yield _without(tree, [*little, *way])


def _weight(frequency: int) -> float:
    """How much a word tells: the rarer it is, the more."""
    return 1 / (1 + log(1 + frequency))


def _without(tree: And, left_out: Sequence[Word]) -> Node:
    return And(tuple(node for node in tree.nodes if node not in left_out))
