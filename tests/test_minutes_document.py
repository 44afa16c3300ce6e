"""An old page that holds a meeting's minutes as one text is split into items; what holds no minutes is said to."""

from __future__ import annotations

import pytest

from crawler.moderngov import PageKind
from crawler.sample.council import load, truth
from crawler.sample.in_print import document_page
from indexer.pages import PageError, as_json, parse, sniff
from indexer.records import Item, Meeting, MinutesDocument

URL = "https://a.example/CeListDocuments.aspx?CommitteeId=4&MeetingId=3060&DF=20%2f11%2f2018&Ver=2"
SHELL = (
    "<div id='modgov'><h1 class='mgMainTitleTxt'>Minutes</h1><h2 class='mgSubTitleTxt'>Board - 7 May 2008</h2>{}</div>"
)


def read(text: str) -> MinutesDocument:
    found = parse(PageKind.MINUTES_DOCUMENT, text, URL)
    assert isinstance(found, MinutesDocument)
    return found


def test_the_sample_councils_old_page_gives_what_the_council_wrote() -> None:
    committee, meeting = next(found for found in load().meetings() if found[1].form == "document")
    text = document_page(committee, meeting)
    assert sniff(text) is PageKind.MINUTES_DOCUMENT
    found = read(text)
    assert (found.record_id, found.committee, found.date) == ("3060", committee.name, "2018-11-20")
    written = [item for item in truth() if item.meeting_id == "3060"]
    assert [(item.item_id, item.minute_number, item.title, item.minutes_text) for item in found.items] == [
        (item.item_id, item.minute_number, item.title, item.minutes_text) for item in written
    ]
    assert ("Councillor Marjorie Fenn", "apologies") in [(who.name, who.presence) for who in found.attendance]


def test_a_page_that_only_leads_to_documents_has_their_addresses_and_no_items() -> None:
    found = read(SHELL.format("<ul><li><a href='documents/g412/Printed minutes.pdf?T=1'>Printed minutes</a></li></ul>"))
    assert found.items == ()
    assert [paper.url for paper in found.papers] == ["https://a.example/documents/g412/Printed%20minutes.pdf?T=1"]


def test_a_page_with_a_table_of_items_after_all_is_a_meeting() -> None:
    row = "<table><tr><td class='mgItemNumberCell'>1.</td><td><p class='mgAiTitleTxt'>Fees</p></td></tr></table>"
    found = parse(PageKind.MINUTES_DOCUMENT, SHELL.format(row), URL)
    assert isinstance(found, Meeting)
    assert [(item.minute_number, item.title) for item in found.items] == [("1", "Fees")]


@pytest.mark.parametrize("inside", ["", "<p>There are no minutes.</p>", "<p><a href='mgError.aspx'>Help</a></p>"])
def test_a_page_without_minutes_is_a_named_error_and_no_empty_meeting(inside: str) -> None:
    with pytest.raises(PageError, match="should be a meeting's minutes as one document"):
        read(SHELL.format(inside))


@pytest.mark.parametrize("tag", ["font", "div", "b", "span", "p"])
def test_nothing_is_lost_below_three_hundred_open_tags(tag: str) -> None:
    items = "".join(
        f"<p><b>{number}. Title {number}</b></p><p>Words of {number}. {'And more. ' * 20}</p>" for number in (1, 2, 3)
    )
    found = read(SHELL.format(f"<div class='mgWordPara'>{f'<{tag}>' * 300}{items}</div>"))
    everything = "\n".join((found.preamble or "", *(f"{item.title}\n{item.minutes_text}" for item in found.items)))
    assert all(f"Words of {number}." in everything and f"Title {number}" in everything for number in (1, 2, 3))


def test_what_nests_deeper_than_any_page_is_a_named_error() -> None:
    with pytest.raises(PageError, match="nests more than"):
        read(SHELL.format("<div>" * 20_000 + "<p>words</p>"))


def test_what_is_understood_is_shown_as_json() -> None:
    committee, meeting = next(found for found in load().meetings() if found[1].form == "document")
    shown = as_json(read(document_page(committee, meeting)), PageKind.MINUTES_DOCUMENT)
    assert shown["kind"] == "minutes-document"
    assert all(set(item) == set(Item.__dataclass_fields__) for item in shown["items"])
