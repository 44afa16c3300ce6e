"""Motions and amendments: each keeps its own mover, vote and fate, the motion outliving what is lost."""

from __future__ import annotations

import pytest

from indexer.extract import find
from indexer.records import Resolution, Vote

MOTION = (
    "Councillor Ash moved, and Councillor Bell seconded, the following motion:\n“This Council will plant a wood.”\n"
)
RESOLVED = "The substantive motion was then put to the vote and it was\nRESOLVED – That this Council will plant a wood."


def told(found: Resolution, text: str) -> tuple[object, ...]:
    return found.outcomes, found.mover, found.seconder, found.vote and (found.vote.in_favour, found.vote.against)


@pytest.mark.parametrize(
    ("amendment", "expected"),
    [
        (
            "An amendment was moved by Councillor Cole and seconded by Councillor Dunn, to delete “a wood” "
            "and insert “an orchard”. Councillor Cole said that fruit was useful.\n"
            "The amendment was LOST (8 votes for, 13 against).\n",
            (("lost",), "Councillor Cole", "Councillor Dunn", (8, 13)),
        ),
        (
            "Amendment 1\nCouncillor Cole moved, and Councillor Dunn seconded, that the wood be planted by 2030. "
            "The voting was as follows: For 11, Against 11. The Mayor used her casting vote against the amendment, "
            "which was accordingly LOST.\n",
            (("lost",), "Councillor Cole", "Councillor Dunn", (11, 11)),
        ),
        (
            "Amendment\nIt was moved by Councillor Cole and seconded by Councillor Dunn that an orchard be planted. "
            "Councillor Eve said that she agreed. The amendment was CARRIED by 12 votes to 10.\n",
            (("approved",), "Councillor Cole", "Councillor Dunn", (12, 10)),
        ),
    ],
)
def test_an_amendment_takes_neither_the_fate_nor_the_mover_of_its_motion(
    amendment: str, expected: tuple[object, ...]
) -> None:
    text = MOTION + amendment + RESOLVED
    first, last = find(text).resolutions
    assert told(first, text) == expected
    assert (last.mover, last.seconder) == ("Councillor Ash", "Councillor Bell")
    assert text[last.start : last.end] == "this Council will plant a wood."


@pytest.mark.parametrize(
    ("table", "vote"),
    [
        ("For | 4\nAgainst | 2\nAbstain | 1", Vote(4, 2, 1)),
        ("For | Against | Abstained\n6 | 3 | 1", Vote(6, 3, 1)),
    ],
)
def test_a_vote_in_a_table_is_read_with_its_own_labels(table: str, vote: Vote) -> None:
    (found,) = find(f"On being put to the vote:\n{table}\nRESOLVED – That the plan be approved.").resolutions
    assert found.vote == vote


def test_a_recorded_vote_in_a_table_gives_its_names() -> None:
    text = "RESOLVED – That the budget be approved.\nFor (2) | Ash, Bell\nAgainst (1) | Cole\nAbstain (1) | Dunn"
    (found,) = find(text).resolutions
    assert found.recorded_vote is not None
    assert found.recorded_vote.in_favour == ("Ash", "Bell")
    assert (found.recorded_vote.against, found.recorded_vote.abstained) == (("Cole",), ("Dunn",))


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        (
            "Councillor Ash presented the report and moved the recommendations, seconded by Councillor Bell.\n"
            "RESOLVED – That the plan be approved.",
            "Councillor Ash",
            "Councillor Bell",
        ),
        (
            "Councillor Ash spoke of the flood and its causes. He then moved that the weir be mended. "
            "This was seconded by Councillor Bell.\nRESOLVED – That the weir be mended.",
            "Councillor Ash",
            "Councillor Bell",
        ),
        (
            "Councillor Ash nominated Councillor Cole, seconded by Councillor Bell.\n"
            "Councillor Dunn nominated Councillor Eve, seconded by Councillor Ford.\n"
            "RESOLVED – That Councillor Cole be elected Chair for the year.",
            "Councillor Ash",
            "Councillor Bell",
        ),
        (
            "We have no mower of our own and propose that one be bought before the spring. "
            "Nora Finch’s proposal was seconded by Ivo Lamb. All were in favour.",
            "Nora Finch",
            "Ivo Lamb",
        ),
        (
            "Cynigiwyd gan y Cynghorydd Non Puw, eiliwyd gan y Cynghorydd Huw ap Rhys, a\n"
            "PENDERFYNWYD: derbyn yr adroddiad.",
            "Cynghorydd Non Puw",
            "Cynghorydd Huw ap Rhys",
        ),
        (
            "Proposal – Councillor Ash proposed, seconded by Councillor Bell, that the application be refused.\n"
            "RESOLVED that permission be REFUSED.",
            "Councillor Ash",
            "Councillor Bell",
        ),
    ],
)
def test_who_moved_and_who_seconded_in_every_order(text: str, mover: str, seconder: str) -> None:
    (found,) = find(text).resolutions
    assert (found.mover, found.seconder) == (mover, seconder)


