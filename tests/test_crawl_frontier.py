"""What the next pages are, read from real pages and from anything at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import frontier
from crawler.frontier import BrokenAnswerError, day_in, listed_meetings, xml
from crawler.moderngov import PageKind

SHARED = Path(__file__).parents[1].parent / "shared" / "moderngov"
KINGSTON = "https://moderngov.kingston.gov.uk/"
needs_pages = pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages are not here")


def real(name: str) -> str:
    return (SHARED / name).read_text("utf-8")


@needs_pages
def test_a_real_committee_list_names_its_committees_and_not_the_menu() -> None:
    found = frontier.listed_committees(
        real("pages/kingston/CommitteeStructure.html"), KINGSTON + "mgListCommittees.aspx"
    )
    assert len(found) == 30
    assert found[0] == frontier.Committee("137", "Council")


@needs_pages
def test_a_real_meeting_list_gives_dated_meetings_and_the_way_to_earlier_ones() -> None:
    text, url = real("pages/kingston/BrowseMeetings.html"), KINGSTON + "ieListMeetings.aspx?CommitteeId=711"
    found = listed_meetings(text, url, "711")
    assert len(found) == 15
    assert found[0] == frontier.MeetingLink("10337", "711", date(2026, 6, 15))
    assert "Act=earlier" in (frontier.earlier_page(text, url) or "")


@needs_pages
def test_a_real_meeting_page_names_the_item_that_it_cuts_short() -> None:
    text, url = real("pages/kingston/Agenda_SouthOfTheBorough.html"), KINGSTON + "ieListDocuments.aspx?CId=179&MId=1"
    assert frontier.cut_items(text, url) == ["51593"]
    assert frontier.is_settled(PageKind.MEETING, text)
    assert frontier.error_title(text) is None


@needs_pages
def test_real_answers_of_a_web_service_are_read() -> None:
    folder = "webservice/manchester/"
    assert [one.committee_id for one in frontier.service_committees(real(folder + "committees.xml"))] == [
        "312",
        "163",
        "144",
    ]
    meetings = frontier.service_meetings(real(folder + "meetings.xml"), "144")
    assert [(one.meeting_id, one.day) for one in meetings] == [("4966", date(2026, 1, 13)), ("4967", date(2026, 2, 10))]
    assert frontier.service_meeting_id(real(folder + "meeting_with_minutes.xml")) == "4967"


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
    text = f"<div id='modgov'><div class='mgWordPara'>{link}</div></div>"
    assert frontier.cut_items(text, "https://a.example/moderngov/ieListDocuments.aspx?MId=1") == ["7"]


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
def test_a_meeting_is_final_when_its_minutes_are_published_or_it_was_cancelled(
    title: str, subtitle: str, settled: bool
) -> None:
    head = f"<h1 class='mgMainTitleTxt'>{title}</h1><h2 class='mgSubTitleTxt'>{subtitle}</h2>"
    assert frontier.is_settled(PageKind.MEETING, f"<div id='modgov'>{head}</div>") is settled


def test_links_to_another_site_are_not_followed() -> None:
    text = "<div id='modgov'><a href='https://b.example/ieListDocuments.aspx?MId=3'>1 May 2020</a></div>"
    assert listed_meetings(text, "https://a.example/ieListMeetings.aspx?CId=1", "1") == []


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


@given(st.text())
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    url = "https://a.example/ieListDocuments.aspx?MId=1"
    frontier.cut_items(text, url)
    frontier.listed_committees(text, url)
    listed_meetings(text, url, "1")
    frontier.earlier_page(text, url)
    frontier.is_settled(PageKind.MEETING, text)
    day_in(text)
    try:
        xml(text)
    except BrokenAnswerError:
        return
