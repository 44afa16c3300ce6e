"""Who declared an interest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.name_lists import listed
from indexer.extract.names import leading, parties
from indexer.extract.prose import Block, sentences
from indexer.records import Span

LONGEST_SENTENCE = 2000


@dataclass(frozen=True)
class Declarations:
    """The declarers as written, each once, in order; ``lines`` are the spans of a list of them, which is no speech."""

    names: tuple[str, ...]
    lines: tuple[Span, ...] = ()


def find_interests(text: str, blocks: Sequence[Block], title: str | None = None) -> Declarations:
    """Those who declared an interest, in a sentence or in a list of declarations."""
    if not p.INTEREST.search(f"{title or ''} {text}"):
        return Declarations(())
    found: dict[str, None] = {}
    lines: list[Span] = []
    listing = bool(title and p.INTERESTS_TITLE.search(title))
    for block in blocks:
        if listing and (names := _of_line(text, block)):
            found.update(dict.fromkeys(names))
            lines.append((block.start, block.end))
        listing = listing or bool(p.INTERESTS_OPEN.search(text, block.start, block.end))
        said: tuple[str, ...] = ()
        for start, end in sentences(text, block.body, block.end):
            likewise = p.LIKEWISE.match(text, start, end) if said else None
            said = _of_sentence(text, start, min(end, start + LONGEST_SENTENCE))
            if likewise:
                said = tuple(party.label for party in parties(likewise.group("who")))
            found.update(dict.fromkeys(said))
    return Declarations(tuple(found), tuple(lines))


def _of_line(text: str, block: Block) -> tuple[str, ...]:
    match = p.DECLARER_LINE.match(text, block.body, block.end)
    return listed(match.group("who")) if match else ()


def _of_sentence(text: str, start: int, end: int) -> tuple[str, ...]:
    found: list[str] = []
    at = start
    for match in p.DECLARED.finditer(text, start, end):
        found += _names(text[at : match.start()].strip("([ \n"))
        at = match.end()
    if found:
        return tuple(found)
    if welsh := p.WELSH_DECLARED.search(text, start, end):
        return listed(welsh.group("who"))
    by = p.DECLARED_BY.search(text, start, end)
    if by is None:
        return ()
    return tuple(party.name for party in leading(by.group("who")) if party.name) or listed(by.group("who"))


def _names(who: str) -> tuple[str, ...]:
    """The declarers before the verb: the whole clause, or what follows its last comma or "that"."""
    for at in [0, *(match.end() for match in p.DECLARER_CLAUSE.finditer(who))]:
        found = parties(p.BEFORE_VERB.sub("", who[at:]))
        if found:
            return tuple(party.label for party in found)
    return ()
