"""Who said what: wordings of many councils, in invented words, and the speeches that are found in them."""

from __future__ import annotations

import pytest

from indexer.extract import find

Said = list[tuple[str, str]]


def said(text: str) -> Said:
    """Each speech as its speaker and its first 40 characters."""
    return [(speech.speaker, text[speech.start : speech.end][:40]) for speech in find(text).speeches]


def who(text: str) -> list[str]:
    return [speech.speaker for speech in find(text).speeches]


def roles(text: str) -> list[tuple[str, str | None]]:
    return [(speech.speaker, speech.role) for speech in find(text).speeches]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Councillor Ash said that buses were late.", ["Councillor Ash"]),
        ("Cllr. J. B. Ash-Lee also asked about fares.", ["Cllr. J. B. Ash-Lee"]),
        ("Mrs A de Vere then queried the figures.", ["Mrs A de Vere"]),
        ("Alderman O’Shea thanked the officers.", ["Alderman O’Shea"]),
        ("Derek Field confirmed the dates.", ["Derek Field"]),
        ("Following a short debate, Councillor Ash asked for a vote.", ["Councillor Ash"]),
        ("In response to a question from Councillor Ash, the Solicitor advised that it was lawful.", ["The Solicitor"]),
        ("Asked whether rents would rise, Ms Bell accepted that they might.", ["Ms Bell"]),
        ("With great regret the Chairman informed the Council of a resignation.", ["The Chairman"]),
        ("“We need more buses”, said Councillor Ash.", ["Councillor Ash"]),
        ("The report was presented by the Head of Parks.", ["The Head of Parks"]),
        (
            "Tributes were paid by Councillors Ash, Bell and Cole.",
            ["Councillor Ash", "Councillor Bell", "Councillor Cole"],
        ),
        ("Concerns were raised by Mr Dunn regarding the road.", ["Mr Dunn"]),
        ("The Committee heard from Mrs Dunn, a neighbour, who objected.", ["Mrs Dunn"]),
        (
            "The Panel received a representation in objection to the scheme from a resident of Mill Lane.",
            ["A resident of Mill Lane"],
        ),
        ("Councillor Ash was pleased that work had begun.", ["Councillor Ash"]),
        ("Mr Dunn was present for this item and spoke against it.", ["Mr Dunn"]),
        ("Councillor Ash moved the recommendation and said that it was overdue.", ["Councillor Ash"]),
        ("Dywedodd y Cynghorydd Huw Rees fod y gwaith yn mynd yn dda.", ["Cynghorydd Huw Rees"]),
    ],
)
def test_a_speaker_is_found_before_after_and_inside_the_sentence(text: str, speakers: list[str]) -> None:
    assert who(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Leader introduced the item.", ["The Leader"]),
        (
            "The Chair of the Children, Families and Skills Panel expressed concern.",
            ["The Chair of the Children, Families and Skills Panel"],
        ),
        (
            "The Cabinet Member for Housing and Homes advised that rents would rise.",
            ["The Cabinet Member for Housing and Homes"],
        ),
        ("The Licensing and Enforcement Officer outlined the application.", ["The Licensing and Enforcement Officer"]),
        ("A Member asked about cost.", ["A Member"]),
        ("A second member of the public said the road was unsafe.", ["A second member of the public"]),
        ("The applicant’s agent addressed the Committee.", ["The applicant’s agent"]),
        ("A member from outside the Cabinet queried the timing.", ["A member from outside the Cabinet"]),
        ("Chair welcomed everyone.", ["Chair"]),
        ("The Service Director (Finance) explained the accounts.", ["The Service Director (Finance)"]),
        ("The Service Director – Finance explained the accounts.", ["The Service Director – Finance"]),
        ("The External Auditor, Ann Bell of Big Audit LLP, presented the letter.", ["Ann Bell"]),
    ],
)
def test_a_role_that_speaks_alone_is_the_speaker(text: str, speakers: list[str]) -> None:
    assert who(text) == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Councillor Ash (Cabinet Member for Roads) spoke.", [("Councillor Ash", "Cabinet Member for Roads")]),
        ("Councillor Ash, Leader of the Opposition, welcomed it.", [("Councillor Ash", "Leader of the Opposition")]),
        ("The Leader of the Council, Councillor Ash, introduced it.", [("Councillor Ash", "Leader of the Council")]),
        ("The Director of Finance (Mr Bell) advised caution.", [("Mr Bell", "Director of Finance")]),
        (
            "Ann Bell, Participation and Engagement Manager, presented it.",
            [("Ann Bell", "Participation and Engagement Manager")],
        ),
        (
            "Ann Bell, the Independent Chair and Sue Cole, the Board Manager presented the plan.",
            [("Ann Bell", "Independent Chair"), ("Sue Cole", "Board Manager")],
        ),
        ("Mr Dunn, the applicant's agent, spoke.", [("Mr Dunn", "applicant's agent")]),
        ("Councillor Ash (Labour) spoke.", [("Councillor Ash", None)]),
    ],
)
def test_the_role_is_what_the_text_gives_beside_the_name(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was noted that Mr Dunn had written to the Council.",
        "It was confirmed that the work was done.",
        "Concern was expressed about litter.",
        "Members commented on the cost.",
        "The Committee noted the position.",
        "Officers responded to the questions.",
        "The Chairman put the motion to the vote.",
        "The Chair invited the Planning Officer to present the report.",
        "Councillor Ash moved and Councillor Bell seconded the recommendation.",
        "Councillor Ash declared an interest as a governor.",
        "Apologies for absence were received from Councillor Ash.",
        "Councillor Ash left the meeting at 8.15 p.m.",
        "Mr Dunn and Ms Bell were in attendance for this item.",
        "Councillor Ash was informed that the licence had been paid.",
        "The report set out the risks.",
        "The Family Front Door faced pressure.",
        "Councillor Ash abstained from voting.",
        "The Director of Finance submitted a report.",
    ],
)
def test_no_one_is_made_to_speak_who_is_not_said_to(text: str) -> None:
    assert who(text) == []


