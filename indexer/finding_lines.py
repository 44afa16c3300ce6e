"""Findings as the lines that a terminal shows."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.extract.patterns import examples_of
from indexer.records import Findings, Resolution

WIDTH = 90  # characters of the words shown of a finding
Told = tuple[int, list[str], tuple[str, ...]]
"""Where a finding begins, the lines that tell it, and the patterns that found it."""


def finding_lines(found: Findings, text: str, explain: bool = False) -> Iterator[str]:
    """What was found in ``text``, each finding with where it begins and its words; with ``explain`` also what by."""
    count = 0
    for start, lines, by in _told(found, text):
        count += 1
        yield f"{start:>6}  {lines[0]}"
        yield from (f"            {line}" for line in lines[1:])
        for name in by if explain else ():
            examples = examples_of(name)
            yield f"            found by {name}" + (f', as in "{examples[0]}"' if examples else "")
    if not count:
        yield "Nothing was found in this text."


def _told(found: Findings, text: str) -> Iterator[Told]:
    for speech in found.speeches:
        role = f" ({speech.role})" if speech.role else ""
        yield speech.start, [f"{speech.speaker}{role}: {_words(text, speech.start, speech.end)}"], speech.found_by
    for resolution in found.resolutions:
        yield resolution.start, list(_resolution_lines(resolution, text)), resolution.found_by
    yield from _of_people(found)
    yield from _of_business(found, text)


def _of_people(found: Findings) -> Iterator[Told]:
    for each in found.declarations:
        parts = [f"kind: {each.kind}" if each.kind else "", f"in: {each.matter}" if each.matter else ""]
        parts += [f"why: {each.reason}" if each.reason else ""]
        parts += ["" if each.left is None else "left the room" if each.left else "stayed in the room"]
        told = "; ".join(part for part in parts if part)
        yield each.start, [f"Declared an interest: {each.name}" + (f" ({told})" if told else "")], each.found_by
    for absent in found.absences:
        yield absent.start, [f"Sent apologies: {absent.name}"], absent.found_by
    for came in found.substitutes:
        whom = f" for {came.absent}" if came.absent else ""
        yield came.start, [f"Substitute: {came.name}{whom}"], came.found_by


def _of_business(found: Findings, text: str) -> Iterator[Told]:
    for exempt in found.exemptions:
        matter = f" for {exempt.matter}" if exempt.matter else ""
        schedule = f" of Schedule {exempt.schedule}" if exempt.schedule else ""
        yield exempt.start, [f"Exempt{matter}: paragraph {', '.join(exempt.paragraphs)}{schedule}"], exempt.found_by
    for each in found.deferrals:
        until = f" until {each.until}" if each.until else ""
        why = f" ({each.reason})" if each.reason else ""
        words = _words(text, each.start, each.end)
        yield each.start, [f"{each.fate.capitalize()}{until}{why}: {words}"], each.found_by
    for sent in found.referrals:
        route = " ".join(
            part for part in (sent.sender and f"from {sent.sender}", sent.receiver and f"to {sent.receiver}") if part
        )
        yield sent.start, [f"Referred {route}".rstrip()], sent.found_by


def _resolution_lines(resolution: Resolution, text: str) -> Iterator[str]:
    yield f"[{', '.join(resolution.outcomes)}] {_words(text, resolution.start, resolution.end)}"
    for start, end in resolution.limbs:
        yield f"- {_words(text, start, end)}"
    yield from _motion_lines(resolution)


def _motion_lines(found: Resolution) -> Iterator[str]:
    """Who moved, seconded and supported a resolution, and each side of its vote: the number, the names, or both."""
    people = [("Moved by", found.mover), ("seconded by", found.seconder), ("supported by", ", ".join(found.supporters))]
    moved = ", ".join(f"{label} {name}" for label, name in people if name)
    if moved:
        yield moved[0].upper() + moved[1:]
    for side, label in (("in_favour", "For"), ("against", "Against"), ("abstained", "Abstained")):
        number = getattr(found.vote, side, None)
        names = getattr(found.recorded_vote, side, ())
        if number is not None or names:
            parts = ["" if number is None else str(number), ", ".join(names)]
            yield f"{label}: {' – '.join(part for part in parts if part)}"


def _words(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split())
    return words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"
