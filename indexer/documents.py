"""Records to index documents: a meeting of one council, with what was found in the prose of its items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indexer.citations import citations_of
from indexer.kinds import kinds_of
from indexer.languages import language_of, other_than, translation
from indexer.people import Roll
from indexer.records import (
    Attendance,
    Declaration,
    Findings,
    Item,
    Meeting,
    Member,
    RecordedVote,
    Resolution,
    Speech,
    Substitute,
    Vote,
)
from indexer.search.business import (
    DeclarationDocument,
    DeferralDocument,
    ExemptionDocument,
    ReferralDocument,
    SubstituteDocument,
    TwinDocument,
)
from indexer.search.dates import long_date
from indexer.search.document import (
    AttendanceDocument,
    ItemDocument,
    MeetingDocument,
    PaperDocument,
    ResolutionDocument,
    SpeechDocument,
    VoteDocument,
)

UNNAMED = "Meeting"


@dataclass(frozen=True)
class Publisher:
    """Who published the minutes: the council's ``key``, its ``name``, and how its pages are addressed.

    ``meeting_url`` takes a meeting; ``item_url`` an item's id.
    """

    key: str
    name: str
    meeting_url: Callable[[Meeting], str]
    item_url: Callable[[str], str]


def to_document(
    meeting: Meeting,
    publisher: Publisher,
    captured_at: str,
    find: Callable[[str, str], Findings],
    members: Sequence[Member] = (),
    twin: Meeting | None = None,
) -> MeetingDocument:
    """The index document of ``meeting``; ``find`` is asked what the text of each item holds, given its title.

    A name or a role that the meeting leaves to one person is that person's, ``members`` being the council's.
    ``twin`` is the meeting in the council's other language.
    """
    name = meeting_name(meeting)
    found = [_once_told(find(item.text, item.title), item) for item in meeting.items]
    roll = Roll(meeting, found, members)
    twins = {item.item_id: item for item in twin.items} if twin else {}
    return MeetingDocument(
        id=f"{publisher.key}/{meeting.meeting_id}",
        council=publisher.name,
        committee=meeting.committee,
        date=meeting.date,
        time=meeting.time,
        venue=meeting.venue,
        status=meeting.status,
        minutes=meeting.minutes,
        name=name,
        url=publisher.meeting_url(meeting),
        captured_at=captured_at,
        items=tuple(
            _with_twin(_item(item, meeting, name, publisher, each, roll), twins.get(item.item_id), publisher)
            for item, each in zip(meeting.items, found, strict=True)
        ),
        attendance=tuple(map(_attendance, meeting.attendance)),
        minutes_url=meeting.minutes_url,
        twin=meeting_twin(twin, publisher) if twin else None,
    )


def _once_told(found: Findings, item: Item) -> Findings:
    """The findings with a decision that the decision box and the minutes both tell kept once, as the minutes have it.

    They are the same where each tells of one decision, and with the same outcomes.
    """
    ends = len(item.decision_text or "") if item.minutes_text else 0
    box = [each for each in found.resolutions if each.end <= ends]
    rest = tuple(each for each in found.resolutions if each.end > ends)
    if len(box) == len(rest) == 1 and set(box[0].outcomes) == set(rest[0].outcomes):
        return replace(found, resolutions=rest)
    return found


def _with_twin(document: ItemDocument, twin: Item | None, publisher: Publisher) -> ItemDocument:
    """The item with itself in the council's other language."""
    if twin is None:
        return document
    code = other_than(document.language)
    url = _in_language(code, publisher.item_url(twin.item_id))
    held = TwinDocument(code, twin.title, url, twin.agenda_text, twin.decision_text, twin.minutes_text)
    return replace(document, twin=held)


def meeting_twin(twin: Meeting, publisher: Publisher) -> TwinDocument:
    """A meeting as the council has it in its other language: under the name of its committee there."""
    url = _in_language(twin.language, publisher.meeting_url(twin))
    return TwinDocument(twin.language, twin.committee or UNNAMED, url)


def _in_language(code: str, url: str) -> str:
    """Where a site has a page in a language: Welsh is its second."""
    return translation(url) if code == "cy" else url


def meeting_name(meeting: Meeting) -> str:
    """What people call the meeting: "Cabinet, 14 December 2017"."""
    day = long_date(meeting.date)
    return ", ".join(part for part in (meeting.committee or UNNAMED, day) if part)


