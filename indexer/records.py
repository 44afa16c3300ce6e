"""What a council's page says, and no more: frozen records that quote their page and can be pointed at.

Text in a record is clean: no markup, one paragraph or list item a line, ``None`` where the page says nothing.
A span is a pair of character offsets into the text it was found in, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.search.document import whole_text

Span = tuple[int, int]

OUTCOMES = ("approved", "noted", "recommended", "referred", "deferred", "refused", "withdrawn", "lost", "other")
"""Every outcome a resolution can have, in the order in which they are shown."""


@dataclass(frozen=True)
class Source:
    """The capture that a record was read from: its address, when it was fetched (ISO 8601, UTC), its payload digest."""

    url: str
    fetched_at: str
    digest: str


@dataclass(frozen=True)
class Committee:
    """One row of the council's committee list. ``expired`` is None where the list does not say."""

    committee_id: str
    name: str
    category: str | None = None
    expired: bool | None = None


@dataclass(frozen=True)
class Member:
    """One member on a committee's own page: ``role`` is what stands in brackets ("Chair")."""

    name: str
    role: str | None
    member_id: str | None = None


@dataclass(frozen=True)
class CommitteePage:
    """A committee's own page."""

    committee_id: str
    name: str
    purpose_text: str | None
    members: tuple[Member, ...] = ()


@dataclass(frozen=True)
class MeetingEntry:
    """One row of a committee's meeting list: ``date`` is ISO 8601, ``note`` what follows the link, in lower case.

    ``date`` is None for rows that are no meeting of a day, such as the parts of a constitution.
    """

    meeting_id: str
    committee_id: str | None
    committee: str | None
    date: str | None
    time: str | None
    note: str | None = None


@dataclass(frozen=True)
class Paper:
    """A report or other document linked from an item. ``url`` is absolute where the page's address is known."""

    title: str
    url: str


@dataclass(frozen=True)
class Attendance:
    """One person at one meeting. ``presence`` is present, apologies, substitute, in attendance, absent or expected."""

    name: str
    role: str | None
    presence: str | None
    member_id: str | None = None


@dataclass(frozen=True)
class PrintedVote:
    """A recorded vote in the table that the page itself prints below an item, apart from the minutes."""

    title: str | None
    text: str | None
    result: str | None


@dataclass(frozen=True)
class Item:
    """One row of a meeting's item table.

    ``minute_number`` is the number as printed, without its full stop ("59", "AGc/30/01/21"), None for a row without.
    ``position`` counts the rows of the meeting from 0. ``cut`` is true where the page shows only the first 500 words.
    ``restricted`` is true where the council withholds the text. ``issue_id`` numbers the council's issue that the item
    is of, which may come before several meetings.
    """

    item_id: str
    position: int
    minute_number: str | None
    title: str
    agenda_text: str | None = None
    decision_text: str | None = None
    minutes_text: str | None = None
    papers: tuple[Paper, ...] = ()
    votes: tuple[PrintedVote, ...] = ()
    cut: bool = False
    restricted: bool = False
    issue_id: str | None = None

    @property
    def text(self) -> str:
        """Decision and minutes as one text: what findings point into."""
        return whole_text(self.decision_text, self.minutes_text)


