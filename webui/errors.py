"""What goes wrong, as a page in the same shell, or as JSON where JSON was asked for: one sentence and the next step."""

from __future__ import annotations

from flask import Flask, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
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


def _not_ready(error: SearchError) -> ResponseReturnValue:
    current_app.logger.warning("%s", error)
    sentence = "There is no index yet. Run `minutebook index`." if isinstance(error, NoIndex) else str(error)
    body, status = _answer(503, sentence)
    return body, status, {"Retry-After": "30"}


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    own = error.description if status == 404 and error.description != type(error).description else None
    body, status = _answer(status, own or SENTENCES.get(status) or error.description or "")
    headers = [(name, value) for name, value in error.get_headers() if name == "Allow"]
    return body, status, headers


def _answer(status: int, sentence: str) -> tuple[ResponseReturnValue, int]:  # type: ignore[valid-type]
    if request.path.startswith("/api/") or request.path == "/healthz":
        return jsonify(error=sentence), status
    title = TITLES.get(status, "Something went wrong")
    return render_template("problem.html", title=title, sentence=sentence, status=status), status
