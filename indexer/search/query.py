"""A search as it is asked: the user's words, the facet values ticked, a range of dates, an order, a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from indexer.search.fields import FACETS

MAX_DEPTH = 10_000
"""How many hits deep a reader can page: further down, a narrower search is the better answer."""

TIME_LIMIT = 5.0
"""How many seconds a search may take, where nothing else is said."""


class Sort(StrEnum):
    """The order of hits; ties break by date, newest first, then by id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True)
class Query:
    """One search.

    ``text`` is what the user typed, in the language of ``clauses``. ``filters`` maps a facet's name to the values
    ticked: values of one facet are OR, facets are AND. ``date_from`` and ``date_to`` are inclusive. ``facets`` names
    the facets to count, ``facet_limit`` how many values of each to return, the applied ones always among them.
    ``lacking`` names facets of which an item may have no value at all, beside the values ticked.

    Raises ValueError for a facet that does not exist, a negative offset or limit, or a page below MAX_DEPTH.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: date | None = None
    date_to: date | None = None
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    facets: tuple[str, ...] = FACETS
    facet_limit: int = 10
    lacking: tuple[str, ...] = ()
    time_limit: float = TIME_LIMIT

    def __post_init__(self) -> None:
        for name in (*self.filters, *self.facets, *self.lacking):
            if name not in FACETS:
                raise ValueError(f"there is no facet {name!r}; the facets are {', '.join(FACETS)}")
        if self.offset < 0 or self.limit < 0:
            raise ValueError("offset and limit count from 0 up")
        if self.offset + self.limit > MAX_DEPTH:
            raise ValueError(f"results can be read {MAX_DEPTH:,} deep; narrow the search with a filter or a date")
