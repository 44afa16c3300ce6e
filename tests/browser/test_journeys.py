"""What people do on the site, with the keyboard alone, without scripts, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from windows import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

PATHS = (
    "/",
    "/search?q=parks",
    "/search?q=hazards&committee=Planning+Committee",
    "/search?q=zebra",
    "/search?q=%22unclosed",
    "/search?from=soon",
    "/item/ashmoor/501",
    "/item/ashmoor/900",
    "/item/derwen/701",
    "/meeting/ashmoor/30",
    "/meeting/ashmoor/32",
    "/meeting/ashmoor/90",
    "/meeting/derwen/70",
    "/speaker/ashmoor/ada-thornley",
    "/speaker/ashmoor/script-document-title-owned-script",
    "/nowhere",
)


def tab_to(page: Page, selector: str, limit: int = 80) -> None:
    """Presses Tab until what ``selector`` names has the focus, and it can be seen to have it."""
    target = page.locator(selector).first
    for _ in range(limit):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            expect(target).to_be_visible()
            return
    pytest.fail(f"{selector} cannot be reached by Tab on {page.url}")


def press_and_follow(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_a_word_to_a_meeting_with_the_keyboard_alone(
    open_page: Opener, viewport: dict[str, int], scripts: bool
) -> None:
    page = open_page("/", viewport, java_script_enabled=scripts)
    tab_to(page, "#q")
    page.keyboard.type("parks")
    press_and_follow(page, "Enter")
    expect(page.locator("h1")).to_have_text("36 items for “parks”")
    if viewport is PHONE:
        tab_to(page, ".filters__summary")
        page.keyboard.press("Enter")
    tab_to(page, "input[name=committee][value='Planning Committee']")
    page.keyboard.press("Space")
    tab_to(page, "input[name=outcome][value='deferred']")
    page.keyboard.press("Space")
    tab_to(page, ".filters__apply")
    press_and_follow(page, "Enter")
    expect(page.locator("h1")).to_have_text("6 items for “parks”")
    expect(page.locator(".applied__filter")).to_have_count(2)
    tab_to(page, ".hit__title a")
    press_and_follow(page, "Enter")
    expect(page.locator("h1")).to_contain_text("Café in the park")
    tab_to(page, ".facts a")
    press_and_follow(page, "Enter")
    expect(page.locator("h1")).to_contain_text("Planning Committee")
    expect(page.locator(".agenda__item")).to_have_count(3)


def test_filters_are_taken_away_one_by_one_and_all_at_once(open_page: Opener) -> None:
    page = open_page("/search?q=parks&committee=Planning+Committee&outcome=noted&year=2020&year=2021")
    expect(page.locator(".applied__filter")).to_have_count(4)
    page.get_by_role("link", name="Remove the filter Outcome: Noted").click()
    expect(page.locator(".applied__filter")).to_have_count(3)
    page.get_by_role("link", name="Clear filters").click()
    expect(page.locator("h1")).to_have_text("36 items for “parks”")


def test_from_an_item_the_way_back_leads_to_the_same_results(open_page: Opener) -> None:
    page = open_page("/search?q=parks&committee=Planning%20Committee&page=2")
    page.locator(".hit__title a").first.click()
    page.get_by_role("link", name="Back to results").click()
    expect(page.locator(".applied__filter")).to_have_count(1)
    assert page.url.endswith("/search?q=parks&committee=Planning%20Committee&page=2")


def test_dates_are_typed_as_people_write_them(open_page: Opener) -> None:
    page = open_page("/search?q=parks")
    page.get_by_label("From").fill("1/1/2022")
    page.get_by_label("To").fill("2022")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("h1")).to_have_text("9 items for “parks”")
    expect(page.get_by_label("From")).to_have_value("2022-01-01")
    expect(page.get_by_label("To")).to_have_value("2022-12-31")


def test_filters_stand_open_on_a_desktop_and_are_folded_before_the_results_on_a_phone(open_page: Opener) -> None:
    expect(open_page("/search?q=parks").locator(".filters__apply")).to_be_visible()
    page = open_page("/search?q=parks", PHONE)
    expect(page.locator(".filters__apply")).to_be_hidden()
    first = page.locator(".hit").first.bounding_box()
    assert first
    assert first["y"] < PHONE["height"]
    page.get_by_text("Filters", exact=True).first.click()
    expect(page.locator(".filters__apply")).to_be_visible()


def test_links_in_an_item_lead_to_the_words(open_page: Opener) -> None:
    page = open_page("/item/ashmoor/501")
    page.get_by_role("link", name="Resolution 2 in the minutes").click()
    expect(page.locator("#r2")).to_be_in_viewport()
    page.get_by_role("link", name="The Leader", exact=True).click()
    expect(page.locator("#s3 .speaker")).to_be_in_viewport()


def test_the_first_tab_skips_to_the_content(open_page: Opener) -> None:
    page = open_page("/search?q=parks")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_nothing_is_wider_than_a_phone(open_page: Opener, site: str) -> None:
    page = open_page("/", PHONE)
    widths = {}
    for path in PATHS:
        page.goto(site + path)
        widths[path] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(PATHS, PHONE["width"])


def test_who_voted_has_the_width_of_a_phone(open_page: Opener) -> None:
    page = open_page("/item/ashmoor/501", PHONE)
    table = page.locator(".votes").first.bounding_box()
    names = page.locator(".votes__names").first.bounding_box()
    assert table
    assert names
    assert names["width"] > 0.9 * table["width"]
    expect(page.get_by_role("row").filter(has_text="For").get_by_role("cell").last).to_contain_text("Bryn Hollis")


def test_pages_run_nothing_and_report_nothing(open_page: Opener, site: str) -> None:
    page = open_page("/")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PATHS:
        page.goto(site + path)
        assert page.title() != "owned"
    assert [words for words in said if "the server responded with a status of 4" not in words] == []


def test_an_injected_script_does_not_run(open_page: Opener) -> None:
    page = open_page("/")
    page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'document.title=1'; "
        "document.body.append(script) }"
    )
    assert page.title() == "Search council minutes – Minutebook"
