"""A topic is a facet, a page and a feed; a long facet is a page that can be searched; what has no value can be had."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from bs4 import BeautifulSoup
from lxml import etree
from web_corpus import corpus
from web_site import serving

from indexer.search.document import MeetingDocument
from indexer.search.engine import open_writer
from indexer.search.query import Query
from indexer.search.results import CUT_SHORT
from indexer.search.topics import read
from webui import create_app

ATOM = "{http://www.w3.org/2005/Atom}"
TOPICS = read(
    """
[[topic]]
slug = "green-places"
name = "Parks, gardens"
description = "Parks & <b>gardens</b>."
query = "park OR garden*"

[[topic]]
slug = "nothing"
name = "Nothing"
description = "What nobody speaks of."
query = "zzzz"
""",
    "topics.toml",
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    index = tmp_path_factory.mktemp("topics") / "index"
    with serving(create_app(build(index, corpus()))) as address:
        yield address


def build(index: Path, meetings: list[MeetingDocument]) -> str:
    writer = open_writer(str(index))
    writer.sort_under(TOPICS.topics)
    for meeting in meetings:
        writer.put(TOPICS.sorted_under(meeting))
    writer.commit()
    return str(index)


def get(url: str, status: int = 200) -> BeautifulSoup:
    answer = requests.get(url, timeout=30)
    assert answer.status_code == status, answer.text
    return BeautifulSoup(answer.text, "lxml")


def words(soup: BeautifulSoup, selector: str = "main") -> str:
    found = soup.select_one(selector)
    assert found, selector
    return " ".join(found.get_text(" ").split())


def test_every_topic_is_listed_with_its_items_and_leads_to_its_page(base: str) -> None:
    page = get(f"{base}/topics")
    assert "Nothing (0 items) What nobody speaks of." in words(page)
    link = next(link for link in page.select("main a") if link.get_text() == "Parks, gardens")
    topic = get(base + str(link["href"]))
    total = words(topic, "main").split("All ")[1].split()[0]
    assert f"Parks, gardens ({total} items)" in words(page)
    assert "Parks & <b>gardens</b>." in words(topic)
    assert "park OR garden*" in words(topic, "code")


def test_the_search_on_a_topics_page_stays_within_the_topic(base: str) -> None:
    form = get(f"{base}/topic/green-places").select_one("form.search-box")
    assert form
    fields = {str(each["name"]): str(each.get("value", "")) for each in form.select("input")} | {"q": "zebra OR park"}
    found = requests.get(base + str(form["action"]), params=fields, timeout=30)
    assert "Topic: Parks, gardens" in words(BeautifulSoup(found.text, "lxml"), ".applied__list")


def test_a_topic_without_items_says_so_and_one_that_is_not_there_is_not_found(base: str) -> None:
    assert "No item is on this topic yet." in words(get(f"{base}/topic/nothing"))
    assert "There is no topic “nowhere” in this index." in words(get(f"{base}/topic/nowhere", 404))


def test_the_feed_of_a_topic_holds_its_latest_items_newest_first(base: str) -> None:
    link = get(f"{base}/topic/green-places").select_one('link[type="application/atom+xml"]')
    assert link
    answer = requests.get(base + str(link["href"]), timeout=30)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert [each.tag.removeprefix(ATOM) for each in feed[:6]] == ["title", "id", "link", "link", "updated", "author"]
    moments = [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True) != []
    assert feed.findtext(f"{ATOM}updated") == moments[0]
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) <= 50
    assert all(requests.get(str(each), timeout=30).ok for each in ids[:3])


def test_a_feed_of_any_search_is_well_formed_whatever_the_minutes_hold(tmp_path: Path) -> None:
    (first, *_) = corpus()
    hostile = "\x00\x0b\x1b]]>&<script>alert(1)</script>\ufffe"
    items = tuple(
        replace(each, item=hostile, committee=hostile, meeting=hostile, council=hostile) for each in first.items
    )
    with serving(create_app(build(tmp_path / "index", [replace(first, items=items)]))) as base:
        answer = requests.get(f"{base}/feed.atom", params={"q": "damp", "sort": "oldest"}, timeout=30)
        feed = etree.fromstring(answer.content)
        assert "]]>&<script>alert(1)</script>" in str(feed.findtext(f"{ATOM}entry/{ATOM}title"))
        assert not list(feed.iter("script"))
        assert etree.fromstring(requests.get(f"{base}/feed.atom", params={"q": "zzzz"}, timeout=30).content) is not None
        assert requests.get(f"{base}/feed.atom", params={"q": '"'}, timeout=30).status_code == 400
        assert requests.get(f"{base}/feed.atom", params={"colour": "red"}, timeout=30).status_code == 400


def test_a_feed_that_takes_too_long_is_no_empty_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webui.feeds.parse", lambda pairs: Query("damp", time_limit=0))
    with serving(create_app(build(tmp_path / "index", corpus()[:1]))) as base:
        answer = requests.get(f"{base}/feed.atom", params={"q": "damp"}, timeout=30)
    assert (answer.status_code, "<feed" in answer.text) == (503, False)
    assert html.unescape(CUT_SHORT) in html.unescape(answer.text)


def test_all_values_of_a_long_facet_can_be_seen_searched_and_ticked(base: str) -> None:
    page = get(f"{base}/search?q=parks")
    link = next(link for link in page.select(".facet__note a") if "Speaker" in link.get_text())
    values = get(base + str(link["href"]))
    assert len(values.select("ol.values li")) > 10
    found = get(f"{base}/values/speaker?q=parks&find=number 1")
    names = [link.get_text() for link in found.select("ol.values a")]
    assert names
    assert all(name.startswith("Councillor Number 1") for name in names)
    ticked = get(base + str(found.select("ol.values a")[0]["href"]))
    assert f"Speaker: {names[0]}" in words(ticked, ".applied__list")
    again = get(f"{base}/values/speaker?q=parks&find=number 1&speaker={names[0]}")
    chosen = again.select_one('ol.values a[aria-current="true"]')
    assert chosen
    assert "speaker" not in parse_qs(urlsplit(str(chosen["href"])).query)
    assert "No value has a word that begins with “zzz”" in words(get(f"{base}/values/speaker?find=zzz"))


@pytest.mark.parametrize("bad", ["/values/colour", "/values/speaker?values=9"])
def test_values_that_are_not_there_are_not_found(base: str, bad: str) -> None:
    get(base + bad, 404)


@pytest.mark.parametrize("bad", ["0", "-1", "soon", "1" * 30])
def test_a_page_of_values_that_cannot_be_read_is_told(base: str, bad: str) -> None:
    assert "is not a page of values" in words(get(f"{base}/values/speaker?values={bad}", 400))


def test_items_without_a_value_can_be_ticked_and_taken_away(base: str) -> None:
    page = get(f"{base}/search?q=parks OR damp OR report&lacking=topic")
    assert page.select_one('input[name="lacking"][value="topic"][checked]')
    assert "Topic: none given" in words(page, ".applied__list")
    both = get(f"{base}/search?q=parks OR damp OR report&lacking=topic&topic=Parks, gardens")
    everything = get(f"{base}/search?q=parks OR damp OR report")
    assert words(both, "h1").split()[0] == words(everything, "h1").split()[0]
    assert words(page, "h1").split()[0] != words(everything, "h1").split()[0]
    assert "is not a facet" in words(get(f"{base}/search?q=damp&lacking=colour", 400))
