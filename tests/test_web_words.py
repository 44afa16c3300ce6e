"""Values as people read them."""

from __future__ import annotations

import pytest

from webui.words import opening


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
