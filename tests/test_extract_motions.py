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
