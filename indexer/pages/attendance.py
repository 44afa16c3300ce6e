"""Who was at a meeting (mgMeetingAttendance.aspx)."""

from __future__ import annotations

from bs4.element import Tag

from indexer.pages.errors import not_a
from indexer.pages.page import Page, linked
from indexer.pages.text import one_line
from indexer.pages.vocabulary import presence
from indexer.records import Attendance

EXPECTED = "a meeting's attendance (mgMeetingAttendance.aspx)"


def read_attendance(page: Page) -> tuple[Attendance, ...]:
    """The people in the attendance table, in its order; raises PageError where there is no such table."""
    tables = [table for table in page.root.find_all("table") if "attendance" in str(table.get("summary", "")).lower()]
    if not tables and "attendance" not in page.title.lower():
        raise not_a(EXPECTED, page.text)
    rows = [row for table in tables or page.root.find_all("table") for row in table.find_all("tr")]
    people = (_person(row) for row in rows)
    return tuple(person for person in people if person is not None)


def _person(row: Tag) -> Attendance | None:
    """The person of a row: name, role, how they attended; a name alone says nothing and is no person's row."""
    cells = [cell for cell in row.contents if isinstance(cell, Tag) and cell.name == "td"]
    if len(cells) < 2 or not one_line(cells[0]):
        return None
    said = [one_line(cell) for cell in cells]
    return Attendance(
        name=said[0],
        role=(said[1] or None) if len(said) > 2 else None,
        presence=presence(said[2] if len(said) > 2 else said[1]),
        member_id=linked(cells[0], "mgUserInfo.aspx", "UID"),
    )
