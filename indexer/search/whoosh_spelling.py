"""Better spellings of single words, from what one generation holds."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.search.columns import Columns
from indexer.search.fielded import is_text
from indexer.search.fields import DEFAULTS
from indexer.search.spelling import nearest
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_postings import Postings
from indexer.search.words import tokens


class Speller:
    """Knows the words of the texts, and those of the labels that are facets."""

    def __init__(self, postings: Postings, columns: Columns, vocabulary: Vocabulary) -> None:
        self._postings = postings
        self._columns = columns
        self._vocabulary = vocabulary

    def better(self, field: str | None, word: str) -> str | None:
        """A better spelling of a word of ``field``, or of no field; None where it is well as it is."""
        if field is None or is_text(field):
            if any(form in self._vocabulary for form in self._vocabulary.forms(word)):
                return None
            return self._nearest(word, self._vocabulary.near(word), (field,) if field else tuple(DEFAULTS))
        labels = self._columns.facets.get(field)
        words = {token.text for value in labels.values for token in tokens(value)} if labels else set()
        return None if word in words else self._nearest(word, words, (field,))

    def _nearest(self, word: str, words: Iterable[str], fields: tuple[str, ...]) -> str | None:
        return nearest(word, words, lambda each: max(self._postings.frequency(name, each) for name in fields))
