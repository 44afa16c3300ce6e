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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Councillor Ash could not support the plan.", ["Councillor Ash"]),
        ("Cllr Ash didn't think so.", ["Cllr Ash"]),
        ("Councillor Ash was of the same mind.", ["Councillor Ash"]),
        ("Mr Dunn exercised his right of reply.", ["Mr Dunn"]),
        ("The Treasurer took Members through the accounts.", ["The Treasurer"]),
        ("Councillor Ash placed on record his thanks to the staff.", ["Councillor Ash"]),
        ("Cllr Ash had visited the site and thought it muddy.", ["Cllr Ash"]),
        ("Mr Dunn, a neighbour, submitted a statement, which was read out by the Clerk.", ["Mr Dunn"]),
        ("A statement from Councillor Ash was read out by the Clerk.", ["Councillor Ash"]),
        ("Councillor Ash enthusiastically backed the idea.", ["Councillor Ash"]),
        ("Ms Bell’s answer was that nobody knew.", ["Ms Bell"]),
        ("A further question, put by Mr Dunn, was whether it would last.", ["Mr Dunn"]),
        ("Mr Dunn, Objector, in objection to the application.", ["Mr Dunn"]),
        ("(Councillor Ash, ward member, spoke in support)", ["Councillor Ash"]),
        ("Note: Mr S Dunn (objector) attended the meeting and addressed the Committee.", ["Mr S Dunn"]),
        ("It was, the Chair felt, a good year.", ["The Chair"]),
    ],
)
def test_whatever_verb_a_person_is_given_it_is_speech_unless_it_is_something_done(
    text: str, speakers: list[str]
) -> None:
    assert who(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Ash seconded the motion.",
        "Councillor Ash arrived at 7.10 pm.",
        "Mr Dunn was not present.",
        "Councillor Ash took the chair.",
        "Councillor Ash took no part in the vote.",
        "Councillor Ash made and signed the declaration of acceptance of office.",
        "Councillor Ash made the declaration of acceptance of office and took the Chair.",
        "Councillor Ash sent apologies for lateness and joined the meeting at 2.25 pm.",
        "The Mayor suspended standing orders to allow them to speak.",
        "The Chair opened the meeting.",
        "The Cabinet Member considered a report on the objections.",
        "The Clerk will arrange a meeting.",
        "Cllr Ash to write to the owner.",
        "Applicant: Mill Homes Ltd",
        "The applicant proposed to build nine houses.",
        "Mrs Dunn had registered to speak but did not attend.",
        "Councillor Ash was elected Chair.",
        "Officer comments: none.",
    ],
)
def test_what_a_person_only_does_is_no_speech(text: str) -> None:
    assert who(text) == []


def test_one_who_does_something_takes_the_floor_from_the_last_speaker_and_she_is_meant_next() -> None:
    text = "Mr Dunn objected. Councillor Ash left the room. The road was wet. She said that it was late."
    assert said(text) == [("Mr Dunn", "Mr Dunn objected."), ("Councillor Ash", "She said that it was late.")]


def test_what_is_told_of_others_in_a_speech_does_not_end_it() -> None:
    text = "The Chairman paid tribute to Mr Dunn. Mr Dunn served as Chairman for nine years. He had been a good friend."
    assert [text[s.start : s.end] for s in find(text).speeches] == [text]
    points = (
        "The Leader made these points:\n1. savings were made;\n2. the Chief Executive was leaving; and\n3. fees rose."
    )
    assert [points[s.start : s.end] for s in find(points).speeches] == [points]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mr Ash supported it, as did Mrs Bell.", ["Mr Ash", "Mrs Bell"]),
        ("Mr Ash said that he would not, and Mr Bell that he would.", ["Mr Ash", "Mr Bell"]),
        ("Mrs Ash spoke against it, and the applicant, Mr Bell, in favour of it.", ["Mrs Ash", "Mr Bell"]),
        ("Mr Ash regretted the loss, Mrs Bell responding that it was small.", ["Mr Ash", "Mrs Bell"]),
        ("Mr Ash said that it was cheap, whilst the Treasurer cautioned that it was not.", ["Mr Ash", "The Treasurer"]),
        ("Cllr Ash asked who owned it and Cllr Bell wondered the same.", ["Cllr Ash", "Cllr Bell"]),
        ("Cllr Ash asked and was advised by the Treasurer that it was lawful.", ["Cllr Ash", "The Treasurer"]),
        ("Mr Ash said that Mr Bell and Mr Cole agreed.", ["Mr Ash"]),
    ],
)
def test_a_second_speaker_needs_no_sentence_and_no_verb_of_his_own(text: str, speakers: list[str]) -> None:
    assert who(text) == speakers


def test_he_who_answers_is_the_one_who_was_asked() -> None:
    text = (
        "Cllr Ash asked Cllr Bell to chase the team. He agreed to do so. Cllr Ash thanked him. He said it was urgent."
    )
    assert who(text) == ["Cllr Ash", "Cllr Bell", "Cllr Ash"]


def test_questions_and_answers_are_read_by_their_layout() -> None:
    text = (
        "Councillor Ash to the Leader (Councillor Bell):\n“Is it open?”\nWritten answer\nIt is.\n"
        "Supplementary question\nUntil when?\nSupplementary answer\nUntil May."
    )
    assert said(text) == [
        ("Councillor Ash", "Councillor Ash to the Leader (Councillor"),
        ("Councillor Bell", "Written answer\nIt is."),
        ("Councillor Ash", "Supplementary question\nUntil when?"),
        ("Councillor Bell", "Supplementary answer\nUntil May."),
    ]