def test_a_speech_goes_on_to_the_next_sentences_until_somebody_else_speaks() -> None:
    text = (
        "Councillor Ash asked about buses. The service was late. He hoped for better. "
        "The Director replied that drivers were few. It was noted that pay was low. The matter was serious."
    )
    found = find(text).speeches
    assert [(s.speaker, text[s.start : s.end]) for s in found] == [
        ("Councillor Ash", "Councillor Ash asked about buses. The service was late. He hoped for better."),
        ("The Director", "The Director replied that drivers were few."),
    ]


def test_a_second_speaker_inside_a_sentence_has_his_own_part() -> None:
    text = "Cllr Ash asked whether it would last and the Director replied that it would."
    assert [(s.speaker, text[s.start : s.end]) for s in find(text).speeches] == [
        ("Cllr Ash", "Cllr Ash asked whether it would last"),
        ("The Director", "the Director replied that it would."),
    ]


def test_he_in_the_next_paragraph_is_the_last_speaker() -> None:
    assert who("Councillor Ash spoke on fares.\nHe also asked about routes.") == ["Councillor Ash", "Councillor Ash"]


def test_points_that_a_speaker_made_belong_to_the_speaker() -> None:
    text = (
        "The Head of Parks made the following comments:\n• grass was cut\n• trees were planted\nThe Chair thanked her."
    )
    assert [(s.speaker, text[s.start : s.end].count("•")) for s in find(text).speeches] == [
        ("The Head of Parks", 2),
        ("The Chair", 0),
    ]


def test_those_who_present_together_have_one_speech_each_with_the_same_span() -> None:
    text = "Ann Bell and Tom Cole presented the plan and made the following comments:\n• it was new\n• it was cheap"
    ann, tom = find(text).speeches
    assert (ann.speaker, tom.speaker) == ("Ann Bell", "Tom Cole")
    assert (ann.start, ann.end) == (tom.start, tom.end) == (0, len(text))


def test_points_raised_by_nobody_are_nobodys_unless_one_names_its_speaker() -> None:
    text = (
        "In the debate the following points were raised:\n• fares were high\n"
        "• Councillor Ash asked for a review. The Director of Roads agreed to hold one.\n"
        "• Cllr Bell: would like a table\n• Cllr Cole – supported that\n• buses were late"
    )
    assert said(text) == [
        ("Councillor Ash", "Councillor Ash asked for a review."),
        ("The Director of Roads", "The Director of Roads agreed to hold one"),
        ("Cllr Bell", "Cllr Bell: would like a table"),
        ("Cllr Cole", "Cllr Cole – supported that"),
    ]


def test_a_question_and_its_answer_have_their_speakers() -> None:
    text = (
        "Question from Mr N Peck to Councillor Ash\nWhy is the park shut?\nResponse – Councillor "
        "Ash\nWorks overran. It opens in May."
    )
    peck, ash = find(text).speeches
    assert (peck.speaker, "Why is the park shut?" in text[peck.start : peck.end]) == ("Mr N Peck", True)
    assert (ash.speaker, text[ash.start : ash.end].endswith("It opens in May.")) == ("Councillor Ash", True)


@pytest.mark.parametrize(
    "text",
    [
        "The following Members spoke on the motion:\n• Councillor Ash\n• Councillor Bell",
        "Speaking in favour of the motion were Councillors Ash and Bell.",
        "The following spoke: Councillors Ash and Bell.",
    ],
)
def test_a_bare_list_of_those_who_spoke_is_one_speech_each(text: str) -> None:
    assert who(text) == ["Councillor Ash", "Councillor Bell"]


def test_one_person_has_one_name_the_fullest_that_the_item_gives() -> None:
    text = (
        "Ann Bell (Head of Parks) and Mr S Cole were in attendance.\nMs Bell introduced the report. Mr "
        "Cole added a figure."
    )
    assert roles(text) == [("Ann Bell", "Head of Parks"), ("Mr S Cole", None)]


def test_two_people_of_one_surname_stay_two() -> None:
    assert who("Mr Meadow said no. Mrs Meadow said yes. Mr Meadow replied.") == ["Mr Meadow", "Mrs Meadow", "Mr Meadow"]


def test_what_is_decided_or_moved_is_nobodys_speech() -> None:
    text = "Councillor Ash supported the plan.\nRESOLVED that Councillor Bell be asked to report."
    assert said(text) == [("Councillor Ash", "Councillor Ash supported the plan.")]


def test_lines_broken_at_a_printed_width_are_read_as_paragraphs() -> None:
    text = (
        "1. Mr Dunn, Head of Roads, introduced the report, which set out the work that\n"
        "had been done since the last meeting of the committee in June. Most of the roads\n"
        "had been mended and the rest would follow.\n"
        "2. RESOLVED that the report be noted."
    )
    (speech,) = find(text).speeches
    assert text[speech.start : speech.end].endswith("the rest would follow.")


def test_abbreviations_end_no_sentence() -> None:
    text = "Cllr. Ash asked about St. Mary’s, No. 4 and para. 3.2, e.g. the s.106 money. It was late."
    (speech,) = find(text).speeches
    assert text[speech.start : speech.end] == text
