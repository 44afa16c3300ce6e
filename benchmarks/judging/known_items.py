"""The known-item test: five of an item's rarer words find it again, also with one of them misspelt."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from benchmarks.judging.systems import Ranker
from indexer.search.document import ItemDocument
from indexer.search.words import tokens

WORDS = 5
RARER = 10
"""Of how many of its rarest words the five are drawn."""

SHARE = 0.05
"""A word that more of the items have is none of the rarer ones; an item without five such words cannot be known."""

SEED = 7
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 5
"""What is misspelt has this many letters at least."""


def questions(items: Sequence[ItemDocument], count: int) -> list[tuple[str, list[str]]]:
    """Items drawn by chance, always the same: the id and five of the rarer words of each."""
    spoken = {item.id: _words(item) for item in items}
    frequency = Counter(word for words in spoken.values() for word in words)
    chance = random.Random(SEED)
    most = SHARE * len(items)
    rare = {item: [word for word in words if frequency[word] <= most] for item, words in spoken.items()}
    able = sorted(item for item, words in rare.items() if len(words) >= WORDS)
    drawn = chance.sample(able, min(count, len(able)))
    rarest = {item: sorted(rare[item], key=lambda word: (frequency[word], word))[:RARER] for item in drawn}
    return [(item, chance.sample(rarest[item], WORDS)) for item in drawn]


def _words(item: ItemDocument) -> set[str]:
    return {token.text for token in tokens(f"{item.item}\n{item.text}") if not token.position % 2}


def misspelt(words: Sequence[str], chance: random.Random) -> list[str] | None:
    """The words, one of them with a letter left out, put in, changed or swapped; None where all are too short."""
    able = [place for place, word in enumerate(words) if word.isalpha() and word.isascii() and len(word) >= SHORTEST]
    if not able:
        return None
    place = chance.choice(able)
    wrong = list(words)
    wrong[place] = _wrong(words[place], chance)
    return wrong


def _wrong(word: str, chance: random.Random) -> str:
    while True:
        at = chance.randrange(len(word) - 1)
        letter = chance.choice(LETTERS)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        ways = [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            swapped,
        ]
        made = chance.choice(ways)
        if made != word:
            return made


def measured(rank: Ranker, asked: Sequence[tuple[str, list[str]]]) -> dict[str, float]:
    """The share of items found in the first ten by their words, and with one of these misspelt."""
    chance = random.Random(SEED)
    wrong = [(item, made) for item, words in asked if (made := misspelt(words, chance))]
    return {"items": len(asked), "found": _found(rank, asked), "found misspelt": _found(rank, wrong)}


def _found(rank: Ranker, asked: Sequence[tuple[str, list[str]]]) -> float:
    return round(sum(item in rank(" ".join(words)) for item, words in asked) / max(1, len(asked)), 3)
