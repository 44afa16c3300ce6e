"""What counts as the same word: folding, stems, hyphens, and near spellings."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from whoosh.lang.snowball.english import EnglishStemmer

from indexer.search.clauses import Phrase
from indexer.search.matching import Reading
from indexer.search.numbered import is_one_thing
from indexer.search.spelling import distance, nearest
from indexer.search.stemmer import beginning, irregular, stem
from indexer.search.vocabulary import Vocabulary
from indexer.search.words import GAP, PLACE, first_word, fold, last_word, reference, slots, spaced, tokens


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
        "bus buses",
        "child children",
        "woman women",
        "licence licences license licensed licensing",
        "appendix appendices",
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


@pytest.mark.parametrize(
    "word", [word for word in ENGLISH if word not in ("itemised", "arising", "revising", "licences")]
)
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
@example("⒈ İſ ½ 1.5٣")
def test_any_text_has_its_words_where_they_stand(text: str) -> None:
    found = tokens(text)
    words = [token for token in found if not token.position % PLACE]
    for token in words:
        assert token.text == fold(text[token.start : token.end])
        assert fold(token.text) == token.text != ""
    assert [token.position for token in words] == list(range(0, PLACE * len(words), PLACE))
    for token in found[len(words) :]:
        assert token.start == words[first_word(token.position)].start
        assert token.end == words[last_word(token.position)].end
        assert token.position % 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O'Brien O’Brien O‘Brien OʼBrien O`Brien O´Brien", "obrien " * 6),
        ("Siân ŵ café CAFE\u0301", "sian w cafe cafe"),
        ("hous\u00ading re\u200bpair \u200froad\u200e\x00works", "housing repair road works"),
        ("£1,500,000 and £12.50 or 1,5 or 1,234.50", "1500000 and 12.50 or 1 5 or 1234.50"),
        ("3.4.5 on 14.3.2024.", "3 4 5 on 14 3 2024"),
        ("Terms & conditions", "terms and conditions"),
    ],
)
def test_words_are_told_apart_and_folded(text: str, words: str) -> None:
    assert [token.text for token in tokens(text) if not token.position % PLACE] == words.split()


def test_what_is_hyphenated_can_be_read_as_one_word() -> None:
    assert [(token.text, token.position) for token in tokens("a co-operative")] == [
        ("a", 0),
        ("co", PLACE),
        ("operative", 2 * PLACE),
        ("cooperative", PLACE + 3),
    ]
    assert slots("co-operative bank") == ((("co", "operative"), ("cooperative",)), (("bank",),))
    assert slots("face-to-face") == ((("face", "to", "face"), ("facetoface",)),)
    assert len(slots("not-in-education-or-training")) == 5


def test_values_of_one_field_stand_apart() -> None:
    places = [first_word(token.position) for token in spaced(["Ada Plum", None, "Chair"])]
    assert places == [0, 1, 1 + 2 * GAP]


@pytest.mark.parametrize(
    ("text", "key"),
    [("HH/21-22/7.", "hh-21-22-7"), ("59", "59"), ("45(2)", "45-2"), ("45 / 2", "45-2"), ("45.2", "45-2"), ("—", "")],
)
def test_a_reference_is_matched_however_it_is_spaced(text: str, key: str) -> None:
    assert reference(text) == key


@pytest.mark.parametrize(
    "alike",
    [
        "s106 | S.106 | s 106 | Section 106 | section\xa0106 | Sec. 106 | § 106",
        "Minute 45(2) | minute 45 (2) | Minute No. 45(2) | Minute number 45/2 | Min. 45 (2)",
        "Report No. 12/2023 | report 12/2023 | Report number: 12 / 2023",
        "Report No. CAB/23/45 | report CAB/23/45 | Report ref: CAB-23-45",
        "21/01234/FUL | 21 / 01234 / FUL | 21-01234-FUL",
        "WR1 2AB | wr12ab | WR1\xa02AB | WR1-2AB",
        "£1.5m | £1,500,000 | £1.5 million | £1500000 | £1,500,000.00 | 1.5 million | £ 1.5M",
        "£2bn | £2,000 million | £2 billion",
        "£250k | £250,000 | 250,000",
        "on-street | onstreet",
    ],
)
def test_what_carries_a_number_is_found_however_it_is_written(alike: str) -> None:
    for one, other in permutations(alike.split(" | "), 2):
        read = Reading(tokens(f"see {other}, below"))
        assert list(read.ranges(Phrase(one))), (one, other)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("5 million", "£1.5 million"),
        ("£1.5m", "£15m"),
        ("£1.5m", "£11.5m"),
        ("500,000", "£1,500,000"),
        ("section 10", "section 106"),
        ("s106", "the Council's 106 homes"),
        ("minute 45", "minute 452"),
        ("minute 45(2)", "minute 45(3)"),
        ("WR1 2AB", "WR1 2AC"),
        ("21/01234/FUL", "21/01234/OUT"),
    ],
)
def test_other_numbers_are_others(asked: str, text: str) -> None:
    assert not list(Reading(tokens(text)).ranges(Phrase(asked)))


@pytest.mark.parametrize(
    "words",
    [
        "section 106",
        "s 106",
        "minute 45(2)",
        "minute no 45",
        "report no 12/2023",
        "report cab/23/45",
        "wr1 2ab",
        "21 01234 ful",
        "£1.5 million",
        "application ref 21/01234/ful",
    ],
)
def test_words_side_by_side_that_are_one_thing(words: str) -> None:
    assert is_one_thing(words)


@pytest.mark.parametrize(
    "words", ["section housing", "minutes 2023", "report 2023", "2023 1000 homes", "106 homes", "item 5", "a4 roads"]
)
def test_words_side_by_side_that_are_not(words: str) -> None:
    assert not is_one_thing(words)


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("road", "road", 0), ("raod", "road", 1), ("libary", "library", 1), ("", "abc", 3)]
)
def test_how_far_two_spellings_are_apart(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == distance(other, one) == steps


def test_the_nearest_then_the_most_frequent_word_is_the_better_spelling() -> None:
    often = {"threshold": 3, "thresholds": 9, "thrush": 50}.__getitem__
    assert nearest("threshhold", ["threshold", "thresholds", "thrush"], often) == ["threshold", "thresholds"]
    assert nearest("thresholdz", ["threshold", "thresholds", "thrush"], often)[0] == "thresholds"
    assert nearest("abc", ["abd"], {"abd": 1}.__getitem__) == []
    assert nearest("road", ["railways"], {"railways": 1}.__getitem__) == []
