"""The sample council: what is promised of its data, of its pages and of its web service."""

from __future__ import annotations

import html
import json
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

import crawler
from crawler.moderngov import PageKind, build, classify
from crawler.sample import COUNCIL_NAME, SampleSite, truth
from crawler.sample.council import load
from crawler.sample.cutting import SHOWN, cut
from crawler.sample.item_row import text_html
from crawler.sample.markup import clean, fragment
from crawler.sample.server import FAULTS, Answering
from crawler.sample.site import Answer

EXPECTED = Path(__file__).parent / "fixtures" / "sample_expected.json"
OUTCOMES = {"approved", "noted", "recommended", "referred", "deferred", "refused", "withdrawn", "lost", "other"}
COUNCIL = load()
CABINET = next(committee for committee in COUNCIL.committees if committee.name == "Cabinet")
LONG = [item.item_id for *_, item in COUNCIL.items() if len((clean(item.minutes) or "").split()) > SHOWN]
DATES = {"date_from": "01/01/1990", "date_to": "31/12/2099"}


@pytest.fixture(scope="module")
def site() -> Iterator[SampleSite]:
    with SampleSite() as opened:
        yield opened


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are answers to look at, not to follow."""

    def redirect_request(self, *_: object) -> None:
        return None


def ask(url: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers (lower-case names) of one GET; no redirect is followed."""
    opener = urllib.request.build_opener(_Stay, urllib.request.ProxyHandler({}))
    try:
        answer: HTTPResponse | urllib.error.HTTPError = opener.open(urllib.request.Request(url, headers=headers))
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        named = {name.lower(): value for name, value in answer.headers.items()}
        return answer.status or 0, answer.read().decode("utf-8"), named


def body(url: str) -> str:
    status, text, _ = ask(url)
    assert status == 200, f"{url}: {status}"
    return text


def words(markup: str) -> list[str]:
    """The words that a reader sees."""
    spaced = re.sub(r"</?(?:p|div|table|tr|td|br)\b[^>]*>", " ", markup)
    return html.unescape(re.sub(r"<[^>]*>", "", spaced)).split()


def one_of_each_kind(base: str) -> dict[PageKind, str]:
    """An address of every kind of page that a crawl asks for."""
    decided = next(item for *_, item in COUNCIL.items() if item.decision)
    return {
        PageKind.COMMITTEES_XML: build(base, PageKind.COMMITTEES_XML),
        PageKind.MEETINGS_XML: build(base, PageKind.MEETINGS_XML, committee_id="102", **DATES),
        PageKind.MEETING_XML: build(base, PageKind.MEETING_XML, meeting_id="3020"),
        PageKind.COMMITTEES: build(base, PageKind.COMMITTEES),
        PageKind.COMMITTEE: build(base, PageKind.COMMITTEE, committee_id="102"),
        PageKind.MEETINGS: build(base, PageKind.MEETINGS, committee_id="102"),
        PageKind.MEETING: build(base, PageKind.MEETING, committee_id="102", meeting_id="3020"),
        PageKind.ITEM: build(base, PageKind.ITEM, item_id="30204"),
        PageKind.ATTENDANCE: build(base, PageKind.ATTENDANCE, meeting_id="3020"),
        PageKind.DECISION: build(base, PageKind.DECISION, item_id=str(decided.item_id)),
        PageKind.ERROR: f"{base}mgError.aspx",
    }


def test_the_council_is_as_large_and_as_varied_as_promised() -> None:
    meetings = [meeting for _, meeting in COUNCIL.meetings()]
    states = [meeting.state for meeting in meetings]
    items = truth()
    assert len(COUNCIL.committees) >= 6
    assert any(committee.expired for committee in COUNCIL.committees)
    assert len(meetings) >= 36
    assert {meeting.day.year for meeting in meetings} >= set(range(2019, 2026))
    assert {"minutes", "draft minutes", "agenda", "cancelled", "nothing"} == set(states)
    assert len(items) >= 260
    assert sum(item.hand for item in items) >= 90
    assert len(LONG) >= 6
    assert any(meeting.welsh for meeting in meetings)
    assert any(item.restricted for *_, item in COUNCIL.items())
    assert any(item.minute_number is None and item.minutes_text for item in items)


