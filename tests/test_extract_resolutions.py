"""What was decided: lead-ins, limbs, outcomes, movers and motions of many councils, in invented words."""

from __future__ import annotations

import pytest

from indexer.extract import find
from indexer.records import OUTCOMES, Resolution


def only(text: str) -> Resolution:
    (resolution,) = find(text).resolutions
    return resolution


def words(text: str, resolution: Resolution) -> str:
    return text[resolution.start : resolution.end]


def limbs(text: str) -> list[str]:
    return [text[start:end] for start, end in only(text).limbs]


@pytest.mark.parametrize(
    "lead",
    [
        "RESOLVED that",
        "RESOLVED that:",
        "RESOLVED:",
        "RESOLVED: That",
        "RESOLVED:That",
        "RESOLVED –",
        "RESOLVED – That",
        "RESOLVED - That",
        "RESOLVED – THAT",
        "RESOLVED, that:",
        "RESOLVED that:-",
        "RESOLVEDthat:-",
        "RESOLVED UNANIMOUSLY: That",
        "RESOLVED (unanimously) – That",
        "Resolved – That",
        "Resolved: That",
        "Resolved that",
        "Resolved (by 6 votes to 0 with 2 abstentions) that",
        "Unanimously resolved that",
        "It was RESOLVED that",
        "It was resolved that",
        "The Committee resolved that",
        "The Cabinet RESOLVED that",
        "Having been put to the vote, the Committee RESOLVED that",
        "IT WAS AGREED that",
        "RESOLVED by 9 votes to 3 with 1 abstention: That",
        "RESOLVED by 7 votes to 2 that",
        "RESOLVED nem con that",
        "RESOLVED, on the motion of Councillor Ash, seconded by Councillor Bell, that",
        "RESOLVED by a majority – That",
        "It was resolved on the Chair’s casting vote that",
        "RECOMMENDED unanimously to the Fire and Rescue Authority that:",
        "AGREED unanimously that",
        "AGREED by consensus: That",
        "AGREED – That",
        "AGREED that",
        "Agreed:",
        "DECIDED: That",
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_every_lead_in_opens_a_decision(lead: str, between: str) -> None:
    text = f"The Chair thanked the officers.\n{lead}{between}the plan be approved."
    resolution = only(text)
    assert words(text, resolution) == "the plan be approved."
    assert resolution.outcomes == (("recommended",) if lead.startswith("RECOMMENDED") else ("approved",))


@pytest.mark.parametrize("lead", ["It was agreed that", "The Panel agreed that", "It was unanimously agreed to"])
def test_what_was_agreed_in_a_sentence_is_decided_where_nothing_is_resolved(lead: str) -> None:
    resolution = only(f"The Chair thanked the officers.\n{lead} buy the land.")
    assert (resolution.lead or "").startswith(lead.removesuffix(" to"))
    assert resolution.outcomes == ("approved",)


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("RESOLVED that the report be noted.", ("noted",)),
        ("RESOLVED that the report be received.", ("noted",)),
        ("RESOLVED that the report be received and noted.", ("noted",)),
        ("RESOLVED to note the report and approve the plan.", ("approved", "noted")),
        ("RESOLVED that the Panel notes the report; and agrees the plan.", ("approved", "noted")),
        ("RESOLVED that the minutes be confirmed as a correct record.", ("approved",)),
        ("RESOLVED that Councillor Ash be elected Chair.", ("approved",)),
        ("RESOLVED that authority be delegated to the Director.", ("approved",)),
        ("RESOLVED TO APPROVE the application.", ("approved",)),
        ("RESOLVED that PLANNING PERMISSION BE GRANTED.", ("approved",)),
        ("RESOLVED that the application be REFUSED.", ("refused",)),
        ("RESOLVED that the item be deferred to March.", ("deferred",)),
        ("RESOLVED that the matter be referred to Cabinet.", ("referred",)),
        ("RESOLVED that the application be withdrawn.", ("withdrawn",)),
        ("RESOLVED to RECOMMEND to Council that the plan be adopted.", ("recommended",)),
        ("RECOMMENDED to COUNCIL: That the budget be approved.", ("recommended",)),
        ("RESOLVED that Council be recommended to approve the budget.", ("recommended",)),
        ("RESOLVED that under section 100A of the Act the press and public be excluded from the meeting.", ("other",)),
        ("NOTED: that the fund stood at £4m.", ("noted",)),
        ("AGREED: To note the report.", ("noted",)),
        ("This item was deferred to the next meeting.", ("deferred",)),
        ("The Committee noted that consideration of this item had been deferred.", ("deferred",)),
        ("The application was withdrawn by the applicant.", ("withdrawn",)),
        ("RESOLVED to object on the ground of height.", ("other",)),
        ("RESOLVED that, if no objections are received, the Order be confirmed.", ("approved",)),
        (
            "RESOLVED that, subject to no objections being received, the Head of Law be authorised to act.",
            ("approved",),
        ),
        ("RESOLVED that the Director be authorised to refuse the grant.", ("approved",)),
        ("RESOLVED to delegate authority to the Director to sign the lease.", ("approved",)),
        ("RESOLVED that permission be refused for these reasons:\n1. The use was approved in error.", ("refused",)),
        ("RESOLVED that the appeal be dismissed.", ("refused",)),
        ("It was reported that the application had been withdrawn.", ("withdrawn",)),
        ("The Committee notes the report and agrees the plan.", ("approved", "noted")),
        ("Penderfynodd y Pwyllgor gymeradwyo’r cais.", ("approved",)),
        ("PENDERFYNWYD – derbyn yr adroddiad.", ("noted",)),
        ("PENDERFYNWYD: cymeradwyo’r cofnodion.", ("approved",)),
    ],
)
def test_the_outcome_is_what_the_decision_did(text: str, outcomes: tuple[str, ...]) -> None:
    assert only(text).outcomes == outcomes
    assert set(outcomes) <= set(OUTCOMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "RESOLVED: that\na) the report be received; and\nb) the work be noted.",
            ["the report be received; and", "the work be noted."],
        ),
        (
            "Resolved – That (1) the report be noted, (2) the Head of Parks be authorised to act; and (3) "
            "a report be made in June.",
            ["the report be noted,", "the Head of Parks be authorised to act; and", "a report be made in June."],
        ),
        (
            "The Committee resolved to:\n1) note the report; and\n2) refer it to Cabinet.",
            ["note the report; and", "refer it to Cabinet."],
        ),
        (
            "RESOLVED that:\n(i) the plan be agreed, subject to:\na. a review\nb. a check; and\n(ii) the "
            "cost be noted.",
            ["the plan be agreed, subject to:\na. a review\nb. a check; and", "the cost be noted."],
        ),
        (
            ("8) RESOLVED that the Council:\n1. To write to the Minister.\n2. To review fares.\n9) The Chair spoke."),
            ["To write to the Minister.", "To review fares."],
        ),
        ("RESOLVED: That the Board:-\n• notes the plan\n• agrees the cost", ["notes the plan", "agrees the cost"]),
        ("The Panel: -\n1. Noted the plan.\n2. Asked for more.", ["Noted the plan.", "Asked for more."]),
        ("The Committee:\n(i) NOTED the plan; and\n(ii) AGREED to act.", ["NOTED the plan; and", "AGREED to act."]),
        ("The Cabinet agreed to:\n(i) approve the plan; and\n(ii) note it.", ["approve the plan; and", "note it."]),
        (
            "(a) The plan be noted.\n(b) That officers report back.",
            ["The plan be noted.", "That officers report back."],
        ),
        ("RESOLVED that:\nThe plan be approved.\nThe cost be noted.", ["The plan be approved.", "The cost be noted."]),
        (
            "RESOLVEDthat:-(a)the plan be approved;(b)the cost be noted; and(c)work begin.",
            ["the plan be approved;", "the cost be noted; and", "work begin."],
        ),
        ("That Cabinet:\n1. Approves the award.\n2. Notes the risks.", ["Approves the award.", "Notes the risks."]),
        (
            "RESOLVED that the application be refused for the following reasons:\n1. It was tall.\n2. It was wide.",
            ["It was tall.", "It was wide."],
        ),
        (
            "It was resolved unanimously to:\nA. Approve the plan.\nB. Delegate the award to the Director.",
            ["Approve the plan.", "Delegate the award to the Director."],
        ),
        (
            "RESOLVED:\nThat Cabinet:\nA: Welcomes the plan; and\nB: Instructs officers to report.",
            ["Welcomes the plan; and", "Instructs officers to report."],
        ),
        (
            "RESOLVED: That Cabinet\n1.1 approves the award;\n1.2 notes the risks.",
            ["approves the award;", "notes the risks."],
        ),
        (
            "The Cabinet Member has agreed to:\n1. award a grant;\n2. waive the rules.",
            ["award a grant;", "waive the rules."],
        ),
        (
            "Decision\nThat the Cabinet Member for Roads:\n(1) approves the order; and\n(2) thanks the objectors.",
            ["approves the order; and", "thanks the objectors."],
        ),
        (
            "RESOLVED: That\n(1) | the plan be not approved; and\n(2) | the officers be thanked.",
            ["the plan be not approved; and", "the officers be thanked."],
        ),
        (
            "Councillor Ash asked about buses.\n(a) the plan be approved;\n(b) the Clerk be asked to reply.",
            ["the plan be approved;", "the Clerk be asked to reply."],
        ),
        ("RESOLVED:\nI. That it be noted;\nII. That it be paid.", ["That it be noted;", "That it be paid."]),
        ("RESOLVED:\n(1). That it be noted;\n(2). That it be paid.", ["That it be noted;", "That it be paid."]),
        ("RESOLVED: i) that it be noted; ii) that it be paid.", ["that it be noted;", "that it be paid."]),
        ("RESOLVED to:\n* note the plan;\n* pay the fee.", ["note the plan;", "pay the fee."]),
        ("RESOLVED:\nNote the plan.\nApprove the cost.", ["Note the plan.", "Approve the cost."]),
        ("RESOLVED that:\nthe plan be noted;\nthe fee be paid.", ["the plan be noted;", "the fee be paid."]),
        (
            "The Leader spoke.\nThat the Committee:\n\nThe plan be noted;\n\nThe cost be approved.",
            ["The plan be noted;", "The cost be approved."],
        ),
        (
            "Decision:\n• That the plan be noted.\n• That the cost be approved.",
            ["That the plan be noted.", "That the cost be approved."],
        ),
        ("RESOLVED:\n1 That it be noted.\n2 That it be paid.", ["That it be noted.", "That it be paid."]),
        ("RESOLVED:\n➢ Note the plan.\n➢ Approve the fee.", ["Note the plan.", "Approve the fee."]),
        (
            "The application was refused for the following reasons:\n1. It was tall.\n2. It was wide.",
            ["It was tall.", "It was wide."],
        ),
        ("RESOLVED that the report be noted.", []),
    ],
)
def test_limbs_are_the_points_of_a_decision_without_their_markers(text: str, expected: list[str]) -> None:
    assert limbs(text) == expected


