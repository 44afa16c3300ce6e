"""The query language: what is typed becomes one tree, and what cannot be understood is said in a sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.search.clauses import (
    And,
    Days,
    FieldClause,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    QuerySyntaxError,
    Word,
    leaves,
    parse,
)
from indexer.search.fields import CLAUSES
from indexer.search.scoping import scoped

A, B, C = Word("a1"), Word("b1"), Word("c1")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", And(())),
        ("  ", And(())),
        ("Budget", Word("budget")),
        ("a1 b1", And((A, B))),
        ("a1 AND b1", And((A, B))),
        ("a1 OR b1", Or((A, B))),
        ("a1 b1 OR c1", Or((And((A, B)), C))),
        ("a1 (b1 OR c1)", And((A, Or((B, C))))),
        ("a1 -b1", And((A, Not(B)))),
        ("a1 NOT b1", And((A, Not(B)))),
        ("a1 AND NOT b1", And((A, Not(B)))),
        ("-(a1 b1)", Not(And((A, B)))),
        ("-a1", Not(A)),
        ('-"a1 b1"', Not(Phrase("a1 b1"))),
        ("--a1", Not(Not(A))),
        ("a1 - b1", And((A, B))),
        ("a1 – b1", And((A, B))),
        ("well-known", Word("well-known")),
        ("(a1)", A),
        ("a1 and b1 or not c1", And((A, Word("and"), B, Word("or"), Word("not"), C))),
        ("plan*", Prefix("plan")),
        ("plan*,", Prefix("plan")),
        ('"damp and mould"', Phrase("damp and mould")),
        ("“damp and mould”", Phrase("damp and mould")),
        ("„damp“ «mould»", And((Phrase("damp"), Phrase("mould")))),
        ('a1"b1"(c1)', And((A, Phrase("b1"), C))),
        ("(budget, roads.)", And((Word("budget"), Word("roads")))),
        ("O’Brien", Word("o’brien")),
        ("21/01234/FUL", Word("21/01234/ful")),
        ("7:30", Word("7:30")),
        ("https://example.org/a?b=c", Word("https://example.org/a?b=c")),
        ("note: see a1", And((Word("note"), Word("see"), A))),
        ("Item: Budget", And((Word("item"), Word("budget")))),
        ("(note:)", Word("note")),
        ("AND,", Word("and")),
        ("speaker:benson", FieldClause("speaker", Word("benson"))),
        ("Speaker:Benson", FieldClause("speaker", Word("benson"))),
        ('speaker:"Derek Benson"', FieldClause("speaker", Phrase("Derek Benson"))),
        ("speaker:(a1 OR b1)", FieldClause("speaker", Or((A, B)))),
        ("-speaker:a1", Not(FieldClause("speaker", A))),
        ("speaker:ben*", FieldClause("speaker", Prefix("ben"))),
        ("text:7:30", FieldClause("text", Word("7:30"))),
        ("date:2024", FieldClause("date", Days(date(2024, 1, 1), date(2024, 12, 31)))),
        ("date:2024-02", FieldClause("date", Days(date(2024, 2, 1), date(2024, 2, 29)))),
        ("date:2024-02-03", FieldClause("date", Days(date(2024, 2, 3), date(2024, 2, 3)))),
        ("date:3/2/2024", FieldClause("date", Days(date(2024, 2, 3), date(2024, 2, 3)))),
        ("date:2023..2024-02", FieldClause("date", Days(date(2023, 1, 1), date(2024, 2, 29)))),
        ("a1 NEAR/5 b1", Near(A, B, 5)),
        ("a1 near/05 b1", Near(A, B, 5)),
        ("-a1 NEAR/0 b1", Not(Near(A, B, 0))),
        ("a1 NEAR/5 b1 c1", And((Near(A, B, 5), C))),
        ("a1 OR b1 NEAR/5 c1", Or((A, Near(B, C, 5)))),
        ("a1 NEAR/5 b1 AND b1 NEAR/5 c1", And((Near(A, B, 5), Near(B, C, 5)))),
        ('(a1 OR "b1 c1") NEAR/5 plan*', Near(Or((A, Phrase("b1 c1"))), Prefix("plan"), 5)),
        ("item:(a1 NEAR/5 b1)", FieldClause("item", Near(A, B, 5))),
        ("NEAR a1", And((Word("near"), A))),
        ("Minute 45(2)(a), a1", And((Word("minute"), Word("45(2)(a)"), A))),
        ("minute:45 (2) (a1)", And((FieldClause("minute", Word("45(2)")), A))),
        ("a1(b1)", And((A, B))),
        ("£1.5m §106", And((Word("£1.5m"), Word("§106")))),
        ("(outcome:a1) outcome:b1", And((And((FieldClause("outcome", A),)), FieldClause("outcome", B)))),
        ("(outcome:a1)", FieldClause("outcome", A)),
        ('date:"14 March 2024"', FieldClause("date", Days(date(2024, 3, 14), date(2024, 3, 14)))),
        ("date:2023..", FieldClause("date", Days(date(2023, 1, 1), None))),
        ("date:..2023", FieldClause("date", Days(None, date(2023, 12, 31)))),
    ],
)
def test_what_is_typed_is_read_so(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ('a1 "b1', 3, "never closed"),
        ('a1 ""', 3, "no word between the quotation marks"),
        ("a1 (b1", 3, "never closed"),
        ("a1 b1)", 5, "without an opening one"),
        ("a1 ()", 3, "nothing between the brackets"),
        ("(", 0, "never closed"),
        ("speaker:(", 8, "never closed"),
        ("AND a1", 0, "“AND” at character 1 needs a word before it"),
        ("a1 OR", 3, "“OR” at character 4 needs a word after it"),
        ("a1 AND OR b1", 7, "“OR” at character 8 needs a word before it"),
        ("NOT", 0, "needs a word after it"),
        ("*", 0, "a star stands at the end of a word"),
        ("*ing", 0, "a star stands at the end of a word"),
        ("wo*d", 0, "a star stands at the end of a word"),
        ("a*", 0, "at least 2 letters"),
        ("21/a*", 0, "at least 2 letters"),
        ("speeker:a1", 0, "Did you mean speaker:?"),
        ("foo:bar", 0, "There is no field “foo”"),
        ("x foo:bar", 2, "(at character 3)"),
        ("speaker: benson", 0, "without a space"),
        ("speaker:", 0, "followed by no word"),
        ("speaker:-a1", 8, "write -speaker:a1"),
        ("speaker:…", 8, "followed by no word"),
        ("speaker:(committee:a1)", 9, "stands within speaker"),
        ("speaker:committee:a1", 8, "stands within speaker"),
        ("date:yesterday", 5, "“yesterday” is not a date"),
        ("date:2024-13", 5, "no such day"),
        ("date:2024..2023", 5, "ends before it begins"),
        ("date:20*", 5, "not a date"),
        ("year:2019..2021", 5, "write date:2019..2021"),
        ("a1 || b1", 3, "write OR"),
        ("NEAR/5 a1", 0, "“NEAR/5” at character 1 needs a word before it"),
        ("a1 NEAR/5", 3, "“NEAR/5” at character 4 needs a word after it"),
        ("a1 NEAR/5 -b1", 3, "needs a word after it"),
        ("a1 NEAR/ b1", 3, "lacks a number of words"),
        ("a1 NEAR/five b1", 3, "lacks a number of words"),
        ("a1 NEAR/101 b1", 3, "the most is NEAR/100"),
        ("a1 NEAR/5 b1 NEAR/5 c1", 13, "write what is near to what apart"),
        ("item:a1 NEAR/5 b1", 8, "a field takes it into brackets"),
        ("(a1 b1) NEAR/5 c1", 8, "stands between words"),
        ("minute:(a1 NEAR/5 b1)", 11, "means nothing in minute"),
        ('"a1 b1"~5', 7, "write NEAR/5"),
        ("a1^2 b1", 0, "cannot be weighed"),
        ("date:>2019", 5, "an open end is 2024.."),
        ("date:[2019 TO 2020]", 5, "an open end is 2024.."),
        ("date:2019 ..2020", 5, "write date:2019..2020"),
        ("date:2019.. 2020", 5, "write date:2019..2020"),
        ("date:2023/24", 5, "of two years"),
        ("…", 0, "no word in the search"),
        ("a" * 2_001, 2_000, "2,001 characters"),
        ("a1 " * 201, 600, "more than 200"),
        ("(" * 21 + "a1", 20, "more than 20 deep"),
        ("-" * 21 + "a1", 20, "more than 20 deep"),
    ],
)
def test_what_cannot_be_understood_is_answered_with_the_part_and_the_reason(
    text: str, position: int, words: str
) -> None:
    with pytest.raises(QuerySyntaxError, match=re.escape(words)) as caught:
        parse(text)
    assert caught.value.position == position
    assert str(caught.value).endswith((".", ": ..."))


def test_an_unknown_field_is_answered_with_the_fields_there_are() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse("councillor:plum")
    assert all(name in str(caught.value) for name in CLAUSES)


TYPICAL = """NEAR/5 near/ £1.5m 45(2) section 106 ~5
a1 “ " ( ) - AND OR NOT speaker: date: 2024.. * : – x:y O'B é İ ß and/or // http://x .. ½ & _"""
PIECES = st.sampled_from([*TYPICAL.split(), " ", "  ", "\u0301", "\x00"])
TYPED = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=20).map(" ".join))


