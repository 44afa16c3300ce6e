"""The labels that an index has of a facet, and which of them are meant, or nearly meant, by what a user typed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from indexer.search.engine import SearchEngine
from indexer.search.query import MAX_DEPTH, Query
from indexer.search.words import tokens

ALIKE = 0.7
"""From which likeness on, 0 to 1, another label is worth naming."""

LONGEST = 100
"""How many characters of what was typed are compared."""


def held_labels(engine: SearchEngine, facet: str) -> tuple[str, ...]:
    """The labels of a facet, the commonest first (years: the latest first)."""
    (found,) = engine.search(Query(limit=0, facets=(facet,), facet_limit=MAX_DEPTH)).facets
    return tuple(value.value for value in found.values)


def meant(typed: str, labels: Sequence[str]) -> str | None:
    """The label that ``typed`` is, or the only one that it is but for case, spaces and the shape of apostrophes."""
    if typed in labels:
        return typed
    same = [label for label in labels if _plain(label) == _plain(typed)]
    return same[0] if len(same) == 1 else None


def nearest(typed: str, labels: Sequence[str], limit: int = 5) -> tuple[str, ...]:
    """The labels that share words with ``typed`` or are spelt nearly like it, the nearest first, if any."""
    words = _words(typed[:LONGEST])
    matcher = SequenceMatcher(None, b=_plain(typed[:LONGEST]), autojunk=False)
    likeness = {label: max(_shared(words, label), _spelling(matcher, label)) for label in labels}
    near = [label for label in labels if likeness[label] >= ALIKE]
    return tuple(sorted(near, key=likeness.__getitem__, reverse=True)[:limit])


def _shared(words: set[str], label: str) -> float:
    """0 where the label has none of the words, else from ALIKE, the higher the more of their letters it has."""
    shared = sum(map(len, words & _words(label)))
    return ALIKE + shared / sum(map(len, words)) * (1 - ALIKE) if shared else 0.0


def _spelling(matcher: SequenceMatcher[str], label: str) -> float:
    matcher.set_seq1(_plain(label))
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE <= matcher.quick_ratio() else 0.0


def _plain(label: str) -> str:
    return " ".join(label.replace("’", "'").casefold().split())


def _words(label: str) -> set[str]:
    return {word.text for word in tokens(label) if len(word.text) > 2}