@pytest.mark.parametrize(
    ("text", "operative"),
    [
        ("RESOLVED that the plan be approved.\nReasons for decision\nTo save money.", "the plan be approved."),
        ("RESOLVED that the plan be approved. N.B. Mr Ash abstained.", "the plan be approved."),
        ("RESOLVED that the plan be approved. The vote was unanimous.", "the plan be approved."),
        ("RESOLVED that the plan be approved. Date of next meeting: 4 May", "the plan be approved."),
        ("RESOLVED that the plan be approved.\nCouncillor Ash thanked everyone.", "the plan be approved."),
        ("RESOLVED that the plan be approved.Exempt Items(open access)", "the plan be approved."),
        ("RESOLVED that the plan be approved.\nVoting: For 4, Against 3", "the plan be approved."),
        ("RESOLVED by 9 votes to 3 with 1 abstention\nThat the plan be approved.", "the plan be approved."),
        ("RESOLVED UNANIMOUSLY\nThat the plan be approved.", "the plan be approved."),
        ("RESOLVED that the plan be approved. Prop. Cllr Ash, sec. Cllr Bell, carried.", "the plan be approved."),
        ("RESOLVED to buy it from Green Ltd. Proposed Cllr Ash, seconded Cllr Bell.", "to buy it from Green Ltd."),
        ("RECOMMENDED to the Fire and Rescue Authority that the plan be approved.", "the plan be approved."),
        ("It was proposed by Cllr Ash, seconded by Cllr Bell and agreed that the plan be paid.", "the plan be paid."),
        (
            "A motion was moved by Cllr Ash, duly seconded, and carried nem. con. that the hall be let.",
            "the hall be let.",
        ),
        ("Mr Ash was thanked. It was AGREED that the plan be approved.", "the plan be approved."),
        ("It was agreed by a majority to raise the fees.", "to raise the fees."),
        ("The Licensing Sub-Committee decided to grant the licence.", "to grant the licence."),
        ("Decision:\nThat the objections be overruled.\nReasons: It is safer.", "That the objections be overruled."),
        ("Decision: Recommendations Approved\nThat the grant be made.", "That the grant be made."),
        ("The Panel agreed for the Clerk to write a report.", "for the Clerk to write a report."),
        ("The Sub-Committee’s decision is to GRANT the licence.", "to GRANT the licence."),
        ("Agreed that Cllr Ash will speak to her. Clerk to action.", "Cllr Ash will speak to her."),
        ("Outcome: The plan was noted.", "The plan was noted."),
        ("Mr Ash moved and Mr Bell seconded that the hall be let. RESOLVED.", "the hall be let."),
        ("3. RESOLVED that the plan be approved.\n4. The Chair closed the item.", "the plan be approved."),
        (
            "RESOLVED that the plan, which was\nset out in the report, be approved.",
            "the plan, which was\nset out in the report, be approved.",
        ),
    ],
)
def test_a_decision_ends_where_something_else_begins(text: str, operative: str) -> None:
    assert words(text, only(text)) == operative


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of the meeting held on 4 May were agreed as a correct record.",
        "The minutes were APPROVED and signed.",
        "The report was noted.",
        "The Committee noted the report.",
        "The committee received and noted the Work Programme.",
        "That the report be noted.",
        "The latest planning decisions were noted.",
        "The date of the next meeting was noted as 4 May.",
        "To approve the minutes of the last meeting: Agreed.",
        "It was proposed by Cllr Ash to buy a bench, seconded by Cllr Bell and agreed.",
        "Members thanked the officers and noted the report.",
        "The Committee approve the minutes of the last meeting as a correct record.",
        "The Executive Councillor for Homes approved the recommendations.",
        "The recommendations were agreed.",
    ],
)
def test_a_decision_without_a_lead_in_is_its_sentence(text: str) -> None:
    resolution = only(text)
    assert (resolution.lead, words(text, resolution)) == (None, text)


