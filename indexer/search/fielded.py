"""The words of each field of an item, of its speeches and of its resolutions, as every engine holds them."""

from __future__ import annotations

from itertools import chain

from indexer.search.document import ItemDocument, ResolutionDocument, SpeechDocument
from indexer.search.fields import FIELDS, Kind
from indexer.search.linking import LINK, link_keys
from indexer.search.wordings import fingerprint, wording
from indexer.search.words import GAP, PLACE, Token, first_word, reference, spaced, tokens

SPEECH = "speech"
"""The words of one speech: what bare words beside ``speaker:`` are matched in."""

WORDING = "wording"
"""The fingerprint of a resolution's wording: what resolutions in the same words are found by."""

Words = list[Token]


def text_fields() -> tuple[str, ...]:
    """The fields whose words are stemmed and scored."""
    return (SPEECH, *(field.name for field in FIELDS if field.kind is Kind.TEXT))


def is_text(field: str) -> bool:
    """Whether the words of ``field`` are stemmed and scored."""
    return field in text_fields()


def item_words(item: ItemDocument, text: Words) -> dict[str, Words]:
    """The words of an item's own fields; ``text`` are those of its text."""
    number = reference(item.minute_number or "")
    held = {
        "item": spaced([item.item, item.twin.title if item.twin else None]),
        "text": _after(text, tokens(item.twin.body)) if item.twin else text,
        "agenda": tokens(item.agenda_text or ""),
        "meeting": tokens(item.meeting),
        "committee": tokens(item.committee or ""),
        "council": tokens(item.council),
        "year": tokens(item.year or ""),
        "topic": spaced(item.topics),
        "kind": spaced(item.kinds),
        "interest": spaced(chain(item.interests, *((each.name, each.written) for each in item.declarations))),
        "minute": [Token(number, 0, 0, 0)] if number else [],
        LINK: [Token(key, 0, 0, 0) for key in link_keys(item)],
    }
    return _filled(held)


def speech_words(text: Words, speech: SpeechDocument) -> dict[str, Words]:
    """The words of one speech, out of those of the item's text, and of who made it: name, role, and as written."""
    said = _span(text, speech.start, speech.end)
    return _filled({SPEECH: said, "speaker": spaced([speech.speaker, speech.role, speech.written])})


def resolution_words(text: Words, resolution: ResolutionDocument) -> dict[str, Words]:
    """The words of one resolution, out of those of the item's text, and of what became of it."""
    held = {
        "resolution": _span(text, resolution.start, resolution.end),
        "outcome": spaced(resolution.outcomes),
        "mover": spaced([resolution.mover, resolution.mover_written]),
        "seconder": spaced([resolution.seconder, resolution.seconder_written]),
        "voter": spaced(name for side in resolution.votes for name in dict.fromkeys((*side.people, *side.names))),
    }
    return _filled(held)


def worded(item: ItemDocument, resolution: ResolutionDocument) -> dict[str, Words]:
    """The fingerprint of a resolution's wording."""
    words = wording(item.text[resolution.start : resolution.end], item.item)
    return {WORDING: [Token(fingerprint(words), 0, 0, 0)]}


def _span(text: Words, start: int, end: int) -> Words:
    """The words that stand wholly between two offsets."""
    return [token for token in text if token.start >= start and token.end <= end]


def _after(text: Words, more: Words) -> Words:
    """Words and others after them, no phrase reaching from the one into the other."""
    start = PLACE * (max((first_word(token.position) for token in text), default=0) + GAP)
    return [*text, *(token._replace(position=token.position + start) for token in more)]


def _filled(held: dict[str, Words]) -> dict[str, Words]:
    return {name: words for name, words in held.items() if words}
