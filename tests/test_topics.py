"""The topics: the file that comes with Minutebook, files that cannot be used, and which item has which topic."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.archive import Archive
from indexer.build import build_index
from indexer.search.clauses import parse
from indexer.search.document import ItemDocument
from indexer.search.engine import SearchEngine, open_engine
from indexer.search.query import Query
from indexer.search.topics import OWN, TopicsError, load, read
from tests.conftest import River
from tests.engine_corpus import item
from tests.test_commands import minutebook, one_sentence

ONE = """[[topic]]
slug = "bridges"
name = "Bridges"
description = "Bridges and fords."
query = '''
bridge
OR ford
'''
"""
TWO = ONE + ONE.replace("bridge", "tunnel").replace("Bridge", "Tunnel")


def titled(title: str, text: str = "") -> ItemDocument:
    return item(1, title, text)


def test_the_topics_that_come_with_minutebook_can_be_read_and_are_told_apart() -> None:
    topics = load().topics
    assert 40 <= len(topics) <= 80
    assert len({topic.slug for topic in topics}) == len({topic.name for topic in topics}) == len(topics)
    assert all(topic.description.endswith(".") for topic in topics)
    assert max(len(line) for line in OWN.read_text("utf-8").splitlines()) <= 120


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Pot-holes in Mill Lane", "Potholes had been filled.", "Roads and potholes"),
        ("Report of the Director", "The damp and mould in council homes was noted.", "Council homes and repairs"),
        ("Licensing of HMOs", "", "Private renting and HMOs"),
        ("21/01234/FUL", "RESOLVED that planning permission be granted.", "Planning applications"),
        ("Fly tipping", "The fly-tipping in Weir Lane.", "Litter, fly-tipping and clean streets"),
        ("Children's Services", "The number of care leavers rose.", "Children in care and family support"),
        ("Revenue Budget 2024/25", "", "Budget and spending"),
        ("Motion – Ceasefire", "Fireworks frighten dogs.", "Anti-social behaviour"),
        ("Cynllun", "The Welsh Language Standards were noted.", "Welsh language"),
        ("Members' Allowances", "", "Councillors: conduct, allowances and training"),
        ("Naming of a taxi rank", "", "Taxis and private hire"),
    ],
)
def test_an_item_has_the_topic_that_the_public_would_look_under(title: str, text: str, name: str) -> None:
    assert name in load().of(titled(title, text))


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Budget", "The committee went home.", "Housing and new homes"),
        ("Election of Chair", "", "Elections and voting"),
        ("Car Parks", "", "Parks, play and allotments"),
        ("Trading Standards", "", "Councillors: conduct, allowances and training"),
        ("Housing", "Members asked for access to the budget.", "Budget and spending"),
        ("Urgent Business", "", "Local economy and business"),
    ],
)
def test_an_item_has_no_topic_for_a_word_that_means_something_else(title: str, text: str, name: str) -> None:
    assert name not in load().of(titled(title, text))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (ONE.replace("OR ford", "OR (ford"), ("line 7", "“Bridges”", "bracket", "never closed")),
        (TWO.replace("tunnel\nOR ford", "tunnel\nOR"), ("line 15", "“Tunnels”", "needs a word")),
        (ONE.replace("'''\nbridge\nOR ford\n'''", "'topic:roads'"), ("line 5", "“Bridges”", "asks for a topic")),
        (ONE.replace("'''\nbridge\nOR ford\n'''", "'colour:red'"), ("line 5", "There is no field “colour”")),
        (ONE.replace("'''\nbridge\nOR ford\n'''", "''"), ("line 5", "“Bridges”", "has no query")),
        (ONE.replace('slug = "bridges"\n', ""), ("line 1", "“Bridges”", "has no slug")),
        (ONE.replace('"bridges"', '"Big bridges"'), ("line 2", "“Bridges”", "council-tax")),
        (ONE + 'colour = "red"\n', ("“Bridges”", "“colour” is not known")),
        (ONE + ONE, ("line 10", "“Bridges”", "the same slug")),
        (ONE.replace('"Bridges"', '"Bridges'), ("topics.toml cannot be read", "line 3")),
        (f"{ONE}\nmore = {'[' * 5_000}", ("topics.toml cannot be read", "quotation marks")),
        (f"{ONE}\nmore = {'9' * 5_000}", ("topics.toml cannot be read", "quotation marks")),
        ("", ("[[topic]]",)),
        ("topic = 3", ("[[topic]]",)),
        ('[topic]\nslug = "a"', ("[[topic]]",)),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_with_the_topic_and_the_line(content: str, says: tuple[str, ...]) -> None:
    with pytest.raises(TopicsError) as error:
        read(content, "topics.toml")
    assert [part for part in says if part not in str(error.value)] == []


def test_standing_business_has_no_topic() -> None:
    minutes = item(1, "Minutes", "The bridge was discussed.", kinds=("routine",))
    assert read(ONE, "own").of(minutes) == ()
    assert read(ONE, "own").of(titled("Minutes", "The bridge was discussed.")) == ("Bridges",)


@pytest.fixture(scope="module")
def engine(by_web_service: River) -> SearchEngine:
    return open_engine(str(by_web_service.index))


@pytest.mark.parametrize("topic", load().topics, ids=lambda topic: topic.slug)
def test_the_items_of_a_topic_are_those_that_its_query_finds(engine: SearchEngine, topic: object) -> None:
    name, query = topic.name, topic.query  # type: ignore[attr-defined]
    asked = f"({query}) -kind:routine"
    tagged = engine.search(Query(filters={"topic": (name,)}, limit=1_000))
    assert {hit.document.id for hit in tagged.hits} == {
        hit.document.id for hit in engine.search(Query(asked, limit=1_000)).hits
    }
    assert parse(query) == parse(str(parse(query)))


def test_most_business_of_the_sample_council_is_of_some_topic(engine: SearchEngine) -> None:
    business = engine.search(Query("-kind:routine", lacking=())).total
    assert engine.search(Query("-kind:routine", lacking=("topic",))).total < business / 3


def test_another_file_of_topics_makes_another_index(by_web_service: River, tmp_path: Path) -> None:
    own = read(ONE.replace("bridge", "library"), "own")
    with Archive(by_web_service.archive) as archive:
        build_index(archive, str(tmp_path / "index"), topics=own)
        assert build_index(archive, str(tmp_path / "index"), topics=own).unchanged
        engine = open_engine(str(tmp_path / "index"))
        (facet,) = engine.search(Query(facets=("topic",))).facets
        engine.close()
        assert [(value.value, value.count > 0) for value in facet.values] == [("Bridges", True)]
        assert not build_index(archive, str(tmp_path / "index")).unchanged


def test_the_command_lists_every_topic_with_its_count(by_web_service: River, tmp_path: Path) -> None:
    index = str(by_web_service.index)
    answer = json.loads(minutebook("topics", "--index", index, "--json", cwd=tmp_path).stdout)
    assert [row["slug"] for row in answer["topics"]] == [topic.slug for topic in load().topics]
    found = json.loads(
        minutebook("search", "--topic", "libraries and archives", "--index", index, "--json", cwd=tmp_path).stdout
    )
    assert next(row["count"] for row in answer["topics"] if row["slug"] == "libraries") == found["total"] > 0
    lines = minutebook("topics", "--index", index, cwd=tmp_path).stdout.splitlines()
    assert len(lines) == len(answer["topics"]) + 1
    assert (
        lines[-1] == f"No topic claims {answer['unclaimed']:,} of {answer['items']:,} items, standing business aside."
    )


def test_the_command_names_what_no_topic_claims_within_bounds(by_web_service: River, tmp_path: Path) -> None:
    index = str(by_web_service.index)
    done = minutebook("topics", "--unclaimed", "--limit", "2", "--index", index, cwd=tmp_path)
    first, second, more, total = done.stdout.splitlines()
    assert all("thornmere/" in line and ": " in line for line in (first, second))
    assert "more: give a higher --limit." in more
    assert total.startswith("No topic claims ")


def test_the_command_says_where_the_index_was_built_with_other_topics(by_web_service: River, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(ONE, "utf-8")
    done = minutebook("topics", "--topics", "own.toml", "--index", str(by_web_service.index), cwd=tmp_path)
    assert done.returncode == 0
    assert "       0  Bridges (bridges)" in done.stdout
    assert "minutebook index" in one_sentence(done)


@pytest.mark.parametrize("command", ["topics", "index"])
@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "cannot be read"), (ONE.replace("OR ford", "OR"), "own.toml, line 7, topic “Bridges”"), (b"\xff", "UTF-8")],
)
def test_a_file_of_topics_that_cannot_be_used_is_told_before_anything_else(
    tmp_path: Path, command: str, content: str | bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / "own.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "archive").mkdir()
    done = minutebook(command, "--topics", "own.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert says in one_sentence(done)
