"""How Whoosh is used: as the store of postings, of words that ``words`` has already made, and of packed documents.

One generation is one segment. A meeting, its items and their speeches and resolutions are documents of their own, each
with fields of its own, so that what is matched within one speech or resolution is matched within one document.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import pack, unpack
from typing import Any

from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec

from indexer.search.document import ItemDocument, ResolutionDocument, SpeechDocument
from indexer.search.fields import FIELDS, Kind
from indexer.search.words import Token, reference, spaced, tokens

SPEECH = "speech"
"""The words of one speech: what bare words beside ``speaker:`` are matched in."""

PACKED = "packed"
Words = list[Token]


def unpacked(value: bytes) -> tuple[int, ...]:
    """The positions of one posting, packed as WordPositions has them."""
    return unpack(f"<{len(value) // 4}I", value)


class WordPositions(formats.Format):  # type: ignore[misc]
    """Postings whose value is the word's positions, 32 bits each, the lowest byte first."""

    def decode_positions(self, value: bytes) -> tuple[int, ...]:
        """The positions of one posting."""
        return unpacked(value)

    def decode_frequency(self, value: bytes) -> int:
        """How often the word occurs in the document."""
        return len(value) // 4

    decode_weight = decode_frequency


class WordsField(fields.FieldType):  # type: ignore[misc]
    """A field of words already made; Whoosh analyses nothing."""

    def __init__(self) -> None:
        super().__init__(WordPositions(), None)

    def index(self, value: Words, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings of one document: word, frequency, weight, positions."""
        places: dict[str, list[int]] = {}
        for word, position, _start, _end in value:
            places.setdefault(word, []).append(position)
        for word, positions in places.items():
            count = len(positions)
            yield word.encode(), count, float(count), pack(f"<{count}I", *positions)


def schema() -> fields.Schema:
    """Whoosh's schema, from the table of fields."""
    made = fields.Schema(packed=fields.STORED)
    for name in (SPEECH, *(field.name for field in FIELDS if field.kind is not Kind.DATE)):
        made.add(name, WordsField())
    return made


def codec() -> W3Codec:
    """Whoosh's own codec, without the lengths of fields: ``columns`` has them, and Whoosh looks them up slowly."""
    made = W3Codec(blocklimit=512, compression=1)
    made.length_stats = False
    return made


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
        "item": tokens(item.item),
        "text": text,
        "agenda": tokens(item.agenda_text or ""),
        "meeting": tokens(item.meeting),
        "committee": tokens(item.committee or ""),
        "council": tokens(item.council),
        "year": tokens(item.year or ""),
        "topic": spaced(item.topics),
        "kind": spaced(item.kinds),
        "minute": [Token(number, 0, 0, 0)] if number else [],
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
    }
    return _filled(held)


def _span(text: Words, start: int, end: int) -> Words:
    """The words that stand wholly between two offsets."""
    return [token for token in text if token.start >= start and token.end <= end]


def _filled(held: dict[str, Words]) -> dict[str, Words]:
    return {name: words for name, words in held.items() if words}
