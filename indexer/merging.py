"""What several captures say of one meeting, put together: two records of it, its minutes in print, its list's row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.pages import complete
from indexer.records import Item, Meeting, MeetingEntry, MinutesDocument


def with_older(newer: Meeting, older: Meeting) -> Meeting:
    """The newer of a meeting's two captures, with what it does not say taken from the older one.

    A page has no attendance and cuts long texts, but names issues; the web service's answer says which items are
    restricted.
    """
    before = {item.item_id: item for item in older.items}
    whole = complete(newer, before)
    items = tuple(_with_older_item(item, before.get(item.item_id)) for item in whole.items)
    return replace(
        whole,
        items=items,
        attendance=newer.attendance or older.attendance,
        status=newer.status or older.status,
        venue=newer.venue or older.venue,
        time=newer.time or older.time,
        agenda_id=newer.agenda_id or older.agenda_id,
    )


def _with_older_item(item: Item, older: Item | None) -> Item:
    if older is None:
        return item
    restricted = item.restricted or (not item.text and older.restricted)
    return replace(item, restricted=restricted, issue_id=item.issue_id or older.issue_id)


def with_entry(meeting: Meeting, entry: MeetingEntry | None) -> Meeting:
    """``meeting`` as its committee's list knows it: whose it is, and when, where it does not say so itself."""
    if entry is None:
        return meeting
    return replace(
        meeting,
        committee=entry.committee or meeting.committee,
        committee_id=entry.committee_id or meeting.committee_id,
        date=meeting.date or entry.date,
        time=meeting.time or entry.time,
    )


def with_minutes(meeting: Meeting, document: MinutesDocument | Meeting, url: str) -> Meeting:
    """``meeting``, which has no minutes, with those of the ``document`` at ``url`` that was read with its agenda.

    Its items keep their ids and their texts; what exists only in the document is put where it stands there, under the
    meeting's id and its position.
    """
    items = tuple(_numbered(meeting.meeting_id, _together(meeting.items, document.items)))
    return replace(
        meeting,
        items=items,
        minutes=document.minutes if meeting.minutes is None else meeting.minutes,
        language=document.language if not meeting.items else meeting.language,
        attendance=meeting.attendance or document.attendance,
        committee=meeting.committee or document.committee,
        date=meeting.date or document.date,
        time=meeting.time or document.time,
        venue=meeting.venue or document.venue,
        minutes_url=url,
    )


def _together(agenda: tuple[Item, ...], printed: tuple[Item, ...]) -> Iterator[tuple[Item, bool]]:
    """The agenda's items in their order, each with its minutes, and whether it is one of them; those that exist only
    in print follow the one that they follow there."""
    known = {item.item_id for item in agenda}
    minuted = {item.item_id: item for item in printed if item.item_id in known}
    after: dict[str | None, list[Item]] = {}
    last: str | None = None
    for item in printed:
        last = item.item_id if item.item_id in known else last
        if item.item_id not in known:
            after.setdefault(last, []).append(item)
    yield from ((item, False) for item in after.get(None, ()))
    for item in agenda:
        yield minuted.get(item.item_id, item), True
        yield from ((other, False) for other in after.get(item.item_id, ()))


def _numbered(meeting_id: str, items: Iterator[tuple[Item, bool]]) -> Iterator[Item]:
    found = list(items)
    taken = {item.item_id for item, is_own in found if is_own}
    for position, (item, is_own) in enumerate(found):
        number = position
        while not is_own and f"{meeting_id}-{number}" in taken:
            number += len(found)
        own = item.item_id if is_own else f"{meeting_id}-{number}"
        taken.add(own)
        yield replace(item, item_id=own, position=position)


def as_meeting(meeting_id: str, document: MinutesDocument, url: str, agenda_id: str | None) -> Meeting:
    """The meeting of which the ``document`` at ``url`` is the only record; ``agenda_id`` is that of its print."""
    return with_minutes(Meeting(meeting_id, None, None, None, agenda_id=agenda_id), document, url)


def disagreement(meeting: Meeting, document: MinutesDocument) -> str | None:
    """What a document says that speaks against its being the meeting's minutes, as a clause; None for nothing."""
    if document.date and meeting.date and document.date != meeting.date:
        return f"it is dated {document.date}, and the meeting {meeting.date}"
    named = _words(f"{document.preamble or ''} {document.committee or ''}")
    if document.committee and meeting.committee and _words(meeting.committee) not in named:
        return f"it is headed “{document.committee}”, and the meeting is of “{meeting.committee}”"
    return None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
