"""One matter in several meetings: what is cited, when titles name one matter, and what pages and the API show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from web_site import build, faults, serving

from indexer.citations import citations_of
from indexer.documents import Publisher, to_document
from indexer.extract import find
from indexer.extract.references import find_receivers, find_references, is_call_in
from indexer.records import Item, Meeting, Resolution
from indexer.search.document import ItemDocument, PaperDocument
from indexer.search.linking import link_keys, matters, paper_key
from indexer.search.threads import is_body, thread
from indexer.search.threads_answer import not_followed
from tests.related_corpus import THREADS, Shelf, application, bare
from webui import create_app


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Minute 45 of 12 March 2019 refers.", [("45", "2019-03-12", None)]),
        ("as the Cabinet resolved on 12 March 2019 (Minute 45(2) refers)", [("45", "2019-03-12", "Cabinet")]),
        (
            "Minute No. 23/18 of the Homes Scrutiny Committee held on 3rd April, 2018, was read",
            [("23/18", "2018-04-03", "Homes Scrutiny Committee")],
        ),
        ("(Minutes 45 and 46 refer)", [("45", None, None), ("46", None, None)]),
        ("Cabinet Minute 45 – 12/3/19", [("45", "2019-03-12", "Cabinet")]),
        ("minute CAB/12 refers. On 1 May 2019 it rained.", [("CAB/12", None, None)]),
        ("He spoke for 30 minutes 12 times", []),
        ("The minutes of 12 March 2019 were signed", []),
        ("Each had 3 minutes. Minute 30 seconds late", []),
        ("Minute 45 of 31 February 2019", [("45", None, None)]),
    ],
)
def test_minutes_are_cited_with_their_meeting(text: str, cited: list[tuple[str, str | None, str | None]]) -> None:
    found = [(each.value, each.date, each.body) for each in find_references(text) if each.kind == "minute"]
    assert found == cited


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("21/01234/FUL – 2 Mill Street, and P/2019/0123", ["21/01234/FUL", "P/2019/0123"]),
        ("Appeal APP/A1234/W/19/3212345 on 19/00123.", ["APP/A1234/W/19/3212345", "19/00123"]),
        ("in 2019/20, on 12/03/2019, 24/7, 3/4, 2019/2020 and/or N/A", []),
        ("under SI 2012/20891 and Regulations 2012/12345", []),
        ("www.tarn.example/21/01234/FUL and mail/12345/ab@tarn.example", []),
        ("Report No. 45/2019, report CAB3123 and report 5", ["45/2019", "CAB3123"]),
    ],
)
def test_applications_and_reports_are_known_by_their_numbers(text: str, numbers: list[str]) -> None:
    assert [each.value for each in find_references(text) if each.kind != "minute"] == numbers


@given(st.text(alphabet="Minute 45/of21FUL.()-\n,;Report No", max_size=200))
def test_whatever_is_written_a_reference_stands_where_it_is_said_to(text: str) -> None:
    for each in find_references(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.value.replace(" ", "")[:1] in text[each.start : each.end].replace(" ", "")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("RECOMMENDED to Council that the budget be approved", ["Council"]),
        ("That the Full Council be recommended to adopt it", ["Full Council"]),
        ("That the Cabinet be asked to think again", ["Cabinet"]),
        ("That Cabinet approves what officers recommend", []),
    ],
)
def test_whom_a_resolution_recommends_to_is_found(text: str, bodies: list[str]) -> None:
    assert [each.value for each in find_receivers(text)] == bodies


def test_an_item_cites_from_its_title_its_agenda_and_its_text() -> None:
    text = "Minute 4 of 2 May 2019 was read. RESOLVED to recommend to Council that 19/00123/FUL be heard."
    start = text.index("to recommend")
    resolution = Resolution(start, len(text), "RESOLVED", ("recommended",))
    item = Item("1", 0, "7", "Call-in: 19/00123/FUL", agenda_text="See report HS/19/44.", minutes_text=text)
    found = citations_of(item, (resolution,))
    assert {(each.kind, each.value) for each in found} == {
        ("minute", "4"), ("application", "19/00123/FUL"), ("recommended", "Council"), ("report", "HS/19/44"),
        ("call-in", "Call-in: 19/00123/FUL"),
    }  # fmt: skip
    assert all(item.text[each.start : each.end] == each.words for each in found if each.start is not None)
    assert is_call_in("Decision called in") > is_call_in("The call centre")


def test_what_an_item_cites_and_its_issue_go_into_its_document() -> None:
    item = Item("1", 0, "7", "Trees", minutes_text="Minute 4 of 2 May 2019 refers.", issue_id="41207")
    publisher = Publisher("tarn", "Tarnbeck Council", lambda _: "http://a.example/m", lambda _: "http://a.example/i")
    meeting = Meeting("9", "Cabinet", "1", "2019-06-01", items=(item,))
    (document,) = to_document(meeting, publisher, "2024-01-01", find).items
    assert document.issue == "41207"
    assert [(each.kind, each.words, each.date) for each in document.citations] == [
        ("minute", "Minute 4 of 2 May 2019", "2019-05-02"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bus lane in Mill Street", "Call-in: Bus Lanes in Mill Street"),
        ("Market Square Car Park Charges", "Referral from Council – Market Square car park charges"),
        ("Draft Local Plan 2020", "Local Plan 2021"),
    ],
)
def test_titles_name_one_matter_however_it_comes(one: str, other: str) -> None:
    assert set(matters(one)) & set(matters(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Libraries", "Call-in: Libraries"),
        ("Annual report", "Annual report"),
        ("Bus lane in Mill Street", "Mill Street flats"),
    ],
)
def test_one_word_or_none_is_no_matter_and_part_of_it_another(one: str, other: str) -> None:
    assert not set(matters(one)) & set(matters(other))


@pytest.mark.parametrize(
    ("named", "committee", "is_it"),
    [
        ("Council", "Full Council", True),
        ("Full Council", "Borough Council", True),
        ("Council", "Cabinet", False),
        ("Council", "Community Council Liaison Committee", False),
        ("Cabinet", "Cabinet", True),
        ("the Homes & Roads Committee", "Homes and Roads Scrutiny Committee", False),
        ("Homes and Roads Scrutiny", "Homes & Roads Scrutiny Committee", True),
        ("Committee", "Planning Committee", False),
        ("Cabinet", None, False),
    ],
)
def test_a_body_is_the_one_that_is_named(named: str, committee: str | None, is_it: bool) -> None:
    assert is_body(named, committee) is is_it


def test_a_paper_is_one_whatever_form_of_it_is_linked() -> None:
    forms = ("http://a.example/documents/s77/Plan%20A.pdf", "https://a.example/mgConvert2PDF.aspx?ID=77&X=1")
    assert len({paper_key("tarn", url) for url in forms}) == 1
    others = (
        "https://a.example/plan?id=77",
        "https://a.example/plan?id=78",
        "https://a.example/documents/s78/Plan.pdf",
    )
    assert len({paper_key("tarn", url) for url in (*forms, *others)}) == 4
    assert paper_key("tarn", forms[0]) != paper_key("combe", forms[0])


def test_an_item_is_found_by_its_number_its_papers_and_its_matter() -> None:
    held = bare(
        1, "Bus lane", "Read", minute="4", papers=(PaperDocument("P", "http://a.example/p"),),
        citations=(application("21/01234/FUL"), application("21 / 01234 / FUL")),
    )  # fmt: skip
    assert [key.partition(" ")[0] for key in link_keys(held)] == ["minute", "application", "paper", "title"]


# How far


def chain(length: int) -> list[ItemDocument]:
    """Items each of which shares an application with the next."""
    return [
        bare(number, "Heard", "Heard", citations=(application(f"21/{number:05}"), application(f"21/{number + 1:05}")))
        for number in range(1, length + 1)
    ]


def test_a_matter_is_followed_four_links_far_both_ways() -> None:
    items = chain(20)
    found = thread(items[9], Shelf(items))
    assert sorted(int(step.document.id[5:]) for step in found.steps) == list(range(6, 15))
    assert {step.distance for step in found.steps} == {0, 1, 2, 3, 4}


def test_a_list_of_many_matters_is_shown_and_not_followed() -> None:
    items = chain(3)
    many = bare(99, "List", "Heard", citations=tuple(application(f"21/{number:05}") for number in range(3, 30)))
    beyond = bare(98, "Beyond", "Heard", citations=(application("21/00029"),))
    found = thread(items[2], Shelf([*items, many, beyond]))
    assert {step.document.id for step in found.steps} == {"tarn/1", "tarn/2", "tarn/3", "tarn/99"}


def test_what_a_great_many_items_have_is_no_thread() -> None:
    same = [bare(number, "Heard", "Heard", citations=(application("21/00001"),)) for number in range(500)]
    found = thread(same[0], Shelf(same))
    assert found.is_alone
    assert [(each.words, each.items) for each in found.unfollowed] == [("21/00001", 500)]


def test_a_great_matter_is_cut_and_says_so() -> None:
    here = bare(1, "Heard", "Heard", citations=(application("21/00001"), application("21/00002")))
    others = [
        bare(100 * which + number, "Heard", "Heard", citations=(application(f"21/{which:05}"),))
        for which in (1, 2)
        for number in range(24)
    ]
    found = thread(here, Shelf([here, *others]))
    assert (len(found.steps), found.cut) == (40, True)
    assert list(not_followed(found)) == ["Only the 40 nearest items are shown."]


# Pages


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    index = build(Path(tmp_path_factory.mktemp("followed")) / "index", THREADS)
    with serving(create_app(index)) as address:
        yield address


def elsewhere(base: str, item_id: str) -> BeautifulSoup | None:
    response = requests.get(f"{base}/item/{item_id}", timeout=30)
    assert faults(response.text) == []
    section = BeautifulSoup(response.text, "lxml").select_one("section[aria-labelledby=elsewhere]")
    return BeautifulSoup(str(section), "lxml") if section else None


def test_an_item_shows_its_matter_by_date_itself_marked_and_why(base: str) -> None:
    section = elsewhere(base, "tarn/41")
    assert section is not None
    assert [str(link["href"]) for link in section.select("a")] == [
        "/item/tarn/31", "/item/tarn/11", "/item/tarn/21", "/item/tarn/51",
    ]  # fmt: skip
    assert [each.get("aria-current") for each in section.select("li b")] == ["true"]
    said = " ".join(section.text.split())
    assert "Minute cited: Cabinet, 2021-03-09 says “Minute 45 of 2 March 2021”" in said
    assert "Deferred: Highways Committee, 2021-03-02 says “It was deferred to the next meeting”" in said
    assert "Called in: it says “Call-in: Bus lane in Mill Street”" in said


def test_what_is_not_followed_is_said_and_what_is_alone_is_silent(base: str) -> None:
    section = elsewhere(base, "tarn/43")
    assert section is not None
    assert "“Guide” stands in 11 items, which is no thread" in section.text
    assert section.select("li") == []
    assert elsewhere(base, "combe/61") is None


def test_the_api_gives_the_thread_of_an_item(base: str) -> None:
    thread = requests.get(f"{base}/api/v1/items/tarn/12", timeout=30).json()["thread"]
    assert [(each["id"], each["present"], each["distance"]) for each in thread["items"]] == [
        ("tarn/12", True, 0), ("tarn/52", False, 1),
    ]  # fmt: skip
    assert [(link["kind"], link["words"]) for link in thread["links"]] == [("application", "21/01234/FUL")]
    assert thread["cut"] is False
