"""What the user typed, cut into the pieces that the query language is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from indexer.search.dates import FORMS
from indexer.search.fields import BY_NAME, CLAUSES
from indexer.search.words import PLACE, tokens

QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02'
MIN_PREFIX = 2
MAX_APART = 100
"""The most words that NEAR may have between."""

_OPERATORS = {"AND", "OR", "NOT"}
_FOREIGN = {"|": "OR", "||": "OR", "&&": "AND", "!": "NOT"}
_SPACE = re.compile(r"\s+")
_LIMB = r"(?:(?<=[0-9)])|(?<=[0-9][A-Za-z])) ?\((?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,4})\)"
_CHUNK = re.compile(rf"[^\s(){QUOTES}](?:[^\s(){QUOTES}]|{_LIMB})*")  # "45(2)(a)" and "45 (2)" are one word
_NEAR = re.compile(r"near/([0-9]+)\Z", re.ASCII | re.IGNORECASE)
_LUCENE = re.compile(r"~[0-9]+\Z|.*\w(\^[0-9]+(?:\.[0-9]+)?)\Z")
_MINUS = re.compile(rf"-(?=[^\s(){QUOTES}]*(?:[^\W_]|[({QUOTES}]))")
_FILLER = re.compile(r"(?:(?!\*)[\W_])*")
_CORE = re.compile(r"(?:\.\.)?[\xa3\xa7]?[^\W_](?:.*[^\W_]\)*)?(?:\.\.)?")
_FIELD = re.compile(r"([^\W\d_]+):(?!//)")


class QuerySyntaxError(ValueError):
    """What the user typed cannot be understood: a sentence that says which part and why, and the part's position.

    ``position`` counts the characters before the part.
    """

    def __init__(self, sentence: str, position: int) -> None:
        super().__init__(sentence)
        self.position = position


class Mark(StrEnum):
    """What a piece is."""

    WORD = "word"
    PREFIX = "prefix"
    PHRASE = "phrase"
    FIELD = "field"
    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    NEAR = "NEAR"


@dataclass(frozen=True)
class Lexeme:
    """One piece: what it is, its text without quotation marks, star or colon, and where it begins."""

    mark: Mark
    text: str
    position: int


def lex(text: str) -> Iterator[Lexeme]:
    """The pieces of ``text`` in order; punctuation that means nothing is left out. Raises QuerySyntaxError."""
    place = 0
    while place < len(text):
        character = text[place]
        if match := _SPACE.match(text, place):
            place = match.end()
        elif character in QUOTES:
            lexeme = _phrase(text, place)
            yield lexeme
            place += len(lexeme.text) + 2
        elif character in "()":
            yield Lexeme(Mark(character), character, place)
            place += 1
        elif match := _MINUS.match(text, place):
            yield Lexeme(Mark.MINUS, "-", place)
            place = match.end()
        else:
            lexemes = list(_chunk(text, place))
            yield from lexemes
            place = _end(text, place, lexemes)


def _end(text: str, place: int, lexemes: list[Lexeme]) -> int:
    """Where the run at ``place`` ends, or the field's colon where a phrase or bracket follows it."""
    if lexemes and lexemes[-1].mark is Mark.FIELD:
        return lexemes[-1].position + len(lexemes[-1].text) + 1
    return place + len(_run(text, place))


def _phrase(text: str, place: int) -> Lexeme:
    end = next((end for end in range(place + 1, len(text)) if text[end] in QUOTES), None)
    at = f"at character {place + 1}"
    if end is None:
        raise QuerySyntaxError(f"The quotation mark {at} is never closed: add another, or take it out.", place)
    words = text[place + 1 : end]
    if not tokens(words):
        raise QuerySyntaxError(
            f"There is no word between the quotation marks {at}: put one in, or take them out.", place
        )
    return Lexeme(Mark.PHRASE, words, place)


