"""What a reader meets at each address, over HTTP: the right words, the right status, nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web_corpus import CANCELLED_MEETING, DRAFT_MEETING, HOSTILE, RICH, WELSH
from web_site import build_corpus, faults, serving

from webui import create_app

PAGES = (
    "/",
    "/search?q=parks",
    "/search?q=parks&page=2&committee=Planning+Committee&from=2019&sort=newest",
    "/search?q=zebra&year=2024",
    "/search?q=damp&committee=Cabnet&speaker=%3Cb%3E",
    "/search?q=parks&page=99",
    "/search?q=%22unclosed",
    "/search?q=damp&from=soon&year=2024",
    "/search?colour=red",
    "/search?q=hazards",
    "/coverage",
    "/coverage?committee=Cabinet&from=2020",
    f"/item/{RICH}",
    f"/item/{HOSTILE}",
    f"/item/{WELSH}",
    "/item/ashmoor/502",
    "/meeting/ashmoor/30",
    "/meeting/ashmoor/90",
    f"/meeting/{DRAFT_MEETING}",
    f"/meeting/{CANCELLED_MEETING}",
    "/nowhere",
)


class Site:
    """A reader of one served site."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.session = requests.Session()

    def get(self, path: str, **parameters: object) -> requests.Response:
        return self.session.get(self.base + path, params=parameters, timeout=30)  # type: ignore[arg-type]

    def page(self, path: str, **parameters: object) -> BeautifulSoup:
        return BeautifulSoup(self.get(path, **parameters).text, "lxml")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(create_app(build_corpus(tmp_path_factory.mktemp("web")))) as base:
        yield Site(base)


def words(soup: BeautifulSoup, selector: str = "main") -> str:
    found = soup.select_one(selector)
    assert found, selector
    return " ".join(found.get_text(" ").split())


def titles(soup: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in soup.select(".hit__title a")]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole(site: Site, path: str) -> None:
    response = site.get(path)
    assert faults(response.text) == []
    assert BeautifulSoup(response.text, "lxml").html["lang"] == "en-GB"  # type: ignore[index]


