"""The one door: ``find`` reads a text with every finder, ``as_json`` gives what was found in a form to print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indexer.extract.attendance import find_apologies
from indexer.extract.interests import find_declarations
from indexer.extract.names import author_of
from indexer.extract.people import to_speeches
from indexer.extract.prose import blocks
from indexer.extract.resolutions import find_resolutions
from indexer.extract.speeches import find_speeches
from indexer.records import Findings, RecordedVote, Resolution, Span, Speech, Vote


def find(text: str, title: str | None = None) -> Findings:
    """All that is found in one item's ``text`` (clean, one paragraph a line); ``title`` is the item's own, if known."""
    parts = blocks(text)
    author = author_of(title or "")
    decisions = find_resolutions(text, parts, author)
    declared = find_declarations(text, parts, title)
    return Findings(
        speeches=to_speeches(text, find_speeches(text, parts, (*decisions.taken, *declared.lines), author)),
        resolutions=tuple(found for found in decisions.resolutions if found.lead or not _is_in(found, declared.lines)),
        declarations=declared.found,
        absences=find_apologies(text, parts, title),
    )


def _is_in(found: Resolution, lines: Sequence[Span]) -> bool:
    """Whether a decision that no lead-in opens lies in one of ``lines``: of what is declared nothing is decided."""
    return any(start <= found.start < end for start, end in lines)


def as_json(findings: Findings, text: str) -> dict[str, Any]:
    """Findings as plain JSON values, each span with the words that it covers; offsets into ``text``, end exclusive."""
    return {
        "speeches": [_speech(speech, text) for speech in findings.speeches],
        "resolutions": [_resolution(resolution, text) for resolution in findings.resolutions],
        "interests": list(findings.interests),
        "apologies": list(findings.apologies),
    }


def _speech(speech: Speech, text: str) -> dict[str, Any]:
    return {
        "speaker": speech.speaker,
        "role": speech.role,
        "start": speech.start,
        "end": speech.end,
        "text": text[speech.start : speech.end],
    }


def _resolution(resolution: Resolution, text: str) -> dict[str, Any]:
    return {
        "start": resolution.start,
        "end": resolution.end,
        "lead": resolution.lead,
        "text": text[resolution.start : resolution.end],
        "limbs": [list(limb) for limb in resolution.limbs],
        "outcomes": list(resolution.outcomes),
        "mover": resolution.mover,
        "seconder": resolution.seconder,
        "supporters": list(resolution.supporters),
        "votes": _votes(resolution.vote),
        "recorded_vote": _recorded(resolution.recorded_vote),
    }


def _votes(vote: Vote | None) -> dict[str, int | None] | None:
    if vote is None:
        return None
    return {"for": vote.in_favour, "against": vote.against, "abstained": vote.abstained}


def _recorded(vote: RecordedVote | None) -> dict[str, list[str]] | None:
    if vote is None:
        return None
    return {"for": list(vote.in_favour), "against": list(vote.against), "abstained": list(vote.abstained)}
