"""Who a name or a role is: the one person that the meeting leaves, and nobody where it leaves two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extract import find
from indexer.membership import Membership
from indexer.people import Person, Roll
from indexer.records import Attendance, CommitteePage, Item, Meeting, Member

ROWS = (
    Attendance("Councillor John Smith", "Chair", "present"),
    Attendance("Councillor Mary Quill", "Vice-Chair", "present"),
    Attendance("Councillor Ada Plum", "Leader of the Council", "present"),
    Attendance("Councillor Jo Hale", "Leader of the Opposition", "present"),
    Attendance("Councillor Peter Orr", "Cabinet Member for Highways & Transport", "present"),
    Attendance("Councillor Anna Orr", None, "present"),
    Attendance("Councillor Maria de Souza", None, "substitute"),
    Attendance("Councillor Will Smith", None, "apologies"),
    Attendance("Derek Benson", "Director of Public Health", "in attendance"),
)


def roll(*texts: str, rows: tuple[Attendance, ...] = ROWS, members: tuple[Member, ...] = ()) -> Roll:
    items = tuple(Item(str(n), n, None, "Item", minutes_text=text) for n, text in enumerate(texts))
    meeting = Meeting("1", "Cabinet", "2", "2024-01-01", items=items, attendance=rows)
    return Roll(meeting, [find(item.text, item.title) for item in items], members)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Councillor Smith", "John Smith"),
        ("Cllr J. Smith", "John Smith"),
        ("Councillor Smith (Chair)", "John Smith"),
        ("Mr Smith", "John Smith"),
        ("Councillor de Souza", "Maria de Souza"),
        ("Mr Benson", "Derek Benson"),
        ("Derek Benson", "Derek Benson"),
        ("The Chairman", "John Smith"),
        ("The Vice Chair", "Mary Quill"),
        ("The Leader", "Ada Plum"),
        ("The Leader of the Opposition", "Jo Hale"),
        ("The Cabinet Member for Highways and Transport", "Peter Orr"),
        ("The Cabinet Member", "Peter Orr"),
        ("The Director of Public Health", "Derek Benson"),
        ("Councillor Orr", None),
        ("Councillor P Orr", "Peter Orr"),
        ("Councillor Finch", None),
        ("A Member", None),
        ("The applicant", None),
        ("The Director of Housing", None),
    ],
)
def test_the_attendance_leaves_one_person_or_none(written: str, name: str | None) -> None:
    found = roll().resolve(written)
    assert (found.name, found.basis) == (name, "attendance") if found else name is None


def test_the_text_of_any_item_tells_who_a_surname_is() -> None:
    known = roll(
        "Councillor Ruth Finch, Cabinet Member for Parks, introduced the report.",
        "Councillor Finch said that the trees were old. The Cabinet Member for Parks agreed.",
        rows=(),
    )
    assert known.resolve("Councillor Finch") == Person("Ruth Finch", "text")
    assert known.resolve("The Cabinet Member for Parks") == Person("Ruth Finch", "text", "Cabinet Member for Parks")


def test_two_of_one_surname_in_the_text_are_nobody() -> None:
    known = roll("Councillor Ruth Finch said yes.\nCouncillor Paul Finch said no.\nMr Finch said more.", rows=())
    assert known.resolve("Councillor Finch") is None
    assert known.resolve("Councillor R Finch") == Person("Ruth Finch", "text")


def test_a_surname_alone_stays_a_surname() -> None:
    assert roll("Mr Gough said that it was late.", rows=()).resolve("Mr Gough") is None


def test_the_membership_is_asked_last() -> None:
    members = (Member("Councillor Tom Finch", None), Member("Councillor Lucy Smith", None))
    known = roll(members=members)
    assert known.resolve("Councillor Finch") == Person("Tom Finch", "membership")
    assert known.resolve("Councillor Smith") == Person("John Smith", "attendance")


def test_a_surname_that_the_text_alone_says_is_the_one_member_who_has_it() -> None:
    said = "Councillor Finch said that it was late. Mr Finch agreed. The Chairman closed the meeting."
    members = (Member("Councillor Tom Finch", "Chair"), Member("Councillor Lucy Orr", None))
    known = roll(said, rows=(), members=members)
    assert known.resolve("Councillor Finch") == Person("Tom Finch", "membership")
    assert known.resolve("Mr Finch") is None
    assert known.resolve("The Chairman") is None
    assert roll(said, rows=(), members=(*members, Member("Cllr Ann Finch", None))).resolve("Councillor Finch") is None
    assert roll(said, rows=(), members=(Member("Mr Tom Finch", None),)).resolve("Mr Finch") is not None


def page(number: str, *members: Member) -> CommitteePage:
    return CommitteePage(number, f"Committee {number}", None, members)


TOM, ANN = Member("Councillor Tom Finch", "Chair", "1"), Member("Councillor Ann Orr", "Chair", "2")


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2025-05-01", ["Councillor Tom Finch", "Councillor Ann Orr"]),
        ("2026-04-30", ["Councillor Tom Finch", "Councillor Ann Orr"]),
        ("2025-04-30", []),
        ("2026-05-01", []),
        (None, []),
    ],
)
def test_a_page_of_members_speaks_for_the_council_year_in_which_it_was_fetched(
    day: str | None, names: list[str]
) -> None:
    listed = Membership([(page("7", TOM), "2025-11-02T10:00:00Z"), (page("8", ANN, TOM), "2025-06-01")])
    found = listed.members_for(Meeting("1", "Cabinet", "7", day))
    assert [member.name for member in found] == names
    assert [member.role for member in found] == ["Chair", None][: len(names)]


def test_mr_and_mrs_are_two() -> None:
    rows = (Attendance("Mrs Jane Poe", None, "present"), Attendance("Mr Bob Poe", None, "present"))
    assert roll(rows=rows).resolve("Mr Poe") == Person("Bob Poe", "attendance")
    assert roll(rows=rows).resolve("Poe") is None


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=300))
def test_any_words_are_resolved_or_not_and_nothing_else(written: str, name: str, text: str) -> None:
    roll(text, rows=(Attendance(name, name, "present"), *ROWS)).resolve(written)


def test_letters_after_a_name_are_no_part_of_it() -> None:
    rows = (Attendance("Councillor Ada Plum OBE", "Chair", "present"),)
    assert roll(rows=rows).resolve("Councillor Plum") == Person("Ada Plum", "attendance")


def test_names_in_a_list_need_no_title() -> None:
    assert roll().called("Quill") == "Mary Quill"
    assert roll().called("Cllr M Quill") == "Mary Quill"
    assert roll().called("Finch") == "Finch"


def test_one_who_sent_apologies_is_not_one_of_that_name_who_came() -> None:
    assert roll().absent("Councillor Smith") == "Will Smith"
    assert roll().absent("Councillor Quill") == "Councillor Quill"