@pytest.mark.parametrize("path", [*PAGES, "/api/v1/search", "/healthz", "/static/site.css"])
def test_every_answer_forbids_what_no_page_needs(site: Site, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_a_script_or_an_address_that_runs_one(site: Site, path: str) -> None:
    soup = BeautifulSoup(site.get(path).text, "lxml")
    assert not soup.select("script, img, iframe, object, embed, style, [style]")
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    links = [str(tag[name]) for name in ("href", "src", "action") for tag in soup.select(f"[{name}]")]
    assert links
    assert [link for link in links if not link.startswith(("/", "#", "https://"))] == []


def test_the_welcome_page_says_what_is_held_and_offers_ways_in(site: Site) -> None:
    page = site.page("/")
    assert "43 items from 17 meetings of 6 committees" in words(page)
    assert "with minutes from 15 January 2019 to 9 April 2024" in words(page)
    browse = {link.get_text(): str(link["href"]) for link in page.select(".browse a")}
    assert titles(site.page(browse["Scrutiny Committee"])) == ["Library opening hours"]


def test_both_addresses_of_the_search_page_answer_alike(site: Site) -> None:
    assert site.get("/", q="damp").text == site.get("/search", q="damp").text


def test_results_show_the_count_and_the_item_at_a_glance(site: Site) -> None:
    page = site.page("/search", q="damp mould")
    assert words(page, "h1") == "1 item for “damp mould”"
    card = words(page, ".hit")
    assert titles(page) == ["Damp and mould in council homes"]
    for part in (
        "Cabinet",
        "14 March 2024",
        "Minute 59",
        "Noted",
        "Approved",
        "Deferred",
        "Moved by Councillor Ada Thornley",
    ):
        assert part in card
    assert page.select_one(".hit mark")
    assert page.title
    assert page.title.get_text() == "1 item for “damp mould” – Minutebook"


def test_facets_are_counted_and_what_is_not_shown_is_said(site: Site) -> None:
    page = site.page("/search", q="parks")
    legends = [legend.get_text() for legend in page.select("fieldset.facet legend")]
    assert legends == ["Committee", "Year", "Speaker", "Outcome", "Date of the meeting"]
    assert "Show all 14 values of Speaker" in words(page, ".filters")
    assert "Council" in [legend.get_text() for legend in site.page("/search", sort="newest").select("legend")]


def test_ticked_values_are_links_that_take_them_away(site: Site) -> None:
    asked = {"q": "parks", "committee": "Planning Committee", "outcome": "noted", "from": "2019-03"}
    page = site.page("/search", **asked)
    removes = {
        link.select("span")[1].get_text() + link.bdi.get_text(): str(link["href"])
        for link in page.select(".applied a.applied__filter")
    }  # type: ignore[union-attr]
    assert list(removes) == ["Committee:Planning Committee", "Outcome:Noted", "From:1 March 2019"]
    assert removes["Outcome:Noted"] == "/search?q=parks&committee=Planning%20Committee&from=2019-03-01"
    cleared = page.find("a", string="Clear filters")
    assert cleared
    assert cleared["href"] == "/search?q=parks"
    ticked = [str(box["value"]) for box in page.select("input[type=checkbox][checked]")]
    assert ticked == ["Planning Committee", "noted"]


def test_the_form_sends_what_it_shows(site: Site) -> None:
    page = site.page("/search", q="parks", committee="Planning Committee", sort="oldest")
    form = page.select_one("form#search")
    assert form
    assert (form["method"], form["action"]) == ("get", "/search")
    fields = form.select("input") + page.select("input[form=search]")
    sent = [
        (str(field["name"]), str(field.get("value", "")))
        for field in fields
        if field.get("type") != "checkbox" or field.has_attr("checked")
    ]
    again = site.session.get(f"{site.base}/search", params=sent, timeout=30)
    assert titles(BeautifulSoup(again.text, "lxml")) == titles(page)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("q=parks&from=&to=", "/search?q=parks"),
        ("q=&committee=Cabinet&committee=+&from=2024&to=", "/search?committee=Cabinet&from=2024-01-01"),
        ("q=&from=&to=", "/"),
    ],
)
def test_an_address_keeps_nothing_that_a_form_left_empty(site: Site, sent: str, kept: str) -> None:
    response = site.session.get(f"{site.base}/search?{sent}", allow_redirects=False, timeout=30)
    assert (response.status_code, response.headers["Location"]) == (302, kept)
    assert site.get(kept).history == []


def test_pages_hold_every_hit_once(site: Site) -> None:
    seen: list[str] = []
    link: str | None = "/search?q=parks&sort=newest"
    while link:
        page = site.page(link)
        seen += [str(hit["href"]) for hit in page.select(".hit__title a")]
        following = page.select_one("a[rel=next]")
        link = str(following["href"]) if following else None
    assert len(seen) == len(set(seen)) == 36


def test_a_page_past_the_end_says_how_many_there_are(site: Site) -> None:
    response = site.get("/search", q="parks", page=99)
    assert response.status_code == 404
    assert "There are only 4 pages of results." in response.text
    assert "page=4" in response.text


def test_the_example_finds_something(site: Site) -> None:
    hint = words(site.page("/"), "#q-hint")
    assert hint.startswith("For example, ")
    assert titles(site.page("/search", q=hint.removeprefix("For example, ")))


def test_a_ticked_value_that_is_not_held_is_named_and_the_nearest_offered(site: Site) -> None:
    page = site.page("/search", q="damp", committee=["Cabnet", "<b>zebra"], year="2024")
    assert "There is no committee called “ Cabnet ” in this index. The nearest are Cabinet , Y Cabinet ." in words(page)
    assert "There is no committee called “ <b>zebra ” in this index." in words(page)
    assert "no year" not in words(page)
    instead = site.page("/search", q="damp", committee="cabinet").find("a", string="Cabinet")
    assert instead
    assert len(titles(site.page(str(instead["href"])))) == 1


def test_nothing_found_offers_the_search_without_its_filters(site: Site) -> None:
    response = site.get("/search", q="damp", year="2019")
    assert response.status_code == 200
    page = BeautifulSoup(response.text, "lxml")
    assert words(page, "h1") == "0 items for “damp”"
    without = page.find("a", string="search without the filters")
    assert without
    assert len(titles(site.page(str(without["href"])))) == 1


