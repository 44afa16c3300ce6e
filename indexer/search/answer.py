"""The answer to a search as JSON: what `minutebook search --json` prints and `/api/v1/search` answers."""

from __future__ import annotations

from typing import Any

from indexer.search.coverage_words import to_json as coverage_json
from indexer.search.document import ItemDocument
from indexer.search.results import Hit, Results


def to_json(results: Results) -> dict[str, Any]:
    """The answer as plain values; what is not known is None."""
    return {
        "total": results.total,
        "took_ms": round(results.took_ms, 2),
        "cut_short": results.cut_short,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {
            facet.name: [
                {"value": value.value, "count": value.count, "selected": value.selected} for value in facet.values
            ]
            for facet in results.facets
        },
        "missing": {facet.name: facet.missing for facet in results.facets},
        "coverage": coverage_json(results.coverage),
        "suggestion": results.suggestion,
        "taken": [
            {"typed": taken.typed, "names": list(taken.names), "is_one": taken.is_one} for taken in results.taken
        ],
        "expanded": [{"typed": typed, "also": also} for typed, also in results.expanded],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    found = hit.document
    return {
        "id": found.id,
        "council": found.council,
        "committee": found.committee,
        "date": found.date,
        "meeting": found.meeting,
        "item": found.item,
        "minute_number": found.minute_number,
        "speakers": list(found.speakers),
        "resolutions": resolutions(found),
        "outcomes": list(found.outcomes),
        "url": found.url,
        "score": hit.score,
        "snippet": hit.snippet,
    }


def resolutions(item: ItemDocument) -> list[str]:
    """The words of an item's resolutions."""
    text = item.text
    return [text[resolution.start : resolution.end] for resolution in item.resolutions]
