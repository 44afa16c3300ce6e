"""The page of one person: what the minutes of one council record of them, each part with the search that shows all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from indexer.search.business import DeclarationDocument
from indexer.search.document import ItemDocument, ResolutionDocument, SpeechDocument
from indexer.search.engine import SearchEngine
from indexer.search.naming import plain_name
from indexer.search.people import PersonDocument
from indexer.search.query import Query, Sort
from indexer.search.results import FacetValue
from indexer.search.words import tokens
from webui.held import engine
from webui.links import search_url, with_value
from webui.params import shown

bp = Blueprint("speakers", __name__)

SHOWN = 5
"""How many of the latest of each kind the page shows; the search shows all."""

BODIES = 12


@dataclass(frozen=True)
class Row:
    """One thing recorded: the item, the anchor of the words on its page (None for the item as a whole), and what."""

    item: ItemDocument
    anchor: str | None
    speech: SpeechDocument | None = None
    resolution: ResolutionDocument | None = None
    declaration: DeclarationDocument | None = None
    option: str | None = None


@dataclass(frozen=True)
class Part:
    """The latest rows of one kind, in how many items there are such, and the search that shows them all."""

    total: int
    rows: tuple[Row, ...]
    all: str


@dataclass(frozen=True)
class Body:
    """A body: how many meetings of it name the person as attending, in how many items they spoke, and which search."""

    name: str
    attended: int
    spoke: int
    all: str | None


@bp.route("/speaker/<path:slug>")
def speaker(slug: str) -> ResponseReturnValue:
    """One person at one council; a name alone leads to the one council that has it, or names all that have."""
    found = engine().people(slug)
    if not found:
        abort(404, f"There is nobody at {shown(slug)} in this index. Search for the name to see who is.")
    if len(found) > 1:
        return render_template("namesakes.html", people=found, name=called(found[0]))
    if found[0].slug != slug:
        return redirect(person_url(found[0]))
    return render_template("speaker.html", **_page(engine(), found[0]))


def person_url(person: PersonDocument) -> str:
    """The address of a person's page."""
    return url_for("speakers.speaker", slug=person.slug)


def called(person: PersonDocument) -> str:
    """What a page calls a person: the name without titles; a role or a bare surname as it stands."""
    return plain_name(person.name) if person.is_named else person.name


def _page(engine: SearchEngine, person: PersonDocument) -> dict[str, Any]:
    spoken = Query(filters={"speaker": person.labels, "council": (person.council,)})
    said = engine.search(replace(spoken, sort=Sort.NEWEST, limit=SHOWN, facets=("committee", "year"), facet_limit=200))
    committees, years = said.facets
    return {
        "person": person,
        "name": called(person),
        "spoken": spoken,
        "speeches": Part(
            said.total,
            tuple(row for hit in said.hits for row in _speeches(hit.document, person.labels)),
            search_url(replace(spoken, sort=Sort.NEWEST)),
        ),
        "years": [(value, search_url(with_value(spoken, "year", value.value))) for value in years.values],
        "bodies": _bodies(person, committees.values, spoken),
        "moved": _part(engine, person, "mover", _moved),
        "seconded": _part(engine, person, "seconder", _seconded),
        "votes": _part(engine, person, "voter", _votes),
        "interests": _part(engine, person, "interest", _declared),
        "most": SHOWN,
        "most_bodies": BODIES,
    }


def clause(field: str, labels: tuple[str, ...]) -> str | None:
    """The search for what a field says of any of some labels: ``mover:"Ada Plum"``; None where none has a word."""
    words = [label.replace('"', " ") for label in labels if tokens(label)]
    phrases = " OR ".join(f'"{" ".join(each.split())}"' for each in words)
    return (f"{field}:{phrases}" if len(words) == 1 else f"{field}:({phrases})") if words else None


def _part(
    engine: SearchEngine,
    person: PersonDocument,
    field: str,
    rows: Callable[[ItemDocument, tuple[str, ...]], Iterator[Row]],
) -> Part:
    """What is recorded of a person in a field, the newest first."""
    text = clause(field, person.labels)
    if text is None:
        return Part(0, (), "")
    asked = Query(text, filters={"council": (person.council,)}, sort=Sort.NEWEST, limit=SHOWN, facets=())
    found = engine.search(asked)
    kept = tuple(row for hit in found.hits for row in rows(hit.document, person.labels))
    return Part(found.total, kept, search_url(asked))


def _speeches(item: ItemDocument, labels: tuple[str, ...]) -> Iterator[Row]:
    """The first speech of a person in an item."""
    for number, speech in enumerate(item.speeches, 1):
        if speech.speaker in labels:
            yield Row(item, f"s{number}", speech=speech)
            return


def _moved(item: ItemDocument, labels: tuple[str, ...]) -> Iterator[Row]:
    for number, resolution in enumerate(item.resolutions, 1):
        if resolution.mover in labels:
            yield Row(item, f"r{number}", resolution=resolution)


def _seconded(item: ItemDocument, labels: tuple[str, ...]) -> Iterator[Row]:
    for number, resolution in enumerate(item.resolutions, 1):
        if resolution.seconder in labels:
            yield Row(item, f"r{number}", resolution=resolution)


def _votes(item: ItemDocument, labels: tuple[str, ...]) -> Iterator[Row]:
    for number, resolution in enumerate(item.resolutions, 1):
        for side in resolution.votes:
            if not set(labels).isdisjoint(side.people):
                yield Row(item, f"r{number}", resolution=resolution, option=side.option)


def _declared(item: ItemDocument, labels: tuple[str, ...]) -> Iterator[Row]:
    for declaration in item.declarations:
        if declaration.name in labels:
            yield Row(item, None, declaration=declaration)


def _bodies(person: PersonDocument, spoke: tuple[FacetValue, ...], spoken: Query) -> list[Body]:
    """The bodies that a person attended or spoke at, those of the most meetings first."""
    attended = {body.value: body.count for body in person.bodies}
    said = {value.value: value.count for value in spoke}
    rows = [
        Body(
            name,
            attended.get(name, 0),
            said.get(name, 0),
            search_url(with_value(spoken, "committee", name)) if name in said else None,
        )
        for name in dict.fromkeys((*attended, *said))
    ]
    return sorted(rows, key=lambda body: (-body.attended, -body.spoke, body.name))
