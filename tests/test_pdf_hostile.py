"""A PDF that is locked, broken, endless, a bomb or a picture costs a sentence with the next step, and little else."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.moderngov import PageKind
from crawler.sample.printing import printed_minutes
from indexer.pages import PageError, parse_minutes
from indexer.pages.pdf import MOST_PAGES

WHOLE = printed_minutes("Harbour Board\n7 May 2024", [("1", "Apologies", ["There were none."]), ("2", "Fees", ["Up."])])
LOCK = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>/ID[<00><00>]" % (b"3a" * 32, b"b7" * 32)


def file_of(*objects: bytes) -> bytes:
    """A PDF file of these objects, numbered from 1; the first is its catalogue. Its table of objects is left out, as a
    reader finds them all the same."""
    numbered = (b"%d 0 obj\n%b\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(objects) + 1)


def with_content(content: bytes, *, filters: bytes = b"", kids: int = 1) -> bytes:
    """A file whose pages, ``kids`` times the same one, show ``content``."""
    return file_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (kids, b"3 0 R " * kids),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<%b/Length %d>>stream\n%b\nendstream" % (filters, len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def bomb(piece: bytes, times: int) -> bytes:
    """A page whose content is ``piece`` so many times, compressed twice."""

    def pieces() -> Iterator[bytes]:
        packer = zlib.compressobj(9)
        for _ in range(times):
            yield packer.compress(piece)
        yield packer.flush()

    return with_content(zlib.compress(b"".join(pieces()), 9), filters=b"/Filter[/FlateDecode/FlateDecode]")


SPACES = bomb(b" " * 1_000_000, 1_000)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (WHOLE.replace(b"/Root 1 0 R", b"/Root 1 0 R" + LOCK), "locked with a password: ask the council"),
        (WHOLE[:200], "broken or cut short: fetch it again"),
        (b"%PDF-1.4\n%report\n%%EOF\n", "broken or cut short: fetch it again"),
        (with_content(b"BT /F1 11 Tf (a) Tj ET", kids=10_000), "has 10,000 pages, which no council's minutes have"),
        (with_content(b"q 595 0 0 842 0 0 cm /Im1 Do Q"), "pictures of pages and no text: ask the council"),
        (b"<html><title>Just a moment...</title></html>", "a challenge page"),
        (b"", "an empty file: fetch it again"),
        (SPACES, "This PDF file "),
    ],
    ids=["locked", "cut", "empty-inside", "pages", "pictures", "challenge", "empty", "spaces"],
)
def test_a_file_that_cannot_be_read_is_a_sentence_with_the_next_step(body: bytes, said: str) -> None:
    with pytest.raises(PageError) as error:
        parse_minutes(PageKind.PRINTED_MINUTES, body, "", None)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_as_many_pages_as_a_year_of_minutes_has_are_read() -> None:
    assert MOST_PAGES >= 500
    body = with_content(b"BT /F1 11 Tf 60 700 Td (The Board met.) Tj ET", kids=500)
    assert parse_minutes(PageKind.PRINTED_MINUTES, body, "", None).items


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused_and_never_a_crash(place: int, junk: bytes) -> None:
    body = WHOLE[:place] + junk + WHOLE[place + len(junk) :]
    with suppress(PageError):
        parse_minutes(PageKind.PRINTED_MINUTES, body, "", None)
