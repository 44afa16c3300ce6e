"""The latest of any search as an Atom feed (RFC 4287)."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, request

from indexer.search.document import ItemDocument
from indexer.search.query import Query, Sort
from indexer.search.results import CUT_SHORT
from webui.held import engine
from webui.links import search_url
from webui.params import parse

bp = Blueprint("feeds", __name__)

ENTRIES = 50
"""How many items a feed holds, the latest."""

ATOM = "application/atom+xml"


@bp.route("/feed.atom")
def feed() -> Response:
    """The latest items of a search; raises BadParameter, QuerySyntaxError."""
    asked = parse(request.args.items(multi=True))
    query = replace(asked, sort=Sort.NEWEST, offset=0, limit=ENTRIES, facets=())
    results = engine().search(query)
    if results.cut_short:
        abort(503, CUT_SHORT)  # a reader of feeds asks again; an empty feed would say that there is nothing
    hits = results.hits
    body = render_template(
        "feed.xml",
        title=title_of(query),
        hits=hits,
        updated=max((moment(hit.document) for hit in hits), default=moment(None)),
        moment=moment,
        page=request.host_url.rstrip("/") + search_url(query),
    )
    return Response(body, mimetype=ATOM)


def moment(item: ItemDocument | None) -> str:
    """The day of an item's meeting as Atom writes a moment; the beginning of the reckoning where it is not known."""
    return f"{(item.date if item else None) or '1970-01-01'}T00:00:00Z"


def title_of(query: Query) -> str:
    """What a feed is called: the words and the values of its search."""
    parts = [f"“{query.text}”"] if query.text else []
    parts += [value for values in query.filters.values() for value in values]
    return ", ".join(parts) or "All minutes"
