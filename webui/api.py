"""The same answers as JSON, for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from indexer.search.answer import to_json
from indexer.search.document import ItemDocument, MeetingDocument, ResolutionDocument, SpeechDocument
from indexer.search.threads_answer import thread_json
from webui.held import engine
from webui.params import parse, shown

bp = Blueprint("api", __name__, url_prefix="/api/v1")


@bp.route("/search")
def search() -> Response:
    """One page of hits with the facets; past the last page there are no hits."""
    return jsonify(to_json(engine().search(parse(request.args.items(multi=True)))))


@bp.route("/items/<path:item_id>")
def item(item_id: str) -> Response:
    """One item with its text, its speeches and its resolutions, and its matter in other meetings."""
    found = engine().item(item_id)
    if found is None:
        abort(404, f"There is no item {shown(item_id)} in this index.")
    thread = engine().thread(item_id)
    return jsonify(item_json(found) | {"thread": thread_json(thread) if thread else None})


@bp.route("/meetings/<path:meeting_id>")
def meeting(meeting_id: str) -> Response:
    """One meeting with its attendance and its items."""
    found = engine().meeting(meeting_id)
    if found is None:
        abort(404, f"There is no meeting {shown(meeting_id)} in this index.")
    return jsonify(meeting_json(found))


def item_json(found: ItemDocument) -> dict[str, Any]:
    """An item under the names that search answers use; ``start``, ``end`` and limbs are offsets into ``text``."""
    return {
        **item_entry(found),
        "council": found.council,
        "committee": found.committee,
        "date": found.date,
        "meeting": found.meeting,
        "meeting_id": found.meeting_id,
        "language": found.language,
        "minutes": found.minutes,
        "restricted": found.restricted,
        "text": found.text,
        "agenda_text": found.agenda_text,
        "decision_text": found.decision_text,
        "minutes_text": found.minutes_text,
        "speeches": [_speech(found.text, speech) for speech in found.speeches],
        "resolutions": [_resolution(found.text, resolution) for resolution in found.resolutions],
        "papers": [{"title": paper.title, "url": paper.url} for paper in found.papers],
        "interests": list(found.interests),
        "apologies": list(found.apologies),
        "declarations": list(map(asdict, found.declarations)),
        "substitutes": list(map(asdict, found.substitutes)),
        "exemptions": [asdict(each) | {"paragraphs": list(each.paragraphs)} for each in found.exemptions],
        "deferrals": list(map(asdict, found.deferrals)),
        "referrals": list(map(asdict, found.referrals)),
        "twin": asdict(found.twin) if found.twin else None,
    }


def item_entry(found: ItemDocument) -> dict[str, Any]:
    """An item as a meeting lists it."""
    return {
        "id": found.id,
        "item": found.item,
        "minute_number": found.minute_number,
        "speakers": list(found.speakers),
        "outcomes": list(found.outcomes),
        "url": found.url,
    }


def meeting_json(found: MeetingDocument) -> dict[str, Any]:
    """A meeting; ``status`` and ``minutes`` are null where the council's page says nothing."""
    return {
        "id": found.id,
        "council": found.council,
        "committee": found.committee,
        "date": found.date,
        "time": found.time,
        "venue": found.venue,
        "status": found.status,
        "minutes": found.minutes,
        "meeting": found.name,
        "url": found.url,
        "minutes_url": found.minutes_url,
        "twin": {"language": found.twin.language, "meeting": found.twin.title, "url": found.twin.url}
        if found.twin
        else None,
        "captured_at": found.captured_at,
        "attendance": [
            {"name": person.name, "role": person.role, "presence": person.presence} for person in found.attendance
        ],
        "items": [item_entry(row) for row in found.items],
    }


def _speech(text: str, speech: SpeechDocument) -> dict[str, Any]:
    return {
        "speaker": speech.speaker,
        "role": speech.role,
        "written": speech.written,
        "basis": speech.basis,
        "text": text[speech.start : speech.end],
        "start": speech.start,
        "end": speech.end,
    }


def _resolution(text: str, found: ResolutionDocument) -> dict[str, Any]:
    return {
        "text": text[found.start : found.end],
        "start": found.start,
        "end": found.end,
        "lead": found.lead,
        "limbs": [{"text": text[start:end], "start": start, "end": end} for start, end in found.limbs],
        "outcomes": list(found.outcomes),
        "mover": found.mover,
        "seconder": found.seconder,
        "mover_written": found.mover_written,
        "seconder_written": found.seconder_written,
        "votes": [
            {"option": side.option, "count": side.count, "names": list(side.names), "voters": list(side.people)}
            for side in found.votes
        ],
    }
