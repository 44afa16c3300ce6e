"""Clean text: no markup, words neither split nor joined, one paragraph or list item or table row a line."""

from __future__ import annotations

import html
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.pages.text import clean, one_line

GAP = "<span style=\"font:7.0pt 'Times New Roman'\">&nbsp;&nbsp;&nbsp;&nbsp;</span>"


def faked(marker: str, text: str) -> str:
    """A list item as Word fakes it."""
    return f'<p class="MsoListParagraph" style="text-indent:-18.0pt"><span><span>{marker}{GAP}</span></span>{text}</p>'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one\ntwo\r\n  three</p>", "one two three"),
        (
            "<p>Cllr <span class=\n'SpellE'>Gals</span><span>worthy</span>, <b>RESOLVED</b>:</p>",
            "Cllr Galsworthy, RESOLVED:",
        ),
        ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree"),
        ("<p>one</p><p>&nbsp;</p><p> </p><div>two</div>", "one\ntwo"),
        ("before<p>inside</p>after", "before\ninside\nafter"),
        ("<h3>Heading</h3>text", "Heading\ntext"),
        ("<p>a&nbsp;&nbsp;b</p>", "a b"),
        ("<p>co&shy;oper\u200bate\ufeff</p>", "cooperate"),
        ("<p>Si\u006f\u0302n</p>", "Siôn"),
        ("<p>rock &#145;n&#146; roll &#150; &#163;5</p>", "rock ‘n’ roll – £5"),
        ("<p>9<sup>th</sup> May</p>", "9th May"),
        ("<script>var a = 1</script><style>p {}</style><!-- no -->text", "text"),
        ("<p>Report <span class='mgFileSize'>PDF 161 KB</span><span class='mgHide'>, item 9.</span></p>", "Report"),
        ("<p>5 &lt; 6 &amp;&amp; 7 &gt; 6</p>", "5 < 6 && 7 > 6"),
        ("<p>&amp;lt;b&amp;gt;</p>", "&lt;b&gt;"),
        ("<p>unclosed <b>bold<p>next</i></p></div>", "unclosed bold\nnext"),
        ("\n \t", None),
        ("<p>&nbsp;</p>", None),
    ],
)
def test_paragraphs(markup: str, text: str | None) -> None:
    assert clean(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (faked("&middot;", "point"), "• point"),
        (faked("\uf0b7", "point"), "• point"),
        (faked("§", "point"), "• point"),
        (faked("o", "point"), "• point"),
        (faked("-", "point"), "• point"),
        (faked("1.", "limb"), "1. limb"),
        (faked("(iv)", "limb"), "(iv) limb"),
        (faked("a)", "limb"), "a) limb"),
        ("<p>•point</p>", "• point"),
        ("<p>\uf0a7\n  point</p>", "• point"),
        ("<p>one<br>&bull; two</p>", "one\n• two"),
        ("<p>o fewn y flwyddyn</p>", "o fewn y flwyddyn"),
        ("<p><span>o</span> fewn</p>", "o fewn"),
        ("<p>- 5 degrees</p>", "- 5 degrees"),
        ("<p>§ 106 agreement</p>", "§ 106 agreement"),
        ("<p>A · B</p>", "A · B"),
        ("<p>&middot;</p><p>text</p>", "text"),
        ("<ul><li>one</li><li><p>two</p><p>more</p></li></ul>after", "• one\n• two\nmore\nafter"),
        ("<ul><li>&middot; one</li></ul>", "• one"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<ol start=3><li>c</li><li value='7'>g</li><li>h</li></ol>", "3. c\n7. g\n8. h"),
        ("<ol type=a><li>x<ol type=i><li>y</li><li>z</li></ol></li><li>w</li></ol>", "a. x\ni. y\nii. z\nb. w"),
        ("<ol style='list-style-type:upper-roman'><li>x</li></ol>", "I. x"),
        ("<ul style='list-style:none'><li>x</li></ul>", "x"),
        ("<li>stray</li>", "• stray"),
    ],
)
def test_lists(markup: str, text: str) -> None:
    assert clean(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<table><tr><th>Ward</th><th>Trees</th></tr><tr><td>Mere</td><td></td><td>12</td></tr></table>",
            "Ward | Trees\nMere | 12",
        ),
        ("<table><tr><td><p>one</p><p>two</p></td><td>&nbsp;</td></tr></table>", "one\ntwo"),
        ("<table><tr><td>a<p>b</p></td><td>c<br>d</td></tr></table>after", "a b | c d\nafter"),
        ("<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>", "a | b | c"),
        ("<td>no row</td><td>at all</td>", "no row\nat all"),
        ("before<table><tr><td>a</td></tr></table>", "before\na"),
    ],
)
def test_tables(markup: str, text: str) -> None:
    assert clean(markup) == text


def test_one_line_is_the_same_text_on_one_line() -> None:
    assert one_line("<p>one</p><p>two<br>three</p>") == "one two three"
    assert one_line(None) == ""


WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "Nd", "P", "Sc", "Sm")).filter(
        lambda character: unicodedata.normalize("NFC", character) == character
    ),
    min_size=2,
    max_size=9,
).filter(lambda word: not any("\u202a" <= c <= "\u202e" for c in word))
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=5)
SPACES = st.sampled_from([" ", "\n", "\r\n", "&nbsp;", " \n ", "<span> </span>", "<o:p></o:p> ", "\t"])
SPLITS = st.sampled_from(
    ["{}", "<span class=\n'SpellE'>{}</span>", "<b style=''>{}</b>", "<i><span>{}</span></i>", "{}&shy;"]
)


@settings(deadline=None)
@given(PARAGRAPHS, st.data())
def test_text_put_into_word_markup_comes_back_word_for_word(paragraphs: list[list[str]], data: st.DataObject) -> None:
    def marked(word: str) -> str:
        cut = data.draw(st.integers(0, len(word)))
        return "".join(data.draw(SPLITS).format(html.escape(part)) for part in (word[:cut], word[cut:]) if part)

    def paragraph(words: list[str]) -> str:
        return f"<p class='MsoNormal'>{''.join(marked(word) + data.draw(SPACES) for word in words)}</p>"

    markup = "<div class='WordSection1'>" + "<p>&nbsp;</p>\n".join(map(paragraph, paragraphs)) + "</div>"
    expected = unicodedata.normalize("NFC", "\n".join(" ".join(words) for words in paragraphs))
    assert (clean(markup) or "").replace("• ", "•") == with_bullets(expected)


def with_bullets(text: str) -> str:
    """``text`` with the glyphs that begin a list item made the one that clean text has, and nothing after them."""
    lines = (f"•{line[1:].lstrip()}" if line[0] in "·•▪■□▫◦●○‣⁃➢➤►❖∙⋅" else line for line in text.split("\n"))
    return "\n".join(lines).replace("• ", "•")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_gives_clean_lines(text: str) -> None:
    found = clean(text)
    for line in (found or "x").split("\n"):
        assert line
        assert line == " ".join(line.split())
        assert not set(line) & set("\0\xa0\xad\u200b\ufeff\r\t")
    assert found is None or found.encode()
