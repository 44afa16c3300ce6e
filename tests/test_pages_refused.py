"""What is not the page that it should be is refused with one sentence that says what came and what to do."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.moderngov import PageKind
from indexer.pages import PageError, parse, sniff

PAGES = Path(__file__).parent / "fixtures" / "pages"
ANSWERS = [PageKind.COMMITTEES_XML, PageKind.MEETINGS_XML, PageKind.MEETING_XML]
ITEMS = "mgItemNumberCell"
"""An old page that has a table of items after all is read as what it is."""
READABLE = [kind for kind in PageKind if kind is not PageKind.ERROR]

LOGIN = "<html><title>Sign in</title><form><input name='p' type='password'></form></html>"
CHALLENGE = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>"
REDIRECT = "<!-- f --><script>window.location = 'https://' + window.location.hostname</script>"
ERROR = "<div id='modgov'><h1 class='mgMainTitleTxt'>Error</h1><p>Sorry, this page could not be found.</p></div>"
PDF = "%PDF-1.7\n%\ufffd\ufffd\ufffd\ufffd\n1 0 obj <</Type /Catalog>>"
JUNK = "\x01\x02\ufffd\ufffd\x7f\x05" * 50


@pytest.mark.parametrize("kind", READABLE)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "an empty file"),
        (" \n\ufeff", "an empty file"),
        (PDF, "a PDF file"),
        (JUNK, "binary data"),
        (LOGIN, "a login page"),
        (CHALLENGE, "a challenge page"),
        (REDIRECT, "only redirects by JavaScript"),
        (ERROR, "an error page"),
        ("<html><title>Bins and recycling</title><p>Welcome</p></html>", "another page (“Bins and recycling”)"),
        ("just words", "text without any markup"),
    ],
)
def test_other_things_are_named(kind: PageKind, text: str, said: str) -> None:
    with pytest.raises(PageError) as error:
        parse(kind, text)
    message = str(error.value)
    assert said in message
    assert message.count(". ") == 0
    assert message.endswith(".")


@pytest.mark.parametrize(
    "text", ["", PDF, JUNK, LOGIN, CHALLENGE, REDIRECT, ERROR, "just words", "<rss><channel/></rss>"]
)
def test_no_kind_is_told_of_what_is_no_page_of_theirs(text: str) -> None:
    with pytest.raises(PageError):
        sniff(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<?xml version='1.0'?><meeting><meetingid>4</meetingid><agendaitems><agen", "cut short or broken XML"),
        ("<?xml version='1.0'?><rss><channel/></rss>", "XML with the root <rss>"),
        ("<?xml version='1.0'?><!DOCTYPE meeting [<!ENTITY a 'b'>]><meeting>&a;</meeting>", "declares a document type"),
        ("<?xml version='1.0'?><!-- x --><!DOCTYPE m SYSTEM 'file:///etc/passwd'><m/>", "declares a document type"),
        ("<html><title>Runtime Error</title></html>", "an error page (“Runtime Error”)"),
        ("<?xml version='1.0'?><meeting>&unknown;</meeting>", "broken XML"),
    ],
)
@pytest.mark.parametrize("kind", ANSWERS)
def test_answers_that_are_no_answers(kind: PageKind, text: str, said: str) -> None:
    with pytest.raises(PageError) as error:
        parse(kind, text)
    assert said in str(error.value)


def test_an_answer_without_a_meeting_says_so() -> None:
    with pytest.raises(PageError, match="holds no meeting"):
        parse(PageKind.MEETING_XML, "<?xml version='1.0'?><meeting>\n</meeting>")


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.*ml")), ids=lambda page: page.name)
@pytest.mark.parametrize("kind", READABLE)
def test_a_page_is_read_as_its_own_kind_only(page: Path, kind: PageKind) -> None:
    text = page.read_text(encoding="utf-8")
    both = {PageKind.MINUTES_DOCUMENT, PageKind.MEETING}
    if kind is sniff(text) or ({kind, sniff(text)} == both and (ITEMS in text or kind is PageKind.MEETING)):
        parse(kind, text)
    else:
        with pytest.raises(PageError):
            parse(kind, text)


def test_an_error_pages_kind_holds_nothing_to_read() -> None:
    with pytest.raises(PageError, match="nothing to read"):
        parse(PageKind.ERROR, ERROR)


ATTENDED = "<a href='mgMeetingAttendance.aspx?ID=7'>A</a>"
SHELL = f"<div id='modgov'><h2 class='mgSubTitleTxt'>Cabinet - 1 May 2020</h2>{ATTENDED}{{}}</div>"
CELL = "<td class='mgItemNumberCell'><a name='AI1'></a>1.</td>"
ROW = f"<table><tr>{CELL}<td><p class='mgAiTitleTxt'>T</p>{{}}</td></tr></table>"
BAD_LINK = (
    "<p class='mgSubItemTitleTxt'>Documents</p><ul class='mgBulletList'><a href='//[x'>y</a></ul>"
    "<a href='//[x/mgAi.aspx?ID=1'>z</a>"
)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000,
        "<b>" * 20_000,
        "<table><tr><td class='mgItemNumberCell'>" * 5_000,
        "<ul><li>" * 5_000,
        "<p>" * 20_000,
        ROW.format("<div class='mgWordPara'>" + "word " * 1_000_000 + "</div>"),
        ROW.format("<div class='mgWordPara'>a\0b\ud800c</div>"),
        "&" * 200_000,
        "<!--" * 50_000,
        "<a href='http://[bad/ieListDocuments.aspx?MId=²'>x</a>" + ROW.format(BAD_LINK),
        "1 May " * 50_000,
        "<p><span class='mgLabel'>" * 10_000,
    ],
    ids=range(12),
)  # fmt: skip
def test_hostile_pages_are_read_or_refused(hostile: str) -> None:
    for kind in (PageKind.MEETING, PageKind.ITEM, PageKind.DECISION):
        with suppress(PageError):
            parse(kind, SHELL.format(hostile))


def test_more_tags_than_any_page_has_are_refused_before_they_fill_the_memory() -> None:
    with pytest.raises(PageError, match="more than 400,000 tags"):
        parse(PageKind.MEETING, SHELL.format("<b>" * 500_000))


def test_answers_nested_deeper_than_xml_may_be_are_refused() -> None:
    with pytest.raises(PageError):
        parse(PageKind.MEETING_XML, "<meeting>" * 100_000)


MARKUP = """
<p> </p> <td%class='mgItemNumberCell'> </td> <tr> </tr> <table> </table> <li> </div> <div%class='mgWordPara'> word 1.
<p%class='mgSubItemTitleTxt'> Minutes: <a%name='AI3'> <a%href='mgAi.aspx?ID=3'> <ul%class='mgBulletList'>
%-%1%May%2020% <p%class='mgAiTitleTxt'> <h2%class='mgSubTitleTxt'> <span%class='mgLabel'> <div%id='modgov'>
<a%href='mgMeetingAttendance.aspx?ID=7'> <caption>Recorded%Vote
"""
PARTS = [part.replace("%", " ") for part in MARKUP.split()]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=60), st.sampled_from(READABLE))
def test_any_mixture_of_their_markup_is_read_or_refused(parts: list[str], kind: PageKind) -> None:
    with suppress(PageError):
        parse(kind, "<div class='mgContent'>" + "".join(parts))