@pytest.mark.parametrize(
    ("parameters", "sentence", "field"),
    [
        ({"q": '"damp'}, "", "q"),
        ({"from": "notadate"}, "from=“notadate”", "from"),
        ({"to": "2024-99"}, "to=“2024-99”", "to"),
        ({"page": "abc"}, "page=“abc”", None),
        ({"page": "1001"}, "page=“1001”", None),
        ({"sort": "foo"}, "sort=“foo”", None),
        ({"colour": "<b>red"}, "“colour”", None),
        ({"<b>colour": "red"}, "“<b>colour”", None),
        ({"q": ["one", "two"]}, "“one”", None),
    ],
)
def test_what_cannot_be_understood_gets_a_sentence_and_keeps_what_was_typed(
    site: Site, parameters: dict[str, object], sentence: str, field: str | None
) -> None:
    asked = {"q": "damp", "committee": "Cabinet", **parameters}
    response = site.get("/search", **asked)
    page = BeautifulSoup(response.text, "lxml")
    said = words(page, ".govuk-error-summary__body")
    answer = site.get("/api/v1/search", **asked)
    assert (response.status_code, answer.status_code) == (400, 400)
    assert sentence in said
    assert answer.json() == {"error": said}
    typed = asked["q"] if isinstance(asked["q"], str) else "one"
    assert page.select_one("#q")["value"] == typed  # type: ignore[index]
    assert "Cabinet" in words(page, ".applied")
    if field:
        assert page.select_one(f".govuk-error-summary a[href='#{field}']")
        assert page.select_one(f"#{field}.govuk-input--error")


def test_an_item_is_shown_as_written_with_its_findings_linked(site: Site) -> None:
    page = site.page(f"/item/{RICH}")
    assert words(page, "h1") == "Damp and mould in council homes"
    for part in ("Cabinet, 14 March 2024", "14 March 2024", "59"):
        assert part in words(page, ".facts")
    spoke = {link.get_text(): str(link["href"]) for link in page.select(".spoke li > a")}
    assert spoke == {
        "Councillor Ada Thornley, Cabinet Member for Housing": "#s1",
        "Marcus Oyelaran, Director of Homes": "#s2",
        "The Leader": "#s3",
    }
    assert page.select_one("#s4")
    assert words(page, "#s2 .speaker") == "Speaker: Marcus Oyelaran, Director of Homes"
    assert "(1) the progress on damp and mould be noted; and" in words(page, ".resolution")
    assert words(page, "#r1") == "Resolution 1 Noted Approved"
    assert [point.get_text() for point in page.select(".minutes ul.govuk-list--bullet li")] == [
        "Inspections of homes with damp had doubled since the last report.",
        "A repair of damp was now begun within ten working days.",
    ]


def test_a_table_in_the_minutes_is_one_on_the_page(site: Site) -> None:
    page = site.page(f"/item/{RICH}")
    assert [cell.get_text() for cell in page.select(".printed th")][:2] == ["Quarter", "Homes inspected"]
    assert [cell.get_text() for cell in page.select(".printed td")][4:] == ["July to September", "97", "79%", "104"]


def test_an_items_summary_says_who_moved_and_how_the_votes_fell(site: Site) -> None:
    page = site.page(f"/item/{RICH}")
    summary = words(page, ".resolved-summary")
    assert "Moved by Councillor Ada Thornley , seconded by Councillor Bryn Hollis" in summary
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in page.select(".votes tbody tr")]
    assert rows == [
        ["For", "2", "Councillor Ada Thornley, Councillor Bryn Hollis"],
        ["Against", "1", "Councillor Ines Farrow"],
        ["Abstained", "Not printed", ""],
    ]


def test_a_summary_begins_with_the_words_that_lead_in(site: Site) -> None:
    first, second = (
        " ".join(each.get_text().split()) for each in site.page(f"/item/{RICH}").select(".resolved-summary")
    )
    assert "RESOLVED – that" in first
    assert "AGREED that a report be brought back in six months." in second


def test_an_item_leads_to_its_papers_its_neighbours_and_the_councils_page(site: Site) -> None:
    page = site.page(f"/item/{RICH}")
    outside = {link.get_text(): str(link["href"]) for link in page.select("a[rel~=external]")}
    assert outside == {
        "This item on the council’s own page": "https://ashmoor.example/mgAi.aspx?ID=501",
        "Damp and mould: progress report": "https://ashmoor.example/documents/s1.pdf",
    }
    assert "Appendix that cannot be linked (no address that can be linked)" in words(page, ".item__aside")
    around = [str(link["href"]) for link in page.select("nav[aria-label='Items of this meeting'] a")]
    assert around == ["/item/ashmoor/500", "/item/ashmoor/502"]


