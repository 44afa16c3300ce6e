"""What comes from outside is shown on one bounded line that commands no terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Cyngor Ŷnys Netherby – “£5”", "Cyngor Ŷnys Netherby – “£5”"),
        ("Planning\r\n  Committee\t(A)", "Planning Committee (A)"),
        ("\x1b[2J\x1b[1;31mAudit\x1b[0m", "Audit"),
        ("\x1b]0;title of the window\x07Audit", "Audit"),
        ("\x1b]8;;https://x.example\x1b\\Audit\x1b]8;;\x1b\\", "Audit"),
        ("\x9b31mAudit \x1bcBoard", "Audit Board"),
        ("fdp.\u202egnp\u2066 \u200bx\ufeff", "fdp.gnp x"),
        ("half \ud800 a pair\x00", "half a pair"),
        ("", ""),
    ],
)
def test_what_commands_a_terminal_or_misleads_the_eye_is_left_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_long_text_is_cut_with_a_mark_and_a_short_one_is_not() -> None:
    assert printable("a" * 300) == "a" * 300
    assert printable("a" * 301) == "a" * 299 + "…"
    assert printable("ab cd", limit=4) == "ab…"
    assert len(printable(" x" * 10_000_000)) == 300


@given(st.text(st.characters(exclude_categories=())), st.integers(1, 50))
def test_any_text_becomes_one_bounded_line(text: str, limit: int) -> None:
    line = printable(text, limit)
    assert len(line) <= limit
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in line)
    assert printable(line, limit) == line
