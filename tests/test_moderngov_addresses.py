"""Addresses: what is built is recognised, and every spelling of one page has one canonical form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.moderngov import PageKind, base_of, build, canonical, classify, record_id

IDS = {
    "committee_id": "711", "meeting_id": "10221", "item_id": "51902", "decision_id": "88",
    "date_from": "01/01/2020", "date_to": "31/12/2026", "agenda_id": "10230",
    "first_day": "01/01/2026", "last_day": "31/01/2026",
}  # fmt: skip
BASES = (
    "https://democracy.netherby.example/",
    "https://www.netherby.example/moderngov",
    "http://127.0.0.1:8123/mginternet/",
)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("kind", PageKind)
def test_what_is_built_is_recognised_and_leads_back_to_its_site(kind: PageKind, base: str) -> None:
    url = build(base, kind, **IDS)
    assert classify(url) is kind
    assert base_of(url) == base.rstrip("/") + "/"
    assert canonical(canonical(url)) == canonical(url)


TWINS = [
    [
        "https://x.gov.uk/ieListDocuments.aspx?CId=711&MId=10221&Ver=4",
        "https://x.gov.uk/ieListDocuments.aspx?MId=10221",
        "http://X.GOV.UK:80/IELISTDOCUMENTS.ASPX?mid=010221&cid=3&bcr=1&LLL=0&J=1#AI51902",
        "https://x.gov.uk:443/ielistdocuments.aspx?CommitteeId=711&MeetingId=10221&XXR=0",
    ],
    [
        "https://x.gov.uk/moderngov/ieListMeetings.aspx?CommitteeId=711",
        "https://x.gov.uk/moderngov/ieListMeetings.aspx?CId=711&Year=0",
        "https://x.gov.uk/ModernGov/ielistmeetings.aspx?cid=711&bcr=1&MD=ielistmeetings",
    ],
    ["https://x.gov.uk/mgAi.aspx?ID=5", "https://x.gov.uk/mgai.aspx?id=5&LLL=0"],
    [
        "https://x.gov.uk/mgWebService.asmx/GetMeeting?lMeetingId=7",
        "https://x.gov.uk/mgwebservice.asmx/getmeeting?LMEETINGID=7",
    ],
    [
        "https://x.gov.uk/mgWebService.asmx/GetMeetings?lCommitteeId=7&sFromDate=01%2f01%2f2020&sToDate=02%2F01%2F2020",
        "https://x.gov.uk/mgWebService.asmx/GetMeetings?sToDate=02/01/2020&sFromDate=01/01/2020&lCommitteeId=7",
    ],
    [
        "https://x.gov.uk/moderngov/documents/g10230/Printed minutes Thursday 15-Jan-2026 19.30 Council.pdf?T=1",
        "https://x.gov.uk/moderngov/Documents/G10230/Printed%20minutes.pdf?T=1&bcr=1",
    ],
    [
        "https://x.gov.uk/CeListDocuments.aspx?CommitteeId=711&MeetingId=10221&DF=05/11/2003&Ver=2",
        "https://x.gov.uk/celistdocuments.aspx?MID=10221",
    ],
    ["https://x.gov.uk/mgCommitteeDetails.aspx?ID=3", "https://x.gov.uk/mgCommitteeDetails.aspx?&id=3&"],
]


@pytest.mark.parametrize("twins", TWINS)
def test_twins_have_one_form(twins: list[str]) -> None:
    assert len({canonical(url) for url in twins}) == 1
    assert len({(classify(url), record_id(url)) for url in twins}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.gov.uk/ieListDocuments.aspx?MId=1", "https://x.gov.uk/ieListDocuments.aspx?MId=1&LLL=1"),
        ("https://x.gov.uk/ieListDocuments.aspx?MId=1", "https://x.gov.uk/moderngov/ieListDocuments.aspx?MId=1"),
        ("https://x.gov.uk/ieListDocuments.aspx?MId=1", "https://x.gov.uk:8080/ieListDocuments.aspx?MId=1"),
        ("https://x.gov.uk/ieListMeetings.aspx?CId=1", "https://x.gov.uk/ieListMeetings.aspx?CId=1&Year=2020"),
        (
            "https://x.gov.uk/ieListMeetings.aspx?CId=1&Act=earlier&D=202001010900",
            "https://x.gov.uk/ieListMeetings.aspx?CId=1&Act=later&D=202001010900",
        ),
        ("https://x.gov.uk/ieDecisionDetails.aspx?ID=1", "https://x.gov.uk/ieDecisionDetails.aspx?AIId=1"),
    ],
)
def test_different_pages_have_different_forms(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "url",
    [
        "https://x.gov.uk/", "https://x.gov.uk/mgCalendarMonthView.aspx?M=1", "https://x.gov.uk/ieListDocuments.aspx",
        "https://x.gov.uk/ieListDocuments.aspx?MId=abc", "https://x.gov.uk/documents/s12/a.pdf", "mailto:a@b.example",
        "https://x.gov.uk/ieListMeetings.aspx?CId=686&info=1&MD=Constitution", "https://[broken", "", "mgAi.aspx?ID=1",
        "ftp://x.gov.uk/mgAi.aspx?ID=1", "https://x.gov.uk/ieListDocuments.aspx?MId=٣",
        "https://x.gov.uk/mgWebService.asmx/GetServerDiagnostics", "https://x.gov.uk/notieListDocuments.aspx?MId=1",
    ],
)  # fmt: skip
def test_what_is_no_page_of_ours_has_no_kind(url: str) -> None:
    assert classify(url) is None


def test_a_missing_id_is_named() -> None:
    with pytest.raises(ValueError, match="needs meeting_id"):
        build(BASES[0], PageKind.MEETING, committee_id="1")


pieces = st.sampled_from(
    [
        "ieListDocuments.aspx",
        "mgAi.aspx",
        "MID=5",
        "&",
        "?",
        "Id=07",
        "lll=1",
        "LLL=0",
        "/",
        "#AI2",
        "%2f",
        "é",
        " ",
        "a",
    ]
)


@given(st.one_of(st.text(), st.lists(pieces).map(lambda parts: "https://x.example/" + "".join(parts))))
def test_the_canonical_form_of_anything_is_its_own(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert classify(canonical(url)) is classify(url)
