"""Threads: one matter followed from item to item, forwards and backwards, by hard links alone, whatever the engine.

A link rests on words that the minutes have or on a number that both items have; each says which. Where two items could
be meant, neither is. What very many items have is no thread: it is named as not followed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from typing import Protocol

from indexer.search.document import CitationDocument, ItemDocument
from indexer.search.linking import (
    NUMBERED,
    citing_key,
    council_key,
    issue_key,
    matters,
    minute_key,
    number_key,
    paper_key,
    title_key,
)
from indexer.search.words import reference, tokens

HUB = 25
SAME_PAPER = 8
"""What more items than these have is no thread; a paper that more have is guidance that goes with every agenda."""

RECURRENT = 8
"""A title that more items than these have within the days looked at is a heading, not a matter."""

STEPS = 4
LONGEST = 40
"""How many links away from the item, and how many items in all, a matter is followed."""

LIST = 6
"""An item that cites more things than these is a list of matters: it is shown, and not followed any further."""

REACH = {"deferred": 400, "referred": 183, "recommended": 183, "call-in": 92, "minute": 366}
"""How many days later the next step of a matter is looked for; for a minute cited without its date, how far back."""


class LinkKind(StrEnum):
    """What a link rests on."""

    MINUTE = "minute"
    APPLICATION = "application"
    REPORT = "report"
    ISSUE = "issue"
    PAPER = "paper"
    DEFERRED = "deferred"
    REFERRED = "referred"
    RECOMMENDED = "recommended"
    CALL_IN = "call-in"


@dataclass(frozen=True)
class Link:
    """Why two items are one matter: ``words`` are those of the item ``source``, or the number that both have.

    ``source`` cites, defers, refers, recommends or calls in; ``target`` is what it leads to.
    """

    kind: LinkKind
    source: str
    target: str
    words: str


@dataclass(frozen=True)
class Step:
    """One item of a thread, how many links away from the present one, and every link it has to the others."""

    document: ItemDocument
    distance: int
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Unfollowed:
    """What too many items have to be followed: its words, and how many have it."""

    kind: LinkKind
    words: str
    items: int


@dataclass(frozen=True)
class Thread:
    """The items of one matter by date, the oldest first and undated ones last; the present one is among them.

    ``present`` is its id. ``unfollowed`` are links of the present item to very many; ``cut`` is true where there would
    have been more items than are shown.
    """

    present: str
    steps: tuple[Step, ...]
    unfollowed: tuple[Unfollowed, ...] = ()
    cut: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether the matter was nowhere else."""
        return len(self.steps) < 2


@dataclass(frozen=True)
class Carried:
    """How many items have a key, and the items themselves where they are no more than were asked for."""

    total: int
    items: tuple[ItemDocument, ...]


class Shelf(Protocol):
    """What an engine has to answer for its items to be followed."""

    def carrying(self, key: str, first: date | None, last: date | None, limit: int) -> Carried:
        """The items with a key of ``linking``, from the day ``first`` to the day ``last`` where they are given."""


def thread(item: ItemDocument, shelf: Shelf) -> Thread:
    """The matter of ``item``."""
    following = _Following(shelf)
    documents, distances, links = {item.id: item}, {item.id: 0}, dict[tuple[LinkKind, frozenset[str]], Link]()
    queue, cut = deque([item]), False
    while queue:
        here = queue.popleft()
        if distances[here.id] >= STEPS or (here.id != item.id and _is_list(here)):
            continue
        for other, link in following.links(here):
            if other.id not in documents:
                if len(documents) >= LONGEST:
                    cut = True
                    continue
                documents[other.id], distances[other.id] = other, distances[here.id] + 1
                queue.append(other)
            links.setdefault((link.kind, frozenset((link.source, link.target))), link)
    steps = (Step(each, distances[each.id], _of(each, links.values())) for each in documents.values())
    unfollowed = tuple(following.unfollowed.get(item.id, {}).values())
    return Thread(item.id, tuple(sorted(steps, key=_order)), unfollowed, cut)


def _of(item: ItemDocument, links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if item.id in (link.source, link.target))


def _order(step: Step) -> tuple[bool, str, str, int, str]:
    found = step.document
    return found.date is None, found.date or "", found.meeting_id, found.position, found.id


