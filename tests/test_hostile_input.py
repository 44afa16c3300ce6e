"""What comes from outside is bounded: ids are plain numbers, charsets are those of the web, parameters are few."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archive import decode
from crawler.found import is_id
from indexer.search.clauses import Node, QuerySyntaxError
from indexer.search.clauses import parse as parse_query
from indexer.search.engine import SearchEngine, open_engine, open_writer
from indexer.search.query import Query
from tests.engine_corpus import CORPUS
from tests.language_contract import LANGUAGE
from tests.test_clauses import TREES, TYPED
from webui.params import MAX_VALUES, BadParameter, parse


@pytest.mark.parametrize(
    ("words", "expected"), [("4967", True), ("²", False), ("９", False), ("9" * 13, False), ("", False)]
)
def test_an_id_is_a_plain_number_of_a_sensible_length(words: str, expected: bool) -> None:
    assert is_id(words) is expected


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "utf-7", "raw_unicode_escape", "idna"])
def test_a_charset_that_no_page_uses_is_not_heard(charset: str) -> None:
    assert decode(b"\\x3cb\\x3e +ADw- caf\xc3\xa9", charset) == "\\x3cb\\x3e +ADw- café"


def test_more_values_than_anybody_ticks_are_refused() -> None:
    with pytest.raises(BadParameter, match="tick fewer"):
        parse([("year", str(number)) for number in range(MAX_VALUES + 1)])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    """An engine for two small corpora."""
    address = str(tmp_path_factory.mktemp("index"))
    writer = open_writer(address)
    for each in (*CORPUS, *LANGUAGE):
        writer.put(each)
    writer.commit()
    engine = open_engine(address)
    yield engine
    engine.close()


HOSTILE = {
    "long": "a" * 10_000,
    "many clauses": " ".join(f"w{number}" for number in range(500)),
    "many short clauses": "a " * 500,
    "stars": "****",
    "unbalanced quotation marks": '"road "school" "',
    "one quotation mark": 'road "',
    "quotation marks": '"' * 1_999,
    "brackets": "(" * 1_000,
    "minuses": "-" * 1_000 + "a1",
    "a day of another age": "date:99999-99-99",
    "no day": "date:2023-02-31..",
    "the year nought": "date:0000..",
    "null bytes": "\x00\x00",
    "colons": ":" * 1_000,
    "lone surrogate": "\ud800",
    "near what": "road NEAR/99999999999999999999 school",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_search_that_cannot_be_understood_is_answered_with_a_sentence(engine: SearchEngine, name: str) -> None:
    with pytest.raises(QuerySyntaxError, match=r"\.$") as caught:
        engine.search(Query(HOSTILE[name]))
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\u200froad\u200e", "road"),
        ("\u202eroad\u202c", "road"),
        ("ro\u200bad", "road"),
        ("road\x00", "road"),
        ("ｒｏａｄ", "road"),
        ("road " * 190, "road"),
        ("“road“ „school”", '"road" "school"'),
    ],
)
def test_marks_that_cannot_be_seen_change_nothing(engine: SearchEngine, text: str, plain: str) -> None:
    found, expected = (engine.search(Query(each, limit=100)) for each in (text, plain))
    assert [hit.document.id for hit in found.hits] == [hit.document.id for hit in expected.hits] != []


def test_words_that_nothing_holds_find_nothing_however_many(engine: SearchEngine) -> None:
    for text in (" ".join(f"zq{number}" for number in range(200)), "1," * 999, "zq-" * 600, "minute 1 zq " * 60):
        results = engine.search(Query(text))
        assert (results.total, results.cut_short) == (0, False)


def test_a_page_deeper_than_can_be_read_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadParameter, match="is the last"):
        parse([("page", str(10**9))])
    with pytest.raises(ValueError, match="deep"):
        Query("road", offset=10**10)


@settings(max_examples=150)
@given(TYPED, st.booleans())
def test_whatever_is_typed_is_answered_or_refused_with_a_sentence(
    engine: SearchEngine, text: str, in_time: bool
) -> None:
    try:
        results = engine.search(Query(text, time_limit=60 if in_time else 0))
    except QuerySyntaxError:
        return
    assert results.total >= len(results.hits)
    assert not (results.cut_short and (in_time or results.hits))


@settings(max_examples=150)
@given(TREES)
def test_a_tree_written_out_finds_what_it_found(engine: SearchEngine, tree: Node) -> None:
    try:
        results = engine.search(Query(str(tree), limit=100, time_limit=60))
    except QuerySyntaxError:
        return
    again = engine.search(Query(str(parse_query(str(tree))), limit=100, time_limit=60))
    assert [hit.document.id for hit in again.hits] == [hit.document.id for hit in results.hits]
