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
from crawler.sample.printing import printed_minutes
from indexer.build import build_index
from indexer.documents import to_document
from indexer.extract import find
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


BASE = "http://127.0.0.1:1/"
PAGE = (
    "<div id='modgov'><h1 class='mgMainTitleTxt'>Agenda and minutes</h1>"
    "<h2 class='mgSubTitleTxt'>Harbour Board - Tuesday, 7 May 2024 6.30 pm</h2>"
    "<div class='mgLinks'><ul><li><a href='documents/g77/Printed minutes.pdf?T=1'>Printed minutes</a></li></ul></div>"
    "<table>"
    "<tr><td class='mgItemNumberCell'><a name='AI900'></a>1.</td><td><p class='mgAiTitleTxt'>Apologies</p></td></tr>"
    "<tr><td class='mgItemNumberCell'><a name='AI901'></a>2.</td><td><p class='mgAiTitleTxt'>Mooring Fees</p></td></tr>"
    "</table></div>"
)
ITEMS = [("1", "Apologies", ["None."]), ("1a", "A Wreck", ["It was seen."]), ("2", "Mooring Fees", ["Raised."])]
ATTENDANCE = (
    "<div id='modgov'><table summary='Table of meeting attendance'><tr><td>Councillor Ida Rook</td><td>Chair</td>"
    "<td>Present</td></tr></table></div>"
)


def kept(folder: Path, *pages: tuple[PageKind, dict[str, str], bytes]) -> tuple[list[HeldMeeting], list[str]]:
    """What is held of pages (kind, ids of the address, body), and what is told of them."""
    told: list[str] = []
    with Archive(folder / "archive", create=True) as archive:
        for kind, ids, body in pages:
            url = build(BASE, kind, **ids)
            archive.append(FetchedPage(url, 200, {}, body, "2026-01-01T00:00:00Z", "x", "X", BASE), kind)
        return list(meetings(archive, told.append)), told


def printed(heading: str = "Harbour Board\n7 May 2024") -> tuple[PageKind, dict[str, str], bytes]:
    return PageKind.PRINTED_MINUTES, {"agenda_id": "77"}, printed_minutes(heading, ITEMS)


def test_printed_minutes_go_to_the_meetings_own_items_and_say_where_they_are(tmp_path: Path) -> None:
    attendance = (PageKind.ATTENDANCE, {"meeting_id": "50"}, ATTENDANCE.encode())
    (found,), told = kept(tmp_path, (PageKind.MEETING, {"meeting_id": "50"}, PAGE.encode()), printed(), attendance)
    assert told == []
    assert [(item.item_id, item.position, item.minutes_text) for item in found.meeting.items] == [
        ("900", 0, "None."), ("50-1", 1, "It was seen."), ("901", 2, "Raised."),
    ]  # fmt: skip
    assert found.meeting.minutes_url == build(BASE, PageKind.PRINTED_MINUTES, agenda_id="77")
    assert found.meeting.attendance == (Attendance("Councillor Ida Rook", "Chair", "present"),)
    assert found.publisher.item_url("50-1") == build(BASE, PageKind.MEETING, meeting_id="50")


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Harbour Board\n8 May 2024", "dated 2024-05-08"),
        ("Planning Committee\n7 May 2024", "headed “Planning Committee”"),
    ],
)
def test_a_print_that_says_it_is_another_meetings_is_taken_and_named(tmp_path: Path, heading: str, said: str) -> None:
    (found,), told = kept(tmp_path, (PageKind.MEETING, {"meeting_id": "50"}, PAGE.encode()), printed(heading))
    assert found.meeting.has_minutes
    assert [said in line for line in told] == [True]


COMMITTEE = (
    "<div id='modgov'><h1 class='mgMainTitleTxt'>Committee details</h1><h2 class='mgSubTitleTxt'>Harbour Board</h2>"
    "<a href='ieListMeetings.aspx?CommitteeId=9'>Meetings</a><ul>"
    "<li><a href='mgUserInfo.aspx?UID=1'>Councillor Ida Rook</a> (Chair)</li>"
    "<li><a href='mgUserInfo.aspx?UID=2'>Councillor Max Tarn</a></li></ul></div>"
)


