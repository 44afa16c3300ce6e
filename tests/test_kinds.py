"""What kind of item it is, on invented titles of many councils' ways of putting it, and on the sample council."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indexer.aside import Aside
from indexer.extract import find
from indexer.kinds import KINDS, kinds_of
from indexer.records import Findings, Resolution
from indexer.repetition import Repetition
from indexer.search.document import ItemDocument, MeetingDocument, ResolutionDocument
from indexer.search.engine import SearchError, open_engine
from indexer.search.query import Query
from tests.conftest import River
from tests.engine_corpus import item, meeting

NOTHING = Findings()
RESOLVED = Findings(resolutions=(Resolution(0, 4, "RESOLVED", ("approved",)),))
STANDING = [
    "Minutes",
    "Minutes of the meeting held on 12th March 2024",
    "To approve as a correct record and sign the minutes of the Council meeting held on 3 May 2023",
    "Minutes of the Children's Trust Board – 4 May",
    "MINUTES OF LAST MEETING",
    "Apologies for Absence and Notification of Substitute Members",
    "To receive any apologies",
    "Declarations of Members' Interests",
    "Declarations of Interest – Members are asked to look at the note on the agenda",
    "Disclosable Pecuniary Interests",
    "Exclusion of the Press and Public",
    "Exclusion of Public (Section 100A of the Local Government Act 1972)",
    "Any other business which the Chair considers urgent",
    "Urgent Items authorised by the Chair",
    "Late Items",
    "Date and Time of Next Meeting",
    "Date of next meeting: 4 June 2024 at 7.00 pm",
    "Chair’s Announcements",
    "Mayor's Announcements – the late Alderman Finch",
    "Scrutiny Work Programme 2024/25",
    "Cabinet Forward Plan",
    "Matters Arising",
    "Actions arising from previous meetings",
    "Roll call",
    "Order of Business",
    "Cofnodion y cyfarfod blaenorol",
    "Ymddiheuriadau am absenoldeb",
    "Datganiadau o Fuddiant",
    "Gwahardd y Cyhoedd a'r Wasg",
]
BUSINESS = [
    "Urgent Business – Purchase of Mill Lane Depot",
    "Other Business: the bridge",
    "School Exclusions",
    "Public Health Annual Report",
    "Electronic Recording of Meetings",
    "Minute's Silence",
    "School Attendance",
    "Local Plan Review",
    "Review of the Members' Code of Conduct",
    "Council Meeting Dates 2025",
    "Exempt Item – Sale of Land at Tarn Hill",
    "Climate Action Log",
    "Welcome to the Year of Culture",
    "Changes to Cabinet Membership",
    "Appointment of Chief Executive",
    "Next Generation Broadband",
    "",
]


@pytest.mark.parametrize("title", STANDING)
@pytest.mark.parametrize("found", [NOTHING, RESOLVED], ids=["nothing", "resolved"])
def test_standing_business_is_routine_and_no_decision(title: str, found: Findings) -> None:
    kinds = kinds_of(title, "The following motion was put.", found)
    assert "routine" in kinds
    assert set(kinds) <= {"routine", "declaration"}


@pytest.mark.parametrize("title", BUSINESS)
def test_business_is_not_routine(title: str) -> None:
    assert kinds_of(title, "", NOTHING) == ()
    assert kinds_of(title, "", RESOLVED) == ("decision",)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Notices of Motion", ("motion",)),
        ("Motion – Free Bus Travel", ("motion",)),
        ("Promotion of Tarnbeck", ()),
        ("Public Questions", ("question",)),
        ("Cwestiynau gan y Cyhoedd", ("question",)),
        ("Public Participation", ("question",)),
        ("Petition: a crossing for Quarry Lane", ("petition",)),
        ("Petitions and Public Questions", ("question", "petition")),
    ],
)
def test_motions_questions_and_petitions_are_told_by_their_titles(title: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(title, "", NOTHING) == kinds
    assert set(kinds_of(title, "", RESOLVED)) == {*kinds, "decision"}


def test_a_motion_is_told_by_its_text_too() -> None:
    text = "Councillor Plum moved the following motion, which was seconded."
    assert kinds_of("Free Bus Travel", text, RESOLVED) == ("decision", "motion")


def test_an_interest_makes_a_declaration_of_any_item() -> None:
    text = "Councillor Ada Plum declared a personal interest as a governor of the school."
    assert kinds_of("Mill Lane", text, find(text, "Mill Lane")) == ("declaration",)
    assert kinds_of("Declarations of Interest", "", NOTHING) == ("declaration", "routine")


def test_apologies_and_nothing_else_are_routine_whatever_the_title() -> None:
    text = "Apologies for absence were received from Councillor Bo Quill."
    said = f"{text}\nCouncillor Ada Plum asked when the bridge would open."
    assert kinds_of("Present", text, find(text, "Present")) == ("routine",)
    assert kinds_of("Present", said, find(said, "Present")) == ()
    assert kinds_of("Questions", text, find(text, "Questions")) == ("question",)


def test_the_kinds_of_the_sample_council_are_those_that_it_has(by_web_service: River) -> None:
    engine = open_engine(str(by_web_service.index))
    documents = [hit.document for hit in engine.search(Query(limit=1_000)).hits]
    engine.close()
    routine = {each.item for each in documents if "routine" in each.kinds}
    assert {"Minutes", "Declarations of Interest", "Work Programme", "Exclusion of the Public", "Cofnodion"} <= routine
    assert not any("–" in title or "/" in title for title in routine)
    assert {each.item.partition(" ")[0] for each in documents if "motion" in each.kinds} == {"Motion", "Notices"}
    assert {kind for each in documents for kind in each.kinds} == set(KINDS)
    assert not any(each.topics for each in documents if "routine" in each.kinds)


def _meeting(number: int, committee: str, *items: tuple[str, str, bool]) -> MeetingDocument:
    """A meeting of items, each a title, a text, and whether it decides something."""
    decided = ResolutionDocument(0, 2, ("noted",))
    rows = [
        replace(item(place, title, text), council="Tarnbeck", committee=committee, resolutions=(decided,) * decides)
        for place, (title, text, decides) in enumerate(items)
    ]
    return replace(meeting(number, "Tarnbeck", committee, "2024-05-01"), items=tuple(rows))


def _routine(meetings: list[MeetingDocument]) -> set[tuple[str | None, str]]:
    """The titles told to be standing business, each with its body."""
    return {(row.committee, row.item) for row in _told(meetings) if "routine" in row.kinds}


def _told(meetings: list[MeetingDocument]) -> list[ItemDocument]:
    repetition = Repetition()
    for each in meetings:
        repetition.see(each)
    return [row for each in meetings for row in repetition.told(each).items]


BODIES = ("Cabinet", "Planning", "Licensing", "Audit")


def test_a_title_at_most_meetings_of_most_bodies_is_standing_business_whatever_its_words() -> None:
    held = [
        _meeting(number, body, (f"The Beadle’s Bell {number} May", "It was rung.", True), (f"{body} matters", "", True))
        for body in BODIES
        for number in range(5)
    ]
    assert _routine(held) == {(body, f"The Beadle’s Bell {number} May") for body in BODIES for number in range(5)}
    assert _routine(held[:3]) == set()


def test_a_title_of_one_body_is_standing_business_where_nothing_is_ever_decided_under_it() -> None:
    rows = (("Ringing of the Bell", "It was rung.", False), ("Finance Report", "It was noted.", True))
    alone = [_meeting(number, "Cabinet", *rows) for number in range(8)]
    assert _routine(alone) == {("Cabinet", "Ringing of the Bell")}
    assert _routine(alone[:7]) == set()


def test_what_says_much_or_asks_something_is_business_however_often_its_title_comes() -> None:
    long = "The road was discussed. " * 50
    held = [_meeting(number, body, ("Updates", long, False)) for body in BODIES for number in range(5)]
    assert _routine(held) == set()
    asked = [
        replace(each, items=tuple(replace(row, minutes_text="None.", kinds=("question",)) for row in each.items))
        for each in held
    ]
    assert _routine(asked) == set()
    once = [_meeting(number, body, ("Updates", long * (number == 0), False)) for body in BODIES for number in range(5)]
    assert _routine(once) == {(body, "Updates") for body in BODIES}
    assert sum("routine" in row.kinds for row in _told(once)) == len(once) - len(BODIES)


def test_what_is_put_aside_comes_back_in_order_and_leaves_nothing_behind(tmp_path: Path) -> None:
    held = [_meeting(number, "Cabinet", ("Ringing of the Bell", "It was rung.", True)) for number in range(3)]
    with Aside(tmp_path) as aside:
        for each in held:
            aside.put(each)
        assert list(aside.meetings()) == held
    assert not list(tmp_path.iterdir())


def test_no_room_to_put_things_aside_is_told_in_a_sentence(tmp_path: Path) -> None:
    with Aside(tmp_path) as aside:
        aside._file = Path("/dev/full").open("wb", buffering=0)  # noqa: SIM115  closed by the with
        with pytest.raises(SearchError, match=r"no room beside the index at .*the one in use stays"):
            aside.put(_meeting(1, "Cabinet"))