@dataclass(frozen=True)
class Meeting:
    """One meeting of one committee. ``date`` is ISO 8601, ``time`` as printed ("7:30 pm").

    ``status`` is confirmed, cancelled, postponed, withdrawn ... in lower case, None where the page says nothing.
    ``minutes`` is draft or published, None where there are none; ``published`` is all that a page claims of
    minutes it does not call draft. ``language`` is en or cy. ``agenda_id`` numbers the papers that the council prints
    of it. ``minutes_url`` is where the text of its minutes was read where that is no record of the meeting itself: the
    address of its printed minutes, or of an old page that holds them as one document.
    """

    meeting_id: str
    committee: str | None
    committee_id: str | None
    date: str | None
    time: str | None = None
    venue: str | None = None
    status: str | None = None
    minutes: str | None = None
    language: str = "en"
    items: tuple[Item, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    agenda_id: str | None = None
    minutes_url: str | None = None

    @property
    def has_minutes(self) -> bool:
        """Whether any of its items has the text of minutes."""
        return any(item.minutes_text for item in self.items)


@dataclass(frozen=True)
class MinutesDocument:
    """A meeting's minutes as one document, split into items: printed minutes (PDF), or an old page.

    ``record_id`` is the number in its address: the agenda's for printed minutes, the meeting's for a page. Committee,
    date, time and venue are what its first lines say; ``preamble`` is all that precedes the first item. An item that
    the meeting's agenda does not have is known by ``record_id`` and position. ``papers`` are what the page leads to.
    """

    record_id: str | None
    committee: str | None
    date: str | None
    time: str | None = None
    venue: str | None = None
    minutes: str | None = None
    language: str = "en"
    preamble: str | None = None
    items: tuple[Item, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A decision's own page (ieDecisionDetails): dates are ISO 8601, ``labels`` the page's other labelled lines."""

    decision_id: str | None
    title: str
    maker: str | None
    status: str | None
    is_key: bool | None
    is_subject_to_call_in: bool | None
    purpose_text: str | None
    decision_text: str | None
    published: str | None
    date: str | None
    meeting_id: str | None
    committee_id: str | None
    papers: tuple[Paper, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class DecisionEntry:
    """One row of a list of decisions."""

    decision_id: str
    title: str
    date: str | None


@dataclass(frozen=True)
class Speech:
    """What one speaker said: the speaker and role as written, and the span that is theirs.

    ``role`` is None where the text gives none. A role that speaks without a name is the ``speaker``. ``found_by`` names
    the patterns that show it (see ``extract.patterns``).
    """

    speaker: str
    role: str | None
    start: int
    end: int
    found_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Vote:
    """Votes by number; None where the number is not printed."""

    in_favour: int | None
    against: int | None
    abstained: int | None


@dataclass(frozen=True)
class RecordedVote:
    """Votes by name, names as written."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resolution:
    """One decision: the span of its operative words (lead-in left out), its limbs, and what became of it.

    ``lead`` is the lead-in as written ("RESOLVED –"), None for a decision without one. ``found_by`` names the patterns
    that found the words, the mover and the vote.
    """

    start: int
    end: int
    lead: str | None
    outcomes: tuple[str, ...]
    limbs: tuple[Span, ...] = ()
    mover: str | None = None
    seconder: str | None = None
    vote: Vote | None = None
    recorded_vote: RecordedVote | None = None
    supporters: tuple[str, ...] = ()
    found_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Declaration:
    """An interest that somebody declared, and the span that says so. What the text does not say is None.

    ``kind`` is what stands before "interest", in lower case ("disclosable pecuniary", "other registrable",
    "personal and prejudicial"), ``matter`` the item or business, ``reason`` why there is an interest. ``left`` is
    whether the declarer left the room for it.
    """

    name: str
    kind: str | None
    matter: str | None
    reason: str | None
    left: bool | None
    start: int
    end: int
    found_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Apology:
    """One who sent apologies, and the span of the sentence or line that says so."""

    name: str
    start: int
    end: int
    found_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Substitute:
    """One who came in another's place; ``absent`` is None where the text does not say in whose."""

    name: str
    absent: str | None
    start: int
    end: int
    found_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Exemption:
    """Why business was, or was to be, taken in private: the ``paragraphs`` of the Schedule relied on ("3", "5").

    ``schedule`` is "12A" (England, Wales) or "7A" (Scotland). ``matter`` is the item where one is named.
    """

    paragraphs: tuple[str, ...]
    schedule: str | None
    matter: str | None
    start: int
    end: int
    found_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Deferral:
    """Business deferred, adjourned, postponed or withdrawn (``fate``): to when and why, where the text says so."""

    fate: str
    until: str | None
    reason: str | None
    start: int
    end: int
    found_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Referral:
    """A matter sent from one body to another. ``sender`` is None where it is the body that meets."""

    sender: str | None
    receiver: str | None
    start: int
    end: int
    found_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Findings:
    """All that was found in one text."""

    speeches: tuple[Speech, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    absences: tuple[Apology, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    deferrals: tuple[Deferral, ...] = ()
    referrals: tuple[Referral, ...] = ()

    @property
    def interests(self) -> tuple[str, ...]:
        """The names of those who declared an interest, each once, in order."""
        return tuple(dict.fromkeys(found.name for found in self.declarations))

    @property
    def apologies(self) -> tuple[str, ...]:
        """The names of those who sent apologies, each once, in order."""
        return tuple(dict.fromkeys(found.name for found in self.absences))
