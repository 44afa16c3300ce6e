"""A decision's own page (ieDecisionDetails.aspx) and lists of decisions (mgDelegatedDecisions.aspx and its like)."""

from __future__ import annotations

from bs4.element import Tag

from indexer.pages.dates import iso_date
from indexer.pages.errors import not_a
from indexer.pages.page import Page, linked, links, parameter
from indexer.pages.sections import read_sections
from indexer.pages.text import one_line
from indexer.pages.vocabulary import AGENDA, DECISION
from indexer.records import Decision, DecisionEntry

EXPECTED = "a decision's page (ieDecisionDetails.aspx)"
LIST = "a list of decisions (mgDelegatedDecisions.aspx)"
_MAKER, _STATUS, _KEY, _CALL_IN = "decision maker", "decision status", "is key decision?", "is subject to call in?"
_PUBLISHED, _DATE, _MEETING = "publication date", "date of decision", "decided at meeting"
_KNOWN = frozenset((_MAKER, _STATUS, _KEY, _CALL_IN, _PUBLISHED, _DATE, _MEETING))


def read_decision(page: Page) -> Decision:
    """The decision on a page; raises PageError."""
    labels = page.labels()
    if page.heading is None or not (_KNOWN & labels.keys() or page.title.lower() == "decision details"):
        raise not_a(EXPECTED, page.text)
    found = read_sections(page, page.root, None)
    return Decision(
        decision_id=parameter(page.url, "ID"),
        title=one_line(page.heading),
        maker=labels.get(_MAKER) or None,
        status=labels.get(_STATUS) or None,
        is_key=_truth(labels.get(_KEY)),
        is_subject_to_call_in=_truth(labels.get(_CALL_IN)),
        purpose_text=found.text(AGENDA),
        decision_text=found.text(DECISION),
        published=iso_date(labels.get(_PUBLISHED)),
        date=iso_date(labels.get(_DATE)),
        meeting_id=linked(page.root, "ieListDocuments.aspx", "MId", "MeetingId"),
        committee_id=linked(page.root, "ieListDocuments.aspx", "CId", "CommitteeId"),
        papers=tuple(found.papers),
        labels=tuple((label, value) for label, value in labels.items() if label not in _KNOWN and value),
    )


def _truth(words: str | None) -> bool | None:
    return {"yes": True, "no": False, "ie": True, "nac ydy": False, "na": False}.get((words or "").lower())


def read_decisions(page: Page) -> tuple[DecisionEntry, ...]:
    """The decisions in a list's table, in its order; rows that lead elsewhere are no decisions. Raises PageError."""
    tables = page.root.find_all("table", class_="mgTabTable") or [page.root]
    rows = [row for table in tables for row in table.find_all("tr")]
    entries = tuple(entry for row in rows if (entry := _entry(row)))
    if not entries and not page.root.find("table", class_="mgTabTable") and "decision" not in page.title.lower():
        raise not_a(LIST, page.text)
    return entries


def _entry(row: Tag) -> DecisionEntry | None:
    link = next(links(row, "ieDecisionDetails.aspx"), None)
    decision_id = parameter(str(link["href"]), "ID") if link else None
    if link is None or decision_id is None:
        return None
    cells = (one_line(cell) for cell in row.find_all("td") if cell is not link.find_parent("td"))
    return DecisionEntry(decision_id, one_line(link), next(filter(None, map(iso_date, cells)), None))