def test_nobody_is_said_to_have_attended_a_meeting_that_was_not_held() -> None:
    meetings = [meeting for _, meeting in COUNCIL.meetings()]
    for meeting in meetings:
        present = [each for each in meeting.attendees if each.attendance.startswith("Present")]
        assert bool(present) is (meeting.state in ("minutes", "draft minutes")), meeting.meeting_id


def test_numbers_of_committees_people_meetings_and_items_are_never_used_twice() -> None:
    later = load(2)
    numbers = [
        *(committee.committee_id for committee in later.committees),
        *(meeting.meeting_id for _, meeting in later.meetings()),
        *(item.item_id for *_, item in later.items()),
        *later.people(),
    ]
    assert len(numbers) == len(set(numbers))


def test_what_a_reader_says_is_told_of_every_item_written_by_hand_and_of_no_other() -> None:
    expected = json.loads(EXPECTED.read_text("utf-8"))
    assert set(expected) == {item.item_id for item in truth() if item.hand}


def people_in(said: dict[str, Any]) -> Iterator[str]:
    """Every name that a reader gives of an item."""
    yield from (speaker["name"] for speaker in said["speakers"])
    yield from (*said["interests"], *said["apologies"])
    for one in said["resolutions"]:
        yield from (one[part] for part in ("mover", "seconder") if one[part])
        yield from (name for names in (one["recorded_vote"] or {}).values() for name in names)


def without_titles(text: str) -> str:
    """ "Councillors A and B" names Councillor B."""
    return re.sub(r"\b(?:Councillor|Cllr)s? ", "", text).casefold()


def test_what_a_reader_says_can_be_read_in_the_item() -> None:
    expected = json.loads(EXPECTED.read_text("utf-8"))
    for item in truth():
        if item.hand:
            said, text = expected[item.item_id], f"{item.decision_text or ''}\n{item.minutes_text or ''}"
            for name in people_in(said):
                assert without_titles(name) in without_titles(text), (item.item_id, name)
            for one in said["resolutions"]:
                assert one["outcomes"], item.item_id
                assert set(one["outcomes"]) <= OUTCOMES, item.item_id


def test_printed_votes_and_names_agree() -> None:
    for said in json.loads(EXPECTED.read_text("utf-8")).values():
        for one in said["resolutions"]:
            if one["votes"] and one["recorded_vote"] and len(one["recorded_vote"]["for"]) > 1:
                counted = {side: len(names) for side, names in one["recorded_vote"].items()}
                assert counted == one["votes"]


@pytest.mark.parametrize("kind", one_of_each_kind("http://h/"))
def test_every_kind_of_page_answers_in_ascii_under_the_address_the_crawler_builds(
    site: SampleSite, kind: PageKind
) -> None:
    url = one_of_each_kind(site.base)[kind]
    assert classify(url) is kind
    text = body(url)
    assert text.isascii()
    assert ("<?xml" in text[:10]) == kind.value.endswith("-xml")
    assert ('<div id="modgov">' in text) != kind.value.endswith("-xml")


def test_every_meeting_and_item_answers_both_ways(site: SampleSite) -> None:
    for committee, meeting in COUNCIL.meetings():
        ids = {"meeting_id": str(meeting.meeting_id)}
        page = body(build(site.base, PageKind.MEETING, committee_id=str(committee.committee_id), **ids))
        root = ElementTree.fromstring(body(build(site.base, PageKind.MEETING_XML, **ids)))
        assert (
            [int(number) for number in re.findall(r'<a name="AI(\d+)"', page)]
            == [int(number.text or "") for number in root.iter("agendaitemid")]
            == [item.item_id for item in meeting.items if item.item_id]
        )


