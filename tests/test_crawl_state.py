"""What a crawl remembers: written in one step, read or begun anew, and how long a record stands."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.found import MeetingLink
from crawler.state import SETTLES_AFTER, CrawlState, KnownCommittee, KnownMeeting, StateFile

NOW = datetime(2026, 5, 1, 3, 0, tzinfo=UTC)
times = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
links = st.builds(
    MeetingLink,
    st.just("7"),
    st.just("1"),
    days,
    promised=st.booleans(),
    document=st.none() | st.just("https://a.example/CeListDocuments.aspx?MeetingId=7"),
)


def meeting(day: date) -> KnownMeeting:
    return KnownMeeting(MeetingLink("7", "1", day))


@given(
    began=st.none() | times,
    refresh=st.booleans(),
    complete=st.none() | times,
    span=st.tuples(days, days),
    known=st.builds(KnownMeeting, links, st.booleans(), st.none() | times, st.none() | times),
)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory,
    began: datetime | None,
    refresh: bool,
    complete: datetime | None,
    span: tuple[date, date],
    known: KnownMeeting,
) -> None:
    state = CrawlState(began, refresh, complete, {"1": KnownCommittee(*span)}, {"7": known})
    file = StateFile(tmp_path_factory.mktemp("state"), "a/../council")
    file.write(state)
    assert file.read() == state
    assert [path.name for path in file.path.parent.iterdir()] == [file.path.name]


@given(st.binary() | st.sampled_from([b"{}", b"[]", b'{"version": 1}', b'{"version": 99, "meetings": {}}', b"null"]))
def test_a_file_that_cannot_be_read_is_as_none(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = StateFile(tmp_path_factory.mktemp("state"), "council")
    file.path.write_bytes(content)
    assert file.read() == CrawlState()


def test_minutes_published_long_after_the_meeting_are_final() -> None:
    known = meeting(NOW.date() - SETTLES_AFTER)
    known.took(NOW, settled=True, minuted=True, changed=True)
    assert known.is_final()
    known.took(NOW, settled=False, minuted=True, changed=True)
    assert not known.is_final()
    late = meeting(NOW.date() - SETTLES_AFTER + timedelta(days=1))
    late.took(NOW, settled=True, minuted=True, changed=True)
    assert not late.is_final()


def test_a_record_stands_for_a_tenth_of_the_time_that_it_has_not_changed() -> None:
    known = meeting(NOW.date())
    known.took(NOW, settled=False, minuted=False, changed=True)
    assert not known.stands(NOW)
    known.took(NOW + timedelta(days=30), settled=False, minuted=False, changed=False)
    assert known.stands(NOW + timedelta(days=32))
    assert not known.stands(NOW + timedelta(days=33))
    known.took(NOW + timedelta(days=34), settled=False, minuted=True, changed=True)
    assert not known.stands(NOW + timedelta(days=34))


def test_an_old_meeting_without_minutes_is_not_asked_for_every_night_but_old_drafts_are() -> None:
    bare, draft = meeting(date(2006, 5, 1)), meeting(date(2006, 5, 1))
    bare.took(NOW, settled=False, minuted=False, changed=True)
    draft.took(NOW, settled=False, minuted=True, changed=True)
    tomorrow = NOW + timedelta(days=1)
    assert (bare.stands(tomorrow), draft.stands(tomorrow)) == (True, False)


def test_a_clock_that_was_set_back_makes_nothing_stand() -> None:
    known = meeting(date(2006, 5, 1))
    known.took(NOW, settled=False, minuted=False, changed=True)
    assert not known.stands(NOW - timedelta(days=1))


@pytest.mark.parametrize(
    ("added", "known"),
    [
        (((2020, 1, 1), (2022, 1, 1)), ((2018, 1, 1), (2022, 1, 1))),
        (((2010, 1, 1), (2018, 6, 1)), ((2010, 1, 1), (2021, 1, 1))),
        (((2025, 1, 1), (2026, 1, 1)), ((2025, 1, 1), (2026, 1, 1))),
    ],
)
def test_a_span_that_touches_what_is_known_adds_to_it_and_one_apart_replaces_it(
    added: tuple[tuple[int, int, int], ...], known: tuple[tuple[int, int, int], ...]
) -> None:
    committee = KnownCommittee(date(2018, 1, 1), date(2021, 1, 1))
    committee.add(*(date(*day) for day in added))
    assert committee == KnownCommittee(*(date(*day) for day in known))


def a_file(**said: object) -> str:
    """A file of one known meeting, but for what is ``said``."""
    whole = {"version": 1, "began": None, "refresh": False, "complete": None, "committees": {}, "meetings": {}}
    return json.dumps(whole | said)


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        a_file(meetings={"7": [["1"], "2020-01-01", True, None, None]}),
        a_file(meetings={"7": ["../x", "2020-01-01", True, None, None]}),
        a_file(meetings={"7": ["1", "9999-12-31", True, None, None]}),
        a_file(meetings={"7": ["1", "2020-01-01", True, None, None, True, "file:///etc"]}),
        a_file(began="0001-01-01T00:00:00+00:00"),
        a_file(committees={"11": ["0001-01-01", "0001-01-02"]}),
    ],
    ids=range(7),
)
def test_what_no_crawl_has_written_is_no_memory(tmp_path: Path, content: str) -> None:
    file = StateFile(tmp_path, "council")
    file.path.write_text(content)
    assert file.read() == CrawlState()
