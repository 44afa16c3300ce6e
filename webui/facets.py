"""All values of one facet, with a box to search within them: for the long ones, such as speakers."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from indexer.search.fields import FACETS
from indexer.search.query import MAX_DEPTH, Query
from webui.held import engine
from webui.links import facet_values_url, search_url, with_value, without_value
from webui.params import BadParameter, Pairs, parse, shown, to_pairs

bp = Blueprint("facets", __name__)

PAGE = 100
"""How many values stand on one page."""

LONGEST = 100
"""How many characters are read of what is looked for within a facet."""


@bp.route("/values/<name>")
def values(name: str) -> ResponseReturnValue:
    """The values of the facet ``name`` in a search, the commonest first; raises BadParameter."""
    if name not in FACETS:
        abort(404, f"There is no facet {shown(name)}: the facets are {', '.join(FACETS)}.")
    query = parse((key, value) for key, value in request.args.items(multi=True) if key not in ("find", "values"))
    find = request.args.get("find", "").strip()[:LONGEST]
    page = _page(request.args.get("values", "1"))
    found = engine().facet(replace(query, facet_limit=MAX_DEPTH), name, find)
    here = found.values[(page - 1) * PAGE : page * PAGE]
    if page > 1 and not here:
        abort(404, f"There is no page {page:,} of these values.")
    return render_template(
        "values.html",
        query=query,
        facet=found,
        find=find,
        rows=[(value, search_url(_toggled(query, name, value.value, value.selected))) for value in here],
        first=(page - 1) * PAGE + 1,
        before=facet_values_url(query, name, page - 1, find) if page > 1 else None,
        after=facet_values_url(query, name, page + 1, find) if len(found.values) > page * PAGE else None,
        kept=_kept(query),
        back=search_url(query),
    )


def _toggled(query: Query, name: str, value: str, selected: bool) -> Query:
    return without_value(query, name, value) if selected else with_value(query, name, value)


def _kept(query: Query) -> Pairs:
    """What the form of this page sends along: the search that the values are counted in."""
    return [(key, value) for key, value in to_pairs(query) if key != "page"]


def _page(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4 and int(typed)):
        raise BadParameter("values", f"values={shown(typed)} is not a page of values: give a whole number from 1 up.")
    return int(typed)
