"""Filters and facet counts over all matches, drill-sideways, from the columns of a generation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from indexer.search.columns import Columns, FacetColumn
from indexer.search.fields import BY_NAME, FACETS
from indexer.search.query import Query
from indexer.search.results import Facet, FacetValue
from indexer.search.words import fold, tokens


class Narrowed:
    """Matches as a query narrows them: by all of its filters, or by all but one facet's own."""

    def __init__(self, matches: Iterable[int], query: Query, columns: Columns) -> None:
        self._all = set(matches)
        self._passing = {
            name: _passing(self._all, columns.facets[name], query.filters.get(name, ()), name in query.lacking)
            for name in FACETS
            if query.filters.get(name) or name in query.lacking
        }

    def without(self, facet: str | None = None) -> set[int]:
        """The matches that pass every filter but that of ``facet``; every filter where it is None."""
        left = self._all
        for passing in (passing for name, passing in self._passing.items() if name != facet):
            left = left & passing
        return left


def _passing(matches: set[int], column: FacetColumn, values: tuple[str, ...], lacking: bool) -> set[int]:
    """The items that have one of the values, or, where they are asked for, none at all."""
    wanted = {number for number, value in enumerate(column.values) if value in values}
    held = column.held
    return {item for item in matches if not wanted.isdisjoint(held[item]) or (lacking and not held[item])}


def count(query: Query, narrowed: Narrowed, columns: Columns) -> tuple[Facet, ...]:
    """The facets that ``query`` asks for, each counted as if its own filter were off."""
    return tuple(_facet(name, narrowed.without(name), query, columns.facets[name]) for name in query.facets)


def values(name: str, typed: str, query: Query, narrowed: Narrowed, columns: Columns) -> Facet:
    """One facet, counted likewise, of those values alone that have every word ``typed``, or words that begin so."""
    column = columns.facets[name]
    asked = [word for word in map(fold, typed.split()) if word]
    meant = frozenset(number for number, value in enumerate(column.values) if _has(value, asked))
    return _facet(name, narrowed.without(name), query, column, meant)


def _has(value: str, asked: list[str]) -> bool:
    """Whether each word asked for begins a word of the value."""
    if not asked:
        return True
    words = [token.text for token in tokens(value)]
    return all(any(word.startswith(each) for word in words) for each in asked)


def _facet(name: str, items: set[int], query: Query, column: FacetColumn, meant: frozenset[int] | None = None) -> Facet:
    held = column.held
    ticked = query.filters.get(name, ())
    numbers = Counter(chain.from_iterable(map(held.__getitem__, items)))
    counts = {column.values[number]: count for number, count in numbers.items() if meant is None or number in meant}
    missing = sum(1 for item in items if not held[item])
    order = (
        sorted(counts, reverse=True) if name == "year" else sorted(counts, key=lambda value: (-counts[value], value))
    )
    shown = order[: query.facet_limit]
    if meant is None:
        shown += [value for value in dict.fromkeys(ticked) if value not in shown]
    made = tuple(FacetValue(value, counts.get(value, 0), value in ticked) for value in shown)
    return Facet(name, BY_NAME[name].label, made, len(counts), missing, name in query.lacking)
