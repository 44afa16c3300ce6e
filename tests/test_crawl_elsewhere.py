"""Minutes that are not on the meeting's page: as a PDF, or as a document; and pages that fail for a while."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from crawl_site import FakeSite, Gathering, Reply
from test_crawl import run

from crawler.archive import Archive
from crawler.crawl import CrawlError
from crawler.found import is_id
from crawler.moderngov import PageKind

PDF = Reply(b"%PDF-1.4\n%%EOF", kind="application/pdf")
PRINTED = "documents/g{}/Printed%20minutes%2010th-Apr-2020%20Harbour%20Board.pdf?T=1"


def page(title: str, content: str) -> Reply:
    return Reply(f"<div id='modgov'><h1 class='mgMainTitleTxt'>{title}</h1>{content}</div>".encode())


def printed(path: str, asked: dict[str, str]) -> Reply | None:
    """The minutes of meeting 103 are in a PDF alone, those of all others on their pages, which link to PDFs, too."""
    if path.endswith(".pdf"):
        return PDF
    if path.endswith("/GetMeeting") and asked["lmeetingid"] == "103":
        return Reply(b"<meeting><meetingid>103</meetingid><minutepublished>True</minutepublished></meeting>")
    if asked.get("mid") not in ("103", "104"):
        return None
    text = "<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'>Agreed.</div>"
    link = f"<a href='{PRINTED.format(asked['mid'])}'>Printed minutes PDF 120 KB</a>"
    return page("Agenda and minutes", (text if asked["mid"] == "104" else "") + link)


def pages(folder: Path, kind: PageKind) -> list[str]:
    with Archive(folder) as archive:
        (council,) = archive.councils()
        return [page.url for page in archive.pages(council, kind)]


@pytest.mark.parametrize("service", [True, False])
def test_minutes_that_are_printed_only_are_fetched_as_pdf_and_no_others(tmp_path: Path, service: bool) -> None:
    with FakeSite(service=service, tamper=printed) as site:
        report = run(site, tmp_path)
        assert site.count(".pdf") == 1
    (url,) = pages(tmp_path, PageKind.PRINTED_MINUTES)
    assert "/g103" in url
    assert report.failures == []


def test_a_web_page_in_place_of_a_pdf_is_a_failure(tmp_path: Path) -> None:
    with FakeSite(
        service=False, tamper=lambda path, asked: page("Sorry", "") if ".pdf" in path else printed(path, asked)
    ) as site:
        report = run(site, tmp_path)
    (failure,) = report.failures
    assert ("g103" in failure.url, "instead of a PDF" in failure.reason) == (True, True)


def test_a_list_that_leads_to_a_document_has_it_fetched_in_place_of_a_page(tmp_path: Path) -> None:
    href = "CeListDocuments.aspx?CommitteeId=13&amp;MeetingId=90&amp;DF=01%2f05%2f1999&amp;Ver=2"

    def old(path: str, asked: dict[str, str]) -> Reply | None:
        if "CeListDocuments" in path:
            return page("Minutes", "<p>1. Apologies</p>")
        if "ieListMeetings" in path and "13" in asked.values():
            return page("Browse meetings", f"<li><a href='{href}'>1 May 1999 10.00 am</a></li>")
        return None

    with FakeSite(service=False, tamper=old) as site:
        report = run(site, tmp_path)
        assert site.count("CeListDocuments") == 1
        assert site.count("MId=90") == 0
    assert report.failures == []
    assert len(pages(tmp_path, PageKind.MINUTES_DOCUMENT)) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<h2 class='mgSubTitleTxt'>Harbour Board - 10 April 2020</h2>", "no item on the page"),
        ("", "neither the day of a meeting nor any item"),
    ],
)
def test_a_meeting_said_to_have_minutes_with_nothing_on_its_page_is_a_failure(
    tmp_path: Path, content: str, reason: str
) -> None:
    empty = page("Agenda and minutes", content)
    with FakeSite(service=False, tamper=lambda _, asked: empty if asked.get("mid") == "103" else None) as site:
        report = run(site, tmp_path)
    (failure,) = report.failures
    assert ("MId=103" in failure.url, reason in failure.reason) == (True, True)


def test_later_meetings_are_listed_where_some_are_to_come(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    coming = [Gathering(200 + n, 11, today + timedelta(days=30 * n), minutes=False) for n in range(1, 6)]

    def listing(path: str, asked: dict[str, str]) -> Reply | None:
        if "ieListMeetings" not in path or "11" not in asked.values():
            return None
        rows = {"later": coming[1:], "": coming[:2]}.get(asked.get("act", ""), [])
        links = "".join(
            f"<a href='ieListDocuments.aspx?CId=11&amp;MId={row.number}'>{row.day:%d %b %Y}</a>" for row in rows
        )
        return page("Browse meetings", f"{links}<a href='ieListMeetings.aspx?Act=later&amp;CId=11&amp;D=1'>Later</a>")

    with FakeSite(service=False, tamper=listing) as site:
        site.gatherings += coming
        run(site, tmp_path)
        assert site.count("Act=later") == 1
    assert len([url for url in pages(tmp_path, PageKind.MEETING) if "CId=11&" in url]) == len(coming)


def test_a_meeting_said_to_have_minutes_with_its_agenda_alone_is_told(tmp_path: Path) -> None:
    agenda = page("Agenda and minutes", "<div class='mgWordPara'>To approve the minutes.</div>")
    with FakeSite(service=False, tamper=lambda _, asked: agenda if asked.get("mid") == "103" else None) as site:
        report = run(site, tmp_path)
    assert any("said to have minutes" in note and "MId=103" in note for note in report.notes)


@pytest.mark.parametrize("service", [True, False])
def test_what_the_server_fails_to_give_is_asked_for_again_after_all_else(tmp_path: Path, service: bool) -> None:
    failures = {"103": 2, "11": 2}

    def failing(path: str, asked: dict[str, str]) -> Reply | None:
        number = asked.get("lmeetingid") or asked.get("mid") or asked.get("lcommitteeid") or asked.get("committeeid")
        if number and is_id(number) and failures.get(number, 0) and "Details" not in path:
            failures[number] -= 1
            return Reply(b"oops", 500)
        return None

    with FakeSite(service=service, tamper=failing) as site:
        report = run(site, tmp_path)
    assert (report.failures, report.meetings) == ([], len(site.gatherings))


@pytest.mark.parametrize("name", ["GetCommittees", "mgCommitteeDetails"])
def test_a_page_that_leads_to_committees_is_not_given_up_at_once(tmp_path: Path, name: str) -> None:
    failures = [Reply(b"oops", 500)] * 2

    def failing(path: str, _: dict[str, str]) -> Reply | None:
        return failures.pop() if name in path and failures else None

    with FakeSite(service=name == "GetCommittees", tamper=failing) as site:
        report = run(site, tmp_path)
    assert (report.failures, report.meetings) == ([], len(site.gatherings))
    assert report.by_service is (name == "GetCommittees")


@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_challenge_to_service_and_page_ends_the_crawl_at_once(tmp_path: Path, status: int) -> None:
    challenge = Reply(b"<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>", status)
    asked_before = []

    def closing(path: str, asked: dict[str, str]) -> Reply | None:
        asked_before.append(path)
        return challenge if len(asked_before) > 8 else None

    with FakeSite(tamper=closing) as site:
        with pytest.raises(CrawlError, match="council's decision"):
            run(site, tmp_path)
        assert len(site.paths) == 8 + 2


def test_a_challenge_to_lists_of_the_service_and_of_the_pages_ends_the_crawl_at_once(tmp_path: Path) -> None:
    challenge = Reply(b"<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>", 403)
    with FakeSite(tamper=lambda path, _: challenge if "Meetings" in path else None) as site:
        with pytest.raises(CrawlError, match="council's decision"):
            run(site, tmp_path)
        assert len(site.paths) == 2 + 2


def test_a_page_asked_for_its_pdf_alone_has_no_cut_items_fetched(tmp_path: Path) -> None:
    cut = "<div class='mgWordPara'>Long ... <a href='mgAi.aspx?ID=9001'>view the full agenda text</a></div>"

    def printed_and_cut(path: str, asked: dict[str, str]) -> Reply | None:
        if asked.get("mid") == "103":
            return page("Agenda and minutes", f"{cut}<a href='{PRINTED.format(103)}'>Printed minutes</a>")
        return printed(path, asked)

    with FakeSite(tamper=printed_and_cut) as site:
        site.gatherings = [one for one in site.gatherings if not one.cut]
        run(site, tmp_path)
        assert (site.count("mgAi"), site.count(".pdf")) == (0, 1)


def test_a_limit_counts_meetings_across_rounds(tmp_path: Path) -> None:
    with FakeSite(tamper=lambda _, asked: Reply(b"oops", 500) if asked.get("lmeetingid") == "121" else None) as site:
        site.gatherings.append(Gathering(150, 11, date(2021, 5, 20)))
        report = run(site, tmp_path, limit=2)
    assert report.meetings == 2
