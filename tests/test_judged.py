"""How well the search ranks on the sample council: the judged queries, their floors, and the measures themselves."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import judged
from benchmarks.judging import corpora, known_items
from benchmarks.judging.judgements import EMPTY, load
from benchmarks.judging.measures import measures
from benchmarks.judging.systems import HELPED, TYPED, Ranker, all_of, plain_words
from crawler.sample import COUNCIL_KEY
from indexer.search.document import ItemDocument
from indexer.search.engine import open_engine
from indexer.search.query import MAX_DEPTH, Query
from tests.conftest import River

KINDS = {
    "topic", "phrase", "speaker", "outcome", "reference", "committee", "misspelt", "question", "known", "empty",
}  # fmt: skip

Council = tuple[list[ItemDocument], dict[str, Ranker]]


@pytest.fixture(scope="module")
def council(by_web_service: River, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    """The sample council's items, and every system over them."""
    engine = open_engine(str(by_web_service.index))
    items = [hit.document for hit in engine.search(Query(limit=MAX_DEPTH)).hits]
    yield items, all_of(engine, items, tmp_path_factory.mktemp("plain"))
    engine.close()


@pytest.fixture(scope="module")
def figures(council: Council) -> dict[str, dict[str, float]]:
    """The measures of every system on the judged queries over the sample council."""
    outcome = judged.answered(load("sample", COUNCIL_KEY), council[1])
    assert not outcome.found_though_empty
    held: dict[str, dict[str, float]] = judged.report([outcome], None)["all"]
    return held


def test_there_are_enough_queries_of_every_kind_and_enough_that_must_find_nothing() -> None:
    queries = [*load("sample", COUNCIL_KEY), *load("real", corpora.REAL_KEY)]
    assert len(queries) >= 80
    assert len({query.id for query in queries}) == len({query.text for query in queries}) == len(queries)
    assert {query.kind for query in queries} == KINDS
    assert sum(query.kind == EMPTY for query in queries) >= 12
    assert all(bool(query.grades) != (query.kind == EMPTY) for query in queries)


def test_the_judgements_are_of_items_that_the_sample_council_has(council: Council) -> None:
    held = {item.id for item in council[0]}
    assert not {item for query in load("sample", COUNCIL_KEY) for item in query.grades} - held


def test_the_search_ranks_better_than_plain_systems(figures: dict[str, dict[str, float]]) -> None:
    ours = figures[HELPED]
    assert ours["ndcg@10"] >= 0.85
    assert ours["mrr"] >= 0.92
    assert ours["success@10"] >= 0.95
    assert ours["judged@10"] >= 0.95
    assert figures[TYPED]["ndcg@10"] >= 0.7
    for plain in ("plain Whoosh", "SQLite FTS5"):
        assert ours["ndcg@10"] >= figures[plain]["ndcg@10"] + 0.05


def test_a_known_item_is_found_by_five_of_its_rarer_words_even_misspelt(council: Council) -> None:
    items, ranks = council
    found = known_items.measured(ranks[HELPED], known_items.questions(items, 60))
    assert found["items"] == 60
    assert found["found"] >= 0.97
    assert found["found misspelt"] >= 0.85


def test_the_measures_are_those_of_the_textbooks() -> None:
    grades = {"best": 3, "good": 2, "bad": 0}
    perfect = measures(["best", "good"], grades)
    assert perfect == {"ndcg@10": 1.0, "mrr": 1.0, "success@10": 1.0, "judged@10": 1.0}
    second = measures(["new", "good", "bad"], grades)
    assert second["ndcg@10"] == pytest.approx((3 / 1.5849625) / (7 + 3 / 1.5849625))
    assert (second["mrr"], second["success@10"]) == (0.5, 1.0)
    assert second["judged@10"] == pytest.approx(2 / 3)
    late = measures(["bad"] * 10 + ["best"], grades)
    assert (late["ndcg@10"], late["mrr"], late["success@10"]) == (0.0, 0.0, 0.0)


def test_a_word_misspelt_is_one_step_off_and_words_too_short_are_left() -> None:
    chance = random.Random(1)
    for _ in range(200):
        made = known_items.misspelt(["bridge", "of"], chance)
        assert made is not None
        assert made[0] != "bridge"
        assert made[1] == "of"
        assert abs(len(made[0]) - 6) <= 1
    assert known_items.misspelt(["of", "1234567"], chance) is None


def test_plain_systems_get_the_words_without_the_language() -> None:
    assert plain_words('speaker:"Ada Plum" -road (outcome:lost)') == ["Ada", "Plum", "road", "lost"]


@pytest.mark.skipif(not corpora.REAL.exists(), reason=f"no real items at {corpora.REAL}")
def test_the_slice_of_real_items_is_always_the_same() -> None:
    drawn = list(corpora.slice_of(corpora.REAL, 50))
    assert [meeting.id for meeting in drawn] == ["nyc/1390", "nyc/6957", "nyc/14481", "nyc/9538"]
    assert sum(len(meeting.items) for meeting in drawn) == 53


def test_without_the_real_items_the_sample_is_measured_alone_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "none.jsonl.xz"
    monkeypatch.setattr("sys.argv", ["judged", "--json", "--known", "5", "--real", str(missing)])
    judged.main()
    said = json.loads(capsys.readouterr().out)
    assert str(missing) in said["skipped"]
    assert "--real" in said["skipped"]
    assert set(said["known items"]) == {"sample"}
    assert said["must be empty"]["found something"] == []
