"""A site that is not the crawler's own is crawled and read, and compared with what its readers would see.

The site is tests/emulator: real shapes, invented council; everything that goes wrong with real ones can be switched on.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from emulator import (
    ITEMISED,
    Behaviour,
    Charset,
    Comparison,
    Council,
    Emulator,
    Firewall,
    Instead,
    Kind,
    Site,
    compare,
    council,
    least,
    revised,
)  # fmt: skip

from crawler.archive import Archive
from crawler.councils import of_address
from crawler.crawl import CrawlError, CrawlOptions, CrawlReport, crawl
from crawler.moderngov import PageKind
from indexer.holdings import HeldMeeting, meetings

COMMAND = "from crawler.commands import crawl_command; crawl_command()"
WAYS = ("on", "404")
IN_PRINT = frozenset((Kind.PRINTED, Kind.DOCUMENT))


@pytest.fixture(scope="session")
def sutterfield() -> Council:
    return council(meetings=40, committees=9)


@pytest.fixture(scope="session")
def hamlet() -> Council:
    """A small one, for what needs many crawls."""
    return council(meetings=18, committees=4, name="Hamlet", seed=6)


@pytest.fixture(scope="session")
def parish() -> Council:
    """The smallest."""
    return council(meetings=10, committees=3, name="Parish", seed=5)


@dataclass
class Run:
    """One crawl: its report, and the sentence with which it stopped."""

    report: CrawlReport
    stopped: str | None = None


@dataclass
class Whole:
    """A site that was crawled and read to the end."""

    site: Site
    emulator: Emulator
    run: Run
    held: list[HeldMeeting]


def crawled(site: Site, folder: Path, *, refresh: bool = False) -> Run:
    with Archive(folder, create=True) as archive:
        try:
            return Run(crawl(of_address(site.base), archive, CrawlOptions(delay=0, refresh=refresh)))
        except CrawlError as error:
            return Run(error.report or CrawlReport(of_address(site.base)), str(error))


def read(site: Site, folder: Path, kinds: frozenset[Kind] = ITEMISED, *, lacks_minutes: bool = False) -> Comparison:
    """What the archive holds of ``site``, beside the truth; all can be read, but for minutes that could not be had."""
    unreadable: list[str] = []
    with Archive(folder) as archive:
        assert list(archive.check()) == []
        result = compare(
            site, (m for m in meetings(archive, unreadable.append) if m.source.url.startswith(site.base)), kinds
        )
    assert [line for line in unreadable if not (lacks_minutes and "none are held" in line)] == []
    return result


def assert_good_guest(emulator: Emulator) -> None:
    log = emulator.log
    assert log.most_in_flight == 1
    assert log.repeats() == {}
    assert log.traps() == []
    assert log.twins() == []
    assert log.disallowed(emulator.robots) == []


@pytest.fixture(scope="session", params=WAYS)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sutterfield: Council) -> Whole:
    """The larger council, crawled by its web service and by its pages alone."""
    site, folder = Site(sutterfield, Behaviour(service=request.param)), tmp_path_factory.mktemp("whole")
    with Emulator(site) as emulator:
        run = crawled(site, folder)
    with Archive(folder) as archive:
        return Whole(site, emulator, run, list(meetings(archive, pytest.fail)))


def test_every_meeting_and_every_word_is_found(whole: Whole) -> None:
    assert compare(whole.site, whole.held, ITEMISED).summary() == _perfect(whole.site)
    assert whole.run.report.failures == []
    assert whole.run.report.meetings == len(whole.site.council.meetings)


def test_few_more_requests_are_made_than_the_fewest_possible_and_one_at_a_time(whole: Whole) -> None:
    assert_good_guest(whole.emulator)
    # what is not known before: an agenda's text that a page of printed minutes cuts; whether there are later meetings
    assert len(whole.emulator.log.requests) <= sum(least(whole.site).values()) * 1.03


def test_minutes_in_print_and_in_old_documents_are_split_into_the_items_they_were(whole: Whole) -> None:
    found = compare(whole.site, whole.held, IN_PRINT)
    assert {**found.summary(), "wrong_meetings": None} == {**_perfect(whole.site, IN_PRINT), "wrong_meetings": None}


def test_a_meeting_that_has_only_a_document_belongs_to_the_committee_that_lists_it(whole: Whole) -> None:
    assert compare(whole.site, whole.held, IN_PRINT).wrong_meetings == []


def _perfect(site: Site, kinds: frozenset[Kind] = ITEMISED) -> dict[str, int]:
    chosen = [meeting for meeting in site.council.meetings if meeting.kind in kinds and not site.is_spoilt(meeting)]
    items = sum(len(meeting.items()) for meeting in chosen)
    return {"meetings": len(chosen), "items": items, "found": items, "equal": items, "secrets": 0}


@pytest.mark.parametrize("service", ["500", "403", "html"])
def test_a_web_service_that_answers_nonsense_is_left_for_the_pages(
    tmp_path: Path, hamlet: Council, service: str
) -> None:
    site = Site(hamlet, Behaviour(service=service))
    with Emulator(site) as emulator:
        run = crawled(site, tmp_path)
    assert read(site, tmp_path).summary() == _perfect(site)
    assert run.report.failures == []
    assert emulator.log.of("mgWebService") <= 4


@pytest.mark.parametrize("service", WAYS)
def test_a_server_that_fails_every_fifth_time_loses_nothing(tmp_path: Path, hamlet: Council, service: str) -> None:
    site = Site(hamlet, Behaviour(service=service, flaky=0.2, retry_after="0"))
    with Emulator(site) as emulator:
        run = crawled(site, tmp_path)
    assert read(site, tmp_path).summary() == _perfect(site)
    assert run.report.failures == []
    assert_good_guest(emulator)


@pytest.mark.parametrize("service", WAYS)
def test_connections_lost_in_mid_body_leave_no_half_page(tmp_path: Path, hamlet: Council, service: str) -> None:
    site = Site(hamlet, Behaviour(service=service, drops=0.15))
    with Emulator(site) as emulator:
        run = crawled(site, tmp_path)
    assert any(request.status == 0 for request in emulator.log.requests)
    assert read(site, tmp_path).summary() == _perfect(site)
    assert run.report.failures == []
    assert_good_guest(emulator)


@pytest.mark.parametrize("service", WAYS)
@pytest.mark.parametrize("charset", [charset for charset in Charset if charset is not Charset.RIGHT])
def test_a_wrong_charset_in_the_header_spoils_no_letter(
    tmp_path: Path, parish: Council, charset: Charset, service: str
) -> None:
    site = Site(parish, Behaviour(service=service, charset=charset))
    with Emulator(site):
        crawled(site, tmp_path)
    assert read(site, tmp_path).summary() == _perfect(site)


@pytest.mark.parametrize("after", [0, 15])
@pytest.mark.parametrize("service", WAYS)
@pytest.mark.parametrize("firewall", Firewall)
def test_a_challenge_ends_the_crawl_with_a_sentence_and_hardly_a_request_more(
    tmp_path: Path, hamlet: Council, firewall: Firewall, service: str, after: int
) -> None:
    site = Site(hamlet, Behaviour(service=service, firewall=firewall, firewall_after=after))
    with Emulator(site) as emulator:
        run = crawled(site, tmp_path)
    assert run.stopped is not None
    assert "firewall" in run.stopped
    assert len(emulator.log.requests) <= after + 3
    assert after == 0 or read(site, tmp_path, lacks_minutes=True).wrong == []


@pytest.mark.parametrize("firewall", Firewall)
def test_where_only_pages_are_challenged_the_web_service_goes_on(
    tmp_path: Path, hamlet: Council, firewall: Firewall
) -> None:
    site = Site(hamlet, Behaviour(firewall=firewall, firewall_spares_service=True))
    with Emulator(site) as emulator:
        run = crawled(site, tmp_path)
    assert run.stopped is None
    assert read(site, tmp_path, lacks_minutes=True).summary() == _perfect(site)
    refused = [request for request in emulator.log.requests if "webservice" not in request.record]
    assert len(refused) <= 3


@pytest.mark.parametrize("instead", Instead)
def test_a_page_that_is_not_the_meeting_is_named_and_never_an_empty_meeting(
    tmp_path: Path, hamlet: Council, instead: Instead
) -> None:
    site = Site(hamlet, Behaviour(service="404", instead=instead))
    spoilt = {m.number for m in hamlet.meetings if site.is_spoilt(m) and m.kind in ITEMISED}
    with Emulator(site):
        run = crawled(site, tmp_path)
    assert spoilt
    assert {number for number in spoilt if any(f"MId={number}&" in f.url for f in run.report.failures)} == spoilt
    assert read(site, tmp_path).summary() == _perfect(site)


@pytest.mark.parametrize("service", WAYS)
def test_a_second_crawl_sees_all_that_changed_and_asks_for_little(
    tmp_path: Path, hamlet: Council, service: str
) -> None:
    site = Site(hamlet, Behaviour(service=service, etag=True))
    with Emulator(site) as emulator:
        crawled(site, tmp_path)
        first, (edition, change) = len(emulator.log.requests), revised(hamlet)
        emulator.log.clear()
        site.show(edition)
        run = crawled(site, tmp_path)
    found = read(site, tmp_path)
    assert found.extra_meetings in ([], [change.withdrawn])
    assert (found.equal, found.missing_meetings, found.wrong_meetings) == (found.items, [], [])
    assert run.report.failures == []
    assert_good_guest(emulator)
    assert len(emulator.log.requests) < first / 2
    assert any(request.status == 304 for request in emulator.log.requests)


@pytest.mark.parametrize(
    ("service", "asked"),
    [("on", "GetMeetings?"), ("on", "/documents/"), ("404", "mgAi.aspx"), ("404", "/documents/")],
)
def test_a_crawl_killed_and_started_again_loses_doubles_and_repeats_nothing(
    tmp_path: Path, hamlet: Council, service: str, asked: str
) -> None:
    site = Site(hamlet, Behaviour(service=service))
    with Emulator(site) as emulator:
        killed = _start([site], tmp_path)
        emulator.watch = lambda _, path: os.kill(killed.pid, signal.SIGKILL) if asked in path else None
        killed.communicate(timeout=60)
        assert killed.returncode == -signal.SIGKILL
        emulator.watch = lambda number, path: None
        again = _start([site], tmp_path)
        _, said = again.communicate(timeout=60)
    assert again.returncode == 0, said
    found = read(site, tmp_path, frozenset(Kind))
    assert (found.equal, found.missing_meetings, found.missing) == (found.items, [], [])
    assert sum(count - 1 for count in emulator.log.repeats().values()) <= 2  # robots.txt, and the page in flight
    with Archive(tmp_path) as archive:
        (key,) = archive.councils()
        held = Counter(page.url for kind in PageKind for page in archive.pages(key, kind))
    assert set(held.values()) == {1}


def _start(sites: list[Site], folder: Path) -> subprocess.Popen[str]:
    bases = [site.base for site in sites]
    command = [sys.executable, "-c", COMMAND, *bases, "--archive", str(folder), "--delay", "0"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_councils_on_one_host_share_its_one_request_at_a_time(tmp_path: Path, hamlet: Council) -> None:
    north = Site(hamlet, Behaviour(), "/north")
    south = Site(council(meetings=12, committees=4, name="Thorpe", seed=4), Behaviour(service="404"), "/south")
    with Emulator(north, south) as emulator:
        crawl_of_both = _start([north, south], tmp_path)
        _, said = crawl_of_both.communicate(timeout=60)
    assert crawl_of_both.returncode == 0, said
    assert_good_guest(emulator)
    assert read(north, tmp_path, frozenset(Kind)).missing_meetings == []
    for site in (north, south):
        found = read(site, tmp_path)
        assert (found.equal, found.missing_meetings, found.missing) == (found.items, [], [])


def test_lists_that_always_link_to_earlier_meetings_come_to_an_end(tmp_path: Path, hamlet: Council) -> None:
    site = Site(hamlet, Behaviour(service="404", endless=True))
    with Emulator(site) as emulator:
        crawled(site, tmp_path)
    assert read(site, tmp_path).summary() == _perfect(site)
    assert_good_guest(emulator)
    assert len(emulator.log.requests) <= sum(least(site).values()) + 2 * len(hamlet.committees)


def test_an_old_meeting_whose_page_leads_to_its_document_is_held(tmp_path: Path, hamlet: Council) -> None:
    site = Site(hamlet, Behaviour(moved=True))
    with Emulator(site) as emulator:
        run = crawled(site, tmp_path)
    found = read(site, tmp_path, frozenset((Kind.DOCUMENT,)))
    assert found.items > 0
    assert (found.equal, found.missing) == (found.items, [])
    assert run.report.failures == []
    assert_good_guest(emulator)


def test_a_web_service_that_lists_few_years_at_once_is_used_for_the_meetings_all_the_same(
    tmp_path: Path, hamlet: Council
) -> None:
    site = Site(hamlet, Behaviour(years_at_once=10))
    with Emulator(site) as emulator:
        crawled(site, tmp_path)
    assert read(site, tmp_path).summary() == _perfect(site)
    assert emulator.log.of("GetMeeting?") == len(hamlet.meetings)
    assert_good_guest(emulator)


def test_pages_at_an_address_of_its_own_for_each_visitor_are_read_once(tmp_path: Path, parish: Council) -> None:
    site = Site(parish, Behaviour(service="404", sessions=True))
    with Emulator(site) as emulator:
        crawled(site, tmp_path)
    assert read(site, tmp_path).summary() == _perfect(site)
    assert len(emulator.log.requests) <= 2 * sum(least(site).values()) + len(parish.committees)


def test_item_pages_without_labels_make_cut_items_whole(tmp_path: Path, hamlet: Council) -> None:
    site = Site(hamlet, Behaviour(service="404", labelled=False))
    with Emulator(site):
        crawled(site, tmp_path)
    assert read(site, tmp_path).summary() == _perfect(site)


def test_a_web_service_that_robots_disallow_is_never_asked(tmp_path: Path, hamlet: Council) -> None:
    robots = "User-agent: *\nDisallow: /mgWebService.asmx\n"
    site = Site(hamlet, Behaviour(robots=robots))
    with Emulator(site) as emulator:
        crawled(site, tmp_path)
    assert_good_guest(emulator)
    assert read(site, tmp_path).summary() == _perfect(site)


def test_the_crawler_says_who_it_is_in_every_request(tmp_path: Path, hamlet: Council) -> None:
    site = Site(hamlet)
    with Emulator(site) as emulator:
        crawled(site, tmp_path)
    assert {request.agent.partition("/")[0] for request in emulator.log.requests} == {"Minutebook"}