def test_a_withheld_item_and_draft_minutes_say_so(site: Site) -> None:
    withheld = site.page("/item/ashmoor/502")
    assert "exempt from publication" in words(withheld, ".notice")
    assert "no minutes text" not in words(withheld)
    assert "no minutes text" in words(site.page("/item/ashmoor/503"))
    assert "draft minutes" in words(site.page("/item/ashmoor/510"), ".notice")
    assert "draft minutes" in words(site.page(f"/meeting/{DRAFT_MEETING}"), ".notice")


def test_what_is_not_yet_or_never_to_be_read_as_minutes_is_tagged_where_it_is_listed(site: Site) -> None:
    for asked, tag in (("forward plan", "Agenda only"), ("mill lane", "Withheld"), ("library opening", "Draft")):
        assert words(site.page("/search", q=asked), ".hit .tags") == tag
    rows = [" ".join(row.get_text(" ").split()) for row in site.page("/meeting/ashmoor/30").select(".agenda__what")]
    assert rows[0] == "Apologies for absence"
    assert rows[2:] == ["Exempt: land at Mill Lane Withheld", "Forward plan Agenda only"]


def back_link(site: Site, path: str, referrer: str) -> str | None:
    response = site.session.get(site.base + path, headers={"Referer": referrer}, timeout=30)
    assert "Referer" in response.headers["Vary"]
    link = BeautifulSoup(response.text, "lxml").select_one("a.govuk-back-link")
    return str(link["href"]) if link else None


@pytest.mark.parametrize("path", [f"/item/{RICH}", "/meeting/ashmoor/30"])
def test_a_page_opened_from_results_leads_back_to_them(site: Site, path: str) -> None:
    asked = "/search?q=damp%20mould&committee=Cabinet&from=2024-01-01&page=2"
    assert back_link(site, path, site.base + asked) == asked
    assert back_link(site, path, f"{site.base}/?q=damp") == "/search?q=damp"


@pytest.mark.parametrize(
    "referrer",
    [
        "",
        "{base}/",
        "{base}/search",
        "{base}/item/ashmoor/500?q=damp",
        "{base}/search?q=damp&colour=red",
        "{base}/search?page=abc",
        "http://elsewhere.example/search?q=damp",
        "http://127.0.0.1:1/search?q=damp",
        "{base}@elsewhere.example/search?q=damp",
        "javascript:alert(1)//search?q=damp",
        "http://[/search?q=damp",
    ],
)
def test_a_page_opened_from_anywhere_else_leads_nowhere_back(site: Site, referrer: str) -> None:
    assert back_link(site, f"/item/{RICH}", referrer.format(base=site.base)) is None


def test_the_way_back_is_escaped(site: Site) -> None:
    link = back_link(site, f"/item/{RICH}", f"{site.base}/search?q=%22%3E%3Cscript%3E&sort=newest")
    assert link == "/search?q=%22%3E%3Cscript%3E&sort=newest"


def test_welsh_text_is_marked_as_welsh(site: Site) -> None:
    page = site.page(f"/item/{WELSH}")
    assert page.select_one("h1[lang=cy]")
    assert "PENDERFYNWYD" in words(page, "[lang=cy]:not(h1)")
    assert site.page("/search", q="lyfrgelloedd").select_one(".hit__title[lang=cy]")


def test_a_meeting_lists_its_items_in_order_and_who_was_there(site: Site) -> None:
    page = site.page("/meeting/ashmoor/30")
    assert [words(row, "a") for row in page.select(".agenda__item")] == [  # type: ignore[arg-type]
        "Apologies for absence",
        "Damp and mould in council homes",
        "Exempt: land at Mill Lane",
        "Forward plan",
    ]
    assert "14 March 2024, 7:00 pm" in words(page, ".facts")
    assert "Marcus Oyelaran Director of Homes In attendance" in words(page, ".attendance")


def test_a_cancelled_meeting_says_so(site: Site) -> None:
    assert "cancelled" in words(site.page(f"/meeting/{CANCELLED_MEETING}"), ".notice")


