"""Minutes as one run of paragraphs to their items: what is a heading, and which item of the agenda it heads.

A heading is told by the titles that the meeting's agenda has, by numbers that go on from one to the next, and by bold
or capital letters; each is evidence, none alone is proof: limbs are numbered too, and a clerk may stress a sentence.
The rules, and why they are so, are in docs/decisions/parser-printed.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from indexer.pages.dates import find_moment
from indexer.pages.numbering import Numbered, chain_of, heading_weight, numbered, numbered_apart
from indexer.records import Item

LONGEST_TITLE = 300
"""Characters; what is longer is no title, unless the agenda has it."""
_REFERENCE = re.compile(
    r"\((?:(?:agenda|eitem)\s+)?(?:item|eitem|agenda)\s*(?:no\.?\s*)?([\w./-]{1,12})\)\Z", re.IGNORECASE
)
_OPENING = 12
_PRESENT = re.compile(r"(?:present|apologies|in attendance|also present|absent|officers)[\w ]{0,30}:", re.IGNORECASE)
_LEAD_WORDS = (
    "resolved recommended agreed noted present absent decision for against abstained abstentions "
    "penderfynwyd chair chairman chairperson carried lost"
)
_LEADS = frozenset(_LEAD_WORDS.split())
"""What stands in bold and heads no item; but \"Apologies for absence\" does."""
_WORDS = re.compile(r"[^\W_]+")
_ALIKE = 0.85


