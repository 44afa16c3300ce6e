"""How often a clause stands in a field of each document: words in their forms, prefixes, phrases, references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indexer.search.clauses import Phrase, Prefix, QuerySyntaxError, Worded
from indexer.search.fielded import is_text
from indexer.search.fields import BY_NAME, Kind
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_postings import Postings
from indexer.search.whoosh_schema import unpacked
from indexer.search.words import Slot, phrase_ends, reference, slots

INFLECTED = 0.6
"""What a word counts that shares the stem of the one asked for, beside that one itself."""

MAX_EXPANSIONS = 5_000
MAX_POSTINGS = 10_000_000
"""How many postings one search may read: seconds of work, which no search that finds something in particular needs."""

Counts = dict[int, float]


class WordCounter:
    """Reads the postings that one search needs, within the limits of one search."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary, allowed: int = MAX_POSTINGS) -> None:
        self._postings = postings
        self._vocabulary = vocabulary
        self._allowed = allowed

    def counts(self, field: str, clause: Worded) -> Iterable[tuple[int, float]]:
        """How often each document has the clause in the field; raises QuerySyntaxError where it is too much to read."""
        if field in BY_NAME and BY_NAME[field].kind is Kind.REFERENCE:
            return self._reference(field, clause)
        places = slots(clause.text)
        if isinstance(clause, Prefix):
            return self._prefix(field, clause, places)
        if isinstance(clause, Phrase) or len(places) > 1 or not is_text(field):
            return self._phrase(field, places).items()
        return self._word(field, places[0])

    def _reference(self, field: str, clause: Worded) -> Iterable[tuple[int, float]]:
        key = reference(clause.text)
        words = self._expand(field, key, clause) if isinstance(clause, Prefix) else [key]
        return self._any_word(field, words)

    def _word(self, field: str, slot: Slot) -> Iterable[tuple[int, float]]:
        """One word in all its forms; of a hyphenated one, its parts one after the other, too."""
        word = slot[-1][0]
        forms = self._vocabulary.forms(word)
        if len(forms) == len(slot) == 1:
            return self._frequencies(field, word)
        found: Counts = {}
        for form in forms:
            weight = 1.0 if form == word else INFLECTED
            for document, count in self._frequencies(field, form):
                found[document] = found.get(document, 0.0) + weight * count
        if len(slot) > 1:
            for document, count in self._phrase(field, (slot[:1],)).items():
                found[document] = max(found.get(document, 0.0), count)
        return found.items()

    def _prefix(self, field: str, clause: Prefix, places: tuple[Slot, ...]) -> Iterable[tuple[int, float]]:
        *before, last = places
        ends = [(*way[:-1], word) for way in last for word in self._expand(field, way[-1], clause)]
        if not before and all(len(way) == 1 for way in ends):
            return self._any_word(field, [word for (word,) in ends])
        return self._phrase(field, (*before, tuple(ends))).items()

    def _expand(self, field: str, prefix: str, clause: Worded) -> list[str]:
        words = self._postings.words(field, prefix, MAX_EXPANSIONS + 1)
        if len(words) > MAX_EXPANSIONS:
            raise QuerySyntaxError(
                f"“{clause}” stands for more than {MAX_EXPANSIONS:,} words: give another letter before the star.", 0
            )
        return words

    def _any_word(self, field: str, words: Iterable[str]) -> Iterable[tuple[int, float]]:
        found: Counts = {}
        for word in words:
            for document, count in self._frequencies(field, word):
                found[document] = found.get(document, 0.0) + count
        return found.items()

    def _phrase(self, field: str, places: tuple[Slot, ...]) -> Counts:
        """How often each document has the words of the places one after another."""
        if len(places) == 1 and len(places[0]) == 1 and len(places[0][0]) == 1:
            return dict(self._frequencies(field, places[0][0][0]))
        held: dict[str, dict[int, bytes]] = {}
        candidates: set[int] | None = None
        for place in sorted(places, key=_shortest, reverse=True):
            held |= {word: self._positions(field, word) for way in place for word in way if word not in held}
            having = _having(place, held)
            candidates = having if candidates is None else candidates & having
            if not candidates:
                return {}
        counts = {document: len(_ends(document, places, held)) for document in candidates or ()}
        return {document: float(count) for document, count in counts.items() if count}

    def _frequencies(self, field: str, word: str) -> list[tuple[int, float]]:
        found = self._postings.frequencies(field, word)
        self._spend(len(found))
        return found

    def _positions(self, field: str, word: str) -> dict[int, bytes]:
        found = self._postings.positions(field, word)
        self._spend(len(found))
        return found

    def _spend(self, postings: int) -> None:
        self._allowed -= postings
        if self._allowed < 0:
            raise QuerySyntaxError("The search has too many common words to be answered: use fewer, or rarer ones.", 0)


def _shortest(place: Slot) -> int:
    """The length of the shortest word of a place: long words are rare, and are read first."""
    return min((len(word) for way in place for word in way), default=0)


def _having(place: Slot, held: Mapping[str, Mapping[int, bytes]]) -> set[int]:
    """The documents that have, in whatever order, the words of some way of filling a place."""
    return set().union(*(set.intersection(*(set(held[word]) for word in way)) for way in place))


def _ends(document: int, places: tuple[Slot, ...], held: Mapping[str, Mapping[int, bytes]]) -> set[int]:
    """The numbers of the words at which the phrase ends in a document."""
    return phrase_ends(places, lambda word: unpacked(held[word].get(document, b"")))
