"""How the bytes of a page become text: what servers and pages say of it is often wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import FetchedPage, decode
from crawler.service import xml

WELSH = "Dŵr, tŷ, £5, “yes”"
XML = '<?xml version="1.0" encoding="{}"?><meeting><meetingid>7</meetingid><title>Caffè £5</title></meeting>'


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (b"\xef\xbb\xbfCaf\xc3\xa9", "iso-8859-1", "Café"),
        ("Ŵyl".encode("utf-16"), None, "Ŵyl"),
        ("£5".encode("utf-16-le"), "utf-16-le", "£5"),
        (WELSH.encode(), "iso-8859-1", WELSH),
        (WELSH.encode(), "windows-1252", WELSH),
        (WELSH.encode(), "iso-8859-14", WELSH),
        (WELSH.encode(), "koi8-r", WELSH),
        (WELSH.encode(), "utf-16", WELSH),
        (b"<meta charset=windows-1252>" + WELSH.encode(), None, "<meta charset=windows-1252>" + WELSH),
        (b"\x93quoted\x94 \xa35", None, "“quoted” £5"),
        (b"\x93quoted\x94 \xa35", "utf-8", "“quoted” £5"),
        (b"\x93quoted\x94 \xa35", "iso-8859-1", "“quoted” £5"),
        (b"\x93quoted\x94 \xa35", "us-ascii", "“quoted” £5"),
        ("Āā".encode("iso-8859-4"), "iso-8859-4", "Āā"),
        (b'<meta charset="iso-8859-4">' + "Āā".encode("iso-8859-4"), None, '<meta charset="iso-8859-4">Āā'),
        (b'<meta charset="iso-8859-4">' + "Āā".encode("iso-8859-4"), "utf-8", '<meta charset="iso-8859-4">Āā'),
        (b'<meta charset="iso-8859-1">' + b"\x93", None, '<meta charset="iso-8859-1">“'),
        ("£ é – “ ”".encode() + b"\xff", None, "£ é – “ ”\ufffd"),
        ("£ é – “ ”".encode() + b"\xff", "iso-8859-1", "£ é – “ ”\ufffd"),
        (b"plain", "no-such-charset", "plain"),
        (b"plain", "base64", "plain"),
        (b"plain", "utf-16", "plain"),
        (b"+AGE-", "utf-7", "+AGE-"),
    ],
)
def test_bytes_become_the_text_that_was_meant(body: bytes, charset: str | None, text: str) -> None:
    assert decode(body, charset) == text


@pytest.mark.parametrize(
    ("declared", "written", "header"),
    [
        ("utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
        ("iso-8859-1", "utf-8", "text/xml"),
        ("iso-8859-1", "cp1252", "text/xml"),
        ("windows-1252", "cp1252", "text/xml; charset=utf-8"),
        ("utf-8", "cp1252", "text/xml; charset=utf-8"),
        ("utf-16", "utf-16", "text/xml"),
        ("utf-16", "utf-8", "text/xml; charset=utf-16"),
    ],
)
def test_an_answer_of_the_web_service_is_read_whatever_is_said_of_its_charset(
    declared: str, written: str, header: str
) -> None:
    body = XML.format(declared).encode(written)
    page = FetchedPage("https://x.example/", 200, {"content-type": header}, body, "2026-01-01T00:00:00Z", "x", "X", "")
    assert xml(page.text).findtext("title") == "Caffè £5"


@given(st.binary(max_size=200), st.text(max_size=12))
def test_any_bytes_decode(body: bytes, charset: str) -> None:
    assert isinstance(decode(body, charset), str)


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=60),
    st.sampled_from(["iso-8859-1", "windows-1252", "iso-8859-15", "ascii", "utf-8", ""]),
)
def test_what_is_utf_8_is_read_as_utf_8_whatever_the_server_says(text: str, charset: str) -> None:
    assert decode(text.encode(), charset) == text