RESOLVED_PLAN = "\nRESOLVED – That the plan be approved."


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED that the plan be approved. Prop. Cllr Ash, sec. Cllr Bell.",
        "RESOLVED that the plan be approved. (Prop Ash / Sec Bell)",
        "RESOLVED that the plan be approved. (Proposed: Cllr Ash; Seconded: Cllr Bell)",
        "RESOLVED that the plan be approved. Proposed Cllr Ash and seconded Cllr Bell, all in favour.",
        "RESOLVED that the plan be approved (Cllr Ash/Cllr Bell).",
        "RESOLVED that the plan be approved.\nProposed by: Cllr Ash\nSeconded by: Cllr Bell",
        f"Moved by: Councillor Ash\nSeconded by: Councillor Bell{RESOLVED_PLAN}",
        f"Mover: Councillor Ash\nSeconder: Councillor Bell{RESOLVED_PLAN}",
        f"Motion moved: Councillor Ash. Seconded: Councillor Bell.{RESOLVED_PLAN}",
        f"Proposed Cllr Ash. Seconded Cllr Bell.{RESOLVED_PLAN}",
        "It was proposed (Cllr Ash), seconded (Cllr Bell) and RESOLVED that the plan be approved.",
        f"Councillor Ash moved the recommendations, and Councillor Bell seconded.{RESOLVED_PLAN}",
        f"Councillor Ash moved the adoption of the report and Councillor Bell seconded it.{RESOLVED_PLAN}",
        f"Councillor Ash proposed the motion which Councillor Bell seconded.{RESOLVED_PLAN}",
        f"Councillor Ash proposed, with Councillor Bell seconding, that the plan be approved.{RESOLVED_PLAN}",
        f"Councillors Ash and Bell moved and seconded the motion.{RESOLVED_PLAN}",
        f"The motion was proposed and seconded by Councillors Ash and Bell respectively.{RESOLVED_PLAN}",
        f"The following motion was submitted by Councillor Ash and seconded by Councillor Bell:{RESOLVED_PLAN}",
    ],
)
def test_mover_and_seconder_in_shorthand_and_in_other_words(text: str) -> None:
    (found,) = find(text).resolutions
    assert found.mover is not None
    assert found.seconder is not None
    assert (found.mover.split()[-1], found.seconder.split()[-1]) == ("Ash", "Bell")


def test_one_who_is_nominated_moves_nothing() -> None:
    text = (
        "Councillor Eve was nominated as Chairman by Councillor Ash and seconded by Councillor Bell.\n"
        "RESOLVED – That Councillor Eve be elected Chairman."
    )
    (found,) = find(text).resolutions
    assert (found.mover, found.seconder) == ("Councillor Ash", "Councillor Bell")


@pytest.mark.parametrize("before", [True, False])
def test_each_of_several_decisions_has_the_mover_of_its_own_lines(before: bool) -> None:
    first, second = "Proposed: Cllr Ash\nSeconded: Cllr Bell", "Proposed: Cllr Cole\nSeconded: Cllr Dunn"
    decided = ("RESOLVED that the minutes be signed.", "RESOLVED that the plan be approved.")
    lines = (first, decided[0], second, decided[1]) if before else (decided[0], first, decided[1], second)
    found = find("\n".join(lines)).resolutions
    assert [(each.mover, each.seconder) for each in found] == [("Cllr Ash", "Cllr Bell"), ("Cllr Cole", "Cllr Dunn")]


def test_one_who_supports_is_neither_mover_nor_seconder() -> None:
    text = (
        "It was moved by Councillor Ash, seconded by Councillor Bell and supported by Councillors Cole and Dunn, and\n"
        "RESOLVED – That Councillor Eve be elected Mayor."
    )
    (found,) = find(text).resolutions
    assert (found.mover, found.seconder) == ("Councillor Ash", "Councillor Bell")
    assert found.supporters == ("Councillor Cole", "Councillor Dunn")


def test_a_report_in_the_first_person_is_its_author_s_and_what_it_proposes_too() -> None:
    text = (
        "I have looked at every bench on the green. My view is that four must go. "
        "Proposal – “That four benches be replaced.” I shall bring prices in May. "
        "Nora’s proposal was seconded by Ivo Lamb. All were in favour."
    )
    found = find(text, "Benches – Nora Finch")
    (motion,) = found.resolutions
    assert (motion.mover, motion.seconder, motion.outcomes) == ("Nora Finch", "Ivo Lamb", ("approved",))
    assert [(speech.speaker, text[speech.start : speech.end][:5]) for speech in found.speeches] == [
        ("Nora Finch", "I hav"),
        ("Nora Finch", "I sha"),
    ]
    assert find(text, "Benches on the Village Green").speeches == ()


