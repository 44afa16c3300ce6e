"""What a reader of the site would find there, against which an archive is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from emulator.council import Item, Kind, Meeting
from emulator.service import SECRET
from emulator.site import Site

_TEXTS = ("agenda", "decision", "minutes")
_MARKS = re.compile(r"^[•·o§-]\s+", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """An item as it should be found. In print and in old documents decision and minutes are one text."""

    meeting: int
    number: int | None
    label: str
    title: str
    agenda: str
    decision: str
    minutes: str


@dataclass
class Comparison:
    """What was found of what is there; each list names a few words for each thing that is wrong."""

    meetings: int = 0
    items: int = 0
    found: int = 0
    equal: int = 0
    missing_meetings: list[int] = field(default_factory=list)
    extra_meetings: list[int] = field(default_factory=list)
    wrong_meetings: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    secrets: int = 0

    @property
    def is_perfect(self) -> bool:
        wrong = (self.missing_meetings, self.extra_meetings, self.wrong_meetings, self.missing, self.extra, self.wrong)
        return not any(wrong) and not self.secrets

    def summary(self) -> dict[str, Any]:
        """The figures, and three of each kind of fault."""
        lists = {name: value for name, value in vars(self).items() if isinstance(value, list) and value}
        figures = {name: value for name, value in vars(self).items() if not isinstance(value, list)}
        return {**figures, **{name: {"count": len(value), "such as": value[:3]} for name, value in lists.items()}}


def truth(site: Site) -> dict[int, tuple[Meeting, list[Expected]]]:
    """Every meeting that the site lists and gives, with its items, by number."""
    return {
        meeting.number: (meeting, [_expected(meeting, item) for item in meeting.items()])
        for meeting in site.council.meetings
        if not site.is_spoilt(meeting) or site.behaviour.service == "on"
    }


def _expected(meeting: Meeting, item: Item) -> Expected:
    agenda, decision, minutes = (text.plain if text else "" for text in (item.agenda, item.decision, item.minutes))
    if meeting.kind in (Kind.DOCUMENT, Kind.PRINTED):
        both = "\n".join(text for text in (decision, minutes) if text)
        in_print = both.encode("cp1252", "replace").decode("cp1252")  # the writer of PDFs knows no other letters
        if meeting.kind is Kind.DOCUMENT:
            return Expected(meeting.number, None, item.label, item.title.upper(), "", "", minutes)
        return Expected(meeting.number, item.number, item.label, item.title, agenda, "", in_print)
    return Expected(meeting.number, item.number, item.label, item.title, agenda, decision, minutes)


def compare(site: Site, held: Iterable[Any], kinds: frozenset[Kind] = frozenset(Kind)) -> Comparison:
    """``held`` (meetings as indexer.holdings gives them) against the truth, as to meetings of these ``kinds``."""
    known, result, seen = truth(site), Comparison(), set()
    wanted = {number: one for number, one in known.items() if one[0].kind in kinds}
    result.meetings, result.items = len(wanted), sum(len(items) for _, items in wanted.values())
    for one in held:
        record = one.meeting
        number = int(record.meeting_id)
        result.secrets += sum(SECRET in (item.minutes_text or "") for item in record.items)
        if number in known and number not in wanted:
            continue
        if number in seen or number not in wanted:
            result.extra_meetings.append(number)
            continue
        seen.add(number)
        _compare_meeting(result, *wanted[number], record)
    result.missing_meetings = sorted(set(wanted) - seen)
    return result


def _compare_meeting(result: Comparison, meeting: Meeting, items: list[Expected], record: Any) -> None:
    name = f"meeting {meeting.number} ({meeting.kind})"
    facts = {
        "day": (meeting.day.isoformat(), record.date), "committee": (meeting.committee.name, record.committee),
        "committee's number": (str(meeting.committee.number), record.committee_id),
        "draft": (meeting.kind is Kind.DRAFT, record.minutes == "draft"),
        "cancelled": (meeting.kind is Kind.CANCELLED, record.status == "cancelled"),
    }  # fmt: skip
    for fact, (want, got) in facts.items():
        if want != got:
            result.wrong_meetings.append(f"{name}: {fact} is {got!r}, not {want!r}")
    left = list(record.items)
    for want in items:
        item = next((one for one in left if _is_same(want, one)), None)
        if item is None:
            result.missing.append(f"{name}: {want.label} {want.title}")
            continue
        left.remove(item)
        result.found += 1
        faults = list(_faults(meeting, want, item))
        result.equal += not faults
        result.wrong += [f"{name}, item {want.label}: {fault}" for fault in faults]
    result.extra += [f"{name}: {item.minute_number} {item.title}" for item in left]


def _is_same(want: Expected, item: Any) -> bool:
    if want.number is not None and item.item_id == str(want.number):
        return True
    return f"{item.minute_number}." == want.label and _plain(item.title).upper() == _plain(want.title).upper()


def _faults(meeting: Meeting, want: Expected, item: Any) -> Iterator[str]:
    if item.cut:
        yield "it is still cut"
    joined = meeting.kind in (Kind.DOCUMENT, Kind.PRINTED)
    title = _plain(item.title)
    if title.upper() != _plain(want.title).upper():
        yield f"title {item.title!r}, not {want.title!r}"
    if f"{item.minute_number}." != want.label:
        yield f"number {item.minute_number!r}, not {want.label!r}"
    got = {name: getattr(item, f"{name}_text") or "" for name in _TEXTS}
    if joined:
        got["minutes"] = "\n".join(text for text in (got["decision"], got["minutes"]) if text)
        got["decision"] = ""
    for name in _TEXTS:
        expected = getattr(want, name)
        if _plain(got[name]) != _plain(expected):
            yield f"{name} differs {_difference(_plain(expected), _plain(got[name]))}"


def _plain(text: str) -> str:
    """Without what is a matter of taste: which sign a bullet is, and what stands between the cells of a table."""
    lines = (" ".join(line.replace("|", " ").split()) for line in _MARKS.sub("• ", text).split("\n"))
    return "\n".join(line for line in lines if line)


def _difference(want: str, got: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(want, got, strict=False)) if a != b), min(len(want), len(got)))
    start = max(0, at - 25)
    return f"at {at} of {len(want)}: {got[start : at + 45]!r}, not {want[start : at + 45]!r}"