@given(TYPED)
@example("’re:x")
@example("SPEAKER::A:0")
@example("SPEAKER:..A:0")
@example("a:-b")
@example("..a..")
def test_any_text_is_read_or_refused_and_a_tree_written_out_reads_the_same(text: str) -> None:
    try:
        tree = parse(text)
    except QuerySyntaxError as refused:
        place = refused.position
    else:
        place = 0
        assert parse(str(tree)) == tree
        scoped(tree)
    assert 0 <= place <= len(text)


NAMES = st.sampled_from(["speaker", "mover", "outcome", "item"])
WORDS = st.sampled_from([A, B, Prefix("plan"), Phrase("a1 b1")])
CLOSE = st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=3).map(lambda nodes: Or(tuple(nodes))))
NEARS = st.builds(Near, CLOSE, CLOSE, st.integers(0, 100))
INSIDE = st.one_of(WORDS, NEARS)
LEAVES = st.one_of(INSIDE, st.builds(FieldClause, NAMES, INSIDE))
TREES = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.builds(Not, below),
        st.lists(below, min_size=2, max_size=4).map(lambda nodes: And(tuple(nodes))),
        st.lists(below, min_size=2, max_size=4).map(lambda nodes: Or(tuple(nodes))),
    ),
    max_leaves=20,
)


@given(TREES)
def test_every_tree_written_out_reads_the_same(tree: Node) -> None:
    assert parse(str(tree)) == tree


def test_too_many_alternatives_of_speeches_and_words_are_refused() -> None:
    tree = parse(" ".join("(speaker:a1 OR b1)" for _ in range(9)))
    with pytest.raises(QuerySyntaxError, match="fewer ORs"):
        scoped(tree)


def test_the_leaves_of_a_tree_are_its_clauses_from_left_to_right() -> None:
    assert list(leaves(parse("a1 (b1 OR -c1) speaker:x1"))) == [A, B, C, FieldClause("speaker", Word("x1"))]
