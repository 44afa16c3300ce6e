"""Declarations as records, substitutes, exempt business, deferrals and referrals, each with its words."""

from __future__ import annotations

import pytest

from indexer.extract import as_json, find


@pytest.mark.parametrize(
    ("text", "name", "kind", "matter", "reason", "left"),
    [
        (
            "Councillor Ash declared a disclosable pecuniary interest in agenda item 7 (Lease of Unit 4, Canal Wharf) "
            "as a director of a firm that rents there, and left the room.",
            "Councillor Ash",
            "disclosable pecuniary",
            "agenda item 7 (Lease of Unit 4, Canal Wharf)",
            "a director of a firm that rents there",
            True,
        ),
        (
            "In respect of item 5, Councillor Bell declared a personal interest because she sat on the board. "
            "She remained in the meeting.",
            "Councillor Bell",
            "personal",
            "item 5",
            "she sat on the board",
            False,
        ),
        (
            "Mr Ash declared that his sister was a governor of the school.",
            "Mr Ash",
            None,
            None,
            "his sister was a governor of the school",
            None,
        ),
        (
            "Councillor Ash, having declared an interest in the Mill Fund, left the Chamber.",
            "Councillor Ash",
            None,
            "the Mill Fund",
            None,
            True,
        ),
        (
            "Mrs Cole stated that she had a non-pecuniary interest in item 11 as she let an allotment.",
            "Mrs Cole",
            "non-pecuniary",
            "item 11",
            "she let an allotment",
            None,
        ),
        (
            "Datganodd y Cynghorydd Non Puw fuddiant personol yn eitem 5. Ni adawodd y cyfarfod.",
            "Cynghorydd Non Puw",
            "personal",
            "eitem 5",
            None,
            False,
        ),
    ],
)
def test_a_declaration_says_of_which_kind_in_what_why_and_who_left(
    text: str, name: str, kind: str | None, matter: str | None, reason: str | None, left: bool | None
) -> None:
    found = find(text)
    (one,) = found.declarations
    assert (one.name, one.kind, one.matter, one.reason, one.left) == (name, kind, matter, reason, left)
    assert name.rsplit(maxsplit=1)[-1] in text[one.start : one.end]
    assert found.speeches == ()
    assert found.interests == (name,)


def test_each_declarer_of_a_sentence_has_a_declaration_of_one_s_own() -> None:
    text = (
        "Councillor Ash declared a personal interest in item 6, and Councillor Bell declared a prejudicial interest in "
        "item 7. Councillor Cole did likewise."
    )
    assert [(each.name, each.kind, each.matter) for each in find(text).declarations] == [
        ("Councillor Ash", "personal", "item 6"),
        ("Councillor Bell", "prejudicial", "item 7"),
        ("Councillor Cole", "prejudicial", "item 7"),
    ]


