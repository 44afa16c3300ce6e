"""Plans to matches: which items, and how well, by set algebra over postings.

A word's score is BM25F: its frequencies in the fields, each evened out by the field's length and weighed by its boost,
are added up before they saturate (Robertson, Zaragoza and Taylor, 2004). Labels, dates and numbers narrow, and score 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from indexer.search.clauses import Clause, Days, Phrase, Prefix, QuerySyntaxError, Worded
from indexer.search.columns import NO_OWNER, UNDATED, Columns, DocumentKind
from indexer.search.fields import BY_NAME, DEFAULTS, Kind, Scope
from indexer.search.scoping import Every, InField, Plan, Some, Within, Without
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_postings import Postings
from indexer.search.whoosh_schema import SPEECH, is_text, unpacked
from indexer.search.words import Slot, reference, slots

K1 = 1.2
B = 0.75
INFLECTED = 0.6
"""What a word counts that shares the stem of the one asked for, beside that one itself."""

MAX_EXPANSIONS = 2_000

Scores = Mapping[int, float]
Counts = dict[int, float]


@dataclass(frozen=True)
class Space:
    """What is matched, items or one kind of their parts, and in which fields, with their boosts."""

    scope: Scope
    boosts: Mapping[str, float]


ITEMS = Space(Scope.ITEM, DEFAULTS)
SPEECHES = Space(Scope.SPEECH, {SPEECH: 1.0})


class Evaluator:
    """Finds what plans ask for in one generation."""

    def __init__(self, postings: Postings, columns: Columns, vocabulary: Vocabulary) -> None:
        self.postings = postings
        self.columns = columns
        self.vocabulary = vocabulary
        self.norms: Callable[[str], Sequence[float]] = lru_cache(maxsize=None)(self._norms)

    def items(self, plan: Plan) -> Scores:
        """The numbers of the items that ``plan`` asks for, with their scores."""
        return self._find(plan, ITEMS)

    def _find(self, plan: Plan, space: Space) -> Scores:
        if isinstance(plan, Every):
            return self._every(plan, space)
        if isinstance(plan, Some):
            return _sum(self._find(each, space) for each in plan.plans)
        if isinstance(plan, Without):
            left_out = self._find(plan.plan, space)
            return {unit: 0.0 for unit in self._units(space.scope) if unit not in left_out}
        if isinstance(plan, InField):
            return self._find(plan.plan, Space(space.scope, {plan.field: 1.0}))
        if isinstance(plan, Within):
            return self._owners_of(self._find(plan.plan, Space(plan.scope, SPEECHES.boosts)))
        return self._leaf(plan, space)

    def _every(self, plan: Every, space: Space) -> Scores:
        wanted = [each for each in plan.plans if not isinstance(each, Without)]
        left: Scores | None = None
        for each in wanted:
            found = self._find(each, space)
            left = found if left is None else _both(left, found)
            if not left:
                return {}
        if left is None:
            left = dict.fromkeys(self._units(space.scope), 0.0)
        for unwanted in plan.plans:
            if isinstance(unwanted, Without):
                left_out = self._find(unwanted.plan, space)
                left = {unit: score for unit, score in left.items() if unit not in left_out}
        return left

    def _units(self, scope: Scope) -> Iterable[int]:
        """Every item, or every part of that kind."""
        if scope is Scope.ITEM:
            return range(len(self.columns.ids))
        kind = DocumentKind.SPEECH if scope is Scope.SPEECH else DocumentKind.RESOLUTION
        return [part for part, its_kind in enumerate(self.columns.kinds) if its_kind == kind]

    def _owners_of(self, parts: Scores) -> Scores:
        """The items that the parts found belong to, each with the score of its best part."""
        owners = self.columns.owners
        best: Counts = {}
        for part, score in parts.items():
            owner = owners[part]
            if score >= best.get(owner, 0.0):
                best[owner] = score
        best.pop(NO_OWNER, None)
        return best

    def _leaf(self, clause: Clause, space: Space) -> Scores:
        if isinstance(clause, Days):
            return self._days(clause)
        found: Counts = {}
        for field, boost in space.boosts.items():
            self._gather(found, field, boost, self._counts(field, clause), space.scope)
        if not any(map(is_text, space.boosts)):
            return dict.fromkeys(found, 0.0)
        total = len(self.columns.ids)
        rarity = log(1 + max(total - len(found) + 0.5, 0.5) / (len(found) + 0.5))
        return {unit: rarity * weight / (K1 + weight) for unit, weight in found.items()}

    def _gather(
        self, found: Counts, field: str, boost: float, counts: Iterable[tuple[int, float]], scope: Scope
    ) -> None:
        """Adds up what one field has of a clause."""
        norms, owners = self.norms(field), self.columns.owners
        for document, count in counts:
            unit = owners[document] if scope is Scope.ITEM else document
            found[unit] = found.get(unit, 0.0) + boost * count * norms[document]
        if scope is Scope.ITEM:
            found.pop(NO_OWNER, None)

    def _norms(self, field: str) -> Sequence[float]:
        """What a frequency in each document is multiplied by, for long fields not to win by their length."""
        lengths = self.columns.lengths.get(field)
        if lengths is None:
            return [1.0] * len(self.columns.owners)
        filled = sum(1 for length in lengths if length)
        average = sum(lengths) / filled if filled else 1.0
        return [1 / (1 - B + B * length / average) for length in lengths]

    def _days(self, clause: Days) -> Scores:
        return dict.fromkeys(between(self.columns, clause), 0.0)

    def _counts(self, field: str, clause: Worded) -> Iterable[tuple[int, float]]:
        """How often each document has the clause in the field."""
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
        forms = self.vocabulary.forms(word)
        if len(forms) == len(slot) == 1:
            return self.postings.frequencies(field, word)
        found: Counts = {}
        for form in forms:
            weight = 1.0 if form == word else INFLECTED
            for document, count in self.postings.frequencies(field, form):
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
        words = self.postings.words(field, prefix, MAX_EXPANSIONS + 1)
        if len(words) > MAX_EXPANSIONS:
            raise QuerySyntaxError(
                f"“{clause}” stands for more than {MAX_EXPANSIONS:,} words: give another letter before the star.", 0
            )
        return words

    def _any_word(self, field: str, words: Iterable[str]) -> Iterable[tuple[int, float]]:
        found: Counts = {}
        for word in words:
            for document, count in self.postings.frequencies(field, word):
                found[document] = found.get(document, 0.0) + count
        return found.items()

    def _phrase(self, field: str, places: tuple[Slot, ...]) -> Counts:
        """How often each document has the words of the places one after another."""
        if len(places) == 1 and len(places[0]) == 1 and len(places[0][0]) == 1:
            return dict(self.postings.frequencies(field, places[0][0][0]))
        words = {word for place in places for way in place for word in way}
        held = {word: self.postings.positions(field, word) for word in words}
        candidates = set.intersection(*(_having(place, held) for place in places))
        counts = {document: len(_ends(document, places, held)) for document in candidates}
        return {document: float(count) for document, count in counts.items() if count}


def _having(place: Slot, held: Mapping[str, Mapping[int, bytes]]) -> set[int]:
    """The documents that have, in whatever order, the words of some way of filling a place."""
    return set().union(*(set.intersection(*(set(held[word]) for word in way)) for way in place))


def _ends(document: int, places: tuple[Slot, ...], held: Mapping[str, Mapping[int, bytes]]) -> set[int]:
    """The numbers of the words at which the phrase ends in a document.

    A position that is odd is of a hyphenated pair written as one word, and reaches from one word to the next.
    """
    ends: set[int] | None = None
    for place in places:
        reached: set[int] = set()
        for way in place:
            now = ends
            for word in way:
                spots = unpacked(held[word].get(document, b""))
                now = {(spot + 1) // 2 for spot in spots if now is None or spot // 2 - 1 in now}
            reached |= now or set()
        if not reached:
            return reached
        ends = reached
    return ends or set()


def between(columns: Columns, days: Days) -> list[int]:
    """The items of these days; an item without a date is in no range but the one without ends."""
    first = int(f"{days.first:%Y%m%d}") if days.first else UNDATED + 1
    last = int(f"{days.last:%Y%m%d}") if days.last else 9999_99_99
    return [item for item, day in enumerate(columns.days) if first <= day <= last]


def _both(some: Scores, others: Scores) -> Scores:
    fewer, more = (some, others) if len(some) <= len(others) else (others, some)
    return {unit: score + more[unit] for unit, score in fewer.items() if unit in more}


def _sum(found: Iterable[Scores]) -> Scores:
    total: Counts = {}
    for scores in found:
        for unit, score in scores.items():
            total[unit] = total.get(unit, 0.0) + score
    return total
