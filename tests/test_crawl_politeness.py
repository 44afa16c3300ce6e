"""Politeness, over a real server and a clock that does not wait."""

from __future__ import annotations

import random
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from crawl_site import FakeSite, Reply
from hypothesis import given
from hypothesis import strategies as st

from crawler.councils import of_address
from crawler.errors import (
    BusyError,
    DisallowedError,
    FetchError,
    RefusedError,
    TransientError,
    UnavailableError,
    UnusableError,
)
from crawler.fetcher import CONNECT_TIMEOUT, MAX_BODY, MAX_PDF, MAX_REDIRECTS, MAX_SECONDS, READ_TIMEOUT, Fetcher
from crawler.moderngov import PageKind, build
from crawler.politeness import (
    BACKOFF,
    BUDGET,
    DELAY,
    EARNED,
    EASING,
    JITTER,
    LEAST_BUSY,
    MAX_BACKOFF,
    MAX_CRAWL_DELAY,
    MAX_FACTOR,
    MAX_RETRY_AFTER,
    MAX_SLOW,
    MIN_DELAY,
    SLOW,
    Clock,
    Rules,
    Turns,
    backoff,
    host_of,
    retry_after,
    user_agent,
)


class Hands:
    """A clock that jumps where others would sleep."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.start = datetime(2026, 3, 1, tzinfo=UTC)

    def clock(self) -> Clock:
        return Clock(lambda: self.seconds, self.sleep, lambda: self.start + timedelta(seconds=self.seconds))

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


class Times:
    """Notes at what time of the injected clock each request came; ``replies`` are sent first, one each."""

    def __init__(self, hands: Hands, replies: list[Reply] | None = None) -> None:
        self.at: list[float] = []
        self._hands, self._replies = hands, replies or []

    def __call__(self, path: str, parameters: dict[str, str]) -> Reply | None:
        self.at.append(self._hands.seconds)
        return self._replies.pop(0) if self._replies and path != "/robots.txt" else None


def gaps(times: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(times)]


def fetch(site: FakeSite, fetcher: Fetcher, *numbers: int) -> None:
    for number in numbers:
        fetcher.get(build(site.base, PageKind.MEETING, meeting_id=str(number)), of_address(site.base))


def test_every_request_waits_for_the_delay_after_the_one_before() -> None:
    hands = Hands()
    with FakeSite(tamper=(times := Times(hands))) as site:
        fetch(site, Fetcher(Turns(1.5, hands.clock())), 100, 101, 102)
    assert gaps(times.at) == [1.5, 1.5, 1.5]


def test_one_request_at_a_time_for_a_host_whoever_asks() -> None:
    with FakeSite() as site:
        fetcher = Fetcher(Turns(0))
        askers = [threading.Thread(target=fetch, args=(site, fetcher, 100, 101, 102)) for _ in range(4)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()
        assert len(site.asked) >= 13
        assert {asked.at_once for asked in site.asked} == {1}


def test_the_longer_delay_of_ours_and_theirs_counts() -> None:
    for robots, wanted in (("User-agent: *\nCrawl-delay: 7", 7), ("User-agent: *\nCrawl-delay: 0.5", 2)):
        hands = Hands()
        with FakeSite(robots=robots, tamper=(times := Times(hands))) as site:
            fetch(site, Fetcher(Turns(2, hands.clock())), 100, 101)
        assert gaps(times.at)[1:] == [wanted]


def test_redirects_and_retries_take_their_turn_too() -> None:
    hands = Hands()
    replies = [
        Reply(status=301, headers={"Location": "/ielistdocuments.aspx?MID=100"}),
        Reply(status=503),
        Reply(status=503),
    ]
    with FakeSite(tamper=(times := Times(hands, replies))) as site:
        fetch(site, Fetcher(Turns(1, hands.clock())), 100)
    robots, moved, second, third = gaps(times.at)
    assert (robots, moved) == (1, 1)
    for pause, factor in ((second, BACKOFF[0]), (third, BACKOFF[1])):
        assert factor <= pause <= factor * (1 + JITTER)


@pytest.mark.parametrize("as_date", [True, False])
def test_retry_after_is_heeded_in_seconds_and_as_a_date(as_date: bool) -> None:
    hands = Hands()
    value = format_datetime(hands.start + timedelta(seconds=100), usegmt=True) if as_date else "99"
    with FakeSite(tamper=(times := Times(hands, [Reply(status=429, headers={"Retry-After": value})]))) as site:
        fetch(site, Fetcher(Turns(1, hands.clock())), 100)
    assert gaps(times.at)[-1] == 99


def test_a_longer_pause_than_we_wait_ends_it_at_once() -> None:
    hands = Hands()
    with FakeSite(tamper=Times(hands, [Reply(status=503, headers={"Retry-After": "86400"})])) as site:
        with pytest.raises(BusyError, match="1,440 minutes"):
            fetch(site, Fetcher(Turns(1, hands.clock())), 100)
        assert len(site.asked) == 2


def test_being_asked_too_often_for_good_ends_it() -> None:
    hands = Hands()
    with FakeSite(tamper=Times(hands, [Reply(status=429)] * 9)) as site, pytest.raises(BusyError, match="too often"):
        fetch(site, Fetcher(Turns(1, hands.clock())), 100)


def test_what_robots_txt_disallows_is_never_asked_also_by_a_redirect() -> None:
    robots = "User-agent: *\nDisallow: /mgAi.aspx\n\nUser-agent: Other\nDisallow: /"
    to_item = Reply(status=302, headers={"Location": "/mgAi.aspx?ID=9001"})
    with FakeSite(robots=robots, tamper=lambda path, asked: to_item if asked.get("mid") == "101" else None) as site:
        fetcher = Fetcher(Turns(0))
        fetch(site, fetcher, 100)
        with pytest.raises(DisallowedError, match=r"robots\.txt"):
            fetcher.get(build(site.base, PageKind.ITEM, item_id="9001"), of_address(site.base))
        with pytest.raises(DisallowedError, match=r"robots\.txt"):
            fetch(site, fetcher, 101)
        assert site.count("mgai") == 0
        assert site.paths[0] == "/robots.txt"
        assert site.count("robots.txt") == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_txt_means_that_all_is_allowed(status: int) -> None:
    answer = Reply(status=status)
    with FakeSite(tamper=lambda path, _: answer if path == "/robots.txt" else None) as site:
        fetch(site, Fetcher(Turns(0)), 100)


def test_a_robots_txt_that_fails_means_that_nothing_is_asked() -> None:
    hands = Hands()
    with FakeSite(tamper=lambda path, _: Reply(status=500) if path == "/robots.txt" else None) as site:
        fetcher = Fetcher(Turns(1, hands.clock()))
        for _ in range(2):
            with pytest.raises(UnavailableError, match=r"robots\.txt could not be read"):
                fetch(site, fetcher, 100)
        assert set(site.paths) == {"/robots.txt"}
        assert len(site.paths) == 2


def test_a_web_page_in_the_place_of_robots_txt_is_no_rule() -> None:
    page = Reply(b"<html>User-agent: *\nDisallow: /</html>")
    with FakeSite(tamper=lambda path, _: page if path == "/robots.txt" else None) as site:
        fetch(site, Fetcher(Turns(0)), 100)


def test_a_byte_order_mark_hides_no_rule() -> None:
    with FakeSite(robots="\ufeffUser-agent: *\nDisallow: /") as site, pytest.raises(DisallowedError):
        fetch(site, Fetcher(Turns(0)), 100)


def test_the_crawler_says_who_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_CONTACT", "https://minutes.example/about")
    with FakeSite() as site:
        fetch(site, Fetcher(Turns(0)), 100)
        agents = {asked.headers["user-agent"] for asked in site.asked}
    assert agents == {"Minutebook/0.1 (+https://minutes.example/about)"}
    assert "\n" not in user_agent({"MINUTEBOOK_CONTACT": "a\r\nX-Evil: 1"})
    assert user_agent({}).startswith("Minutebook/0.1 (")


def test_rules_by_rate_and_by_name() -> None:
    rules = Rules(
        "User-agent: minutebook\nRequest-rate: 1/10\nDisallow: /x\nAllow: /x/y$\n\nUser-agent: *\nDisallow: /"
    )
    assert rules.delay == 10
    assert (rules.allows("https://a.example/x/y"), rules.allows("https://a.example/x/z")) == (True, False)
    assert rules.allows("https://a.example/other")


@pytest.mark.parametrize("value", [None, "", "soon", "-5", "1e9", "²", "Mon, 99 Foo 2026"])
def test_an_unreadable_retry_after_says_nothing(value: str | None) -> None:
    assert retry_after(value, datetime(2026, 3, 1, tzinfo=UTC)) is None


def test_a_dead_port_is_unavailable_and_says_so() -> None:
    with FakeSite() as site:
        base = site.base
    hands = Hands()
    with pytest.raises(FetchError, match="no connection"):
        Fetcher(Turns(1, hands.clock())).get(build(base, PageKind.COMMITTEES), of_address(base))


def test_a_delay_that_means_no_is_taken_as_one() -> None:
    robots = f"User-agent: *\nCrawl-delay: {MAX_CRAWL_DELAY + 1:.0f}"
    with FakeSite(robots=robots) as site, pytest.raises(RefusedError, match="121 seconds between requests"):
        fetch(site, Fetcher(Turns(0)), 100)
    assert site.paths == ["/robots.txt"]


def test_our_own_pause_never_ends_a_crawl_however_long_the_delay() -> None:
    hands = Hands()
    robots = f"User-agent: *\nCrawl-delay: {MAX_CRAWL_DELAY:.0f}"
    with FakeSite(robots=robots, tamper=(times := Times(hands, [Reply(status=503)] * 3))) as site:
        fetch(site, Fetcher(Turns(1, hands.clock())), 100)
    assert gaps(times.at)[1:] == [MAX_CRAWL_DELAY] * 3


@given(st.integers(1, 9), st.floats(0, MAX_CRAWL_DELAY))
def test_pauses_before_further_tries_grow_up_to_a_bound(tried: int, delay: float) -> None:
    factor = BACKOFF[min(tried, len(BACKOFF)) - 1]
    assert min(factor * delay, MAX_BACKOFF) <= backoff(tried, delay) <= max(MAX_BACKOFF, delay)
    assert backoff(tried, delay) <= factor * delay * (1 + JITTER)


def test_a_site_that_fails_one_request_in_five_comes_through_whole() -> None:
    chance = random.Random(5)

    def flaky(path: str, _: dict[str, str]) -> Reply | None:
        return Reply(status=503) if path != "/robots.txt" and chance.random() < 0.2 else None

    with FakeSite(tamper=flaky) as site:
        fetcher = Fetcher(Turns(0))
        for number in range(200):
            fetch(site, fetcher, 100 + number % 8)
        assert fetcher.requests == len(site.asked) > 220


def test_being_asked_too_often_slows_down_also_who_had_no_delay() -> None:
    hands = Hands()
    with FakeSite(tamper=(times := Times(hands, [Reply(status=429)]))) as site:
        fetch(site, Fetcher(Turns(0, hands.clock())), 100, 101)
    pauses = gaps(times.at)
    assert pauses[1] >= 2 * LEAST_BUSY * BACKOFF[0]
    assert pauses[2] > LEAST_BUSY


@given(st.text(), st.text(alphabet="abcABC/*$?%=&.", max_size=20))
def test_no_robots_txt_is_too_broken_to_be_heeded(text: str, path: str) -> None:
    for body in (text, f"User-agent: *\nDisallow: {text}\nCrawl-delay: {text}\nRequest-rate: {text}"):
        rules = Rules(body)
        assert rules.delay >= 0
        assert rules.allows(f"https://democracy.netherby.example/{path}") in (True, False)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Democracy.Netherby.example/x", "democracy.netherby.example"),
        ("http://democracy.netherby.example:80/", "democracy.netherby.example"),
        ("https://democracy.netherby.example.:443/", "democracy.netherby.example"),
        ("http://user:word@127.0.0.1:8000/", "127.0.0.1:8000"),
    ],
)
def test_a_host_has_one_turn_however_its_address_is_written(url: str, host: str) -> None:
    assert host_of(url) == host


def test_a_pause_that_is_put_off_meanwhile_is_waited_for() -> None:
    hands = Hands()
    turns = Turns(1, hands.clock())
    with turns.turn("a"):
        pass
    slept = hands.sleep

    def sleep(seconds: float) -> None:
        if hands.seconds == 0:
            turns.pause("a", 10)
        slept(seconds)

    turns.clock = Clock(lambda: hands.seconds, sleep)
    with turns.turn("a"):
        assert hands.seconds == pytest.approx(10)


def test_what_councils_are_told_is_what_is_done() -> None:
    told = " ".join((Path(__file__).parent.parent / "docs" / "politeness.md").read_text(encoding="utf-8").split())
    second, third, fourth = BACKOFF
    for promise in (
        f"beginning of the next: {DELAY:.0f} second. `--delay` changes it, but not below {MIN_DELAY} seconds",
        f"One of more than {MAX_CRAWL_DELAY:.0f} seconds is taken as a no",
        f"longer than {SLOW:.0f} second to answer has a pause as long as its answer took, up to {MAX_SLOW:.0f} seconds",
        f"delay doubled, each time, up to {MAX_FACTOR:.0f}-fold; each answer that comes takes a tenth",
        f"{second:.0f}, {third:.0f} and {fourth:.0f} times the delay, and up to a quarter longer by chance, "
        f"but not for more than {MAX_BACKOFF:.0f} seconds",
        f"If that is more than {MAX_RETRY_AFTER:.0f} seconds, it stops",
        f"A page is tried {len(BACKOFF) + 1} times",
        f"a budget of {BUDGET:.0f} failed tries; an answer gives half a try back",
        f"more than {MAX_BODY >> 20} MB is taken and no PDF of more than {MAX_PDF >> 20} MB",
        f"takes longer than {MAX_SECONDS:.0f} seconds, headers and all",
        f"waits {READ_TIMEOUT:.0f} for an answer to begin or go on, and {CONNECT_TIMEOUT:.0f} for a connection",
        f"on the same host only, {MAX_REDIRECTS} at most",
    ):
        assert promise in told
    assert (JITTER, EARNED, EASING, TransientError("").tries) == (0.25, 0.5, 0.9, len(BACKOFF) + 1)


@pytest.mark.parametrize(
    "url", ["http://a.example:99999/", "http://[::1/", "http://a.example:x/", "file:///x", "http:///x", "x"]
)
def test_an_address_that_cannot_be_asked_for_is_told(url: str) -> None:
    with pytest.raises(UnusableError):
        Fetcher(Turns(0)).look(url)
