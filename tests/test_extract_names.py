"""Interests and apologies: who declared, who sent apologies, and nobody else."""

from __future__ import annotations

import pytest

from indexer.extract import find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Councillor Ash declared an interest in item 5.", ["Councillor Ash"]),
        ("(Dr Bell declared an interest in that her husband was employed and withdrew from the meeting).", ["Dr Bell"]),
        ("Mr Ash declared that he was a member of the trust.", ["Mr Ash"]),
        (
            "Councillors P.M. Ash, S.T. Bell and C. Cole declared an Other Disclosable Interest in minute 3.",
            ["Councillor P.M. Ash", "Councillor S.T. Bell", "Councillor C. Cole"],
        ),
        (
            (
                "Councillor Ash declared a personal interest in item 6, and Councillor Bell declared a "
                "prejudicial interest in item 7."
            ),
            ["Councillor Ash", "Councillor Bell"],
        ),
        (
            ("(1)Mr Ash declared a Disclosable Pecuniary Interest.(2)Mrs Bell declared an interest as a governor."),
            ["Mr Ash", "Mrs Bell"],
        ),
        (
            (
                "The following declarations of interest were made:\nCouncillor Ash – Item 5 – employed by the "
                "trust\nCllr Bell (Item 6) governor"
            ),
            ["Councillor Ash", "Cllr Bell"],
        ),
        (
            "Declarations of interest were received from Councillors Ash and Bell.",
            ["Councillor Ash", "Councillor Bell"],
        ),
        ("There were no declarations of interest.", []),
        ("No interests were declared.", []),
        ("The Chair declared the meeting closed.", []),
        ("Members were asked to declare any interests.", []),
    ],
)
def test_those_who_declared_an_interest(text: str, names: list[str]) -> None:
    assert list(find(text).interests) == names
    assert not [speech for speech in find(text).speeches if speech.speaker in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Apologies for absence were received from Councillors A Ash, Bell and Mrs Cole.",
            ["Councillor A Ash", "Councillor Bell", "Councillor Mrs Cole"],
        ),
        ("Apologies: Cllrs Ash & Bell", ["Cllr Ash", "Cllr Bell"]),
        (
            "It was noted that apologies had been received from Councillors D G Ash and S Bell.",
            ["Councillor D G Ash", "Councillor S Bell"],
        ),
        (
            "Apologies were submitted on behalf of Councillors R.A. Ash and S.R. Bell.",
            ["Councillor R.A. Ash", "Councillor S.R. Bell"],
        ),
        (
            "The Clerk reported apologies from Mr Ash, Mrs Trudy Bell, MBE, and Sir Paul Cole.",
            ["Mr Ash", "Mrs Trudy Bell", "Sir Paul Cole"],
        ),
        (
            "Apologies were received from Cllr Ash and Cllr Bell, for whom Cllr Cole was substituting.",
            ["Cllr Ash", "Cllr Bell"],
        ),
        (
            "Apologies for absence: Councillors A Ash, B Bell (substitute: Councillor C Cole) and D Dunn.",
            ["Councillor A Ash", "Councillor B Bell", "Councillor D Dunn"],
        ),
        (
            ("Apologies for absence were received from:\nCouncillor Ash\nCouncillor Bell\nMr T Lee (co-opted member)"),
            ["Councillor Ash", "Councillor Bell", "Mr T Lee"],
        ),
        ("Councillors Ash and Bell sent their apologies.", ["Councillor Ash", "Councillor Bell"]),
        (
            "Derbyniwyd ymddiheuriadau gan y Cynghorwyr Mair Puw ac Elin Wyn.",
            ["Cynghorydd Mair Puw", "Cynghorydd Elin Wyn"],
        ),
        ("There were no apologies for absence.", []),
        ("Councillor Ash sent apologies for lateness.", []),
    ],
)
def test_those_who_sent_apologies(text: str, names: list[str]) -> None:
    assert list(find(text).apologies) == names


def test_a_list_of_names_under_a_title_is_what_the_title_says() -> None:
    assert find("Councillors Ash and Bell.", title="Apologies for Absence").apologies == (
        "Councillor Ash",
        "Councillor Bell",
    )
    declared = find("Councillor Ash – Item 5 – a governor", title="Declarations of Interest")
    assert declared.interests == ("Councillor Ash",)


def test_a_list_of_declarations_is_nobodys_speech() -> None:
    found = find(
        "Councillor Ash – had worked with the trust.\nCllr Bell – knew the owner.", title="Declarations of Interest"
    )
    assert found.interests == ("Councillor Ash", "Cllr Bell")
    assert found.speeches == ()
