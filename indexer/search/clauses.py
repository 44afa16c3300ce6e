"""The user's words to a tree that knows no engine: words, phrases, prefixes, fields, days, and how they are joined.

docs/query-language.md says what each means. ``parse`` reads a text, ``str`` of a tree writes one that reads the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TypeGuard

from indexer.search.dates import DateError, date_range
from indexer.search.fields import BY_NAME, CLAUSES, Kind, Scope
from indexer.search.lexer import Lexeme, Mark, QuerySyntaxError, lex

MAX_LENGTH = 2_000
MAX_CLAUSES = 200
MAX_NESTING = 20
_CHAIN = "A second NEAR follows at {at}: write what is near to what apart, as in a NEAR/5 b AND b NEAR/5 c."
_NOT_CLOSE = (
    "“NEAR” at {at} stands between words, phrases and words*, or (a OR b) of them; "
    "a field takes it into brackets, as in text:(a NEAR b)."
)
_NEVER_CLOSED = "The bracket “(” at {at} is never closed: add “)”, or take it out."

__all__ = ["And", "Clause", "Close", "Days", "FieldClause", "Near", "Node", "Not", "Or", "Phrase", "Prefix"]
__all__ += ["QuerySyntaxError", "Word", "Worded", "leaves", "parse", "ways"]


@dataclass(frozen=True)
class Word:
    """One word as typed, in lower case; English endings do not matter."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Prefix:
    """Every word that begins so."""

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True)
class Phrase:
    """These very words in this order."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True)
class Near:
    """Both of two, in either order and apart, with no more than ``apart`` words between them, in one field."""

    one: Close
    other: Close
    apart: int

    def __str__(self) -> str:
        return f"{_atom(self.one)} NEAR/{self.apart} {_atom(self.other)}"


@dataclass(frozen=True)
class Days:
    """From the first day to the last, both inclusive; None is an open end."""

    first: date | None
    last: date | None

    def __str__(self) -> str:
        return f"{self.first or ''}..{self.last or ''}"


@dataclass(frozen=True)
class FieldClause:
    """What must be so within one value of one field."""

    field: str
    node: Node

    def __str__(self) -> str:
        return f"{self.field}:{_atom(self.node)}"


@dataclass(frozen=True)
class And:
    """All of these; with none in it, everything. ``speaker:`` binds to the words beside it in one And.

    One clause of resolutions in brackets is an And of its own, too: it does not bind to those beside the brackets.
    """

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(map(_atom, self.nodes))


@dataclass(frozen=True)
class Or:
    """Any of these."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(map(_atom, self.nodes))


@dataclass(frozen=True)
class Not:
    """Everything but this."""

    node: Node

    def __str__(self) -> str:
        return f"-{_atom(self.node)}"


Worded = Word | Prefix | Phrase
Close = Worded | Or
"""What can be near: a word, a phrase, a prefix, or any of several of these."""

Clause = Worded | Near | Days
Node = Clause | FieldClause | And | Or | Not


def _atom(node: Node) -> str:
    bare = isinstance(node, Word | Prefix | Phrase | Days | FieldClause)
    return str(node) if bare or isinstance(node, Not) else f"({node})"


def _is_close(node: Node) -> TypeGuard[Close]:
    """Whether it can be near to something."""
    if isinstance(node, Or):
        return all(map(_is_close, node.nodes))
    return isinstance(node, Word | Prefix | Phrase)


def ways(close: Close) -> Iterator[Worded]:
    """The words, phrases and prefixes, any of which can be near."""
    if isinstance(close, Or):
        for each in filter(_is_close, close.nodes):
            yield from ways(each)
    else:
        yield close


def leaves(node: Node) -> Iterator[Clause | FieldClause]:
    """The clauses of a tree from left to right, a field's clause as a whole."""
    if isinstance(node, And | Or):
        for each in node.nodes:
            yield from leaves(each)
    elif isinstance(node, Not):
        yield from leaves(node.node)
    else:
        yield node


def parse(text: str) -> Node:
    """The tree of what the user typed; raises QuerySyntaxError, and nothing else, whatever the text."""
    if len(text) > MAX_LENGTH:
        sentence = f"The search is {len(text):,} characters long; the most that can be read is {MAX_LENGTH:,}."
        raise QuerySyntaxError(sentence, MAX_LENGTH)
    lexemes = list(lex(text))
    if not lexemes and text.strip():
        raise QuerySyntaxError("There is no word in the search: type one, or leave it empty to see everything.", 0)
    return _Parser(lexemes).whole()


