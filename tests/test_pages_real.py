"""The parser on real councils' pages and answers, read where they lie beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.moderngov import PageKind
from indexer.pages import PageError, parse, sniff
from indexer.records import CommitteePage, Decision, Item, Meeting

REAL = Path(__file__).parents[2] / "shared" / "moderngov"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason=f"the real pages are not here: {REAL}")


def text_of(name: str) -> str:
    return (REAL / name).read_text(encoding="utf-8")


def meeting(name: str) -> Meeting:
    text = text_of(name)
    record = parse(sniff(text), text)
    assert isinstance(record, Meeting)
    return record


def test_a_meeting_with_ten_items() -> None:
    found = meeting("pages/kingston/Agenda_SouthOfTheBorough.html")
    assert (found.meeting_id, found.date, found.time) == ("10214", "2025-11-18", "7:30 pm")
    assert (found.minutes, found.status, found.language) == ("published", None, "en")
    assert [item.minute_number for item in found.items] == [str(number) for number in range(29, 39)]
    assert [item.title for item in found.items][:3] == ["Public Questions", "Petitions", "Apologies for Absence"]
    assert found.items[6].title == "Community Grants Programme"
    assert [item.minute_number for item in found.items if item.cut] == ["35"]
    assert (found.items[6].minutes_text or "").endswith("decided to allocate the remaining funds")
    assert (
        (found.items[6].decision_text or "")
        .split("\n")[1]
        .startswith("1. a Neighbourhood Community Grant to Man & Boy")
    )
    assert [paper.title for paper in found.items[6].papers] == [
        "Community Grants Programme",
        "9_Annex 1 - NCG and BCG Guidelines (updated May 2023)",
    ]


def test_no_markup_or_furniture_is_left_in_any_text() -> None:
    def texts(item: Item) -> list[str]:
        return [text for text in (item.title, item.agenda_text, item.decision_text, item.minutes_text) if text]

    everything = "\n".join(
        text for item in meeting("pages/kingston/Agenda_SouthOfTheBorough.html").items for text in texts(item)
    )
    for furniture in ("<", "PDF", "view the full", "View the background", "\xa0", "&nbsp", " ,", "  "):
        assert furniture not in everything
    assert "Councillors Helen Grocott and Afi Afilaka." in everything


def test_a_cancelled_meeting() -> None:
    found = meeting("pages/kingston/Agenda_412.html")
    assert (found.meeting_id, found.committee_id, found.date) == ("10161", "711", "2025-12-04")
    assert (found.status, found.minutes, found.items) == ("cancelled", None, ())
    assert found.venue == "Guildhall, Kingston upon Thames"


def test_a_list_of_meetings() -> None:
    rows = parse(PageKind.MEETINGS, text_of("pages/kingston/BrowseMeetings.html"))
    assert isinstance(rows, tuple)
    assert len(rows) == 15
    assert all(row.date and row.time and row.committee_id == "711" for row in rows)  # type: ignore[union-attr]
    notes = [row.note for row in rows]  # type: ignore[union-attr]
    assert notes[:5] == [None, None, "agenda, decisions", "agenda, decisions, minutes", "cancelled"]


def test_a_committees_page_and_the_list_of_committees() -> None:
    page = parse(PageKind.COMMITTEE, text_of("pages/kingston/CommitteeDetails.html"))
    assert isinstance(page, CommitteePage)
    assert (page.committee_id, len(page.members), page.members[0].role) == ("711", 15, "Chair")
    rows = parse(PageKind.COMMITTEES, text_of("pages/kingston/CommitteeStructure.html"))
    assert isinstance(rows, tuple)
    assert len(rows) == 30
    assert {row.category for row in rows} >= {"Council", "Overview & Scrutiny", "Regulatory"}  # type: ignore[union-attr]


def test_the_web_services_answers() -> None:
    found = meeting("webservice/manchester/meeting_with_minutes.xml")
    assert (found.committee, found.date, found.minutes) == ("Audit Committee", "2026-02-10", "published")
    assert [(item.item_id, item.minute_number) for item in found.items] == [("18831", "1"), ("18833", "9")]
    assert (found.items[0].minutes_text or "").startswith(
        "To approve the minutes of the meeting held on 25 November 2025"
    )
    cancelled = meeting("webservice/manchester/meeting_no_minutes.xml")
    assert (cancelled.status, cancelled.items, cancelled.attendance[0].presence) == ("cancelled", (), "expected")
    for name, count in (("committees", 3), ("meetings", 2)):
        text = text_of(f"webservice/manchester/{name}.xml")
        assert len(parse(sniff(text), text)) == count  # type: ignore[arg-type]


def test_decisions() -> None:
    detail = parse(PageKind.DECISION, text_of("pages/kirklees/modgov_decision_detail.html"))
    assert isinstance(detail, Decision)
    assert (detail.date, detail.meeting_id, detail.is_key) == ("2015-10-19", "4832", False)
    assert [paper.title for paper in detail.papers] == ["polc2 - 23.09.2015"]
    for name, count in (("modgov_decisions_list", 2), ("modgov_officer_decisions_list", 1)):
        text = text_of(f"pages/kirklees/{name}.html")
        assert sniff(text) is PageKind.DECISIONS
        assert len(parse(PageKind.DECISIONS, text)) == count  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["denbighshire_HttpRedirect.html", "leeds_sharepoint_error.html"])
@pytest.mark.parametrize("kind", [PageKind.COMMITTEES_XML, PageKind.MEETING_XML, PageKind.MEETING])
def test_pages_that_came_instead_are_refused(name: str, kind: PageKind) -> None:
    with pytest.raises(PageError, match=r"redirects by JavaScript|an error page"):
        parse(kind, text_of(f"pages/errors/{name}"))
