"""What every engine promises of the query language: phrases, NEAR, references, and what holds within what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.search.clauses import QuerySyntaxError
from indexer.search.document import MeetingDocument
from indexer.search.engine import SearchEngine, open_engine, open_writer
from indexer.search.query import Query
from tests.engine_corpus import item, meeting

ADA, BO = "Ada Plum", "Bo Quill"

LANGUAGE: tuple[MeetingDocument, ...] = (
    meeting(
        1,
        "Tarnbeck Council",
        "Planning",
        "2023-01-10",
        item(11, "Parking charges", "Parking charges were raised. The parked charge, and the damp and mould."),
        item(12, "Damp, and mould", "The damp\nand mould of on-street housing needs urgent and costly repairs"),
        item(13, "Onstreet bays", "Repairs to housing. O’Dell’s well-known café on street corners, face-to-face"),
        item(14, "Who pays", "Housing is one thing and to be honest repairs are wholly another thing, said the Who"),
        item(15, "Land", "Section 106 agreement for 21/01234/FUL at WR1 2AB, see Minute 45(2)", minute="46"),
        item(16, "Obligations", "An s.106 sum of £1.5m; Minute No. 45 (3); Report No. CAB/23/45", minute="45"),
        item(17, "More land", "S106 of £1,500,000 for 21/01234/OUT at wr12ab, minute 452", minute="45(2)"),
        item(18, "Fences", "A fence of 1.5m by 106 houses, in section 3; £11.5m; £1.50; report CAB/23/4"),
        item(19, "Trees", "5 trees of 500,000; 21/01234/FUL again; application number 21/01234/FUL", minute="4/52"),
    ),
    meeting(
        2,
        "Tarnbeck Council",
        "Council",
        "2024-02-20",
        item(
            21,
            "Motion on fares",
            (ADA, "Leader", "Bus fares are too high and the buses are late"),
            (BO, None, "The fares are fair. The late buses are not"),
            ("That the fares be refused and the buses kept", ("lost",), ADA, BO),
            ("That the fares be kept", ("approved",), BO, ADA),
        ),
        item(
            22,
            "Bus fares",
            (BO, "Leader", "Bus fares rose"),
            ("That the fares be refused", ("approved",), ADA, BO),
            ("That the report be refused", ("lost",), BO, ADA),
        ),
        item(
            23, "Buses", (ADA, None, "The bus was late"), ("That the bus be noted", ("noted", "deferred"), None, None)
        ),
    ),
)


class LanguageContract:
    """The promises; a subclass gives ``new_address``."""

    @classmethod
    def new_address(cls, folder: Path) -> str:
        """An address of this engine, with no index at it."""
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def spoken(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
        """An engine for these meetings."""
        address = cls.new_address(tmp_path_factory.mktemp("language"))
        writer = open_writer(address)
        for each in LANGUAGE:
            writer.put(each)
        writer.commit()
        engine = open_engine(address)
        yield engine
        engine.close()

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # A phrase means these words in these forms, whatever stands between them
            ('"parking charges"', "11"),
            ('"parked charge"', "11"),
            ('"parked charges"', ""),
            ('"parking charge"', ""),
            ("parking charge", "11"),
            ('"damp and mould"', "11 12"),
            ('"damp mould"', ""),
            ('"damp, and: mould!"', "11 12"),
            ('"to be"', "14"),
            ('"the who"', "14"),
            ('"who the"', ""),
            ("\"o'dell's well known cafe\"", "13"),
            ('"ODells well-known café"', "13"),
            ('"on street"', "12 13"),
            ('"on-street"', "12 13"),
            ("onstreet", "12 13"),
            ("on-street", "12 13"),
            ("facetoface", "13"),
            ('item:"damp and mould"', "12"),
            ('text:"damp and mould"', "11 12"),
            # NEAR counts the words between
            ("housing NEAR/3 repairs", "13"),
            ("housing NEAR/4 repairs", "12 13"),
            ("housing NEAR/1 repairs", "13"),
            ("housing NEAR/0 repairs", ""),
            ("repair NEAR/4 house", "12 13"),
            ("housing NEAR/7 repairs", "12 13 14"),
            ("housing NEAR/6 repairs", "12 13"),
            ("hous* NEAR/4 repair*", "12 13"),
            ('"on street" NEAR/0 housing', "12"),
            ('"on street" NEAR/0 corner', "13"),
            ('"urgent and costly" NEAR/0 repairs', "12"),
            ('(damp OR "urgent and") NEAR/1 (mould OR repairs)', "11 12"),
            ("thing NEAR/9 thing", "14"),
            ("parking NEAR/0 parking", ""),
            ("parking NEAR/3 parked", ""),
            ("parking NEAR/4 parked", "11"),
            ("land NEAR/100 section", ""),
            ("-(housing NEAR/4 repairs) housing", "14 18"),
            ("housing NEAR/4 repairs OR trees", "12 13 19"),
            ("resolution:(fares NEAR/1 refused)", "21 22"),
            ("resolution:(fares NEAR/1 kept)", "21"),
            ("speaker:ada (bus* NEAR/2 late)", "21 23"),
            ("speaker:bo (bus* NEAR/2 late)", "21"),
            ("committee:(planning NEAR/1 plan)", ""),
        ],
    )
    def test_phrases_and_near(self, spoken: SearchEngine, text: str, expected: str) -> None:
        assert _found(spoken, text) == set(expected.split())

    @pytest.mark.parametrize(
        ("texts", "expected"),
        [
            ("s106|S.106|section 106|Section 106|s 106|sec. 106|§106|\"section 106\"|'s106'|s-106", "15 16 17"),
            ("section 106 agreement|s106 agreement|\"S106 agreement\"|(s106) agreement", "15"),
            ("resolution:section 106|resolution:s106", ""),
            ("21/01234/FUL|21/01234/ful|21 / 01234 / FUL|21-01234-FUL|21 01234 ful|\"21/01234/FUL\"", "15 19"),
            ("21/01234|21/01234/fu* OR 21/01234/out|21/0123*", "15 17 19"),
            ("application no. 21/01234/FUL", "19"),
            ("minute 45(2)|Minute 45 (2)|minute no. 45(2)|\"Minute 45(2)\"|Minute: 45(2)|minute 45/2", "15 17"),
            ("minute 45|minute no 45", "15 16"),
            ("minute:45", "16"),
            ("minute:45(2)|minute:\"45 (2)\"|minute:45/2", "17"),
            ("minute:45*", "16 17"),
            ("minute:452", ""),
            ("minute:4/52|minute:4.52", "19"),
            ("report CAB/23/45|Report No. CAB/23/45|CAB/23/45|cab-23-45|report number cab/23/45", "16"),
            ("WR1 2AB|wr1 2ab|WR12AB|\"WR1 2AB\"|wr1-2ab", "15 17"),
            ("£1.5m|£1,500,000|£1.5 million|£1500000|1500000|1,500,000|£1,500,000.00|\"£1.5 million\"", "16 17"),
            ("£1.50", "18"),
            ("£500,000|500000|£500k|£0.5m", "19"),
            ("\"5 trees\"", "19"),
            ("\"106 houses\"", "18"),
        ],
    )  # fmt: skip
    def test_what_carries_a_number_is_found_however_it_is_written(
        self, spoken: SearchEngine, texts: str, expected: str
    ) -> None:
        for text in texts.split("|"):
            assert _found(spoken, text) == set(expected.split()), text

    def test_the_minute_asked_for_comes_before_those_that_cite_it(self, spoken: SearchEngine) -> None:
        assert [hit.document.id for hit in spoken.search(Query("minute 45(2)")).hits] == ["tarn/17", "tarn/15"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # All fields of resolutions side by side are of one and the same
            ("resolution:fares outcome:lost", "21"),
            ("resolution:refuse outcome:lost", "21 22"),
            ('resolution:refuse mover:"Ada Plum" outcome:lost', "21"),
            ('resolution:refuse mover:"Ada Plum" outcome:approved', "22"),
            ('resolution:refuse mover:"Ada Plum" seconder:quill', "21 22"),
            ("mover:quill outcome:lost resolution:fares", ""),
            ("resolution:fares resolution:report", ""),
            ("(resolution:fares) (resolution:report)", "22"),
            ('resolution:"fares be refused" outcome:approved', "22"),
            ("resolution:(refuse OR defer) outcome:lost", "21 22"),
            ("outcome:(noted deferred)", "23"),
            ("outcome:noted outcome:deferred", "23"),
            # The words of a phrase stand in one speech, by one speaker
            ('speaker:"Ada Plum" "bus fares"', "21"),
            ('speaker:"Bo Quill" "late buses"', "21"),
            ("speaker:ada fair", ""),
            ("speaker:leader fares rose", "22"),
            ("speaker:(ada OR bo) (late fares)", "21"),
            # NOT leaves out whole items, but within the brackets of a field it is of that one value
            ("resolution:fares -resolution:refused", ""),
            ("resolution:(fares -refused)", "21"),
            ("resolution:(fares -refused) outcome:lost", ""),
            ("resolution:fares -outcome:lost", ""),
            ("resolution:bus -outcome:lost", "23"),
            ("speaker:ada late -fair", "23"),
            ("speaker:(plum -ada)", ""),
            ("-speaker:ada fares", "22"),
            ("-(speaker:ada fares) bus", "22 23"),
        ],
    )
    def test_what_holds_within_one_speech_or_one_resolution(
        self, spoken: SearchEngine, text: str, expected: str
    ) -> None:
        assert _found(spoken, text) == set(expected.split())

    @pytest.mark.parametrize(
        ("text", "snippet", "of"),
        [
            ("speaker:bo late", "The fares are fair. The <mark>late</mark> buses are not", BO),
            (
                "speaker:bo (bus NEAR/1 late)",
                "The fares are fair. The <mark>late</mark> <mark>buses</mark> are not",
                BO,
            ),
            ("speaker:ada fares", "Bus <mark>fares</mark> are too high and the buses are late", ADA),
            ("resolution:(fares -refused)", "That the <mark>fares</mark> be kept", "approved"),
            ("outcome:lost resolution:kept", "That the fares be refused and the buses <mark>kept</mark>", "lost"),
            ("outcome:deferred", "That the bus be noted", "noted, deferred"),
        ],
    )
    def test_the_snippet_is_of_the_speech_or_resolution_that_matched(
        self, spoken: SearchEngine, text: str, snippet: str, of: str
    ) -> None:
        hit = spoken.search(Query(text)).hits[0]
        assert (hit.snippet.strip("… "), hit.snippet_of) == (snippet, of)

    def test_a_reference_is_marked_however_it_is_written(self, spoken: SearchEngine) -> None:
        shown = {hit.document.id: hit.snippet for hit in spoken.search(Query("section 106")).hits}
        assert "<mark>Section 106</mark>" in shown["tarn/15"]
        assert "<mark>s.106</mark>" in shown["tarn/16"]
        assert "<mark>S106</mark>" in shown["tarn/17"]

    @pytest.mark.parametrize(
        "text", ["minute:(a1 NEAR/2 b1)", "a1 NEAR/2 b1 NEAR/2 c1", "a1 NEAR/2 speaker:b1", "a1 NEAR/1000 b1"]
    )
    def test_a_near_that_means_nothing_is_refused_with_a_sentence(self, spoken: SearchEngine, text: str) -> None:
        with pytest.raises(QuerySyntaxError, match=r"^[“A].*\.$"):
            spoken.search(Query(text))


def _found(engine: SearchEngine, text: str) -> set[str]:
    results = engine.search(Query(text, limit=100))
    assert results.total == len(results.hits)
    return {hit.document.id.removeprefix("tarn/") for hit in results.hits}