@pytest.mark.parametrize(
    "text",
    [
        "Members noted that the figures had improved.",
        "The issue had been resolved by officers.",
        "Councillor Ash agreed that the road was bad.",
        "The Committee considered the report.",
        "There were no declarations of interest.",
        "The report would be approved by the Minister in May.",
        "The report was introduced by Ann Bell, who noted that eleven objections had been received.",
        "Following a question, it was noted that the report had been approved by the Board.",
        "Councillor Ash said that the Council had resolved to act in 2019.",
        "The County Council approved the application in 2015.",
        "The Committee was advised that the application had been refused in 2019.",
        "Members agreed that the road was dangerous.",
        "Decision Maker: Councillor Ash, Cabinet Member for Roads",
        "Decision:\nThere were none.",
        "ACTION: Clerk to mend the board.",
        "The Chair recommended that members read the paper.",
    ],
)
def test_talk_is_no_decision(text: str) -> None:
    assert find(text).resolutions == ()


def test_a_word_alone_decides_on_the_paragraph_before_it() -> None:
    text = "The update on the accounts for the year.\nNOTED"
    resolution = only(text)
    assert (resolution.lead, resolution.outcomes) == ("NOTED", ("noted",))
    assert words(text, resolution) == "The update on the accounts for the year."


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        (
            ("It was moved by Councillor Ash, seconded by Councillor Bell and\nRESOLVED – That the plan be approved."),
            "Councillor Ash",
            "Councillor Bell",
        ),
        (
            "Moved by Councillor Ash,\nSeconded by Alderman Bell and\nRESOLVED THAT the plan be approved.",
            "Councillor Ash",
            "Alderman Bell",
        ),
        (
            (
                "Upon the motion of Councillor Ash, seconded by Councillor Bell, the Council\nRESOLVED: That the "
                "plan be approved."
            ),
            "Councillor Ash",
            "Councillor Bell",
        ),
        (
            (
                "Councillor Ash, as Chair, proposed and Councillor Bell seconded and, following a vote, it "
                "was:\nRESOLVED: That the plan be approved."
            ),
            "Councillor Ash",
            "Councillor Bell",
        ),
        ("Proposed: Cllr Ash; Seconded: Cllr Bell\nRESOLVED that the plan be approved.", "Cllr Ash", "Cllr Bell"),
        ("RESOLVED that the plan be approved.\n(Proposed by Cllr Ash, seconded by Cllr Bell)", "Cllr Ash", "Cllr Bell"),
        (
            (
                "Councillor Ash moved the plan. This was seconded by Councillor Bell.\nRESOLVED that the plan be "
                "approved."
            ),
            "Councillor Ash",
            "Councillor Bell",
        ),
        (
            (
                "It was moved by the Lord Mayor (Councillor Ash), seconded by Councillor Bell and\nResolved - "
                "That the plan be approved."
            ),
            "Councillor Ash",
            "Councillor Bell",
        ),
        (
            (
                "It was proposed by Councillor Ash, Leader, and seconded by Councillor Bell, Deputy "
                "Leader.\nRESOLVED that the plan be approved."
            ),
            "Councillor Ash",
            "Councillor Bell",
        ),
    ],
)
def test_the_mover_and_seconder_of_a_decision(text: str, mover: str, seconder: str) -> None:
    resolution = only(text)
    assert (resolution.mover, resolution.seconder) == (mover, seconder)
    assert words(text, resolution) == "the plan be approved."