def test_the_web_service_and_the_pages_carry_the_same_html(site: SampleSite) -> None:
    compared = 0
    for _, meeting in COUNCIL.meetings():
        xml = body(build(site.base, PageKind.MEETING_XML, meeting_id=str(meeting.meeting_id)))
        for row in ElementTree.fromstring(xml).iter("agendaitem"):
            texts = [row.findtext(name) or "" for name in ("decisionnonemptyhtmlbody", "minutesnonemptyhtmlbody")]
            written = [text for text in texts if text.strip()]
            if written:
                page = body(build(site.base, PageKind.ITEM, item_id=row.findtext("agendaitemid") or ""))
                assert all(f'<div class="mgWordPara">{text}</div>' in page for text in written)
                compared += len(written)
    assert compared > 200


def test_long_minutes_are_cut_at_500_words_on_the_meeting_s_page_alone(site: SampleSite) -> None:
    for _, meeting in COUNCIL.meetings():
        for item in meeting.items:
            if item.item_id not in LONG:
                continue
            page = body(build(site.base, PageKind.MEETING, meeting_id=str(meeting.meeting_id)))
            shown = page.partition(f'<a name="AI{item.item_id}"')[2].partition("Minutes:</p>")[2]
            shown, dots, rest = shown.partition("&nbsp;...&nbsp;")
            whole = text_html(item.minutes, meeting)
            assert dots
            assert f'<a href="mgAi.aspx?ID={item.item_id}"' in rest[:60]
            assert words(shown) == words(whole)[:500]
            assert whole in body(build(site.base, PageKind.ITEM, item_id=str(item.item_id)))


def test_a_cut_falls_in_a_span_and_another_in_a_list() -> None:
    ends = [
        cut(text_html(item.minutes, meeting), "LINK").partition("&nbsp;...&nbsp;")
        for _, meeting, item in COUNCIL.items()
        if item.item_id in LONG
    ]
    assert all(end for *_, end in ends)
    assert any("</span>" in end for *_, end in ends)
    assert any("MsoListParagraph" in shown.rpartition("<p ")[2] for shown, *_ in ends)


def test_a_text_of_500_words_is_not_cut() -> None:
    for count, is_cut in ((499, False), (500, False), (501, True)):
        text = fragment([" ".join(["word"] * count)])
        assert (cut(text, "LINK") != text) is is_cut


def test_html_is_hard_wrapped_as_word_and_tidy_leave_it() -> None:
    markup = "".join(text_html(item.minutes, meeting) for _, meeting, item in COUNCIL.items())
    entities = ("&rsquo;", "&pound;", "&middot;", "&sect;", "&eacute;", "&#373;", "&nbsp;&nbsp;&nbsp;")
    tags = ('class=\n"', "</span>,", "MsoListParagraph", '<p class="MsoNormal">&nbsp;</p>', "<b>RESOLVED</b>", "GramE")
    assert {oddity for oddity in (*entities, *tags) if oddity not in markup} == set()
    assert re.search(r"[a-z]<span\s+class=\s*\"SpellE\">[a-z]", markup), "a name split in the middle"
    assert max(map(len, markup.splitlines())) < 200


def test_titles_are_escaped_twice_counts_begin_with_a_space_and_nothing_is_a_newline(site: SampleSite) -> None:
    text = body(build(site.base, PageKind.COMMITTEES_XML))
    assert f"<committeescount> {len(COUNCIL.committees)}</committeescount>" in text
    assert "Audit &amp;amp; Governance Committee" in text
    assert text.count("<committeeexpired>True") == 1
    meeting = body(build(site.base, PageKind.MEETING_XML, meeting_id="3020"))
    assert "<meetingroom>\n  </meetingroom>" in meeting
    remote = body(build(site.base, PageKind.MEETING_XML, meeting_id="3003"))
    assert "<agendaitemtitle>Members&amp;#39; Questions</agendaitemtitle>" in remote


