"""All matches at a glance: bars that show every year, and a page that says first, last and who."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.results import FacetValue
from webui.bars import FLOOR, MOST, WIDTH, year_bars

YEARS = st.dictionaries(st.integers(1850, 2100), st.integers(0, 10**6), max_size=40)


def values(counts: dict[int, int]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(str(year), counts[year], selected=False) for year in sorted(counts))


@given(YEARS)
def test_every_year_between_the_first_and_the_last_has_its_place_in_the_picture(counts: dict[int, int]) -> None:
    bars = year_bars(values(counts))
    span = range(min(counts, default=0), max(counts, default=-1) + 1)
    if not 2 <= len(span) <= MOST:
        assert bars is None
        return
    assert bars is not None
    assert [int(bar.year) for bar in bars.bars] == list(span)
    assert [bar.count for bar in bars.bars] == [counts.get(year, 0) for year in span]
    assert all(bar.x >= 0 and bar.x + bar.width <= bars.width + 0.2 and 0 <= bar.height <= FLOOR for bar in bars.bars)
    assert all((bar.height > 0) == (bar.count > 0) for bar in bars.bars)
    assert bars.width <= WIDTH
    assert bars.bars[-1].label


def test_higher_counts_have_higher_bars_and_the_ticked_year_is_marked() -> None:
    bars = year_bars((FacetValue("2020", 10, selected=False), FacetValue("2022", 40, selected=True)))
    assert bars is not None
    low, none, high = bars.bars
    assert (low.height < high.height, none.height, high.selected, low.selected) == (True, 0, True, False)


def test_one_year_is_no_picture() -> None:
    assert year_bars((FacetValue("2020", 10, selected=False),)) is None
    assert year_bars((FacetValue("soon", 10, selected=False), FacetValue("2020", 1, selected=False))) is None