def _is_list(item: ItemDocument) -> bool:
    """Whether an item is of many matters: standing business, or a list of applications or minutes."""
    return "routine" in item.kinds or len(item.citations) > LIST


@dataclass
class _Following:
    """Finds the links of items, and remembers what was not followed, by item."""

    shelf: Shelf
    unfollowed: dict[str, dict[str, Unfollowed]] = field(default_factory=dict)

    def links(self, item: ItemDocument) -> Iterator[tuple[ItemDocument, Link]]:
        """Every other item that ``item`` is linked to, with the link."""
        found = chain(
            self._numbers(item),
            self._papers(item),
            self._cited(item),
            self._citing(item),
            self._stated(item),
            self._stated_by_others(item),
        )
        yield from ((other, link) for other, link in found if other.id != item.id)

    def _shared(self, item: ItemDocument, key: str, kind: LinkKind, words: str) -> Iterator[tuple[ItemDocument, Link]]:
        most = SAME_PAPER if kind is LinkKind.PAPER else HUB
        carried = self.shelf.carrying(key, None, None, most)
        if carried.total > most:
            self.unfollowed.setdefault(item.id, {})[key] = Unfollowed(kind, words, carried.total)
        for other in carried.items:
            yield other, Link(kind, item.id, other.id, words)

    def _numbers(self, item: ItemDocument) -> Iterator[tuple[ItemDocument, Link]]:
        for cited in item.citations:
            if cited.kind in NUMBERED:
                key = number_key(council_key(item.id), cited)
                yield from self._shared(item, key, LinkKind(cited.kind), cited.value)
        if item.issue:
            yield from self._shared(item, issue_key(council_key(item.id), item.issue), LinkKind.ISSUE, item.issue)

    def _papers(self, item: ItemDocument) -> Iterator[tuple[ItemDocument, Link]]:
        for paper in item.papers:
            key = paper_key(council_key(item.id), paper.url)
            yield from self._shared(item, key, LinkKind.PAPER, paper.title or paper.url)

    def _cited(self, item: ItemDocument) -> Iterator[tuple[ItemDocument, Link]]:
        """The items whose minutes ``item`` cites."""
        for cited in item.citations:
            if cited.kind == "minute" and (other := self._minute(item, cited)):
                yield other, Link(LinkKind.MINUTE, item.id, other.id, cited.words)

    def _minute(self, item: ItemDocument, cited: CitationDocument) -> ItemDocument | None:
        """The one item that a minute number can mean; None for none and for several."""
        first, last = _days_cited(item, cited)
        if last is None:
            return None
        key = minute_key(council_key(item.id), cited.value)
        found = [each for each in self.shelf.carrying(key, first, last, 4 * HUB).items if each.id != item.id]
        if cited.body and not _is_this(cited.body):
            found = [each for each in found if is_body(cited.body, each.committee)]
        elif len(found) > 1 or not cited.date:
            found = [each for each in found if each.committee == item.committee]
        return found[0] if len(found) == 1 else None

    def _citing(self, item: ItemDocument) -> Iterator[tuple[ItemDocument, Link]]:
        """The later items that cite the minute of ``item``."""
        if not item.minute_number or not item.date:
            return
        key = citing_key(council_key(item.id), item.minute_number)
        for other in self.shelf.carrying(key, _day(item.date), None, 4 * HUB).items:
            for cited in other.citations:
                if cited.kind == "minute" and reference(cited.value) == reference(item.minute_number):
                    meant = self._minute(other, cited)
                    if meant and meant.id == item.id:
                        yield other, Link(LinkKind.MINUTE, other.id, item.id, cited.words)

    def _stated(self, item: ItemDocument) -> Iterator[tuple[ItemDocument, Link]]:
        """Where the words of ``item`` say that its matter went or came from, and the item there of the same title."""
        for kind, body, words, later in _movements(item):
            nearest = (each for each in self._titled(item, REACH[kind], RECURRENT, later=later))
            other = next((each for each in nearest if _is_meant(kind, body, item, each)), None)
            if other:
                yield other, Link(kind, item.id, other.id, words)

    def _stated_by_others(self, item: ItemDocument) -> Iterator[tuple[ItemDocument, Link]]:
        """The items whose words say that their matter went to ``item``, or came from it."""
        for later in (False, True):
            for other in self._titled(item, REACH[LinkKind.DEFERRED], 4 * HUB, later=later):
                yield from ((other, link) for target, link in self._stated(other) if target.id == item.id)

    def _titled(self, item: ItemDocument, reach: int, limit: int, *, later: bool) -> list[ItemDocument]:
        """The items of other meetings within ``reach`` days whose title names the same matter, the nearest first."""
        day = _day(item.date)
        if day is None or "routine" in item.kinds:
            return []
        first, last = (day, day + timedelta(reach)) if later else (day - timedelta(reach), day)
        found: dict[str, ItemDocument] = {}
        for matter in matters(item.item):
            carried = self.shelf.carrying(title_key(council_key(item.id), matter), first, last, limit)
            found |= {each.id: each for each in carried.items if each.meeting_id != item.meeting_id}
        ordered = sorted(found.values(), key=lambda each: each.id)
        return sorted(ordered, key=lambda each: each.date or "", reverse=not later)


