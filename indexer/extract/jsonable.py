"""Findings as plain JSON values, each span with the words that it covers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from indexer.records import Findings, RecordedVote, Resolution, Vote

LISTS = {
    "speeches": "speeches",
    "declarations": "declarations",
    "absences": "absences",
    "substitutes": "substitutes",
    "exempt": "exemptions",
    "deferrals": "deferrals",
    "referrals": "referrals",
}
"""The key in JSON of each kind of finding that is printed as its record stands."""


def as_json(findings: Findings, text: str) -> dict[str, Any]:
    """Findings as plain JSON values; offsets into ``text``, end exclusive.

    ``interests`` and ``apologies`` are names; what is known beyond them is under ``declarations`` and ``absences``.
    """
    found = {
        key: [{**asdict(each), "text": text[each.start : each.end]} for each in getattr(findings, name)]
        for key, name in LISTS.items()
    }
    return {
        "speeches": found.pop("speeches"),
        "resolutions": [_resolution(resolution, text) for resolution in findings.resolutions],
        "interests": list(findings.interests),
        "apologies": list(findings.apologies),
        **found,
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
        "found_by": list(resolution.found_by),
    }


def _votes(vote: Vote | None) -> dict[str, int | None] | None:
    if vote is None:
        return None
    return {"for": vote.in_favour, "against": vote.against, "abstained": vote.abstained}


def _recorded(vote: RecordedVote | None) -> dict[str, list[str]] | None:
    if vote is None:
        return None
    return {"for": list(vote.in_favour), "against": list(vote.against), "abstained": list(vote.abstained)}
