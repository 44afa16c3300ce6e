"""Standing business is told by its repetition: the same title at meeting after meeting, with little said under it.

The wording in ``kinds`` knows the usual titles, however small the archive; this knows a council's own customs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from indexer.kinds import BY_TITLE, CALENDAR, in_order
from indexer.search.document import ItemDocument, MeetingDocument
from indexer.search.words import tokens

ENOUGH = 4
"""How many meetings a body has to have had for its habits to be known."""

USUAL = 0.5
"""The share of a body's meetings that a title is usual at, and the share of the bodies that make it a custom."""

BODIES = 3
FEW_WORDS = 60

OWN_ENOUGH = 8
ALWAYS = 0.8
HARDLY_A_WORD = 25
"""A title that one body alone keeps to is judged more strictly: the quarterly report that is noted is no custom."""

MUCH = 150
"""An item of more words than this has business of its own, whatever its title."""


@dataclass(slots=True)
class _Use:
    """How a body uses one title: at how many meetings, for how many items, and how much is said and decided there."""

    meetings: int = 0
    items: int = 0
    short: int = 0
    empty: int = 0
    decided: int = 0

    def add(self, item: ItemDocument, *, first: bool) -> None:
        words = _length(item)
        self.meetings += first
        self.items += 1
        self.short += words <= FEW_WORDS
        self.empty += words <= HARDLY_A_WORD
        self.decided += bool(item.resolutions)


class Repetition:
    """Is shown every meeting first, then tells which items of each are standing business."""

    def __init__(self) -> None:
        self._meetings: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
        self._uses: defaultdict[tuple[str, str], dict[str | None, _Use]] = defaultdict(dict)
        self._customs: dict[tuple[str, str], bool] = {}

    def see(self, meeting: MeetingDocument) -> None:
        """Takes the meeting into account."""
        self._meetings[meeting.council][meeting.committee] += 1
        seen: set[str] = set()
        for item in meeting.items:
            title = normal(item.item)
            use = self._uses[meeting.council, title].setdefault(meeting.committee, _Use())
            use.add(item, first=title not in seen)
            seen.add(title)

    def told(self, meeting: MeetingDocument) -> MeetingDocument:
        """The meeting, its items of standing business told their kind."""
        return replace(meeting, items=tuple(map(self._told, meeting.items)))

    def _told(self, item: ItemDocument) -> ItemDocument:
        has_business = not BY_TITLE.keys().isdisjoint(item.kinds) or _length(item) > MUCH
        if has_business or "routine" in item.kinds or not self._is_standing(item):
            return item
        return replace(item, kinds=in_order({"routine", *({"declaration"} & set(item.kinds))}))

    def _is_standing(self, item: ItemDocument) -> bool:
        key = (item.council, normal(item.item))
        if not key[1] or key not in self._uses:
            return False
        if key not in self._customs:
            self._customs[key] = self._is_custom(key)
        return self._customs[key] or self._is_own(self._uses[key].get(item.committee, _Use()), item)

    def _is_custom(self, key: tuple[str, str]) -> bool:
        """Whether the title is usual at half of the council's bodies that meet often enough to tell."""
        uses = self._uses[key]
        known = {body: met for body, met in self._meetings[key[0]].items() if met >= ENOUGH}
        usual = [uses[body] for body, met in known.items() if body in uses and uses[body].meetings >= USUAL * met]
        short, items = sum(use.short for use in usual), sum(use.items for use in usual)
        return len(usual) >= max(BODIES, USUAL * len(known)) and 2 * short >= items

    def _is_own(self, use: _Use, item: ItemDocument) -> bool:
        """Whether hardly a meeting of the body goes by without the title, and next to nothing is said or decided."""
        met = self._meetings[item.council][item.committee]
        always = met >= OWN_ENOUGH and use.meetings >= ALWAYS * met
        return always and 2 * use.empty >= use.items and 2 * use.decided < use.items


def normal(title: str) -> str:
    """A title as it is compared: its words, without numbers and dates."""
    words = (token.text for token in tokens(title) if not token.position % 2)
    return " ".join(word for word in words if not word[0].isdigit() and word not in CALENDAR)


def _length(item: ItemDocument) -> int:
    return len(item.text.split())
