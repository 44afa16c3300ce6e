"""The address of a search says all of it: parameters become a query and a query becomes the same parameters."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.fields import FACETS
from indexer.search.query import Query, Sort
from webui.links import (
    on_page,
    query_string,
    sorted_by,
    with_text,
    with_value,
    without_filters,
    without_value,
)
from webui.params import LAST_PAGE, PAGE_SIZE, BadParameter, parse, ticked, to_pairs

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
values = words.filter(str.strip)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
searches = st.builds(
    lambda text, filters, span, sort, page: Query(
        text=text.strip(),
        filters={name: tuple(sorted(chosen)) for name, chosen in filters.items()},
        date_from=span[0],
        date_to=span[1],
        sort=sort,
        offset=(page - 1) * PAGE_SIZE,
    ),
    words,
    st.dictionaries(st.sampled_from(FACETS), st.sets(values, min_size=1, max_size=3), max_size=3),
    st.tuples(st.none() | days, st.none() | days).filter(lambda span: None in span or span[0] <= span[1]),
    st.sampled_from(Sort),
    st.integers(1, LAST_PAGE),
)


def follow(query: Query) -> Query:
    """The search that the link to ``query`` asks for."""
    return parse(parse_qsl(query_string(query), keep_blank_values=True))


@given(searches)
def test_a_link_asks_for_the_search_it_was_made_from(query: Query) -> None:
    assert follow(query) == query


@given(searches, st.randoms())
def test_the_order_of_parameters_does_not_matter_and_links_have_one_order(query: Query, chance: object) -> None:
    pairs = to_pairs(query)
    shuffled = list(pairs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert to_pairs(parse(shuffled)) == pairs


@given(searches, st.sampled_from(FACETS), values)
def test_ticking_a_value_and_taking_it_back_leaves_the_search_as_it_was(query: Query, name: str, value: str) -> None:
    ticked_once = with_value(query, name, value)
    assert value in follow(ticked_once).filters[name]
    if value not in query.filters.get(name, ()):
        assert follow(without_value(ticked_once, name, value)) == on_page(query, 1)


@given(searches)
def test_whatever_changes_the_matches_or_their_order_goes_back_to_the_first_page(query: Query) -> None:
    changed = (
        with_text(query, "other"),
        with_value(query, "year", "2024"),
        without_value(query, "year", "2024"),
        without_filters(query),
        sorted_by(query, Sort.OLDEST),
    )
    assert {follow(each).offset for each in changed} == {0}


def test_parameters_without_a_value_are_left_out() -> None:
    assert parse([("q", " "), ("committee", ""), ("from", ""), ("to", ""), ("sort", ""), ("page", "")]) == Query()


def test_a_comma_in_a_value_splits_nothing() -> None:
    query = parse([("committee", "Health, Housing and Care"), ("committee", "Cabinet")])
    assert query.filters == {"committee": ("Cabinet", "Health, Housing and Care")}


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-03-14", "15/3/2024", date(2024, 3, 14), date(2024, 3, 15)),
    ],
)
def test_from_is_the_first_day_and_to_the_last(start: str, end: str, first: date, last: date) -> None:
    query = parse([("from", start), ("to", end)])
    assert (query.date_from, query.date_to) == (first, last)


@pytest.mark.parametrize(
    ("pairs", "name", "says"),
    [
        ([("colour", "red")], "colour", ("“colour”", "committee", "page")),
        ([("theme", "damp")], "theme", ("“theme”",)),
        ([("page", "abc")], "page", ("page=“abc”", "whole number")),
        ([("page", "0")], "page", ("page=“0”", "from 1")),
        ([("page", "-1")], "page", ("page=“-1”",)),
        ([("page", "1.5")], "page", ("page=“1.5”",)),
        ([("page", "٣")], "page", ("page=“٣”",)),
        ([("page", str(LAST_PAGE + 1))], "page", ("too deep", "1,000", "narrow")),
        ([("page", "9" * 5000)], "page", ("too deep",)),
        ([("from", "notadate")], "from", ("from=“notadate”", "2024-03-14")),
        ([("to", "2024-13")], "to", ("to=“2024-13”",)),
        ([("to", "31/2/2024")], "to", ("to=“31/2/2024”",)),
        ([("from", "2024"), ("to", "2023")], "from", ("from=2024", "to=2023", "earlier")),
        ([("sort", "foo")], "sort", ("sort=“foo”", "newest")),
        ([("q", "one"), ("q", "two")], "q", ("“one”", "“two”", "once")),
    ],
)
def test_a_parameter_that_cannot_be_understood_is_named_with_what_would_work(
    pairs: list[tuple[str, str]], name: str, says: tuple[str, ...]
) -> None:
    with pytest.raises(BadParameter) as refused:
        parse(pairs)
    assert refused.value.name == name
    assert all(part in str(refused.value) for part in says), str(refused.value)
    assert len(str(refused.value)) < 300


@given(st.lists(st.tuples(st.sampled_from(["q", "from", "to", "sort", "page", "year", "odd"]), words), max_size=6))
def test_any_parameters_give_a_query_or_a_sentence(pairs: list[tuple[str, str]]) -> None:
    try:
        query = parse(pairs)
    except BadParameter as error:
        refused = error
    else:
        assert follow(query) == query
        return
    assert str(refused).endswith(".")


def test_the_values_ticked_are_known_even_where_the_rest_cannot_be_read() -> None:
    assert ticked([("from", "soon"), ("year", "2024"), ("year", "2023"), ("year", "")]) == {"year": ("2023", "2024")}
