"""What else was found in an item beside speeches and resolutions: interests, substitutes, private business, fates.

``start`` and ``end`` are offsets into the item's ``text``: the words that say so. What the minutes do not say is None.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DeclarationDocument:
    """An interest declared. ``name`` is the person's where it is known who it was, ``written`` what stands there else.

    ``kind`` is what stands before "interest", ``matter`` the business, ``reason`` why; ``left`` is whether the
    declarer left the room for it.
    """

    name: str
    kind: str | None
    matter: str | None
    reason: str | None
    left: bool | None
    start: int
    end: int
    written: str | None = None


@dataclass(frozen=True)
class SubstituteDocument:
    """One who came in another's place; ``absent`` is None where it is not said in whose."""

    name: str
    absent: str | None
    start: int
    end: int


@dataclass(frozen=True)
class ExemptionDocument:
    """Why business was taken in private: the ``paragraphs`` of Schedule ``schedule`` ("12A", "7A") relied on."""

    paragraphs: tuple[str, ...]
    schedule: str | None
    matter: str | None
    start: int
    end: int


@dataclass(frozen=True)
class DeferralDocument:
    """Business deferred, adjourned, postponed or withdrawn (``fate``): to when and why."""

    fate: str
    until: str | None
    reason: str | None
    start: int
    end: int


@dataclass(frozen=True)
class ReferralDocument:
    """A matter sent to another body; ``sender`` is None where it is the body that meets."""

    sender: str | None
    receiver: str | None
    start: int
    end: int


@dataclass(frozen=True)
class TwinDocument:
    """The same item or meeting as the council has it in another language; ``title`` is the item's or the meeting's."""

    language: str
    title: str
    url: str
    agenda_text: str | None = None
    decision_text: str | None = None
    minutes_text: str | None = None

    @property
    def body(self) -> str:
        """Its decision, minutes and agenda, for their words to be found."""
        return "\n".join(part for part in (self.decision_text, self.minutes_text, self.agenda_text) if part)
