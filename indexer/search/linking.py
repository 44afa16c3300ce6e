"""The keys by which items of one matter are found: every engine holds them, as whole values of the field ``link``.

All keys are of one council: the same number is another application elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.search.document import CitationDocument, ItemDocument
from indexer.search.formula import is_distinctive
from indexer.search.stemmer import stem
from indexer.search.words import reference, tokens

LINK = "link"

NUMBERED = {"application": "application", "report": "report"}
"""The kinds of citations that say what the matter itself is called."""

TITLE_BREAKS = re.compile(r"\s[-–—]\s|:\s|\n|;\s|\s\(")
"""What parts a title: "Call-in – Car Park Charges", "Referral from Cabinet: Local Plan"."""

PAPER_NUMBER = re.compile(r"/documents/s(\d+)/|/mgconvert2pdf\.aspx\?(?:[^#]*&)?id=(\d+)")
"""How ModernGov numbers a paper: "documents/s111920/Plan.pdf", "mgConvert2PDF.aspx?ID=111920"."""

_WAYS = """
    call calls called calling notice petition referral reference appeal motion deferred amended revised draft final
    progress review proposed proposal proposals business urgent question questions
"""
WAYS = frozenset(_WAYS.split())
"""Words of a title that say how the matter came, not what it is."""

LEAST_WORDS = 2
"""How many words the part of a title has at the least that names a matter."""


def council_key(item_id: str) -> str:
    """The council's part of an item's id."""
    return item_id.partition("/")[0]


def link_keys(item: ItemDocument) -> tuple[str, ...]:
    """Every key under which other items find this one, each once."""
    return tuple(dict.fromkeys(_keys(item)))


def _keys(item: ItemDocument) -> Iterator[str]:
    council = council_key(item.id)
    if item.minute_number:
        yield minute_key(council, item.minute_number)
    for cited in item.citations:
        if cited.kind in NUMBERED:
            yield number_key(council, cited)
        elif cited.kind == "minute":
            yield citing_key(council, cited.value)
    if item.issue:
        yield issue_key(council, item.issue)
    yield from (paper_key(council, paper.url) for paper in item.papers)
    yield from (title_key(council, words) for words in matters(item.item))


def number_key(council: str, cited: CitationDocument) -> str:
    """The key of an application's or a report's number."""
    return f"{cited.kind} {council} {reference(cited.value)}"


def minute_key(council: str, number: str) -> str:
    """The key of the item that has a minute number."""
    return f"minute {council} {reference(number)}"


def citing_key(council: str, number: str) -> str:
    """The key of the items that cite a minute number."""
    return f"citing {council} {reference(number)}"


def issue_key(council: str, number: str) -> str:
    """The key of the council's own number of a matter."""
    return f"issue {council} {number}"


def paper_key(council: str, url: str) -> str:
    """The key of a paper: its number on the council's site, whatever form of it is linked, else its address."""
    plain = url.partition("#")[0].casefold()
    numbered = PAPER_NUMBER.search(plain)
    return f"paper {council} {next(filter(None, numbered.groups())) if numbered else plain.partition('://')[2]}"


def title_key(council: str, matter: frozenset[str]) -> str:
    """The key of what a title names."""
    return f"title {council} {' '.join(sorted(matter))}"


def matters(title: str) -> tuple[frozenset[str], ...]:
    """What a title names, as stems: by the whole of it, and by each of its parts; one word alone names nothing."""
    whole = (title, *TITLE_BREAKS.split(title))
    named = (_matter(part) for part in whole)
    return tuple(dict.fromkeys(matter for matter in named if len(matter) >= LEAST_WORDS))


def _matter(words: str) -> frozenset[str]:
    return frozenset(
        stem(token.text)
        for token in tokens(words)
        if not token.position % 2 and is_distinctive(token.text) and token.text not in WAYS
    )
