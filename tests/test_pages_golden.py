"""Every page in fixtures/pages gives the records that lie beside it, and its kind is told from its content alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.moderngov import PageKind
from indexer.pages import as_json, parse, sniff

PAGES = sorted((Path(__file__).parent / "fixtures" / "pages").glob("*.*ml"), key=lambda path: path.name)


NOT_HERE = {PageKind.ERROR, PageKind.WHATS_NEW, PageKind.PRINTED_MINUTES}
"""Two that the crawler alone looks at, and one that is no text: test_printed_minutes.py."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_gives_the_records_that_lie_beside_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    kind = sniff(text)
    expected = json.loads(page.with_suffix(f"{page.suffix}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(as_json(parse(kind, text), kind))) == expected


def test_every_kind_of_page_that_can_be_read_has_a_golden_page() -> None:
    assert {sniff(page.read_text(encoding="utf-8")) for page in PAGES} == set(PageKind) - NOT_HERE


def test_an_address_names_the_record_and_makes_links_absolute() -> None:
    item = next(page for page in PAGES if page.name == "item.html").read_text(encoding="utf-8")
    url = "https://www.aldermere.example/moderngov/mgAi.aspx?id=777"
    record = as_json(parse(PageKind.ITEM, item, url), PageKind.ITEM)
    assert record["item_id"] == "777"
    assert record["papers"][0]["url"] == "https://www.aldermere.example/moderngov/documents/s5001/Item%209.pdf"


@pytest.mark.parametrize("name", ["meeting.html", "meetings.html"])
def test_line_ends_and_doctype_do_not_matter(name: str) -> None:
    page = next(page for page in PAGES if page.name == name).read_text(encoding="utf-8")
    kind = sniff(page)
    assert parse(kind, "\ufeff" + page.replace("\n", "\r\n")) == parse(kind, page)
