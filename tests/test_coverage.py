"""What is held and what is not is told: the lists of the councils beside what was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.archive import Archive, FetchedPage
from crawler.councils import Council
from crawler.crawl import CrawlOptions, crawl
from crawler.moderngov import PageKind, build
from crawler.sample import COUNCIL_KEY, SampleSite
from crawler.sample.council import load
from indexer.build import build_index
from indexer.listed import of
from indexer.search.coverage import Body, Coverage, Standing
from indexer.search.coverage_words import not_held, searched
from indexer.search.document import MeetingDocument
from indexer.search.engine import open_engine
from tests.conftest import River
from tests.engine_corpus import item, meeting


def held(council: str, committee: str | None, **standings: int) -> Coverage:
    counts = {Standing(name): number for name, number in standings.items()}
    body = Body(council, committee, counts, "2021-03-04", "2024-05-01", "2024-06-01T10:00:00+00:00")
    return Coverage((body,), 5, "2024-06-02T00:00:00+00:00")


def test_the_sentence_names_what_was_searched_and_how_far_it_reaches() -> None:
    assert searched(held("Tarnbeck Council", "Cabinet", minuted=940, unminuted=85)) == (
        "Searched the minutes of Cabinet (Tarnbeck Council), 4 March 2021 to 1 May 2024: "
        "1,025 meetings listed, 940 with minutes. Last checked 1 June 2024."
    )
    assert searched(Coverage((), 0, "")) == "No meeting of these bodies and days is listed or held here."


def test_many_bodies_are_counted_instead_of_named() -> None:
    one = held("Tarnbeck Council", "Cabinet", minuted=1).bodies[0]
    many = tuple(replace(one, council=f"Council {number % 4}", committee=f"Body {number}") for number in range(9))
    assert "the minutes of 9 committees of 4 councils" in searched(Coverage(many, 5, ""))


def test_what_is_not_held_is_told_by_its_reason() -> None:
    coverage = held("T", "Cabinet", minuted=1, unreadable=1, unfetched=20, unminuted=2, cancelled=3, coming=4)
    assert not_held(coverage) == (
        "Not held: 1 meeting whose minutes could not be read; 20 meetings that have not been fetched; "
        "2 meetings for which no minutes are published. Besides: 3 cancelled and 4 still to come."
    )
    assert not_held(held("T", "Cabinet", minuted=1)) is None


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ({}, Standing.MINUTED),
        ({"items": ()}, Standing.UNREADABLE),
        ({"items": (), "minutes": None}, Standing.UNMINUTED),
        ({"items": (), "minutes": None, "status": "Cancelled"}, Standing.CANCELLED),
        ({"items": (), "minutes": None, "date": "2024-06-02"}, Standing.COMING),
    ],
)
def test_a_meeting_that_was_read_stands_as_its_page_says(said: dict[str, object], standing: Standing) -> None:
    read: MeetingDocument = meeting(1, "Tarnbeck Council", "Cabinet", "2024-05-01", item(1, "Roads", "It was noted"))
    assert of(replace(read, **said)).standing is standing  # type: ignore[arg-type]


def test_every_listed_meeting_of_the_sample_council_is_accounted_for(by_web_service: River, by_pages: River) -> None:
    coverages = []
    for river in (by_web_service, by_pages):
        engine = open_engine(str(river.index))
        coverages.append(engine.coverage())
        engine.close()
    for coverage in coverages:
        assert coverage.meetings == 61
        assert coverage.standings[Standing.UNFETCHED] == coverage.standings[Standing.UNREADABLE] == 0
        assert coverage.checked is not None
    assert coverages[0].standings == coverages[1].standings


def _unfetched(archive: Archive, base: str) -> str:
    """The id of a meeting that is listed, and of which nothing is held."""
    past = (meeting for _, meeting in load().meetings() if meeting.items)
    ids = (str(each.meeting_id) for each in past)
    return next(each for each in ids if not archive.latest(build(base, PageKind.MEETING_XML, meeting_id=each)))


def test_what_is_listed_and_not_fetched_or_not_readable_is_told(tmp_path: Path) -> None:
    with SampleSite() as site, Archive(tmp_path / "archive", create=True) as archive:
        crawl(Council(COUNCIL_KEY, "Sample", site.base), archive, CrawlOptions(delay=0, limit=12))
        build_index(archive, str(tmp_path / "index"))
        engine = open_engine(str(tmp_path / "index"))
        before = engine.coverage().standings
        engine.close()
        assert before[Standing.UNFETCHED] > 0
        spoilt = build(site.base, PageKind.MEETING_XML, meeting_id=_unfetched(archive, site.base))
        moment = "2026-01-01T00:00:00+00:00"
        page = FetchedPage(spoilt, 200, {}, b"<html>", moment, COUNCIL_KEY, "Sample", site.base)
        archive.append(page, PageKind.MEETING_XML)
        build_index(archive, str(tmp_path / "index"))
    engine = open_engine(str(tmp_path / "index"))
    after = engine.coverage().standings
    engine.close()
    assert after[Standing.UNREADABLE] == before[Standing.UNREADABLE] + 1
    assert after[Standing.UNFETCHED] == before[Standing.UNFETCHED] - 1
