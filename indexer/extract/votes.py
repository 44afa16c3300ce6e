"""How votes fell: by number in every form in which they are printed, and by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.extract import patterns as p
from indexer.extract.name_lists import listed
from indexer.extract.prose import around, mentions
from indexer.records import RecordedVote, Span, Vote

SIDES = {"f": "in_favour", "a": "against", "n": "abstained"}
NEAR = 480  # characters round "voted" or "against" that a member's own vote takes at most
GAP = 60  # characters that may stand between two numbers of one vote
LONGEST_LIST = 4000  # characters of names under one label


@dataclass(frozen=True)
class Count:
    """One vote as found: its span, the numbers, and the names."""

    start: int
    end: int
    vote: Vote | None
    recorded: RecordedVote | None = None
    by: re.Pattern[str] | None = None


@dataclass(frozen=True)
class _Part:
    side: str
    count: int | None
    start: int
    end: int
    names: tuple[str, ...] = ()


def find_votes(text: str) -> list[Count]:
    """Every vote in ``text``, in order. A vote said to be unanimous has no number and is not among them."""
    if not mentions(text, p.VOTING):
        return sorted(_numbers(text.replace(p.CELL_END, " ")), key=_begins) if p.BY_NUMBER.search(text) else []
    by_name = list(_recorded(text.replace(p.CELL_END, ":")))
    spans = [(count.start, count.end) for count in by_name]
    others = sorted([*_numbers(text.replace(p.CELL_END, " ")), *_named(text)], key=_begins)
    return sorted([*by_name, *_outside(others, spans)], key=_begins)


def _outside(counts: Sequence[Count], spans: Sequence[Span]) -> Iterator[Count]:
    """The counts that no span touches; both in order."""
    at = 0
    for count in counts:
        while at < len(spans) and spans[at][1] <= count.start:
            at += 1
        if at == len(spans) or spans[at][0] >= count.end:
            yield count


def _begins(count: Count) -> int:
    return count.start


def number(words: str | None) -> int | None:
    """ "57", "six", "none" as a number; None for no words."""
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    return p.NUMBERS.index(words.lower()) if words.lower() in p.NUMBERS else 0


def _numbers(text: str) -> Iterator[Count]:
    for match in p.VOTE_TABLE.finditer(text):
        yield Count(match.start(), match.end(), Vote(*(int(n) for n in match.groups())), by=match.re)
    for match in p.VOTES_TO.finditer(text):
        yield Count(match.start(), match.end(), _votes_to(match), by=match.re)
    for match in p.VOTE_SCORE.finditer(text):
        yield Count(match.start("f"), match.end(), Vote(*(number(match[side]) for side in "fan")), by=match.re)
    cluster: list[_Part] = []
    for part in _parts(text):
        if cluster and (part.start - cluster[-1].end > GAP or part.side in [other.side for other in cluster]):
            yield from _cluster(text, cluster)
            cluster = []
        cluster.append(part)
    yield from _cluster(text, cluster)


def _votes_to(match: re.Match[str]) -> Vote:
    group = match.groupdict()
    return Vote(number(group["f"] or group["f2"]), number(group["a"] or group["a2"]), number(group["n"] or group["n2"]))


def _parts(text: str) -> Iterator[_Part]:
    """Single numbers with their label: the number is first in "6 For, 0 Against", the label in "For 6 Against 0"."""
    found = [match for pattern in (p.NUMBER_LABEL, p.LABEL_NUMBER) for match in pattern.finditer(text)]
    end, first = -1, None
    for match in sorted(found, key=lambda match: match.start()):
        labelled = match.re is p.LABEL_NUMBER
        mixed = first is not None and match.start() - end < GAP and labelled is not first
        if match.start() < end or (mixed and not p.WITH_ABSTENTIONS.search(text, end, match.start() + 1)):
            continue
        end, first = match.end(), labelled
        yield _Part(_side(match), number(match.group("count")), match.start(), match.end())


def _side(match: re.Match[str]) -> str:
    return next(SIDES[key] for key in SIDES if match.group(key))


def _cluster(text: str, parts: list[_Part]) -> Iterator[Count]:
    sides = {part.side: part.count for part in parts}
    near = text[max(0, parts[0].start - 80) : parts[-1].end + 20].lower() if parts else ""
    if len(sides) > 1 or (sides and "vot" in near and "abstained" not in sides):
        vote = Vote(sides.get("in_favour"), sides.get("against"), sides.get("abstained"))
        yield Count(parts[0].start, parts[-1].end, vote, by=p.LABEL_NUMBER)


def _recorded(text: str) -> Iterator[Count]:
    parts: list[_Part] = []
    labels = list(p.VOTE_LABEL.finditer(text))
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        part = _listed_part(text, label, following.start() if following else len(text))
        if part is None:
            continue
        if parts and (part.start - parts[-1].end > GAP or part.side in [other.side for other in parts]):
            yield from _record(parts)
            parts = []
        parts.append(part)
    yield from _record(parts)


def _listed_part(text: str, label: re.Match[str], limit: int) -> _Part | None:
    limit = min(limit, label.end() + LONGEST_LIST)
    stop = p.NAMES_END.search(text, label.end(), limit)
    end = stop.start() if stop else limit
    words = text[label.end() : end]
    behind = p.COUNT_BEHIND.search(words)
    names = listed(words[: behind.start()] if behind else words)
    count = number(label.group("count") or label.group("count2"))
    if count is None and behind:
        count = int(behind.group(1))
    if not names and count is None and not p.NONE.match(words):
        return None
    end = label.end() + len(words.rstrip()) if names else label.end()
    return _Part(_side(label), 0 if count is None and not names else count, label.start(), max(end, label.end()), names)


def _record(parts: list[_Part]) -> Iterator[Count]:
    names = {part.side: part.names for part in parts if part.names}
    if not names or not {"in_favour", "against"} & {part.side for part in parts}:
        return
    counts = {part.side: part.count for part in parts}
    vote = Vote(counts.get("in_favour"), counts.get("against"), counts.get("abstained"))
    printed = any(part.count is not None for part in parts if part.names)
    yield Count(parts[0].start, parts[-1].end, vote if printed else None, RecordedVote(**names), p.VOTE_LABEL)


def _named(text: str) -> Iterator[Count]:
    """Votes of single members: "Councillor Dean voted against"; they fill their own list only."""
    for pattern, stems in ((p.NAMED_VOTE, p.VOTED), (p.ASKED_RECORD, p.ASKED)):
        for start, end in around(text, stems, NEAR, 0 if pattern is p.NAMED_VOTE else NEAR):
            for match in pattern.finditer(text, start, end):
                if names := listed(match.group("who")):
                    yield Count(match.start(), match.end(), None, RecordedVote(**{_side(match): names}), match.re)


def merged(one: Count | None, other: Count) -> Count:
    """Two statements of one vote: numbers of the first that has them, names side by side."""
    if one is None:
        return other
    if one.recorded is None or other.recorded is None:
        recorded = one.recorded or other.recorded
    else:
        recorded = RecordedVote(
            *(getattr(one.recorded, side) or getattr(other.recorded, side) for side in SIDES.values())
        )
    votes = [count.vote for count in (one, other) if count.vote]
    return replace(one, vote=max(votes, key=_fullness, default=None), recorded=recorded)


def _fullness(vote: Vote) -> int:
    return sum(n is not None for n in (vote.in_favour, vote.against, vote.abstained))
