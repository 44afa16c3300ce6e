"""When two resolutions are worded the same, or nearly so.

Case, punctuation, spaces, numbers (so the numbering of limbs, sums and dates, too) and names of months and days are
evened out. Names are not: to appoint somebody else is another decision.
"""

from __future__ import annotations

from hashlib import blake2b

from indexer.search.formula import TIMES, is_distinctive
from indexer.search.words import tokens

ROMAN = frozenset(["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv"])
OPENING = ("that", "the")
SHINGLE = 3
NEARLY = 0.8
"""From what share of runs of three words in common on two wordings are nearly the same."""

Shingles = frozenset[tuple[str, ...]]


def even(text: str) -> tuple[str, ...]:
    """The words of ``text`` as wordings are compared."""
    words = [token.text for token in tokens(text) if not token.position % 2]
    kept = [word for word in words if not _is_passing(word)]
    while kept and kept[0] in OPENING:
        del kept[0]
    return tuple(kept)


def _is_passing(word: str) -> bool:
    """Whether it is a number, an ordinal, the mark of a limb, or the name of a month or a day."""
    return len(word) < 2 or word.replace(".", "").isdigit() or word[:-2].isdigit() or word in ROMAN or word in TIMES


def wording(text: str, title: str) -> tuple[str, ...]:
    """What a resolution says, evened out; one that does not itself say of what says it by the item's title."""
    words = even(text)
    return words if any(map(is_distinctive, words)) else (*words, *even(title))


def fingerprint(words: tuple[str, ...]) -> str:
    """One word for a wording: equal for equal ones, and for no others that a council will ever meet."""
    return blake2b(" ".join(words).encode(), digest_size=8).hexdigest()


def shingles(words: tuple[str, ...]) -> Shingles:
    """Every run of three words; of a shorter wording, the whole of it."""
    return frozenset(words[start : start + SHINGLE] for start in range(max(1, len(words) - SHINGLE + 1)))


def are_nearly_equal(some: Shingles, others: Shingles) -> bool:
    """Whether most of what either says the other says, too, in the same words."""
    shared = len(some & others)
    return shared >= NEARLY * (len(some) + len(others) - shared)
