"""A meeting held both ways is one meeting: the newer capture speaks, the older one fills in what it cannot say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.archive import Archive, FetchedPage
from crawler.councils import Council
from crawler.crawl import CrawlOptions, crawl
from crawler.moderngov import PageKind, build
from crawler.sample import COUNCIL_KEY, SampleSite
from indexer.build import build_index
from indexer.holdings import HeldMeeting, meetings
from indexer.merging import with_older
from indexer.records import Attendance, Item, Meeting

PERSON = Attendance("Councillor Ann Other", None, "present")


def meeting(**said: object) -> Meeting:
    item = Item("5", 0, "1", "Buses", minutes_text="The Chair said that")
    return replace(Meeting("1", "Cabinet", "7", "2025-01-06", items=(item,)), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("older", ["draft", "published", None])
@pytest.mark.parametrize("newer", ["draft", "published", None])
def test_the_newer_capture_says_whether_minutes_are_a_draft(newer: str | None, older: str | None) -> None:
    assert with_older(meeting(minutes=newer), meeting(minutes=older)).minutes == newer


def test_what_the_newer_capture_cannot_say_is_taken_from_the_older() -> None:
    older = meeting(attendance=(PERSON,), status="confirmed", venue="Guildhall", time="2.00 pm")
    found = with_older(meeting(venue="Town Hall"), older)
    assert (found.attendance, found.status, found.venue, found.time) == ((PERSON,), "confirmed", "Town Hall", "2.00 pm")


def test_a_cut_text_is_made_whole_by_the_older_capture_and_by_nothing_else() -> None:
    whole = Item("5", 0, "1", "Buses", minutes_text="The Chair said that it was late")
    cut = meeting(items=(replace(meeting().items[0], cut=True),))
    assert with_older(cut, meeting(items=(whole,))).items[0].minutes_text == whole.minutes_text
    assert with_older(meeting(), meeting(items=(whole,))).items[0].minutes_text == "The Chair said that"


def test_an_item_that_the_service_withholds_is_withheld_on_its_page_too() -> None:
    empty = Item("5", 0, "1", "Buses")
    withheld = meeting(items=(replace(empty, restricted=True),))
    assert with_older(meeting(items=(empty,)), withheld).items[0].restricted
    assert not with_older(meeting(), withheld).items[0].restricted


def held(archive: Path) -> dict[str, HeldMeeting]:
    unreadable: list[str] = []
    with Archive(archive) as opened:
        found = {each.meeting.meeting_id: each for each in meetings(opened, unreadable.append)}
    assert not unreadable
    return found


def test_a_council_crawled_at_two_addresses_and_both_ways_is_held_once_and_linked_to_the_newest(tmp_path: Path) -> None:
    bases = []
    for name, web_service in (("Old Name", True), ("New Name", False)):
        with SampleSite(web_service=web_service) as site, Archive(tmp_path / "archive", create=True) as archive:
            crawl(Council(COUNCIL_KEY, name, site.base), archive, CrawlOptions(delay=0))
            build_index(archive, str(tmp_path / "index"))
            bases.append(site.base)
    found = held(tmp_path / "archive")
    assert len(found) == 61
    for each in found.values():
        assert each.publisher.name == "New Name"
        assert each.publisher.meeting_url(each.meeting).startswith(bases[1])


def test_a_renamed_council_is_not_up_to_date(tmp_path: Path) -> None:
    reports = []
    with SampleSite() as site:
        for name in ("Old Name", "Old Name", "Old Name", "New Name"):
            with Archive(tmp_path / "archive", create=True) as archive:
                crawl(Council(COUNCIL_KEY, name, site.base), archive, CrawlOptions(delay=0))
                reports.append(build_index(archive, str(tmp_path / "index")).unchanged)
    assert reports[2:] == [True, False]


def test_a_page_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    base = "http://127.0.0.1:1/"
    url = build(base, PageKind.MEETING, meeting_id="3")
    page = FetchedPage(url, 200, {}, b"<p>Log in</p>", "2026-01-01T00:00:00Z", "x", "X", base)
    unreadable: list[str] = []
    with Archive(tmp_path / "archive", create=True) as archive:
        archive.append(page, PageKind.MEETING)
        assert list(meetings(archive, unreadable.append)) == []
    assert len(unreadable) == 1
    assert unreadable[0].startswith(url)
