"""axe-core finds no violation of WCAG 2.2 AA or of its own good practice, on any kind of page, at both widths."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from windows import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

PAGES = {
    "welcome": "/",
    "results": "/search?q=parks&page=2",
    "filtered": "/search?q=parks&committee=Planning+Committee&year=2021&from=2019",
    "all values": "/values/speaker?q=parks&find=n",
    "topics": "/topics",
    "what is held": "/coverage?council=Ashmoor+Borough+Council",
    "nothing found": "/search?q=zebra&year=2024",
    "past the end": "/search?q=parks&page=99",
    "unreadable words": "/search?q=%22unclosed",
    "unreadable date": "/search?q=damp&from=soon&year=2024",
    "item": "/item/ashmoor/501",
    "hostile item": "/item/ashmoor/900",
    "Welsh item": "/item/derwen/701",
    "Welsh meeting": "/meeting/derwen/70",
    "precedents": "/precedents",
    "precedents found": "/precedents?draft=That+damp+and+mould+in+homes+be+noted",
    "precedents not understood": "/precedents?draft=x&from=soon",
    "meeting": "/meeting/ashmoor/30",
    "speaker": "/speaker/ashmoor/ada-thornley",
    "speaker who is a role": "/speaker/ashmoor/the-chair",
    "cancelled meeting": "/meeting/ashmoor/32",
    "error": "/nowhere",
}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_no_violation(open_page: Opener, site: str, viewport: dict[str, int]) -> None:
    page = open_page("/", viewport)
    found: dict[str, str] = {}
    for name, path in PAGES.items():
        page.goto(site + path)
        page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
        results = Axe().run(page)
        if results.violations_count:
            found[name] = results.generate_report()
    assert found == {}


def test_axe_would_find_a_fault(open_page: Opener) -> None:
    page = open_page("/search?q=parks")
    page.locator("label[for=q]").evaluate("label => label.remove()")
    page.locator("h1").evaluate("heading => heading.style.color = '#ddd'")
    rules = {str(violation["id"]) for violation in Axe().run(page).response["violations"]}
    assert {"label", "color-contrast"} <= rules
