"""Every address that a page links to. A change of words, filters, dates or order goes back to the first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from flask import url_for

from indexer.search.dates import long_date
from indexer.search.fields import BY_NAME
from indexer.search.naming import slug_of
from indexer.search.query import Query, Sort
from webui.params import PAGE_SIZE, to_pairs
from webui.words import outcome_label

NONE_GIVEN = "none given"
"""What stands for a facet's missing value."""


@dataclass(frozen=True)
class Applied:
    """One thing that narrows a search: what it is, its value, and the address of the search without it."""

    label: str
    value: str
    remove: str


def query_string(query: Query) -> str:
    """The parameters of ``query`` as they stand in an address, in one fixed order."""
    return urlencode(to_pairs(query), quote_via=quote)


def search_url(query: Query) -> str:
    """The page of results for ``query``."""
    parameters = query_string(query)
    return f"{url_for('views.search')}?{parameters}" if parameters else url_for("views.home")


def coverage_url(query: Query) -> str:
    """What the index covers of the bodies and days that ``query`` looks at."""
    parameters = query_string(replace(query, offset=0, sort=Sort.RELEVANCE))
    address = url_for("coverage.coverage")
    return f"{address}?{parameters}" if parameters else address


def facet_values_url(query: Query, name: str, page: int = 1, find: str = "") -> str:
    """All values of a facet, of those that ``find`` begins words of, with their counts in ``query``."""
    own = [(key, value) for key, value in (("find", find), ("values", str(page) if page > 1 else "")) if value]
    parameters = urlencode(to_pairs(replace(query, offset=0)) + own, quote_via=quote)
    address = url_for("facets.values", name=name)
    return f"{address}?{parameters}" if parameters else address


def feed_url(query: Query) -> str:
    """The latest of what ``query`` finds, as a feed."""
    parameters = query_string(replace(query, offset=0, sort=Sort.RELEVANCE))
    return f"{url_for('feeds.feed')}?{parameters}" if parameters else url_for("feeds.feed")


def export_url(query: Query, ending: str) -> str:
    """Every match of ``query`` as a file: ``ending`` is csv or jsonl."""
    parameters = query_string(replace(query, offset=0))
    address = url_for("exports.as_csv" if ending == "csv" else "exports.as_json")
    return f"{address}?{parameters}" if parameters else address


def topic_url(slug: str) -> str:
    """The page of a topic."""
    return url_for("topics.topic", slug=slug)


def item_url(item_id: str, anchor: str | None = None) -> str:
    """The page of an item, or a place on it."""
    return url_for("views.item", item_id=item_id, _anchor=anchor)


def meeting_url(meeting_id: str) -> str:
    """The page of a meeting."""
    return url_for("views.meeting", meeting_id=meeting_id)


def speaker_url(label: str, item_id: str = "") -> str:
    """The page of the speaker whom the index has under ``label``: at the item's council, or at whichever has one."""
    council = item_id.partition("/")[0]
    return url_for("speakers.speaker", slug=f"{council}/{slug_of(label)}" if council else slug_of(label))


def facet_url(name: str, value: str) -> str:
    """All items with one facet value."""
    return search_url(with_value(Query(), name, value))


def with_text(query: Query, text: str) -> Query:
    """The same search with other words."""
    return replace(query, text=text, offset=0)


def with_value(query: Query, name: str, value: str) -> Query:
    """The same search with one facet value more."""
    values = tuple(sorted({*query.filters.get(name, ()), value}))
    return replace(query, filters={**query.filters, name: values}, offset=0)


def without_value(query: Query, name: str, value: str) -> Query:
    """The same search with one facet value less."""
    values = tuple(held for held in query.filters.get(name, ()) if held != value)
    others = {other: held for other, held in query.filters.items() if other != name}
    return replace(query, filters={**others, name: values} if values else others, offset=0)


def without_filters(query: Query) -> Query:
    """The same words in the same order of hits, no facet value ticked and no dates."""
    return replace(query, filters={}, lacking=(), date_from=None, date_to=None, offset=0)


def sorted_by(query: Query, order: Sort) -> Query:
    """The same search in another order."""
    return replace(query, sort=order, offset=0)


def on_page(query: Query, page: int) -> Query:
    """Another page of the same search."""
    return replace(query, offset=(page - 1) * PAGE_SIZE)


def applied(query: Query) -> Iterator[Applied]:
    """What narrows the search, facet by facet, then the dates."""
    for name, values in sorted(query.filters.items(), key=lambda facet: list(BY_NAME).index(facet[0])):
        for value in values:
            words = outcome_label(value) if name in ("outcome", "kind") else value
            yield Applied(BY_NAME[name].label, words, search_url(without_value(query, name, value)))
    for name in query.lacking:
        others = tuple(other for other in query.lacking if other != name)
        yield Applied(BY_NAME[name].label, NONE_GIVEN, search_url(replace(query, lacking=others, offset=0)))
    if query.date_from:
        without = replace(query, date_from=None, offset=0)
        yield Applied("From", long_date(query.date_from.isoformat()), search_url(without))
    if query.date_to:
        without = replace(query, date_to=None, offset=0)
        yield Applied("To", long_date(query.date_to.isoformat()), search_url(without))
