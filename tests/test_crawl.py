"""What a crawl promises: the same minutes by the web service and by pages, nothing asked for without need,
and a sentence for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from crawl_site import FakeSite, Reply, Tamper

from crawler.archive import Archive
from crawler.councils import Council, of_address
from crawler.crawl import CrawlError, CrawlOptions, CrawlReport, check_delay, crawl
from crawler.fetcher import Fetcher
from crawler.moderngov import PageKind, record_id
from crawler.politeness import Clock, Turns

ALL = {100, 101, 102, 103, 104, 105, 106, 107, 120, 121, 130}
ERRORS = Path(__file__).parents[1].parent / "shared" / "moderngov" / "pages" / "errors"
CHALLENGE = Reply(b"<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>", 403)


def run(site: FakeSite, folder: Path, **options: object) -> CrawlReport:
    with Archive(folder, create=True) as archive:
        return crawl(of_address(site.base), archive, CrawlOptions(delay=0, **options))  # type: ignore[arg-type]


def held(folder: Path, *kinds: PageKind) -> set[int]:
    """The meetings that the archive holds."""
    with Archive(folder) as archive:
        (council,) = archive.councils()
        pages = [page for kind in kinds for page in archive.pages(council, kind)]
    return {int(record_id(page.url) or 0) for page in pages}


def in_service(operation: str, reply: Callable[[dict[str, str]], Reply | None]) -> Tamper:
    return lambda path, asked: reply(asked) if path.lower().endswith(f"/{operation}".lower()) else None


def test_by_the_web_service_each_meeting_is_one_request(tmp_path: Path) -> None:
    with FakeSite() as site:
        report = run(site, tmp_path)
        assert len(site.paths) == 1 + 1 + 3 + len(ALL)
    assert (report.meetings, report.fetched, report.failures) == (len(ALL), 4 + len(ALL), [])
    assert held(tmp_path, PageKind.MEETING_XML) == ALL


@pytest.mark.parametrize("prefix", ["", "/moderngov", "/CouncilMeetings"])
def test_by_pages_the_same_meetings_are_had_and_the_cut_item_whole(tmp_path: Path, prefix: str) -> None:
    with FakeSite(service=False, prefix=prefix) as site:
        report = run(site, tmp_path)
        assert len(site.paths) == len(set(site.paths))
        for trap in ("calendar", "later", "info=1", "777", "documents/", "ID=555", "LLL", "ID=99"):
            assert site.count(trap) == 0
    assert (report.meetings, report.failures) == (len(ALL), [])
    assert held(tmp_path, PageKind.MEETING) == ALL
    assert held(tmp_path, PageKind.ITEM) == {9001}


def test_a_page_that_is_xhtml_is_a_page_like_any_other(tmp_path: Path) -> None:
    prologue = (
        b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
    )
    page = Reply(
        prologue + b"<html xmlns='x'><div id='modgov'><h1 class='mgMainTitleTxt'>Agenda</h1>"
        b"<h2 class='mgSubTitleTxt'>Harbour Board - 10 June 2020</h2></div></html>"
    )
    with FakeSite(service=False, tamper=lambda _, asked: page if asked.get("mid") == "105" else None) as site:
        assert run(site, tmp_path).failures == []
    assert held(tmp_path, PageKind.MEETING) == ALL


def test_a_committee_that_only_its_successor_links_to_is_found(tmp_path: Path) -> None:
    with FakeSite(service=False) as site:
        run(site, tmp_path)
    assert 13 in held(tmp_path, PageKind.COMMITTEE)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"gone", 404), Reply(b"oops", 500), Reply(b"<html><body>Hello</body></html>"), Reply(b"Forbidden", 403),
        Reply(b"", 200), Reply(status=302, headers={"Location": "/mgError.aspx"}), Reply(b'{"error": 1}', 200),
        Reply(b'<?xml version="1.0"?><string xmlns="x">Access denied</string>'),
        Reply(b'<?xml version="1.0"?><committees><committee>'), CHALLENGE,
    ],
)  # fmt: skip
def test_where_the_service_gives_no_committees_the_pages_are_asked(tmp_path: Path, reply: Reply) -> None:
    with FakeSite(tamper=in_service("GetCommittees", lambda _: reply)) as site:
        run(site, tmp_path)
    assert held(tmp_path, PageKind.MEETING) == ALL
    assert held(tmp_path, PageKind.COMMITTEES_XML) == set()


def test_where_the_service_knows_no_committees_the_pages_are_asked(tmp_path: Path) -> None:
    none = Reply(b'<?xml version="1.0"?><committees><committeescount> 0</committeescount></committees>')
    with FakeSite(tamper=in_service("GetCommittees", lambda _: none)) as site:
        run(site, tmp_path)
    assert held(tmp_path, PageKind.MEETING) == ALL


def test_a_service_that_robots_txt_disallows_is_not_asked(tmp_path: Path) -> None:
    with FakeSite(robots="User-agent: *\nDisallow: /mgWebService.asmx") as site:
        run(site, tmp_path)
        assert site.count("asmx") == 0
    assert held(tmp_path, PageKind.MEETING) == ALL


BROKEN = [
    Reply(b'<?xml version="1.0"?><meeting><meetingid>103</meetingid><agendaitems>'),
    Reply(b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "b">]><meeting><meetingid>103&a;</meetingid></meeting>'),
    Reply(b'<?xml version="1.0"?><meeting><meetingid>999</meetingid></meeting>'),
    Reply(b'<?xml version="1.0"?><meeting>\n</meeting>'),
    Reply(b"<html><title>Error</title></html>"),
    Reply(b"error", 500),
    Reply(b"no", 404),
    Reply(b"no", 403),
]


@pytest.mark.parametrize("reply", BROKEN)
def test_a_meeting_that_the_service_fails_to_give_is_had_from_its_page(tmp_path: Path, reply: Reply) -> None:
    with FakeSite(
        tamper=in_service("GetMeeting", lambda asked: reply if asked["lmeetingid"] == "103" else None)
    ) as site:
        report = run(site, tmp_path)
        assert site.count("lMeetingId=103") <= 4
    assert held(tmp_path, PageKind.MEETING_XML) == ALL - {103}
    assert held(tmp_path, PageKind.MEETING) == {103}
    assert report.meetings == len(ALL)
    assert any("lMeetingId=103" in note for note in report.notes)


def test_broken_xml_is_asked_for_once_more(tmp_path: Path) -> None:
    replies = [BROKEN[0]]
    tamper = in_service("GetMeeting", lambda asked: replies.pop() if replies and asked["lmeetingid"] == "103" else None)
    with FakeSite(tamper=tamper) as site:
        assert run(site, tmp_path).notes == []
        assert site.count("lMeetingId=103") == 2
    assert held(tmp_path, PageKind.MEETING_XML) == ALL


def test_word_s_control_characters_do_not_lose_a_meeting(tmp_path: Path) -> None:
    body = (
        '<?xml version="1.0" encoding="utf-8"?><meeting><meetingid>103</meetingid><a>x&#xB;y\x0bz&#xD83D;</a></meeting>'
    )
    answer = Reply(body.encode())
    with FakeSite(
        tamper=in_service("GetMeeting", lambda asked: answer if asked["lmeetingid"] == "103" else None)
    ) as site:
        assert run(site, tmp_path).notes == []


def test_one_committee_s_list_that_fails_is_read_from_its_pages(tmp_path: Path) -> None:
    tamper = in_service("GetMeetings", lambda asked: Reply(b"", 500) if asked["lcommitteeid"] == "11" else None)
    with FakeSite(tamper=tamper) as site:
        run(site, tmp_path)
    assert held(tmp_path, PageKind.MEETING_XML) == ALL


def test_an_operation_that_never_answers_is_not_asked_for_ever(tmp_path: Path) -> None:
    with FakeSite(tamper=in_service("GetMeeting", lambda _: Reply(b"off", 404))) as site:
        run(site, tmp_path)
        assert site.count("/GetMeeting?") == 3
    assert held(tmp_path, PageKind.MEETING) == ALL


def refusing_pages(path: str, asked: dict[str, str]) -> Reply | None:
    return CHALLENGE if path.lower().endswith(".aspx") else None


def test_refused_pages_do_not_matter_while_the_service_answers(tmp_path: Path) -> None:
    def tamper(path: str, asked: dict[str, str]) -> Reply | None:
        return refusing_pages(path, asked) or (Reply(status=404) if asked.get("lmeetingid") == "103" else None)

    with FakeSite(tamper=tamper) as site:
        report = run(site, tmp_path)
        assert site.count(".aspx") == 1
    assert held(tmp_path, PageKind.MEETING_XML) == ALL - {103}
    assert [failure.reason for failure in report.failures] == ["its firewall (Cloudflare) asks for a browser check"]


@pytest.mark.parametrize("reply", [CHALLENGE, Reply(b"no", 403), Reply(b"<script src='/_Incapsula_Resource?x'>")])
def test_a_site_that_refuses_everything_is_left_alone_and_told(tmp_path: Path, reply: Reply) -> None:
    with FakeSite(tamper=lambda path, _: reply if path != "/robots.txt" else None) as site:
        with pytest.raises(CrawlError, match="ask the council"):
            run(site, tmp_path)
        assert len(site.asked) <= 3


def test_a_refusal_on_the_way_ends_the_crawl_and_what_came_is_kept(tmp_path: Path) -> None:
    with FakeSite(service=False, tamper=lambda _, asked: CHALLENGE if asked.get("mid") == "105" else None) as site:
        with pytest.raises(CrawlError, match=r"Cloudflare.* pages were kept"):
            run(site, tmp_path)
        assert site.count("MId=104") == 0
    assert held(tmp_path, PageKind.MEETING) == {121, 120, 107, 106}


def test_one_forbidden_page_is_a_failure_and_no_end(tmp_path: Path) -> None:
    with FakeSite(
        service=False, tamper=lambda _, asked: Reply(status=403) if asked.get("mid") == "105" else None
    ) as site:
        report = run(site, tmp_path)
    assert held(tmp_path, PageKind.MEETING) == ALL - {105}
    assert ["MId=105" in failure.url for failure in report.failures] == [True]


@pytest.mark.parametrize("name", ["denbighshire_HttpRedirect.html", "leeds_sharepoint_error.html"])
def test_real_error_pages_are_never_kept_as_pages(tmp_path: Path, name: str) -> None:
    if not ERRORS.is_dir():
        pytest.skip("the real error pages are not here")
    reply = Reply((ERRORS / name).read_bytes())
    words = r"does not answer as a ModernGov site|could not be crawled"
    tamper: Tamper = lambda path, _: reply if path != "/robots.txt" else None  # noqa: E731
    with FakeSite(tamper=tamper) as site, pytest.raises(CrawlError, match=words):
        run(site, tmp_path)
    with Archive(tmp_path, create=True) as archive:
        assert archive.councils() == ()


SOFT_404 = Reply(b"<html><body><h1>Page not found</h1></body></html>")
MODGOV_ERROR = Reply(b"<div id='modgov'><h1 class='mgMainTitleTxt'>Error</h1><p>Something went wrong.</p></div>")


@pytest.mark.parametrize("reply", [SOFT_404, MODGOV_ERROR, Reply(b""), Reply(b'<?xml version="1.0"?><a/>')])
def test_error_pages_with_status_200_are_failures_and_not_kept(tmp_path: Path, reply: Reply) -> None:
    with FakeSite(service=False, tamper=lambda _, asked: reply if asked.get("mid") == "105" else None) as site:
        report = run(site, tmp_path)
    assert held(tmp_path, PageKind.MEETING) == ALL - {105}
    assert len(report.failures) == 1


def test_a_site_that_is_not_moderngov_is_told_with_what_was_asked(tmp_path: Path) -> None:
    page = Reply(b"<html><h1>Welcome to Netherby</h1><input type='password'></html>")
    words = r"does not answer as a ModernGov site \(.*GetCommittees.*give the address"
    with FakeSite(tamper=lambda path, _: page) as site, pytest.raises(CrawlError, match=words):
        run(site, tmp_path)


def test_a_site_that_has_moved_is_told_where_to(tmp_path: Path) -> None:
    moved = Reply(status=301, headers={"Location": "https://netherby.moderngov.example/"})
    with (
        FakeSite(tamper=lambda path, _: moved) as site,
        pytest.raises(CrawlError, match=r"netherby\.moderngov\.example"),
    ):
        run(site, tmp_path)


def test_a_site_that_goes_down_ends_the_crawl_after_a_few_failures(tmp_path: Path) -> None:
    with FakeSite(service=False, tamper=lambda path, _: Reply(status=500) if "Documents" in path else None) as site:
        with pytest.raises(CrawlError, match="goes on where it stopped"):
            run(site, tmp_path)
        assert site.count("MId=") < 30


def test_since_until_committee_and_limit_choose(tmp_path: Path) -> None:
    for service in (True, False):
        with FakeSite(service=service) as site:
            kind = PageKind.MEETING_XML if service else PageKind.MEETING
            folder = tmp_path / str(service)
            run(site, folder / "a", since=date(2020, 3, 10), until=date(2020, 4, 30))
            assert held(folder / "a", kind) == {102, 103}
            run(site, folder / "b", committees=("parks and  PATHS committee", "13"))
            assert held(folder / "b", kind) == {120, 121, 130}
            run(site, folder / "c", limit=3)
            assert held(folder / "c", kind) == {121, 120, 107}


def test_older_pages_of_a_list_are_not_asked_beyond_the_window(tmp_path: Path) -> None:
    with FakeSite(service=False) as site:
        run(site, tmp_path, since=date(2020, 7, 1))
        assert site.count("Act=earlier") == 0


def test_earlier_pages_that_never_end_are_left_when_they_bring_nothing_new(tmp_path: Path) -> None:
    turns = [0]

    def endless(path: str, asked: dict[str, str]) -> Reply | None:
        if "ieListMeetings" not in path or (asked.get("cid") or asked.get("committeeid")) != "12":
            return None
        turns[0] += 1
        row = '<a href="ieListDocuments.aspx?CId=12&amp;MId=120&amp;Ver=4">4 May 2021</a>'
        more = f'<a href="ieListMeetings.aspx?Act=earlier&amp;CId=12&amp;D={turns[0]}">Earlier meetings</a>'
        return Reply(f"<div id='modgov'>{row}{more}</div>".encode())

    with FakeSite(service=False, tamper=endless) as site:
        run(site, tmp_path)
    assert turns[0] == 2


@pytest.mark.parametrize("service", [True, False])
def test_an_unknown_committee_gets_the_nearest_names(tmp_path: Path, service: bool) -> None:
    with (
        FakeSite(service=service) as site,
        pytest.raises(CrawlError, match=r"no committee “Harbor Board”.*Harbour Board"),
    ):
        run(site, tmp_path, committees=("Harbor Board",))


def test_an_expired_committee_is_found_by_its_number_in_pages(tmp_path: Path) -> None:
    with FakeSite(service=False) as site:
        run(site, tmp_path, committees=("13",))
    assert held(tmp_path, PageKind.MEETING) == {130}


def test_a_crawl_that_stopped_long_ago_is_begun_anew(tmp_path: Path) -> None:
    later = [timedelta()]
    clock = Clock(lambda: 0.0, lambda _: None, lambda: datetime.now(UTC) + later[0])
    with FakeSite(service=False, tamper=lambda _, asked: CHALLENGE if asked.get("mid") == "105" else None) as site:
        site.gatherings[0] = replace(site.gatherings[0], minutes=False)
        for wait, wanted in ((timedelta(), 1), (timedelta(days=1), 0), (timedelta(days=30), 1)):
            later[0] = wait
            before = site.count("mgListCommittees")
            with Archive(tmp_path, create=True) as archive, pytest.raises(CrawlError):
                crawl(of_address(site.base), archive, CrawlOptions(delay=0), fetcher=Fetcher(Turns(0, clock)))
            assert site.count("mgListCommittees") - before == wanted


def test_two_sites_that_would_share_a_key_are_kept_apart_and_stay_so(tmp_path: Path) -> None:
    def once(prefix: str) -> str:
        site.prefix = prefix
        return run(site, tmp_path).council.key

    with FakeSite(prefix="/moderngov") as site:
        keys = [once(prefix) for prefix in ("/moderngov", "/committees", "/moderngov", "/committees")]
    assert (keys[2:], len({*keys})) == (keys[:2], 2)
    with Archive(tmp_path) as archive:
        for key in keys[:2]:
            assert {int(record_id(page.url) or 0) for page in archive.pages(key, PageKind.MEETING_XML)} == ALL


def test_another_s_server_is_never_hurried() -> None:
    council = Council("x", "X", "https://democracy.netherby.example/")
    with pytest.raises(CrawlError, match=r"at least 0\.5 seconds"):
        check_delay(council, 0.1)
    check_delay(council, 0.5)
    check_delay(Council("y", "Y", "http://127.0.0.1:1/"), 0)
