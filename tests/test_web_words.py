"""Values as people read them."""

from __future__ import annotations

import pytest

from webui.words import lead_in, opening


@pytest.mark.parametrize(
    ("text", "limb", "expected"),
    [
        (
            "permission be granted, subject to:\n(a) the conditions",
            "the conditions",
            "permission be granted, subject to:",
        ),
        ("the Panel be asked (i) to look again", "to look", "the Panel be asked"),
        ("the Council agrees to\n1.1 buy the land", "buy", "the Council agrees to"),
        ("officers be thanked and\n• the report noted", "the report", "officers be thanked and"),
        ("(a) the report be noted", "the report", ""),
        ("be approved.\nthe fee be waived", "the fee", "be approved."),
    ],
)
def test_the_opening_of_a_resolution_is_what_stands_before_its_first_limb(text: str, limb: str, expected: str) -> None:
    assert opening(text, 0, text.index(limb)) == expected


@pytest.mark.parametrize(
    ("text", "lead", "begins", "expected"),
    [
        ("It was RESOLVED – That\nthe report be noted", "RESOLVED – That", "the report", "RESOLVED – That"),
        ("RESOLVED that, in accordance", "RESOLVED that", "in", "RESOLVED that,"),
        ("AGREED that it be so", "AGREED", "it be", "AGREED that"),
        ("Upon the motion of the Chair. It was so decided.", "the motion", "It was", ""),
        ("NOTED.", "NOTED", "NOTED", ""),
        ("The report was noted", None, "The report", ""),
    ],
)
def test_the_lead_in_is_shown_where_it_reads_on(text: str, lead: str | None, begins: str, expected: str) -> None:
    assert lead_in(text, lead, text.index(begins)) == expected