def test_the_lines_of_a_list_of_declarations_are_read_in_their_columns() -> None:
    text = (
        "The following declarations of interest were made:\nCouncillor Ash – Item 5 – employed by the trust\n"
        "Cllr Cole | 8 | Personal interest: member of the club"
    )
    assert [(each.name, each.kind, each.matter, each.reason) for each in find(text).declarations] == [
        ("Councillor Ash", None, "Item 5", "employed by the trust"),
        ("Cllr Cole", "personal", "8", "member of the club"),
    ]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Councillor Cole substituted for Councillor Bell.", [("Councillor Cole", "Councillor Bell")]),
        (
            "Apologies were received from Councillors Ash and Bell (substitute: Councillor Cole).",
            [("Councillor Cole", "Councillor Bell")],
        ),
        (
            "Councillors Cole and Dunn substituted for Councillors Ash and Bell.",
            [("Councillor Cole", "Councillor Ash"), ("Councillor Dunn", "Councillor Bell")],
        ),
        (
            "Apologies for absence were received from Councillor Ash, for whom Councillor Cole substituted.",
            [("Councillor Cole", "Councillor Ash")],
        ),
        ("Councillor Cole (in place of Councillor Bell)", [("Councillor Cole", "Councillor Bell")]),
        ("Councillor Bell – substitute Councillor Cole", [("Councillor Cole", "Councillor Bell")]),
        ("Councillor J Poe was present as substitute.", [("Councillor J Poe", None)]),
        ("There were no substitutes.", []),
    ],
)
def test_who_came_in_whose_place(text: str, pairs: list[tuple[str, str | None]]) -> None:
    assert [(each.name, each.absent) for each in find(text).substitutes] == pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "RESOLVED – That under Section 100A(4) of the Local Government Act 1972 the public be excluded for items "
            "9 and 10 on the grounds that they involve exempt information as defined in paragraphs 1 and 3 of Part 1 "
            "of Schedule 12A of the Act.",
            [(("1", "3"), "12A", "items 9 and 10")],
        ),
        (
            "The following items are exempt under Schedule 12A:\nItem 9 – Sale of the depot – paragraph 3\n"
            "Item 10 – Staffing – paragraphs 1 to 3\nThe Chair closed the meeting.",
            [(("3",), "12A", "Item 9 – Sale of the depot"), (("1", "2", "3"), "12A", "Item 10 – Staffing")],
        ),
        ("(Not for publication by virtue of paragraph 3 of Schedule 7A)", [(("3",), "7A", None)]),
        ("Tenants are exempt from the charge under paragraph 3 of the scheme.", []),
        ("The report said at paragraph 3 that costs had risen.", []),
    ],
)
def test_the_paragraphs_of_the_schedule_that_are_relied_on(
    text: str, expected: list[tuple[tuple[str, ...], str, str | None]]
) -> None:
    assert [(each.paragraphs, each.schedule, each.matter) for each in find(text).exemptions] == expected


@pytest.mark.parametrize(
    ("text", "fate", "until", "reason"),
    [
        (
            "RESOLVED that consideration of the application be deferred until the next meeting to allow a site visit.",
            "deferred",
            "the next meeting",
            "to allow a site visit",
        ),
        (
            "This item was withdrawn from the agenda at the request of the applicant.",
            "withdrawn",
            None,
            "at the request of the applicant",
        ),
        ("DEFERRED to 4 March pending legal advice.", "deferred", "4 March", "pending legal advice"),
        (
            "The Committee agreed to defer the item until its meeting in May.",
            "deferred",
            "its meeting in May",
            None,
        ),
        ("Councillor Ash withdrew the motion.", "withdrawn", None, None),
    ],
)
def test_what_was_deferred_or_withdrawn_to_when_and_why(
    text: str, fate: str, until: str | None, reason: str | None
) -> None:
    (found,) = find(text).deferrals
    assert (found.fate, found.until, found.reason) == (fate, until, reason)
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Ash asked whether the item could be deferred.",
        "The meeting was adjourned at 9 pm.",
        "The report had been deferred from the last meeting.",
        "Funding for the scheme had been withdrawn.",
    ],
)
def test_what_only_might_wait_or_is_no_business_is_no_deferral(text: str) -> None:
    assert find(text).deferrals == ()


@pytest.mark.parametrize(
    ("text", "sender", "receiver"),
    [
        (
            "RESOLVED that the matter be referred to the Audit and Governance Committee.",
            None,
            "Audit and Governance Committee",
        ),
        ("The motion was referred by Council to the Cabinet.", "Council", "Cabinet"),
        ("The petition had been referred from Full Council.", "Full Council", None),
        ("RESOLVED to refer the report back to the Planning Committee.", None, "Planning Committee"),
        (
            "It was agreed to refer the scheme to the Secretary of State for Transport.",
            None,
            "Secretary of State for Transport",
        ),
    ],
)
def test_what_goes_from_one_body_to_another(text: str, sender: str | None, receiver: str | None) -> None:
    (found,) = find(text).referrals
    assert (found.sender, found.receiver) == (sender, receiver)


