"""Text to the words that are matched: one analyser for documents, queries and snippets, whatever the engine.

Case and accents are folded, apostrophes dropped ("O’Brien" is "obrien"), "&" read as "and". What is written as several
words and could be written as one can be found as one, too: a hyphen parts words, and "co-operative" is "co",
"operative" and "cooperative"; "Section 106" is "section", "106" and "s106" (``numbered``). There are no stop words, so
that a phrase means every word of it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from indexer.search.numbered import joined

GAP = 1_000
"""How far apart, in words, the values of one field stand, so that no phrase reaches from one into the next."""

PLACE = 16
"""How far apart the positions of two words are: room for other ways of writing the words from the first one on."""

MOST_JOINED = 6
"""How many words another way of writing them can stand for, at the most."""

MOST_WAYS = 16
"""How many ways of writing one stretch of a phrase are looked for."""

_INSIDE = "'`\u00b4\u2018\u2019\u02bc\u2032\uff07\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u036f"
"""Apostrophes, marks of accents, and what cannot be seen."""

_NUMBER = r"(?<![0-9])(?<![0-9][.,])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)[^\W_]*(?![^\W_]|[.,][0-9])"
"""A sum with commas or a decimal point: one word, or "5 million" would be found in "1.5 million"."""

_MORE = rf"[^\W_]*(?:[{_INSIDE}]+[^\W_]+)*[\u0300-\u036f]*"
_WORD = re.compile(rf"[^\W\d_]{_MORE}|{_NUMBER}|[^\W_]{_MORE}|&")
_DROPPED = str.maketrans("", "", "'`,")
_PARTS = re.compile(r"[0-9]+|[^\W\d_]+|\d+")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")


class Token(NamedTuple):
    """One word of a text, folded, and the characters it stands on.

    ``position`` is PLACE times the number of the word. Another way of writing one or more words, from that one on, has
    the position of the first and an odd number above: one for one word, three for two, five for three.
    """

    text: str
    position: int
    start: int
    end: int


def first_word(position: int) -> int:
    """The number of the first word at a position."""
    return position // PLACE


def last_word(position: int) -> int:
    """The number of the last word that a position reaches to."""
    return position // PLACE + position % PLACE // 2


Slot = tuple[tuple[str, ...], ...]
"""One place of a phrase: the ways in which it can be filled, each a run of words."""


def tokens(text: str) -> list[Token]:
    """The words of ``text`` in order, and after them all other ways of writing some of them."""
    matches = [(word, match.start(), match.end()) for match in _WORD.finditer(text) if (word := fold(match[0]))]
    found = [Token(word, PLACE * number, start, end) for number, (word, start, end) in enumerate(matches)]
    found.extend(dict.fromkeys((*_unhyphenated(text, found), *_numbered(text, found))))
    return found


def _unhyphenated(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """Two or three words joined by hyphens, written as one."""
    if _HYPHENS.isdisjoint(text):
        return
    pairs = enumerate(pairwise(words))
    linked = {number for number, (word, after) in pairs if after.start == word.end + 1 and text[word.end] in _HYPHENS}
    for number in sorted(linked):
        last = number + 2 if number + 1 in linked else number + 1
        if number - 1 not in linked and last not in linked:
            run = words[number : last + 1]
            yield _as_one("".join(word.text for word in run), run)


def _numbered(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """What carries a number, written as one word."""
    for as_one, start, end in joined(text):
        first = bisect_left(words, start, key=lambda word: word.start)
        after = bisect_right(words, end, key=lambda word: word.end)
        covered = words[first:after]
        whole = 0 < len(covered) <= MOST_JOINED and covered[-1].end == end
        if whole and (len(covered) > 1 or covered[0].text != as_one):
            yield _as_one(as_one, covered)


def _as_one(text: str, words: Sequence[Token]) -> Token:
    return Token(text, words[0].position + 2 * len(words) - 1, words[0].start, words[-1].end)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """One word as it is matched: letters and digits, and a decimal point, without case and accents."""
    if word == "&":
        return "and"
    if word.isascii():
        return word.lower().translate(_DROPPED)
    plain = unicodedata.normalize("NFKD", word).casefold()
    kept = (letter for letter in unicodedata.normalize("NFKD", plain) if _is_kept(letter))
    return "".join(kept).strip(".")


def _is_kept(letter: str) -> bool:
    return (letter.isalnum() or letter == ".") and letter != "\u02bc"


def spaced(values: Iterable[str | None]) -> list[Token]:
    """The words of several values, no phrase reaching from one into the next."""
    found: list[Token] = []
    start = 0
    for value in values:
        made = tokens(value or "")
        found.extend(token._replace(position=token.position + start) for token in made)
        start += PLACE * (max((first_word(token.position) for token in made), default=0) + GAP)
    return found


def reference(text: str) -> str:
    """A number or reference as it is matched: however it is spaced or punctuated, its parts told apart.

    "45(2)" and "45/2" are "45-2", and "452" is another.
    """
    words = (token.text for token in tokens(text) if not token.position % PLACE)
    return "-".join(part for word in words for part in _PARTS.findall(word))


@lru_cache(maxsize=4_096)
def slots(text: str) -> tuple[Slot, ...]:
    """The places of the phrase ``text``, in order; a sum of money is looked for as that sum, not as its figures."""
    found = tokens(text)
    steps: list[list[tuple[str, int]]] = [[] for _ in found]
    alone = {token.position - 1 for token in found if token.position % PLACE == 1}
    for token in (token for token in found if token.position not in alone):
        steps[first_word(token.position)].append((token.text, last_word(token.position) + 1))
    return tuple(_slots(steps))


def _slots(steps: Sequence[Sequence[tuple[str, int]]]) -> Iterator[Slot]:
    """The shortest stretches that no way of writing reaches out of, each with its ways."""
    first = 0
    while first < len(steps) and steps[first]:
        after, number = first + 1, first
        while number < after:
            after = max(after, *(end for _, end in steps[number]))
            number += 1
        yield tuple(islice(_ways(steps, first, after), MOST_WAYS))
        first = after


def _ways(steps: Sequence[Sequence[tuple[str, int]]], first: int, after: int) -> Iterator[tuple[str, ...]]:
    """Every way from one word to another; the words as they are first."""
    if first == after:
        yield ()
        return
    for word, end in steps[first]:
        for rest in _ways(steps, end, after):
            yield (word, *rest)
