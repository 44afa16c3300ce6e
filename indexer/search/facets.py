"""Filters and facet counts over all matches, drill-sideways, from the columns of a generation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from indexer.search.columns import Columns, FacetColumn
from indexer.search.fields import BY_NAME
from indexer.search.query import Query
from indexer.search.results import Facet, FacetValue


class Narrowed:
    """Matches as a query narrows them: by what they lack, and by all of its filters, or all but one facet's own."""

    def __init__(self, matches: Iterable[int], query: Query, columns: Columns) -> None:
        lacking = [columns.facets[name].held for name in query.lacking]
        self._all = {item for item in matches if not any(held[item] for held in lacking)}
        self._passing = {
            name: _passing(self._all, columns.facets[name], values) for name, values in query.filters.items() if values
        }

    def without(self, facet: str | None = None) -> set[int]:
        """The matches that pass every filter but that of ``facet``; every filter where it is None."""
        left = self._all
        for passing in (passing for name, passing in self._passing.items() if name != facet):
            left = left & passing
        return left


def _passing(matches: set[int], column: FacetColumn, values: tuple[str, ...]) -> set[int]:
    wanted = {number for number, value in enumerate(column.values) if value in values}
    held = column.held
    return {item for item in matches if not wanted.isdisjoint(held[item])}


def count(query: Query, narrowed: Narrowed, columns: Columns) -> tuple[Facet, ...]:
    """The facets that ``query`` asks for, each counted as if its own filter were off."""
    return tuple(
        _facet(name, narrowed.without(name), columns.facets[name], query.filters.get(name, ()), query.facet_limit)
        for name in query.facets
    )


def _facet(name: str, items: set[int], column: FacetColumn, ticked: tuple[str, ...], limit: int) -> Facet:
    held = column.held
    numbers = Counter(chain.from_iterable(map(held.__getitem__, items)))
    counts = {column.values[number]: count for number, count in numbers.items()}
    missing = sum(1 for item in items if not held[item])
    order = (
        sorted(counts, reverse=True) if name == "year" else sorted(counts, key=lambda value: (-counts[value], value))
    )
    shown = order[:limit]
    shown += [value for value in dict.fromkeys(ticked) if value not in shown]
    values = tuple(FacetValue(value, counts.get(value, 0), value in ticked) for value in shown)
    return Facet(name, BY_NAME[name].label, values, len(counts), missing)
