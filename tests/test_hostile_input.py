"""What comes from outside is bounded: ids are plain numbers, charsets are those of the web, parameters are few."""

from __future__ import annotations

import pytest

from crawler.archive import decode
from crawler.found import is_id
from webui.params import MAX_VALUES, BadParameter, parse


@pytest.mark.parametrize(
    ("words", "expected"), [("4967", True), ("²", False), ("９", False), ("9" * 13, False), ("", False)]
)
def test_an_id_is_a_plain_number_of_a_sensible_length(words: str, expected: bool) -> None:
    assert is_id(words) is expected


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "utf-7", "raw_unicode_escape", "idna"])
def test_a_charset_that_no_page_uses_is_not_heard(charset: str) -> None:
    assert decode(b"\\x3cb\\x3e +ADw- caf\xc3\xa9", charset) == "\\x3cb\\x3e +ADw- café"


def test_more_values_than_anybody_ticks_are_refused() -> None:
    with pytest.raises(BadParameter, match="tick fewer"):
        parse([("year", str(number)) for number in range(MAX_VALUES + 1)])