def _item(item: Item, meeting: Meeting, name: str, publisher: Publisher, found: Findings, roll: Roll) -> ItemDocument:
    return ItemDocument(
        id=f"{publisher.key}/{item.item_id}",
        meeting_id=f"{publisher.key}/{meeting.meeting_id}",
        council=publisher.name,
        committee=meeting.committee,
        date=meeting.date,
        meeting=name,
        item=item.title,
        minute_number=item.minute_number,
        position=item.position,
        agenda_text=item.agenda_text,
        decision_text=item.decision_text,
        minutes_text=item.minutes_text,
        url=publisher.item_url(item.item_id),
        language=language_of(item, meeting.language),
        speeches=tuple(_speech(speech, roll) for speech in found.speeches),
        resolutions=tuple(_resolution(resolution, roll) for resolution in found.resolutions),
        papers=tuple(PaperDocument(paper.title, paper.url) for paper in item.papers),
        interests=tuple(dict.fromkeys(roll.called(name) for name in found.interests)),
        apologies=tuple(dict.fromkeys(roll.absent(name) for name in found.apologies)),
        restricted=item.restricted,
        minutes=meeting.minutes,
        kinds=kinds_of(item.title, item.text, found),
        declarations=tuple(_declaration(declared, roll) for declared in found.declarations),
        substitutes=tuple(_substitute(each, roll) for each in found.substitutes),
        exemptions=tuple(
            ExemptionDocument(each.paragraphs, each.schedule, each.matter, each.start, each.end)
            for each in found.exemptions
        ),
        deferrals=tuple(
            DeferralDocument(each.fate, each.until, each.reason, each.start, each.end) for each in found.deferrals
        ),
        referrals=tuple(ReferralDocument(each.sender, each.receiver, each.start, each.end) for each in found.referrals),
        citations=citations_of(item, found.resolutions),
        issue=item.issue_id,
    )


def _declaration(found: Declaration, roll: Roll) -> DeclarationDocument:
    name = roll.called(found.name)
    written = found.name if found.name != name else None
    return DeclarationDocument(
        name, found.kind, found.matter, found.reason, found.left, found.start, found.end, written
    )


def _substitute(found: Substitute, roll: Roll) -> SubstituteDocument:
    absent = roll.absent(found.absent) if found.absent else None
    return SubstituteDocument(roll.called(found.name), absent, found.start, found.end)


def _speech(speech: Speech, roll: Roll) -> SpeechDocument:
    person = roll.resolve(speech.speaker)
    if person is None:
        return SpeechDocument(speech.speaker, speech.role, speech.start, speech.end)
    written = speech.speaker if speech.speaker != person.name else None
    return SpeechDocument(person.name, speech.role or person.role, speech.start, speech.end, written, person.basis)


def _resolution(found: Resolution, roll: Roll) -> ResolutionDocument:
    (mover, mover_written), (seconder, seconder_written) = _mover(found.mover, roll), _mover(found.seconder, roll)
    return ResolutionDocument(
        start=found.start,
        end=found.end,
        outcomes=found.outcomes,
        limbs=found.limbs,
        lead=found.lead,
        mover=mover,
        seconder=seconder,
        votes=_votes(found.vote, found.recorded_vote, roll),
        mover_written=mover_written,
        seconder_written=seconder_written,
    )


def _mover(written: str | None, roll: Roll) -> tuple[str | None, str | None]:
    """Who moved or seconded, and the words as written where they are others."""
    person = roll.resolve(written) if written else None
    if person is None or person.name == written:
        return written, None
    return person.name, written


def _votes(vote: Vote | None, recorded: RecordedVote | None, roll: Roll) -> tuple[VoteDocument, ...]:
    """Each side that was counted or named, in the order for, against, abstained."""
    counts = (vote.in_favour, vote.against, vote.abstained) if vote else (None, None, None)
    names = (recorded.in_favour, recorded.against, recorded.abstained) if recorded else ((), (), ())
    sides = zip(("for", "against", "abstained"), counts, names, strict=True)
    return tuple(
        VoteDocument(option, count, who, tuple(map(roll.called, who)))
        for option, count, who in sides
        if count is not None or who
    )


def _attendance(person: Attendance) -> AttendanceDocument:
    return AttendanceDocument(person.name, person.role, person.presence)
