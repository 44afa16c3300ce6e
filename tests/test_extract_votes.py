"""How votes fell: every printed form, by number and by name."""

from __future__ import annotations

import pytest

from indexer.extract import find
from indexer.records import RecordedVote, Vote


def vote(text: str) -> Vote | None:
    (resolution,) = find(text).resolutions
    return resolution.vote


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("For – 4 / Against 3", (4, 3, None)),
        ("For: 4\nAgainst: 3\nAbstained: 0", (4, 3, 0)),
        ("For\n4\nAgainst\n3\nAbstain\n1", (4, 3, 1)),
        ("For Against Abstained\n6 1 0", (6, 1, 0)),
        ("For: (approval) 5\nAgainst: 1", (5, 1, None)),
        ("Voting: For: 46 Against: 2 Abstention: 2", (46, 2, 2)),
        ("Voting Record: 6 For, 0 Against, 0 Abstentions", (6, 0, 0)),
        ("(7 For, 2 Against, 1 Abstention)", (7, 2, 1)),
        ("The vote was carried with 8 voting in favour, 2 against and 1 abstention.", (8, 2, 1)),
        ("It was carried by 12 votes for, none against and two abstentions.", (12, 0, 2)),
        ("The vote was carried by six votes to two.", (6, 2, None)),
        ("In favour of approval – 6 votes", (6, None, None)),
    ],
)
def test_numbers_behind_a_decision_are_its_vote(words: str, expected: tuple[int | None, ...]) -> None:
    assert vote(f"RESOLVED that the plan be approved.\n{words}") == Vote(*expected)


def test_numbers_inside_the_lead_in_are_its_vote() -> None:
    assert vote("Resolved (by 6 votes to 0 with 2 abstentions) to grant permission.") == Vote(6, 0, 2)


def test_numbers_before_a_decision_that_was_put_to_the_vote_are_its_vote() -> None:
    text = (
        "It was moved by Cllr Ash and seconded by Cllr Bell.\nVotes were cast: For 4, Against "
        "3.\nRESOLVED that the plan be approved."
    )
    assert vote(text) == Vote(4, 3, None)


@pytest.mark.parametrize(
    "words",
    ["Agreed unanimously.", "All were in favour.", "Open for 2 years against 3 objections.", "It was for the 4 wards."],
)
def test_what_is_no_number_of_votes_is_no_vote(words: str) -> None:
    assert vote(f"RESOLVED that the plan be approved.\n{words}") is None


def test_a_recorded_vote_names_each_side() -> None:
    text = (
        "Mr Ash proposed, and Mr Bell seconded the motion that “the Council notes the report.”\nFor (4)\n"
        "Mr Ash, Mrs Trudy Bell, MBE, Ms Barrington-\nKing and Mr J Cole\nAgainst (0)\nAbstain (1)\nMr B "
        "Dunn\n"
        "Motion carried.\nRESOLVED that the Council notes the report."
    )
    (resolution,) = find(text).resolutions
    assert resolution.vote == Vote(4, 0, 1)
    assert resolution.recorded_vote == RecordedVote(
        ("Mr Ash", "Mrs Trudy Bell", "Ms Barrington-King", "Mr J Cole"), (), ("Mr B Dunn",)
    )


def test_a_title_before_a_list_of_voters_belongs_to_each() -> None:
    text = (
        "FOR: Councillors Ahmed, Brown, J Smith and O'Neil (4)\nAGAINST: Cllrs Dale & Eve (2)\nABSTAINED: "
        "None\n"
        "The motion was carried."
    )
    (resolution,) = find(text).resolutions
    assert resolution.vote == Vote(4, 2, 0)
    assert resolution.recorded_vote == RecordedVote(
        ("Councillor Ahmed", "Councillor Brown", "Councillor J Smith", "Councillor O'Neil"),
        ("Cllr Dale", "Cllr Eve"),
        (),
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Councillor Ash voted against the recommendation.", RecordedVote((), ("Councillor Ash",), ())),
        (
            "Councillors Ash and Bell abstained from voting.",
            RecordedVote((), (), ("Councillor Ash", "Councillor Bell")),
        ),
        ("Councillor Ash requested that his vote against be recorded.", RecordedVote((), ("Councillor Ash",), ())),
        ("Dr Bell asked that her abstention be noted in the minutes.", RecordedVote((), (), ("Dr Bell",))),
    ],
)
def test_dissent_by_name_fills_its_own_list_only(words: str, expected: RecordedVote) -> None:
    (resolution,) = find(f"RESOLVED that the fees be increased.\n{words}").resolutions
    assert resolution.recorded_vote == expected
    assert resolution.vote is None
