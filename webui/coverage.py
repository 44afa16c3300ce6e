"""What the index covers, body by body: the page behind every statement of what was searched."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from indexer.search.coverage import Standing
from indexer.search.coverage_words import not_held, rows, searched
from webui.held import engine
from webui.links import search_url
from webui.params import parse

bp = Blueprint("coverage", __name__)


@bp.route("/coverage")
def coverage() -> ResponseReturnValue:
    """Every body that a search looks at, with its meetings by how they stand; raises BadParameter."""
    query = parse(request.args.items(multi=True))
    covered = engine().coverage(query)
    return render_template(
        "coverage.html",
        query=query,
        back=search_url(query) if request.args else None,
        searched=searched(covered),
        not_held=not_held(covered),
        rows=tuple(rows(covered)),
        several=len(covered.councils) > 1,
        standings=Standing,
    )
