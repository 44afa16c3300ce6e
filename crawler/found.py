"""What fetched pages name: committees, meetings, and what is to be fetched of a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ID = re.compile(r"[0-9]{1,12}\Z")


@dataclass(frozen=True)
class Committee:
    """A committee as a list names it.

    ``name`` is None where only a link with no words is known, ``expired`` where the list does not say.
    """

    committee_id: str
    name: str | None
    expired: bool | None = None


@dataclass(frozen=True)
class MeetingLink:
    """A dated meeting that a list names.

    ``promised`` is whether the list says that minutes are published. ``document`` is the address of the meeting's
    minutes where the list leads to a single document (CeListDocuments.aspx) instead of a meeting's page.
    """

    meeting_id: str
    committee_id: str
    day: date
    promised: bool = False
    document: str | None = None


@dataclass(frozen=True)
class MeetingFacts:
    """What a meeting's record says of itself, as far as the way on depends on it.

    ``settled``: nothing more is to come, for its minutes are published or it was cancelled. ``promised``: it says that
    its minutes are published. ``has_minutes``: their text is in it. ``cut``: the ids of the items whose text it cuts
    short. ``printed`` and ``document`` are the addresses of minutes in a PDF and on a page of their own.
    """

    settled: bool
    promised: bool
    has_minutes: bool
    cut: tuple[str, ...] = ()
    printed: str | None = None
    document: str | None = None


def is_id(words: str) -> bool:
    """Whether ``words`` are an id as ModernGov gives them: plain digits, and not more than fit a number."""
    return bool(_ID.match(words))