def test_meetings_are_listed_by_the_service_only_where_all_three_parameters_are_given(site: SampleSite) -> None:
    whole = build(site.base, PageKind.MEETINGS_XML, committee_id="102", **DATES)
    assert body(whole).count("<meetingid>") == len(CABINET.meetings)
    assert body(whole.replace("01/01/1990", "01/01/2025")).count("<meetingid>") == 3
    assert "<committee>" not in body(whole.replace("31/12/2099", "31/12/1999"))
    for missing in ("lCommitteeId=102&", "sFromDate=01/01/1990&", "&sToDate=31/12/2099"):
        status, text, headers = ask(whole.replace(missing, ""))
        assert status == 500
        assert "<html>" in text
        assert headers["content-type"].startswith("text/html")


def test_earlier_links_lead_through_all_meetings_of_a_committee(site: SampleSite) -> None:
    url, found, pages = build(site.base, PageKind.MEETINGS, committee_id="102"), [], 0
    while url:
        text = body(url)
        pages += 1
        found += [int(number) for number in re.findall(r"MId=(\d+)", text)]
        earlier = re.findall(r'href="(ieListMeetings\.aspx\?Act=earlier[^"]*)"', text)
        assert len(earlier) in (0, 2), "the links stand above and below"
        later = re.findall(r'href="(ieListMeetings\.aspx\?Act=later[^"]*)"', text)
        assert bool(later) == (pages > 1)
        url = urljoin(url, html.unescape(earlier[0])) if earlier else ""
    assert pages == 2
    assert found == [meeting.meeting_id for meeting in reversed(CABINET.meetings)]


def test_the_list_says_what_is_published(site: SampleSite) -> None:
    texts = "".join(body(build(site.base, PageKind.MEETINGS, committee_id=str(number))) for number in range(101, 110))
    for tail in (
        " - Agenda, Decisions, Minutes</li>",
        " - Agenda, Minutes</li>",
        " - CANCELLED</li>",
        " - Agenda</li>",
    ):
        assert tail in texts
    assert "draft minutes</li>" in texts


def test_an_expired_committee_is_linked_only_from_its_successor_s_page(site: SampleSite) -> None:
    link = "mgCommitteeDetails.aspx?ID=108"
    for name in ("mgListCommittees.aspx", "mgCommitteeStructure.aspx", "ieDocHome.aspx"):
        assert link not in body(site.base + name)
    linking = [c.committee_id for c in COUNCIL.committees
               if link in body(build(site.base, PageKind.COMMITTEE, committee_id=str(c.committee_id)))]  # fmt: skip
    assert linking == [104]


def test_a_restricted_item_shows_its_title_and_nothing_else(site: SampleSite) -> None:
    _, meeting, item = next(found for found in COUNCIL.items() if found[2].restricted)
    xml = ElementTree.fromstring(body(build(site.base, PageKind.MEETING_XML, meeting_id=str(meeting.meeting_id))))
    row = next(row for row in xml.iter("agendaitem") if row.findtext("agendaitemid") == str(item.item_id))
    assert row.findtext("isrestricted") == "True"
    assert not (row.findtext("minutesnonemptyhtmlbody") or "").strip()
    page = body(build(site.base, PageKind.ITEM, item_id=str(item.item_id)))
    assert item.title in page
    assert "mgWordPara" not in page


def test_a_meeting_held_in_welsh_and_the_welsh_twin_have_welsh_labels(site: SampleSite) -> None:
    held = body(build(site.base, PageKind.MEETING, meeting_id="3091"))
    for label in ("Rhaglen a chofnodion", "Cofnodion:", "Dydd Iau, 6ed Hydref, 2022 2.00 o&#39;r gloch"):
        assert label in held
    english = body(build(site.base, PageKind.MEETING, meeting_id="3020"))
    assert "Cofnodion:" not in english
    assert "Cofnodion:" in body(build(site.base, PageKind.MEETING, meeting_id="3020") + "&LLL=1")


