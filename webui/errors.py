"""What goes wrong, as a page in the same shell, or as JSON where JSON was asked for: one sentence and the next step."""

from __future__ import annotations

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from indexer.search.clauses import QuerySyntaxError
from indexer.search.engine import NoIndex, SearchError
from webui.params import BadParameter

TITLES = {
    400: "This request cannot be read",
    404: "Page not found",
    405: "This page can only be read",
    500: "Something went wrong",
    503: "The search is not ready",
}
NO_INDEX = "There is no index yet. Run `minutebook index`."
SENTENCES = {
    404: "There is no page at this address. It may be mistyped, or the page may have been moved.",
    405: "Nothing can be sent to this page: open it as a link.",
    500: "The page could not be made. The fault has been logged; try again, or search for something else.",
}


def register(app: Flask) -> None:
    """Sets what ``app`` answers when something goes wrong."""
    app.register_error_handler(BadParameter, lambda error: _answer(400, str(error)))
    app.register_error_handler(QuerySyntaxError, lambda error: _answer(400, str(error)))
    app.register_error_handler(SearchError, _not_ready)
    app.register_error_handler(HTTPException, _http)


def _not_ready(error: SearchError) -> Response:
    current_app.logger.warning("%s", error)
    response = _answer(503, NO_INDEX if isinstance(error, NoIndex) else str(error))
    response.headers["Retry-After"] = "30"
    return response


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    said = error.description if error.description != type(error).description else None
    response = _answer(status, said or SENTENCES.get(status) or error.description or "")
    response.headers.extend((name, value) for name, value in error.get_headers() if name == "Allow")
    return response


def _answer(status: int, sentence: str) -> Response:
    if request.path.startswith("/api/") or request.path == "/healthz":
        return make_response(jsonify(error=sentence), status)
    title = TITLES.get(status, "Something went wrong")
    return make_response(render_template("problem.html", title=title, sentence=sentence, status=status), status)