def _days_cited(item: ItemDocument, cited: CitationDocument) -> tuple[date | None, date | None]:
    """The days on which the minute cited can be; without an end where nothing can be said of it."""
    if cited.date:
        return _day(cited.date), _day(cited.date)
    here = None if "routine" in item.kinds else _day(item.date)
    return (here - timedelta(REACH[LinkKind.MINUTE]), here - timedelta(1)) if here else (None, None)


def _movements(item: ItemDocument) -> Iterator[tuple[LinkKind, str | None, str, bool]]:
    """Where the item says its matter goes or comes from: kind, body (None where it is not named), words, whether later.

    What is withdrawn goes nowhere.
    """
    for deferral in item.deferrals:
        if deferral.fate != "withdrawn":
            yield LinkKind.DEFERRED, None, item.text[deferral.start : deferral.end], True
    for referral in item.referrals:
        words = item.text[referral.start : referral.end]
        if referral.sender and not referral.receiver:
            yield LinkKind.REFERRED, referral.sender, words, False
        elif referral.receiver:
            yield LinkKind.REFERRED, referral.receiver, words, True
    for cited in item.citations:
        if cited.kind == LinkKind.RECOMMENDED:
            yield LinkKind.RECOMMENDED, cited.body, cited.words, True
        elif cited.kind == LinkKind.CALL_IN:
            yield LinkKind.CALL_IN, None, cited.words, False


def _is_meant(kind: LinkKind, body: str | None, item: ItemDocument, other: ItemDocument) -> bool:
    """Whether ``other`` is where a movement leads: a deferral to a later day, a call-in to the body that decided."""
    if kind is LinkKind.DEFERRED:
        return other.committee == item.committee and other.date != item.date
    if other.committee == item.committee:
        return False
    if kind is LinkKind.CALL_IN:
        return bool(other.resolutions) and not _is_call_in(other)
    return body is not None and is_body(body, other.committee)


def _is_call_in(item: ItemDocument) -> bool:
    return any(cited.kind == LinkKind.CALL_IN for cited in item.citations)


_RANKS = "committee subcommittee sub panel board forum commission group assembly authority meeting"
_WHOLE_COUNCIL = "council full county city borough district town metropolitan royal authority"
RANKS, WHOLE_COUNCIL = frozenset(_RANKS.split()), frozenset(_WHOLE_COUNCIL.split())


def is_body(named: str, committee: str | None) -> bool:
    """Whether a committee is the body that minutes name: "Housing Scrutiny" is "Housing Scrutiny Committee".

    The council is no committee of it, whatever its rank: "Full Council" is "Council", and "Borough Council".
    """
    asked, held = _names(named), _names(committee or "")
    if "council" in asked and asked <= WHOLE_COUNCIL:
        return "council" in held and held <= WHOLE_COUNCIL
    return bool(asked) and asked - RANKS == held - RANKS and bool(asked - RANKS)


def _names(words: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(words) if not token.position % 2) - {"the", "of", "and", "for"}


def _is_this(body: str) -> bool:
    """Whether a body is named by its rank alone: "the Committee" is the one that meets."""
    return not _names(body) - RANKS


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None
