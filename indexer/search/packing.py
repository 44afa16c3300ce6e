"""Index documents to bytes and back, exactly: JSON, compressed, its keys those of the dataclasses."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from indexer.search.document import (
    AttendanceDocument,
    ItemDocument,
    MeetingDocument,
    PaperDocument,
    ResolutionDocument,
    SpeechDocument,
    VoteDocument,
)

Held = dict[str, Any]


def pack(document: ItemDocument | MeetingDocument) -> bytes:
    """The bytes of a document; a meeting is packed without its items."""
    if isinstance(document, MeetingDocument):
        document = replace(document, items=())
    return zlib.compress(json.dumps(asdict(document), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack_item(packed: bytes) -> ItemDocument:
    """The item that ``pack`` was given."""
    held = _held(packed)
    return ItemDocument(
        **held
        | {
            "speeches": _each(SpeechDocument, held["speeches"]),
            "resolutions": tuple(map(_resolution, held["resolutions"])),
            "papers": _each(PaperDocument, held["papers"]),
            "interests": tuple(held["interests"]),
            "apologies": tuple(held["apologies"]),
            "topics": tuple(held["topics"]),
            "kinds": tuple(held["kinds"]),
        }
    )


def unpack_meeting(packed: bytes, items: tuple[ItemDocument, ...]) -> MeetingDocument:
    """The meeting that ``pack`` was given, with ``items``."""
    held = _held(packed)
    return MeetingDocument(**held | {"items": items, "attendance": _each(AttendanceDocument, held["attendance"])})


def _held(packed: bytes) -> Held:
    held: Held = json.loads(zlib.decompress(packed))
    return held


def _each(kind: Callable[..., Any], rows: list[Held]) -> tuple[Any, ...]:
    return tuple(kind(**row) for row in rows)


def _resolution(held: Held) -> ResolutionDocument:
    return ResolutionDocument(
        **held
        | {
            "outcomes": tuple(held["outcomes"]),
            "limbs": tuple((start, end) for start, end in held["limbs"]),
            "votes": tuple(VoteDocument(**vote | {"names": tuple(vote["names"])}) for vote in held["votes"]),
        }
    )
