"""Invented meetings for the tests of the web UI: two councils, every kind of finding, and hostile values."""

from __future__ import annotations

from dataclasses import replace

from indexer.search.business import (
    DeclarationDocument,
    DeferralDocument,
    ExemptionDocument,
    ReferralDocument,
    SubstituteDocument,
    TwinDocument,
)
from indexer.search.document import (
    AttendanceDocument,
    ItemDocument,
    MeetingDocument,
    PaperDocument,
    ResolutionDocument,
    SpeechDocument,
    VoteDocument,
)

COUNCIL = "Ashmoor Borough Council"
WELSH_COUNCIL = "Cyngor Sir Glan Derwen"
PRINT = "https://ashmoor.example/documents/g30/Printed%20minutes.pdf?T=1"
RICH = "ashmoor/501"
DRAFT_MEETING = "ashmoor/31"
CANCELLED_MEETING = "ashmoor/32"
HOSTILE = "ashmoor/900"
WELSH = "derwen/701"

MINUTES = """Councillor Ada Thornley, Cabinet Member for Housing, presented the report on damp and mould in council \
homes.
Councillor Thornley made the following points:
• Inspections of homes with damp had doubled since the last report.
• A repair of damp was now begun within ten working days.
Marcus Oyelaran (Director of Homes) explained that the stock survey had found 412 homes with damp. He said that thirty \
homes needed new roofs.
The Leader asked when the survey would be complete. The Director of Homes replied that it would be complete in March.
Councillor Bryn Hollis proposed an amendment, seconded by Councillor Ines Farrow, to report back after three months.
RESOLVED – that
(1) the progress on damp and mould be noted; and
(2) the damp repairs programme of £2.4 million be approved.
Quarter | Homes inspected | Within five days | Completed repairs
April to June | 141 | 62% | 88
July to September | 97 | 79% | 104
The Cabinet further AGREED that a report be brought back in six months."""

DECISION = "The damp repairs programme was approved."


def corpus() -> list[MeetingDocument]:
    """Every meeting, in no particular order."""
    return [
        _rich_meeting(),
        _draft_meeting(),
        _cancelled_meeting(),
        _hostile_meeting(),
        _welsh_meeting(),
        *_plain_meetings(),
    ]


