"""What is a cut text: the crawler, which fetches the whole, and the parser, which waits for it, agree."""

from __future__ import annotations

import pytest

from crawler.frontier import Page, cut_items
from crawler.moderngov import PageKind
from indexer.pages import parse
from indexer.records import Meeting

URL = "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=1&MId=2"
PAGE = """<html><body><div id="modgov"><div class="mgHeader"><h1 class="mgMainTitleTxt">Agenda and minutes</h1></div>
<div class="mgSubTitle"><h2 class="mgSubTitleTxt">Cabinet - Monday, 6th January, 2025 2.00 pm</h2></div>
<div class="mgContent"><table class="mgItemTable"><tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">
<a name="AI77"></a>5.</p></td><td><p class="mgAiTitleTxt">Buses</p><p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara"><p>{body}</p></div></td></tr></table></div></div></body></html>"""


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        ('They said ... <a href="mgAi.aspx?ID=77">view the full minutes text for item 5.</a>', True),
        ('They said &nbsp;...&nbsp; <span><a href="mgAi.aspx?ID=77">View the full text</a></span>', True),
        ('They said <a href="mgAi.aspx?ID=77">Full minutes text for item 5</a>', True),
        ('They said <a href="mgAi.aspx?ID=77">Read the full text</a>', True),
        ('They said <a href="mgAi.aspx?ID=77">Read more</a>', True),
        ('They said <a href="mgai.aspx?id=77&amp;LLL=0">… view the full text</a>', True),
        ('Dywedwyd ... <a href="mgAi.aspx?ID=77">gweld testun llawn y cofnodion ar gyfer eitem 5.</a>', True),
        ('As agreed under <a href="mgAi.aspx?ID=12">minute 4</a> they went on.', False),
        ("They said no more.", False),
    ],
)
def test_the_crawler_fetches_what_the_parser_says_is_cut(body: str, cut: bool) -> None:
    page = PAGE.format(body=body)
    meeting = parse(PageKind.MEETING, page, URL)
    assert isinstance(meeting, Meeting)
    assert meeting.items[0].cut is cut
    assert cut_items(Page(page, URL)) == (["77"] if cut else [])
