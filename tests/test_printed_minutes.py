"""Printed minutes become the items that the meeting had, word for word, without what only the paper needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.moderngov import PageKind
from crawler.sample.council import load
from crawler.sample.in_print import minutes_pdf
from crawler.sample.markup import clean
from crawler.sample.printing import printed_minutes
from crawler.sample.records import Committee, Meeting
from indexer.pages import parse_minutes
from indexer.pages.hyphens import joined
from indexer.pages.paragraphs import read_text
from indexer.pages.sheets import Line, Sheet
from indexer.pages.splitting import Block, split
from indexer.records import Item, MinutesDocument

REAL = Path(__file__).resolve().parents[2] / "shared" / "moderngov" / "pdf"
MINUTED = [(committee, meeting) for committee, meeting in load().meetings() if meeting.has_minutes]


def read(body: bytes, agenda: tuple[Item, ...] = (), url: str | None = None) -> MinutesDocument:
    found = parse_minutes(PageKind.PRINTED_MINUTES, body, "", url, agenda)
    assert isinstance(found, MinutesDocument)
    return found


def agenda_of(meeting: Meeting) -> tuple[Item, ...]:
    rows = enumerate(meeting.items)
    return tuple(Item(f"id{place}", place, item.number or None, item.title) for place, item in rows)


def as_printed(text: str | None) -> str | None:
    """What the sample's printer can print of a text."""
    return text.encode("cp1252", "replace").decode("cp1252") if text else None


@pytest.mark.parametrize("known", [True, False], ids=["agenda known", "agenda unknown"])
def test_every_meeting_of_the_sample_council_is_read_from_its_print_word_for_word(known: bool) -> None:
    for committee, meeting in MINUTED[:: 4 if known else 5]:
        found = read(minutes_pdf(committee, meeting), agenda_of(meeting) if known else ())
        texts = [
            None if item.restricted else as_printed(clean((*item.decision, *item.minutes))) for item in meeting.items
        ]
        assert [item.minutes_text for item in found.items] == texts, meeting.meeting_id
        assert [item.minute_number for item in found.items] == [item.number or None for item in meeting.items]
        assert [item.title for item in found.items] == [as_printed(item.title) for item in meeting.items]


def one(meeting_id: int) -> tuple[Committee, Meeting]:
    return next(found for found in MINUTED if found[1].meeting_id == meeting_id)


def test_the_first_lines_say_which_meeting_it_was_and_who_was_there() -> None:
    committee, meeting = one(3063)
    found = read(minutes_pdf(committee, meeting))
    assert (found.committee, found.date, found.time) == (committee.name, "2020-09-15", "5.30 pm")
    assert {(person.name, person.presence) for person in found.attendance} >= {
        ("Councillor Hélène Darrow", "present"),
        ("Councillor Leonard Aske", "apologies"),
        ("Naomi Standish", "in attendance"),
    }


def test_the_agendas_items_keep_their_ids_and_what_is_only_in_print_has_one_of_its_own() -> None:
    body = printed_minutes(
        "Harbour Board\n7 May 2024",
        [("41", "Apologies", ["None."]), ("42", "A Wreck", ["Seen."]), ("43", "Mooring Fees", ["Up."])],
    )
    agenda = (Item("900", 0, "1", "Apologies", "To receive any."), Item("901", 1, "2", "Mooring Fees"))
    found = read(body, agenda, "https://a.example/documents/g77/Printed%20minutes.pdf?T=1")
    assert [(item.item_id, item.minute_number, item.minutes_text) for item in found.items] == [
        ("900", "1", "None."), ("77-1", "42", "Seen."), ("901", "2", "Up."),
    ]  # fmt: skip
    assert found.items[0].agenda_text == "To receive any."


def line(text: str, base: float, *, left: float = 60, bold: bool = False, right: float | None = None) -> Line:
    width = 5.5 * len(text)
    word = 5.5 * len(text.split(maxsplit=1)[0])
    return Line(text, left, right or left + width, base, 11, len(text) if bold else 0, word)


SPEAKERS = ("Ann", "Bob", "Cerys", "Dai", "Ed")


def test_running_heads_feet_and_page_numbers_are_taken_away_wherever_they_stand() -> None:
    pages = [
        Sheet(842, (line(f"HARBOUR BOARD 7 MAY, page {page}", 800), line(f"{name} spoke of it.", 700),
                    line("Council offices, Quay Street", 50), line(str(page + 11), 40, left=60 + 400 * (page % 2))))
        for page, name in enumerate(SPEAKERS, 1)
    ]  # fmt: skip
    found = read_text(pages)
    assert [block.text for block in found.blocks] == [f"{name} spoke of it." for name in SPEAKERS]
    assert len(found.furniture) == 15


def test_a_number_or_a_line_that_is_no_furniture_stays() -> None:
    pages = [Sheet(842, (line("The tolls were raised to", 700), line("41", 686))), Sheet(842, (line("52", 700),))]
    assert "41" in " ".join(block.text for block in read_text(pages).blocks)