@pytest.mark.parametrize(
    "text", ["All members were happy with this approach.", "The Committee was content with the suggestion."]
)
def test_informal_assent_is_a_decision_where_nothing_is_resolved(text: str) -> None:
    (found,) = find(f"Mr Peck suggested that two quotes be asked for. {text}").resolutions
    assert found.outcomes == ("approved",)
    assert not find("Members were happy with progress at the depot.").resolutions


BUDGET = "Councillor Eve moved, and Councillor Ford seconded, that the budget be approved.\n"
SETTLED = "\nThe motion was put to the vote and it was\nRESOLVED – That the budget be approved."
LOST = "\nThe amendment was put to the vote and lost."


@pytest.mark.parametrize(
    ("amendment", "words"),
    [
        ("Councillor Ash proposed an amendment, seconded by Councillor Bell, that fees be frozen.", "fees be frozen."),
        (
            "An amendment was moved by Councillor Ash, seconded by Councillor Bell, to freeze the fees.",
            "freeze the fees.",
        ),
        (
            "An amendment that fees be frozen was moved by Councillor Ash, seconded by Councillor Bell.",
            "fees be frozen",
        ),
        (
            "Councillor Ash proposed an amendment to add the words “for ever”. Seconded Councillor Bell.",
            "add the words “for ever”.",
        ),
        (
            "AMENDMENT\nMoved by Councillor Ash,\nSeconded by Councillor Bell,\nThat fees be frozen.",
            "That fees be frozen.",
        ),
        (
            "Amendment 1, moved by Councillor Ash and seconded by Councillor Bell:\n“After “report” add “and thanks”.”",
            "“After “report” add “and thanks”.”",
        ),
        (
            "Councillor Ash moved the following amendment, which was seconded by Councillor Bell:\n“That fees halve.”",
            "“That fees halve.”",
        ),
    ],
)
def test_the_words_of_an_amendment_are_its_own(amendment: str, words: str) -> None:
    text = BUDGET + amendment + LOST + SETTLED
    lost, carried = find(text).resolutions
    assert text[lost.start : lost.end] == words
    assert told(lost, text) == (("lost",), "Councillor Ash", "Councillor Bell", None)
    assert (carried.mover, carried.seconder) == ("Councillor Eve", "Councillor Ford")


@pytest.mark.parametrize(
    "end",
    [
        "There was no seconder and the amendment fell.",
        "The amendment was not seconded and fell.",
        "The amendment failed for want of a seconder.",
        "This was not seconded.",
    ],
)
def test_an_amendment_that_nobody_seconds_is_lost(end: str) -> None:
    text = f"{BUDGET}Councillor Ash moved, as an amendment, that fees be frozen. {end}{SETTLED}"
    lost, carried = find(text).resolutions
    assert text[lost.start : lost.end] == "fees be frozen."
    assert told(lost, text) == (("lost",), "Councillor Ash", None, None)
    assert carried.mover == "Councillor Eve"


@pytest.mark.parametrize(
    ("motion", "words"),
    [
        (
            "A motion to defer the item, moved by Councillor Ash and seconded by Councillor Bell, was lost.",
            "to defer the item",
        ),
        ("A proposal by Councillor Ash, seconded by Councillor Bell, that the item wait was lost.", "the item wait"),
        (
            "Councillor Ash proposed deferral of the item, seconded by Councillor Bell. The motion was lost.",
            "deferral of the item",
        ),
    ],
)
def test_a_motion_that_is_lost_in_one_sentence(motion: str, words: str) -> None:
    text = f"{motion}\nRESOLVED – That permission be granted."
    lost, granted = find(text).resolutions
    assert text[lost.start : lost.end] == words
    assert (lost.mover, lost.seconder, lost.outcomes) == ("Councillor Ash", "Councillor Bell", ("lost",))
    assert granted.mover is None


def test_an_office_that_moves_has_the_name_of_the_one_who_holds_it() -> None:
    told_of = "The Leader of the Council, Councillor Ash, said that the plan was sound.\n"
    moved_by = (
        "On a motion by the Leader of the Council, seconded by the Mayor, it was\nRESOLVED – That the plan be approved."
    )
    (found,) = find(told_of + moved_by).resolutions
    assert (found.mover, found.seconder) == ("Councillor Ash", "The Mayor")


@pytest.mark.parametrize(
    ("text", "words", "mover"),
    [
        (
            "Motion by Councillor Ash, seconded by Councillor Bell – “That we act.” Carried.",
            "“That we act.”",
            "Councillor Ash",
        ),
        ("Proposer: Cllr Ash Seconder: Cllr Bell Vote: Unanimous\nRESOLVED that we act.", "we act.", "Cllr Ash"),
        (
            "An amendment was proposed by Councillor Ash but failed to find a seconder.",
            "An amendment was proposed by Councillor Ash",
            "Councillor Ash",
        ),
    ],
)
def test_a_motion_in_one_line(text: str, words: str, mover: str) -> None:
    (found,) = find(text).resolutions
    assert (text[found.start : found.end], found.mover) == (words, mover)