@pytest.mark.parametrize(
    "target",
    [
        "ieListDocuments.aspx?MId=3020",
        "ieListDocuments.aspx?CId=102&MId=3020&Ver=4",
        "IELISTDOCUMENTS.ASPX?cid=102&MEETINGID=3020&J=1",
        "ielistdocuments.aspx?bcr=1&XXR=0&LLL=0&mid=3020",
    ],
)
def test_twin_addresses_answer_alike(site: SampleSite, target: str) -> None:
    assert body(site.base + target) == body(build(site.base, PageKind.MEETING, meeting_id="3020"))


@pytest.mark.parametrize(
    "target",
    [
        "ieListDocuments.aspx?MId=99",
        "ieListDocuments.aspx",
        "mgAi.aspx?ID=x",
        "mgAi.aspx?ID=%C2%B2",
        "mgCommitteeDetails.aspx?ID=9",
        "ieDecisionDetails.aspx?AIId=30201",
        "mgSearchResults.aspx",
        "mgCalendarMonthView.aspx?M=x",
        "documents/s1",
    ],
)
def test_what_does_not_exist_redirects_to_the_error_page(site: SampleSite, target: str) -> None:
    status, _, headers = ask(site.base + target)
    assert status == 302
    assert classify(urljoin(site.base, headers["location"])) is PageKind.ERROR


def test_papers_are_pdf_and_the_calendar_never_ends(site: SampleSite) -> None:
    page = body(build(site.base, PageKind.MEETING, meeting_id="3020"))
    paper = next(iter(re.findall(r'href="(documents/s[^"]+)"', page)))
    assert ask(urljoin(site.base, html.unescape(paper)).replace(" ", "%20"))[2]["content-type"] == "application/pdf"
    assert "M=1&amp;Y=2100" in body(f"{site.base}mgCalendarMonthView.aspx?M=12&Y=2099")


def test_robots_txt_is_as_it_is_given(site: SampleSite) -> None:
    root = urljoin(site.base, "/robots.txt")
    assert "Disallow: /mgCalendarMonthView.aspx" in body(root)
    with SampleSite(robots="User-agent: *\nCrawl-delay: 7\n", prefix="moderngov") as other:
        assert other.base.endswith("/moderngov/")
        assert "Crawl-delay: 7" in body(urljoin(other.base, "/robots.txt"))
        assert COUNCIL_NAME in body(other.base + "ieDocHome.aspx")
        assert ask(urljoin(other.base, "/ieDocHome.aspx"))[0] == 404
    with SampleSite(robots="") as other:
        assert ask(f"{other.base}robots.txt")[0] == 404


def test_etags_are_sent_only_where_they_are_asked_for(site: SampleSite) -> None:
    assert "etag" not in ask(site.base)[2]
    with SampleSite(etags=True) as other:
        etag = ask(other.base)[2]["etag"]
        assert ask(other.base, **{"If-None-Match": etag})[:2] == (304, "")


def test_the_service_and_the_pages_can_be_switched_off() -> None:
    with SampleSite(web_service=False) as other:
        assert ask(build(other.base, PageKind.COMMITTEES_XML))[0] == 302
        assert ask(build(other.base, PageKind.COMMITTEES))[0] == 200
    with SampleSite(pages=False) as other:
        assert ask(build(other.base, PageKind.COMMITTEES_XML))[0] == 200
        assert ask(build(other.base, PageKind.COMMITTEES))[0] == 302
        assert ask(f"{other.base}mgError.aspx")[0] == 200


