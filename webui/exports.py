"""Every match of a search to take away: CSV for spreadsheets, JSON Lines for programs, streamed."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Blueprint, Response, request, stream_with_context

from indexer.search.answer import resolutions
from indexer.search.document import ItemDocument
from indexer.search.query import Query
from webui.held import engine
from webui.links import item_url
from webui.params import parse
from webui.words import xml_text

bp = Blueprint("exports", __name__)

COLUMNS = (
    *("id", "council", "committee", "date", "meeting", "minute_number", "item", "outcomes", "resolutions"),
    *("movers", "speakers", "topics", "kinds", "council_url", "url"),
)
LONGEST_NAME = 80
BOM = "\ufeff"
"""What tells spreadsheet programs that a CSV file is in UTF-8."""


@bp.route("/search.csv")
def as_csv() -> Response:
    """One row for each item; several values of a cell stand on lines of their own."""
    query = parse(request.args.items(multi=True))
    return _download(_csv(engine().every(query), request.host_url), "text/csv; charset=utf-8", query, "csv")


@bp.route("/search.jsonl")
def as_json() -> Response:
    """One JSON object a line for each item."""
    query = parse(request.args.items(multi=True))
    return _download(_jsonl(engine().every(query), request.host_url), "application/jsonl", query, "jsonl")


def _download(lines: Iterator[str], mimetype: str, query: Query, ending: str) -> Response:
    response = Response(stream_with_context(lines), mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(query)}.{ending}"'
    return response


def file_name(query: Query) -> str:
    """What a file of the matches is called: "minutes-early-help-cabinet-from-2016-01-01"."""
    parts = ["minutes", query.text, *(value for values in query.filters.values() for value in values)]
    parts += [f"{word} {day.isoformat()}" for word, day in (("from", query.date_from), ("to", query.date_to)) if day]
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_NAME].rstrip("-")


def row(item: ItemDocument, host: str) -> dict[str, Any]:
    """An item as both files have it; lists are lists."""
    movers = dict.fromkeys(resolution.mover for resolution in item.resolutions if resolution.mover)
    return {
        "id": item.id,
        "council": item.council,
        "committee": item.committee,
        "date": item.date,
        "meeting": item.meeting,
        "minute_number": item.minute_number,
        "item": item.item,
        "outcomes": list(item.outcomes),
        "resolutions": resolutions(item),
        "movers": list(movers),
        "speakers": list(item.speakers),
        "topics": list(item.topics),
        "kinds": list(item.kinds),
        "council_url": item.url,
        "url": host.rstrip("/") + item_url(item.id),
    }


def _jsonl(items: Iterable[ItemDocument], host: str) -> Iterator[str]:
    for item in items:
        yield json.dumps(row(item, host), ensure_ascii=False) + "\n"


def _csv(items: Iterable[ItemDocument], host: str) -> Iterator[str]:
    yield BOM + _line(COLUMNS)
    for item in items:
        yield _line([cell(value) for value in row(item, host).values()])


def _line(values: Iterable[str]) -> str:
    made = io.StringIO()
    csv.writer(made).writerow(values)
    return made.getvalue()


def cell(value: str | list[str] | None) -> str:
    """A value as text that no spreadsheet program takes for a formula (OWASP, CSV Injection)."""
    text = xml_text("\n".join(value) if isinstance(value, list) else value or "").replace("\r", "\n")
    first = next((each for each in text if not each.isspace() and unicodedata.category(each) != "Cf"), "")
    begins = unicodedata.normalize("NFKC", first)  # a wide "\uff1d" begins a formula, too
    return f"'{text}" if begins in ("=", "+", "-", "@") else text
