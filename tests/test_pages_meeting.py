"""A meeting is the same by the web service and by its pages; a cut text is made whole only by what goes on with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.moderngov import PageKind
from indexer.pages import PageError, complete, parse
from indexer.records import Item, Meeting, PrintedVote

PAGES = Path(__file__).parent / "fixtures" / "pages"


def meeting(name: str) -> Meeting:
    kind = PageKind.MEETING_XML if name.endswith("xml") else PageKind.MEETING
    record = parse(kind, (PAGES / name).read_text(encoding="utf-8"))
    assert isinstance(record, Meeting)
    return record


def page_of(heading: str, rows: str = "", head: str = "", title: str = "Agenda and minutes") -> str:
    return (
        f"<html><head>{head}</head><body><div id='modgov'><div class='mgHeader'><h1 class='mgMainTitleTxt'>{title}</h1>"
        f"</div><h2 class='mgSubTitleTxt'>{heading}</h2><a href='mgMeetingAttendance.aspx?ID=7'>Attendance</a>"
        f"<table class='mgItemTable'>{rows}</table></div></body></html>"
    )


def row(body: str, number: str = "1.", item_id: str = "11") -> str:
    return f"<tr><td class='mgItemNumberCell'><p><a name='AI{item_id}'></a>{number}</p></td><td>{body}</td></tr>"


def read(text: str, url: str | None = None) -> Meeting:
    record = parse(PageKind.MEETING, text, url)
    assert isinstance(record, Meeting)
    return record


def seen(item: Item) -> tuple[object, ...]:
    """What the two ways must agree on."""
    papers = tuple(paper.title for paper in item.papers)
    return (
        item.item_id,
        item.minute_number,
        item.title,
        item.agenda_text,
        item.decision_text,
        item.minutes_text,
        papers,
    )


def test_both_ways_give_the_same_items_once_cut_texts_are_whole() -> None:
    by_page, by_service = meeting("meeting.html"), meeting("getmeeting.xml")
    whole = complete(by_page, {item.item_id: item for item in by_service.items})
    public = [item for item in by_service.items if not item.restricted]
    assert list(map(seen, whole.items)) == list(map(seen, public))
    assert not any(item.cut for item in whole.items)
    assert (whole.meeting_id, whole.committee, whole.date) == (
        by_service.meeting_id,
        by_service.committee,
        by_service.date,
    )


def a_meeting(**item: object) -> Meeting:
    return Meeting("1", None, None, None, items=(replace(Item("5", 0, None, "Title", cut=True), **item),))  # type: ignore[arg-type]


def test_a_text_that_does_not_go_on_with_the_cut_one_leaves_it_cut() -> None:
    cut = a_meeting(minutes_text="The Chair said that")
    for other in ("The Chair thought that it was so.", "The Chair said that", "said", None):
        assert complete(cut, {"5": Item("5", -1, None, "Title", minutes_text=other)}) == cut
    assert complete(cut, {}) == cut
    assert complete(cut, {"5": Item("5", -1, None, "Title", minutes_text="The Chair said that is so", cut=True)}) == cut


def test_only_what_goes_on_is_replaced() -> None:
    cut = a_meeting(agenda_text="To note.", minutes_text="The Chair said\nthat it")
    full = Item("5", -1, None, "Title", agenda_text="Something else", minutes_text="The Chair said\nthat it was so.")
    whole = complete(cut, {"5": full}).items[0]
    assert (whole.agenda_text, whole.minutes_text, whole.cut) == ("To note.", full.minutes_text, False)


def test_a_long_text_goes_on_under_another_label_where_the_items_page_has_none() -> None:
    long = " ".join(f"word{n}" for n in range(500))
    whole = complete(a_meeting(minutes_text=long), {"5": Item("5", -1, None, "Title", agenda_text=f"{long} and more.")})
    assert whole.items[0].minutes_text == f"{long} and more."


@pytest.mark.parametrize(
    "label", ["Minutes:", "MINUTES", "Draft minutes:", "minutes", "Cofnodion:", "COFNODION", "Cofnodion drafft"]
)
def test_labels_are_known_in_any_case_and_language(label: str) -> None:
    body = f"<p class='mgAiTitleTxt'>T</p><p class='mgSubItemTitleTxt'> {label} </p><div class='mgWordPara'>said</div>"
    assert read(page_of("Cabinet - 1 May 2020", row(body))).items[0].minutes_text == "said"


@pytest.mark.parametrize(
    ("text", "clean", "cut"),
    [
        ("The fund ... <a href='mgAi.aspx?ID=11'>gweld y testun llawn</a>", "The fund", True),
        (
            "The fund… <span><a href='MGAI.aspx?id=9'>view the full minutes text for item 1.</a></span>",
            "The fund",
            True,
        ),
        (
            "See <a href='mgAi.aspx?ID=9'>the full text of item 9</a> for more ...",
            "See the full text of item 9 for more ...",
            False,
        ),
        ("As in <a href='mgAi.aspx?ID=9'>item 9</a>", "As in item 9", False),
    ],
)
def test_only_a_link_to_the_whole_at_the_end_says_that_a_text_is_cut(text: str, clean: str, cut: bool) -> None:
    body = f"<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'><p>{text}</p></div>"
    item = read(page_of("Cabinet - 1 May 2020", row(body))).items[0]
    assert (item.minutes_text, item.cut) == (clean, cut)


def test_an_element_that_the_cut_leaves_open_takes_nothing_into_the_text() -> None:
    link = "<a href='mgAi.aspx?ID=11'>view the full minutes text for item 1.</a>"
    below = "<table><caption>Recorded Vote</caption><tr><td>Result</td><td>Carried</td></tr></table>"
    text = f"<div class='mgWordPara'><div><p>The fund &nbsp;...&nbsp; {link}</div>"
    body = f"<p class='mgSubItemTitleTxt'>Minutes:</p>{text}{below}"
    item = read(page_of("Cabinet - 1 May 2020", row(body))).items[0]
    assert (item.minutes_text, item.cut) == ("The fund", True)
    assert item.votes == (PrintedVote(None, None, "Carried"),)


def test_a_label_owns_the_next_text_only() -> None:
    body = (
        "<p class='mgAiTitleTxt'>T</p><div class='mgWordPara'>agenda</div><p class='mgSubItemTitleTxt'>Decision:</p>"
        "<div class='mgWordPara'>decided</div><div class='mgWordPara'>other</div>"
    )
    item = read(page_of("Cabinet - 1 May 2020", row(body))).items[0]
    assert (item.agenda_text, item.decision_text, item.minutes_text) == ("agenda", "decided", None)


def test_no_two_items_of_a_meeting_share_an_id_whatever_their_prose_links_to() -> None:
    link = '<a href="mgAi.aspx?ID=77">an earlier item</a>'
    unanchored = row(f'<div class="mgWordPara"><p>As in {link}.</p></div>').replace("<a name='AI11'></a>", "")
    linking = row(f'<ul class="mgActionList"><li>{link}</li></ul>').replace("<a name='AI11'></a>", "")
    rows = row("", item_id="77") + unanchored + linking + row("", item_id="11") + row("", item_id="11")
    found = read(
        page_of("Cabinet - Monday 6 January 2025 2.00 pm", rows), "https://x.gov.uk/ieListDocuments.aspx?MId=9"
    )
    assert [item.item_id for item in found.items] == ["77", "9-1", "9-2", "11", "9-4"]


def test_tables_inside_minutes_are_text_and_no_items() -> None:
    inner = "<table><tr><td class='mgItemNumberCell'><a name='AI99'></a>9.</td><td>nested</td></tr></table>"
    body = (
        f"<p class='mgAiTitleTxt'>T</p><p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'>{inner}</div>"
    )
    items = read(page_of("Cabinet - 1 May 2020", row(body) + row("<p class='mgAiTitleTxt'>U</p>", "", "12"))).items
    assert [(item.item_id, item.minute_number, item.title) for item in items] == [("11", "1", "T"), ("12", None, "U")]
    assert items[0].minutes_text == "9. | nested"


def test_rows_outside_the_div_that_stray_end_tags_close_are_kept() -> None:
    broken = row("<p class='mgAiTitleTxt'>T</p></div></div></div>") + row("<p class='mgAiTitleTxt'>U</p>", "2.", "12")
    assert [item.title for item in read(page_of("Cabinet - 1 May 2020", broken)).items] == ["T", "U"]


def test_the_heading_wins_over_the_metadata_which_speak_where_it_has_no_day() -> None:
    head = "<meta name='DC.date' content='2020-05-09'/>"
    assert read(page_of("Cabinet - Friday 1 May 2020 7 pm", head=head)).date == "2020-05-01"
    assert read(page_of("Cabinet", head=head)).date == "2020-05-09"
    named = f"<meta name='DC.title' content='Agenda for Cabinet on Friday 1 May 2020, 7:30 pm'/>{head}"
    assert (found := read(page_of("Cabinet", head=named))).date == "2020-05-01"
    assert found.time == "7:30 pm"


def test_a_prefix_is_dropped_only_where_the_page_names_the_committee_without_it() -> None:
    assert read(page_of("Audit, Governance and Standards Committee - 1 May 2020")).committee == (
        "Audit, Governance and Standards Committee"
    )
    linked = "<a title='Link to Council'>Budget Setting, Council - 1 May 2020</a>"
    assert read(page_of(linked)).committee == "Council"


@pytest.mark.parametrize(
    ("title", "minutes"),
    [
        ("Agenda and draft minutes", "draft"),
        ("Agenda, decisions and minutes", "published"),
        ("Rhaglen a chofnodion", "published"),
        ("Rhaglen a chofnodion drafft", "draft"),
        ("Draft agenda", None),
        ("Meeting", None),
    ],
)
def test_what_is_published(title: str, minutes: str | None) -> None:
    assert read(page_of("Cabinet - 1 May 2020", title=title)).minutes == minutes


def test_the_meetings_id_is_taken_from_the_address_then_from_the_page() -> None:
    page = page_of("Cabinet - 1 May 2020")
    assert read(page).meeting_id == "7"
    assert read(page, "https://www.aldermere.example/ielistdocuments.aspx?cid=3&mid=9").meeting_id == "9"
    with pytest.raises(PageError, match="give the address"):
        read(page.replace("mgMeetingAttendance", "other"))


def test_a_link_to_follow_is_never_a_script() -> None:
    papers = "<p class='mgSubItemTitleTxt'>Additional documents:</p><ul class='mgBulletList'>{}</ul>"
    hrefs = ["javascript:alert(1)", "data:text/html,x", "documents/s1/a\r\n b.pdf", "https://other.example/c.aspx"]
    body = papers.format("".join(f"<li><a href='{href}'>P</a></li>" for href in hrefs))
    item = read(
        page_of("Cabinet - 1 May 2020", row(body)), "https://aldermere.example/moderngov/ieListDocuments.aspx?MId=9"
    )
    assert [paper.url for paper in item.items[0].papers] == [
        "https://aldermere.example/moderngov/documents/s1/a%20b.pdf",
        "https://other.example/c.aspx",
    ]


HEADS = "<tr><th>Title</th><th>Type</th><th>Recorded Vote text</th><th>Result</th></tr>"


@pytest.mark.parametrize(
    "table",
    [
        f"{HEADS}<tr><td>Motion 4</td><td>Motion</td><td>For: 5</td><td>Carried</td></tr>",
        f"<thead>{HEADS}</thead><tr><td>Motion 4</td><td></td><td><p>For:\n5</p></td><td>Carried</td></tr>",
        "<tr><td>Title:</td><td>Motion 4</td></tr><tr><td>Recorded vote</td><td>For: 5</td></tr>"
        "<tr><td>Result</td><td>Carried</td></tr>",
    ],
)
def test_a_recorded_vote_is_read_whichever_way_its_table_lies(table: str) -> None:
    other = "<table><tr><td>x</td></tr></table>"
    body = f"<p class='mgAiTitleTxt'>T</p><table><caption>Recorded Vote</caption>{table}</table>{other}"
    item = read(page_of("Cabinet - 1 May 2020", row(body))).items[0]
    assert item.votes == (PrintedVote("Motion 4", "For: 5", "Carried"),)
    assert (item.agenda_text, item.minutes_text) == (None, None)


def answer(item: str) -> Meeting:
    items = f"<agendaitems><agendaitem>{item}</agendaitem></agendaitems>"
    text = f"<?xml version='1.0'?><meeting><meetingid>1</meetingid>{items}</meeting>"
    record = parse(PageKind.MEETING_XML, text)
    assert isinstance(record, Meeting)
    return record


@pytest.mark.parametrize(
    ("display", "number", "published", "printed"),
    [
        ("9.", "9", "True", "9"),
        ("9.", "59", "True", "59"),
        ("9.", "59", "False", "9"),
        ("AGc/30/01/21", "30", "True", "AGc/30/01/21"),
        ("83a", "83", "True", "83a"),
        ("", "0", "True", None),
        ("0.", "", "False", None),
        ("\n ", "\n ", "True", None),
    ],
)
def test_the_number_is_the_one_that_the_page_prints(
    display: str, number: str, published: str, printed: str | None
) -> None:
    item = (
        "<agendaitemid>5</agendaitemid><agendaitemnumber>12</agendaitemnumber>"
        f"<isminutepublished>{published}</isminutepublished>"
        f"<fulldisplaynumberformat>{display}</fulldisplaynumberformat><minutesitemnumber>{number}</minutesitemnumber>"
    )
    assert answer(item).items[0].minute_number == printed


@pytest.mark.parametrize(
    ("escaped", "title"),
    [
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("O&amp;#39;Brien &amp;#163;5", "O'Brien £5"),
        ("R&amp;amp;D &amp;copy", "R&D &copy"),
        ("H&lt;sub&gt;2&lt;/sub&gt;O&lt;br /&gt;Plan", "H2O Plan"),
        ("Licence &amp;lt;Premises&amp;gt;", "Licence <Premises>"),
    ],
)
def test_titles_are_unescaped_twice_and_hold_no_markup(escaped: str, title: str) -> None:
    assert answer(f"<agendaitemid>5</agendaitemid><agendaitemtitle>{escaped}</agendaitemtitle>").items[0].title == title


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        ("&lt;p&gt;5 &amp;lt; 6&lt;/p&gt;", "5 < 6"),
        ("&lt;p&gt;write &amp;amp;lt; for it&lt;/p&gt;", "write &lt; for it"),
        ("&amp;lt;p&amp;gt;escaped once more&amp;lt;/p&amp;gt;", "escaped once more"),
        ("a line&#11;broken by Word&#x1F;", "a line broken by Word"),
        ("<![CDATA[<p>as it is</p>]]>", "as it is"),
        ("\n   ", None),
    ],
)
def test_bodies_are_unescaped_as_often_as_they_were_escaped(escaped: str, text: str | None) -> None:
    item = f"<agendaitemid>5</agendaitemid><minutesnonemptyhtmlbody>{escaped}</minutesnonemptyhtmlbody>"
    assert answer(item).items[0].minutes_text == text


def test_what_the_council_withholds_is_not_in_the_record() -> None:
    body = "<minutesnonemptyhtmlbody>secret</minutesnonemptyhtmlbody><isrestricted> True </isrestricted>"
    [item] = answer(f"<agendaitemid>5</agendaitemid><agendaitemtitle>Sale</agendaitemtitle>{body}").items
    assert (item.title, item.restricted, item.minutes_text) == ("Sale", True, None)
    assert answer("<agendaitemid>5</agendaitemid><isdisplayallowed>False</isdisplayallowed>").items == ()
