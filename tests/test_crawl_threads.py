"""Many crawls in one process: one request at a time for a host, budgets and pauses for each host of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from crawl_site import FakeSite, Reply

from crawler.councils import Council
from crawler.errors import ExhaustedError, UnavailableError
from crawler.fetcher import Fetcher
from crawler.moderngov import PageKind, build
from crawler.politeness import BUDGET, MAX_FACTOR, Clock, Turns


def meeting(site: FakeSite, number: int) -> tuple[str, Council]:
    url = build(site.base, PageKind.MEETING_XML, meeting_id=str(number))
    return url, Council("netherby", "Netherby", site.base)


def test_two_councils_on_one_host_are_asked_one_at_a_time() -> None:
    with FakeSite() as site, ThreadPoolExecutor(4) as threads:
        fetcher = Fetcher(Turns(0))
        pages = list(threads.map(lambda number: fetcher.get(*meeting(site, number)), [100, 101, 102, 103] * 4))
        fetcher.close()
        assert max(asked.at_once for asked in site.asked) == 1
    assert len(pages) == 16
    assert fetcher.requests_of(site.base.split("/")[2]) == 17


def test_hosts_are_asked_side_by_side() -> None:
    with FakeSite() as one, FakeSite() as other:
        fetcher = Fetcher(Turns(0))
        with fetcher.turns.turn(one.base.split("/")[2]), ThreadPoolExecutor(1) as threads:
            assert threads.submit(fetcher.get, *meeting(other, 100)).result(10).status == 200
        fetcher.close()


def test_a_host_that_goes_on_failing_is_left_in_peace() -> None:
    with FakeSite(tamper=lambda path, _: Reply(status=503) if "asmx" in path else None) as site:
        fetcher = Fetcher(Turns(0))
        for number in range(100, 104):
            with pytest.raises(UnavailableError):
                fetcher.get(*meeting(site, number))
        with pytest.raises(ExhaustedError, match="left in peace"):
            fetcher.get(*meeting(site, 104))
        assert site.count("GetMeeting") == BUDGET


def test_a_host_that_fails_now_and_then_is_not_given_up() -> None:
    count = [0]

    def flaky(path: str, _: dict[str, str]) -> Reply | None:
        count[0] += "asmx" in path
        return Reply(status=503) if "asmx" in path and count[0] % 4 == 0 else None

    with FakeSite(tamper=flaky) as site:
        fetcher = Fetcher(Turns(0))
        assert {fetcher.get(*meeting(site, 100 + n % 8)).status for n in range(200)} == {200}


def test_an_answer_that_drips_is_cut_off_at_its_deadline_headers_and_all() -> None:
    drip = Reply(b"x" * 1_000, drip=0.01)
    with FakeSite(tamper=lambda path, _: drip if "asmx" in path else None) as site:
        fetcher = Fetcher(Turns(0), max_seconds=0.7)
        with pytest.raises(UnavailableError, match="does not come to an end"):
            fetcher.get(*meeting(site, 100))
        assert fetcher.get(build(site.base, PageKind.COMMITTEES), meeting(site, 1)[1]).status == 200


class Hands:
    """A clock that moves only when it is told to, or slept by."""

    def __init__(self) -> None:
        self.time = 0.0

    def clock(self) -> Clock:
        return Clock(lambda: self.time, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.time += seconds


@pytest.mark.parametrize(("took", "pause"), [(0.5, 1.0), (7.0, 7.0), (45.0, 30.0)])
def test_a_slow_answer_is_followed_by_a_pause_as_long(took: float, pause: float) -> None:
    hands = Hands()
    turns = Turns(1.0, hands.clock())
    with turns.turn("a"):
        hands.time += took
    before = hands.time
    with turns.turn("a"):
        assert hands.time - before == pytest.approx(pause)


def test_being_asked_too_often_doubles_the_delay_and_answers_ease_it() -> None:
    turns = Turns(2.0)
    for expected in (4.0, 8.0):
        turns.failed("a", busy=True)
        assert turns.delay("a") == expected
    assert turns.delay("b") == 2.0
    for _ in range(10):
        turns.failed("a", busy=True)
    assert turns.delay("a") == 2.0 * MAX_FACTOR
    for _ in range(60):
        turns.succeeded("a")
    assert turns.delay("a") == 2.0
