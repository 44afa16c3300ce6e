"""What a user types for a label is taken for the one that is meant, never for another; else the nearest are named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.held import meant, nearest

COMMITTEES = ("Cabinet", "Council", "Planning Committee", "Housing Scrutiny Committee", "Councillor O’Dowd")
words = st.text(max_size=40)


def test_case_spaces_and_apostrophes_do_not_part_a_label_from_what_is_typed() -> None:
    assert meant("Cabinet", COMMITTEES) == meant("cabinet", COMMITTEES) == meant(" CABINET ", COMMITTEES) == "Cabinet"
    assert meant("councillor o'dowd", COMMITTEES) == "Councillor O’Dowd"


def test_of_two_labels_that_differ_in_case_neither_is_meant_but_the_one_written() -> None:
    assert meant("cabinet", ("Cabinet", "CABINET")) is None
    assert meant("CABINET", ("Cabinet", "CABINET")) == "CABINET"


def test_the_nearest_share_words_or_are_spelt_alike() -> None:
    assert nearest("Cabnet", COMMITTEES) == ("Cabinet",)
    assert nearest("Housing", COMMITTEES) == ("Housing Scrutiny Committee",)
    assert nearest("Scrutiny Committee", COMMITTEES) == ("Housing Scrutiny Committee", "Planning Committee")
    assert nearest("zebra", COMMITTEES) == ()


@given(words, st.lists(words, max_size=8, unique=True))
def test_what_is_meant_is_held_and_is_one_of_the_nearest(typed: str, labels: list[str]) -> None:
    label = meant(typed, labels)
    assert label is None or label in labels
    assert set(nearest(typed, labels)) <= set(labels)
    if label and label.strip():
        assert label in nearest(typed, labels, limit=8)