def test_a_motion_carried_and_told_again_is_one_decision() -> None:
    text = (
        "Mr Ash proposed, and Mr Bell seconded the motion that\n“The Council notes the report.”\n"
        "Motion carried.\nRESOLVED that the Council notes the report."
    )
    resolution = only(text)
    assert (resolution.mover, resolution.seconder, resolution.outcomes) == ("Mr Ash", "Mr Bell", ("noted",))
    assert resolution.lead == "RESOLVED that"


def test_an_amendment_lost_and_the_motion_carried_are_two() -> None:
    text = (
        "Councillor Ash moved, and Councillor Bell seconded, the following motion:\n“This Council "
        "resolves to run buses.”\n"
        "Councillor Cole moved an amendment, seconded by Councillor Dunn, to run trams.\n"
        "The amendment was put to the vote and was lost (For: 12; Against: 30; Abstentions: 2).\n"
        "Upon being put to the vote the original motion was carried."
    )
    motion, amendment = find(text).resolutions
    assert (motion.mover, motion.outcomes, motion.vote) == ("Councillor Ash", ("approved",), None)
    assert (amendment.mover, amendment.seconder, amendment.outcomes) == (
        "Councillor Cole",
        "Councillor Dunn",
        ("lost",),
    )
    assert amendment.vote is not None
    assert amendment.vote.against == 30


