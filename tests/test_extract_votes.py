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
        ("Voting: 12:3:1", (12, 3, 1)),
        ("Carried by 24 votes, to 10 votes, with 1 abstention.", (24, 10, 1)),
        ("The vote was 12-3-1.", (12, 3, 1)),
        ("The fees rise in May. (8-2-1)", (8, 2, 1)),
        ("(12/3/1)", (12, 3, 1)),
        ("Ayes 12 Noes 3 Abstentions 1", (12, 3, 1)),
        ("Yes: 12, No: 3, Abstain: 1", (12, 3, 1)),
        ("For: eight. Against: two. Abstained: none.", (8, 2, 0)),
        ("Carried with twenty-two votes in favour and thirty-one against.", (22, 31, None)),
        ("The plan was carried by a majority of 9 to 4.", (9, 4, None)),
        ("Carried by 9 votes with 4 against and 2 abstentions.", (9, 4, 2)),
        ("The vote was tied at 5 votes each and the Chair used his casting vote.", (5, 5, None)),
        ("8 votes were cast in favour and 2 against.", (8, 2, None)),
        ("Carried by 8 votes to 2, one member abstaining.", (8, 2, 1)),
        ("Agreed with one abstention.", (None, None, 1)),
        ("This was agreed with one dissenting vote.", (None, 1, None)),
        ("Pleidleisiodd 31 o blaid, 12 yn erbyn a 3 yn ymatal.", (31, 12, 3)),
        ("Vote For | Vote Against | Abstain\n8 | 2 | 1", (8, 2, 1)),
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
    [
        "(12/3/21)",
        "Rents rise by 3 to 5 per cent.",
        "See application No 3.",
        "Agreed unanimously.",
        "All were in favour.",
        "Open for 2 years against 3 objections.",
        "It was for the 4 wards.",
    ],
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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The motion was put and carried by 41 votes to 17.", (41, 17)),
        ("The motion was put and lost by 41 votes to 17.", (17, 41)),
        ("The motion was put and lost by 17 votes to 41.", (17, 41)),
        ("The motion was defeated by 41 to 17.", (17, 41)),
    ],
)
def test_of_what_is_lost_the_larger_number_was_against(words: str, expected: tuple[int, int]) -> None:
    (found,) = find(
        f"Councillor Ash moved, and Councillor Bell seconded, that the fees be frozen.\n{words}"
    ).resolutions
    assert found.vote == Vote(*expected, None)


@pytest.mark.parametrize(("put", "expected"), [("refused", Vote(9, 5, 1)), ("granted", Vote(5, 9, 1))])
def test_grant_or_refuse_is_for_the_side_that_was_put(put: str, expected: Vote) -> None:
    text = (
        f"Councillor Ash moved, and Councillor Bell seconded, that permission be {put}.\n"
        "VOTE:\nGRANT – 5\nREFUSE – 9\nABSTAIN – 1\nRESOLVED that permission be REFUSED."
    )
    assert vote(text) == expected


ASH_AND_BELL = ("Councillor Ash", "Councillor Bell")


@pytest.mark.parametrize(
    "lists",
    [
        "YES – 2\nAsh and Bell\nNO – 1\nCole\nABSTAIN – 1\nDunn",
        "AYES: Ash, Bell\nNOES: Cole\nABSTENTIONS: Dunn",
        "FOR\nAsh\nBell\nAGAINST\nCole\nABSTAIN\nDunn",
        "For the motion (2): Ash and Bell\nAgainst the motion (1): Cole\nAbstentions: Dunn",
        "For: Ash, Bell. Against: Cole. Abstained: Dunn.",
        "FOR: 2 (Ash and Bell)\nAGAINST: 1 (Cole)\nABSTAINED: 1 (Dunn)",
        "Voting for the plan – 2 – Ash and Bell\nVoting against the plan – 1 – Cole\nAbstaining – 1 – Dunn",
        "Member | For | Against | Abstained\nAsh | ✓ | |\nBell | X | |\nCole (Green) | | ✓ |\nDunn | | | ✓",
        "Name | Party | Against | For | Abstain\nAsh | A | | 1\nBell | B | – | 1\nCole | C | 1 |\nDunn | D | | | 1",
        "Ash | For\nBell | For\nCole | Against\nDunn | Abstained",
        "O blaid: Ash, Bell\nYn erbyn: Cole\nYmatal: Dunn",
        "There voted for the plan:\n\nAsh and Bell ........ 2\n\nThere voted against the plan:\n\nCole ..... 1\n\n"
        "There abstained from voting:\n\nDunn ..... 1",
    ],
)
def test_a_recorded_vote_in_every_layout(lists: str) -> None:
    (found,) = find(f"RESOLVED that the plan be approved.\nThe vote was recorded as follows:\n{lists}").resolutions
    assert found.recorded_vote == RecordedVote(("Ash", "Bell"), ("Cole",), ("Dunn",))


