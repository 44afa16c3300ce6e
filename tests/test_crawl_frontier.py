"""What the next pages are, read from real pages and answers and from anything at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import frontier, service
from crawler.days import day_in
from crawler.found import Committee, MeetingLink
from crawler.frontier import Page
from crawler.service import BrokenAnswerError, xml

SHARED = Path(__file__).parents[1].parent / "shared" / "moderngov"
KINGSTON = "https://moderngov.kingston.gov.uk/"
SITE = "https://a.example/"
LIST = SITE + "ieListMeetings.aspx?CId=1"
MEETING = SITE + "ieListDocuments.aspx?CId=1&MId=1"
needs_pages = pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages are not here")


def real(name: str) -> str:
    return (SHARED / name).read_text("utf-8")


def shell(content: str, url: str = MEETING) -> Page:
    return Page(f"<html><body><a href='mgCommitteeDetails.aspx?ID=9'>Menu</a><div id='modgov'>{content}</div>", url)


@needs_pages
def test_a_real_committee_list_names_its_committees_and_not_the_menu() -> None:
    page = Page(real("pages/kingston/CommitteeStructure.html"), KINGSTON + "mgListCommittees.aspx")
    found = frontier.committees(page)
    assert len(found) == 30
    assert found[0] == Committee("137", "Council")


@needs_pages
def test_a_real_meeting_list_gives_dated_meetings_and_the_way_to_earlier_ones() -> None:
    page = Page(real("pages/kingston/BrowseMeetings.html"), KINGSTON + "ieListMeetings.aspx?CommitteeId=711")
    found = frontier.meetings(page, "711")
    assert len(found) == 15
    assert found[0] == MeetingLink("10337", "711", date(2026, 6, 15))
    assert "Act=earlier" in (frontier.earlier_page(page) or "")


@needs_pages
def test_a_real_meeting_page_names_the_item_that_it_cuts_short_and_its_printed_minutes() -> None:
    url = KINGSTON + "ieListDocuments.aspx?CId=179&MId=1"
    page = Page(real("pages/kingston/Agenda_SouthOfTheBorough.html"), url)
    facts = frontier.meeting(page)
    assert facts.cut == ("51593",)
    assert (facts.settled, facts.promised, facts.has_minutes) == (True, True, True)
    assert "?T=1" in (facts.printed or "")
    assert frontier.error_title(page) is None


@needs_pages
def test_real_answers_of_a_web_service_are_read() -> None:
    folder = "webservice/manchester/"
    committees, odd = service.committees(xml(real(folder + "committees.xml")))
    assert ([one.committee_id for one in committees], odd) == (["312", "163", "144"], 0)
    meetings, odd = service.meetings(xml(real(folder + "meetings.xml")), "144")
    assert [(one.meeting_id, one.day) for one in meetings] == [("4966", date(2026, 1, 13)), ("4967", date(2026, 2, 10))]
    root = xml(real(folder + "meeting_with_minutes.xml"))
    assert service.meeting_id(root) == "4967"
    assert (service.meeting(root).settled, service.meeting(root).has_minutes) == (True, True)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("15 Jan 2026\xa07:30 pm", date(2026, 1, 15)),
        ("Thursday, 5th April, 2018 6.00 pm", date(2018, 4, 5)),
        ("Dydd Iau, 9fed Hydref, 2014 2.00 o'r gloch", date(2014, 10, 9)),
        ("1 Sept. 2020", date(2020, 9, 1)),
        ("01/02/2003", date(2003, 2, 1)),
        ("2026-01-13T00:00:00", date(2026, 1, 13)),
        ("Constitution", None),
        ("31 Feb 2020", None),
        ("Part 4 Rules 2020", None),
    ],
)
def test_a_day_is_read_as_councils_write_it(words: str, day: date | None) -> None:
    assert day_in(words) == day


@pytest.mark.parametrize(
    "link",
    [
        'text <a href="mgAi.aspx?ID=7">View the full minutes text for item 1.</a>',
        '<span>text &nbsp;...&nbsp; <a href="mgAi.aspx?ID=7">gweld testun llawn</a></span>',
        'decision … <a href="/moderngov/mgAi.aspx?ID=7&amp;LLL=0">view the full\n decision text for item 1.</a>',
    ],
)
def test_a_cut_is_known_by_its_link_or_its_ellipsis(link: str) -> None:
    page = shell(f"<div class='mgWordPara'>{link}</div>", "https://a.example/moderngov/ieListDocuments.aspx?MId=1")
    assert frontier.cut_items(page) == ["7"]


@pytest.mark.parametrize(
    ("title", "subtitle", "settled"),
    [
        ("Agenda and minutes", "Cabinet - Monday 1 May 2023", True),
        ("Agenda, decisions and minutes", "", True),
        ("Rhaglen a chofnodion", "", True),
        ("Agenda and draft minutes", "", False),
        ("Rhaglen a chofnodion drafft", "", False),
        ("Agenda", "", False),
        ("Meeting", "Cabinet - Monday 1 May 2023, CANCELLED", True),
    ],
)
def test_a_meeting_is_settled_when_its_minutes_are_published_or_it_was_cancelled(
    title: str, subtitle: str, settled: bool
) -> None:
    head = f"<h1 class='mgMainTitleTxt'>{title}</h1><h2 class='mgSubTitleTxt'>{subtitle}</h2>"
    assert frontier.meeting(shell(head)).settled is settled


@pytest.mark.parametrize(
    ("tail", "promised"),
    [(" - Minutes", True), (" - Agenda and minutes", True), (" - Draft minutes", False), (" - Agenda", False)],
)
def test_a_list_says_which_meetings_have_minutes(tail: str, promised: bool) -> None:
    page = shell(f"<a href='ieListDocuments.aspx?CId=1&amp;MId=3'>1 May 2020 7.00 pm</a>{tail}", LIST)
    assert frontier.meetings(page, "1") == [MeetingLink("3", "1", date(2020, 5, 1), promised=promised)]


def test_a_meeting_that_a_list_leads_to_as_one_document_keeps_that_address() -> None:
    href = "CeListDocuments.aspx?CommitteeId=1&amp;MeetingId=3&amp;DF=01%2f05%2f1999&amp;Ver=2"
    (found,) = frontier.meetings(shell(f"<a href='{href}'>1 May 1999</a>", LIST), "1")
    assert (found.meeting_id, found.document) == ("3", SITE + href.replace("&amp;", "&"))


def test_a_list_of_news_names_each_meeting_once_with_its_day() -> None:
    lines = """<p>15/01/2026 - Minutes published: <a href='ieListDocuments.aspx?CId=1&amp;MId=3'>Cabinet, 5 Jan 2026</a>
      <p>16/01/2026 - Agenda published: <a href='ieListDocuments.aspx?MId=4'>Council</a>
      <p>17/01/2026 - Agenda published: <a href='ieListDocuments.aspx?CId=1&amp;MId=3'>Cabinet, 5 Jan 2026</a>"""
    found = frontier.news(shell(lines, SITE + "mgWhatsNew.aspx?b=14"))
    assert found == [frontier.News("3", "1", date(2026, 1, 5)), frontier.News("4", None, None)]


def test_links_to_another_site_are_not_followed() -> None:
    page = shell("<a href='https://b.example/ieListDocuments.aspx?MId=3'>1 May 2020</a>", LIST)
    assert frontier.meetings(page, "1") == []


def test_what_stands_under_three_hundred_unclosed_tags_is_still_found() -> None:
    deep = "<div><font>" * 300 + "<a href='ieListDocuments.aspx?MId=3'>1 May 2020</a>"
    assert [one.meeting_id for one in frontier.meetings(shell(deep, LIST), "1")] == ["3"]


def test_rows_of_the_service_that_cannot_be_read_are_counted() -> None:
    rows = """<r><meeting><meetingid>7</meetingid><meetingdate>01/02/2003</meetingdate></meeting>
      <meeting><meetingid>x7</meetingid><meetingdate>01/02/2003</meetingdate></meeting>
      <meeting><meetingid>8</meetingid><meetingdate>soon</meetingdate></meeting></r>"""
    assert service.meetings(xml(rows), "1") == ([MeetingLink("7", "1", date(2003, 2, 1))], 2)
    rows = "".join(f"<committee><committeeid>{number}</committeeid></committee>" for number in ("../1", "2"))
    assert service.committees(xml(f"<r>{rows}</r>")) == ([Committee("2", None, expired=False)], 1)


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE m [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><meeting>&a;</meeting>",
        f"<!--{'x' * 5_000}--><!DOCTYPE m [<!ENTITY a 'aa'>]><m>&a;</m>",
        "<meeting><a></meeting>",
        "",
        "<meeting>&nosuch;</meeting>",
    ],
)
def test_xml_that_is_broken_or_declares_anything_is_refused(text: str) -> None:
    with pytest.raises(BrokenAnswerError):
        xml(f'<?xml version="1.0" encoding="utf-16"?>{text}')


@given(st.text() | st.text(alphabet="<>/='\"&;ah ref&#1230xiemgLtDocu\x00\x08\ud800"))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    page = Page(text, MEETING)
    frontier.committees(page)
    frontier.meetings(page, "1")
    frontier.earlier_page(page)
    frontier.news(page)
    frontier.meeting(page)
    day_in(text)
    try:
        root = xml(text)
    except BrokenAnswerError:
        return
    service.committees(root)
    service.meetings(root, "1")
    service.meeting(root)


@pytest.mark.parametrize("piece", ["&lt;", "&lt;a ", "&lt;!--", "&amp;lt;"])
def test_hostile_bodies_of_the_service_are_looked_through_once(piece: str) -> None:
    body = f"mgai.aspx{piece * 20_000}"
    item = f"<agendaitem><agendaitemid>7</agendaitemid><agendatext>{body}</agendatext>"
    item += f"<minutesnonemptyhtmlbody>{body}</minutesnonemptyhtmlbody></agendaitem>"
    assert service.meeting(xml(f"<meeting><agendaitems>{item}</agendaitems></meeting>")).cut == ()
