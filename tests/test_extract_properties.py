"""What holds for any text at all: nothing is raised, spans lie where they must, and work grows with the length."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.extract import as_json, find
from indexer.extract.extents import sentences_as_needed
from indexer.extract.prose import around, blocks, sentences
from indexer.records import OUTCOMES

PIECES = st.sampled_from(
    [
        "RESOLVED",
        "RESOLVED that",
        "Resolved – That",
        "NOTED",
        "AGREED:",
        " the report be noted",
        "(a) ",
        "(b)",
        "1. ",
        "i) ",
        "• ",
        "\n",
        "\n\n",
        ". ",
        ": ",
        "; and ",
        "“",
        "”",
        "Councillor Ash ",
        "Councillors Ash, Bell and Cole ",
        "The Leader ",
        "A Member ",
        "said that ",
        "asked about ",
        "moved ",
        "seconded by ",
        "proposed, and ",
        "the motion that ",
        "the following amendment:",
        "Motion carried.",
        "was lost",
        "For (3)",
        "Against 2",
        "6 votes to 0",
        "abstained",
        "declared an interest ",
        "Apologies were received from ",
        "It was noted ",
        "made the following comments:",
        "(",
        ")",
        "PENDERFYNWYD – ",
        "Question from ",
        "Response – ",
        "He said ",
        "That ",
        "be approved ",
        "-\n",
        "\u00a0",
    ]
)
MINUTES = st.lists(PIECES, max_size=40).map("".join)
TEXTS = st.one_of(MINUTES, st.text(max_size=200), st.tuples(MINUTES, st.text(max_size=40)).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_span_lies_in_the_text_and_every_limb_in_its_decision(text: str) -> None:
    found = find(text)
    for speech in found.speeches:
        assert 0 <= speech.start < speech.end <= len(text)
        assert text[speech.start : speech.end].strip()
        assert speech.speaker
    for resolution in found.resolutions:
        assert 0 <= resolution.start < resolution.end <= len(text)
        assert resolution.outcomes
        assert set(resolution.outcomes) <= set(OUTCOMES)
        for start, end in resolution.limbs:
            assert resolution.start <= start < end <= resolution.end
    assert all(found.interests)
    assert all(found.apologies)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_finding_twice_gives_the_same_and_prints_as_json(text: str) -> None:
    found = find(text)
    assert found == find(text)
    assert json.loads(json.dumps(as_json(found, text)))["interests"] == list(found.interests)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_and_sentences_cover_every_word_once_and_in_order(text: str) -> None:
    at = 0
    for block in blocks(text):
        assert at <= block.start <= block.body <= block.end
        assert not text[at : block.start].strip()
        here = block.body
        for start, end in sentences(text, block.body, block.end):
            assert here <= start < end <= block.end
            assert not text[here:start].strip()
            here = end
        assert not text[here : block.end].strip()
        at = block.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "shape",
    [
        "(",
        "“",
        "The ",
        "RESOLVED ",
        "Mr Ash, ",
        "and the Leader ",
        "moved by Councillor A and ",
        "For 4 ",
        "(a) ",
        "the Head of the Director of ",
        "\u00a0",
        "x" * 70 + " \n",
    ],
)
def test_the_longest_and_oddest_text_is_read_to_its_end(shape: str) -> None:
    text = (shape * (60_000 // len(shape))) + "\nRESOLVED that the report be noted."
    assert find(text).resolutions[-1].end == len(text)


PIECES_OF_BUSINESS = st.sampled_from(
    [
        "Councillor Ash ",
        "Councillors Ash and Bell ",
        "substituted for ",
        "(substitute: ",
        "for whom ",
        "declared a personal interest in item 5 ",
        "and left the room",
        "did likewise",
        "He then moved that ",
        "nominated ",
        "supported by ",
        "paragraphs 1 to 3 ",
        "of Schedule 12A ",
        "exempt information ",
        "consideration of the item ",
        "was deferred ",
        "until the next meeting ",
        "to allow ",
        "be referred to ",
        "the Audit Committee ",
        "by Council ",
        "Cynigiwyd gan y Cynghorydd Puw, eiliwyd gan ",
        "RESOLVED that ",
        "I propose that ",
        " | ",
        "\n",
        ". ",
        ", and ",
        "İ",
        "ß",
    ]
)
BUSINESS = st.lists(PIECES_OF_BUSINESS, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(BUSINESS, st.one_of(st.none(), st.text(max_size=40), st.just("Declarations of Interest")))
def test_every_other_finding_has_its_words_and_names_its_pattern(text: str, title: str | None) -> None:
    found = find(text, title)
    others = (
        *found.declarations,
        *found.absences,
        *found.substitutes,
        *found.exemptions,
        *found.deferrals,
        *found.referrals,
    )
    for each in others:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip()
        assert each.found_by
    assert all(each.found_by for each in (*found.speeches, *found.resolutions))
    assert json.loads(json.dumps(as_json(found, text)))["apologies"] == list(found.apologies)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["vote", "note", " ", "\n", "x" * 9, "İ"]), max_size=60).map("".join))
def test_a_quick_look_leaves_out_no_word_and_ends_with_a_line(text: str) -> None:
    parts = list(around(text, ("vote", "note"), 3, 2))
    for word in re.finditer("vote|note", text):
        assert any(start <= word.start() < end for start, end in parts)
    assert all(end == len(text) or text[end] == "\n" for _, end in parts)
    assert all(before[1] < after[0] for before, after in pairwise(parts))


@pytest.mark.parametrize(
    "shape",
    [
        "The report was noted. Councillor Ash said that it was late. ",
        "Councillor Ash and Councillor Bell substituted ",
        "declared an interest ",
        "the item be ",
        "be referred to the ",
        "paragraph 3 of exempt information ",
        "RESOLVED by 9 votes to 3 with 1 abstention, ",
        "the amendment was lost ",
        "1. Decision: \x00casting vote ",
        "\nDecision:\nand ",
        "seconded by ",
        "Mr Ash, ",
        "İ",
    ],
)
def test_a_long_line_of_anything_is_read_to_its_end(shape: str) -> None:
    text = (shape * (60_000 // len(shape))) + ".\nRESOLVED that the report be noted."
    assert find(text).resolutions[-1].end == len(text)


@given(
    st.lists(
        st.sampled_from(
            ["Cllr Ash said so. ", "It was 5 p.m. ", "and ", "(a) ", "x" * 700, "That? ", "\u201cNo.\u201d "]
        )
    )
)
def test_sentences_told_apart_as_needed_are_the_sentences(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert list(sentences_as_needed(text, 0, len(text))) == list(sentences(text, 0, len(text)))