def test_what_is_only_spoken_of_is_no_referral() -> None:
    assert find("Councillor Ash referred to the Council’s plan for trees.").referrals == ()


def test_names_stay_names_in_json_and_the_rest_has_keys_of_its_own() -> None:
    text = "Apologies were received from Councillor Ash. Councillor Bell declared an interest in item 5."
    found = as_json(find(text), text)
    assert (found["apologies"], found["interests"]) == (["Councillor Ash"], ["Councillor Bell"])
    assert found["absences"][0]["text"] == "Apologies were received from Councillor Ash."
    assert found["declarations"][0]["matter"] == "item 5"
    assert {"substitutes", "exempt", "deferrals", "referrals"} <= set(found)


ASH, BELL, COLE = "Councillor Ash", "Councillor Bell", "Councillor Cole"
DECLARATIONS = "Declarations of Interest"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Councillor Ash advised the Committee that he had a personal interest in item 5.", (ASH,)),
        ("Councillor Ash stated that she was a governor and therefore had an interest in item 5.", (ASH,)),
        ("Councillor Ash gave notice of a personal interest in item 5.", (ASH,)),
        ("Councillor Ash indicated a non-registrable interest in item 5.", (ASH,)),
        ("Councillor Ash had an interest in item 5 and left the room.", (ASH,)),
        ("Councillor Ash submitted a declaration of interest in item 5.", (ASH,)),
        ("Councillor Ash withdrew from the meeting, having declared a pecuniary interest.", (ASH,)),
        ("Having declared an interest, Councillor Ash left the meeting.", (ASH,)),
        ("Both Councillor Ash and Councillor Bell declared an interest.", (ASH, BELL)),
        ("Councillor Ash declared an interest in item 5, as did Councillor Bell.", (ASH, BELL)),
        (
            "Councillor Ash declared an interest in item 5, Councillor Bell in item 6 and Councillor Cole in item 7.",
            (ASH, BELL, COLE),
        ),
        (
            "The following interests were disclosed:\nCouncillor Ash – item 4 – personal\nCouncillor Bell – item 6",
            (ASH, BELL),
        ),
        ("Datganwyd buddiannau gan y Cynghorwyr Non Puw a Huw Rhys.", ("Cynghorydd Non Puw", "Cynghorydd Huw Rhys")),
        ("Councillor Ash said that he had an interest in history.", ()),
        ("Councillor Ash said that residents had an interest in the application.", ()),
    ],
)
def test_an_interest_in_other_words(text: str, names: tuple[str, ...]) -> None:
    assert find(text).interests == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("For transparency, Councillor Ash stated that she knew the applicant.", (ASH,)),
        ("Councillor Ash informed the Committee that he lived close to the site.", (ASH,)),
        ("Councillor Ash declared, for openness, that she knew the applicant.", (ASH,)),
        ("Item 5 – Councillor Ash – personal.\nItem 6 – Councillor Bell – lives nearby.", (ASH, BELL)),
        ("Disclosable Pecuniary Interests: Councillor Ash, item 5.", (ASH,)),
        ("Councillor Ash – DPI – item 5. Councillor Bell – ORI – item 6.", (ASH, BELL)),
        (
            "Members declared interests in minute 81 as follows:\nAsh - Member of the club\nBell - Trustee",
            ("Ash", "Bell"),
        ),
        ("Councillor | Minute | Nature\nM.J.A. Poe | 8.1 – Wind | Owns land", ("M.J.A. Poe",)),
        ("Gwnaeth y Cynghorydd K. Puw ddatganiad o ddiddordeb yn eitem 5.", ("Cynghorydd K. Puw",)),
        ("Councillor Ash had no interests to declare.", ()),
        ("Councillor Ash confirmed that he had nothing to declare.", ()),
    ],
)
def test_what_is_said_where_interests_are_declared_is_a_declaration(text: str, names: tuple[str, ...]) -> None:
    found = find(text, DECLARATIONS)
    assert found.interests == names
    assert not names or found.speeches == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("An apology for absence was submitted by Councillor Ash, for whom Councillor Bell substituted.", (ASH,)),
        ("The Chairman reported that Councillor Ash had given apologies.", (ASH,)),
        ("Councillors Ash and Bell were absent with apologies.", (ASH, BELL)),
        ("Councillor Ash was unable to attend and sent her apologies.", (ASH,)),
        ("APOLOGIES – Councillors Ash and Bell", (ASH, BELL)),
        ("Apologies Councillors Ash and Bell", (ASH, BELL)),
        ("Apologies were received from Councillor Ash and the Cabinet Member for Parks, Councillor Bell.", (ASH, BELL)),
        ("Ymddiheurodd y Cynghorydd Non Puw am ei absenoldeb.", ("Cynghorydd Non Puw",)),
        ("Apologies for lateness were received from Councillor Ash.", ()),
        ("Apologies for leaving early were received from Councillor Ash.", ()),
        ("The Mayor offered an apology to residents for the delay.", ()),
    ],
)
def test_apologies_in_other_words(text: str, names: tuple[str, ...]) -> None:
    assert find(text).apologies == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ash, Bell and Cole.", ("Ash", "Bell", "Cole")),
        ("Councillor Bell for Councillor Ash", (ASH,)),
        ("Received from Councillors Ash and Bell.", (ASH, BELL)),
        ("Councillor Ash was unable to attend.", (ASH,)),
        ("Cllr Ash (work), Cllr Bell (leave). The meeting accepted these.", ("Cllr Ash", "Cllr Bell")),
        ("Noted and accepted.", ()),
        ("None.", ()),
    ],
)
def test_what_stands_under_apologies_is_of_those_who_are_absent(text: str, names: tuple[str, ...]) -> None:
    assert find(text, "Apologies for Absence").apologies == names


