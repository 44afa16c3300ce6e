"""Dates as people type them: each form gives its first and last day, and nothing else is guessed at."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.dates import DateError, date_range, date_span


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-2", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-03-14", date(2024, 3, 14), date(2024, 3, 14)),
        ("14/3/2024", date(2024, 3, 14), date(2024, 3, 14)),
        ("14 March 2024", date(2024, 3, 14), date(2024, 3, 14)),
        ("1st Sept. 2023", date(2023, 9, 1), date(2023, 9, 1)),
        ("february 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2011-12", date(2011, 12, 1), date(2011, 12, 31)),
        (" 14.03.2024 ", date(2024, 3, 14), date(2024, 3, 14)),
    ],
)
def test_a_span_runs_from_its_first_to_its_last_day(words: str, first: date, last: date) -> None:
    assert date_span(words) == (first, last)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2019..2021", (date(2019, 1, 1), date(2021, 12, 31))),
        ("2020-03..", (date(2020, 3, 1), None)),
        ("March 2023..14 April 2024", (date(2023, 3, 1), date(2024, 4, 14))),
        ("..2020-03", (None, date(2020, 3, 31))),
        ("2020", (date(2020, 1, 1), date(2020, 12, 31))),
    ],
)
def test_a_range_may_be_open_at_either_end(words: str, expected: tuple[date | None, date | None]) -> None:
    assert date_range(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "..",
        "soon",
        "2024-13",
        "2024-00",
        "2024-0-1",
        "2023-02-29",
        "31/4/2024",
        "0 March 2024",
        "32 March 2024",
        "Marchy 2024",
        "24",
        "2021..2020",
        "0000",
        "٢٠٢٤",
        "99999",
        "2023/24",
        "2023-24",
        "1999/00",
    ],
)
def test_what_is_no_date_is_answered_with_a_sentence_that_names_it(words: str) -> None:
    with pytest.raises(DateError, match=r"give|put"):
        date_range(words)


@pytest.mark.parametrize(("words", "instead"), [("2023/24", "2023-04..2024-03"), ("1999-00", "1999-04..2000-03")])
def test_a_municipal_year_is_answered_with_the_range_to_ask_for(words: str, instead: str) -> None:
    with pytest.raises(DateError, match=instead):
        date_range(words)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_reads_back_from_both_ways_of_writing_it(day: date) -> None:
    assert date_span(day.isoformat()) == date_span(f"{day.day}/{day.month}/{day.year}") == (day, day)


@given(st.text(max_size=30))
def test_no_text_raises_anything_but_a_date_error(words: str) -> None:
    try:
        first, last = date_range(words)
    except DateError:
        return
    assert first is None or last is None or first <= last
