"""What was found in an item beside speeches and resolutions, as its page says it: each a line, a name, an anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.search.business import DeclarationDocument, DeferralDocument, ExemptionDocument, ReferralDocument
from indexer.search.document import ItemDocument

ACTS = {"12A": "Local Government Act 1972", "7A": "Local Government (Scotland) Act 1973"}

_REASONS = (
    "an individual",
    "the identity of an individual",
    "financial or business affairs",
    "labour relations",
    "legal professional privilege",
    "a notice, an order or a direction",
    "crime",
)
PARAGRAPHS = {str(number): words for number, words in (*enumerate(_REASONS, 1), *enumerate(_REASONS, 12))}
"""What each paragraph of Schedule 12A is about: Part 1 (England, 1 to 7), Part 4 (Wales, 12 to 18), as amended."""


@dataclass(frozen=True)
class Line:
    """One finding: who (None for nobody), the words about it, and where it stands in the text.

    ``has_page`` is whether the person is one of those of whom the index has a page.
    """

    who: str | None
    words: str
    anchor: str
    has_page: bool = False


@dataclass(frozen=True)
class Lines:
    """The findings of one kind, under their title; ``name`` is a part of ids."""

    name: str
    title: str
    lines: tuple[Line, ...]


def starts(item: ItemDocument) -> Iterator[tuple[int, str]]:
    """Where each finding begins in the text, and the anchor that leads there."""
    found = {
        "d": [each.start for each in item.declarations],
        "u": [each.start for each in item.substitutes],
        "x": [each.start for each in item.exemptions],
        "p": [each.start for each in item.deferrals],
        "f": [each.start for each in item.referrals],
    }
    for letter, places in found.items():
        yield from ((start, f"{letter}{number}") for number, start in enumerate(places, 1))


def lines_of(item: ItemDocument) -> tuple[Lines, ...]:
    """The findings by kind; kinds of which there are none are left out."""
    told = {declared.name for declared in item.declarations}
    interests = [
        *(
            Line(each.name, declared(each), f"d{number}", has_page=True)
            for number, each in enumerate(item.declarations, 1)
        ),
        *(Line(name, "", "", has_page=True) for name in item.interests if name not in told),
    ]
    substitutes = [
        Line(each.name, f"for {each.absent}" if each.absent else "", f"u{number}")
        for number, each in enumerate(item.substitutes, 1)
    ]
    kinds = (
        Lines("interests", "Declared an interest", tuple(interests)),
        Lines("apologies", "Apologies", tuple(Line(name, "", "") for name in item.apologies)),
        Lines("substitutes", "Substitutes", tuple(substitutes)),
        Lines("private", "Taken in private", _each("x", map(private, item.exemptions))),
        Lines("fate", "Put off or withdrawn", _each("p", map(put_off, item.deferrals))),
        Lines("referred", "Referred", _each("f", map(referred, item.referrals))),
    )
    return tuple(kind for kind in kinds if kind.lines)


def _each(letter: str, words: Iterator[str]) -> tuple[Line, ...]:
    return tuple(Line(None, each, f"{letter}{number}") for number, each in enumerate(words, 1))


def declared(found: DeclarationDocument) -> str:
    """ "disclosable pecuniary interest in item 7: owns the land; left the room"."""
    kind = f"{found.kind} interest" if found.kind else "interest, its kind not given"
    said = f"{kind} in {found.matter}" if found.matter else kind
    said = f"{said}: {found.reason}" if found.reason else said
    if found.left is None:
        return said
    return f"{said}; {'left' if found.left else 'stayed in'} the room"


def private(found: ExemptionDocument) -> str:
    """ "under paragraph 3 (financial or business affairs) of Schedule 12A to the Local Government Act 1972"."""
    glossed = [
        f"{one} ({PARAGRAPHS[one]})" if found.schedule != "7A" and one in PARAGRAPHS else one
        for one in found.paragraphs
    ]
    law = f"Schedule {found.schedule} to the {ACTS.get(found.schedule, 'Act')}" if found.schedule else ""
    paragraphs = f"paragraph{'s' if len(glossed) > 1 else ''} {' and '.join(glossed)}" if glossed else ""
    said = f"under {' of '.join(part for part in (paragraphs, law) if part)}" if paragraphs or law else ""
    return ", ".join(part for part in (found.matter, said) if part) or "the public was excluded"


def put_off(found: DeferralDocument) -> str:
    """ "deferred to the March meeting: the report was late"."""
    said = f"{found.fate} to {found.until.removeprefix('to ')}" if found.until else found.fate
    return f"{said}: {found.reason}" if found.reason else said


def referred(found: ReferralDocument) -> str:
    """ "to Cabinet, by the Scrutiny Committee"."""
    ways = (("to", found.receiver), ("by", found.sender))
    return ", ".join(f"{way} {body}" for way, body in ways if body) or "to another body"