@pytest.mark.parametrize(
    "text",
    [
        "Substitutes: Councillor Bell for Councillor Ash; Councillor Dunn for Councillor Cole.",
        "Councillor Bell would be substituting for Councillor Ash\nCouncillor Dunn was substitute for Councillor Cole",
    ],
)
def test_each_of_several_substitutes_has_a_member_of_one_s_own(text: str) -> None:
    assert [(each.name, each.absent) for each in find(text).substitutes] == [(BELL, ASH), ("Councillor Dunn", COLE)]


@pytest.mark.parametrize(
    ("text", "fate", "until", "reason"),
    [
        ("The matter was held over until the June meeting.", "deferred", "the June meeting", None),
        ("The application had been withdrawn prior to the meeting.", "withdrawn", None, None),
        (
            "The item was deferred to the meeting on 4 May in order that advice could be had.",
            "deferred",
            "the meeting on 4 May",
            "in order that advice could be had",
        ),
    ],
)
def test_to_when_and_why_business_waits(text: str, fate: str, until: str | None, reason: str | None) -> None:
    (found,) = find(text).deferrals
    assert (found.fate, found.until, found.reason) == (fate, until, reason)


@pytest.mark.parametrize(
    ("text", "sender", "receiver"),
    [
        ("The motion stood referred without debate to the Policy Committee.", None, "Policy Committee"),
        ("The matter was remitted to the Planning Committee.", None, "Planning Committee"),
        ("The decision was called in and referred back to the Cabinet.", None, "Cabinet"),
        ("Council on 4 May referred the motion to this Committee.", "Council", None),
    ],
)
def test_a_referral_in_other_words(text: str, sender: str | None, receiver: str | None) -> None:
    (found,) = find(text).referrals
    assert (found.sender, found.receiver) == (sender, receiver)
