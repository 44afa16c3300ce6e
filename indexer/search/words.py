"""Text to the words that are matched: one analyser for documents, queries and snippets, whatever the engine.

Case and accents are folded, apostrophes dropped ("O’Brien" is "obrien"), "&" read as "and". A hyphen parts words, and
two words joined by one can be found written as one too: "co-operative" is "co", "operative" and "cooperative". There
are no stop words, so that a phrase means every word of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

GAP = 1_000
"""How far apart, in words, the values of one field stand, so that no phrase reaches from one into the next."""

_HYPHEN = re.compile("[-\u2010-\u2013](?=[^\\W_])")
_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc\u00ad\u0300-\u036f]+[^\W_]+)*[\u0300-\u036f]*|&")


class Token(NamedTuple):
    """One word of a text, folded, and the characters it stands on.

    ``position`` is even, twice the number of the word; a pair of words joined by a hyphen has, written as one, the odd
    position between theirs.
    """

    text: str
    position: int
    start: int
    end: int


Slot = tuple[tuple[str, ...], ...]
"""One place of a phrase: the ways in which it can be filled, each a run of words."""


def tokens(text: str) -> list[Token]:
    """The words of ``text`` in order; each hyphenated pair written as one comes after all others."""
    matches = [(word, match.start(), match.end()) for match in _WORD.finditer(text) if (word := fold(match[0]))]
    found = [Token(word, 2 * number, start, end) for number, (word, start, end) in enumerate(matches)]
    found.extend(_joined(found[number], found[number + 1]) for number in _pairs(text, found))
    return found


def _joined(one: Token, other: Token) -> Token:
    return Token(one.text + other.text, one.position + 1, one.start, other.end)


def _pairs(text: str, words: list[Token]) -> list[int]:
    """The numbers of the words that a hyphen joins to the next, where just the two are joined."""
    hyphens = {match.start() for match in _HYPHEN.finditer(text)}
    if not hyphens:
        return []
    joined = {
        number
        for number, (word, following) in enumerate(pairwise(words))
        if word.end in hyphens and following.start == word.end + 1
    }
    return sorted(number for number in joined if number - 1 not in joined and number + 1 not in joined)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """One word as it is matched: letters and digits alone, without case and accents."""
    if word == "&":
        return "and"
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if letter.isalnum())


def spaced(values: Iterable[str | None]) -> list[Token]:
    """The words of several values, no phrase reaching from one into the next."""
    found: list[Token] = []
    start = 0
    for value in values:
        made = tokens(value or "")
        found.extend(token._replace(position=token.position + start) for token in made)
        start += max((token.position for token in made), default=0) + 2 * GAP
    return found


def reference(text: str) -> str:
    """A number or reference as it is matched: however it is spaced or punctuated."""
    return "".join(token.text for token in tokens(text) if not token.position % 2)


def slots(text: str) -> tuple[Slot, ...]:
    """The places of the phrase ``text``, in order."""
    found = tokens(text)
    words = [token.text for token in found if not token.position % 2]
    joined = {token.position // 2: token.text for token in found if token.position % 2}
    return tuple(_slots(words, joined))


def _slots(words: list[str], joined: dict[int, str]) -> Iterator[Slot]:
    number = 0
    while number < len(words):
        if number in joined:
            yield ((words[number], words[number + 1]), (joined[number],))
            number += 2
        else:
            yield ((words[number],),)
            number += 1


def phrase_ends(places: Sequence[Slot], spots: Callable[[str], Iterable[int]]) -> set[int]:
    """The numbers of the words at which a phrase ends in a text; ``spots`` gives the positions of a word in it.

    A position that is odd is of a hyphenated pair written as one word, and reaches from one word to the next.
    """
    ends: set[int] | None = None
    for place in places:
        reached: set[int] = set()
        for way in place:
            now = ends
            for word in way:
                now = {(spot + 1) // 2 for spot in spots(word) if now is None or spot // 2 - 1 in now}
            reached |= now or set()
        if not reached:
            return reached
        ends = reached
    return ends or set()
