"""What goes into the index and comes out of it: a meeting with its items, each with its speeches and resolutions."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.search.business import (
    DeclarationDocument,
    DeferralDocument,
    ExemptionDocument,
    ReferralDocument,
    SubstituteDocument,
    TwinDocument,
)

Span = tuple[int, int]


def whole_text(decision: str | None, minutes: str | None) -> str:
    """An item's decision and minutes as one text, a newline between them: what every span points into."""
    return "\n".join(part for part in (decision, minutes) if part)


@dataclass(frozen=True)
class SpeechDocument:
    """What one speaker said; ``start`` and ``end`` are offsets into the item's ``text``.

    ``speaker`` is the person's name where it is known who it was, else the name or the role as written; ``written`` is
    what stands in the minutes where that is not the same, and ``basis`` what the name rests on.
    """

    speaker: str
    role: str | None
    start: int
    end: int
    written: str | None = None
    basis: str | None = None


@dataclass(frozen=True)
class VoteDocument:
    """One side of a vote: ``option`` is for, against or abstained; ``count`` or ``names`` may be missing.

    ``names`` are as written; ``voters`` are the same with each person's own name where it is known who it was.
    """

    option: str
    count: int | None
    names: tuple[str, ...] = ()
    voters: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """The voters, or the names as written where nothing more is known."""
        return self.voters or self.names


@dataclass(frozen=True)
class ResolutionDocument:
    """One decision; ``start``, ``end`` and ``limbs`` are offsets into the item's ``text``.

    ``mover`` and ``seconder`` are the persons' names where it is known who they were; ``mover_written`` and
    ``seconder_written`` are what stands in the minutes where that is not the same.
    """

    start: int
    end: int
    outcomes: tuple[str, ...]
    limbs: tuple[Span, ...] = ()
    lead: str | None = None
    mover: str | None = None
    seconder: str | None = None
    votes: tuple[VoteDocument, ...] = ()
    mover_written: str | None = None
    seconder_written: str | None = None


@dataclass(frozen=True)
class PaperDocument:
    """A linked report."""

    title: str
    url: str


@dataclass(frozen=True)
class CitationDocument:
    """One thing that an item refers to: ``kind`` is minute, application, report, recommended or call-in.

    ``value`` is the number (or body, or title), ``words`` what the item says; ``date`` (ISO 8601) and ``body`` are of
    the meeting that is meant, where they are named. ``start`` and ``end`` are offsets into the item's text, None where
    it is the title or the agenda that says so.
    """

    kind: str
    value: str
    words: str
    date: str | None = None
    body: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class ItemDocument:
    """One item of business, the unit that a search finds.

    ``id`` is ``<council key>/<agenda item id>``; ``meeting_id`` is ``<council key>/<meeting id>``; ``date`` is
    ISO 8601 or None; ``meeting`` names the meeting as people do ("Cabinet, 14 December 2017"); ``item`` is the title;
    ``minutes`` is the meeting's: draft, published or None; ``topics`` are names of topics (``topics.py``);
    ``kinds`` are decision, motion, question, petition, declaration and routine, none or several of them; ``twin`` is
    the item in the council's other language, where it is held; ``issue`` is the council's own number of the matter.
    """

    id: str
    meeting_id: str
    council: str
    committee: str | None
    date: str | None
    meeting: str
    item: str
    minute_number: str | None
    position: int
    agenda_text: str | None
    decision_text: str | None
    minutes_text: str | None
    url: str
    language: str = "en"
    speeches: tuple[SpeechDocument, ...] = ()
    resolutions: tuple[ResolutionDocument, ...] = ()
    papers: tuple[PaperDocument, ...] = ()
    interests: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    restricted: bool = False
    minutes: str | None = None
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    declarations: tuple[DeclarationDocument, ...] = ()
    substitutes: tuple[SubstituteDocument, ...] = ()
    exemptions: tuple[ExemptionDocument, ...] = ()
    deferrals: tuple[DeferralDocument, ...] = ()
    referrals: tuple[ReferralDocument, ...] = ()
    twin: TwinDocument | None = None
    citations: tuple[CitationDocument, ...] = ()
    issue: str | None = None

    @property
    def text(self) -> str:
        """Decision and minutes as one text: what spans point into."""
        return whole_text(self.decision_text, self.minutes_text)

    @property
    def standing(self) -> str | None:
        """What the reader should know of the item's text: withheld, agenda only, draft; None for published minutes."""
        if not self.text.strip():
            return "withheld" if self.restricted else "agenda only"
        return "draft" if self.minutes == "draft" else None

    @property
    def year(self) -> str | None:
        """The year of the meeting, as a facet value."""
        return self.date[:4] if self.date else None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who spoke, each once, in the order in which they first spoke."""
        return tuple(dict.fromkeys(speech.speaker for speech in self.speeches))

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes of the item's resolutions, each once."""
        return tuple(dict.fromkeys(outcome for resolution in self.resolutions for outcome in resolution.outcomes))


def labels(item: ItemDocument, facet: str) -> tuple[str, ...]:
    """The values that ``item`` has of a facet, each once."""
    held = {
        "committee": (item.committee,),
        "council": (item.council,),
        "year": (item.year,),
        "speaker": item.speakers,
        "outcome": item.outcomes,
        "topic": item.topics,
        "kind": item.kinds,
    }[facet]
    return tuple(value for value in held if value)


@dataclass(frozen=True)
class AttendanceDocument:
    """One person at the meeting, as the council's page says it."""

    name: str
    role: str | None
    presence: str | None


@dataclass(frozen=True)
class MeetingDocument:
    """One meeting and its items in the order of its agenda. The unit that an index writer puts.

    ``status`` is confirmed, cancelled ... or None; ``minutes`` is draft, published or None; ``captured_at`` is when
    the page was fetched, ISO 8601 in UTC. ``minutes_url`` is where its minutes were read, where that is a document of
    its own; ``twin`` is the meeting in the council's other language.
    """

    id: str
    council: str
    committee: str | None
    date: str | None
    time: str | None
    venue: str | None
    status: str | None
    minutes: str | None
    name: str
    url: str
    captured_at: str
    items: tuple[ItemDocument, ...] = ()
    attendance: tuple[AttendanceDocument, ...] = ()
    minutes_url: str | None = None
    twin: TwinDocument | None = None
