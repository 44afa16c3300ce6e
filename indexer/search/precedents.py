"""Precedents: the decisions on like matters, and what they share with what is asked about, whatever the engine.

A word weighs by how few resolutions have it, in their own words or in the title of their item; one that every
tenth has weighs nothing, nor does the language of deciding itself (``formula``). How near a resolution is, is the share
of the squared weights that it has of the words asked about: 0 for none of them, 1 for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import log, sqrt

from indexer.search.document import ItemDocument, ResolutionDocument
from indexer.search.formula import distinctive
from indexer.search.stemmer import stem

MAX_TEXT = 20_000
"""How many characters of a draft are read."""

MAX_WORDS = 60
"""Of how many words of the source the weight is worked out, and how many of those are then looked for."""
MAX_TERMS = 25
TELLING = 0.97
"""What share of the squared weights those that are looked for have to have: the rest could change no order."""

COMMON = 0.1
"""From which share of the resolutions on a word says nothing of the matter; of few resolutions a larger one."""

TITLE = 1.5
"""What a word of the title counts beside one of the resolution."""

NEAR = 0.12
"""How near a resolution has to be to be worth showing."""

LONG = 0.4
"""How far a resolution longer than the average has to say a word more often to be as near: 0 not at all, 1 in full."""

DEEPEST = 100
"""How many wordings deep a reader can go: the next would be no nearer than any."""

LISTED = 12
"""How many of the decisions in the same words are listed beside the nearest."""

BOILERPLATE = (
    "There is nothing to look for: these words are the ones in which everything is decided. "
    "Give the words that say what is to be decided about."
)
UNKNOWN = "No resolution in this index has any of these words."
UNLIKE = "No earlier resolution in this index shares enough of these words."


class SourceError(ValueError):
    """What is asked about cannot be read; the message says what would work."""


@dataclass(frozen=True)
class Source:
    """What precedents are asked for: ``text`` of a resolution or a draft, the ``title`` that it stands under.

    Only what was decided earlier than ``before`` is a precedent, where it is known; never ``item_id`` itself.
    Raises SourceError for a text of more than MAX_TEXT characters, or of none.
    """

    text: str
    title: str = ""
    before: date | None = None
    item_id: str | None = None

    def __post_init__(self) -> None:
        if len(self.text) > MAX_TEXT:
            raise SourceError(
                f"The draft has {len(self.text):,} characters, and {MAX_TEXT:,} can be read: "
                "give the words of the motion itself."
            )
        if not (self.text.strip() or self.title.strip()):
            raise SourceError("There are no words to look for: give the words of a motion or a resolution.")


@dataclass(frozen=True)
class AskedWord:
    """A word of the source: its stem, ``folded`` and as it is first written there, and how often it is."""

    stem: str
    folded: str
    word: str
    count: float


@dataclass(frozen=True)
class Term:
    """A word that is looked for and what it weighs."""

    asked: AskedWord
    weight: float


@dataclass(frozen=True)
class Decided:
    """One resolution of an item, ``number`` counted from 1, as on the item's page."""

    document: ItemDocument
    number: int

    @property
    def resolution(self) -> ResolutionDocument:
        """The resolution itself."""
        return self.document.resolutions[self.number - 1]

    @property
    def text(self) -> str:
        """Its operative words."""
        return self.document.text[self.resolution.start : self.resolution.end]


@dataclass(frozen=True)
class Precedent:
    """A wording that was decided: the ``nearest`` decision, what it shares, and the others in the same words.

    ``terms`` are the words shared, as the source writes them, the weightiest first. ``times`` counts every decision in
    these words that was found; ``again`` are some of the others, the newest first; ``first`` and ``last`` are days
    in ISO 8601, None where none of them is dated.
    """

    nearest: Decided
    score: float
    terms: tuple[str, ...]
    again: tuple[Decided, ...] = ()
    times: int = 1
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True)
class Precedents:
    """The answer: ``found`` by nearness, ``total`` items in all, the ``terms`` looked for, the weightiest first.

    ``why_none`` is a sentence where there are none.
    """

    found: tuple[Precedent, ...]
    total: int
    terms: tuple[str, ...]
    took_ms: float
    why_none: str | None = None


def source_of(item: ItemDocument, number: int | None = None) -> Source:
    """What is asked for an item: all its resolutions, or the one of that number, from 1; raises SourceError.

    Of an item that resolved nothing, its title and the beginning of its text.
    """
    if number is not None and not 1 <= number <= len(item.resolutions):
        held = len(item.resolutions)
        has = f"has {held} resolution{'s' if held != 1 else ''}" if held else "has no resolution"
        raise SourceError(f"The item {item.id} {has}: there is no number {number}.")
    chosen = item.resolutions if number is None else item.resolutions[number - 1 : number]
    text = "\n".join(item.text[each.start : each.end] for each in chosen) or item.text or item.agenda_text or ""
    return Source(text[:MAX_TEXT], item.item, _day(item.date), item.id)


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def asked_words(source: Source) -> tuple[AskedWord, ...]:
    """The words of the source that say what it is about, each once under its stem, in the order of the source."""
    words: dict[str, tuple[str, str]] = {}
    counts: dict[str, float] = {}
    for text, worth in ((source.title, TITLE), (source.text, 1.0)):
        for token in distinctive(text):
            key = stem(token.text)
            words.setdefault(key, (token.text, text[token.start : token.end]))
            counts[key] = counts.get(key, 0.0) + worth
    return tuple(AskedWord(key, *word, counts[key]) for key, word in words.items())


def weight(holding: int, resolutions: int) -> float:
    """What a word weighs that ``holding`` of all ``resolutions`` have: 0 where it is common, or where none has it."""
    common = max(COMMON * resolutions, 2 * sqrt(resolutions)) + 1
    return log(common / holding) if 0 < holding < common else 0.0


def likeliest(words: Iterable[AskedWord], holding: Mapping[str, int], resolutions: int) -> list[AskedWord]:
    """The words to weigh, where a long draft has too many: by how many resolutions have them just as they are."""
    words = list(words)
    if len(words) <= MAX_WORDS:
        return words
    return sorted(words, key=lambda word: -_worth(word, weight(holding[word.stem], resolutions)))[:MAX_WORDS]


def chosen(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms to look for, the weightiest first."""
    weighty = [term for term in terms if term.weight > 0]
    best = sorted(weighty, key=lambda term: (-_worth(term.asked, term.weight), term.asked.stem))[:MAX_TERMS]
    whole = sum(term.weight**2 for term in best)
    sums = accumulate((term.weight**2 for term in best), initial=0.0)
    return tuple(term for term, before in zip(best, sums, strict=False) if before < TELLING * whole)


def _worth(asked: AskedWord, weight: float) -> float:
    return weight * (1 + log(asked.count))


def needed(words: Sequence[AskedWord]) -> int:
    """How many words a precedent has to share: two, for one word makes no likeness, unless one is all there is."""
    return min(2, len(words))


def share(count: float, length_norm: float) -> float:
    """How much of a term's weight a resolution has that says it ``count`` times; ``length_norm`` is 1 at the mean."""
    evened = count * length_norm
    return min(1.0, 1.6 * evened / (evened + 0.6))
