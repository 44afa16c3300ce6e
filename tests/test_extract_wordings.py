"""Wordings of many clerks, each in a line or two: who speaks, and what is decided."""

from __future__ import annotations

import pytest

from indexer.extract import find

SPEAKERS = [
    ("Mrs Ash asked if it could be mended. The Chief Executive agreed to investigate.", "Mrs Ash, The Chief Executive"),
    ("Q. Cllr Ash asked when.\nA. The Director of People said in May.", "Cllr Ash, The Director of People"),
    ("The PCC presented his annual report.", "The PCC"),
    ("The BBC presented a programme on the town.", ""),
    ("Cllr Ash enquired about CCTV and Mr Dean confirmed it covered the door.", "Cllr Ash, Mr Dean"),
    ("Mrs Ash had submitted the following question: “Will the pool open?”", "Mrs Ash"),
    ("Councillor Ash, seconded by Councillor Bell, moved the following amendment:\n“Delete the second limb.”", ""),
    ("The Head of Law and Monitoring Officer (Jane Ash) said that it was so.", "Jane Ash"),
    ("The Leader and the Chief Executive (Jane Ash) said that it was so.", "The Leader, Jane Ash"),
    ("REASON FOR DECISION: To comply with the law.\nOPTIONS CONSIDERED: None.", ""),
    ("Public speaking: Dr Ash and Mr T. Bell (objectors); Mr Cole (applicant).", "Dr Ash, Mr T. Bell"),
]  # fmt: skip


TITLED = [
    ("Question 3 from Mr Peel to Councillor Dean", "When will it end?\nReply:\nIn May.", "Mr Peel, Councillor Dean"),
    ("Question from Mrs Ash to the Leader", "“Why?”\nResponse\n“I thank Mrs Ash.”", "Mrs Ash, The Leader"),
    ("Question from Mrs Ash to the Leader", "Mrs Ash asked. The Leader said so.", "Mrs Ash, The Leader"),
    ("Public questions", "“Why?”", ""),
]


@pytest.mark.parametrize(("title", "text", "expected"), TITLED)
def test_who_asks_whom_by_the_title(title: str, text: str, expected: str) -> None:
    found = find(text, title)
    assert ", ".join(speech.speaker for speech in found.speeches) == expected
    assert found.resolutions == ()


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_who_speaks(text: str, expected: str) -> None:
    assert ", ".join(speech.speaker for speech in find(text).speeches) == expected


def test_a_role_is_no_list_of_people() -> None:
    text = (
        "Present for the applicant: Mr Ivo Ash (applicant), Ms Eve Poe (solicitor). Objectors: Mr and Mrs Bell.\n"
        "Ms Poe stated that her client had no complaints."
    )
    (speech,) = find(text).speeches
    assert (speech.speaker, speech.role) in (("Ms Eve Poe", None), ("Ms Eve Poe", "solicitor"))


DECISIONS = [
    ("To approve the minutes of the meeting held on 5 May as a correct record.", ["To approve the minutes"], 0),
    ("The Leader spoke.\nTo approve of a thing is human.", [], 0),
    ("Decisions\nThe Committee\n1. Note the report.\n2. Request a further report.", ["1. Note the report."], 2),
    ("Recommendations agreed by Cabinet:\n1. To approve the award.\n2. To delegate the rest.", ["1. To approve"], 2),
    ("RECOMMENDED (to Council) –\nThat the revised plan be adopted.", ["That the revised plan be adopted."], 0),
    ("Confirmed as a true record and signed by the Chairman.", ["Confirmed as a true record"], 0),
    (
        "It was proposed by Cllr Ash, seconded by Cllr Bell, and unanimously agreed\n"
        "(1) That the report be endorsed;\n(2) That the Group be thanked.",
        ["(1) That the report be endorsed"],
        2,
    ),
    ("Cllr Ash was duly elected Chair for 2024/25.", ["Cllr Ash was duly elected Chair"], 0),
    ("The Panel, having heard the parties, DECIDED to suspend the licence.", ["to suspend the licence."], 0),
    ("The Panel, having heard the parties, decided to suspend the licence.", ["to suspend the licence."], 0),
    (
        "The recommendation to approve was LOST (4 votes to 6). It was moved by Cllr Ash, seconded by Cllr Bell, "
        "that permission be refused. This was CARRIED (6 votes to 4).",
        ["The recommendation to approve was LOST", "permission be refused."],
        0,
    ),
    ("After discussion the Council voted 3 to 2 to support the plan.", ["to support the plan."], 0),
    ("Primary representatives agreed to fund all services. (9 for, 0 against)", ["to fund all services."], 0),
    ("The Panel noted the talk and agreed to invite the firm to return.", ["The Panel noted the talk and agreed"], 0),
    ("Cllr Ash spoke of what was found. The Group recommended that letters be answered by a named officer.", [], 0),
]


