"""Who sent apologies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.extract import patterns as p
from indexer.extract.name_lists import listed
from indexer.extract.names import parties
from indexer.extract.prose import Block, mentions, sentences, squeeze
from indexer.records import Apology, Span

Named = tuple[tuple[str, ...], re.Pattern[str] | None]
"""Names, and the pattern that found them."""


def find_apologies(text: str, blocks: Sequence[Block], title: str | None = None) -> tuple[Apology, ...]:
    """Those who sent apologies, named as written, each once, in order; not those who came in their place."""
    found: dict[str, Apology] = {}
    titled = open_list = bool(title and p.APOLOGIES_TITLE.search(title))
    if not open_list and not mentions(text, p.APOLOGISING):
        return ()
    for block in blocks:
        said = False
        for start, end in sentences(text, block.body, block.end):
            named = _of_sentence(text, start, end, titled)
            said = said or bool(named[0]) or bool(p.APOLOGY.search(text, start, end))
            _add(found, named, (start, end))
        if said:
            open_list = bool(p.OPENS_LIST.search(text, max(block.start, block.end - 4), block.end))
        elif open_list:
            _add(found, _of_line(text, block), (block.body, block.end))
    return tuple(found.values())


def _add(found: dict[str, Apology], named: Named, span: Span) -> None:
    names, by = named
    for name in names:
        found.setdefault(name, Apology(name, *span, p.names_of(by)))


def _of_sentence(text: str, start: int, end: int, titled: bool) -> Named:
    if titled and (there := p.ABSENT_THERE.match(text, start, end)):
        return _names(there.group("from") or there.group("who")), there.re
    if p.APOLOGY.search(text, start, end) is None or p.NO_APOLOGY.search(text, start, end):
        return (), None
    for pattern in (p.WELSH_APOLOGISED, p.APOLOGIES_FROM):
        if match := pattern.search(text, start, end):
            return _names(match.group("who")), match.re
    if match := p.SENT_APOLOGIES.search(text, start, end):
        return _senders(match.group("who")), match.re
    return (), None


def _senders(words: str) -> tuple[str, ...]:
    """Those who sent apologies, in a clause that may begin with another: "It was reported that Councillor Ash"."""
    for at in (0, *(match.end() for match in p.DECLARER_CLAUSE.finditer(words))):
        if who := parties(words[at:]):
            return tuple(party.label for party in who)
    return _names(words)


def _of_line(text: str, block: Block) -> Named:
    start, end = sentences(text, block.body, block.end)[0]
    line = squeeze(text[start:end])
    if place := p.IN_PLACE_OF.match(line):
        return _names(place.group("who")), place.re
    if p.NAME_LINE.match(line):
        return _names(line), p.NAME_LINE
    if p.SURNAMES.fullmatch(line) and not p.NOT_A_NAME.search(line):
        return _names(line.rstrip(".")), p.SURNAMES
    return (), None


def _names(words: str) -> tuple[str, ...]:
    words = p.THE_TITLE.sub("", p.ROLE_OF_NEXT.sub("", p.BRACKETED.sub(" ", words)))
    words = p.WELSH_AND.sub(" ac ", words) if "ynghor" in words else words
    stop = p.SUBSTITUTES.search(words)
    return listed(words[: stop.start()] if stop else words)
