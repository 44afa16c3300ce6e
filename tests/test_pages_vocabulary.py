"""The words of the pages, English and Welsh, mean what the records call them."""

from __future__ import annotations

import pytest

from indexer.pages.vocabulary import language, minute_number, presence, status


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Present", "present"),
        ("Present, virtual", "present"),
        ("Yn bresennol", "present"),
        ("Present, as substitute", "substitute"),
        ("Present, as substitute, virtual", "substitute"),
        ("In attendance", "in attendance"),
        ("In attendance, virtual", "in attendance"),
        ("Apologies", "apologies"),
        ("Absent with apologies", "apologies"),
        ("Apologies, sent substitute", "apologies"),
        ("Ymddiheuriadau", "apologies"),
        ("Absent", "absent"),
        ("Not present", "absent"),
        ("Expected", "expected"),
        ("Not required", None),
        ("", None),
        (None, None),
    ],
)
def test_how_somebody_attended(words: str | None, meaning: str | None) -> None:
    assert presence(words) == meaning


@pytest.mark.parametrize(
    ("words", "meaning"),
    [("Confirmed", "confirmed"), ("Cancelled", "cancelled"), (" CANCELED ", "cancelled"),
     ("Wedi’i ganslo", "cancelled"),
     ("\n  ", None), (None, None)],
)  # fmt: skip
def test_a_meetings_status(words: str | None, meaning: str | None) -> None:
    assert status(words) == meaning


@pytest.mark.parametrize(
    ("printed", "number"),
    [("59.", "59"), ("AGc/30/01/21", "AGc/30/01/21"), ("83a", "83a"), ("2.1", "2.1"), ("2.1.", "2.1"),
     ("(1.1)", "(1.1)"),
     ("0", None), ("0.", None), (".", None), ("", None)],
)  # fmt: skip
def test_a_number_is_as_printed_without_its_full_stop(printed: str, number: str | None) -> None:
    assert minute_number(printed) == number


def test_the_language_is_that_of_the_text_and_where_that_is_short_of_the_labels() -> None:
    welsh = "Yn y cyfarfod yr oedd y Cyngor wedi trafod yr adroddiad ac yr oedd aelodau yn cytuno."
    english = "The committee noted that the report of the director was to be taken as read by all of the members."
    assert language("Minutes:", welsh) == "cy"
    assert language("Cofnodion:", english) == "en"
    assert language("Rhaglen a chofnodion", "Nodwyd.") == "cy"
    assert language("Agenda and minutes", "Noted.") == "en"