@pytest.mark.parametrize(
    "fate",
    [
        "Motion lost.",
        "The motion was declared LOST.",
        "The motion fell.",
        "On being put to the vote, the motion was defeated.",
    ],
)
def test_a_motion_lost_is_a_decision_as_moved(fate: str) -> None:
    text = f"It was moved by Councillor Ash and seconded by Councillor Bell that the meeting be adjourned.\n{fate}"
    resolution = only(text)
    assert (words(text, resolution), resolution.outcomes) == ("the meeting be adjourned.", ("lost",))


def test_a_decision_given_twice_is_one_and_keeps_its_mover() -> None:
    text = (
        "(1) That the plan be approved; and\n(2) That the cost be noted.\n"
        "Councillor Ash introduced the report.\nIt was moved by Councillor Ash, seconded by Councillor "
        "Bell and\n"
        "RESOLVED –\n(1) That the plan be approved; and\n(2) That the cost be noted."
    )
    resolution = only(text)
    assert resolution.start > text.index("RESOLVED")
    assert (resolution.mover, len(resolution.limbs)) == ("Councillor Ash", 2)


def test_the_same_resolution_under_decision_and_minutes_is_one() -> None:
    text = "RESOLVED: That the plan be approved.\nThe Chair spoke.\nRESOLVED: That the plan be approved."
    assert only(text).start == text.rindex("the plan")