@pytest.mark.parametrize(
    ("text", "after", "words", "whole"),
    [
        ("the com-", "mittee met", {"committee"}, "the committee met"),
        ("the com-", "mittee met", set(), "the committee met"),
        ("a long-", "term plan", {"long-term"}, "a long-term plan"),
        ("a non-", "executive member", set(), "a non-executive member"),
        ("the harbour-", "side path", {"harbour", "side"}, "the harbour-side path"),
        ("Mrs Crow-", "Brown", set(), "Mrs Crow-Brown"),
        ("in 2026-", "27", set(), "in 2026-27"),
        ("from March -", "and later", set(), "from March - and later"),
        ("in-\u00ad", "spection", set(), "in-spection"),
        ("inspec\u00ad", "tion", set(), "inspection"),
        ("two", "lines", set(), "two lines"),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_whole_again(text: str, after: str, words: set[str], whole: str) -> None:
    assert joined(text, after, frozenset(words)) == whole


def bold(text: str) -> Block:
    return Block(text, len(text))


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (["12. Apologies", "13. Fees", "15. Next Meeting"], ["12", "13", "15"]),
        (["PL/34 Apologies", "PL/35 Fees", "PL/36 Next Meeting"], ["PL/34", "PL/35", "PL/36"]),
        (["Minute 45 Apologies", "Minute 46 Fees", "Minute 47 Next Meeting"], ["45", "46", "47"]),
        (["56/23 Apologies", "57/23 Fees", "58/23 Next Meeting"], ["56/23", "57/23", "58/23"]),
        (["AGc/30/01/21 Apologies", "AGc/31/01/21 Fees", "AGc/32/01/21 Next Meeting"], None),
        (["Apologies", "Fees", "Next Meeting"], [None, None, None]),
    ],
)
def test_limbs_are_no_headings_however_items_are_numbered(heads: list[str], numbers: list[str | None] | None) -> None:
    limbs = [Block("RESOLVED that"), Block("1. fees rise;", left=20), Block("2. it be told;", left=20),
             Block("3. a report follow in May.", left=20)]  # fmt: skip
    blocks = [bold("HARBOUR BOARD"), Block("7 May 2024"), *(part for head in heads for part in (bold(head), *limbs))]
    opening, *found = split(blocks)
    assert opening.lines == ("HARBOUR BOARD", "7 May 2024")
    assert [section.title for section in found] == ["Apologies", "Fees", "Next Meeting"]
    assert [section.number for section in found] == (numbers or [head.split()[0] for head in heads])
    assert all(section.lines == tuple(limb.text for limb in limbs) for section in found)


def test_plain_numbered_titles_are_headings_where_nothing_stands_out() -> None:
    blocks = [Block(text) for text in ("1. Apologies", "There were none.", "2. Mooring fees", "They were raised.")]
    assert [(section.number, section.title) for section in split(blocks)[1:]] == [
        ("1", "Apologies"),
        ("2", "Mooring fees"),
    ]


def test_an_item_taken_out_of_turn_is_known_by_its_title() -> None:
    agenda = tuple(
        Item(str(n), n, str(n), title) for n, title in enumerate(["Apologies", "Mooring Fees", "A New Crane"])
    )
    blocks = [
        Block("Apologies"),
        Block("None."),
        Block("A New Crane"),
        Block("Bought."),
        Block("Mooring Fees"),
        Block("Up."),
    ]
    found = split(blocks, agenda)[1:]
    assert [(section.known.item_id if section.known else None, section.lines) for section in found] == [
        ("0", ("None.",)), ("2", ("Bought.",)), ("1", ("Up.",)),
    ]  # fmt: skip


def test_minutes_without_any_heading_are_one_item_and_nothing_is_lost() -> None:
    found = read(printed_minutes("Harbour Board\n7 May 2024", [(None, "", ["The Board met.", "It rose at nine."])]))
    assert [item.title for item in found.items] == ["Minutes"]
    assert (found.items[0].minutes_text or "").endswith("The Board met.\nIt rose at nine.")


WORDS = st.text("abcdefg ABC.;:(),1234567890-–’", min_size=1, max_size=60).filter(lambda text: bool(text.split()))
LINES = st.builds(
    lambda text, base, left, heavy: line(" ".join(text.split()), base, left=left, bold=heavy),
    WORDS, st.integers(20, 820).map(float), st.sampled_from([60.0, 88.0, 300.0]), st.booleans(),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(LINES, max_size=12).map(lambda lines: Sheet(842, tuple(lines))), max_size=5))
def test_no_text_is_lost_between_sheets_and_items_but_what_is_named(sheets: list[Sheet]) -> None:
    found = read_text(sheets)
    sections = split(found.blocks)
    out = "".join(part for section in sections for part in (section.number or "", section.title, *section.lines))
    for text in (line.text for sheet in sheets for line in sheet.lines if line.text not in found.furniture):
        for word in text.split():
            assert plain(word) in plain(out), (word, out)


def plain(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_the_command_shows_what_is_understood_of_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").write_bytes(minutes_pdf(*one(3081)))
    done = subprocess.run(
        [sys.executable, "-m", "minutebook", "parse", str(tmp_path / "minutes.pdf")], capture_output=True, check=True,
    )  # fmt: skip
    shown = json.loads(done.stdout)
    assert shown["kind"] == "printed-minutes"
    assert [item["minute_number"] for item in shown["items"]][:2] == ["AGc/11/07/20", "AGc/12/07/20"]


@pytest.mark.skipif(not REAL.is_dir(), reason="real printed minutes lie beside the repository only")
def test_real_printed_minutes_are_split_at_their_minute_numbers() -> None:
    found = read(next(REAL.glob("kent-*.pdf")).read_bytes())
    assert (found.committee, found.date) == ("County Council", "2025-02-13")
    assert [item.minute_number for item in found.items] == ["286", "287", "288", "289", "290", "291"]
    assert found.items[1].title.endswith("Other Significant Interests in items on the agenda")
    assert "Barrington-King" in (found.items[0].minutes_text or "")
    assert len(found.attendance) > 60
