"""The shapes of ModernGov addresses and answers: which page an address names, and which address names a page.

Page names and parameter spellings follow the ModernGov pages and web service that UK councils run (Civica).
The server is case-insensitive in paths and parameter names, so everything here is too.
"""

from __future__ import annotations

from enum import StrEnum


class PageKind(StrEnum):
    """The kinds of page that the crawler asks for and the indexer reads."""

    COMMITTEES_XML = "committees-xml"  # mgWebService.asmx/GetCommittees
    MEETINGS_XML = "meetings-xml"  # mgWebService.asmx/GetMeetings
    MEETING_XML = "meeting-xml"  # mgWebService.asmx/GetMeeting
    COMMITTEES = "committees"  # mgListCommittees.aspx, mgCommitteeStructure.aspx
    COMMITTEE = "committee"  # mgCommitteeDetails.aspx
    MEETINGS = "meetings"  # ieListMeetings.aspx
    MEETING = "meeting"  # ieListDocuments.aspx
    ITEM = "item"  # mgAi.aspx
    ATTENDANCE = "attendance"  # mgMeetingAttendance.aspx
    DECISION = "decision"  # ieDecisionDetails.aspx
    DECISIONS = "decisions"  # mgDelegatedDecisions.aspx, mgListOfficerDecisions.aspx
    ERROR = "error"  # mgError.aspx: there is no such page


def build(base: str, kind: PageKind, **ids: str) -> str:
    """The address of a page of ``kind`` on the site at ``base``.

    ``ids`` are committee_id, meeting_id, item_id, decision_id, and for MEETINGS_XML also date_from and date_to
    (dd/mm/yyyy); for MEETINGS optionally ``before`` (yyyymmddHHMM: the page of earlier meetings).
    """
    raise NotImplementedError


def classify(url: str) -> PageKind | None:
    """The kind of page that ``url`` names, or None for an address that is none of ours."""
    raise NotImplementedError


def canonical(url: str) -> str:
    """The one address under which a page is known: page name and record id, lower case, everything else dropped."""
    raise NotImplementedError
