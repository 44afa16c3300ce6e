"""Who came in another's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.extract import patterns as p
from indexer.extract.name_lists import listed
from indexer.extract.prose import Block, mentions
from indexer.records import Substitute


def find_substitutes(text: str, blocks: Sequence[Block]) -> tuple[Substitute, ...]:
    """Everyone who came in another's place, in order; several of each are paired in their order."""
    if not mentions(text, p.SUBSTITUTION):
        return ()
    found: dict[tuple[int, str], Substitute] = {}
    for block in blocks:
        if mentions(text, p.SUBSTITUTION, block.body, block.end):
            for each in _in_block(text, block):
                found.setdefault((block.start, each.name), each)
    return tuple(sorted(found.values(), key=lambda each: (each.start, each.end)))


def _in_block(text: str, block: Block) -> Iterator[Substitute]:
    paired = list(_paired(text, block))
    yield from paired
    for match in p.SUBSTITUTE_ALONE.finditer(text, block.body, block.end):
        if not any(each.start < match.end() and match.start() < each.end for each in paired):
            yield Substitute(match.group("name"), None, match.start(), match.end(), p.names_of(match.re))


def _paired(text: str, block: Block) -> Iterator[Substitute]:
    """Those of whom it is said in whose place they came."""
    head = p.SUBSTITUTES_HEAD.search(text, block.body, block.end)
    pairs = p.SUBSTITUTE_PAIR.finditer(text, head.end(), block.end) if head else ()
    for match in (*p.SUBSTITUTE_FOR.finditer(text, block.body, block.end), *pairs):
        yield from _pairs(match, listed(match.group("name")), listed(match.group("absent")))
    for match in p.WELSH_SUBSTITUTE.finditer(text, block.body, block.end):
        yield from _pairs(match, listed(match.group("name")), listed(match.group("absent")))
    for match in p.SUBSTITUTED_BY.finditer(text, block.body, block.end):
        came, absent = listed(match.group("one") or match.group("two")), listed(match.group("absent"))
        yield from _pairs(
            match, came, absent[-len(came) :]
        )  # of a list of apologies it is the last who has a substitute


def _pairs(match: re.Match[str], came: Sequence[str], absent: Sequence[str]) -> Iterator[Substitute]:
    for index, name in enumerate(came):
        other = absent[index] if len(came) <= len(absent) else None
        yield Substitute(name, other, match.start(), match.end(), p.names_of(match.re))
