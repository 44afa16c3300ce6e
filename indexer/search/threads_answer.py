"""A thread in words and as JSON: why each item is of it, as the pages and ``/api/v1/items`` say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indexer.search.threads import Link, LinkKind, Step, Thread

LABELS = {
    LinkKind.MINUTE: "Minute cited",
    LinkKind.APPLICATION: "Same application",
    LinkKind.REPORT: "Same report number",
    LinkKind.ISSUE: "Same issue on the council’s site",
    LinkKind.PAPER: "Same paper",
    LinkKind.DEFERRED: "Deferred",
    LinkKind.REFERRED: "Referred",
    LinkKind.RECOMMENDED: "Recommended",
    LinkKind.CALL_IN: "Called in",
}
SHARED = (LinkKind.APPLICATION, LinkKind.REPORT, LinkKind.ISSUE, LinkKind.PAPER)
"""The kinds of links that rest on what both items have."""

QUOTED = 160
"""How many characters of the words are shown."""


def reasons(thread: Thread, step: Step) -> Iterator[str]:
    """Why ``step`` is of the thread: a sentence for each link that leads towards the present item."""
    nearer = {each.document.id: each for each in thread.steps if each.distance < step.distance}
    for link in step.links:
        other = nearer.get(link.target if link.source == step.document.id else link.source)
        if other:
            yield f"{LABELS[link.kind]}: {_says(link, step, other)}"


def _says(link: Link, step: Step, other: Step) -> str:
    words = " ".join(link.words.split())
    quoted = f"“{words if len(words) <= QUOTED else words[: QUOTED - 1].rstrip() + '…'}”"
    if link.kind in SHARED:
        return f"{quoted}, as {other.document.meeting}"
    return f"it says {quoted}" if link.source == step.document.id else f"{other.document.meeting} says {quoted}"


def not_followed(thread: Thread) -> Iterator[str]:
    """A sentence for each thing that too many items have, and one where the thread is cut."""
    for each in thread.unfollowed:
        yield f"{LABELS[each.kind]}: “{each.words}” stands in {each.items:,} items, which is no thread."
    if thread.cut:
        yield f"Only the {len(thread.steps):,} nearest items are shown."


def thread_json(thread: Thread) -> dict[str, Any]:
    """The thread as plain values, the oldest item first; ``words`` are what each link rests on."""
    return {
        "items": [
            {
                "id": step.document.id,
                "present": step.document.id == thread.present,
                "distance": step.distance,
                "council": step.document.council,
                "committee": step.document.committee,
                "date": step.document.date,
                "meeting": step.document.meeting,
                "item": step.document.item,
                "minute_number": step.document.minute_number,
                "outcomes": list(step.document.outcomes),
                "url": step.document.url,
            }
            for step in thread.steps
        ],
        "links": [
            {"kind": link.kind.value, "source": link.source, "target": link.target, "words": link.words}
            for link in dict.fromkeys(link for step in thread.steps for link in step.links)
        ],
        "unfollowed": [
            {"kind": each.kind.value, "words": each.words, "items": each.items} for each in thread.unfollowed
        ],
        "cut": thread.cut,
    }
