"""What counts as the same word: folding, stems, hyphens, and near spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.lang.snowball.english import EnglishStemmer

from indexer.search.spelling import distance, nearest
from indexer.search.stemmer import beginning, irregular, stem
from indexer.search.vocabulary import Vocabulary
from indexer.search.words import GAP, fold, reference, slots, spaced, tokens


@pytest.mark.parametrize(
    "alike",
    [
        "library libraries",
        "threshold thresholds",
        "close closes closed closing",
        "approve approved approves approving",
        "organise organised organisation organisations organize organizing organization",
        "realise realised realising realize realization",
        "promise promised promises",
        "rise rises rising",
        "consult consulted consultation consultations",
        "plan plans planned planning",
        "decide decided decides",
        "say says saying",
        "die died dying",
        "budget budgets budgeted",
        "policy policies",
    ],
)
def test_forms_of_a_word_share_a_stem(alike: str) -> None:
    assert len({stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize(
    "apart", ["council councillor", "policy police", "new news", "general generate", "house horse", "21 2", "be bee"]
)
def test_other_words_do_not(apart: str) -> None:
    one, other = apart.split()
    assert stem(one) != stem(other)


TYPICAL = """
abilities able agreement applications argued arising authority benefits bodies carefully certainly charges cities
communities considered contributions councillors cycling daily deferred delegated demolition dependent describe easily
eligibility employees enabling equalities essential examples exceeding expenditure facilities falling families financial
following generally happily hopefully housing hurried identified immediately incorporated information inning instances
investigate issued itemised legally liable licences licensing local majority meetings members minimal ministry
mitigation national necessary notices objections obtained occasionally operational opposed parishes paying permitted
personally pitches playing possible practical presently previously principally quality questions readily recycling
referred
regeneration relating relational responsibility reviewed revising safely satisfied sensitively significantly skies
specific strategies studied substantially succeed suitability thankful timely transported trees tying ultimately
unanimously used utilities variety vehicles violently voted vying willingness written yearly youthful
"""
ENGLISH = TYPICAL.split()
ENDINGS = "s es ed ing ise ised ising isation ises iser ational ness ably ies ily ement"


@pytest.mark.parametrize("word", [word for word in ENGLISH if word not in ("itemised", "arising", "revising")])
def test_stems_are_those_of_porters_second_algorithm(word: str) -> None:
    assert stem(word) == EnglishStemmer().stem(word)


WORDS = st.one_of(
    st.sampled_from(ENGLISH),
    st.text("abcdeinorstuyz", min_size=1, max_size=9),
    st.builds(
        lambda start, end: start + end,
        st.text("abcdeilnorstuyz", min_size=1, max_size=6),
        st.sampled_from(ENDINGS.split()),
    ),
)


@given(WORDS)
def test_every_word_begins_as_its_stem_says(word: str) -> None:
    key = stem(word)
    assert word.startswith(beginning(key)) or word in irregular(key) or len(word) < 3


@given(st.lists(WORDS, max_size=20), WORDS)
def test_the_forms_of_a_word_are_all_of_the_vocabulary_that_share_its_stem(held: list[str], word: str) -> None:
    forms = Vocabulary(sorted(set(held))).forms(word)
    assert {each for each in held if stem(each) == stem(word)} <= forms | {word}
    assert {stem(each) for each in forms} == {stem(word)}


@given(st.text())
def test_any_text_has_its_words_where_they_stand(text: str) -> None:
    found = tokens(text)
    for token in found:
        assert token.text
        assert token.text == "".join(fold(part) for part in _parts(text[token.start : token.end]))
        assert fold(token.text) == token.text
    assert [token.position for token in found if token.position % 2 == 0] == list(range(0, 2 * _words(found), 2))


def _parts(word: str) -> list[str]:
    return [word] if not any(hyphen in word for hyphen in "-‐‑‒–") else [part for part in _split(word) if part]


def _split(word: str) -> list[str]:
    for hyphen in "‐‑‒–":
        word = word.replace(hyphen, "-")
    return word.split("-")


def _words(found: list[object]) -> int:
    return sum(1 for token in found if not token.position % 2)  # type: ignore[attr-defined]


def test_a_hyphenated_pair_can_be_read_three_ways() -> None:
    assert [(token.text, token.position) for token in tokens("a co-operative")] == [
        ("a", 0),
        ("co", 2),
        ("operative", 4),
        ("cooperative", 3),
    ]
    assert slots("co-operative bank") == ((("co", "operative"), ("cooperative",)), (("bank",),))
    assert slots("face-to-face") == ((("face",),), (("to",),), (("face",),))


def test_values_of_one_field_stand_apart() -> None:
    assert [token.position for token in spaced(["Ada Plum", None, "Chair"])] == [0, 2, 2 + 4 * GAP]


@pytest.mark.parametrize(("text", "key"), [("HH/21-22/7.", "hh21227"), ("59", "59"), (" 5 9 ", "59"), ("—", "")])
def test_a_reference_is_matched_however_it_is_spaced(text: str, key: str) -> None:
    assert reference(text) == key


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("road", "road", 0), ("raod", "road", 1), ("libary", "library", 1), ("", "abc", 3)]
)
def test_how_far_two_spellings_are_apart(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == distance(other, one) == steps


def test_the_nearest_then_the_most_frequent_word_is_the_better_spelling() -> None:
    often = {"threshold": 3, "thresholds": 9, "thrush": 50}.__getitem__
    assert nearest("threshhold", ["threshold", "thresholds", "thrush"], often) == "threshold"
    assert nearest("thresholdz", ["threshold", "thresholds", "thrush"], often) == "thresholds"
    assert nearest("abc", ["abd"], {"abd": 1}.__getitem__) is None
    assert nearest("road", ["railways"], {"railways": 1}.__getitem__) is None
