"""The page that finds how the like was decided before, and what the page of an item shows of related items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from indexer.search.clauses import QuerySyntaxError
from indexer.search.document import ItemDocument
from indexer.search.fields import BY_NAME
from indexer.search.precedents import MAX_TEXT, Precedent, Precedents, Source, SourceError, source_of
from indexer.search.precedents_answer import excerpt, precedents_json
from indexer.search.query import Query
from indexer.search.threads import Thread
from indexer.search.threads_answer import not_followed, reasons
from webui.held import engine
from webui.params import BadParameter, Pairs, page_of, parse, shown, ticked, to_pairs
from webui.words import outcome_label

bp = Blueprint("precedents", __name__)

OWN = ("draft", "item", "resolution")
"""The parameters of this page beside those of a search."""

IN_ADDRESS = 1_500
"""How many characters of a draft an address holds; a longer one is sent with the request and stands in no address."""

CHOICES = ("council", "committee", "outcome")
OFFERED = 300
"""How many values of a facet are offered to choose from, the commonest."""

ON_ITEM = 5
"""How many precedents the page of an item shows."""


@dataclass(frozen=True)
class Asked:
    """What the request asks: the words pasted or the item, one of its resolutions, and what narrows the answer."""

    draft: str
    item: ItemDocument | None
    resolution: int | None
    query: Query

    def source(self) -> Source | None:
        """What precedents are asked for; None for an empty form. Raises SourceError."""
        if self.item:
            return source_of(self.item, self.resolution)
        return Source(self.draft) if self.draft.strip() else None

    def url(self, **changed: Any) -> str:
        """The address of the same with another ``query``."""
        asked = replace(self, **changed)
        own = [("draft", asked.draft), ("item", asked.item.id if asked.item else ""), ("resolution", asked.resolution)]
        pairs = [(name, str(value)) for name, value in own if value]
        return f"{url_for('precedents.page')}?{urlencode(pairs + to_pairs(asked.query), quote_via=quote)}"


@bp.route("/precedents", methods=["GET", "POST"])
def page() -> ResponseReturnValue:
    """The form, and what is found. What is sent and fits into an address is answered under that address."""
    pairs = list((request.form if request.method == "POST" else request.args).items(multi=True))
    try:
        asked = read(pairs)
        source = asked.source()
        if request.method == "POST" and len(asked.draft) <= IN_ADDRESS:
            return redirect(asked.url(), code=303)
        answer = engine().precedents(source, asked.query) if source else None
    except (BadParameter, SourceError, QuerySyntaxError) as error:
        name = error.name if isinstance(error, BadParameter) else "draft"
        return _page(_typed(pairs), sentence=str(error), wrong=name), 400
    return _page(asked, answer=answer)


@bp.route("/api/v1/precedents", methods=["GET", "POST"])
def api() -> ResponseReturnValue:
    """The same as JSON."""
    try:
        asked = read((request.form if request.method == "POST" else request.args).items(multi=True))
        source = asked.source()
    except SourceError as error:
        return jsonify(error=str(error)), 400
    if source is None:
        return jsonify(error="Give the words of a motion as draft, or the id of an item as item."), 400
    return jsonify(precedents_json(engine().precedents(source, asked.query)))


def read(pairs: Iterable[tuple[str, str]]) -> Asked:
    """What the parameters ask; raises BadParameter."""
    pairs = list(pairs)
    own = {name: [value for held, value in pairs if held == name and value.strip()] for name in OWN}
    for name, values in own.items():
        if len(values) > 1:
            raise BadParameter(name, f"{name} is given {len(values)} times: give it once.")
    draft, item_id, number = (next(iter(own[name]), "") for name in OWN)
    if draft and item_id:
        raise BadParameter("draft", "Both a draft and an item are given: give one of them.")
    query = replace(parse(pair for pair in pairs if pair[0] not in OWN), facets=())
    return Asked(draft.replace("\r\n", "\n"), _item(item_id), _number(number, item_id), query)


def _item(item_id: str) -> ItemDocument | None:
    found = engine().item(item_id) if item_id else None
    if item_id and not found:
        raise BadParameter("item", f"There is no item {shown(item_id)} in this index.")
    return found


def _number(words: str, item_id: str) -> int | None:
    if not words:
        return None
    if not item_id:
        raise BadParameter("resolution", "resolution is one of an item's: give the item's id as item, too.")
    if not (words.isascii() and words.isdigit() and len(words) < 6):
        raise BadParameter("resolution", f"resolution={shown(words)} is no number: count an item's resolutions from 1.")
    return int(words)


def _typed(pairs: Pairs) -> Asked:
    """What of the parameters the form can show again, whatever is wrong with them."""
    draft, item_id = (next((value for held, value in pairs if held == name), "") for name in OWN[:2])
    item = engine().item(item_id) if item_id and not draft else None
    return Asked(draft[: 2 * MAX_TEXT], item, None, Query(filters=ticked(pairs), facets=()))


def _page(asked: Asked, answer: Precedents | None = None, sentence: str | None = None, wrong: str | None = None) -> str:
    return render_template(
        "precedents.html",
        asked=asked,
        answer=answer,
        sentence=sentence,
        wrong=wrong,
        choices=list(_choices(asked.query)),
        chips=list(_chips(asked)),
        paging=_paging(asked, answer) if answer else None,
        excerpt=excerpt,
        years=years,
        longest=MAX_TEXT,
    )


def _choices(query: Query) -> Iterator[Mapping[str, Any]]:
    """The facets that the form offers: each its values to choose from, and those ticked beside the first."""
    for facet in engine().search(Query(limit=0, facets=CHOICES, facet_limit=OFFERED)).facets:
        ticked, *more = query.filters.get(facet.name, ("",))
        values = sorted({ticked, *(held.value for held in facet.values)} - {""}, key=str.casefold)
        if len(values) > 1 or ticked:
            said = outcome_label if facet.name == "outcome" else str
            items = [{"value": value, "text": said(value), "selected": value == ticked} for value in values]
            anything = {"value": "", "text": f"Any {facet.label.lower()}", "selected": not ticked}
            yield {"name": facet.name, "label": facet.label, "items": [anything, *items], "more": more}


def _chips(asked: Asked) -> Iterator[tuple[str, str, str]]:
    """What narrows the answer by parameters for which the form has no control: label, value, the address without."""
    query = asked.query
    if query.text:
        yield "Search", query.text, asked.url(query=replace(query, text="", offset=0))
    for name, values in query.filters.items():
        for value in values if name not in CHOICES else ():
            left = {other: held for other, held in query.filters.items() if other != name}
            rest = tuple(other for other in values if other != value)
            narrower = replace(query, filters=left | ({name: rest} if rest else {}), offset=0)
            yield BY_NAME[name].label, value, asked.url(query=narrower)


def _paging(asked: Asked, answer: Precedents) -> Mapping[str, Any] | None:
    """The links to the pages before and after; none for a draft that no address holds."""
    if len(asked.draft) > IN_ADDRESS:
        return None
    query, number = asked.query, page_of(asked.query)
    before = asked.url(query=replace(query, offset=query.offset - query.limit)) if number > 1 else None
    more = len(answer.found) == query.limit and query.offset + query.limit < answer.total
    after = asked.url(query=replace(query, offset=query.offset + query.limit)) if more else None
    if not (before or after):
        return None
    return {
        "landmarkLabel": "Pages of precedents",
        "previous": {"href": before} if before else None,
        "next": {"href": after} if after else None,
    }


def years(found: Precedent) -> str:
    """From when to when a wording was decided: "2016–2024"."""
    return "–".join(sorted({day[:4] for day in (found.first, found.last) if day}))


@bp.app_context_processor
def of_items() -> dict[str, Any]:
    """What the page of an item can ask for."""
    return {
        "decided_before": decided_before,
        "excerpt": excerpt,
        "matter_of": lambda item: engine().thread(item.id),
        "not_followed": not_followed,
        "precedents_url": precedents_url,
        "reasons": reasons,
        "years": years,
    }


def decided_before(item: ItemDocument, matter: Thread | None) -> tuple[Precedent, ...]:
    """The nearest precedents of an item; none of standing business, and none that are of the same matter."""
    if "routine" in item.kinds:
        return ()
    same = {step.document.id for step in matter.steps} if matter else set()
    try:
        found = engine().precedents(source_of(item), Query(limit=ON_ITEM + len(same), facets=())).found
    except SourceError:
        return ()
    return tuple(each for each in found if each.nearest.document.id not in same)[:ON_ITEM]


def precedents_url(item_id: str, resolution: int | None = None) -> str:
    """The page of all precedents of an item, or of one of its resolutions."""
    return url_for("precedents.page", item=item_id, resolution=resolution)


@bp.after_request
def _not_kept(response: Response) -> Response:
    """What was pasted is nobody else's."""
    response.headers["Cache-Control"] = "no-store" if request.method == "POST" else "private"
    return response
