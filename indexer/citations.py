"""What an item refers to, for its matter to be followed: from its title, its agenda and its text."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.extract.references import Reference, find_receivers, find_references, is_call_in
from indexer.records import Item, Resolution
from indexer.search.document import CitationDocument


def citations_of(item: Item, resolutions: tuple[Resolution, ...]) -> tuple[CitationDocument, ...]:
    """Every reference that the item makes, each once; where it stands in the text the span is given, else None."""
    found: dict[tuple[str, str, str | None], CitationDocument] = {}
    for each in (*_in_text(item, resolutions), *_beside_text(item)):
        found.setdefault((each.kind, each.value.casefold(), each.date), each)
    return tuple(found.values())


def _in_text(item: Item, resolutions: tuple[Resolution, ...]) -> Iterator[CitationDocument]:
    yield from (_cited(each, each.start, each.end, item.text) for each in find_references(item.text))
    for resolution in resolutions:
        if "recommended" in resolution.outcomes:
            start = max(0, resolution.start - len(resolution.lead or "") - 1)
            words = item.text[start : resolution.end]
            for each in find_receivers(words):
                yield _cited(each, start + each.start, start + each.end, item.text)


def _beside_text(item: Item) -> Iterator[CitationDocument]:
    for text in (item.title, item.agenda_text or ""):
        yield from (
            CitationDocument(each.kind, each.value, text[each.start : each.end], each.date, each.body)
            for each in find_references(text)
        )
    if is_call_in(item.title):
        yield CitationDocument("call-in", item.title, item.title)


def _cited(found: Reference, start: int, end: int, text: str) -> CitationDocument:
    return CitationDocument(found.kind, found.value, text[start:end], found.date, found.body, start, end)
