"""How the like was decided before: what makes wordings the same, the command, the page and the API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from web_corpus import HOSTILE, RICH
from web_site import build, build_corpus, faults, serving

from indexer.search.formula import distinctive
from indexer.search.precedents import (
    MAX_TERMS,
    MAX_TEXT,
    Source,
    SourceError,
    Term,
    asked_words,
    chosen,
    share,
    source_of,
    weight,
)
from indexer.search.wordings import are_nearly_equal, even, fingerprint, shingles, wording
from tests.related_corpus import PRECEDENTS, bare
from tests.test_commands import minutebook, one_sentence
from webui import create_app

DRAFT = "This Council resolves that libraries be open on Sundays"


# Words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("RESOLVED that the report be noted", ""),
        ("(1) That authority be delegated to the Head of Service, in consultation with the Cabinet Member", ""),
        ("That the recommendations in paragraphs 1.1 to 1.4 of the report be approved on 12 March 2019", ""),
        ("PENDERFYNWYD nodi'r adroddiad", ""),
        ("That parking in Mill Street be free", "parking mill street free"),
        ("That libraries open on Sundays", "libraries open sundays"),
        ("That £1.5m be spent on the 2nd phase of 20mph zones (s106)", "spent phase 20mph zones s106"),
    ],
)
def test_what_every_decision_says_is_not_its_matter(text: str, left: str) -> None:
    assert [token.text for token in distinctive(text)] == left.split()


def test_a_word_weighs_the_more_the_rarer_it_is_and_nothing_where_it_is_common() -> None:
    weights = [weight(holding, 10_000) for holding in (1, 10, 100, 999)]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0 == weight(1_100, 10_000) == weight(10_000, 10_000) == weight(0, 10_000)


@given(st.floats(0.1, 100), st.floats(0.01, 10))
def test_saying_a_word_again_counts_for_less_and_never_for_more_than_all(count: float, norm: float) -> None:
    assert 0 < share(count, norm) <= share(count * 2, norm) <= 1


def test_of_a_long_draft_the_words_that_tell_most_are_looked_for() -> None:
    words = asked_words(Source(" ".join(f"x{letter}{other}ab" for letter in "abcdefgh" for other in "ijklmnop")))
    terms = chosen(Term(word, float(number)) for number, word in enumerate(words))
    assert len(words) == 64
    assert len(terms) <= MAX_TERMS
    assert [term.weight for term in terms] == sorted((term.weight for term in terms), reverse=True)
    assert terms[0].weight == 63


# Wordings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("That the fees for 2019/20 be set at £1,200.", "the fees for 2020/21 be set at £1,350"),
        ("(a) That dogs be barred; and (b) swings mended", "1. DOGS be  barred, and\n2. swings mended"),
        ("That it be closed from Monday 3 May 2021", "That it be closed from Friday 1st October 2019"),
    ],
)
def test_numbers_dates_case_and_layout_make_no_other_wording(one: str, other: str) -> None:
    assert even(one) == even(other)
    assert fingerprint(even(one)) == fingerprint(even(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("That Ada Plum be appointed", "That Bo Quill be appointed"),
        ("That it be opened", "That it be closed"),
        ("That it open on Sundays", "That it open on Saturdays"),
    ],
)
def test_other_names_and_other_words_are_another_wording(one: str, other: str) -> None:
    assert fingerprint(even(one)) != fingerprint(even(other))


def test_a_resolution_that_does_not_say_of_what_is_of_its_items_title() -> None:
    noted = "That the report be noted"
    assert wording(noted, "Bridges") != wording(noted, "Libraries")
    assert wording("That the bridge be mended", "Bridges") == wording("That the bridge be mended", "Libraries")


@given(st.text(max_size=300))
def test_any_text_is_worded_as_itself(text: str) -> None:
    words = shingles(even(text))
    assert are_nearly_equal(words, words)


def test_one_word_more_in_a_long_resolution_is_nearly_the_same_and_half_of_it_is_not() -> None:
    long = "the hedge along the river from the bridge to the mill be cut back each spring by the owner of the meadow"
    assert are_nearly_equal(shingles(even(long)), shingles(even(f"{long} again")))
    assert not are_nearly_equal(shingles(even(long)), shingles(even(long[:50])))


# What is asked


def test_an_item_asks_for_its_resolutions_or_for_one_of_them() -> None:
    held = bare(1, "Budget", ("That it rise", ("lost",), None, None), ("That it fall", ("approved",), None, None))
    assert source_of(held).text == "That it rise\nThat it fall"
    assert source_of(held, 2).text == "That it fall"
    assert (source_of(held).title, source_of(held).item_id) == ("Budget", "tarn/1")
    with pytest.raises(SourceError, match="2 resolutions: there is no number 3"):
        source_of(held, 3)
    with pytest.raises(SourceError, match="has no resolution"):
        source_of(bare(2, "Talk", "Talked of"), 1)


@pytest.mark.parametrize("text", ["", " \n", "x" * (MAX_TEXT + 1)])
def test_what_cannot_be_read_as_a_draft_is_told(text: str) -> None:
    with pytest.raises(SourceError, match="give the words"):
        Source(text)


# The command


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build(tmp_path_factory.mktemp("decided") / "index", PRECEDENTS)


def test_the_command_answers_of_a_draft_an_item_and_a_resolution(index: str, tmp_path: Path) -> None:
    pasted = minutebook("precedents", "-", "--index", index, "--json", cwd=tmp_path, stdin=DRAFT.encode())
    answer = json.loads(pasted.stdout)
    assert (answer["total"], answer["why_none"]) == (6, None)
    assert answer["precedents"][0]["id"] == "tarn/401"
    assert "<mark>Sunday</mark>" in answer["precedents"][0]["excerpt"]
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    read = minutebook("precedents", "draft.txt", "--index", index, cwd=tmp_path)
    assert "Decided in the same words 4 times, 2016–2019" in read.stdout
    assert "tarn/303#r2" in read.stdout
    item = minutebook(
        "precedents", "tarn/301", "--resolution", "1", "--index", index, "--outcome", "refused", cwd=tmp_path
    )
    assert "tarn/201#r1" in item.stdout
    assert "tarn/101" not in item.stdout


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (("nothing/1",), b"", "neither an item of this index nor a file"),
        (("-",), b"", "There are no words to look for"),
        (("-",), b"x " * 10_001, "characters, and 20,000 can be read"),
        (("-",), b"\x00\x01", "no plain text"),
        (("tarn/101", "--resolution", "9"), b"", "there is no number 9"),
        (("-", "--resolution", "1"), b"x", "--resolution is one of an item's"),
        (("-", "--committee", "Cabnet"), b"x", "The nearest is: Cabinet"),
    ],
)
def test_wrong_use_gets_a_sentence(index: str, tmp_path: Path, words: tuple[str, ...], stdin: bytes, said: str) -> None:
    done = minutebook("precedents", *words, "--index", index, cwd=tmp_path, stdin=stdin)
    assert done.returncode == 2
    assert said in one_sentence(done)


def test_the_command_says_why_there_is_nothing(index: str, tmp_path: Path) -> None:
    done = minutebook("precedents", "-", "--index", index, cwd=tmp_path, stdin=b"That the report be noted")
    assert done.returncode == 0
    assert "the ones in which everything is decided" in done.stdout


# The page


@pytest.fixture(scope="module")
def base(index: str) -> Iterator[str]:
    with serving(create_app(index)) as address:
        yield address


def soup(response: requests.Response) -> BeautifulSoup:
    assert faults(response.text) == []
    return BeautifulSoup(response.text, "lxml")


def test_a_draft_is_pasted_and_sent_in_three_actions(base: str) -> None:
    home = BeautifulSoup(requests.get(base, timeout=30).text, "lxml")
    (link,) = (link for link in home.select("nav a") if link.text.strip() == "Precedents")
    form = soup(requests.get(base + str(link["href"]), timeout=30)).select_one("main form")
    assert form is not None
    sent = requests.post(base + str(form["action"]), data={"draft": DRAFT, "committee": "", "from": ""}, timeout=30)
    assert [each.status_code for each in sent.history] == [303]
    assert "draft=This%20Council" in sent.url
    page = soup(sent)
    assert str(page.select(".hit__title a")[0]["href"]) == "/item/tarn/401#r1"
    assert "in the same words 4 times, 2016–2019" in page.text
    assert "Shares: Sundays, libraries, open." in page.text


def test_a_long_draft_stands_in_no_address(base: str) -> None:
    sent = requests.post(f"{base}/precedents", data={"draft": f"{DRAFT} {'the ' * 600}"}, timeout=30)
    assert (sent.history, sent.status_code, sent.url) == ([], 200, f"{base}/precedents")
    assert sent.headers["Cache-Control"] == "no-store"
    assert "/item/tarn/401#r1" in sent.text


def test_the_filters_are_those_of_the_search(base: str) -> None:
    page = soup(
        requests.get(f"{base}/precedents", params={"draft": DRAFT, "outcome": "refused", "to": "2019"}, timeout=30)
    )
    assert [str(each["href"]) for each in page.select(".hit__title a")] == ["/item/tarn/201#r1"]
    chosen = page.select_one("#outcome option[selected]")
    assert chosen is not None
    assert chosen["value"] == "refused"
    page = soup(requests.get(f"{base}/precedents", params={"draft": DRAFT, "q": "budget", "year": "2019"}, timeout=30))
    assert [str(each["href"]) for each in page.select(".hit__title a")] == ["/item/tarn/303#r2"]
    assert len(page.select(".applied__filter")) == 2


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"draft": "x" * 20_001}, "characters, and 20,000 can be read"),
        ({"item": "tarn/9"}, "There is no item “tarn/9” in this index."),
        ({"item": "tarn/101", "resolution": "2"}, "there is no number 2"),
        ({"item": "tarn/101", "resolution": "one"}, "is no number"),
        ({"resolution": "1"}, "give the item's id"),
        ({"item": "tarn/101", "draft": "x"}, "give one of them"),
        ({"draft": ["a", "b"]}, "give it once"),
        ({"draft": "x", "from": "soon"}, "is not a date"),
        ({"draft": "x", "colour": "red"}, "There is no parameter"),
        ({"draft": "x", "q": '"unclosed'}, "quot"),
        ({"draft": "x", "page": "0"}, "is not a page"),
    ],
)
def test_what_cannot_be_answered_is_told_on_the_page_and_in_the_api(
    base: str, parameters: dict[str, str], said: str
) -> None:
    for path in ("/precedents", "/api/v1/precedents"):
        answers = [requests.post(f"{base}{path}", data=parameters, timeout=30)]
        if "20_001" not in said and len(str(parameters)) < 5_000:
            answers.append(requests.get(f"{base}{path}", params=parameters, timeout=30))
        for answer in answers:
            assert answer.status_code == 400
            assert said in BeautifulSoup(answer.text, "lxml").text.replace("\\u201c", "“").replace("\\u201d", "”")


def test_the_api_answers_what_the_page_shows(base: str) -> None:
    by_get = requests.get(f"{base}/api/v1/precedents", params={"draft": DRAFT}, timeout=30).json()
    by_post = requests.post(f"{base}/api/v1/precedents", data={"draft": DRAFT}, timeout=30).json()
    of_item = requests.get(f"{base}/api/v1/precedents", params={"item": "tarn/301"}, timeout=30).json()
    assert set(by_get) == {"total", "took_ms", "terms", "why_none", "precedents"}
    assert by_get["precedents"] == by_post["precedents"]
    assert {"id", "resolution", "date", "committee", "outcomes", "mover", "terms", "times", "again"} <= set(
        by_get["precedents"][0]
    )
    assert [each["id"] for each in of_item["precedents"]] == ["tarn/201"]
    nothing = requests.get(f"{base}/api/v1/precedents", timeout=30)
    assert (nothing.status_code, list(nothing.json())) == (400, ["error"])


def test_an_item_shows_what_was_decided_before(base: str) -> None:
    page = soup(requests.get(f"{base}/item/tarn/301", timeout=30))
    section = page.select_one("section[aria-labelledby=decided-before]")
    assert section is not None
    assert [str(link["href"]) for link in section.select("a")] == ["/item/tarn/201#r1", "/precedents?item=tarn/301"]
    assert "in the same words 2 times, 2016–2018" in section.text
    first = soup(requests.get(f"{base}/item/tarn/101", timeout=30))
    assert first.select_one("section[aria-labelledby=decided-before]") is None


def test_nothing_that_minutes_hold_runs_on_these_pages(tmp_path: Path) -> None:
    with serving(create_app(build_corpus(tmp_path))) as base:
        for path in (
            f"/item/{HOSTILE}",
            f"/precedents?item={HOSTILE}",
            f"/precedents?item={RICH}",
            "/precedents?draft=%3Cscript%3Ex",
        ):
            page = soup(requests.get(base + path, timeout=30))
            assert page.select("script, img, iframe") == []
