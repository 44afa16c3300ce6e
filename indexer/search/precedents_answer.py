"""Precedents as JSON and as passages: what the command, the pages and ``/api/v1/precedents`` answer."""

from __future__ import annotations

from typing import Any

from indexer.search.clauses import Word
from indexer.search.matching import Reading
from indexer.search.precedents import Decided, Precedent, Precedents
from indexer.search.snippets import Marks, passage
from indexer.search.words import fold, tokens


def excerpt(found: Precedent) -> str:
    """The passage of the nearest resolution with the most of what it shares: escaped HTML, ``<mark>`` its element."""
    reading = Reading(tokens(found.nearest.text))
    marks: Marks = {}
    for number, term in enumerate(found.terms):
        for place in reading.ranges(Word(fold(term))):
            marks.setdefault(place, set()).add(number)
    return passage(found.nearest.text, marks)


def precedents_json(answer: Precedents) -> dict[str, Any]:
    """The answer as plain values; what is not known is None."""
    return {
        "total": answer.total,
        "took_ms": round(answer.took_ms, 2),
        "terms": list(answer.terms),
        "why_none": answer.why_none,
        "precedents": [
            decided_json(found.nearest)
            | {
                "score": found.score,
                "terms": list(found.terms),
                "excerpt": excerpt(found),
                "times": found.times,
                "first": found.first,
                "last": found.last,
                "again": [decided_json(other) for other in found.again],
            }
            for found in answer.found
        ],
    }


def decided_json(decided: Decided) -> dict[str, Any]:
    """One resolution: its item's id, its number in it, and what became of it."""
    item, resolution = decided.document, decided.resolution
    return {
        "id": item.id,
        "resolution": decided.number,
        "council": item.council,
        "committee": item.committee,
        "date": item.date,
        "meeting": item.meeting,
        "item": item.item,
        "minute_number": item.minute_number,
        "outcomes": list(resolution.outcomes),
        "mover": resolution.mover,
        "seconder": resolution.seconder,
        "text": decided.text,
        "url": item.url,
    }
