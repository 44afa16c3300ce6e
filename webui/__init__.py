"""The web UI: query string to page. It reads one index, keeps no state, sets no cookie and asks no other host."""

from __future__ import annotations

import logging

from flask import Flask, Response
from jinja2 import BaseLoader, ChoiceLoader, PackageLoader, PrefixLoader

from indexer.search.coverage_words import not_held, searched
from indexer.search.dates import long_date
from indexer.search.engine import SearchEngine, SearchError
from indexer.search.naming import plain_name
from webui import (
    api,
    coverage,
    errors,
    exports,
    facets,
    feeds,
    links,
    precedents,
    reading,
    speakers,
    topics,
    views,
    words,
)
from webui.held import CurrentEngine, hold

log = logging.getLogger(__name__)

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(index: str, *, engine: SearchEngine | None = None) -> Flask:
    """The site for the index at the address ``index``, read through ``engine`` where one is open already.

    Requests move on to a new generation of the index by themselves. Where there is no index, every page says so with
    status 503, until there is one.
    """
    app = Flask(__name__)
    app.config.update(SEND_FILE_MAX_AGE_DEFAULT=3600)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    current = CurrentEngine(index, engine)
    hold(app, current)
    _open(current)
    _set_up_templates(app)
    app.register_blueprint(views.bp)
    app.register_blueprint(api.bp)
    app.register_blueprint(precedents.bp)
    for part in (coverage, exports, facets, topics, feeds, speakers):
        app.register_blueprint(part.bp)
    errors.register(app)
    app.after_request(_with_headers)
    return app


def _open(current: CurrentEngine) -> None:
    try:
        current.give_back(current.take())
    except SearchError as error:
        log.warning("%s", error)


def _set_up_templates(app: Flask) -> None:
    app.jinja_options = {**app.jinja_options, "trim_blocks": True, "lstrip_blocks": True}
    components: BaseLoader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([PackageLoader("webui"), components])
    app.jinja_env.filters.update(
        long_date=long_date,
        shorten=words.shorten,
        listed=words.listed,
        opening=words.opening,
        lead_in=words.lead_in,
        outcome_label=words.outcome_label,
        outcome_class=words.outcome_class,
        safe_url=words.safe_url,
        plain_name=plain_name,
        language_name=words.language_name,
        xml_text=words.xml_text,
    )
    app.jinja_env.globals.update(
        links=links, searched=searched, not_held=not_held, count_of=words.count_of, has_header=reading.has_header
    )


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response
