"""Why business was taken in private: the paragraphs of the Schedule that are relied on."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.extract import patterns as p
from indexer.extract.prose import Block, mentions, sentences, squeeze, trim
from indexer.records import Exemption

LONGEST_SENTENCE = 3000
SCHEDULE_NEAR = 200  # characters of the next sentence or line in which the Schedule may be named


def find_exemptions(text: str, blocks: Sequence[Block]) -> tuple[Exemption, ...]:
    """Every sentence or line that relies on paragraphs of Schedule 12A (or 7A), in order."""
    if not mentions(text, p.EXEMPT):
        return ()
    found, listing = [], False
    for block in blocks:
        here: list[Exemption] = []
        said = False
        for start, stop in sentences(text, block.body, block.end):
            end = min(stop, start + LONGEST_SENTENCE)
            said = said or bool(p.EXEMPT_WORDS.search(text, start, end))
            if (said or listing) and (each := _read(text, start, end)):
                here.append(each)
        found += here
        listing = said or bool(listing and here)
    return tuple(found)


def _read(text: str, start: int, end: int) -> Exemption | None:
    paragraphs: dict[str, None] = {}
    for match in p.PARAGRAPHS.finditer(text, start, end):
        paragraphs.update(dict.fromkeys(_numbers(match.group("list"))))
    if not paragraphs:
        return None
    schedule = p.SCHEDULE.search(text, start, min(len(text), end + SCHEDULE_NEAR)) or p.SCHEDULE.search(text, 0, end)
    matter = p.NAMED_MATTER.search(text, start, end)
    return Exemption(
        tuple(paragraphs),
        schedule.group("schedule").replace(" ", "").upper() if schedule else None,
        squeeze(matter.group(0)) if matter else None,
        *trim(text, start, end),
        p.names_of(p.PARAGRAPHS),
    )


def _numbers(words: str) -> list[str]:
    """ "1, 2 and 3" and "1 to 3" as numbers, in order."""
    numbers: dict[int, None] = {}
    for match in p.PARAGRAPH_RANGE.finditer(words):
        numbers.update(dict.fromkeys(range(int(match[1]), int(match[2]) + 1)))
    numbers.update(dict.fromkeys(int(match[0]) for match in p.PARAGRAPH.finditer(words)))
    return [str(number) for number in sorted(numbers)]