def _chunk(text: str, place: int) -> Iterator[Lexeme]:
    """The piece or two that begin at ``place`` and hold no space."""
    run = _run(text, place)
    if run in _OPERATORS:
        yield Lexeme(Mark(run), run, place)
        return
    if run in _FOREIGN:
        raise QuerySyntaxError(f"“{run}” at character {place + 1} is not understood: write {_FOREIGN[run]}.", place)
    if run.upper().startswith("NEAR/") or _LUCENE.match(run):
        yield _near(run, place)
        return
    start = place + _FILLER.match(run).end()  # type: ignore[union-attr]
    if match := _FIELD.match(text, start):
        yield from _field(text, start, match)
    elif word := _word(run, place):
        yield word


def _near(run: str, place: int) -> Lexeme:
    """``NEAR/5``; what other engines write for it, or cannot be read as it, is refused."""
    match = _NEAR.match(run)
    shown = f"“{run}” at character {place + 1}"
    if run[:1] in "nN" and match is None:
        raise QuerySyntaxError(f"{shown} lacks a number of words: write NEAR/5, for example.", place)
    if match is None:
        hint = "write NEAR/5 between two words" if run.startswith("~") else "words cannot be weighed; take it out"
        raise QuerySyntaxError(f"{shown} is not understood: {hint}.", place)
    if len(match[1]) > len(str(MAX_APART)) or int(match[1]) > MAX_APART:
        raise QuerySyntaxError(f"{shown} reaches too far: the most is NEAR/{MAX_APART}.", place)
    return Lexeme(Mark.NEAR, f"NEAR/{int(match[1])}", place)


def _field(text: str, start: int, match: re.Match[str]) -> Iterator[Lexeme]:
    """``name:`` and its word; or, before a space, just a word with a colon, as in "note: see"."""
    name, end = match[1], match.end()
    following = text[end : end + 1]
    if not following or following.isspace() or following == ")":
        if name in CLAUSES:
            raise QuerySyntaxError(
                f"“{name}:” at character {start + 1} is followed by no word: "
                f"write one directly after the colon, without a space.",
                start,
            )
        yield Lexeme(Mark.WORD, name.lower(), start)
        return
    yield Lexeme(Mark.FIELD, name, start)
    if following not in QUOTES and following != "(":
        yield _value(name, text, end)


def _value(name: str, text: str, place: int) -> Lexeme:
    run = _run(text, place)
    at = f"at character {place + 1}"
    if _MINUS.match(text, place):
        raise QuerySyntaxError(f"The minus {at} belongs before the field: write -{name}:{run[1:]}.", place)
    if BY_NAME.get(name.lower()) in (BY_NAME["date"], BY_NAME["year"]) and run[0] in "<>=[{~":
        raise QuerySyntaxError(
            f"“{run}” {at} is not understood: write {FORMS}; an open end is 2024.. or ..2024.", place
        )
    word = _word(run, place)
    if word is None:
        raise QuerySyntaxError(f"“{name}:” is followed by no word {at}.", place)
    if _FIELD.match(word.text.lstrip(".")):
        raise QuerySyntaxError(f"“{word.text}” {at} stands within {name}: put it in quotation marks.", place)
    return word


def _word(run: str, place: int) -> Lexeme | None:
    """The word or prefix in ``run``, without the punctuation round it; None where there is none."""
    if "*" in run:
        return _prefix(run, place)
    core = _core(run)
    return Lexeme(Mark.WORD, core, place) if core else None


def _prefix(run: str, place: int) -> Lexeme:
    before, _, after = run.partition("*")
    words = [token for token in tokens(before) if not token.position % PLACE]
    shown = f"“{run}” at character {place + 1}"
    if not words or _core(after) or "*" in after or not before[-1].isalnum():
        raise QuerySyntaxError(f"{shown} cannot be read: a star stands at the end of a word, as in plan*.", place)
    if len(words[-1].text) < MIN_PREFIX:
        sentence = f"{shown} stands for too many words: give at least {MIN_PREFIX} letters before the star."
        raise QuerySyntaxError(sentence, place)
    return Lexeme(Mark.PREFIX, _core(before), place)


def _core(run: str) -> str:
    match = _CORE.search(run.lower())
    return match[0].replace(" (", "(") if match and tokens(match[0]) else ""


def _run(text: str, place: int) -> str:
    match = _CHUNK.match(text, place)
    return match[0] if match else ""
