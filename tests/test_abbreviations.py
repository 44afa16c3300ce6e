"""What is typed finds the other ways of saying it, save in quotation marks, and the file of them is sound."""

from __future__ import annotations

import pytest

from indexer.search.abbreviations import Group, expand, groups
from indexer.search.clauses import parse
from indexer.search.words import tokens

HELD = (
    Group(("HMO", "HMOs", "multiple occupation"), ("houses in multiple occupation",)),
    Group(("special educational needs",), ("SEND",)),
    Group(("PCC", "crime commissioner")),
    Group(("PCC", "parochial church council")),
    Group(("fly-tipping", "fly tipping", "flytipping")),
)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("hmo", 'hmo OR hmos OR "multiple occupation"'),
        ("HMO licence", '(hmo OR hmos OR "multiple occupation") licence'),
        ("new multiple occupation licence", "new ((multiple occupation) OR hmo OR hmos) licence"),
        ("houses in multiple occupation", '(houses in multiple occupation) OR hmo OR hmos OR "multiple occupation"'),
        ("send", 'send OR "special educational needs"'),
        ("special educational needs", "special educational needs"),
        ("special educational need", "special educational need"),
        ("pcc", 'pcc OR "crime commissioner" OR "parochial church council"'),
        ("crime commissioner", "(crime commissioner) OR pcc"),
        ("fly-tipping", 'fly-tipping OR flytipping'),
        ("item:hmo", 'item:(hmo OR hmos OR "multiple occupation")'),
        ("item:(multiple occupation)", "item:((multiple occupation) OR hmo OR hmos)"),
        ("damp (pcc OR multiple occupation)", 'damp ((pcc OR "crime commissioner" OR "parochial church council") OR '
         "((multiple occupation) OR hmo OR hmos))"),
    ],
)  # fmt: skip
def test_what_is_typed_stands_for_the_other_ways_of_saying_it(typed: str, becomes: str) -> None:
    assert str(expand(parse(typed), HELD)[0]) == becomes


@pytest.mark.parametrize(
    "typed",
    [
        '"hmo"', '"multiple occupation"', "hmo*", "-hmo", "damp -(hmo pcc)", "multiple OR occupation",
        "occupation multiple",
        "multiple -x occupation",
        "committee:pcc", "speaker:send", "minute:hmo", "date:2024", "",
        'multiple "occupation"', "multiple occupation*",
    ],
)  # fmt: skip
def test_what_is_quoted_left_out_cut_short_or_a_label_stays_as_typed(typed: str) -> None:
    tree = parse(typed)
    assert expand(tree, HELD) == (tree, ())


def test_each_pair_is_told_once_as_it_was_typed() -> None:
    _, told = expand(parse("HMO OR hmo OR (Multiple Occupation)"), HELD)
    assert told == (
        ("hmo", "HMOs"), ("hmo", "multiple occupation"), ("multiple occupation", "HMO"),
        ("multiple occupation", "HMOs"),
    )  # fmt: skip


def test_the_file_has_rows_of_words_that_can_stand_for_each_other() -> None:
    for group in groups():
        assert len({*group.words, *group.typed}) == len(group.words) + len(group.typed) >= 2, group
        assert group.words, group
        assert all(tokens(words) for words in (*group.words, *group.typed)), group


KNOWN = (
    "CSE SEND HMO TRO MTFS PSPO ASB EHCP CIL S106 LGPS CPZ LTN ULEZ ICB JSNA HRA RSL DFG NEET LAC CLA MASH LADO CAMHS "
    "FOI GDPR DPIA KPI SLA TUPE AQMA EIA SPD NPPF HIF UKSPF"
)


@pytest.mark.parametrize("short", KNOWN.split())
def test_the_abbreviations_of_local_government_are_known(short: str) -> None:
    assert expand(parse(short))[1]
