"""Every meeting of the sample council, read by the web service and by its pages, is what the council wrote."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.request import urlopen

import pytest

from crawler.moderngov import PageKind, build
from crawler.sample import SampleSite, truth
from crawler.sample.council import load
from indexer.pages import complete, parse, sniff
from indexer.records import Item, Meeting

TRUTH = truth()
ELSEWHERE = {str(meeting.meeting_id) for _, meeting in load().meetings() if meeting.form != "items"}
"""Meetings whose minutes are in print alone, or on an old page: test_printed_minutes.py, test_minutes_document.py."""
MEETINGS = sorted({item.meeting_id for item in TRUTH} - ELSEWHERE, key=int)


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with SampleSite() as site:
        yield site.base


def fetch(base: str, kind: PageKind, **ids: str) -> object:
    """The record of one page of the sample site, its kind told by its content alone."""
    url = build(base, kind, **ids)
    with urlopen(url) as answer:
        text = answer.read().decode("utf-8")
    assert sniff(text) is kind
    return parse(kind, text, url)


def by_service(base: str, meeting_id: str) -> Meeting:
    record = fetch(base, PageKind.MEETING_XML, meeting_id=meeting_id)
    assert isinstance(record, Meeting)
    return record


def by_pages(base: str, meeting_id: str) -> Meeting:
    """The meeting's page, made whole with the pages of the items that it cuts."""
    record = fetch(base, PageKind.MEETING, meeting_id=meeting_id)
    assert isinstance(record, Meeting)
    whole = {item.item_id: fetch(base, PageKind.ITEM, item_id=item.item_id) for item in record.items if item.cut}
    return complete(record, {item_id: item for item_id, item in whole.items() if isinstance(item, Item)})


def seen(item: Item) -> tuple[object, ...]:
    texts = (item.agenda_text, item.decision_text, item.minutes_text)
    return (item.item_id, item.minute_number, item.title, *texts)


def titles(item: Item) -> list[str]:
    """Its papers' titles. The first is what a page makes the item's own title a link to, so a page may not name it."""
    return [paper.title for paper in item.papers]


def written(meeting_id: str) -> list[tuple[object, ...]]:
    """The items of a meeting as the council wrote them."""
    return [
        (item.item_id, item.minute_number, item.title, item.agenda_text, item.decision_text, item.minutes_text)
        for item in TRUTH
        if item.meeting_id == meeting_id
    ]


@pytest.mark.parametrize("meeting_id", MEETINGS)
def test_both_ways_give_what_the_council_wrote(base: str, meeting_id: str) -> None:
    service, pages = by_service(base, meeting_id), by_pages(base, meeting_id)
    assert list(map(seen, service.items)) == written(meeting_id)
    assert list(map(seen, pages.items)) == written(meeting_id)
    assert not any(item.cut for item in (*service.items, *pages.items))
    assert [titles(item)[1:] for item in service.items] == [titles(item)[1:] for item in pages.items]
    for item, other in zip(service.items, pages.items, strict=True):
        assert titles(other)[:1] in (titles(item)[:1], [other.title])
    facts = [
        (each.meeting_id, each.committee, each.date, each.venue, each.minutes, each.language)
        for each in (service, pages)
    ]
    assert facts[0] == facts[1]


@pytest.mark.parametrize("meeting_id", MEETINGS)
def test_an_items_own_page_says_what_its_meetings_page_says(base: str, meeting_id: str) -> None:
    for item in by_pages(base, meeting_id).items:
        own = fetch(base, PageKind.ITEM, item_id=item.item_id)
        assert isinstance(own, Item)
        assert (own.item_id, own.title) == (item.item_id, item.title)
        assert (own.agenda_text, own.decision_text, own.minutes_text) == (
            item.agenda_text,
            item.decision_text,
            item.minutes_text,
        )