def test_hostile_values_are_shown_as_text(site: Site) -> None:
    for path in (f"/item/{HOSTILE}", "/meeting/ashmoor/90", "/search?q=hazards", "/search?q=%3Cscript%3E"):
        page = site.page(path)
        assert "<script>" in words(page)
    assert "This item on the council’s own page (no address that can be linked)" in words(site.page(f"/item/{HOSTILE}"))


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_get_results_or_a_sentence_and_stay_in_the_box(site: Site, typed: str) -> None:
    response = site.get("/search", q=typed)
    assert response.status_code in (200, 400)
    assert faults(response.text) == []
    assert "<script" not in response.text


@pytest.mark.parametrize(
    "path", ["/item/ashmoor/0", "/item/nowhere/1", "/item/x", "/meeting/ashmoor/%3Cb%3E", "/item/a/b/c"]
)
def test_what_is_not_held_is_a_404_in_the_same_shell(site: Site, path: str) -> None:
    response = site.get(path)
    assert response.status_code == 404
    assert "in this index" in words(BeautifulSoup(response.text, "lxml"))
    api = site.get("/api/v1" + path.replace("/item/", "/items/").replace("/meeting/", "/meetings/"))
    assert api.status_code == 404
    assert list(api.json()) == ["error"]


def test_a_page_can_only_be_read(site: Site) -> None:
    response = requests.post(f"{site.base}/search", data={"q": "x"}, timeout=30)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_page_of_results_says_when_it_was_first_and_last_said_and_who_spoke_of_it_most(site: Site) -> None:
    page = site.page("/search", q="parks")
    assert words(page, ".overview__ends").startswith("First ")
    rows = [row.get_text(" ").split() for row in page.select(".overview__table tbody tr")]
    assert rows == [[year, "9"] for year in ("2022", "2021", "2020", "2019")]
    assert [bar.get_text() for bar in page.select("svg.years title")] == [f"{row[0]}: 9 items" for row in rows[::-1]]
    assert "Councillor Siân O’Dowd 12 speeches" in words(page, ".overview__lists")
    assert not site.page("/search", q="parks", page=2).select(".overview")
    assert not site.page("/search", q="zebra", year="2024").select(".overview")


def test_what_is_held_is_told_body_by_body(site: Site) -> None:
    page = site.page("/coverage", council="Ashmoor Borough Council")
    assert "Planning Committee" in words(page, "table")
    assert "Cyngor" not in words(page)
    assert words(page).count("with minutes") >= 1
    assert site.get("/coverage", q='"').status_code == 400
    link = site.page("/search", q="damp", committee="Cabinet").select_one(".covered a")
    assert link is not None
    assert words(site.page(str(link["href"])), "table tbody").startswith("Cabinet")


def test_the_api_answers_what_the_pages_show(site: Site) -> None:
    answer = site.get("/api/v1/search", q="damp mould").json()
    assert answer["total"] == 1
    assert answer["hits"][0]["id"] == RICH
    assert set(answer) == {
        "total", "took_ms", "cut_short", "hits", "facets", "missing", "coverage", "suggestion", "expanded", "taken",
    }  # fmt: skip
    item = site.get(f"/api/v1/items/{RICH}").json()
    assert item["resolutions"][0]["limbs"][0]["text"] == "(1) the progress on damp and mould be noted; and"
    assert item["speeches"][1]["text"].startswith("Marcus Oyelaran (Director of Homes) explained")
    assert all(
        item["text"][part["start"] : part["end"]] == part["text"] for part in item["resolutions"] + item["speeches"]
    )
    meeting = site.get("/api/v1/meetings/ashmoor/30").json()
    assert [row["id"] for row in meeting["items"]] == ["ashmoor/500", RICH, "ashmoor/502", "ashmoor/503"]


def test_the_api_past_the_last_page_has_no_hits(site: Site) -> None:
    answer = site.get("/api/v1/search", q="parks", page=99)
    assert (answer.status_code, answer.json()["hits"], answer.json()["total"]) == (200, [], 36)


def test_healthz_says_what_is_held(site: Site) -> None:
    health = site.get("/healthz").json()
    assert (health["status"], health["items"], health["meetings"]) == ("ok", 43, 17)
