"""What every engine promises of precedents and threads, on the meetings of ``related_corpus``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from indexer.search.document import MeetingDocument
from indexer.search.engine import SearchEngine, open_engine, open_writer
from indexer.search.precedents import BOILERPLATE, UNKNOWN, UNLIKE, Precedents, Source, source_of
from indexer.search.query import Query
from indexer.search.threads import Link, LinkKind, Thread, thread
from tests.related_corpus import PRECEDENTS, THREADS, Shelf

DRAFT = "This Council resolves that libraries be open on Sundays"


class RelatedContract:
    """The promises; a subclass gives ``new_address``."""

    @classmethod
    def new_address(cls, folder: Path) -> str:
        """An address of this engine, with no index at it."""
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def decided(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
        """An engine for the decisions."""
        yield from _engine(cls.new_address(tmp_path_factory.mktemp("decided")), PRECEDENTS)

    @pytest.fixture(scope="class")
    @classmethod
    def followed(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
        """An engine for the matters."""
        yield from _engine(cls.new_address(tmp_path_factory.mktemp("followed")), THREADS)

    # Precedents

    def test_the_like_of_a_draft_is_found_with_what_it_shares(self, decided: SearchEngine) -> None:
        answer = decided.precedents(Source(DRAFT), Query())
        assert set(answer.terms) == {"libraries", "open", "Sundays"}
        assert answer.found[0].nearest.document.id == "tarn/401"
        assert all(set(each.terms) <= set(answer.terms) and len(each.terms) > 1 for each in answer.found)
        assert [each.score for each in answer.found] == sorted((each.score for each in answer.found), reverse=True)
        assert all(0 < each.score <= 1 for each in answer.found)
        assert answer.total == sum(each.times for each in answer.found) == 6
        assert answer.why_none is None

    def test_the_resolution_that_is_like_it_is_named_not_the_first_of_its_item(self, decided: SearchEngine) -> None:
        found = {each.nearest.document.id: each.nearest for each in _every(decided, DRAFT)}
        assert found["tarn/303"].number == 2
        assert found["tarn/303"].resolution.outcomes == ("lost",)
        assert found["tarn/303"].text.startswith("That the libraries be left out")

    def test_what_was_decided_in_the_same_words_is_one(self, decided: SearchEngine) -> None:
        groups = [
            {each.nearest.document.id, *(other.document.id for other in each.again)}
            for each in _every(decided, DRAFT)
            if each.times > 1
        ]
        assert groups == [{"tarn/101", "tarn/201", "tarn/301", "tarn/501"}]
        (group,) = (each for each in _every(decided, DRAFT) if each.times > 1)
        assert (group.times, group.first, group.last) == (4, "2016-05-03", "2019-09-10")
        days = [other.document.date or "" for other in group.again]
        assert days == sorted(days, reverse=True)

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            ("RESOLVED that the report be noted and the recommendations approved", BOILERPLATE),
            ("That authority be delegated to the Chief Executive in consultation with the Leader", BOILERPLATE),
            ("…", BOILERPLATE),
            ("Xylophones and quokkas", UNKNOWN),
            ("That dogs be kept out of the river", UNLIKE),
        ],
    )
    def test_boilerplate_and_chance_make_nothing_alike(self, decided: SearchEngine, words: str, why: str) -> None:
        answer = decided.precedents(Source(words), Query())
        assert (answer.found, answer.total) == ((), 0)
        assert answer.why_none == why

    def test_only_what_is_earlier_is_a_precedent_and_never_the_item_itself(self, decided: SearchEngine) -> None:
        latest, first = decided.item("tarn/301"), decided.item("tarn/101")
        assert latest is not None
        assert first is not None
        answer = decided.precedents(source_of(latest), Query())
        assert _ids(answer) == {"tarn/101", "tarn/201"}
        assert decided.precedents(source_of(first), Query()).total == 0

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            (Query(filters={"council": ("Upper Combe Council",)}), "401"),
            (Query(filters={"committee": ("Culture Committee",)}), "201"),
            (Query(filters={"committee": ("Cabinet",), "outcome": ("lost", "refused")}), "303 401"),
            (Query(filters={"outcome": ("approved",)}), "101 301 501"),
            (Query(date_from=date(2018, 1, 1), date_to=date(2019, 12, 31)), "201 301 303"),
            (Query("budget"), "303"),
            (Query(filters={"outcome": ("deferred",)}), ""),
        ],
    )
    def test_filters_are_of_the_resolution_that_was_found(
        self, decided: SearchEngine, query: Query, expected: str
    ) -> None:
        assert _ids(decided.precedents(Source(DRAFT), query)) == {f"tarn/{number}" for number in expected.split()}

    def test_pages_of_precedents_never_overlap(self, decided: SearchEngine) -> None:
        whole = [each.nearest.document.id for each in _every(decided, DRAFT)]
        pages = [decided.precedents(Source(DRAFT), Query(offset=start, limit=1)).found for start in range(len(whole))]
        assert [each.nearest.document.id for page in pages for each in page] == whole
        assert decided.precedents(Source(DRAFT), Query(offset=9_990)).found == ()

    # Threads

    def test_a_matter_is_followed_from_whichever_item(self, followed: SearchEngine) -> None:
        whole = ["tarn/31", "tarn/11", "tarn/41", "tarn/21", "tarn/51"]
        for here in whole:
            matter = _thread(followed, here)
            assert [step.document.id for step in matter.steps] == whole
            assert matter.present == here
            assert [step.document.id for step in matter.steps if step.distance == 0] == [here]

    def test_every_link_says_why(self, followed: SearchEngine) -> None:
        matter = _thread(followed, "tarn/11")
        links = {link for step in matter.steps for link in step.links}
        assert links == {
            Link(LinkKind.DEFERRED, "tarn/11", "tarn/21", "It was deferred to the next meeting"),
            Link(LinkKind.REFERRED, "tarn/31", "tarn/41", "referred to the Cabinet"),
            Link(LinkKind.MINUTE, "tarn/41", "tarn/11", "Minute 45 of 2 March 2021"),
            Link(LinkKind.CALL_IN, "tarn/51", "tarn/21", "Call-in: Bus lane in Mill Street"),
        }

    def test_an_application_is_followed_within_its_council_however_it_is_spaced(self, followed: SearchEngine) -> None:
        matter = _thread(followed, "tarn/12")
        assert [step.document.id for step in matter.steps] == ["tarn/12", "tarn/52"]
        assert {link.kind for step in matter.steps for link in step.links} == {LinkKind.APPLICATION}
        assert _thread(followed, "combe/61").is_alone

    def test_what_the_council_numbers_as_one_issue_is_one_matter(self, followed: SearchEngine) -> None:
        matter = _thread(followed, "tarn/54")
        assert [step.document.id for step in matter.steps] == ["tarn/13", "tarn/54"]
        assert {link.kind for step in matter.steps for link in step.links} == {LinkKind.ISSUE}

    def test_one_paper_is_one_matter_and_what_goes_with_every_agenda_is_none(self, followed: SearchEngine) -> None:
        matter = _thread(followed, "tarn/32")
        assert [step.document.id for step in matter.steps] == ["tarn/32", "tarn/42"]
        assert [(each.kind, each.words, each.items) for each in matter.unfollowed] == [(LinkKind.PAPER, "Guide", 11)]

    def test_where_two_minutes_could_be_meant_neither_is(self, followed: SearchEngine) -> None:
        assert _thread(followed, "tarn/43").is_alone
        assert _thread(followed, "tarn/53").is_alone

    def test_every_thread_is_the_one_that_plain_python_finds(self, followed: SearchEngine) -> None:
        items = [each for held in THREADS for each in held.items]
        for each in items:
            assert _thread(followed, each.id) == thread(each, Shelf(items)), each.id

    def test_there_is_no_thread_of_what_is_not_held(self, followed: SearchEngine) -> None:
        assert followed.thread("tarn/nothing") is None


def _engine(address: str, meetings: tuple[MeetingDocument, ...]) -> Iterator[SearchEngine]:
    writer = open_writer(address)
    for each in meetings:
        writer.put(each)
    writer.commit()
    engine = open_engine(address)
    yield engine
    engine.close()


def _every(engine: SearchEngine, draft: str) -> tuple:  # type: ignore[type-arg]
    return engine.precedents(Source(draft), Query(limit=50)).found


def _ids(answer: Precedents) -> set[str]:
    """Every item found, also those in the same words."""
    return {decided.document.id for each in answer.found for decided in (each.nearest, *each.again)}


def _thread(engine: SearchEngine, item_id: str) -> Thread:
    found = engine.thread(item_id)
    assert found is not None
    return found
