"""The words of one generation: which are well spelt, how often they are used, and which others are spelt nearly so."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from indexer.search.deadline import watched
from indexer.search.fielded import is_text
from indexer.search.fields import DEFAULTS
from indexer.search.spelling import Spoken, nearest
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_postings import Postings

MOST = 5_000
"""How many words of a label's first letter are looked at: more than any council's names have."""


class Speller:
    """Knows the words of the texts, and those of every field of labels."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary) -> None:
        self._postings = postings
        self._vocabulary = vocabulary

    def frequency(self, spoken: Spoken) -> int:
        """How many items, or parts of items, have the word in the field in which it has it most, in any form."""
        word, field = spoken.word, spoken.field
        forms = self._vocabulary.forms(word) if field is None or is_text(field) else {word}
        return max((self._frequency(field, form) for form in forms), default=0)

    def _frequency(self, field: str | None, word: str) -> int:
        return max(self._postings.frequency(name, word) for name in ((field,) if field else DEFAULTS))

    def choices(self, spoken: Spoken) -> list[str]:
        """Words spelt nearly like one, the likeliest first."""
        field = spoken.field
        words = self._of_texts(spoken.word) if field is None or is_text(field) else self._of_labels(field, spoken.word)
        return nearest(spoken.word, watched(words), lambda word: self._frequency(field, word))

    def _of_texts(self, word: str) -> Iterator[str]:
        """The words that begin with its first or second letter, and those that differ in the first letter alone."""
        yield from self._vocabulary.near(word)
        ways = (letter + rest for letter in ascii_lowercase for rest in (word, word[1:]))
        yield from (way for way in ways if way in self._vocabulary)

    def _of_labels(self, field: str, word: str) -> Iterator[str]:
        for letter in dict.fromkeys(word[:2]):
            yield from self._postings.words(field, letter, MOST)
