"""Every form in which councils head a meeting is read, in English and in Welsh."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.pages.dates import find_moment, iso_date, split_heading
from indexer.pages.vocabulary import heading_status


@pytest.mark.parametrize(
    ("heading", "committee", "day", "time", "said"),
    [
        ("Cabinet - Thursday 15 January 2026 7:30 pm", "Cabinet", "2026-01-15", "7:30 pm", None),
        ("Cabinet - Thursday, 5th April, 2018 6.00 pm", "Cabinet", "2018-04-05", "6.00 pm", None),
        ("Cabinet - Thursday 25th September 2008 7.30 pm", "Cabinet", "2008-09-25", "7.30 pm", None),
        ("Cabinet - Thursday, 26 July 2012 2.00 p.m.", "Cabinet", "2012-07-26", "2.00 p.m.", None),
        ("Cabinet - Tuesday, 14th July 2020 6.00 p.m., NEW", "Cabinet", "2020-07-14", "6.00 p.m.", "new"),
        ("Cabinet - Thursday 4 December 2025 7:30 pm, CANCELLED", "Cabinet", "2025-12-04", "7:30 pm", "cancelled"),
        ("Cabinet - Thursday 4 December 2025 7:30 pm - POSTPONED", "Cabinet", "2025-12-04", "7:30 pm", "postponed"),
        ("Cabinet - Thursday 4 December 2025 (Withdrawn)", "Cabinet", "2025-12-04", None, "withdrawn"),
        ("Cabinet - Thursday 4 December 2025 at 10.00 a.m.", "Cabinet", "2025-12-04", "10.00 a.m.", None),
        ("Cabinet - Thursday 4 December 2025 7pm, MOVED", "Cabinet", "2025-12-04", "7pm", "moved"),
        ("Cabinet - Monday, 2nd March, 2020 12.00 noon", "Cabinet", "2020-03-02", "12.00 noon", None),
        ("Cabinet - Monday, 2nd March, 2020 7.00 pm CANCELLED", "Cabinet", "2020-03-02", "7.00 pm", "cancelled"),
        ("Cabinet - Monday, 2nd March, 2020 7.00 pm - 9.00 pm", "Cabinet", "2020-03-02", "7.00 pm", None),
        (
            "Cabinet - Monday, 2nd March, 2020 7.00 pm or at the rise of Council",
            "Cabinet",
            "2020-03-02",
            "7.00 pm",
            None,
        ),
        ("Cabinet - Monday, 2nd March, 2020 19:00", "Cabinet", "2020-03-02", "19:00", None),
        ("Board A - North - Friday 1 May 2015 9.30 am", "Board A - North", "2015-05-01", "9.30 am", None),
        (
            "Budget 1 May 2014, Council - Friday 1 May 2015 9.30 am",
            "Budget 1 May 2014, Council",
            "2015-05-01",
            "9.30 am",
            None,
        ),
        ("Craffu - Dydd Iau, 9fed Hydref, 2014 2.00 o'r gloch", "Craffu", "2014-10-09", "2.00 o'r gloch", None),
        ("Craffu – Dydd Mawrth, 3ydd Mawrth, 2015 10.00 yb", "Craffu", "2015-03-03", "10.00 yb", None),
        ("Craffu - Dydd Llun, 1af o Fehefin 2015, Wedi'i ganslo", "Craffu", "2015-06-01", None, "cancelled"),
        ("Craffu - Dydd Sul 21ain Tachwedd 2021", "Craffu", "2021-11-21", None, None),
        ("Cabinet - 04/12/2025", "Cabinet", "2025-12-04", None, None),
        ("Thursday, 5th April, 2018 6.00 pm", None, "2018-04-05", "6.00 pm", None),
    ],
)
def test_headings(heading: str, committee: str | None, day: str, time: str | None, said: str | None) -> None:
    found = split_heading(heading)
    assert found.moment is not None
    assert (found.committee, found.moment.date, found.moment.time) == (committee, day, time)
    assert heading_status(found.moment.rest) == said


@pytest.mark.parametrize(
    "heading", ["Constitution", "", "Part 3 - Scheme of delegation", "Cabinet - Monday 31 February 2020 6.00 pm"]
)
def test_a_heading_without_a_day_of_the_calendar_is_all_committee(heading: str) -> None:
    found = split_heading(heading)
    assert found.moment is None
    assert found.committee == (heading or None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 Jan 2026 7:30 pm", "2026-01-15"),
        ("3 Sept 2021", "2021-09-03"),
        ("Thursday 15-Jan-2026 19.30", "2026-01-15"),
        ("05/08/2026", "2026-08-05"),
        ("2026-01-15", "2026-01-15"),
        ("19/10/2015 - Policy Committee", "2015-10-19"),
        ("first of May", None),
        ("12/13/2020", None),
        ("1112/2/2020", None),
        ("", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert iso_date(text) == day


FORMS = ["%A %-d %B %Y", "%A, %-d %B, %Y", "%-d %b %Y", "%d/%m/%Y", "%A %d-%b-%Y", "%Y-%m-%d", "%a %-d %B %Y"]


@settings(deadline=None)
@given(st.dates(date(1974, 4, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    assert iso_date(f"{day:{form}}") == day.isoformat()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_at_all_breaks_it(text: str) -> None:
    found = find_moment(text)
    assert found is None or date.fromisoformat(found.date)
    split_heading(text)
