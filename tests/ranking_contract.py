"""What every engine promises of the order of hits, and of the better search that it suggests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indexer.search.document import ItemDocument, MeetingDocument
from indexer.search.engine import SearchEngine, open_engine, open_writer
from indexer.search.query import Query, Sort
from tests.engine_corpus import ADA, BO, item, meeting

ALIKE = "The lamp in the lane was mended"


def lane(number: int, day: str | None, *items: ItemDocument) -> MeetingDocument:
    return meeting(number, "Tarnbeck Council", "Cabinet", day, *items)


BUSINESS = (
    lane(
        1, "2021-05-01",
        item(11, "Minutes of the lane", "The lane, the lane, the lane", kinds=("routine",)),
        item(12, "Lighting", "One lamp in a lane, among a great many other things that were said"),
        item(13, "Minutes", "They were signed", kinds=("routine",)),
    ),
    lane(2, "2022-05-01", item(21, "Declarations", "Of the lane none", kinds=("declaration", "routine"))),
)  # fmt: skip

SPELT = (
    lane(
        1, "2021-05-01",
        item(1, "Library opening hours", (ADA, "Leader", "Saturdays are when children come in"),
             (BO, None, "asked about the drawbridge"), ("That it be so", ("approved",), ADA, BO)),
        item(2, "Drawbridge repairs", "The drawbridge over the canal was painted", topics=("Roads",)),
        item(3, "Drawbridge repairs", "The drawbridge is open again, and the canal with it"),
        item(4, "Canal", "The canl was dredged"),
    ),
    *(lane(number, f"2022-{number % 12 + 1:02}-01", item(number, "Towpath", "The canal was walked"))
      for number in range(10, 46)),
)  # fmt: skip


class RankingContract:
    """The promises; a subclass gives ``new_address``."""

    @classmethod
    def new_address(cls, folder: Path) -> str:
        """An address of this engine, with no index at it."""
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def standing(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
        """An engine for business and standing business."""
        yield from _engine(cls.new_address(tmp_path_factory.mktemp("standing")), BUSINESS)

    @pytest.fixture(scope="class")
    @classmethod
    def spelt(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
        """An engine for items to ask for wrongly."""
        yield from _engine(cls.new_address(tmp_path_factory.mktemp("spelt")), SPELT)

    @pytest.mark.parametrize("text", ["lane", "date:2021..2022", "committee:cabinet", "-zebra"])
    def test_standing_business_comes_after_business_and_is_never_hidden(
        self, standing: SearchEngine, text: str
    ) -> None:
        found = _ids(standing, Query(text))
        assert found[0] == "12"
        assert set(found) >= {"11", "12", "21"}
        assert _ids(standing, Query(f"{text} -kind:routine")) == ["12"]

    def test_who_asks_for_standing_business_finds_it(self, standing: SearchEngine) -> None:
        assert _ids(standing, Query("minutes signed")) == ["13"]
        assert set(_ids(standing, Query("kind:routine"))) == {"11", "13", "21"}

    def test_dates_are_not_mixed_with_standing_business(self, standing: SearchEngine) -> None:
        assert _ids(standing, Query("lane", sort=Sort.NEWEST))[0] == "21"
        assert _ids(standing, Query())[0] == "21"

    def test_equals_stand_by_date_newest_first_and_by_id_whatever_the_order_of_building(self, tmp_path: Path) -> None:
        days = ["2021-03-01", "2023-03-01", None, "2022-03-01"]
        meetings = [
            lane(number, day, *(item(10 * number + place, "Lamps", ALIKE) for place in (2, 0, 1)))
            for number, day in enumerate(days, 1)
        ]
        orders = []
        for name, built in (("one", meetings), ("other", meetings[::-1])):
            (tmp_path / name).mkdir()
            for engine in _engine(self.new_address(tmp_path / name), built):
                orders += [_ids(engine, Query("lamp lane", limit=limit)) for limit in (12, 12)]
        newest = [f"{10 * number + place}" for number in (2, 4, 1, 3) for place in (0, 1, 2)]
        assert orders == [newest] * 4

    @pytest.mark.parametrize("sort", Sort)
    @pytest.mark.parametrize("text", ["the", "canal -dredged", "canal OR drawbridge", "date:2022"])
    def test_totals_and_counts_are_the_same_on_every_page(self, spelt: SearchEngine, text: str, sort: Sort) -> None:
        pages = [spelt.search(Query(text, sort=sort, offset=start, limit=7)) for start in range(0, 56, 7)]
        hits = [hit.document.id for page in pages for hit in page.hits]
        assert len({(page.total, page.facets) for page in pages}) == 1
        assert len(hits) == len(set(hits)) == pages[0].total

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("drawbrigde", "drawbridge"),
            ("drwbridge reapirs", "drawbridge repairs"),
            ('"drawbridge repiars"', '"drawbridge repairs"'),
            ("xrawbridge", "drawbridge"),
            ("speaker:plun saturdays", "speaker:plum saturdays"),
            ("mover:plun", "mover:plum"),
            ("item:lybrary -zebra", "item:library -zebra"),
            ("canl", "canal"),
            ("when will the drawbridge be open", "drawbridge open"),
            ("what has been decided about drawbridge repairs", "drawbridge repairs"),
            ("drawbridge painted saturdays", "drawbridge saturdays"),
            ("speaker:plum library", "speaker:plum item:library"),
            ("resolution:library outcome:approved", "item:library outcome:approved"),
        ],
    )
    def test_a_better_search_is_suggested_and_finds_more(self, spelt: SearchEngine, typed: str, meant: str) -> None:
        answer = spelt.search(Query(typed))
        assert answer.suggestion == meant
        assert spelt.search(Query(meant)).total > answer.total

    @pytest.mark.parametrize(
        "typed",
        [
            "canal",
            "drawbridge canal",
            "qqqqqqqq",
            "-canl",
            "21/01234/FUL",
            "zebra crossing",
            "canal -canal",
            "of",
            "drawbridge swimming repairs library hours",
        ],
    )
    def test_nothing_is_suggested_where_nothing_finds_more(self, spelt: SearchEngine, typed: str) -> None:
        assert spelt.search(Query(typed)).suggestion is None

    def test_a_suggestion_keeps_to_the_filters_and_dates(self, spelt: SearchEngine) -> None:
        asked = Query("drawbrigde")
        assert spelt.search(replace(asked, filters={"topic": ("Roads",)})).suggestion == "drawbridge"
        assert spelt.search(replace(asked, filters={"topic": ("Unheard of",)})).suggestion is None
        assert spelt.search(replace(asked, date_from=date(2021, 5, 1))).suggestion == "drawbridge"
        assert spelt.search(replace(asked, date_from=date(2022, 1, 1))).suggestion is None


def _engine(address: str, meetings: tuple[MeetingDocument, ...] | list[MeetingDocument]) -> Iterator[SearchEngine]:
    writer = open_writer(address)
    for each in meetings:
        writer.put(each)
    writer.commit()
    engine = open_engine(address)
    yield engine
    engine.close()


def _ids(engine: SearchEngine, query: Query) -> list[str]:
    return [hit.document.id.removeprefix("tarn/") for hit in engine.search(query).hits]
