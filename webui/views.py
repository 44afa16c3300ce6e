"""The pages: search, item, meeting, and whether all is well."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from indexer.search.clauses import QuerySyntaxError
from indexer.search.document import ItemDocument, MeetingDocument, SpeechDocument
from indexer.search.fields import FIELDS
from indexer.search.query import MAX_DEPTH, Query, Sort
from indexer.search.results import CUT_SHORT, Facet, Results
from webui.back import results_url
from webui.bars import year_bars
from webui.findings import lines_of
from webui.held import engine
from webui.helping import example, unheld
from webui.links import on_page, search_url
from webui.params import PAGE_SIZE, BadParameter, page_of, parse, shown, ticked
from webui.reading import read, read_agenda, read_twin, speaker_label

bp = Blueprint("views", __name__)

BASES = {
    "attendance": "known from the attendance of the meeting",
    "text": "known from the text of the meeting",
    "membership": "known from the council’s pages of members",
}
"""What each basis of a name means to a reader."""

BROWSE = ("topic", "committee", "year", "outcome")
"""The facets that the welcome page offers as ways in."""


@bp.route("/")
def home() -> ResponseReturnValue:
    """The search page."""
    return search()


@bp.route("/search")
def search() -> ResponseReturnValue:
    """The results; the welcome page where nothing is asked; what a form left empty is not kept in the address."""
    try:
        query = parse(request.args.items(multi=True))
    except BadParameter as error:
        rest = Query(filters=ticked(request.args.items(multi=True)))
        return _not_understood(str(error), error.name, rest), 400
    if not all(value.strip() for value in request.args.values()):
        return redirect(search_url(query))
    if not request.args:
        return _welcome(query)
    try:
        results = engine().search(query)
    except QuerySyntaxError as error:
        return _not_understood(str(error), "q", query), 400
    past_the_end = 0 < results.total <= query.offset
    return render_template("results.html", **_results_page(query, results)), 404 if past_the_end else 200


@bp.route("/item/<path:item_id>")
def item(item_id: str) -> ResponseReturnValue:
    """One item as the minutes have it."""
    found = engine().item(item_id)
    if found is None:
        abort(404, f"There is no item {shown(item_id)} in this index.")
    meeting = engine().meeting(found.meeting_id)
    before, after = _neighbours(found, meeting)
    return render_template(
        "item.html",
        item=found,
        meeting=meeting,
        reading=read(found),
        agenda=read_agenda(found),
        twin=read_twin(found),
        speakers=_speakers(found),
        findings=lines_of(found),
        bases=BASES,
        before=before,
        after=after,
        back=results_url(),
    )


@bp.route("/meeting/<path:meeting_id>")
def meeting(meeting_id: str) -> ResponseReturnValue:
    """One meeting as a list of its items."""
    found = engine().meeting(meeting_id)
    if found is None:
        abort(404, f"There is no meeting {shown(meeting_id)} in this index.")
    return render_template("meeting.html", meeting=found, back=results_url())


@bp.after_request
def _varies(response: Response) -> Response:
    """The way back is of one reader: nothing between may show it to another."""
    if request.endpoint in ("views.item", "views.meeting"):
        response.vary.add("Referer")
    return response


@bp.route("/healthz")
def healthz() -> Response:
    """Whether there is an index, and how much it holds."""
    held = engine().coverage()
    return jsonify(status="ok", items=held.items, meetings=held.meetings, built_at=held.built_at)


def _welcome(query: Query) -> str:
    return render_template(
        "welcome.html",
        query=query,
        coverage=engine().coverage(),
        facets=engine().search(Query(limit=0, facets=BROWSE)).facets,
        fields=FIELDS,
        example=example(engine()),
    )


def _not_understood(sentence: str, name: str, query: Query) -> str:
    """The search page with a sentence where the results would be; the box and the dates keep what was typed."""
    typed = {name: request.args.get(name, "") for name in ("q", "from", "to")}
    return render_template("not_understood.html", sentence=sentence, name=name, query=query, typed=typed, fields=FIELDS)


def _results_page(query: Query, results: Results) -> dict[str, Any]:
    page, last = page_of(query), _last_page(results.total)
    overview = engine().overview(query) if page == 1 and results.hits and not results.cut_short else None
    return {
        "query": query,
        "results": results,
        "cut_short": CUT_SHORT,
        "overview": overview if overview and overview.first and overview.last else None,
        "bars": year_bars(overview.years) if overview else None,
        "unheld": () if results.total else tuple(unheld(engine(), query, {taken.typed for taken in results.taken})),
        "facets": [facet for facet in results.facets if _is_offered(facet)],
        "page": page,
        "last": last,
        "paging": _paging(query, page, last),
        "orders": Sort,
        "fields": FIELDS,
    }


def _is_offered(facet: Facet) -> bool:
    """A facet that can narrow the search: one council is no choice, and a facet without values is none."""
    chosen = any(value.selected for value in facet.values)
    return chosen or facet.distinct > (1 if facet.name == "council" else 0)


def _last_page(total: int) -> int:
    return max(1, -(-min(total, MAX_DEPTH) // PAGE_SIZE))


def _paging(query: Query, page: int, last: int) -> dict[str, Any] | None:
    """What the pagination component takes: the first, the last and the nearest pages."""
    if last == 1 or page > last:
        return None

    def to(number: int) -> dict[str, Any]:
        return {"number": number, "current": number == page, "href": search_url(on_page(query, number))}

    near = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)})
    items = [to(near[0])]
    for one, other in pairwise(near):
        items += [{"ellipsis": True}, to(other)] if other - one > 1 else [to(other)]
    return {
        "landmarkLabel": "Pages of results",
        "items": items,
        "previous": to(page - 1) if page > 1 else None,
        "next": to(page + 1) if page < last else None,
    }


def _speakers(found: ItemDocument) -> list[tuple[SpeechDocument, str, list[str]]]:
    """Who spoke, in the order in which they first spoke: a speech, how it is labelled, the anchors of all."""
    spoke: dict[str, list[str]] = {}
    roles: dict[str, SpeechDocument] = {}
    for number, speech in enumerate(found.speeches, 1):
        spoke.setdefault(speech.speaker, []).append(f"s{number}")
        if speech.speaker not in roles or not roles[speech.speaker].role:
            roles[speech.speaker] = speech
    return [(roles[speaker], speaker_label(roles[speaker]), anchors) for speaker, anchors in spoke.items()]


def _neighbours(
    found: ItemDocument, meeting: MeetingDocument | None
) -> tuple[ItemDocument | None, ItemDocument | None]:
    """The items before and after on the meeting's agenda."""
    items: Iterator[ItemDocument | None] = iter((None, *(meeting.items if meeting else ()), None))
    rows = list(items)
    for place, row in enumerate(rows):
        if row and row.id == found.id:
            return rows[place - 1], rows[place + 1]
    return None, None
