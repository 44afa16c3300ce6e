"""A bilingual council's meeting is one meeting: its Welsh twin is kept with it, marked, found, and never doubled."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from web_site import build as build_index
from web_site import faults

from crawler.archive import Archive, FetchedPage
from crawler.moderngov import PageKind, build
from indexer.documents import to_document
from indexer.extract import find
from indexer.holdings import HeldMeeting, meetings
from indexer.languages import is_translation, translation
from indexer.search.document import MeetingDocument
from indexer.search.engine import open_engine
from indexer.search.query import Query
from webui import create_app

BASE = "http://127.0.0.1:1/"
ENGLISH = (
    "Agenda and minutes", "Scrutiny Committee - Tuesday, 7 May 2024 6.30 pm", "Minutes:",
    ("Footpaths", "The Chair said that six of the paths had been repaired within the year and that the members were "
     "grateful. RESOLVED that the report be noted."),
    ("Harbour", "The report on the harbour was noted by the members of the committee and the officers were thanked."),
)  # fmt: skip
WELSH = (
    "Rhaglen a chofnodion", "Pwyllgor Craffu - Dydd Mawrth, 7fed Mai, 2024 6.30 yh", "Cofnodion:",
    ("Llwybrau cerdded", "Dywedodd y Cadeirydd fod chwech o’r llwybrau wedi eu trwsio o fewn y flwyddyn a bod yr "
     "aelodau yn ddiolchgar. PENDERFYNWYD nodi’r adroddiad."),
    ("Harbour", "The report on the harbour was noted by the members of the committee and the officers were thanked."),
)  # fmt: skip
ALL_WELSH = (*WELSH[:4], ("Harbwr", WELSH[3][1]))
Kept = tuple[PageKind, str, str]


def meeting_page(words: tuple[str, str, str, tuple[str, str], tuple[str, str]], *, minutes: bool = True) -> str:
    title, heading, label, *items = words
    rows = "".join(
        f"<tr><td class='mgItemNumberCell'><p class='mgAiTitleTxt'><a name='AI{number}'></a>{number}.</p></td>"
        f"<td><p class='mgAiTitleTxt'>{name}</p>"
        + (f"<p class='mgSubItemTitleTxt'>{label}</p><div class='mgWordPara'><p>{text}</p></div>" if minutes else "")
        + "</td></tr>"
        for number, (name, text) in enumerate(items, 11)
    )
    return (
        f"<div id='modgov'><h1 class='mgMainTitleTxt'>{title}</h1><h2 class='mgSubTitleTxt'>{heading}</h2>"
        f"<table class='mgItemTable'>{rows}</table></div>"
    )


def item_page(title: str, text: str) -> str:
    return (
        "<div id='modgov'><h1 class='mgMainTitleTxt'>Eitem Agenda</h1>"
        f"<h2 class='mgSubTitleTxt'>{title}</h2><p class='mgSubItemTitleTxt'>Cofnodion:</p>"
        f"<div class='mgWordPara'><p>{text}</p></div></div>"
    )


MEETING = build(BASE, PageKind.MEETING, meeting_id="50")
ITEM = build(BASE, PageKind.ITEM, item_id="11")
ENGLISH_PAGE: Kept = (PageKind.MEETING, MEETING, meeting_page(ENGLISH))
WELSH_PAGE: Kept = (PageKind.MEETING, translation(MEETING), meeting_page(WELSH))
WELSH_ITEM: Kept = (PageKind.ITEM, translation(ITEM), item_page(*WELSH[3]))


def held(folder: Path, *pages: Kept) -> list[HeldMeeting]:
    """What is held of pages, the later ones fetched later."""
    with Archive(folder / "archive", create=True) as archive:
        for number, (kind, url, text) in enumerate(pages):
            at = f"2026-01-0{number + 1}T00:00:00Z"
            archive.append(FetchedPage(url, 200, {}, text.encode(), at, "x", "X", BASE), kind)
        return list(meetings(archive, pytest.fail))


def document(found: HeldMeeting) -> MeetingDocument:
    return to_document(found.meeting, found.publisher, "", find, found.members, found.twin)


@pytest.mark.parametrize("pages", [(ENGLISH_PAGE, WELSH_PAGE), (WELSH_PAGE, ENGLISH_PAGE), (ENGLISH_PAGE, WELSH_ITEM)])
def test_the_twin_is_kept_with_its_meeting_whichever_was_fetched_last(tmp_path: Path, pages: tuple[Kept, ...]) -> None:
    (found,) = held(tmp_path, *pages)
    made = document(found)
    assert (made.committee, made.items[0].item, made.items[0].language) == ("Scrutiny Committee", "Footpaths", "en")
    twin = made.items[0].twin
    assert twin
    assert (twin.language, twin.title, twin.url) == ("cy", "Llwybrau cerdded", translation(ITEM))
    assert "PENDERFYNWYD" in (twin.minutes_text or "")
    assert [item.twin for item in made.items[1:]] == [None]
    assert made.twin
    assert made.twin.language == "cy"


def test_a_twin_page_that_nobody_translated_is_none(tmp_path: Path) -> None:
    untranslated: Kept = (PageKind.MEETING, translation(MEETING), meeting_page((*WELSH[:3], *ENGLISH[3:])))
    (found,) = held(tmp_path, ENGLISH_PAGE, untranslated)
    assert found.twin is None


def test_where_the_welsh_page_alone_has_minutes_it_is_the_meeting(tmp_path: Path) -> None:
    agenda: Kept = (PageKind.MEETING, MEETING, meeting_page(("Agenda", *ENGLISH[1:]), minutes=False))
    (found,) = held(tmp_path, agenda, (PageKind.MEETING, translation(MEETING), meeting_page(ALL_WELSH)))
    made = document(found)
    assert (made.items[0].item, made.items[0].language) == ("Llwybrau cerdded", "cy")
    assert made.items[0].twin
    assert (made.items[0].twin.title, made.items[0].twin.language) == ("Footpaths", "en")
    assert len(made.items) == 2


def test_a_meeting_held_in_welsh_alone_is_a_meeting(tmp_path: Path) -> None:
    (found,) = held(tmp_path, (PageKind.MEETING, translation(MEETING), meeting_page(ALL_WELSH)))
    assert (found.meeting.meeting_id, found.meeting.language, found.twin) == ("50", "cy", None)


@pytest.mark.parametrize(("url", "is_one"), [(MEETING, False), (f"{MEETING}&LLL=0", False), (f"{MEETING}&lll=1", True)])
def test_an_address_says_whether_it_is_in_the_other_language(url: str, is_one: bool) -> None:
    assert is_translation(url) is is_one


def test_both_languages_find_the_one_item_and_its_page_shows_both(tmp_path: Path) -> None:
    (found,) = held(tmp_path, ENGLISH_PAGE, WELSH_PAGE)
    address = build_index(tmp_path / "index", [document(found)])
    engine = open_engine(address)
    try:
        for words in ("footpaths", "llwybrau", '"y flwyddyn"', "paths ddiolchgar"):
            results = engine.search(Query(words))
            assert [hit.document.item for hit in results.hits] == ["Footpaths"], words
        assert engine.search(Query('"noted Llwybrau"')).total == 0
        (hit,) = engine.search(Query("ddiolchgar")).hits
        assert ("<mark>ddiolchgar</mark>" in hit.snippet, hit.snippet_language) == (True, "cy")
        (hit,) = engine.search(Query("grateful")).hits
        assert hit.snippet_language == "en"
        kept = engine.meeting(document(found).id)
        assert kept == document(found)
        item_id = document(found).items[0].id
    finally:
        engine.close()
    site = create_app(address).test_client()
    for path, words in ((f"/item/{item_id}", "PENDERFYNWYD"), (f"/meeting/{document(found).id}", "Llwybrau cerdded")):
        answer = site.get(path)
        assert faults(answer.text) == []
        soup = BeautifulSoup(answer.text, "lxml")
        marked = " ".join(tag.get_text(" ") for tag in soup.select("main [lang=cy]"))
        assert words in marked
        assert "grateful" not in marked
    assert BeautifulSoup(site.get(f"/item/{item_id}").text, "lxml").select_one(f"a[href='{translation(ITEM)}']")
    card = BeautifulSoup(site.get("/search?q=ddiolchgar").text, "lxml").select_one(".hit__snippet")
    assert card
    assert card["lang"] == "cy"
    api = site.get(f"/api/v1/items/{item_id}").get_json()
    assert api["twin"]["language"] == "cy"