def test_each_fault_misbehaves_in_its_own_way() -> None:
    answers = {}
    for name in FAULTS:
        with SampleSite(faults=name) as other:
            targets = [build(other.base, kind) for kind in (PageKind.COMMITTEES_XML, PageKind.COMMITTEES)]
            answers[name] = [ask(targets[number % 2]) for number in range(6)]
    assert [status for status, *_ in answers["challenge"]] == [200, 403] * 3
    assert "Just a moment..." in answers["challenge"][1][1]
    with pytest.raises(ElementTree.ParseError):
        ElementTree.fromstring(answers["broken-xml"][0][1])
    assert answers["html-for-xml"][0][0] == 200
    assert answers["html-for-xml"][0][1].startswith("<html>")
    assert [status for status, *_ in answers["flaky"]] == [200, 200, 200, 200, 503, 200]
    assert answers["flaky"][4][2]["retry-after"] == "0"
    assert [status for status, *_ in answers["slow"]] == [200] * 6
    assert [status for status, *_ in answers["error-redirect"]] == [302] * 6


def test_a_fault_may_be_a_function_and_an_unknown_one_is_refused() -> None:
    with SampleSite(
        faults=lambda path, number, true: true() if number > 1 else FAULTS["flaky"](path, 5, true)
    ) as other:
        assert [ask(other.base)[0] for _ in range(2)] == [503, 200]
    with pytest.raises(ValueError, match="choose of challenge"):
        SampleSite(faults="gremlins")


def test_requests_are_noted_with_how_many_were_in_flight() -> None:
    both = threading.Barrier(2)

    def together(path: str, _: int, true: Answering) -> Answer:
        if path.endswith("together"):
            both.wait(timeout=30)
        return true()

    with SampleSite(faults=together) as other:
        ask(f"{other.base}ieDocHome.aspx?bcr=1")
        assert [(request.path, request.in_flight) for request in other.requests] == [("/ieDocHome.aspx?bcr=1", 1)]
        assert other.max_in_flight == 1
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(ask, [f"{other.base}?together"] * 2))
        assert [request.in_flight for request in other.requests] == [1, 1, 2]
        assert other.max_in_flight == 2
        assert other.requests[0].time < other.requests[1].time <= other.requests[2].time


def test_some_weeks_later_the_draft_is_approved_with_a_change_and_there_is_one_more_meeting() -> None:
    before, after = ({item.item_id: item for item in truth(edition)} for edition in (1, 2))
    new = set(after) - set(before)
    assert {after[number].meeting_id for number in new} == {"3009"}
    assert [number for number in before if before[number] != after[number]] == ["30084"]
    with SampleSite(edition=2) as later, SampleSite() as now:
        address = {"meeting_id": "3008"}
        assert "Agenda and draft minutes" in body(build(now.base, PageKind.MEETING, **address))
        assert "Agenda and minutes" in body(build(later.base, PageKind.MEETING, **address))
        assert "<minutepublished>False" in body(build(now.base, PageKind.MEETING_XML, **address))
        assert "<minutepublished>True" in body(build(later.base, PageKind.MEETING_XML, **address))


def test_a_port_that_is_taken_is_an_os_error_before_anything_is_served(site: SampleSite) -> None:
    with pytest.raises(OSError, match="in use"):
        SampleSite(port=int(site.base.rstrip("/").rpartition(":")[2]))


def test_the_command_prints_its_address_in_one_line_and_ends_with_ctrl_c() -> None:
    command = [sys.executable, "-m", "crawler.sample", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        line = running.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address
        assert COUNCIL_NAME in body(address[0])
        running.send_signal(signal.SIGINT)
        rest, errors = running.communicate(timeout=30)
    assert (running.returncode, rest, errors) == (0, "", "")


def test_the_data_are_read_from_a_zipped_package_too(tmp_path: Path) -> None:
    package = Path(crawler.__file__).parent
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for file in [package / "__init__.py", *(package / "sample").rglob("*")]:
            if file.suffix in (".py", ".txt"):
                archive.write(file, file.relative_to(package.parent))
    code = "import sys; sys.path.insert(0, sys.argv[1]); from crawler.sample import truth; print(len(truth()))"
    command = [sys.executable, "-I", "-S", "-c", code, str(tmp_path / "c.zip")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert int(done.stdout) == len(truth())
