"""Who sits on a council and its committees, as their own pages say, and for which meetings that can speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from indexer.records import CommitteePage, Meeting, Member

COUNCIL_YEAR = (5, 1)
"""Councils are elected in the first days of May and appoint their committees that month: no page speaks beyond it."""


@dataclass(frozen=True)
class _Listed:
    """A committee's page and the council year in which it was fetched."""

    page: CommitteePage
    year: int


class Membership:
    """What a council's committee pages say, each for the council year in which it was fetched."""

    def __init__(self, pages: Iterable[tuple[CommitteePage, str]]) -> None:
        """``pages`` are the committees' pages, each with the day or moment of its capture (ISO 8601)."""
        years = ((page, council_year(fetched_at)) for page, fetched_at in pages)
        self._listed = tuple(_Listed(page, year) for page, year in years if year is not None)

    def members_for(self, meeting: Meeting) -> tuple[Member, ...]:
        """All who sat on the council in the year of ``meeting``, each once.

        Roles are those on the meeting's own committee: a chair elsewhere is none here.
        """
        year = council_year(meeting.date)
        pages = [listed.page for listed in self._listed if listed.year == year]
        own = [member for page in pages if page.committee_id == meeting.committee_id for member in page.members]
        others = [replace(member, role=None) for page in pages for member in page.members]
        known: dict[str, Member] = {}
        for member in (*own, *others):
            known.setdefault(_identity(member), member)
        return tuple(known.values())


def council_year(day: str | None) -> int | None:
    """The year in which the council year of ``day`` (ISO 8601) began; None where it is no day."""
    try:
        found = date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
    return found.year if (found.month, found.day) >= COUNCIL_YEAR else found.year - 1


def _identity(member: Member) -> str:
    return member.member_id or " ".join(member.name.casefold().split())