def test_a_table_of_ticks_without_its_empty_cells_says_nothing() -> None:
    text = "RESOLVED that the plan be approved.\nMember | For | Against\nAsh | ✓\nBell | ✓\nCole | ✓"
    (found,) = find(text).resolutions
    assert found.recorded_vote is None


@pytest.mark.parametrize(
    ("words", "against", "abstained"),
    [
        ("Councillor Ash’s vote against was recorded at his request.", ("Councillor Ash",), ()),
        ("Under Rule 16, Councillor Ash required it to be recorded that she abstained.", (), ("Councillor Ash",)),
        ("Councillors Ash and Bell asked that their names be recorded as voting against.", ASH_AND_BELL, ()),
        ("Agreed, with Councillor Ash dissenting.", ("Councillor Ash",), ()),
        ("The dissent of Councillor Ash was noted.", ("Councillor Ash",), ()),
        ("There was one abstention (Councillor Ash).", (), ("Councillor Ash",)),
        ("Councillor Ash abstained. Councillor Bell also abstained.", (), ASH_AND_BELL),
        ("Members asked that their votes against be recorded: Councillors Ash and Bell.", ASH_AND_BELL, ()),
        ("Ymataliodd y Cynghorydd Non Puw.", (), ("Cynghorydd Non Puw",)),
    ],
)
def test_dissent_in_other_words(words: str, against: tuple[str, ...], abstained: tuple[str, ...]) -> None:
    (found,) = find(f"RESOLVED that the fees be increased.\n{words}").resolutions
    assert found.recorded_vote == RecordedVote((), against, abstained)


def test_what_others_are_against_is_no_vote() -> None:
    text = (
        "RESOLVED that the plan be approved.\nCouncillor Ash asked that it be noted that residents were against it all."
    )
    assert find(text).resolutions[0].recorded_vote is None


MINUTES, PLAN = "RESOLVED that the minutes be signed.", "RESOLVED that the plan be approved."


@pytest.mark.parametrize(
    "text",
    [
        f"{MINUTES}\nVoting: 6 for, 1 against.\n{PLAN}\nVoting: 5 for, 2 against.",
        f"Voting: 6 for, 1 against.\n{MINUTES}\nVoting: 5 for, 2 against.\n{PLAN}",
        f"{MINUTES}\n6 for, 1 against\n{PLAN}\n5 for, 2 against",
        f"6 for, 1 against\n{MINUTES}\n5 for, 2 against\n{PLAN}",
        f"{MINUTES} (6 votes to 1)\n{PLAN} (5 votes to 2)",
        "RESOLVED (6 votes to 1) that the minutes be signed.\nRESOLVED (5 votes to 2) that the plan be approved.",
        f"{MINUTES} Prop. Cllr Ash, sec. Cllr Bell. For: 6. Against: 1.\n"
        f"24/02 – The Mill. {PLAN} Prop. Cllr Cole, sec. Cllr Dunn. For: 5. Against: 2.",
    ],
)
def test_each_of_several_decisions_has_its_own_vote(text: str) -> None:
    assert [each.vote for each in find(text).resolutions] == [Vote(6, 1, None), Vote(5, 2, None)]