@dataclass(frozen=True)
class Block:
    """A paragraph: its text on one line, how many leading characters are bold, how far from the left it begins."""

    text: str
    bold: int = 0
    left: float = 0.0

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return 0 < len(self.text) <= self.bold

    @property
    def is_upper(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 3


@dataclass(frozen=True)
class Section:
    """An item as it is printed; ``known`` is the agenda's item that it is, None where the agenda has none such.

    The section without a number and a title is what stands before the first heading.
    """

    number: str | None
    title: str
    lines: tuple[str, ...]
    known: Item | None = None


def split(blocks: Sequence[Block], agenda: Sequence[Item] = ()) -> list[Section]:
    """The sections of ``blocks``, the first of them what precedes any heading. No text is lost but the reference to
    the agenda below a heading ("(Item 3)"), which is used to tell which item it is."""
    heads = [_Head(block, number) for number, block in enumerate(blocks)]
    matched = _matched(heads, blocks, agenda)
    chosen = sorted({*matched, *_headings(blocks, set(matched))})
    return list(_sections(blocks, heads, chosen, matched))


class _Head:
    """A paragraph looked at as if it were a heading: number, title, and what follows the title in it."""

    def __init__(self, block: Block, place: int) -> None:
        self.place = place
        self.block = block
        self.numbered: Numbered | None = numbered(block.text, place)
        self.start = self.numbered.start if self.numbered else 0
        ends = block.bold if self.start < block.bold < len(block.text) else len(block.text)
        self.title, self.rest = block.text[self.start : ends].strip(), block.text[ends:].strip()
        self.words = _plain(self.title)
        self.weight = heading_weight(block)

    def cut_after(self, title: str) -> None:
        """Lets the title end where the agenda's ``title`` does."""
        end = _end_of(self.block.text, self.start, title)
        if end is not None:
            self.title, self.rest = self.block.text[self.start : end].strip(), self.block.text[end:].strip(" .:–—-|")


def _matched(heads: Sequence[_Head], blocks: Sequence[Block], agenda: Sequence[Item]) -> dict[int, Item]:
    """Which paragraphs head which items of the agenda: as many as agree in title or number, in the agenda's order;
    then those that were taken out of turn, where there is but one such heading."""
    wanted = [item for item in agenda if item.title]
    scores = [
        {head.place: score for head in heads if (score := _alike(head, item, _reference(blocks, head.place))) > 0}
        for item in wanted
    ]
    found = {place: wanted[index] for index, place in _in_order(scores)}
    for index, item in enumerate(wanted):
        free = [place for place, score in scores[index].items() if place not in found and score >= 3]
        if len(free) == 1 and item not in found.values():
            found[free[0]] = item
    for place, item in found.items():
        heads[place].cut_after(item.title)
    return found


def _alike(head: _Head, item: Item, reference: str | None) -> float:
    """How much speaks for ``head`` being the heading of ``item``; 0 where it is not."""
    title, number = _plain(item.title), _number(item.minute_number)
    same_number = bool(number) and number in (
        _number(head.numbered.printed) if head.numbered else None, _number(reference)
    )  # fmt: skip
    looks = head.weight > 1 or head.numbered is not None
    if head.words == title:
        return 3 + same_number + looks * head.weight / 10
    if len(head.block.text) > LONGEST_TITLE and not head.rest and len(title.split()) < 3:
        return 0
    begins = f"{_plain(head.block.text[head.start :])} ".startswith(f"{title} ")
    if begins and (looks or len(title.split()) > 3):
        return 2 + same_number
    if not looks or len(head.title) > LONGEST_TITLE:
        return 0
    near = _near(head.words, title)
    return 2 * near + same_number if near >= _ALIKE or (same_number and near > 0.5) else 0


def _near(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1; one that only goes on longer than the other is near."""
    short, long = sorted((one, other), key=len)
    if len(short.split()) > 2 and f"{long} ".startswith(f"{short} "):
        return 0.9
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5 else 0.0


def _in_order(scores: Sequence[dict[int, float]]) -> list[tuple[int, int]]:
    """Pairs (index, place), both rising, of which the scores together are highest."""
    best: list[tuple[float, int, tuple[int, int] | None, object]] = [(0.0, -1, None, None)]
    for index, row in enumerate(scores):
        added = []
        for place, score in row.items():
            before = max((end for end in best if end[1] < place), key=lambda end: (end[0], -end[1]))
            added.append((before[0] + score, place, (index, place), before))
        ends = {end[1]: end for end in best}
        for end in added:
            if end[1] not in ends or end[0] > ends[end[1]][0]:
                ends[end[1]] = end
        best = _rising(sorted(ends.values(), key=lambda end: end[1]))
    last: object = max(best, key=lambda end: end[0])
    pairs = []
    while isinstance(last, tuple) and last[2] is not None:
        pairs.append(last[2])
        last = last[3]
    return pairs[::-1]


def _rising(
    ends: Sequence[tuple[float, int, tuple[int, int] | None, object]],
) -> list[tuple[float, int, tuple[int, int] | None, object]]:
    """Those that no earlier end is as good as."""
    kept = [ends[0]]
    for end in ends[1:]:
        if end[0] > kept[-1][0]:
            kept.append(end)
    return kept


def _headings(blocks: Sequence[Block], sure: set[int]) -> set[int]:
    """The paragraphs that look like headings of items: numbered ones that go on from one to the next, else those in
    bold, else those in capitals. Where the agenda has told some (``sure``), only numbers that go on from those."""
    chain = chain_of(blocks, sure)
    weights = [heading_weight(blocks[place]) for place in chain]
    if len(chain) > 1 and (sum(weights) / len(chain) > 1.2 or sure & set(chain)):
        return {*chain, *_beside(blocks, chain)}
    if sure:
        return set()
    stressed = _stressed(blocks)
    return set(stressed or (chain if len(chain) > 1 or weights > [1.2] else ()))


def _beside(blocks: Sequence[Block], chain: Sequence[int]) -> Iterator[int]:
    """Headings between the numbered ones: in bold with the same number and a letter ("83a"), set out as far as they are
    where all other text is set in, or with nothing between them and the next ("MAJOR APPLICATIONS")."""
    edge = min(blocks[place].left for place in chain)
    others = [block.left > edge + 10 for place, block in enumerate(blocks) if place > chain[0] and not block.is_bold]
    set_in = bool(others) and sum(others) > 0.8 * len(others)
    for place in range(chain[0] + 1, len(blocks)):
        block = blocks[place]
        if place in chain or heading_weight(block) < 2 or not _can_be_title(block.text):
            continue
        if place + 1 in chain or (block.is_bold and (numbered_apart(block.text) or (set_in and block.left < edge + 3))):
            yield place


def _stressed(blocks: Sequence[Block]) -> list[int]:
    """The paragraphs in bold, or else in capitals, that can be titles; none where most of the text is such."""
    for kind in ("is_bold", "is_upper"):
        found = [place for place, block in enumerate(blocks) if getattr(block, kind) and _can_be_title(block.text)]
        opening = _opening(blocks)
        heads = [place for place in found if opening < place + 1 < len(blocks) and place + 1 not in found]
        if len(heads) > 1 and len(found) <= len(blocks) / 2:
            return heads
    return []


def _opening(blocks: Sequence[Block]) -> int:
    """How many paragraphs name the meeting: up to the last of the first that is a date or a label of those present."""
    signs = (
        place
        for place, block in enumerate(blocks[:_OPENING])
        if (len(block.text) < 100 and find_moment(block.text)) or _PRESENT.match(block.text)
    )
    return max(signs, default=-1) + 1


def _can_be_title(text: str) -> bool:
    words = _plain(text).split()
    return bool(words) and len(text) <= LONGEST_TITLE and not (words[0] in _LEADS and len(words) < 3)


def _sections(
    blocks: Sequence[Block], heads: Sequence[_Head], chosen: Sequence[int], matched: dict[int, Item]
) -> Iterator[Section]:
    ends = [*chosen, len(blocks)]
    yield Section(None, "", tuple(block.text for block in blocks[: ends[0]]))
    for place, end in zip(chosen, ends[1:], strict=True):
        head, after = heads[place], place + 1
        if _reference(blocks, place) is not None and after < end:
            after += 1
        lines = (*([head.rest] if head.rest else []), *(block.text for block in blocks[after:end]))
        printed = head.numbered.printed if head.numbered else None
        yield Section(printed, head.title, lines, matched.get(place))


def _reference(blocks: Sequence[Block], place: int) -> str | None:
    """The number of the agenda's item where the paragraph after ``place`` is nothing but that."""
    found = _REFERENCE.match(blocks[place + 1].text) if place + 1 < len(blocks) else None
    return found[1] if found else None


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _number(printed: str | None) -> str | None:
    return re.sub(r"[\s.():]", "", printed).lower() or None if printed else None


def _end_of(text: str, start: int, title: str) -> int | None:
    """Where in ``text`` the words of ``title`` end; None where it does not begin with them."""
    wanted = _WORDS.findall(title.casefold())
    words = _WORDS.finditer(text, start)
    end = start
    for one in wanted:
        found = next(words, None)
        if found is None or found[0].casefold() != one:
            return None
        end = found.end()
    while end < len(text) and text[end] in ".)?!”’\"'":
        end += 1
    return end
