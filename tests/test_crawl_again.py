"""The second crawl and those after it: they ask only for what can have changed, and miss nothing that has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from crawl_site import FakeSite, Gathering, Reply

from crawler.archive import Archive
from crawler.councils import of_address
from crawler.crawl import CrawlError, CrawlOptions, CrawlReport, crawl
from crawler.fetcher import Fetcher
from crawler.politeness import Clock, Turns

TODAY = datetime.now(UTC).date()
RECENT = Gathering(140, 12, TODAY - timedelta(days=30))
BARE = Gathering(141, 12, date(2019, 1, 1), minutes=False)
ALL = 11


class Days:
    """A crawler that comes by on one day after the other."""

    def __init__(self, site: FakeSite, folder: Path) -> None:
        self._site, self._folder = site, folder
        self._passed = timedelta()

    def crawl(self, *, after: int = 1, **options: object) -> tuple[CrawlReport, list[str]]:
        """The report of a crawl so many days after the last one, and what it asked for."""
        self._passed += timedelta(days=after)
        clock = Clock(lambda: 0.0, lambda _: None, lambda: datetime.now(UTC) + self._passed)
        before = len(self._site.paths)
        with Archive(self._folder, create=True) as archive:
            report = crawl(
                of_address(self._site.base),
                archive,
                CrawlOptions(delay=0, **options),  # type: ignore[arg-type]
                fetcher=Fetcher(Turns(0, clock)),
            )
        return report, self._site.paths[before:]

    def text(self, number: int) -> str:
        """The newest answer of the web service about a meeting."""
        with Archive(self._folder) as archive:
            page = archive.latest(f"{self._site.base}mgWebService.asmx/GetMeeting?lMeetingId={number}")
        return page.text if page else ""


def meetings(paths: list[str]) -> set[int]:
    """The numbers of the meetings that were asked for."""
    return {int(path.rpartition("=")[2]) for path in paths if "GetMeeting?" in path}


def test_it_asks_for_lists_news_and_what_is_recent_alone(tmp_path: Path) -> None:
    with FakeSite() as site:
        site.gatherings += [RECENT, BARE]
        days = Days(site, tmp_path)
        days.crawl()
        report, asked = days.crawl()
    assert meetings(asked) == {140}
    assert sum("mgWhatsNew" in path for path in asked) == 1
    assert len(asked) == 1 + 1 + 3 + 1 + 1  # robots.txt, committees, their meetings, what's new, the recent meeting
    assert (report.meetings, report.held) == (ALL + 2, ALL + 1)


def test_a_committee_that_has_long_had_no_meeting_and_is_expired_is_not_listed_again(tmp_path: Path) -> None:
    with FakeSite(service=False) as site:
        days = Days(site, tmp_path)
        days.crawl()
        _, asked = days.crawl()
    lists = [path for path in asked if "ieListMeetings" in path]
    assert lists
    assert not any("=13" in path for path in lists)
    assert not any("mgCommitteeDetails" in path for path in asked)


@pytest.mark.parametrize("service", [True, False])
def test_what_is_in_the_news_is_asked_for_however_old(tmp_path: Path, service: bool) -> None:
    with FakeSite(service=service) as site:
        days = Days(site, tmp_path)
        days.crawl()
        site.news = [130]
        _, asked = days.crawl()
    assert [path for path in asked if "130" in path and "GetMeetings" not in path]
    assert not [path for path in asked if "MId=100" in path or "MeetingId=100" in path]


def test_a_site_that_does_not_say_what_is_new_is_crawled_all_the_same(tmp_path: Path) -> None:
    with FakeSite(tamper=lambda path, _: Reply(status=500) if "WhatsNew" in path else None) as site:
        site.gatherings.append(RECENT)
        days = Days(site, tmp_path)
        days.crawl()
        report, asked = days.crawl()
    assert meetings(asked) == {140}
    assert any("does not say what is new" in note for note in report.notes)


def test_minutes_that_appear_are_had_and_kept_beside_what_was_there(tmp_path: Path) -> None:
    late = Gathering(140, 12, TODAY, minutes=False)
    with FakeSite() as site:
        site.gatherings.append(late)
        days = Days(site, tmp_path)
        days.crawl()
        site.gatherings[-1] = replace(late, minutes=True)
        report, _ = days.crawl(after=40)
        assert "<minutepublished>True" in days.text(140)
    assert report.fetched - report.unchanged >= 1


def test_drafts_are_asked_for_until_they_are_approved_however_old(tmp_path: Path) -> None:
    def draft(_: str, asked: dict[str, str]) -> Reply | None:
        body = (
            "<div id=modgov><h1 class=mgMainTitleTxt>Agenda and draft minutes</h1><p class=mgSubItemTitleTxt>Minutes:"
        )
        return Reply(body.encode()) if asked.get("mid") == "100" and drafts else None

    drafts = [True]
    with FakeSite(service=False, tamper=draft) as site:
        days = Days(site, tmp_path)
        days.crawl()
        for still, wanted in ((True, 1), (False, 1), (False, 0)):
            if not still:
                drafts.clear()
            _, asked = days.crawl()
            assert sum("MId=100" in path for path in asked) == wanted


def test_a_meeting_that_is_listed_anew_is_had(tmp_path: Path) -> None:
    with FakeSite() as site:
        days = Days(site, tmp_path)
        days.crawl()
        site.gatherings.append(Gathering(150, 11, TODAY + timedelta(days=20), minutes=False))
        _, asked = days.crawl()
    assert meetings(asked) == {150}


def test_a_meeting_that_is_withdrawn_is_no_longer_asked_for(tmp_path: Path) -> None:
    with FakeSite() as site:
        site.gatherings.append(RECENT)
        days = Days(site, tmp_path)
        days.crawl()
        site.gatherings.remove(RECENT)
        report, asked = days.crawl()
    assert meetings(asked) == set()
    assert report.failures == []
    assert any("no longer listed: 1, such as number 140" in note for note in report.notes)


def test_refresh_asks_for_all_again(tmp_path: Path) -> None:
    with FakeSite() as site:
        days = Days(site, tmp_path)
        days.crawl()
        report, asked = days.crawl(refresh=True)
    assert len(meetings(asked)) == ALL
    assert report.unchanged == report.fetched


def test_a_longer_window_asks_for_what_is_added_alone(tmp_path: Path) -> None:
    with FakeSite() as site:
        days = Days(site, tmp_path)
        days.crawl(since=date(2021, 1, 1))
        _, asked = days.crawl(since=date(2020, 6, 1))
    assert meetings(asked) == {105, 106, 107}


def test_without_its_memory_it_lists_again_but_fetches_nothing_that_is_final(tmp_path: Path) -> None:
    with FakeSite() as site:
        days = Days(site, tmp_path)
        days.crawl()
        for file in (tmp_path / "crawls").iterdir():
            file.write_text("{")
        _, asked = days.crawl()
    assert meetings(asked) == set()
    assert sum("GetMeetings" in path for path in asked) == 3


def test_a_server_with_etags_sends_the_same_page_only_once(tmp_path: Path) -> None:
    with FakeSite() as site:
        site.gatherings.append(RECENT)
        days = Days(site, tmp_path)
        days.crawl()
        days.crawl()
        (again,) = [one for one in site.asked[-3:] if "lMeetingId=140" in one.path]
    assert "if-none-match" in again.headers


def test_a_crawl_that_was_stopped_asks_for_no_list_again(tmp_path: Path) -> None:
    challenge = Reply(b"<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>", 403)
    closed: list[bool] = []

    def closing(path: str, asked: dict[str, str]) -> Reply | None:
        return challenge if closed and ("GetMeeting?" in path or asked.get("lmeetingid") or asked.get("mid")) else None

    with FakeSite(tamper=closing) as site:
        days = Days(site, tmp_path)
        closed.append(True)
        with pytest.raises(CrawlError):
            days.crawl()
        closed.clear()
        _, asked = days.crawl(after=0)
    assert not any("GetMeetings" in path or "GetCommittees" in path for path in asked)
    assert len(meetings(asked)) == ALL


def test_a_crawl_of_a_time_without_meetings_says_so(tmp_path: Path) -> None:
    with FakeSite() as site:
        report, _ = Days(site, tmp_path).crawl(since=date(2028, 1, 1))
    assert any("lists no meeting of what was asked for" in note for note in report.notes)


@pytest.mark.parametrize("service", [True, False])
def test_a_list_that_once_came_empty_is_not_believed(tmp_path: Path, service: bool) -> None:
    empty = [True]

    def hiding(path: str, asked: dict[str, str]) -> Reply | None:
        if not empty or "11" not in asked.values() or "Meetings" not in path:
            return None
        if path.endswith("GetMeetings"):
            return Reply(b"<getmeetings/>", kind="text/xml")
        return Reply(b"<html><div id='modgov'><p>Nothing here today</p></div></html>")

    with FakeSite(service=service, tamper=hiding) as site:
        days = Days(site, tmp_path)
        assert days.crawl()[0].meetings == ALL - 8
        empty.clear()
        assert days.crawl()[0].meetings == ALL
        empty.append(True)
        days.crawl(refresh=True)
        empty.clear()
        assert days.crawl()[0].meetings == ALL


def test_a_list_about_another_committee_is_not_believed(tmp_path: Path) -> None:
    other = Reply(b"<getmeetings><committee><committeeid>77</committeeid></committee></getmeetings>", kind="text/xml")
    with FakeSite(tamper=lambda path, asked: other if path.endswith("GetMeetings") else None) as site:
        assert Days(site, tmp_path).crawl()[0].meetings == ALL


def test_a_meeting_of_another_age_is_a_failure_and_nothing_worse(tmp_path: Path) -> None:
    with FakeSite() as site:
        site.gatherings.append(Gathering(150, 11, date(9999, 12, 31), minutes=False))
        report, asked = Days(site, tmp_path).crawl()
    assert (150 in meetings(asked), report.meetings, len(report.failures)) == (False, ALL, 1)