@pytest.mark.parametrize("heading", ["Decision:", "Decision", "DECISION"])
def test_a_decision_under_its_heading_and_again_in_the_minutes_is_one(heading: str) -> None:
    points = "i) To adopt the plan;\nii) To agree that no library be closed."
    text = f"{heading}\n{points}\nMinutes:\nThe Leader introduced it.\nCabinet agreed:\n{points}"
    resolution = only(text)
    assert resolution.start > text.index("Cabinet agreed")
    assert len(resolution.limbs) == 2


def test_what_a_report_recommends_above_the_resolution_is_no_decision() -> None:
    text = "RECOMMENDATION: that the report be noted.\nThe Leader spoke.\nRESOLVED: That the plan be agreed."
    assert words(text, only(text)) == "the plan be agreed."


def test_the_withdrawal_of_a_motion_is_told_once() -> None:
    assert only("The motion was withdrawn with the consent of the Council.").outcomes == ("withdrawn",)


def test_answers_to_consultations_on_planning_are_decisions_each() -> None:
    text = (
        "24/0352 – 9 Chapel Brow. Dormer. No objection.\n24/0377 – High Holm. Barn.\nObject: it is too tall.\n"
        "24/0381 – The Mill. RESOLVED to support it.\nHighways: No objection."
    )
    found = find(text).resolutions
    assert [words(text, each) for each in found] == ["No objection.", "Object: it is too tall.", "to support it."]
    assert [each.outcomes for each in found] == [("other",), ("other",), ("approved",)]


def test_each_sentence_that_agrees_is_a_decision() -> None:
    text = "The Panel considered and agreed its own programme. In addition, it was agreed that the Chair would reply."
    first, second = find(text).resolutions
    assert words(text, first) == "its own programme."
    assert words(text, second) == "the Chair would reply."


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Ash proposed accepting the quote, Cllr Bell seconded and all agreed.",
        "Cllr Ash proposed accepting the quote, seconded by Cllr Bell, and it was unanimously agreed.",
        "It was proposed by Cllr Ash to buy a bench, seconded by Cllr Bell and agreed.",
    ],
)
def test_what_is_seconded_and_agreed_in_one_breath_is_decided(text: str) -> None:
    resolution = only(text)
    assert (resolution.mover, resolution.seconder) == ("Cllr Ash", "Cllr Bell")
    assert resolution.outcomes == ("approved",)
