"""The fewest requests with which a site can be read, to hold a crawl's own against."""

from __future__ import annotations

from emulator.council import Kind
from emulator.pages import CUT, ROWS
from emulator.site import Site


def least(site: Site) -> dict[str, int]:
    """By what they are for. With the web service: one a meeting and one a committee; else one a page."""
    meetings, committees = site.council.meetings, site.council.committees
    elsewhere = sum(m.kind in (Kind.PRINTED, Kind.DOCUMENT) for m in meetings)
    if site.behaviour.service == "on":
        return {"robots.txt and committees": 2, "lists": len(committees), "meetings": len(meetings),
                "pages of minutes in print or one document": elsewhere, "their papers": elsewhere}  # fmt: skip
    listed = sum(-(-len(site.council.of(c.number)) // ROWS) or 1 for c in committees)
    cut = sum(
        any(text and text.length > CUT for text in texts)
        for m in meetings
        if m.kind not in (Kind.PRINTED, Kind.DOCUMENT)
        for item in m.items()
        for texts in [(item.agenda, item.decision, item.minutes)]
    ) + sum(
        item.agenda is not None and item.agenda.length > CUT
        for m in meetings
        if m.kind is Kind.PRINTED
        for item in m.items()
    )
    printed = sum(m.kind is Kind.PRINTED for m in meetings)
    return {"robots.txt, web service and committees": 3, "committees' pages": len(committees), "lists": listed,
            "meetings": len(meetings), "cut items": cut, "printed minutes": printed}  # fmt: skip
