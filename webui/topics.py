"""A page for each topic: what it is about, the latest of it, its years, and how to follow it."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from indexer.search.query import MAX_DEPTH, Query, Sort
from webui.bars import year_bars
from webui.held import engine
from webui.params import shown

bp = Blueprint("topics", __name__)

LATEST = 10


@bp.route("/topics")
def topics() -> ResponseReturnValue:
    """Every topic with how many items it has."""
    found = engine().search(Query(limit=0, facets=("topic",), facet_limit=MAX_DEPTH))
    counts = {value.value: value.count for value in found.facets[0].values}
    known = sorted(engine().topics(), key=lambda topic: topic.name.casefold())
    return render_template("topics.html", topics=[(topic, counts.get(topic.name, 0)) for topic in known])


@bp.route("/topic/<slug>")
def topic(slug: str) -> ResponseReturnValue:
    """One topic."""
    known = next((each for each in engine().topics() if each.slug == slug), None)
    if known is None:
        abort(404, f"There is no topic {shown(slug)} in this index.")
    query = Query(filters={"topic": (known.name,)}, sort=Sort.NEWEST, limit=LATEST, facets=())
    results = engine().search(query)
    overview = engine().overview(query) if results.total else None
    return render_template(
        "topic.html",
        topic=known,
        query=query,
        results=results,
        overview=overview if overview and overview.first and overview.last else None,
        bars=year_bars(overview.years) if overview else None,
    )
