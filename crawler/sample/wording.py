"""What ModernGov's pages call their parts, in English and in Welsh."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.sample.records import Meeting


@dataclass(frozen=True)
class Labels:
    """What a page calls its parts, in one language."""

    lang: str
    documents: str
    supporting: str
    decision: str
    minutes: str
    venue: str
    contact: str
    item: str
    kinds: dict[str, str]


ENGLISH = Labels(
    lang="en",
    documents="Additional documents:",
    supporting="Supporting documents:",
    decision="Decision:",
    minutes="Minutes:",
    venue="Venue",
    contact="Contact",
    item="Agenda item",
    kinds={
        "minutes": "Agenda and minutes",
        "decisions minutes": "Agenda, decisions and minutes",
        "draft minutes": "Agenda and draft minutes",
        "decisions draft minutes": "Agenda, decisions and draft minutes",
        "agenda": "Agenda",
    },
)
WELSH = Labels(
    lang="cy",
    documents="Dogfennau ychwanegol:",
    supporting="Dogfennau ategol:",
    decision="Penderfyniad:",
    minutes="Cofnodion:",
    venue="Lleoliad",
    contact="Cyswllt",
    item="Eitem Agenda",
    kinds={
        "minutes": "Rhaglen a chofnodion",
        "decisions minutes": "Rhaglen, penderfyniadau a chofnodion",
        "draft minutes": "Rhaglen a chofnodion drafft",
        "decisions draft minutes": "Rhaglen, penderfyniadau a chofnodion drafft",
        "agenda": "Rhaglen",
    },
)


def labels(meeting: Meeting, *, welsh: bool) -> Labels:
    """The labels of a meeting's pages: Welsh where the meeting was held in it, or the reader asks for it."""
    return WELSH if welsh or meeting.welsh else ENGLISH
