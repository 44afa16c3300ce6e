"""A query that waits for items finds each of them exactly where an engine, and plain Python, would find it."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.register_assert_rewrite("tests.engine_contract")
from indexer.search.clauses import Phrase, Prefix, Word, parse  # noqa: E402
from indexer.search.document import ItemDocument  # noqa: E402
from indexer.search.engine import SearchEngine, open_engine  # noqa: E402
from indexer.search.matching import Reading  # noqa: E402
from indexer.search.percolate import Waiting, needed  # noqa: E402
from indexer.search.query import Query  # noqa: E402
from indexer.search.scoping import scoped  # noqa: E402
from indexer.search.words import tokens  # noqa: E402
from tests.engine_contract import ALL, EngineContract, build, ids  # noqa: E402
from tests.engine_corpus import CORPUS, ITEMS, found, item, random_tree  # noqa: E402

CONTRACT = [
    EngineContract.test_a_search_finds,
    EngineContract.test_clauses_on_speeches_and_resolutions_hold_within_one,
]
EXAMPLES = [row for test in CONTRACT for row in test.pytestmark[0].args[1]]  # type: ignore[attr-defined]
PIECES = [
    "library", "librar*", "co-operative", "cooperative", "co-op*", '"the co-operative on"', '"co operative"', "clo*",
    "o’dell’s", "21/01234/FUL", "21/01234/fu*", "the", "a", '"school road"', "school-road", "hh21*", "minute:59",
    "date:2021", "date:..2021", "date:2022-01..", "speaker:ada", "speaker:(ada -road)", "outcome:noted", "mover:bo",
    "resolution:road", "committee:cabinet", "council:tarnbeck", "year:2021", "topic:roads", "meeting:cabinet",
    "item:road", "agenda:repair", "text:wythnos", "resolution:clo*", "minute:hh*", "flooding-road", "dying", "notes",
]  # fmt: skip


def holding(text: str) -> set[str]:
    """The numbers of the items that a waiting query finds, one at a time."""
    waiting = Waiting({"asked": scoped(parse(text))})
    return {each.id.removeprefix("tarn/") for each in ITEMS if waiting.matching(each)}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    address = str(tmp_path_factory.mktemp("index"))
    build(address, *CORPUS)
    engine = open_engine(address)
    yield engine
    engine.close()


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_the_examples_of_the_contract_are_found_one_item_at_a_time(text: str, expected: str) -> None:
    assert holding(text) == set(expected.split())


def test_random_searches_are_found_as_plain_python_finds_them() -> None:
    chance = random.Random(5)
    for _ in range(400):
        tree = random_tree(chance)
        assert holding(str(tree)) == {each.id.removeprefix("tarn/") for each in ITEMS if found(tree, each)}, str(tree)


joined = st.recursive(
    st.sampled_from(PIECES),
    lambda below: (
        st.builds("({} {})".format, below, below)
        | st.builds("({} OR {})".format, below, below)
        | st.builds("-{}".format, below.filter(lambda text: not text.startswith("-")))
    ),
    max_leaves=6,
)


@given(joined)
def test_whatever_is_asked_is_found_as_the_engine_finds_it(engine: SearchEngine, text: str) -> None:
    answered = {each.removeprefix("tarn/") for each in ids(engine.search(Query(text, limit=ALL)))}
    assert holding(text) == answered


spelling = st.text("ab-’ 1é&", max_size=8).filter(lambda text: any(map(str.isalnum, text)))


@given(st.text("ab-’ 1é&", max_size=30), spelling, st.sampled_from([Word, Phrase, Prefix]))
def test_odd_spellings_are_found_where_a_snippet_would_mark_them(
    text: str, asked: str, kind: type[Word | Phrase | Prefix]
) -> None:
    marked = any(True for _ in Reading(tokens(text)).ranges(kind(asked)))
    assert bool(Waiting({"asked": kind(asked)}).matching(item(1, "", text))) == marked


def test_many_queries_at_once_answer_as_each_alone_does() -> None:
    texts = {text: scoped(parse(text)) for text in PIECES}
    together = Waiting(texts)
    for each in ITEMS:
        alone = [text for text, plan in texts.items() if Waiting({text: plan}).matching(each)]
        assert list(together.matching(each)) == alone


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("libraries", {"librari"}),
        ("the libraries", {"librari"}),
        ('"the school road"', {"school"}),
        ("item:libraries OR bus", {"librari", "bus"}),
        ("library -bus", {"librari"}),
        ("speaker:ada budget", {"budget"}),
        ("-bus", None),
        ("libr*", None),
        ('"the library" OR committee:cabinet', None),
        ("date:2021", None),
    ],
)
def test_a_query_is_tried_only_on_items_with_a_word_that_it_needs(text: str, keys: set[str] | None) -> None:
    assert needed(scoped(parse(text))) == keys


def test_an_item_of_nothing_is_found_by_exclusions_alone() -> None:
    nothing = ItemDocument(
        id="a/1", meeting_id="a/m", council="", committee=None, date="soon", meeting="", item="", minute_number=None,
        position=0, agenda_text=None, decision_text=None, minutes_text=None, url="",
    )  # fmt: skip
    waiting = Waiting({text: scoped(parse(text)) for text in ("", "-road", "road", "date:..2030")})
    assert waiting.matching(nothing) == ("", "-road")
