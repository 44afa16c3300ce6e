"""The whole river on the sample council: crawled by web service and by pages, indexed, searched alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.sample.council import truth
from indexer.build import build_index
from indexer.holdings import meetings
from indexer.search.engine import open_engine
from indexer.search.query import Query, Sort
from tests.conftest import River

QUESTIONS = [
    Query(),
    Query("library"),
    Query("damp mould", sort=Sort.NEWEST),
    Query('"declarations of interest"'),
    Query("resolution:budget"),
    Query("outcome:deferred"),
    Query("flood*", sort=Sort.OLDEST),
    Query("parking OR buses -school"),
    Query("date:2022"),
    Query(filters={"outcome": ("approved", "noted")}),
]


def answers(index: Path, question: Query) -> object:
    """Everything of an answer but the time it took."""
    engine = open_engine(str(index))
    try:
        results = engine.search(question)
    finally:
        engine.close()
    hits = [(hit.document.id, hit.document.item, hit.document.text, hit.snippet) for hit in results.hits]
    return results.total, hits, results.facets


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_both_ways_of_crawling_answer_alike(by_web_service: River, by_pages: River, question: Query) -> None:
    assert answers(by_web_service.index, question) == answers(by_pages.index, question)


@pytest.mark.parametrize("way", ["by_web_service", "by_pages"])
def test_every_item_that_the_sample_council_published_is_held_word_for_word(
    way: str, request: pytest.FixtureRequest
) -> None:
    river: River = request.getfixturevalue(way)
    unreadable: list[str] = []
    with Archive(river.archive) as archive:
        held = {
            item.item_id: (item.title, item.minute_number, item.decision_text, item.minutes_text, each.meeting.date)
            for each in meetings(archive, unreadable.append)
            for item in each.meeting.items
        }
    expected = {
        item.item_id: (item.title, item.minute_number, item.decision_text, item.minutes_text, item.date)
        for item in truth()
    }
    assert held == expected
    assert not unreadable


def test_an_items_document_knows_how_far_its_meetings_minutes_have_come(by_web_service: River) -> None:
    with Archive(by_web_service.archive) as archive:
        said = {item.item_id: each.meeting.minutes for each in meetings(archive, print) for item in each.meeting.items}
    found = open_engine(str(by_web_service.index)).search(Query(limit=1000)).hits
    assert {hit.document.id.partition("/")[2]: hit.document.minutes for hit in found} == said
    assert {hit.document.standing for hit in found} >= {None, "agenda only"}


def test_an_index_built_from_the_same_archive_is_left_alone_until_told_otherwise(
    by_web_service: River, tmp_path: Path
) -> None:
    with Archive(by_web_service.archive) as archive:
        first = build_index(archive, str(tmp_path / "index"))
        again = build_index(archive, str(tmp_path / "index"))
        told = build_index(archive, str(tmp_path / "index"), rebuild=True)
    assert (first.unchanged, again.unchanged, told.unchanged) == (False, True, False)
    assert told.items == first.items > 250


def test_a_build_that_fails_leaves_the_index_as_it_was(
    by_web_service: River, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = str(tmp_path / "index")
    with Archive(by_web_service.archive) as archive:
        build_index(archive, address)
        before = answers(tmp_path / "index", Query("library"))

        def fail(*_: object) -> None:
            raise OSError("no space left on device")

        monkeypatch.setattr("indexer.build.to_document", fail)
        with pytest.raises(OSError, match="no space left"):
            build_index(archive, address, rebuild=True)
        monkeypatch.undo()
        assert answers(tmp_path / "index", Query("library")) == before
        assert build_index(archive, address, rebuild=True).items > 250
    assert json.dumps(before[0]) == json.dumps(answers(tmp_path / "index", Query("library"))[0])