class _Parser:
    """Reads the lexemes once, left to right; OR binds loosest, then AND (written or not), then NOT."""

    def __init__(self, lexemes: list[Lexeme]) -> None:
        self.lexemes = lexemes
        self.place = 0
        self.depth = 0
        self.clauses = 0
        self.field: str | None = None

    def whole(self) -> Node:
        if not self.lexemes:
            return And(())
        node = self._or()
        if self._peek(Mark.CLOSE):
            raise self._error("There is a closing bracket “)” at {at} without an opening one: take it out, or add “(”.")
        return node.nodes[0] if isinstance(node, And) and len(node.nodes) == 1 else node

    def _or(self) -> Node:
        nodes = [self._and()]
        while self._take(Mark.OR):
            nodes.append(self._and())
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def _and(self) -> Node:
        nodes = [self._not()]
        while self._take(Mark.AND) or not self._peek(None, Mark.OR, Mark.CLOSE):
            nodes.append(self._not())
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def _not(self) -> Node:
        operator = self._take(Mark.NOT) or self._take(Mark.MINUS)
        if not operator:
            return self._near()
        self._deepen(operator)
        node = Not(self._not())
        self.depth -= 1
        return node

    def _near(self) -> Node:
        one = self._clause()
        operator = self._take(Mark.NEAR)
        if not operator:
            return one
        other = self._clause()
        if self._peek(Mark.NEAR):
            raise self._error(_CHAIN)
        if self.field and BY_NAME[self.field].kind not in (Kind.TEXT, Kind.LABEL):
            raise self._error(f"“{operator.text}” at {{at}} means nothing in {self.field}: take it out.", operator)
        if not (_is_close(one) and _is_close(other)):
            raise self._error(_NOT_CLOSE.replace("NEAR", operator.text), operator)
        return Near(one, other, int(operator.text.removeprefix("NEAR/")))

    def _deepen(self, opened: Lexeme) -> None:
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise self._error(f"The brackets are more than {MAX_NESTING} deep at {{at}}: use fewer.", opened)

    def _clause(self) -> Node:
        for mark, read in ((Mark.OPEN, self._group), (Mark.FIELD, self._field_clause)):
            if lexeme := self._take(mark):
                return read(lexeme)
        for mark in (Mark.PHRASE, Mark.PREFIX, Mark.WORD):
            if lexeme := self._take(mark):
                return self._counted(mark, lexeme)
        raise self._missing()

    def _group(self, opened: Lexeme) -> Node:
        self._deepen(opened)
        if self._peek(Mark.CLOSE):
            raise self._error("There is nothing between the brackets at {at}: put words in, or take them out.", opened)
        node = self._or()
        if not self._take(Mark.CLOSE):
            raise self._error(_NEVER_CLOSED, opened)
        self.depth -= 1
        alone = isinstance(node, FieldClause) and BY_NAME[node.field].scope is Scope.RESOLUTION
        return And((node,)) if alone else node

    def _field_clause(self, lexeme: Lexeme) -> Node:
        name = lexeme.text.lower()
        if name not in CLAUSES:
            raise self._error(_unknown(lexeme.text), lexeme)
        if self.field:
            raise self._error(f"“{name}:” at {{at}} stands within {self.field}: a field holds words alone.", lexeme)
        self.field = name
        node = self._clause()
        self.field = None
        return FieldClause(name, node)

    def _counted(self, mark: Mark, lexeme: Lexeme) -> Clause:
        self.clauses += 1
        if self.clauses > MAX_CLAUSES:
            raise self._error(f"The search has more than {MAX_CLAUSES} words and phrases: use fewer.", lexeme)
        kind = BY_NAME[self.field].kind if self.field else Kind.TEXT
        if kind is Kind.DATE:
            return self._days(mark, lexeme)
        if self.field == "year" and ".." in lexeme.text:
            raise self._error(f"Years cannot be a range at {{at}}: write date:{lexeme.text}.", lexeme)
        if mark is Mark.WORD:
            return Word(lexeme.text.strip(".").lower())
        return Prefix(lexeme.text.lower()) if mark is Mark.PREFIX else Phrase(lexeme.text)

    def _days(self, mark: Mark, lexeme: Lexeme) -> Days:
        self._together(lexeme)
        try:
            return Days(*date_range(f"{lexeme.text}*" if mark is Mark.PREFIX else lexeme.text))
        except DateError as error:
            raise QuerySyntaxError(str(error), lexeme.position) from error

    def _together(self, lexeme: Lexeme) -> None:
        """Refuses a range with spaces in it, which would be read as a day and a word."""
        following = self.lexemes[self.place].text if self._peek(Mark.WORD) else ""
        if following.startswith("..") or (lexeme.text.endswith("..") and following[:1].isdigit()):
            asked = f"date:{lexeme.text.rstrip('.')}..{following.lstrip('.')}"
            raise self._error(f"A range is written without spaces at {{at}}: write {asked}.", lexeme)

    def _peek(self, *marks: Mark | None) -> bool:
        return (self.lexemes[self.place].mark if self.place < len(self.lexemes) else None) in marks

    def _take(self, mark: Mark) -> Lexeme | None:
        if not self._peek(mark):
            return None
        self.place += 1
        return self.lexemes[self.place - 1]

    def _missing(self) -> QuerySyntaxError:
        """Names the operator that lacks a word, or the bracket that is never closed."""
        before = self.lexemes[self.place - 1] if self.place else None
        here = self.lexemes[self.place] if self.place < len(self.lexemes) else None
        if here and here.mark in (Mark.AND, Mark.OR, Mark.NEAR):
            lacking, side = here, "before"
        else:
            lacking, side = before or self.lexemes[0], "after"
        if lacking.mark is Mark.OPEN:
            return self._error(_NEVER_CLOSED, lacking)
        name = lacking.text
        hint = f'; to search for the word write "{name.lower()}"' if name.isalpha() else ""
        return self._error(f"“{name}” at {{at}} needs a word {side} it{hint}.", lacking)

    def _error(self, sentence: str, lexeme: Lexeme | None = None) -> QuerySyntaxError:
        if lexeme is None:
            lexeme = self.lexemes[min(self.place, len(self.lexemes) - 1)]
        at = f"character {lexeme.position + 1}"
        return QuerySyntaxError(sentence.replace("{at}", at), lexeme.position)


def _unknown(name: str) -> str:
    near = get_close_matches(name.lower(), CLAUSES, n=1)
    guess = f" Did you mean {near[0]}:?" if near else ""
    return (
        f"There is no field “{name}” (at {{at}}).{guess} The fields are {', '.join(CLAUSES)}; "
        f'to search for the words put them in quotation marks: "{name}: ...".'
    )
