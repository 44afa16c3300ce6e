"""What was found can be taken away whole: every match, in order, in files that spreadsheets and programs read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from web_corpus import corpus
from web_site import build, build_corpus, serving

from indexer.search.query import Query
from webui import create_app
from webui.exports import COLUMNS, cell, file_name


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(create_app(build_corpus(tmp_path_factory.mktemp("exports")))) as address:
        yield address


def rows(answer: requests.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_both_files_hold_every_match_in_the_order_of_the_search(base: str) -> None:
    asked = {"q": "parks", "sort": "oldest", "page": "2"}
    table = requests.get(f"{base}/search.csv", params=asked, timeout=30)
    lines = requests.get(f"{base}/search.jsonl", params=asked, timeout=30)
    found = [json.loads(line) for line in lines.text.splitlines()]
    asked_for = [asked | {"page": str(page)} for page in range(1, 5)]
    pages = [requests.get(f"{base}/api/v1/search", params=each, timeout=30).json() for each in asked_for]
    expected = [hit["id"] for page in pages for hit in page["hits"]]
    assert len(expected) == pages[0]["total"] == 36
    assert [row["id"] for row in rows(table)] == [each["id"] for each in found] == expected
    assert list(rows(table)[0]) == list(found[0]) == list(COLUMNS)
    assert all(requests.get(each["url"], timeout=30).ok for each in found[:2])


def test_several_values_stand_on_lines_of_their_own(base: str) -> None:
    (row,) = rows(requests.get(f"{base}/search.csv", params={"q": "damp"}, timeout=30))
    (hit,) = requests.get(f"{base}/api/v1/search", params={"q": "damp"}, timeout=30).json()["hits"]
    assert row["speakers"].split("\n") == hit["speakers"]
    assert row["outcomes"].split("\n") == hit["outcomes"]


def test_the_file_is_called_after_the_search(base: str) -> None:
    asked = {"q": "Ŵythnos parks", "committee": "Planning Committee", "from": "2019"}
    header = requests.get(f"{base}/search.csv", params=asked, timeout=30).headers["Content-Disposition"]
    assert header == 'attachment; filename="minutes-wythnos-parks-planning-committee-from-2019-01-01.csv"'


@given(st.text(max_size=300), st.text(max_size=50), st.none() | st.dates())
def test_a_files_name_is_plain_whatever_is_searched_for(text: str, value: str, day: date | None) -> None:
    name = file_name(Query(text, {"speaker": (value,)}, day))
    assert name.startswith("minutes")
    assert len(name) <= 80
    assert name.replace("-", "").isalnum()
    assert name.isascii()


@given(st.text(max_size=100))
def test_no_cell_is_a_formula_and_none_loses_its_words(text: str) -> None:
    made = cell(text)
    assert not made.lstrip().startswith(("=", "+", "-", "@"))
    assert text.strip().isalnum() is False or text.strip() in made


@pytest.mark.parametrize(
    "text", ["=1+1", " " * 200 + "=1+1", "\ufeff=1+1", "\u200b@SUM(1)", "\uff1d1+1", "\t-1", "\n+1"]
)
def test_a_formula_behind_what_cannot_be_seen_or_in_wide_letters_is_text_too(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_a_formula_in_the_minutes_is_text_in_the_spreadsheet(tmp_path: Path) -> None:
    (first, *_) = corpus()
    item = replace(first.items[0], item='=HYPERLINK("http://x","y")', minutes_text="damp", speeches=(), resolutions=())
    with serving(create_app(build(tmp_path / "index", [replace(first, items=(item,))]))) as base:
        (row,) = rows(requests.get(f"{base}/search.csv", params={"q": "damp"}, timeout=30))
    assert row["item"] == '\'=HYPERLINK("http://x","y")'


def test_what_cannot_be_searched_for_is_told_before_anything_is_sent(base: str) -> None:
    for asked in ({"q": '"'}, {"from": "soon"}, {"colour": "red"}):
        assert requests.get(f"{base}/search.csv", params=asked, timeout=30).status_code == 400
