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

from indexer.search.fielded import SPEECH, WORDING, Words
from indexer.search.fields import FIELDS, Kind
from indexer.search.linking import LINK

PACKED = "packed"


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
    for name in (SPEECH, WORDING, LINK, *(field.name for field in FIELDS if field.kind is not Kind.DATE)):
        made.add(name, WordsField())
    return made


def codec() -> W3Codec:
    """Whoosh's own codec, without the lengths of fields: ``columns`` has them, and Whoosh looks them up slowly."""
    made = W3Codec(blocklimit=512, compression=1)
    made.length_stats = False
    return made
