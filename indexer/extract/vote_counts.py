"""How votes fell by number, in every form in which minutes print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.prose import around, mentions
from indexer.records import RecordedVote, Span, Vote

SIDES = {"f": "in_favour", "a": "against", "n": "abstained"}
KEYS = ("f", "a", "n", "a2", "a3")  # the groups of a pattern that are sides
GAP = 60  # characters that may stand between two numbers of one vote
BEFORE, AFTER = 160, 60  # characters round a word of voting in which its numbers stand
SENTENCE = 160  # characters of a sentence in which "lost" says which number is which
PUT = 300  # characters before a vote in which it is said what is put to it
UNWORDED = (p.SCORED_TO, p.VOTE_SCORE, p.SCORE_ALONE)  # patterns of scores that need no word of voting
NO_NUMBER = ("no", "none", "nil")


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


def number(words: str | None) -> int | None:
    """ "57", "six", "twenty-two", "none" as a number; None for no words."""
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    plain = words.lower().replace(" ", "-")
    return 0 if plain in NO_NUMBER or plain not in p.NUMBERS else p.NUMBERS.index(plain)


def side_of(match: re.Match[str]) -> str:
    """The side whose group took part in a match: "in_favour", "against" or "abstained"."""
    return next(SIDES[key[0]] for key, words in match.groupdict().items() if words and key[0] in SIDES and key in KEYS)


def find_counts(text: str) -> Iterator[Count]:
    """Every vote by number in ``text``, in no order; cells of a table are parted by space."""
    near = list(around(text, p.COUNTED, BEFORE, AFTER))
    for match in _each(p.VOTE_TABLE, text, near):
        yield Count(match.start(), match.end(), Vote(*(int(n) for n in match.groups())), by=match.re)
    yield from _scores(text, near)
    yield from _choices(text)
    for match in _each(p.VOTES_EACH, text, near):
        each = number(match.group("each"))
        yield Count(match.start(), match.end(), Vote(each, each, None), by=match.re)
    cluster: list[_Part] = []
    for part in _parts(text, near):
        if cluster and (part.start - cluster[-1].end > GAP or part.side in [other.side for other in cluster]):
            yield from _cluster(text, cluster)
            cluster = []
        cluster.append(part)
    yield from _cluster(text, cluster)


def _each(pattern: re.Pattern[str], text: str, spans: Iterable[Span]) -> Iterator[re.Match[str]]:
    for start, end in spans:
        yield from pattern.finditer(text, start, end)


def _scores(text: str, near: Sequence[Span]) -> Iterator[Count]:
    """Two or three numbers that say by their order which is which: "6 votes to 4", "(5-4-1)"."""
    anywhere = [(0, len(text))] if p.BY_NUMBER.search(text) else []
    for pattern in (p.VOTES_TO, p.VOTES_WITH, p.SCORED_TO, p.VOTE_SCORE, p.SCORE_ALONE):
        for match in _each(pattern, text, anywhere or near if pattern in UNWORDED else near):
            group = match.groupdict()
            sides = [number(group[side] or group.get(f"{side}2")) for side in "fa"]
            abstained = number(group["n"] or group.get("n2"))
            if pattern in (p.VOTES_TO, p.SCORED_TO) and _is_lost(text, match.start("f"), match.end()):
                sides.sort(key=lambda count: count or 0)
            start = match.start("f") if group["f"] else match.start()
            yield Count(start, match.end(), Vote(sides[0], sides[1], abstained), by=pattern)


def _is_lost(text: str, start: int, end: int) -> bool:
    """Whether the sentence round a score says that what was voted on was lost: the last word before it, or behind."""
    opens = [match.end() for match in p.SCORE_OPENS.finditer(text, max(0, start - SENTENCE), start)]
    before = [*p.LOST_OR_WON.finditer(text, opens[-1] if opens else max(0, start - SENTENCE), start)]
    closes = p.SCORE_OPENS.search(text, end, end + SENTENCE)
    said = before[-1] if before else p.LOST_OR_WON.search(text, end, closes.start() if closes else end)
    return bool(said and said.group("lost"))


def _choices(text: str) -> Iterator[Count]:
    """ "GRANT – 5, REFUSE – 9": for is the side of what was put to the vote, else the side of granting."""
    for match in p.CHOICE.finditer(text) if mentions(text, p.REFUSED) else ():
        grant, refuse = (number(match[key] or match[f"{key}2"]) for key in "gr")
        put = [*p.REFUSING.finditer(text, max(0, match.start() - PUT), match.start())]
        sides = (refuse, grant) if put and put[-1].group("refuse") else (grant, refuse)
        yield Count(match.start(), match.end(), Vote(*sides, number(match["n"])), by=match.re)


def _parts(text: str, near: Sequence[Span]) -> Iterator[_Part]:
    """Single numbers with their label: the number is first in "6 For, 0 Against", the label in "For 6 Against 0"."""
    found = [match for pattern in (p.NUMBER_LABEL, p.LABEL_NUMBER) for match in _each(pattern, text, near)]
    end, first = -1, None
    for match in sorted(found, key=lambda match: match.start()):
        labelled = match.re is p.LABEL_NUMBER
        mixed = first is not None and match.start() - end < GAP and labelled is not first
        if match.start() < end or (mixed and not p.WITH_ABSTENTIONS.search(text, end, match.start() + 1)):
            continue
        end, first = match.end(), labelled
        yield _Part(side_of(match), number(match.group("count")), match.start(), match.end())


def _cluster(text: str, parts: list[_Part]) -> Iterator[Count]:
    sides = {part.side: part.count for part in parts}
    near = text[max(0, parts[0].start - 80) : parts[-1].end + 20] if parts else ""
    if len(sides) > 1 or (sides and ("abstained" in sides or p.VOTE_NEAR.search(near))):
        vote = Vote(sides.get("in_favour"), sides.get("against"), sides.get("abstained"))
        yield Count(parts[0].start, parts[-1].end, vote, by=p.LABEL_NUMBER)