def test_a_surname_is_the_member_whom_the_councils_pages_of_that_year_leave(tmp_path: Path) -> None:
    text = PAGE.replace("7 May 2024", "7 October 2025")
    items = [("1", "Apologies", ["None."]), ("2", "Mooring Fees", ["Councillor Tarn said that fees were high."])]
    print_ = (PageKind.PRINTED_MINUTES, {"agenda_id": "77"}, printed_minutes("Harbour Board\n7 October 2025", items))
    committee = (PageKind.COMMITTEE, {"committee_id": "9"}, COMMITTEE.encode())
    (found,), told = kept(tmp_path, (PageKind.MEETING, {"meeting_id": "50"}, text.encode()), print_, committee)
    assert told == []
    assert [member.name for member in found.members] == ["Councillor Ida Rook", "Councillor Max Tarn"]
    document = to_document(found.meeting, found.publisher, "", find, found.members)
    (speech,) = document.items[1].speeches
    assert (speech.speaker, speech.written, speech.basis) == ("Max Tarn", "Councillor Tarn", "membership")


@pytest.mark.parametrize("pdf", [None, b"%PDF-1.4 cut"])
def test_minutes_that_are_promised_and_not_held_are_named(tmp_path: Path, pdf: bytes | None) -> None:
    broken = [(PageKind.PRINTED_MINUTES, {"agenda_id": "77"}, pdf)] if pdf else []
    (found,), told = kept(tmp_path, (PageKind.MEETING, {"meeting_id": "50"}, PAGE.encode()), *broken)
    assert not found.meeting.has_minutes
    assert "minutes are said to be published, but none are held" in told[-1]
    assert len(told) == 1 + len(broken)


def test_an_old_page_alone_is_a_meeting(tmp_path: Path) -> None:
    body = (Path(__file__).parent / "fixtures" / "pages" / "minutes-document.html").read_bytes()
    (found,), told = kept(tmp_path, (PageKind.MINUTES_DOCUMENT, {"meeting_id": "412"}, body))
    assert told == []
    assert (found.meeting.meeting_id, found.meeting.committee) == ("412", "Harbour & Quays Board")
    assert [item.item_id for item in found.meeting.items] == ["412-0", "412-1", "412-2"]
    assert found.publisher.meeting_url(found.meeting) == build(BASE, PageKind.MINUTES_DOCUMENT, meeting_id="412")


def test_an_old_page_that_leads_to_the_print_has_its_items(tmp_path: Path) -> None:
    head = "<div id='modgov'><h2 class='mgSubTitleTxt'>Harbour Board - 7 May 2024</h2>"
    leads = f"{head}<a href='documents/g77/Minutes.pdf?T=1'>Minutes</a></div>".encode()
    page = (PageKind.MINUTES_DOCUMENT, {"meeting_id": "50"}, leads)
    (found,), told = kept(tmp_path / "with", page, printed())
    assert (told, [item.item_id for item in found.meeting.items]) == ([], ["50-0", "50-1", "50-2"])
    held, told = kept(tmp_path / "without", page)
    assert held == []
    assert "no minutes, only links to documents" in told[0]


def test_one_damaged_capture_is_named_and_all_others_are_read(tmp_path: Path) -> None:
    with SampleSite() as site, Archive(tmp_path, create=True) as archive:
        crawl(Council(COUNCIL_KEY, "Thornmere", site.base), archive, CrawlOptions(delay=0, limit=5))
    (file,) = (tmp_path / "warc").iterdir()
    with Archive(tmp_path) as archive:
        entry = next(archive._catalogue.newest(COUNCIL_KEY, PageKind.MEETING_XML.value))
        with file.open("r+b") as warc:
            warc.seek(entry.offset + entry.length // 2)
            warc.write(b"\0" * 40)
        told: list[str] = []
        found = list(meetings(archive, told.append))
    assert len(found) == 4
    assert any("cannot be read" in line and "archive check --repair" in line for line in told)
