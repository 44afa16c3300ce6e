"""Who declared an interest: of which kind, in what, why, and whether they left the room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.extract import patterns as p
from indexer.extract.interest_words import Details, details, left_room
from indexer.extract.name_lists import listed
from indexer.extract.names import leading, parties, surname
from indexer.extract.prose import Block, mentions, sentences
from indexer.records import Declaration, Span

LONGEST_SENTENCE = 2000


@dataclass(frozen=True)
class Declared:
    """The declarations, in order; ``lines`` are the spans of a list of them, which is no speech."""

    found: tuple[Declaration, ...] = ()
    lines: tuple[Span, ...] = ()


def find_declarations(text: str, blocks: Sequence[Block], title: str | None = None) -> Declared:
    """Every declaration of an interest, in a sentence or in a list of declarations."""
    if not mentions(f"{title or ''} {text}", p.INTEREST):
        return Declared()
    reader = _Reader(text, bool(title and p.INTERESTS_TITLE.search(title)))
    for block in blocks:
        reader.read(block)
    return Declared(tuple(reader.found), tuple(reader.lines))


class _Reader:
    """Reads paragraphs in order; ``listing`` is true where lines that begin with a name are declarations.

    ``_bare`` is true right below what says that names without a title follow.
    """

    def __init__(self, text: str, listing: bool) -> None:
        self._text, self._listing, self._bare = text, listing, False
        self.found: list[Declaration] = []
        self.lines: list[Span] = []
        self._last = 0  # how many were declared together last

    def read(self, block: Block) -> None:
        if self._listing and self._line(block):
            return
        self._bare = bool(p.BARE_OPEN.search(self._text, block.start, block.end))
        self._listing = self._listing or bool(p.INTERESTS_OPEN.search(self._text, block.start, block.end))
        for start, stop in sentences(self._text, block.body, block.end):
            self._sentence(start, min(stop, start + LONGEST_SENTENCE))

    def _line(self, block: Block) -> bool:
        """A line of a list of declarations: "Councillor Ash – Item 5 – employed by the trust", or several in it."""
        if p.NO_INTEREST.search(self._text, block.body, block.end):
            return False
        whole = p.TABLE_ROW in self._text[block.body : block.end]
        spans = [(block.body, block.end)] if whole else sentences(self._text, block.body, block.end)
        found = [self._entry(start, end) for start, end in spans]
        if found[0]:
            self.lines.append((block.start, block.end))
        return found[0]

    def _entry(self, start: int, end: int) -> bool:
        match = p.DECLARER_LINE.match(self._text, start, end) or self._surname_alone(start, end)
        if match is None:
            return False
        said = next(iter(p.DECLARED.finditer(self._text, start, end)), None)
        told_of = said and said.start() < match.end("who")
        names = _names(self._text[start : said.start()].strip()) if said and told_of else listed(match.group("who"))
        if not names:
            return False
        told = details(self._text[said.start() if said else match.end() : end], listed=said is None)
        self._add(names, told, (start, end), match.re)
        return True

    def _surname_alone(self, start: int, end: int) -> re.Match[str] | None:
        """A line of a list whose names have no title: "Ash - Member of the club"."""
        head = p.BARE_OPEN.match(self._text, start, end)
        match = p.BARE_DECLARER.match(self._text, start, end) if self._bare and not head else None
        words = [word for word in match.group("who").split() if len(word) > 1 and "." not in word] if match else []
        return match if words and not p.NOT_A_NAME.search(" ".join(words)) else None

    def _sentence(self, start: int, end: int) -> None:
        readers = (self._likewise, self._having, self._active, self._there, self._passive)
        if not any(reader(start, end) for reader in readers):
            self._leaves(start, end)

    def _having(self, start: int, end: int) -> bool:
        """ "Having declared an interest, Councillor Ash left", and the other way round."""
        if not mentions(self._text, p.HAVING_SAID, start, end):
            return False
        match = p.HAVING_DECLARED.search(self._text, start, end) or p.THEN_HAVING.search(self._text, start, end)
        names = _names(match.group("who")) if match else ()
        if match and names:
            self._add(names, details(self._text[start:end]), (start, end), match.re)
            self.lines.append((start, end))
        return bool(names)

    def _there(self, start: int, end: int) -> bool:
        """ "Councillor Ash stated that she was a governor", where interests are declared."""
        match = p.DECLARED_THERE.search(self._text, start, end) if self._listing else None
        names = _names(self._text[start : match.start()].strip("([ \n")) if match else ()
        if match and names:
            self._add(names, details(self._text[match.start() : end]), (start, end), match.re)
            self.lines.append((start, end))
        return bool(names)

    def _likewise(self, start: int, end: int) -> bool:
        """ "Councillor Bell did likewise", right behind a declaration or in its sentence."""
        match = p.LIKEWISE.match(self._text, start, end) if self._last else None
        names = _names(match.group("who")) if match else ()
        if names:
            last = self.found[-1]
            self._add(names, Details(last.kind, last.matter, None, None), (start, end), p.LIKEWISE)
        return bool(names)

    def _active(self, start: int, end: int) -> bool:
        matches = list(p.DECLARED.finditer(self._text, start, end))
        at, any_found = start, False
        for match, following in zip(matches, [*matches[1:], None], strict=False):
            names = _names(self._text[at : match.start()].strip("([ \n"))
            stop = _own_end(self._text, match.end(), following.start()) if following else end
            if names:
                told = details(self._text[match.start() : stop], self._text[at : match.start()])
                self._add(names, told, (at, stop), p.DECLARED)
                any_found = True
                self.lines.append((start, end))
            joining = p.JOINING.match(self._text, stop, end)
            at = joining.end() if joining else stop
        if any_found and (also := p.ALSO_DECLARED.search(self._text, matches[-1].end(), end)):
            self._likewise(also.start("who"), end)
        for also in p.ALSO_IN.finditer(self._text, matches[-1].end(), end) if any_found else ():
            self._too(also, end)
        return any_found

    def _too(self, also: re.Match[str], end: int) -> None:
        """One more in the sentence of a declaration: "as did Mrs Bell", "and Mr Cole in item 7"."""
        last = self.found[-1]
        told = replace(details(self._text[also.end() : end], listed=True), kind=last.kind, reason=last.reason)
        if names := _names(also.group("did") or also.group("who")):
            self._add(names, replace(told, matter=last.matter) if also.group("did") else told, also.span(), also.re)

    def _passive(self, start: int, end: int) -> bool:
        """ "An interest was declared by Mrs Lund", and the Welsh order of words."""
        if welsh := p.WELSH_DECLARED.search(self._text, start, end) or p.WELSH_DECLARED_BY.search(
            self._text, start, end
        ):
            names, pattern = listed(p.WELSH_AND.sub(" ac ", welsh.group("who"))), welsh.re
        elif by := p.DECLARED_BY.search(self._text, start, end):
            names = tuple(party.name for party in leading(by.group("who")) if party.name) or listed(by.group("who"))
            pattern = p.DECLARED_BY
        else:
            return False
        self._add(names, details(self._text[start:end]), (start, end), pattern)
        if names:
            self.lines.append((start, end))
        return bool(names)

    def _leaves(self, start: int, end: int) -> None:
        """A sentence that says of those who declared before that they left, or stayed."""
        words = self._text[start:end]
        left = left_room(words) if self.found else None
        if left is None:
            return
        again = p.PRONOUN.match(self._text, start, end) or p.WELSH_LEFT.match(self._text, start, end)
        for index, found in enumerate(self.found):
            meant = index >= len(self.found) - self._last if again else surname(found.name) in words.lower().split()
            if meant and found.left is None:
                self.found[index] = replace(found, left=left)

    def _add(self, names: Sequence[str], told: Details, span: Span, by: re.Pattern[str]) -> None:
        self._last = len(names) or self._last
        for name in names:
            self.found.append(Declaration(name, told.kind, told.matter, told.reason, told.left, *span, p.names_of(by)))


def _own_end(text: str, start: int, following: int) -> int:
    """Where one declaration of a sentence ends: before the name of the next declarer."""
    lead = p.NEXT_DECLARER.search(text, max(start, following - 140), following)
    return lead.start() if lead else following


def _names(who: str) -> tuple[str, ...]:
    """The declarers before the verb: the whole clause, or what follows its last comma or "that"."""
    who = p.HAVING.sub("", who)
    for at in [0, *(match.end() for match in p.DECLARER_CLAUSE.finditer(who))]:
        found = parties(p.BEFORE_VERB.sub("", who[at:]))
        if found:
            return tuple(party.label for party in found)
    return ()