def test_the_next_question_is_the_last_questioners() -> None:
    text = "Q1. Cllr Ash asked about bins.\nA1. The Mayor answered that they were new.\nQ2. Would they last?\nA2. No."
    assert who(text) == ["Cllr Ash", "The Mayor", "Cllr Ash", "The Mayor"]


def test_a_question_that_nobody_was_there_to_put_is_nobodys() -> None:
    assert who("Question 2 from Mr Dunn to the Leader\nMr Dunn was not present. A written answer would be sent.") == []


def test_a_name_above_points_has_the_points() -> None:
    text = "Councillor Ash:\n• welcomed it\n• asked about cost\nThe Director (Ann Bell):\n• explained the cost"
    assert [(s.speaker, text[s.start : s.end].count("•")) for s in find(text).speeches] == [
        ("Councillor Ash", 2),
        ("Ann Bell", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Deputy Chief Fire Officer, Ann Bell, spoke first.\nThe DCFO said it was late.",
        "Deputy Chief Fire Officer Ann Bell spoke first.\nIt was, the DCFO felt, late.",
        "Ann Bell, Head of Parks, spoke first.\nThe Head of Parks said it was late.",
    ],
)
def test_an_office_and_its_initials_are_the_one_who_holds_it(text: str) -> None:
    assert who(text) == ["Ann Bell", "Ann Bell"]


def test_initials_that_the_item_does_not_spell_out_are_nobodys() -> None:
    assert who("The LGA said that it was late.") == []


def test_one_who_asks_that_a_vote_be_recorded_speaks() -> None:
    assert who("RESOLVED that the report be noted.\nCouncillor Ash asked that his vote against be recorded.") == [
        "Councillor Ash"
    ]


def test_a_mover_who_says_something_speaks() -> None:
    assert who(
        "The motion was proposed by Councillor Ash, who said that it was time. Councillor Bell seconded it."
    ) == ["Councillor Ash"]
    assert who("Councillor Ash moved the report. In so doing she said it was late.") == ["Councillor Ash"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mewn ymateb, dywedodd y Cyfarwyddwr Addysg fod tair swydd.", "Cyfarwyddwr Addysg"),
        ("Siaradodd y Cynghorydd Ioan ap Dafydd o blaid y cynnig.", "Cynghorydd Ioan ap Dafydd"),
        ("Roedd y Cynghorydd Mair Puw yn pryderu am y gost.", "Cynghorydd Mair Puw"),
    ],
)
def test_welsh_prose_has_its_speakers(text: str, speaker: str) -> None:
    assert who(text) == [speaker]


def test_in_welsh_only_being_somewhere_is_no_speech() -> None:
    assert who("Roedd y Cynghorydd Mair Puw yn bresennol.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Area Manager Colm Orr advised it.", ("Colm Orr", "Area Manager")),
        ("Mayor Gwen Orr introduced it.", ("Gwen Orr", "Mayor")),
        ("Inspector Orr said so.", ("Inspector Orr", None)),
        ("Cty Cllr Orr-Bell said so.", ("Cty Cllr Orr-Bell", None)),
        ("COUNCILLOR ORR said so.", ("COUNCILLOR ORR", None)),
        ("Councillor (Mrs) A Orr said so.", ("Councillor Mrs A Orr", None)),
        ("Cllr Peter d’Arcy MBE said so.", ("Cllr Peter d’Arcy", None)),
        ("Ann Orr BEM said so.", ("Ann Orr", None)),
        ("Finlay Orr, aged 14, said so.", ("Finlay Orr", None)),
        ("Mr Edmund Orr, the occupier of 4 Quay Cottages, said so.", ("Mr Edmund Orr", "occupier of 4 Quay Cottages")),
        (
            "The opposition spokesperson, Councillor Orr, leader of the Greens, replied.",
            ("Councillor Orr", "opposition spokesperson"),
        ),
        ("Mrs Orr, Mill Swimming Club, spoke of lanes.", ("Mrs Orr", "Mill Swimming Club")),
    ],
)
def test_ranks_and_names_of_every_kind(text: str, expected: tuple[str, str | None]) -> None:
    assert roles(text) == [expected]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("It was felt by Mrs Bell that it was late, and the Clerk replied that it was.", ["Mrs Bell", "The Clerk"]),
        ("It was asked by Mrs Bell if it was late, and the Clerk replied that it was.", ["Mrs Bell", "The Clerk"]),
        ("Whilst Councillor Ash supported the aims, there was a cost.", ["Councillor Ash"]),
        ("Speaking in a personal capacity Councillor Ash noted the delay.", ["Councillor Ash"]),
        ("Councillor Ash was thanked by the Chair for her work.", ["The Chair"]),
        ("The following Members asked questions: Councillors Ash and Bell.", ["Councillor Ash", "Councillor Bell"]),
        (
            "The Committee received representations from:\n• Mr Dunn (objector)\n• Mrs Orr (agent)",
            ["Mr Dunn", "Mrs Orr"],
        ),
        ("Councillor Ash, seconding, reserved her right to speak.", ["Councillor Ash"]),
        ("The Head of Parks spoke. Mrs Dunn had objected.", ["The Head of Parks"]),
        ("Mrs Dunn had objected.", ["Mrs Dunn"]),
    ],
)
def test_who_is_meant_where_the_sentence_is_turned_round(text: str, speakers: list[str]) -> None:
    assert who(text) == speakers
