"""A snippet shows why an item was found: whole words, escaped, what matched marked."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.clauses import parse
from indexer.search.scoping import scoped
from indexer.search.snippets import LENGTH, Snippet, snippet
from tests.engine_corpus import item

FILLER = "Nothing of note was said by anyone for a while. " * 20


def shown(text: str, query: str, agenda: str | None = None) -> Snippet:
    return snippet(item(1, "Title", text, agenda=agenda), scoped(parse(query)))


def marked(html: str) -> list[str]:
    return [unescape(each) for each in re.findall(r"<mark>(.*?)</mark>", html)]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("The libraries closed", "library closing", ["libraries", "closed"]),
        ("The libraries closed", '"libraries closed"', ["libraries closed"]),
        ("Libraries close; the library", "librar*", ["Libraries", "library"]),
        ("A co-operative and a cooperative", "cooperative", ["co-operative", "cooperative"]),
        ("A co-operative and a co operative", "co-operative", ["co-operative", "co operative"]),
        ("Application 21/01234/FUL was refused", "21/01234/ful", ["21/01234/FUL"]),
        ("Cllr O’Brien and Mr OBrien", "O'Brien", ["O’Brien", "OBrien"]),
        ("Café Ŵy", "cafe wy", ["Café", "Ŵy"]),
        ("road and library", "road -library", ["road"]),
        ("road and library", "speaker:nobody OR road", ["road"]),
        ("road and library", "text:road item:library", ["road"]),
        ("the road the road works", '"the road" "road works"', ["the road", "the road works"]),
        ("Fish & chips", '"fish and chips"', ["Fish & chips"]),
    ],
)
def test_what_matched_is_marked_as_it_was_matched(text: str, query: str, words: list[str]) -> None:
    assert marked(shown(text, query).html) == words


def test_the_passage_with_most_of_what_was_looked_for_is_shown_from_the_start_of_its_sentence() -> None:
    text = f"A library. {FILLER}Then a road. The library was by the road and closed. {FILLER}"
    html = shown(text, "library road closed").html
    assert html.startswith("… Then a <mark>road</mark>. The <mark>library</mark> was by the <mark>road</mark>")
    assert html.endswith(" …")


def test_the_agenda_is_shown_where_the_text_has_none_of_it_and_the_text_where_neither_has() -> None:
    assert shown("Noted", "road", agenda="To mend the road").html == "To mend the <mark>road</mark>"
    assert shown("Noted", "title", agenda="To mend the road").html == "Noted"
    assert shown("", "title", agenda="To mend").html == "To mend"
    assert shown("", "title").html == ""


def test_of_several_speeches_the_one_that_says_most_of_it_is_shown() -> None:
    document = item(
        1,
        "Title",
        ("Ada Plum", None, "The road is bad"),
        ("Bo Quill", None, "The road by the library"),
        ("Ada Plum", "Chair", "The road, the library, and the road again"),
    )
    found = snippet(document, scoped(parse("speaker:plum (road OR library)")))
    assert found.of == "Ada Plum"
    assert marked(found.html) == ["road", "library", "road"]


TEXTS = st.lists(
    st.sampled_from(
        ["road", "library", "&", "<b>", '"x"', "O’Brien", "\n", "co-operative", "é", "a" * 40, "x" * 200, "."]
    )
)


@given(
    TEXTS.map(" ".join), st.sampled_from(["road", "library road", '"road library"', "co-operative", "a*", "-road", ""])
)
def test_a_snippet_is_a_passage_of_whole_words_escaped(text: str, query: str) -> None:
    html = shown(text, query.replace("a*", "aa*")).html
    plain = unescape(re.sub(r"</?mark>", "", html))
    inner = plain.removeprefix("… ").removesuffix(" …")
    assert set(re.findall(r"<[^>]*>", html)) <= {"<mark>", "</mark>"}
    assert f" {' '.join(inner.split())} " in f" {' '.join(text.split())} "
    assert len(inner) <= 2 * LENGTH


def test_a_word_longer_than_a_passage_is_cut() -> None:
    assert len(shown("x" * 100_000, "y").html) < 3 * LENGTH
    assert len(shown(f"road {'x' * 100_000}", "xx*").html) < 3 * LENGTH
