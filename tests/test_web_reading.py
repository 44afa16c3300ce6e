"""An item's text is laid out as written: no word is lost, moved or changed, however its findings lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_corpus import RICH, corpus

from indexer.search.document import ItemDocument, ResolutionDocument, SpeechDocument
from webui.reading import BULLET, CELL, NOTHING_FOUND, Group, Line, Reading, has_header, read, read_agenda

ITEMS = {item.id: item for meeting in corpus() for item in meeting.items}
BLANK = replace(ITEMS[RICH], decision_text=None, minutes_text=None, **NOTHING_FOUND)


def groups(reading: Reading) -> list[Group]:
    return [group for section in reading.sections for group in section.groups]


def lines(reading: Reading) -> Iterator[Line]:
    return chain.from_iterable(block for group in groups(reading) for block in group.blocks)


def text_of(line: Line) -> str:
    return (BULLET if line.bullet else "") + "".join(piece.text for piece in line.pieces)


def minutes(text: str, *findings: SpeechDocument | ResolutionDocument) -> ItemDocument:
    return replace(
        BLANK,
        minutes_text=text,
        speeches=tuple(each for each in findings if isinstance(each, SpeechDocument)),
        resolutions=tuple(each for each in findings if isinstance(each, ResolutionDocument)),
    )


def boxed(reading: Reading) -> list[tuple[tuple[int, ...], list[str]]]:
    return [(group.resolutions, [text_of(line) for line in chain(*group.blocks)]) for group in groups(reading)]


def said(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [
        (mark.anchor, mark.speaker, piece.text)
        for line in lines(reading)
        for piece in line.pieces
        for mark in piece.marks
    ]


prose = st.lists(
    st.sampled_from(["word", " ", ". ", "\n", "\n• ", "• ", "(1) ", "é", "<b>", " | ", " | ", "\nFor | 4"]), max_size=25
).map("".join)
spans = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda ends: (min(ends), max(ends)))


@given(prose, prose, st.lists(spans, max_size=5), st.lists(spans, max_size=5))
def test_the_words_are_the_minutes_whatever_the_spans(
    decision: str, text: str, speeches: list[tuple[int, int]], resolutions: list[tuple[int, int]]
) -> None:
    item = replace(
        BLANK,
        decision_text=decision or None,
        minutes_text=text or None,
        speeches=tuple(SpeechDocument("Someone", None, *span) for span in speeches),
        resolutions=tuple(ResolutionDocument(*span, outcomes=()) for span in resolutions),
    )
    reading = read(item)
    assert [text_of(line) for line in lines(reading)] == [line for line in item.text.split("\n") if line.strip()]
    rows = [line for line in lines(reading) if line.cells]
    assert [CELL.join("".join(piece.text for piece in cell) for cell in row.cells) for row in rows] == [
        text_of(row) for row in rows
    ]
    assert [[mark for piece in row.pieces for mark in piece.marks] for row in rows] == [
        [mark for cell in row.cells for piece in cell for mark in piece.marks] for row in rows
    ]


@given(prose, st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_every_finding_that_touches_words_can_be_linked_to_once(
    text: str, speeches: list[tuple[int, int]], resolutions: list[tuple[int, int]]
) -> None:
    findings = [SpeechDocument("Someone", None, *span) for span in speeches]
    reading = read(minutes(text, *findings, *(ResolutionDocument(*span, outcomes=()) for span in resolutions)))
    anchors = [anchor for anchor, _, _ in said(reading)]
    anchors += [f"r{number}" for group in groups(reading) for number in group.begins]
    assert set(Counter(anchors).values()) <= {1}
    assert set(anchors) == reading.anchors
    for kind, found in (("s", speeches), ("r", resolutions)):
        for number, (start, end) in enumerate(found, 1):
            assert not text[start:end].strip() or f"{kind}{number}" in reading.anchors


def test_lines_that_a_resolution_touches_share_its_box_and_the_rest_has_none() -> None:
    text = "Before.\nRESOLVED that\n(1) one\n(2) two\nAfter."
    resolution = ResolutionDocument(text.index("(1)"), text.index("\nAfter"), ("approved",))
    assert boxed(read(minutes(text, resolution))) == [
        ((), ["Before.", "RESOLVED that"]),
        ((1,), ["(1) one", "(2) two"]),
        ((), ["After."]),
    ]


def test_two_resolutions_of_one_line_share_a_box_and_two_of_two_lines_do_not() -> None:
    one_line = "AGREED this. AGREED that."
    both = ResolutionDocument(0, 12, ()), ResolutionDocument(13, 25, ())
    assert [group.begins for group in groups(read(minutes(one_line, *both)))] == [(1, 2)]
    two_lines = one_line.replace(". A", ".\nA")
    assert [group.begins for group in groups(read(minutes(two_lines, *both)))] == [(1,), (2,)]


def test_a_resolution_that_goes_on_after_the_decision_begins_once() -> None:
    item = replace(minutes("and more", ResolutionDocument(0, 20, ("noted",))), decision_text="The first part")
    assert [(group.resolutions, group.begins) for group in groups(read(item))] == [((1,), (1,)), ((1,), ())]


def test_only_the_operative_words_are_marked_as_resolved() -> None:
    text = "It was RESOLVED that the report be noted. The meeting closed."
    found = ResolutionDocument(text.index("that"), text.index(" The meeting"), ("noted",))
    (line,) = lines(read(minutes(text, found)))
    assert [(piece.text, piece.resolved) for piece in line.pieces] == [
        ("It was RESOLVED ", False),
        ("that the report be noted.", True),
        (" The meeting closed.", False),
    ]


def test_a_speaker_is_named_where_a_speech_begins_even_in_the_middle_of_a_line() -> None:
    text = "The Leader asked why. The Director said how."
    asked, answered = SpeechDocument("The Leader", None, 0, 21), SpeechDocument("Jo Marsh", "Director", 22, len(text))
    assert said(read(minutes(text, asked, answered))) == [
        ("s1", "The Leader", "The Leader asked why."),
        ("s2", "Jo Marsh, Director", "The Director said how."),
    ]


def test_a_speaker_who_goes_on_is_not_named_again() -> None:
    text = "The Chair spoke.\n• The Chair went on."
    one, two = SpeechDocument("The Chair", None, 0, 16), SpeechDocument("The Chair", None, 17, len(text))
    assert said(read(minutes(text, one, two))) == [
        ("s1", "The Chair", "The Chair spoke."),
        ("s2", None, "The Chair went on."),
    ]


def test_nested_speeches_are_both_named() -> None:
    text = "The Chair read a letter from Mr Ode, who objected."
    outer = SpeechDocument("The Chair", None, 0, len(text))
    inner = SpeechDocument("Mr Ode", None, text.index("who"), len(text))
    assert [speaker for _, speaker, _ in said(read(minutes(text, outer, inner)))] == ["The Chair", "Mr Ode"]


def test_bullets_become_list_items_and_numbered_limbs_keep_their_markers() -> None:
    text = "Points:\n• one\n• two\n(a) three"
    assert [(line.bullet, line.pieces[0].text) for line in lines(read(minutes(text)))] == [
        (False, "Points:"),
        (True, "one"),
        (True, "two"),
        (False, "(a) three"),
    ]


def test_the_agenda_is_laid_out_without_marks() -> None:
    agenda = read_agenda(ITEMS[RICH])
    assert [group.resolutions for group in agenda.groups] == [()]
    assert [block[0].bullet for block in agenda.groups[0].blocks] == [False, True]


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("Band | Borough\nA | £1.20\nB | £1.40", True),
        ("Member | Item | Interest\nCllr Dell | 7 | Tenant\nCllr Lang | 8 | Landlord", True),
        ("Quarter | In 5 days | Done\nMay 2023 | 62% | 8\nJune 2023 | 71% | 9", True),
        ("May 2023 | 62% | 8\nJune 2023 | 71% | 9", False),
        ("For | 4\nAgainst | 2", False),
        ("For | None\nAgainst | 2", False),
        ("Chair | Ada Dell\nVice-Chair | Bo Quill", False),
    ],
)
def test_rows_of_as_many_cells_are_a_table_headed_where_the_first_cannot_be_data(text: str, headed: bool) -> None:
    (block,) = groups(read(minutes(text)))[0].blocks
    assert [len(row.cells) for row in block] == [text.partition("\n")[0].count(CELL) + 1] * len(block)
    assert has_header(block) is headed


def test_a_row_alone_or_of_another_number_of_cells_stays_a_line() -> None:
    assert [line.cells for line in lines(read(minutes("Before | after\nWords.\na | b | c\nd | e")))] == [()] * 4
