"""Plans to matches: which items, and how well, by set algebra over postings.

A word's score is BM25F: its frequencies in the fields, each evened out by the field's length and weighed by its boost,
are added up before they saturate (Robertson, Zaragoza and Taylor, 2004). Labels and dates narrow, and score 0; the
item that has the very number asked for scores as much as anything so rare can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import log

from indexer.search.clauses import Clause, Days
from indexer.search.columns import NO_OWNER, UNDATED, Columns, DocumentKind, day_number
from indexer.search.deadline import check
from indexer.search.fielded import SPEECH, is_text
from indexer.search.fields import BY_NAME, DEFAULTS, Kind, Scope
from indexer.search.scoping import Every, InField, Plan, Some, Within, Without
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_counts import Counts, WordCounter
from indexer.search.whoosh_postings import Postings

K1 = 1.2
B = 0.75

Scores = Mapping[int, float]


@dataclass(frozen=True)
class Space:
    """What is matched, items or one kind of their parts, and in which fields, with their boosts."""

    scope: Scope
    boosts: tuple[tuple[str, float], ...]


ITEMS = Space(Scope.ITEM, tuple(DEFAULTS.items()))
SPEECHES = Space(Scope.SPEECH, ((SPEECH, 1.0),))


class Evaluator:
    """Finds what plans ask for in one generation."""

    def __init__(self, postings: Postings, columns: Columns, vocabulary: Vocabulary) -> None:
        self.columns = columns
        self.norms: Callable[[str], Sequence[float]] = lru_cache(maxsize=None)(self._norms)
        self._counter = partial(WordCounter, postings, vocabulary)

    def items(self, plan: Plan) -> Scores:
        """The numbers of the items that ``plan`` asks for, with their scores.

        Raises QuerySyntaxError, and OutOfTimeError where the ``deadline`` passes before they are found.
        """
        return self.searches()(plan)

    def searches(self) -> Callable[[Plan], Scores]:
        """``items`` for several plans of much the same words: each is read once, within the limits of one search."""
        search = _Search(self, self._counter())
        return lambda plan: search.find(plan, ITEMS)

    def speeches(self, plan: Plan) -> Scores:
        """The numbers of the speeches, each a document of the engine, that hold what ``plan`` asks for."""
        return _Search(self, self._counter()).find(plan, SPEECHES)

    def _norms(self, field: str) -> Sequence[float]:
        """What a frequency in each document is multiplied by, for long fields not to win by their length."""
        lengths = self.columns.lengths.get(field)
        if lengths is None:
            return [1.0] * len(self.columns.owners)
        filled = sum(1 for length in lengths if length)
        average = sum(lengths) / filled if filled else 1.0
        return [1 / (1 - B + B * length / average) for length in lengths]


class _Search:
    """One search: what a clause was found to be is remembered until its end."""

    def __init__(self, evaluator: Evaluator, counter: WordCounter) -> None:
        self._columns = evaluator.columns
        self._norms = evaluator.norms
        self._counter = counter
        self._known: dict[tuple[Clause, Space], Scores] = {}

    def find(self, plan: Plan, space: Space) -> Scores:
        """What ``plan`` finds in ``space``: the numbers of items or parts, with their scores."""
        check()
        if isinstance(plan, Every):
            return self._every(plan, space)
        if isinstance(plan, Some):
            return _sum(self.find(each, space) for each in plan.plans)
        if isinstance(plan, Without):
            left_out = self.find(plan.plan, space)
            return {unit: 0.0 for unit in self._units(space.scope) if unit not in left_out}
        if isinstance(plan, InField):
            return self.find(plan.plan, Space(space.scope, ((plan.field, 1.0),)))
        if isinstance(plan, Within):
            return self._owners_of(self.find(plan.plan, Space(plan.scope, SPEECHES.boosts)))
        if (plan, space) not in self._known:
            self._known[plan, space] = self._clause(plan, space)
        return self._known[plan, space]

    def _every(self, plan: Every, space: Space) -> Scores:
        wanted = [each for each in plan.plans if not isinstance(each, Without)]
        left: Scores | None = None
        for each in wanted:
            found = self.find(each, space)
            left = found if left is None else _both(left, found)
            if not left:
                return {}
        if left is None:
            left = dict.fromkeys(self._units(space.scope), 0.0)
        for unwanted in plan.plans:
            if isinstance(unwanted, Without):
                left_out = self.find(unwanted.plan, space)
                left = {unit: score for unit, score in left.items() if unit not in left_out}
        return left

    def _units(self, scope: Scope) -> Iterable[int]:
        """Every item, or every part of that kind."""
        if scope is Scope.ITEM:
            return range(len(self._columns.ids))
        kind = DocumentKind.SPEECH if scope is Scope.SPEECH else DocumentKind.RESOLUTION
        return [part for part, its_kind in enumerate(self._columns.kinds) if its_kind == kind]

    def _owners_of(self, parts: Scores) -> Scores:
        """The items that the parts found belong to, each with the score of its best part."""
        owners = self._columns.owners
        best: Counts = {}
        for part, score in parts.items():
            owner = owners[part]
            if score >= best.get(owner, 0.0):
                best[owner] = score
        best.pop(NO_OWNER, None)
        return best

    def _clause(self, clause: Clause, space: Space) -> Scores:
        if isinstance(clause, Days):
            return dict.fromkeys(between(self._columns, clause), 0.0)
        found: Counts = {}
        for field, boost in space.boosts:
            self._gather(found, field, boost, self._counter.counts(field, clause), space.scope)
        total = len(self._columns.ids)
        rarity = log(1 + max(total - len(found) + 0.5, 0.5) / (len(found) + 0.5))
        if not any(is_text(field) for field, _ in space.boosts):
            numbered = all(BY_NAME[field].kind is Kind.REFERENCE for field, _ in space.boosts)
            return dict.fromkeys(found, rarity if numbered else 0.0)
        return {unit: rarity * weight / (K1 + weight) for unit, weight in found.items()}

    def _gather(
        self, found: Counts, field: str, boost: float, counts: Iterable[tuple[int, float]], scope: Scope
    ) -> None:
        """Adds up what one field has of a clause."""
        norms, owners = self._norms(field), self._columns.owners
        for document, count in counts:
            unit = owners[document] if scope is Scope.ITEM else document
            found[unit] = found.get(unit, 0.0) + boost * count * norms[document]
        if scope is Scope.ITEM:
            found.pop(NO_OWNER, None)


def between(columns: Columns, days: Days) -> list[int]:
    """The items of these days; an item without a date is in no range but the one without ends."""
    first = day_number(days.first) if days.first else UNDATED + 1
    last = day_number(days.last) if days.last else 9999_99_99
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
