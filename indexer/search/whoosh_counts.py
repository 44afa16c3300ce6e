"""How often a clause stands in a field of each document: words in their forms, prefixes, phrases, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.search.clauses import Close, Near, Phrase, Prefix, QuerySyntaxError, Word, Worded, ways
from indexer.search.deadline import check, watched
from indexer.search.fielded import is_text
from indexer.search.fields import BY_NAME, Kind
from indexer.search.spans import Span, near, phrase_spans
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_postings import Postings
from indexer.search.whoosh_schema import unpacked
from indexer.search.words import Slot, reference, slots

INFLECTED = 0.6
"""What a word counts that shares the stem of the one asked for, beside that one itself."""

MAX_EXPANSIONS = 5_000
MAX_POSTINGS = 10_000_000
"""How many postings one search may read: seconds of work, which no search that finds something in particular needs."""

Counts = dict[int, float]

Held = dict[str, dict[int, bytes]]
"""The positions of words, by document, still packed."""


class WordCounter:
    """Reads the postings that one search needs, within the limits of one search."""

    def __init__(self, postings: Postings, vocabulary: Vocabulary, allowed: int = MAX_POSTINGS) -> None:
        self._postings = postings
        self._vocabulary = vocabulary
        self._allowed = allowed

    def counts(self, field: str, clause: Worded | Near) -> Iterable[tuple[int, float]]:
        """How often each document has the clause in the field.

        Raises QuerySyntaxError where it is too much to read, OutOfTimeError where it takes too long.
        """
        if isinstance(clause, Near):
            return self._near(field, clause)
        if field in BY_NAME and BY_NAME[field].kind is Kind.REFERENCE:
            return self._reference(field, clause)
        if isinstance(clause, Prefix):
            return self._prefix(field, clause)
        places = slots(clause.text)
        if isinstance(clause, Phrase) or len(places) > 1 or not is_text(field):
            return self._phrase(field, places).items()
        return self._word(field, places[0])

    def _reference(self, field: str, clause: Worded) -> Iterable[tuple[int, float]]:
        key = reference(clause.text)
        words = self._expand(field, key, clause) if isinstance(clause, Prefix) else [key]
        return self._any_word(field, words)

    def _word(self, field: str, slot: Slot) -> Iterable[tuple[int, float]]:
        """One word in all its forms; of what can be written as several words, those one after the other, too."""
        forms = {form: self._weight(form, slot) for form in self._forms(slot)}
        if len(forms) == len(slot) == 1:
            return self._frequencies(field, slot[0][0])
        found: Counts = {}
        for form, weight in forms.items():
            for document, count in self._frequencies(field, form):
                found[document] = found.get(document, 0.0) + weight * count
        for way in (way for way in slot if len(way) > 1):
            for document, count in self._phrase(field, ((way,),)).items():
                found[document] = max(found.get(document, 0.0), count)
        return found.items()

    def _forms(self, slot: Slot) -> list[str]:
        """The forms of what is written as one word."""
        return sorted({form for way in slot if len(way) == 1 for form in self._vocabulary.forms(way[0])})

    def _weight(self, form: str, slot: Slot) -> float:
        return 1.0 if (form,) in slot else INFLECTED

    def _prefix(self, field: str, clause: Prefix) -> Iterable[tuple[int, float]]:
        *before, last = self._begun(field, clause)
        if not before and all(len(way) == 1 for way in last):
            return self._any_word(field, [word for (word,) in last])
        return self._phrase(field, (*before, last)).items()

    def _begun(self, field: str, clause: Prefix) -> tuple[Slot, ...]:
        """The places of a prefix, the last of them filled by every word that begins so."""
        *before, last = slots(clause.text)
        return *before, tuple((*way[:-1], word) for way in last for word in self._expand(field, way[-1], clause))

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
        held: Held = {}
        having = watched(self._having(field, places, held))
        counts = {document: len({last for _, last in _spans(document, places, held)}) for document in having}
        return {document: float(count) for document, count in counts.items() if count}

    def _near(self, field: str, clause: Near) -> Iterable[tuple[int, float]]:
        """How often each document has one of two near to the other."""
        held: Held = {}
        ones, others = (
            [(places, self._having(field, places, held)) for places in self._places(field, close)]
            for close in (clause.one, clause.other)
        )
        both = set().union(*(having for _, having in ones)) & set().union(*(having for _, having in others))
        for document in watched(both):
            one, other = (
                {span for places, having in side if document in having for span in _spans(document, places, held)}
                for side in (ones, others)
            )
            found, _ = near(one, other, clause.apart)
            if found:
                yield document, float(len(found))

    def _places(self, field: str, close: Close) -> Iterator[tuple[Slot, ...]]:
        """The places of each of the words and phrases that can be near: of words in all their forms."""
        for way in ways(close):
            places = slots(way.text)
            if isinstance(way, Prefix):
                yield self._begun(field, way)
            elif isinstance(way, Word) and len(places) == 1 and is_text(field):
                yield ((*places[0], *((form,) for form in self._forms(places[0]))),)
            else:
                yield places

    def _having(self, field: str, places: tuple[Slot, ...], held: Held) -> set[int]:
        """The documents that have, in whatever order, the words of the places, which are put among those ``held``."""
        candidates: set[int] | None = None
        for place in sorted(places, key=_shortest, reverse=True):
            for word in {word for way in place for word in way} - held.keys():
                held[word] = self._positions(field, word)
            having = _filling(place, held)
            candidates = having if candidates is None else candidates & having
            if not candidates:
                break
        return candidates or set()

    def _frequencies(self, field: str, word: str) -> list[tuple[int, float]]:
        found = self._postings.frequencies(field, word)
        self._spend(len(found))
        return found

    def _positions(self, field: str, word: str) -> dict[int, bytes]:
        found = self._postings.positions(field, word)
        self._spend(len(found))
        return found

    def _spend(self, postings: int) -> None:
        check()
        self._allowed -= postings
        if self._allowed < 0:
            raise QuerySyntaxError("The search has too many common words to be answered: use fewer, or rarer ones.", 0)


def _shortest(place: Slot) -> int:
    """The length of the shortest word of a place: long words are rare, and are read first."""
    return min((len(word) for way in place for word in way), default=0)


def _filling(place: Slot, held: Held) -> set[int]:
    """The documents that have, in whatever order, the words of some way of filling a place."""
    return set().union(*(set.intersection(*(set(held[word]) for word in way)) for way in place))


def _spans(document: int, places: tuple[Slot, ...], held: Held) -> set[Span]:
    """Where the phrase stands in a document."""
    return phrase_spans(places, lambda word: unpacked(held[word].get(document, b"")))
