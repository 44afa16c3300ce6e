"""What every engine promises, tested on one small corpus against plain Python (engine_corpus).

An engine's test class inherits EngineContract and gives ``new_address``; what it cannot do it names in ``differences``.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from indexer.search.clauses import QuerySyntaxError
from indexer.search.coverage import ListedMeeting, Standing
from indexer.search.document import ItemDocument, MeetingDocument, labels
from indexer.search.engine import IndexBusy, NoIndex, SearchEngine, open_engine, open_writer, read_stamp
from indexer.search.fields import FACETS
from indexer.search.held import held_labels
from indexer.search.query import Query, Sort
from indexer.search.results import Facet, Results
from indexer.search.topic import Topic
from tests.engine_corpus import (
    ADA,
    BARE,
    BO,
    CORPUS,
    CY,
    HOUSING,
    ITEMS,
    STEMS,
    Branch,
    Leaf,
    Tree,
    found,
    item,
    meeting,
    random_abbreviations,
    random_meeting,
    random_tree,
    widened,
    words,
)
from tests.language_contract import LanguageContract
from tests.ranking_contract import RankingContract
from tests.related_contract import RelatedContract

ALL = 10_000


def build(address: str, *meetings: MeetingDocument, stamp: dict[str, str] | None = None) -> None:
    """Puts the meetings into a new generation at ``address``."""
    writer = open_writer(address)
    for each in meetings:
        writer.put(each)
    writer.commit(stamp)


def ids(results: Results) -> list[str]:
    return [hit.document.id for hit in results.hits]


def facet(results: Results, name: str) -> Facet:
    return next(each for each in results.facets if each.name == name)


def counts(results: Results, name: str) -> dict[str, int]:
    return {value.value: value.count for value in facet(results, name).values}


def passes(
    document: ItemDocument, filters: dict[str, tuple[str, ...]], lacking: tuple[str, ...] = (), but: str = ""
) -> bool:
    """Whether the document passes every filter but that of one facet."""
    return all(
        set(filters.get(name, ())) & set(labels(document, name)) or (name in lacking and not labels(document, name))
        for name in {*filters, *lacking} - {but}
        if filters.get(name) or name in lacking
    )


class EngineContract(RelatedContract, LanguageContract, RankingContract):
    """The promises. A subclass says where its engine builds an index, and names the tests it cannot keep, and why."""

    differences: Mapping[str, str] = MappingProxyType({})

    @pytest.fixture(autouse=True)
    def _skip_what_differs(self, request: pytest.FixtureRequest) -> None:
        name = request.node.originalname
        if name in self.differences:
            pytest.skip(f"this engine differs: {self.differences[name]}")

    @pytest.fixture(scope="class")
    @classmethod
    def engine(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
        """An engine for the corpus, shared by the tests that only read."""
        address = cls.new_address(tmp_path_factory.mktemp("index"))
        build(address, *CORPUS, stamp={"archive": "7"})
        engine = open_engine(address)
        yield engine
        engine.close()

    @pytest.fixture
    def address(self, tmp_path: Path) -> str:
        """Where an index can be built, with nothing there yet."""
        return self.new_address(tmp_path)

    @classmethod
    def new_address(cls, folder: Path) -> str:
        """An address of this engine, with no index at it."""
        raise NotImplementedError

    def found(self, engine: SearchEngine, text: str) -> set[str]:
        """The numbers of the items that ``text`` finds."""
        results = engine.search(Query(text, limit=ALL))
        assert results.total == len(results.hits)
        return {each.removeprefix("tarn/") for each in ids(results)}

    # Words

    @pytest.mark.parametrize("name", FACETS)
    def test_every_label_that_is_held_can_be_had(self, engine: SearchEngine, name: str) -> None:
        held = held_labels(engine, name)
        assert len(held) == len(set(held))
        assert set(held) == {label for document in ITEMS for label in labels(document, name)}

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("zebra", "73"),
            ("ZEBRA", "73"),
            ("libraries threshold", "11"),
            ("wythnos", "73"),
            ("ŵythnos CAFE", "73"),
            ("odells", "72"),
            ("O'Dell's", "72"),
            ("o’dell’s", "72"),
            ("cooperative", "71 72"),
            ("co-operative", "71 72"),
            ("co operative", "71"),
            ("Co‑operatives", "71 72"),
            ('"the co-operative on"', "71"),
            ('"the cooperative on the road"', "71"),
            ('"co-operative school"', "72"),
            ("21/01234/FUL", "71"),
            ("21/01234/ful", "71"),
            ("item:21/01234/FUL", "71"),
            ("21/01234/fu*", "71"),
            ("01234/21", ""),
            ('"school road"', "11 21"),
            ("“school road”", "11 21"),
            ('"schools road"', ""),
            ('"road school"', ""),
            ("zebra OR apologies", "13 73"),
            ("apologies or zebra", ""),
            ("members -zebra", "13 51"),
            ("members NOT zebra", "13 51"),
            ('library -"the library"', "11 32 51"),
            ("zeb*", "73"),
            ("committee:housing flood", "21"),
            ('topic:"roads and paths"', "12 21"),
            ("topic:schools -topic:roads", "11"),
            ("topic:school", ""),
            ("kind:decision -kind:question", "12 21"),
            ('committee:"homes and roads" flood', "21"),
            ("council:combe zebra", "73"),
            ("year:2023", "71 72 73"),
            ("minute:59", "11"),
            ("minute:HH/21-22/7", "23"),
            ("minute:hh21*", "23"),
            ("minute:5", ""),
            ("date:2023", "71 72 73"),
            ("date:2022-11-30 library", "32 42"),
            ("date:..2021 library", "11 21 22"),
            ("date:2021-03..2022-11-29 -road", "13 23"),
            ("date:(2023 OR 2021-03) zebra", "73"),
            ("-date:2020..2030", "51 52"),
            ("meeting:cabinet library", "11 32 42"),
        ],
    )
    def test_a_search_finds(self, engine: SearchEngine, text: str, expected: str) -> None:
        assert self.found(engine, text) == set(expected.split())

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("speaker:ada threshold", "11"),
            ("speaker:bo threshold", "12 23"),
            ('speaker:"ada plum" road', "21 41"),
            ("speaker:leader budget", "12 42"),
            ("speaker:leader speaker:ada school", "41"),
            ("speaker:ada speaker:bo threshold", ""),
            ("(speaker:ada threshold) (speaker:bo road)", "11"),
            ("(speaker:ada OR speaker:bo) threshold", "11 12 23"),
            ("(speaker:ada OR zebra) members", "51 73"),
            ("speaker:ada -threshold library", ""),
            ('speaker:leader ((-text:flood) "school road")', ""),
            ("speaker:plum ((kind:decision OR committee:cabinet) roads)", "21 41"),
            ("speaker:plum (kind:decision (item:school library))", ""),
            ("speaker:ada (library OR flood)", "11 21 51"),
            ("speaker:ada agenda:school", "51"),
            ("-speaker:ada speaker:bo", "12 42"),
            ("speaker:(ada OR bo) closed", "11 21 23 41"),
            ("speaker:(plum ada)", "11 21 23 41 51"),
            ("speaker:(-ada) library", "21 42"),
            ("speaker:odell", "21 31 71"),
            ("mover:ada outcome:approved", "41"),
            ("mover:ada seconder:plum", ""),
            ("outcome:noted outcome:approved", "21"),
            ("(outcome:noted) outcome:approved", "21 41"),
            ("(mover:bo outcome:noted) (mover:ada outcome:approved)", "41"),
            ("resolution:road outcome:deferred", "12"),
            ("resolution:road resolution:report", "21"),
            ("resolution:(road OR report) outcome:noted", "11 21"),
            ("outcome:noted library", "11 21"),
        ],
    )
    def test_clauses_on_speeches_and_resolutions_hold_within_one(
        self, engine: SearchEngine, text: str, expected: str
    ) -> None:
        assert self.found(engine, text) == set(expected.split())

    @pytest.mark.parametrize("seed", range(12))
    def test_random_searches_find_what_plain_python_finds(self, engine: SearchEngine, seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(170):
            tree: Tree = random_tree(chance)
            expected = {each.id.removeprefix("tarn/") for each in ITEMS if found(tree, each)}
            assert self.found(engine, str(tree)) == expected, str(tree)

    def test_a_search_of_nothing_finds_everything_newest_first_undated_last(self, engine: SearchEngine) -> None:
        results = engine.search(Query(limit=ALL))
        expected = sorted(ITEMS, key=lambda each: (each.date is None, -_day(each), each.id))
        assert ids(results) == [each.id for each in expected]
        assert {hit.score for hit in results.hits} == {0.0}

    def test_only_exclusions_find_everything_else(self, engine: SearchEngine) -> None:
        assert self.found(engine, "-road") == {each.id[5:] for each in ITEMS} - self.found(engine, "road")

    def test_a_prefix_of_too_many_words_is_refused_with_a_sentence(self, address: str) -> None:
        text = " ".join(f"ab{number}" for number in range(6_000))
        build(address, meeting(1, "Tarnbeck Council", "Cabinet", None, item(1, "Words", text)))
        engine = open_engine(address)
        with pytest.raises(QuerySyntaxError, match=re.escape("“ab*”")):
            engine.search(Query("ab*"))
        assert engine.search(Query("ab499*")).total == 1
        engine.close()

    def test_a_word_counts_once_however_often_it_is_asked_for(self, engine: SearchEngine) -> None:
        assert self.found(engine, " OR ".join(["the"] * 200)) == self.found(engine, "the")

    def test_a_search_that_takes_too_long_is_cut_short_and_says_so(self, address: str) -> None:
        build(address, *CORPUS)
        engine = open_engine(address)
        for text in ("road", '"the road"', "flood NEAR/9 road", "speaker:ada", "zeb*", "-road", ""):
            results = engine.search(Query(text, time_limit=0))
            assert (results.cut_short, results.total, results.hits) == (True, 0, ()), text
            with pytest.raises(QuerySyntaxError, match="longer than 0 seconds"):
                engine.overview(Query(text, time_limit=0))
            whole = engine.search(Query(text, limit=3))
            assert not whole.cut_short
            again = engine.search(Query(text, time_limit=0))
            assert again.cut_short
            assert again.hits == ()
            assert again.total in (0, whole.total)
        engine.close()

    # Abbreviations

    @pytest.mark.parametrize("seed", range(4))
    def test_abbreviations_find_what_they_stand_for_as_plain_python_does(self, address: str, seed: int) -> None:
        chance = random.Random(200 + seed)
        held = random_meeting(chance)
        build(address, held)
        engine = open_engine(address)
        for _ in range(100):
            tree = random_abbreviations(chance)
            expected = {each.id.removeprefix("tarn/") for each in held.items if found(widened(tree), each)}
            assert self.found(engine, str(tree)) == expected, str(tree)
        engine.close()

    def test_what_was_looked_for_beside_the_words_typed_is_told(self, engine: SearchEngine) -> None:
        results = engine.search(Query('cse -dsg "send" speaker:ada library'))
        assert results.expanded == (("cse", "child sexual exploitation"),)
        assert engine.search(Query("library road")).expanded == ()

    # Order

    def test_the_words_of_the_title_weigh_most_and_those_of_the_agenda_least(self, address: str) -> None:
        build(
            address,
            meeting(
                1, "Tarnbeck Council", "Cabinet", "2021-01-01",
                item(1, "Any other business", "About it all", agenda="A bridge over it"),
                item(2, "Any other business", "A bridge over it", agenda="About it all"),
                item(3, "A bridge over it", "About it all", agenda="About it all"),
                item(4, "Any other business", ("A bridge over it", ("noted",), None, None), agenda="About it all"),
                item(5, "Any other business", "About it all", agenda="About it all"),
            ),
        )  # fmt: skip
        engine = open_engine(address)
        assert ids(engine.search(Query("bridge"))) == ["tarn/3", "tarn/4", "tarn/2", "tarn/1"]
        engine.close()

    @pytest.mark.parametrize("text", ["", "road", "speaker:ada"])
    def test_dates_order_both_ways_with_undated_last_and_ties_by_id(self, engine: SearchEngine, text: str) -> None:
        newest = [hit.document for hit in engine.search(Query(text, sort=Sort.NEWEST, limit=ALL)).hits]
        oldest = [hit.document for hit in engine.search(Query(text, sort=Sort.OLDEST, limit=ALL)).hits]
        assert newest == sorted(newest, key=lambda each: (each.date is None, -_day(each), each.id))
        assert oldest == sorted(newest, key=lambda each: (each.date is None, _day(each), each.id))

    @pytest.mark.parametrize("sort", Sort)
    def test_every_match_comes_in_the_order_of_the_pages(self, engine: SearchEngine, sort: Sort) -> None:
        for text, filters in (("the OR road", {}), ("library -road", {"committee": ("Cabinet",)}), ("absent", {})):
            query = Query(text, filters, sort=sort, offset=3, limit=2)
            whole = engine.search(Query(text, filters, sort=sort, limit=ALL))
            assert list(engine.every(query)) == [hit.document for hit in whole.hits]
        with pytest.raises(QuerySyntaxError):
            engine.every(Query('"'))

    @pytest.mark.parametrize("sort", list(Sort))
    def test_pages_never_overlap(self, engine: SearchEngine, sort: Sort) -> None:
        whole = ids(engine.search(Query("the", sort=sort, limit=ALL)))
        pages = [ids(engine.search(Query("the", sort=sort, offset=start, limit=2))) for start in range(0, 20, 2)]
        assert [each for page in pages for each in page] == whole
        assert engine.search(Query("the", limit=0)).total == len(whole) > 5

    # Filters and facets

    @pytest.mark.parametrize("seed", range(8))
    def test_random_filters_and_their_counts_are_those_of_plain_python(self, engine: SearchEngine, seed: int) -> None:
        chance = random.Random(100 + seed)
        for _ in range(130):
            tree = random_tree(chance, 1)
            filters = _random_filters(chance)
            lacking = tuple(chance.sample(FACETS, chance.choice((0, 0, 0, 1, 2))))
            first, last = chance.choice([(None, None), (date(2021, 3, 4), date(2022, 12, 1)), (date(2022, 1, 1), None)])
            query = Query(str(tree), filters, first, last, limit=ALL, facet_limit=100, lacking=lacking)
            matches = [each for each in ITEMS if found(tree, each) and _dated(each, first, last)]
            results = engine.search(query)
            assert set(ids(results)) == {each.id for each in matches if passes(each, filters, lacking)}, query
            for name in FACETS:
                held = [labels(each, name) for each in matches if passes(each, filters, lacking, but=name)]
                self._same_facet(facet(results, name), held, filters.get(name, ()))
                assert facet(results, name).lacking == (name in lacking)
                self._same_values(engine, query, name, held, chance.choice(["", "c", "ro", "cabinet", "q bo", "O’D"]))

    def _same_values(
        self, engine: SearchEngine, query: Query, name: str, held: list[tuple[str, ...]], typed: str
    ) -> None:
        """The values whose words begin as those typed, with the counts that they have among all values."""
        answered = engine.facet(query, name, typed)
        values = {value for values in held for value in values}
        meant = {
            value
            for value in values
            if all(any(word.startswith(words(each)[0]) for word in words(value)) for each in typed.split())
        }
        assert {each.value: each.count for each in answered.values} == {
            value: sum(value in values for values in held) for value in meant
        }
        assert answered.distinct == len(meant)

    def _same_facet(self, answered: Facet, held: list[tuple[str, ...]], ticked: tuple[str, ...]) -> None:
        expected = {value: sum(value in values for values in held) for values in held for value in values}
        assert answered.missing == sum(not values for values in held)
        assert answered.distinct == len(expected)
        assert {each.value: each.count for each in answered.values} == dict.fromkeys(ticked, 0) | expected
        assert {each.value for each in answered.values if each.selected} == set(ticked)

    def test_items_without_any_value_of_a_facet_can_be_asked_for(self, engine: SearchEngine) -> None:
        results = engine.search(Query("-kind:routine", lacking=("topic",), limit=ALL))
        expected = {each.id for each in ITEMS if not each.topics and "routine" not in each.kinds}
        assert set(ids(results)) == expected != set()
        assert facet(results, "topic").missing == len(expected)
        either = engine.search(Query("-kind:routine", {"topic": ("Libraries",)}, lacking=("topic",), limit=ALL))
        with_topic = {each.id for each in ITEMS if "Libraries" in each.topics}
        assert set(ids(either)) == expected | with_topic > expected
        with pytest.raises(ValueError, match="there is no facet 'colour'"):
            Query(lacking=("colour",))

    def test_facet_values_come_commonest_first_and_years_latest_first(self, engine: SearchEngine) -> None:
        results = engine.search(Query())
        assert list(counts(results, "year")) == ["2023", "2022", "2021"]
        speakers = counts(results, "speaker")
        assert speakers == {BO: 4, ADA: 5, CY: 3}
        assert list(speakers) == [ADA, BO, CY]
        assert facet(results, "committee").label == "Committee"

    def test_a_facet_shows_no_more_than_asked_but_always_what_is_ticked(self, engine: SearchEngine) -> None:
        results = engine.search(Query(filters={"outcome": ("lost", "unheard of")}, facet_limit=1, facets=("outcome",)))
        assert counts(results, "outcome") == {"noted": 4, "lost": 1, "unheard of": 0}
        assert [each.selected for each in facet(results, "outcome").values] == [False, True, True]
        assert facet(results, "outcome").distinct == 5
        assert [each.name for each in results.facets] == ["outcome"]

    def test_ticked_values_stay_where_nothing_is_found(self, engine: SearchEngine) -> None:
        results = engine.search(Query("absent", filters={"committee": (HOUSING,)}))
        assert results.total == 0
        assert counts(results, "committee") == {HOUSING: 0}

    def test_a_comma_in_a_label_splits_nothing(self, engine: SearchEngine) -> None:
        assert counts(engine.search(Query()), "committee")[HOUSING] == 3
        assert engine.search(Query(filters={"committee": (HOUSING,)})).total == 3
        assert engine.search(Query(filters={"committee": ("Housing",)})).total == 0

    # Hits

    def test_an_item_comes_out_as_it_went_in(self, engine: SearchEngine) -> None:
        for each in ITEMS:
            assert engine.item(each.id) == each
        assert engine.item("tarn/0") is None

    def test_a_meeting_comes_out_as_it_went_in_also_without_items(self, engine: SearchEngine) -> None:
        for each in CORPUS:
            assert engine.meeting(each.id) == each
        assert engine.meeting("tarn/m0") is None

    def test_a_snippet_marks_the_words_of_the_speech_that_matched_and_names_its_speaker(
        self, engine: SearchEngine
    ) -> None:
        (hit,) = engine.search(Query("speaker:bo thresholds date:2021 committee:housing")).hits
        assert (hit.snippet, hit.snippet_of) == ("… asked about the <mark>threshold</mark> …".strip("… "), BO)

    def test_a_snippet_names_the_outcome_of_the_resolution_that_matched(self, engine: SearchEngine) -> None:
        (hit,) = engine.search(Query("resolution:repair outcome:deferred")).hits
        assert (hit.snippet, hit.snippet_of) == ("That the road <mark>repair</mark> be deferred", "deferred")

    def test_a_snippet_shows_only_escaped_text_and_marks(self, address: str) -> None:
        text = '<script>alert("road")</script> & <b>road</b> ' * 30
        build(address, meeting(1, "Tarnbeck Council", "Cabinet", None, item(1, "Markup", text)))
        engine = open_engine(address)
        (hit,) = engine.search(Query("road")).hits
        assert set(re.findall(r"<[^>]*>", hit.snippet)) == {"<mark>", "</mark>"}
        assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", hit.snippet)
        engine.close()

    # A better spelling

    def test_a_better_spelling_is_offered_where_nothing_is_found(self, engine: SearchEngine) -> None:
        assert engine.search(Query("libarry threshhold")).suggestion == "library threshold"
        assert engine.search(Query("speaker:ada thershold")).suggestion == "speaker:ada threshold"
        assert engine.search(Query("library")).suggestion is None
        assert engine.search(Query("qqqqqqqq")).suggestion is None
        assert engine.search(Query("library", filters={"outcome": ("unheard of",)})).suggestion is None

    # Builds

    @pytest.mark.parametrize("typed", ["Cllr Ada Plum", "Councillor Plum", "Ms A. Plum OBE", "ADA  PLUM (Leader)"])
    def test_a_person_is_found_by_the_name_as_people_type_it_and_the_answer_says_whom_it_took(
        self, engine: SearchEngine, typed: str
    ) -> None:
        plain = engine.search(Query(filters={"speaker": (ADA,)}))
        ticked = engine.search(Query(filters={"speaker": (typed,)}))
        assert (ids(ticked), ticked.facets) == (ids(plain), plain.facets)
        assert [(one.typed, one.names, one.is_one) for one in ticked.taken] == [(typed, (ADA,), True)]
        assert plain.taken == ()
        asked = 'speaker:"{0}" -mover:"{0}"'
        assert self.found(engine, asked.format(typed)) == self.found(engine, asked.format(ADA))
        assert [one.names for one in engine.search(Query(asked.format(typed))).taken] == [(ADA,)]

    def test_of_several_of_one_surname_none_is_chosen(self, address: str) -> None:
        spoke = [(name, None, "Words") for name in ("Ada Plum", "Abe Plum", "Mr Plum", "Cy Pear", "Head of Plum")]
        build(address, meeting(1, "A", "B", "2024-01-01", *(item(n, "T", each) for n, each in enumerate(spoke))))
        engine = open_engine(address)
        try:
            everybody = ("Ada Plum", "Abe Plum", "Mr Plum")
            for typed in ("Cllr Plum", "Cllr A Plum"):
                found = engine.search(Query(filters={"speaker": (typed,)}))
                assert set(ids(found)) == {"tarn/0", "tarn/1", "tarn/2"}
                assert [(set(one.names), one.is_one) for one in found.taken] == [(set(everybody), False)]
                assert {"0", "1", "2"} <= self.found(engine, f'speaker:"{typed}"')
            assert engine.search(Query('-speaker:"Cllr Plum"')).taken == ()
            assert engine.search(Query('speaker:"Cllr Bo Plum"')).total == 0
            assert engine.search(Query('speaker:"Cllr Ada Plum"')).total == 1
        finally:
            engine.close()

    def test_there_is_no_index_before_the_first_commit(self, address: str) -> None:
        with pytest.raises(NoIndex, match="minutebook index"):
            open_engine(address)
        writer = open_writer(address)
        with pytest.raises(NoIndex):
            open_engine(address)
        writer.cancel()
        assert read_stamp(address) == {}

    def test_an_empty_index_answers(self, address: str) -> None:
        build(address)
        engine = open_engine(address)
        results = engine.search(Query("road -library speaker:ada zeb*", filters={"committee": ("Cabinet",)}))
        assert (results.total, results.hits) == (0, ())
        assert engine.search(Query()).total == 0
        assert engine.coverage().items == 0
        engine.close()

    def test_a_new_generation_is_seen_by_engines_opened_after_it_alone(self, address: str) -> None:
        build(address, CORPUS[0], stamp={"archive": "1"})
        before = open_engine(address)
        assert before.is_current()
        build(address, CORPUS[1], stamp={"archive": "2"})
        after = open_engine(address)
        assert (before.search(Query()).total, after.search(Query()).total) == (3, 3)
        assert before.item("tarn/11") == CORPUS[0].items[0]
        assert after.item("tarn/11") is None
        assert (before.is_current(), after.is_current()) == (False, True)
        assert read_stamp(address) == {"archive": "2"}
        before.close()
        after.close()

    def test_cancelling_leaves_the_current_generation_as_it_was(self, address: str) -> None:
        build(address, CORPUS[0])
        writer = open_writer(address)
        writer.put(CORPUS[1])
        writer.cancel()
        writer.cancel()
        engine = open_engine(address)
        assert engine.is_current()
        assert engine.search(Query()).total == 3
        engine.close()
        build(address, CORPUS[1])

    def test_two_writers_are_never_at_work_at_once(self, address: str) -> None:
        writer = open_writer(address)
        with pytest.raises(IndexBusy, match=r"process \d+"):
            open_writer(address)
        writer.cancel()
        open_writer(address).cancel()

    def test_what_is_put_twice_is_held_as_it_was_put_last(self, address: str) -> None:
        first = meeting(
            1, "Tarnbeck Council", "Cabinet", "2021-01-01", item(1, "Old bridge"), item(2, "Old moved"), item(3, "Gone")
        )
        other = meeting(
            2,
            "Tarnbeck Council",
            "Planning",
            "2021-01-02",
            item(2, "Moved bridge"),
            item(4, "Twice"),
            item(4, "Thrice"),
        )
        again = meeting(1, "Tarnbeck Council", "Council", "2021-01-03", item(1, "New bridge"))
        build(address, first, other, again)
        engine = open_engine(address)
        assert self.found(engine, "") == {"1", "2", "4"}
        assert self.found(engine, "bridge") == {"1", "2"}
        assert self.found(engine, "old OR gone OR twice") == set()
        assert engine.meeting("tarn/m1") == again
        assert counts(engine.search(Query()), "committee") == {"Planning": 2, "Council": 1}
        assert engine.coverage().items == 3
        engine.close()

    def test_coverage_says_what_is_held(self, engine: SearchEngine) -> None:
        coverage = engine.coverage()
        assert coverage.councils == ("Tarnbeck Council", "Upper Combe Council")
        assert (coverage.committees, coverage.meetings, coverage.items) == (4, 7, len(ITEMS))
        assert (coverage.first, coverage.last) == ("2021-03-04", "2023-02-28")
        assert coverage.built_at[:2] == "20"
        assert (coverage.standings[Standing.MINUTED], coverage.standings[Standing.UNMINUTED]) == (6, 1)

    @pytest.mark.parametrize("seed", range(4))
    def test_a_result_says_how_much_of_what_it_looked_at_is_held(self, engine: SearchEngine, seed: int) -> None:
        chance = random.Random(300 + seed)
        for _ in range(25):
            filters = _random_filters(chance)
            first, last = (chance.choice((None, date(2021, 3, 4), date(2022, 6, 1))) for _ in range(2))
            query = Query("library -road", filters, first, last)
            expected = [each for each in CORPUS if _is_looked_at(each, filters, first, last)]
            coverage = engine.search(query).coverage
            assert coverage == engine.coverage(query)
            assert coverage.meetings == len(expected), query
            assert coverage.councils == tuple(sorted({each.council for each in expected}))
            held = sorted(each.date for each in expected if each.date and any(item.text for item in each.items))
            assert (coverage.first, coverage.last) == ((held[0], held[-1]) if held else (None, None))

    @pytest.mark.parametrize(
        ("text", "meetings"),
        [
            ("road", 7),
            ("road committee:cabinet", 3),
            ('committee:"housing, homes" flood', 1),
            ("council:upper date:2022.. road", 3),
            ("road OR committee:cabinet", 7),
            ("-committee:cabinet road", 7),
            ("date:..2021 date:2021..", 2),
            ("council:nowhere", 0),
        ],
    )
    def test_what_the_text_asks_of_body_and_date_narrows_what_is_looked_at(
        self, engine: SearchEngine, text: str, meetings: int
    ) -> None:
        assert engine.search(Query(text)).coverage.meetings == meetings

    def test_a_meeting_that_is_listed_and_not_held_is_counted_as_that(self, address: str) -> None:
        writer = open_writer(address)
        writer.put(CORPUS[0])
        for number, standing in enumerate(Standing):
            day = f"202{number}-05-01"
            writer.list(ListedMeeting(f"tarn/x{number}", "Tarnbeck Council", "Audit", day, standing, f"{day}T01:02:03"))
        writer.list(ListedMeeting(CORPUS[0].id, "Tarnbeck Council", "Cabinet", "2021-03-04", Standing.UNREADABLE))
        writer.commit()
        engine = open_engine(address)
        coverage = engine.coverage()
        assert set(coverage.standings.values()) == {1, 2}
        assert (coverage.meetings, coverage.standings[Standing.UNREADABLE]) == (len(Standing) + 1, 2)
        assert {body.committee: body.meetings for body in coverage.bodies} == {"Audit": len(Standing), "Cabinet": 1}
        assert (coverage.first, coverage.last) == ("2020-05-01", "2020-05-01")
        assert engine.search(Query(filters={"year": ("2021", "2024")})).coverage.meetings == 3
        engine.close()

    # All matches at a glance

    @pytest.mark.parametrize("seed", range(4))
    def test_an_overview_counts_years_committees_and_speeches_as_plain_python_does(
        self, engine: SearchEngine, seed: int
    ) -> None:
        chance = random.Random(400 + seed)
        for _ in range(25):
            asked = chance.sample(BARE, chance.choice((1, 2)))
            who = chance.choice(["", "", "ada", "bo"])
            filters = _random_filters(chance)
            query = Query(" ".join([*asked, *([f"speaker:{who}"] if who else [])]), filters)
            overview = engine.overview(query, limit=ALL)
            leaves = (*(Leaf(None, "word", word) for word in asked), *([Leaf("speaker", "word", who)] if who else []))
            matches = [each for each in ITEMS if found(Branch("and", leaves), each)]
            hits = [each for each in matches if passes(each, filters)]
            assert dict(overview.speakers) == _spoke(asked, who, hits), query
            counted = {"year": [(each.value, each.count) for each in overview.years], "committee": overview.committees}
            for name, held in counted.items():
                passing = [each for each in matches if passes(each, filters, but=name)]
                expected = Counter(label for each in passing for label in labels(each, name))
                assert {value: count for value, count in held if count} == expected, (name, query)
            dated = sorted((each for each in hits if each.date), key=lambda each: (each.date, each.id))
            assert overview.first == (dated[0] if dated else None)
            assert overview.last == (min(dated, key=lambda each: (-_day(each), each.id)) if dated else None)

    def test_an_overview_names_speakers_only_where_words_are_asked_for(self, engine: SearchEngine) -> None:
        assert engine.overview(Query("committee:cabinet")).speakers == ()
        assert engine.overview(Query()).speakers == ()
        assert [each.value for each in engine.overview(Query()).years] == ["2021", "2022", "2023"]

    def test_topics_are_kept_with_the_index_as_they_were_given(self, engine: SearchEngine, address: str) -> None:
        assert engine.topics() == ()
        topics = (Topic("parks", "Parks", "Green places.", "park* OR green"), Topic("x", "Ŵ", "“Quoted”.", "x"))
        writer = open_writer(address)
        writer.sort_under(topics)
        writer.put(CORPUS[0])
        writer.commit()
        made = open_engine(address)
        assert made.topics() == topics
        made.close()

    def test_threads_share_an_engine(self, engine: SearchEngine) -> None:
        texts = ["road", '"the road"', "speaker:ada", "clo*", "library OR school -budget"] * 8
        alone = [ids(engine.search(Query(f"{text} the OR road"))) for text in texts]
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda text: ids(engine.search(Query(f"{text} the OR road"))), texts))
        assert together == alone


def _day(document: ItemDocument) -> int:
    return int((document.date or "0").replace("-", ""))


def _dated(document: ItemDocument, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    day = document.date and date.fromisoformat(document.date)
    return bool(day) and (first is None or first <= day) and (last is None or day <= last)


def _is_looked_at(
    held: MeetingDocument, filters: dict[str, tuple[str, ...]], first: date | None, last: date | None
) -> bool:
    """Whether a search with these filters looks at the meeting."""
    has = {"council": held.council, "committee": held.committee, "year": held.date and held.date[:4]}
    day = date.fromisoformat(held.date) if held.date else None
    after = first is None or (day is not None and first <= day)
    before = last is None or (day is not None and day <= last)
    return after and before and all(has[name] in filters[name] for name in has if filters.get(name))


def _spoke(asked: list[str], who: str, hits: list[ItemDocument]) -> Counter[str]:
    """In how many speeches of the hits each speaker used all of the words."""
    stems = {STEMS.get(word, word) for word in asked}
    return Counter(
        speech.speaker
        for each in hits
        for speech in each.speeches
        if stems <= {STEMS.get(word, word) for word in words(each.text[speech.start : speech.end])}
        and (not who or who in words(f"{speech.speaker} {speech.role or ''}"))
    )


def _random_filters(chance: random.Random) -> dict[str, tuple[str, ...]]:
    values = {
        name: [*sorted({value for each in ITEMS for value in labels(each, name)}), "unheard of"] for name in FACETS
    }
    chosen = chance.sample(FACETS, chance.choice((0, 1, 1, 2, 3)))
    return {name: tuple(chance.sample(values[name], chance.choice((1, 2)))) for name in chosen}