def item(identity: str, meeting: MeetingDocument, title: str, position: int = 0, **more: object) -> ItemDocument:
    """An item of ``meeting``."""
    made = ItemDocument(
        id=identity,
        meeting_id=meeting.id,
        council=meeting.council,
        committee=meeting.committee,
        date=meeting.date,
        meeting=meeting.name,
        item=title,
        minute_number=None,
        position=position,
        agenda_text=None,
        decision_text=None,
        minutes_text=None,
        url=f"https://{identity.partition('/')[0]}.example/mgAi.aspx?ID={identity.partition('/')[2]}",
        minutes=meeting.minutes,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def meeting(identity: str, committee: str, date: str, name: str, **more: object) -> MeetingDocument:
    """A meeting of the first council, without items."""
    made = MeetingDocument(
        id=identity,
        council=COUNCIL,
        committee=committee,
        date=date,
        time="7:00 pm",
        venue="Council Chamber, Moor Street",
        status="confirmed",
        minutes="published",
        name=name,
        url=f"https://ashmoor.example/ieListDocuments.aspx?MId={identity.partition('/')[2]}",
        captured_at="2024-06-01T09:00:00Z",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def span(text: str, first: str, last: str) -> tuple[int, int]:
    """From the beginning of ``first`` to the end of ``last``."""
    start = text.index(first)
    return start, text.index(last, start) + len(last)


def _rich_meeting() -> MeetingDocument:
    held = meeting(
        "ashmoor/30", "Cabinet", "2024-03-14", "Cabinet, 14 March 2024", attendance=_attendance(), minutes_url=PRINT
    )
    text = f"{DECISION}\n{MINUTES}"
    rich = item(
        RICH,
        held,
        "Damp and mould in council homes",
        1,
        minute_number="59",
        agenda_text="To consider progress on damp.\nThe report sets out:\n• the survey\n• the programme of repairs",
        decision_text=DECISION,
        minutes_text=MINUTES,
        speeches=_speeches(text),
        resolutions=_resolutions(text),
        papers=(
            PaperDocument("Damp and mould: progress report", "https://ashmoor.example/documents/s1.pdf"),
            PaperDocument("Appendix that cannot be linked", "javascript:alert(1)"),
        ),
        interests=("Councillor Ines Farrow",),
        apologies=("Councillor Petra Lang",),
        declarations=(
            DeclarationDocument(
                "Councillor Ines Farrow",
                "disclosable pecuniary",
                "the damp repairs programme",
                "a tenant of the council",
                True,
                *span(text, "Councillor Bryn Hollis proposed", "three months."),
            ),
        ),
        substitutes=(SubstituteDocument("Councillor Bryn Hollis", "Councillor Petra Lang", 0, 4),),
        exemptions=(ExemptionDocument(("3", "5"), "12A", None, 0, 4),),
        deferrals=(DeferralDocument("deferred", "the June meeting", None, 0, 4),),
        referrals=(ReferralDocument(None, "Scrutiny Committee", 0, 4),),
    )
    first = item("ashmoor/500", held, "Apologies for absence", 0, minute_number="58", minutes_text="There were none.")
    coming = item("ashmoor/503", held, "Forward plan", 3, agenda_text="To receive the forward plan.")
    last = item("ashmoor/502", held, "Exempt: land at Mill Lane", 2, minute_number="60", restricted=True)
    return replace(held, items=(first, rich, last, coming))


def _attendance() -> tuple[AttendanceDocument, ...]:
    return (
        AttendanceDocument("Councillor Ada Thornley", "Cabinet Member for Housing", "present"),
        AttendanceDocument("Councillor Petra Lang", None, "apologies"),
        AttendanceDocument("Marcus Oyelaran", "Director of Homes", "in attendance"),
    )


def _speeches(text: str) -> tuple[SpeechDocument, ...]:
    thornley, oyelaran = "Councillor Ada Thornley", "Marcus Oyelaran"
    return (
        SpeechDocument(
            thornley, "Cabinet Member for Housing", *span(text, "Councillor Ada Thornley,", "ten working days.")
        ),
        SpeechDocument(oyelaran, "Director of Homes", *span(text, "Marcus Oyelaran", "new roofs.")),
        SpeechDocument("The Leader", None, *span(text, "The Leader asked", "be complete.")),
        SpeechDocument(oyelaran, "Director of Homes", *span(text, "The Director of Homes replied", "in March.")),
    )


def _resolutions(text: str) -> tuple[ResolutionDocument, ...]:
    one = span(text, "(1) the progress", "be noted; and")
    two = span(text, "(2) the damp repairs", "be approved.")
    return (
        ResolutionDocument(
            *span(text, "that\n(1)", "be approved."),
            outcomes=("noted", "approved"),
            limbs=(one, two),
            lead="RESOLVED –",
            mover="Councillor Ada Thornley",
            seconder="Councillor Bryn Hollis",
            votes=(
                VoteDocument("for", 2, ("Councillor Ada Thornley", "Councillor Bryn Hollis")),
                VoteDocument("against", 1, ("Councillor Ines Farrow",)),
                VoteDocument("abstained", None),
            ),
        ),
        ResolutionDocument(*span(text, "a report be brought", "in six months."), outcomes=("deferred",), lead="AGREED"),
    )


def _draft_meeting() -> MeetingDocument:
    held = meeting(
        DRAFT_MEETING, "Scrutiny Committee", "2024-04-09", "Scrutiny Committee, 9 April 2024", minutes="draft"
    )
    only = item(
        "ashmoor/510", held, "Library opening hours", minute_number="4", minutes_text="The library hours were noted."
    )
    return replace(held, items=(only,))


def _cancelled_meeting() -> MeetingDocument:
    return meeting(
        CANCELLED_MEETING,
        "Cabinet",
        "2024-05-02",
        "Cabinet, 2 May 2024",
        status="cancelled",
        minutes=None,
        venue=None,
        time=None,
    )


def _hostile_meeting() -> MeetingDocument:
    script = "<script>document.title='owned'</script>"
    held = meeting(
        "ashmoor/90",
        f"Committee {script}",
        "2023-07-05",
        f"Committee {script}, 5 July 2023",
        venue='"><img src=x onerror=alert(1)>',
        url="javascript:alert(2)",
        attendance=(AttendanceDocument(f"Councillor {script}", "\u202eelor", "present"),),
    )
    text = f"Councillor {script} spoke of hazards & <b>bold</b> words. {'long' * 60}\n\u202eRESOLVED that it be noted."
    bad = item(
        HOSTILE,
        held,
        f"Hazards {script} \u202ereversed {'Llanfair' * 30}",
        minute_number="<i>1</i>",
        minutes_text=text,
        url="javascript:alert(3)",
        speeches=(SpeechDocument(f"Councillor {script}", "'\"&", 0, len(text) + 500),),
        resolutions=(ResolutionDocument(text.index("RESOLVED"), len(text), ("noted",), mover=script),),
        papers=(PaperDocument(script, "data:text/html,<script>alert(4)</script>"),),
        interests=(script,),
    )
    return replace(held, items=(bad,))


def _welsh_meeting() -> MeetingDocument:
    held = meeting(
        "derwen/70",
        "Y Cabinet",
        "2022-10-09",
        "Y Cabinet, 9 Hydref 2022",
        council=WELSH_COUNCIL,
        url="https://derwen.example/ieListDocuments.aspx?MId=70&LLL=1",
    )
    text = "PENDERFYNWYD nodi cynnwys yr adroddiad ar lyfrgelloedd."
    only = item(WELSH, held, "Adroddiad ar lyfrgelloedd", minute_number="12", minutes_text=text, language="cy")
    english = TwinDocument(
        "en",
        "Bookmobile report",
        "https://derwen.example/mgAi.aspx?ID=701",
        "To receive the bookmobile report.",
        None,
        "RESOLVED to note the contents of the bookmobile report.",
    )
    told = replace(
        held, twin=TwinDocument("en", "Executive Board", "https://derwen.example/ieListDocuments.aspx?MId=70")
    )
    return replace(told, items=(replace(only, twin=english),))


def _plain_meetings() -> list[MeetingDocument]:
    """Twelve meetings of two committees over four years, each with three items on the parks."""
    return [_plain_meeting(number) for number in range(12)]


def _plain_meeting(number: int) -> MeetingDocument:
    committee = ("Planning Committee", "Parks and Leisure Committee")[number % 2]
    held = meeting(
        f"ashmoor/{100 + number}", committee, f"{2019 + number // 3}-0{1 + number % 9}-15", f"{committee} {number}"
    )
    items = [
        item(
            f"ashmoor/{1000 + number * 10 + place}",
            held,
            f"{subject}, stage {number + 1}",
            place,
            minute_number=str(20 + place),
            minutes_text=_plain_text(speaker, subject),
            speeches=(SpeechDocument(speaker, None, 0, len(f"{speaker} spoke of the {subject.lower()}.")),),
            resolutions=(_plain_resolution(speaker, subject, outcome),),
        )
        for place, (subject, speaker, outcome) in enumerate(
            (
                ("Parks strategy", f"Councillor Number {number}", "approved"),
                ("Play areas in parks", "The Chair", "noted"),
                ("Café in the park", "Councillor Siân O’Dowd", "deferred"),
            )
        )
    ]
    return replace(held, items=tuple(items))


def _plain_text(speaker: str, subject: str) -> str:
    return f"{speaker} spoke of the {subject.lower()}.\nRESOLVED that the report on parks be dealt with."


def _plain_resolution(speaker: str, subject: str, outcome: str) -> ResolutionDocument:
    text = _plain_text(speaker, subject)
    return ResolutionDocument(text.index("the report on parks"), len(text), (outcome,), lead="RESOLVED")
