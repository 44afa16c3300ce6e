"""Years as bars: where each stands in a small picture, every year between the first and the last among them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.search.results import FacetValue

WIDTH, HEIGHT, FLOOR = 640, 84, 64
WIDEST = 48
"""How wide a year is at the most, its gap with it."""

GAP = 2
LABEL = 44
"""How wide a year is as a label, with the space around it."""

MOST = 160
"""How many years are drawn at the most; more could not be told apart."""


@dataclass(frozen=True)
class Bar:
    """One year: its count, where its bar stands, and whether it has a label below."""

    year: str
    count: int
    selected: bool
    x: float
    width: float
    height: float
    label: bool = False

    @property
    def middle(self) -> float:
        """Where the label stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Bars:
    """The picture: its size, where the bars stand, and they themselves, the earliest year first."""

    bars: tuple[Bar, ...]
    width: int
    height: int = HEIGHT
    floor: int = FLOOR


def year_bars(years: tuple[FacetValue, ...]) -> Bars | None:
    """The picture of ``years`` (four digits each); None where there are fewer than two to compare, or far too many."""
    known = {int(year.value): year for year in years if year.value.isdecimal()}
    span = range(min(known, default=0), max(known, default=-1) + 1)
    if not 2 <= len(span) <= MOST:
        return None
    step = min(WIDTH / len(span), WIDEST)
    highest = max(year.count for year in known.values()) or 1
    every = max(1, round(LABEL / step + 0.5))
    bars = tuple(
        _bar(known.get(number, FacetValue(f"{number:04d}", 0, selected=False)), place, step, highest)
        for place, number in enumerate(span)
    )
    labelled = range(len(bars) - 1, -1, -every)
    return Bars(tuple(replace(bar, label=place in labelled) for place, bar in enumerate(bars)), round(step * len(span)))


def _bar(year: FacetValue, place: int, step: float, highest: int) -> Bar:
    """The bar of one year, which is the ``place``-th; a year with anything at all can be seen."""
    height = max(2.0, year.count / highest * (FLOOR - 4)) if year.count else 0.0
    width = round(step - GAP, 1)
    return Bar(year.value, year.count, year.selected, round(place * step + GAP / 2, 1), width, round(height, 1))
