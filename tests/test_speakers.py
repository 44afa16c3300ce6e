"""Each person has one page at each council, and what else the minutes record is on the page of its item."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from web_corpus import COUNCIL, PRINT, RICH, item, meeting
from web_site import build, build_corpus, faults

from indexer.commands import search
from indexer.search.business import DeclarationDocument
from indexer.search.document import MeetingDocument, ResolutionDocument, SpeechDocument, VoteDocument
from indexer.search.engine import open_engine
from indexer.search.naming import fits, is_full_name, name_key, plain_name, slug_of
from indexer.search.query import Query
from webui import create_app

TEXT = "Ada Plum said that it was late.\nRESOLVED that the meeting end."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return create_app(build_corpus(tmp_path_factory.mktemp("speakers"))).test_client()


def page(site: FlaskClient, path: str) -> BeautifulSoup:
    answer = site.get(path)
    assert answer.status_code == 200, path
    assert faults(answer.text) == []
    return BeautifulSoup(answer.text, "lxml")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


@pytest.mark.parametrize(
    ("written", "plain", "slug"),
    [
        ("Ada Plum", "Ada Plum", "ada-plum"),
        ("Cllr. Ada Plum OBE (Chair)", "Ada Plum", "ada-plum"),
        ("The Right Hon. Councillor Siân O’Dowd, JP", "Siân O'Dowd", "sian-odowd"),
        ("Councillor Plum", "Plum", "councillor-plum"),
        ("Cllr. Plum", "Plum", "councillor-plum"),
        ("Cynghorydd Plum", "Plum", "councillor-plum"),
        ("Mr Plum", "Plum", "mr-plum"),
        ("The Leader", "The Leader", "the-leader"),
        ("County Councillor Ann Lee-Orr", "Ann Lee-Orr", "ann-lee-orr"),
        ("Ms", "Ms", "ms"),
        ("…", "…", "unnamed"),
    ],
)
def test_a_name_has_one_plain_form_and_one_address(written: str, plain: str, slug: str) -> None:
    assert (plain_name(written), slug_of(written)) == (plain, slug)


@given(st.text(max_size=60))
def test_any_words_have_an_address_of_letters_digits_and_hyphens(name: str) -> None:
    slug = slug_of(name)
    assert slug
    assert all(letter.isalnum() or letter == "-" for letter in slug)
    assert fits(name_key(name), name_key(name)) == bool(name_key(name))


@pytest.mark.parametrize("role", ["The Leader", "Director of Homes", "Cabinet Member for Parks", "Councillor Plum"])
def test_a_role_and_a_surname_are_no_full_name(role: str) -> None:
    assert not is_full_name(role)


def test_the_page_of_a_person_shows_what_is_recorded_and_links_to_the_search_for_all(site: FlaskClient) -> None:
    soup = page(site, "/speaker/ashmoor/ada-thornley")
    assert soup.h1
    assert soup.h1.get_text() == "Ada Thornley"
    said = words(soup)
    for part in ("Cabinet Member for Housing (2 times, 2024)", "unevenly", "Latest speeches", "Recorded votes"):
        assert part in said
    hrefs = [str(link["href"]) for link in soup.select("main a[href]")]
    assert f"/item/{RICH}#s1" in hrefs
    assert f"/item/{RICH}#r1" in hrefs
    for href in hrefs:
        if href.startswith("/search"):
            assert page(site, href).select(".hit"), href


def test_every_speaker_mover_and_voter_has_a_page(site: FlaskClient) -> None:
    soup = page(site, f"/item/{RICH}")
    links = {str(link["href"]) for link in soup.select("a[href^='/speaker/']")}
    people = ("ada-thornley", "marcus-oyelaran", "the-leader", "bryn-hollis", "ines-farrow")
    assert {f"/speaker/ashmoor/{name}" for name in people} <= links
    for link in {f"/speaker/ashmoor/{name}" for name in people}:
        page(site, link)
    assert page(site, "/search?q=damp").select("a[href='/speaker/ashmoor/ada-thornley']")
    assert page(site, "/search?q=damp").select(".facet a[href='/speaker/ada-thornley']")


def test_a_role_is_said_to_be_perhaps_several(site: FlaskClient) -> None:
    assert "may be of several people" in words(page(site, "/speaker/ashmoor/the-leader"))


def test_nobody_is_told_as_nobody(site: FlaskClient) -> None:
    for path in ("/speaker/ashmoor/zebedee", "/speaker/x", "/speaker/ashmoor/", "/speaker/%00"):
        answer = site.get(path)
        assert (answer.status_code, "nobody at" in answer.text) == (404, True)


def spoken(council: str, key: str, number: int, name: str) -> MeetingDocument:
    held = meeting(f"{key}/{number}", "Cabinet", f"20{10 + number}-01-01", f"Cabinet {number}", council=council)
    text = f"{name} said that it was late.\nRESOLVED that the meeting end."
    start = text.index("that the meeting")
    said = SpeechDocument(name, "Chair", 0, start)
    vote = VoteDocument("against", None, ("Plum",), (name,))
    decided = ResolutionDocument(start, len(text), ("lost",), mover=name, seconder=name, votes=(vote,))
    declared = DeclarationDocument(name, "personal", "item 4", None, False, 0, 4, written="Cllr Plum")
    only = item(
        f"{key}/{number}1", held, f"Item {number}", minutes_text=text, speeches=(said,), resolutions=(decided,),
        declarations=(declared,), interests=(name,),
    )  # fmt: skip
    return MeetingDocument(**{**vars(held), "items": (only,)})


@pytest.fixture
def two(tmp_path: Path) -> FlaskClient:
    first = [spoken(COUNCIL, "ashmoor", number, "Ada Plum") for number in range(9)]
    other = [spoken("Other Council", "other", 1, "Ada Plum"), spoken("Other Council", "other", 2, "Ada PLUM")]
    return create_app(build(tmp_path / "index", [*first, *other])).test_client()


def test_the_same_name_at_two_councils_is_two_people(two: FlaskClient) -> None:
    listed = page(two, "/speaker/ada-plum")
    assert [str(link["href"]) for link in listed.select("main .govuk-list a")] == [
        "/speaker/ashmoor/ada-plum", "/speaker/other/ada-plum",
    ]  # fmt: skip
    assert "in 9 items" in words(page(two, "/speaker/ashmoor/ada-plum"))
    assert "in 2 items" in words(page(two, "/speaker/other/ada-plum"))


def test_of_many_the_latest_are_shown_and_the_search_shows_all(two: FlaskClient) -> None:
    soup = page(two, "/speaker/ashmoor/ada-plum")
    for section in ("spoke", "moved", "seconded", "votes", "interests"):
        part = soup.select_one(f"section[aria-labelledby={section}]")
        assert part
        assert "Item 8" in part.get_text()
        assert "Item 3" not in part.get_text()
        (every,) = [link for link in part.select("p a") if "Show all 9" in link.get_text()]
        found = page(two, str(every["href"]))
        assert found.h1
        assert found.h1.get_text().startswith("9 items")


def test_a_meeting_put_again_without_them_takes_its_people_along(tmp_path: Path) -> None:
    address = build(
        tmp_path / "index", [spoken(COUNCIL, "ashmoor", 1, "Ada Plum"), spoken(COUNCIL, "ashmoor", 1, "Bo Quill")]
    )
    engine = open_engine(address)
    try:
        assert engine.people("ada-plum") == ()
        (person,) = engine.people("bo-quill")
        acts = ("spoke", "moved", "seconded", "voted", "declared")
        assert (person.slug, person.council, dict(person.acts)) == ("ashmoor/bo-quill", COUNCIL, dict.fromkeys(acts, 1))
        assert {row.value for row in person.written} == {"Bo Quill", "Plum", "Cllr Plum"}
        assert [hit.document.id for hit in engine.search(Query('voter:"Bo Quill"')).hits] == ["ashmoor/11"]
        assert [hit.document.id for hit in engine.search(Query('interest:"Cllr Quill"')).hits] == ["ashmoor/11"]
    finally:
        engine.close()


def test_an_item_shows_what_else_the_minutes_record_with_the_words_it_rests_on(site: FlaskClient) -> None:
    soup = page(site, f"/item/{RICH}")
    said = words(soup)
    for part in (
        "disclosable pecuniary interest in the damp repairs programme: a tenant of the council; left the room",
        "Councillor Bryn Hollis for Councillor Petra Lang",
        "Under paragraphs 3 (financial or business affairs) and 5 (legal professional privilege) of Schedule 12A",
        "Deferred to the June meeting",
        "To Scrutiny Committee",
    ):
        assert part in said
    assert soup.select_one("#d1")
    api = site.get(f"/api/v1/items/{RICH}").get_json()
    assert api["declarations"][0]["left"] is True
    assert api["exemptions"] == [{"paragraphs": ["3", "5"], "schedule": "12A", "matter": None, "start": 0, "end": 4}]
    assert api["deferrals"][0]["fate"] == "deferred"
    assert api["referrals"][0]["receiver"] == "Scrutiny Committee"
    assert api["substitutes"][0]["absent"] == "Councillor Petra Lang"


def test_a_meeting_leads_to_the_document_that_its_minutes_were_read_from(site: FlaskClient) -> None:
    assert page(site, "/meeting/ashmoor/30").select_one(f"a[href='{PRINT}']")
    assert site.get("/api/v1/meetings/ashmoor/30").get_json()["minutes_url"] == PRINT


def test_the_answer_says_whom_a_name_was_taken_for(site: FlaskClient) -> None:
    assert "“Cllr Thornley” was taken to be Ada Thornley" in words(page(site, "/search?speaker=Cllr+Thornley"))
    assert "was taken to be" not in words(page(site, "/search?speaker=Councillor+Ada+Thornley"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Cllr ADA THORNLEY", "“Cllr ADA THORNLEY” was taken to be Ada Thornley."),
        ("Councillor Number", "There is no speaker called “Councillor Number”"),
        ("councillor ada thornley", "1 item"),
    ],
)
def test_the_command_takes_a_name_as_people_write_it(tmp_path: Path, typed: str, said: str) -> None:
    found = CliRunner().invoke(search, ["--index", build_corpus(tmp_path), "--speaker", typed])
    assert said in found.output
    assert ("taken" in found.output) == ("taken" in said)
