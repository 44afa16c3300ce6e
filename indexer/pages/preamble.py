"""What precedes the first item of minutes: which meeting it was, and who was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.pages.dates import find_moment
from indexer.pages.vocabulary import presence
from indexer.records import Attendance

TITLE_LINES = 12
"""Where the meeting is named, it is named in the first lines."""
_BODIES = "committee|cabinet|council|board|panel|forum|executive|group|commission|authority|assembly|pwyllgor|cyngor"
_BODY = re.compile(rf"\b(?:sub-?)?(?:{_BODIES})\b", re.IGNORECASE)
_OF_A_BODY = re.compile(
    r"""\b(?:meeting|minutes)\s+of\s+(?:(?:an?|the|this)\s+)?(?:[\w-]+\s+)??(?:(?:meeting|minutes)\s+of\s+(?:the\s+)?)?
    (?P<body>[^|:;]*?)\s*,?\s*(?:\b(?:held|which|that|at|in|on)\b|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_HELD_AT = re.compile(
    r"\bheld\s+(?:remotely\s+)?(?:in|at|via)\s+(?:the\s+)?(?P<venue>.+?)\s*,?\s+(?:on|at)\s", re.IGNORECASE
)
_VENUE = re.compile(r"(?:venue|place|location|lleoliad)\s*:\s*(?P<venue>.+)", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:|–]{2,60}?)\s*(?::|\||\s–\s)\s*(?P<rest>.*)")
_CAPITALS = re.compile(r"(?P<label>(?:[A-Z]{3,}\s+){1,4})(?=[A-Z][\w.]*[a-z.])(?P<rest>.+)")
_JOINT = re.compile(r"\s*(?:[,;|]|\band\b|\ba\b(?=\s[A-Z])|&)\s*")
_ROLE = re.compile(r"\s*[(\[](?P<role>[^()\[\]]{2,60})[)\]]\s*")
_PLURAL = re.compile(r"(?:the\s+)?(?P<title>Councillors|Cllrs|Councilors|Cynghorwyr|Members)\b\.?:?\s*", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:Councillor|Cllr|Cynghorydd|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Rev|Revd|Professor|Prof|Alderman)\b"
)
_NAME = re.compile(r"(?:[^\W\d_][\w.’'-]*\s+){1,5}[^\W\d_][\w.’'-]*\Z")
_HONOUR = re.compile(r"(?:[CMOD]BE|JP|MP|MEP|AM|MS|KC|QC|DL|BEM|FRSA|TD)\.?\Z")
_NO_NAME = re.compile(
    rf"\b(?:{_BODIES}|officers?|director|manager|head|democratic|services?|members?|party|ward|the|of|for|none|apologies)\b",
    re.IGNORECASE,
)
_SINGULAR = {"councillors": "Councillor", "councilors": "Councillor", "cllrs": "Councillor", "cynghorwyr": "Cynghorydd"}


@dataclass(frozen=True)
class Preamble:
    """The meeting as the first lines of its minutes name it; None for what they do not say."""

    committee: str | None
    date: str | None
    time: str | None
    venue: str | None
    attendance: tuple[Attendance, ...]


def read_preamble(lines: Sequence[str]) -> Preamble:
    """What ``lines`` say of the meeting and of who was there, as far as they say it under headings."""
    first = [line for line in lines[:TITLE_LINES] if _labelled(line) is None]
    moment = next((found for line in first if (found := find_moment(line))), None)
    venues = (found["venue"].strip(" .,") for line in lines[:TITLE_LINES] for found in _venues(line))
    return Preamble(
        committee=_committee(first),
        date=moment.date if moment else None,
        time=moment.time if moment else None,
        venue=next(venues, None),
        attendance=tuple(_attendance(lines)),
    )


def _venues(line: str) -> Iterator[re.Match[str]]:
    yield from filter(None, (_VENUE.match(line), _HELD_AT.search(line)))


def _committee(lines: Sequence[str]) -> str | None:
    """The body that a sentence names ("minutes of the meeting of the Cabinet held ..."), else one on a line of its own;
    the council that heads the page gives way to what stands below it."""
    for line in lines:
        found = _OF_A_BODY.search(line)
        if found and _BODY.search(found["body"]):
            return found["body"].strip(" ,.-–")
    named = [line for line in lines[:6] if _BODY.search(line) and len(line) < 100 and find_moment(line) is None]
    if len(named) > 1 and named[0].casefold().endswith(("council", "authority")):
        return named[1]
    return named[0] if named else None


def _labelled(line: str) -> tuple[str, str] | None:
    """How people attended who are named under a heading like this, and what follows it; None for another line."""
    found = _LABEL.match(line) or _CAPITALS.match(line)
    label, rest = (found["label"], found["rest"]) if found else (line, "")
    if len(label.split()) > 6 or find_moment(label):
        return None
    how = presence(label) or (
        "in attendance" if re.search(r"\bofficers?\b|\bswyddogion\b", label, re.IGNORECASE) else None
    )
    return (how, rest) if how and not _TITLE.match(label) else None


def _attendance(lines: Sequence[str]) -> Iterator[Attendance]:
    how: str | None = None
    seen: set[str] = set()
    for line in lines:
        labelled = _labelled(line)
        how, rest = labelled or (how, line)
        for name, role in _people(rest) if how else ():
            if name not in seen:
                seen.add(name)
                yield Attendance(name, role, how)


def _people(words: str) -> Iterator[tuple[str, str | None]]:
    """The names in a list and what stands in brackets after them; what is no name is left out."""
    title, last = "", None
    for listed in _JOINT.split(re.sub(r"\([^()]*\)", lambda found: re.sub(r",|\band\b|&", "·", found[0]), words)):
        plural = _PLURAL.match(listed)
        title = _SINGULAR.get(plural["title"].lower(), "") if plural else title
        entry = listed[plural.end() :] if plural else listed
        role = _ROLE.search(entry)
        name = _ROLE.sub(" ", entry).strip(" .:•–-")
        if _HONOUR.match(name):
            last = (f"{last[0]}, {name}", last[1] or (role["role"] if role else None)) if last else None
            continue
        if last:
            yield last
        last = None
        if _NAME.match(name) and not _NO_NAME.search(name) and name[0].isupper():
            whole = name if _TITLE.match(name) or not title else f"{title} {name}"
            last = (whole, role["role"].replace("·", ",") if role else None)
    if last:
        yield last
