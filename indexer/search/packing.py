"""Index documents to bytes and back, exactly: JSON, compressed, its keys those of the dataclasses."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from indexer.search.business import (
    DeclarationDocument,
    DeferralDocument,
    ExemptionDocument,
    ReferralDocument,
    SubstituteDocument,
    TwinDocument,
)
from indexer.search.document import (
    AttendanceDocument,
    CitationDocument,
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
            "citations": _each(CitationDocument, held["citations"]),
            "interests": tuple(held["interests"]),
            "apologies": tuple(held["apologies"]),
            "topics": tuple(held["topics"]),
            "kinds": tuple(held["kinds"]),
            "declarations": _each(DeclarationDocument, held["declarations"]),
            "substitutes": _each(SubstituteDocument, held["substitutes"]),
            "exemptions": tuple(
                ExemptionDocument(**row | {"paragraphs": tuple(row["paragraphs"])}) for row in held["exemptions"]
            ),
            "deferrals": _each(DeferralDocument, held["deferrals"]),
            "referrals": _each(ReferralDocument, held["referrals"]),
            "twin": _twin(held["twin"]),
        }
    )


def unpack_meeting(packed: bytes, items: tuple[ItemDocument, ...]) -> MeetingDocument:
    """The meeting that ``pack`` was given, with ``items``."""
    held = _held(packed)
    attendance = _each(AttendanceDocument, held["attendance"])
    return MeetingDocument(**held | {"items": items, "attendance": attendance, "twin": _twin(held["twin"])})


def _held(packed: bytes) -> Held:
    held: Held = json.loads(zlib.decompress(packed))
    return held


def _each(kind: Callable[..., Any], rows: list[Held]) -> tuple[Any, ...]:
    return tuple(kind(**row) for row in rows)


def _twin(held: Held | None) -> TwinDocument | None:
    return TwinDocument(**held) if held else None


def _vote(held: Held) -> VoteDocument:
    return VoteDocument(**held | {"names": tuple(held["names"]), "voters": tuple(held["voters"])})


def _resolution(held: Held) -> ResolutionDocument:
    return ResolutionDocument(
        **held
        | {
            "outcomes": tuple(held["outcomes"]),
            "limbs": tuple((start, end) for start, end in held["limbs"]),
            "votes": tuple(map(_vote, held["votes"])),
        }
    )
