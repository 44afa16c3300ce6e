"""The way back from a page to the search it was opened from, where that was a search of this very site."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from flask import request, url_for

from indexer.search.query import Query
from webui.links import search_url
from webui.params import BadParameter, parse


def results_url() -> str | None:
    """The search that the reader comes from, built anew from its parameters; None where they come from elsewhere."""
    asked = _asked(request.headers.get("Referer", ""))
    return search_url(asked) if asked and asked != Query(limit=asked.limit) else None


def _asked(referrer: str) -> Query | None:
    try:
        came_from = urlsplit(referrer)
        ours = came_from.scheme in ("http", "https") and came_from.netloc == request.host
        if not ours or came_from.path not in (url_for("views.home"), url_for("views.search")):
            return None
        return parse(parse_qsl(came_from.query))
    except (BadParameter, ValueError):
        return None
