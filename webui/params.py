"""Request parameters to a Query, and back: the whole state of a search is in its address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice

from indexer.search.dates import DateError, date_span
from indexer.search.fields import FACETS
from indexer.search.query import MAX_DEPTH, Query, Sort

Pairs = list[tuple[str, str]]

PAGE_SIZE = 10
LAST_PAGE = MAX_DEPTH // PAGE_SIZE
MANY = (*FACETS, "lacking")
"""The parameters that can be given several times."""

NAMES: tuple[str, ...] = ("q", *MANY, "from", "to", "sort", "page")
"""Every parameter of a search, in the order in which addresses hold them."""


class BadParameter(ValueError):
    """A parameter that cannot be understood: its ``name``, and a sentence that says what would work."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name = name


def parse(pairs: Iterable[tuple[str, str]]) -> Query:
    """The search that the parameters ask for; parameters without a value are left out. Raises BadParameter."""
    pairs = list(pairs)
    given = _gather(pairs)
    single = {name: _only(name, values) for name, values in given.items() if name not in MANY}
    date_from, date_to = _dates(single.get("from"), single.get("to"))
    return Query(
        text=single.get("q", ""),
        filters=ticked(pairs),
        date_from=date_from,
        date_to=date_to,
        sort=_sort(single.get("sort")),
        offset=(_page(single.get("page")) - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
        lacking=_lacking(given.get("lacking", [])),
    )


MAX_VALUES = 100
"""How many values of one parameter are read: every one of them is a link on the page, and holds all the others."""


def ticked(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The facet values among the parameters, whatever the others are: each once, sorted."""
    held = set(islice(((name, value) for name, value in pairs if name in FACETS and value.strip()), MAX_VALUES))
    values = {name: tuple(sorted(value for facet, value in held if facet == name)) for name in FACETS}
    return {name: chosen for name, chosen in values.items() if chosen}


def to_pairs(query: Query) -> Pairs:
    """The parameters that ask for ``query``: in the order of NAMES, values sorted, what is usual left out."""
    page = page_of(query)
    held: dict[str, list[str]] = {
        "q": [query.text],
        **{name: sorted(values) for name, values in query.filters.items()},
        "lacking": sorted(query.lacking),
        "from": [query.date_from.isoformat() if query.date_from else ""],
        "to": [query.date_to.isoformat() if query.date_to else ""],
        "sort": [query.sort.value if query.sort is not Sort.RELEVANCE else ""],
        "page": [str(page) if page > 1 else ""],
    }
    return [(name, value) for name in NAMES for value in held.get(name, ()) if value]


def page_of(query: Query) -> int:
    """The page of results that ``query`` asks for, from 1 up."""
    return query.offset // PAGE_SIZE + 1


def shown(value: str, width: int = 60) -> str:
    """``value`` as a sentence quotes it: short, between curly quotes."""
    return f"“{value if len(value) <= width else value[: width - 1] + '…'}”"


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in NAMES:
            known = ", ".join(NAMES)
            raise BadParameter(name, f"There is no parameter {shown(name)}: the parameters are {known}.")
        words = value if name in FACETS else value.strip()
        if words.strip():
            given.setdefault(name, []).append(words)
        if len(given.get(name, ())) > MAX_VALUES:
            raise BadParameter(name, f"{name} is given more than {MAX_VALUES} times: tick fewer values.")
    return given


def _lacking(names: list[str]) -> tuple[str, ...]:
    for name in names:
        if name not in FACETS:
            raise BadParameter("lacking", f"lacking={shown(name)} is not a facet: the facets are {', '.join(FACETS)}.")
    return tuple(sorted(set(names)))


def _only(name: str, values: list[str]) -> str:
    if len(values) > 1:
        raise BadParameter(
            name, f"{name} is given {len(values)} times, {shown(values[0])} and {shown(values[1])}: give it once."
        )
    return values[0]


def _dates(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    first = _span("from", start)[0] if start else None
    last = _span("to", end)[1] if end else None
    if first and last and first > last:
        raise BadParameter(
            "from", f"from={start} is later than to={end}: put the earlier date in from and the later one in to."
        )
    return first, last


def _span(name: str, words: str) -> tuple[date, date]:
    try:
        return date_span(words)
    except DateError as error:
        raise BadParameter(
            name,
            f"{name}={shown(words)} is not a date that can be read here: "
            "give a year (2024), a month (2024-03) or a day (2024-03-14 or 14/3/2024).",
        ) from error


def _sort(words: str | None) -> Sort:
    if words is None:
        return Sort.RELEVANCE
    try:
        return Sort(words)
    except ValueError as error:
        orders = ", ".join(Sort)
        raise BadParameter("sort", f"sort={shown(words)} is not an order: the orders are {orders}.") from error


def _page(words: str | None) -> int:
    if words is None:
        return 1
    if not (words.isascii() and words.isdigit() and words.strip("0")):
        raise BadParameter("page", f"page={shown(words)} is not a page: give a whole number from 1 up.")
    digits = words.lstrip("0")
    if len(digits) > len(str(LAST_PAGE)) or int(digits) > LAST_PAGE:
        raise BadParameter(
            "page",
            f"page={shown(words)} is too deep: results can be read {MAX_DEPTH:,} deep, so page {LAST_PAGE:,} is the "
            "last; narrow the search with a filter or a date.",
        )
    return int(digits)