@pytest.mark.parametrize(("text", "starts", "limbs"), DECISIONS)
def test_what_is_decided(text: str, starts: list[str], limbs: int) -> None:
    found = find(text).resolutions
    assert len(found) == len(starts), [text[each.start : each.end] for each in found]
    for each, start in zip(found, starts, strict=True):
        assert text[each.start : each.end].startswith(start)
        assert len(each.limbs) == limbs


def test_a_list_of_members_with_their_votes_is_a_recorded_vote() -> None:
    votes = "Councillor Ash For\nCouncillor Bell Against\nCllr Cole Abstain"
    text = f"The votes were cast as follows:\n{votes}\nThe motion was carried."
    (found,) = find(text).resolutions
    assert found.recorded_vote is not None
    assert found.recorded_vote.in_favour == ("Councillor Ash",)
    assert found.recorded_vote.against == ("Councillor Bell",)
    assert found.recorded_vote.abstained == ("Cllr Cole",)


def test_who_moves_what_follows_a_loss_did_not_move_what_was_lost() -> None:
    lost, carried = find(next(row[0] for row in DECISIONS if "LOST" in row[0])).resolutions
    assert (lost.mover, lost.outcomes, carried.mover, carried.outcomes) == (None, ("lost",), "Cllr Ash", ("refused",))
    assert carried.vote is not None
    assert (carried.vote.in_favour, carried.vote.against) == (6, 4)


def test_of_several_nominations_the_one_elected_has_its_mover() -> None:
    text = (
        "Cllr Ash was nominated as Chairman by Cllr Bell and seconded by Cllr Cole. Cllr Dean was nominated by "
        "Cllr Eve and seconded by Ms Fry.\nRESOLVED: That Cllr Ash be elected Chairman."
    )
    (found,) = find(text).resolutions
    assert (found.mover, found.seconder) == ("Cllr Bell", "Cllr Cole")


def test_what_was_agreed_before_something_further_is_a_decision_of_its_own() -> None:
    text = (
        "It was proposed by Cllr Ash and seconded by Cllr Bell to apply for a grant. All agreed.\n"
        "It was further RESOLVED that a meeting be arranged."
    )
    first, second = find(text).resolutions
    assert text[first.start : first.end] == "apply for a grant."
    assert (first.mover, first.seconder, second.mover) == ("Cllr Ash", "Cllr Bell", None)


def test_bilingual_labels_of_a_recorded_vote_are_read() -> None:
    text = (
        "Dros / For: Councillors Ash and Bell (2)\nYn erbyn / Against: Councillors Cole, Dean and Eve (3)\n"
        "Ymatal / Abstain: Councillor Fry (1)\nThe amendment fell."
    )
    (found,) = find(text).resolutions
    assert found.vote is not None
    assert (found.vote.in_favour, found.vote.against, found.vote.abstained) == (2, 3, 1)
    assert found.outcomes == ("lost",)


def test_each_numbered_piece_of_business_has_its_own_decision() -> None:
    text = (
        "8.1 The balance was noted by the Clerk.\n"
        "8.2 The following payments were approved. Prop. P Ash, sec. T Bell. All in favour.\n"
        "Hall £36.00\n8.3 The Clerk advised that it was due.\n"
        "It was resolved to renew for three years. Prop. S Cole, sec. A Dean."
    )
    payments, renewal = find(text).resolutions
    assert (payments.mover, payments.seconder, renewal.mover, renewal.seconder) == (
        "P Ash",
        "T Bell",
        "S Cole",
        "A Dean",
    )
    assert text[renewal.start : renewal.end] == "to renew for three years."


def test_a_heading_below_a_vote_is_no_name() -> None:
    (found,) = find("VOTE\nFor – 8\nAgainst – 2\nAbstentions – 1\nDecision: Approved").resolutions
    assert found.recorded_vote is None


def test_a_substitute_is_named_once() -> None:
    text = "An apology for absence had been received from Councillor Ash. Councillor Bell attended as substitute."
    assert [(each.name, each.absent) for each in find(text).substitutes] == [("Councillor Bell", "Councillor Ash")]
