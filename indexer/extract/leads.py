"""Decisions behind a lead-in: RESOLVED in every form, and the words that lead at the start of a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from indexer.extract import patterns as p
from indexer.extract.drafting import Draft, Drafter
from indexer.extract.motions import Moved
from indexer.extract.prose import Block, around, sentences

LONGEST_LEAD = 200  # characters of a lead-in on either side of "resolved"
Lead = tuple[int, int, str, re.Pattern[str]]
"""Where a lead-in begins, where the words behind it begin, the lead-in as written, and the pattern that found it."""


def led(drafter: Drafter, movers: Sequence[Moved]) -> list[Draft]:
    """Decisions behind a lead-in: RESOLVED in every form, and the words that lead at the start of a line.

    "Agreed." right behind what somebody moved is the fate of that motion and no lead-in; a "RECOMMENDATION:" above
    what is resolved is what a report asked for.
    """
    drafts = list(_led(drafter, movers))
    asked = [bool(p.ONLY_RECOMMENDED.match(draft.lead or "")) for draft in drafts]
    last = len(drafts) - 1 - asked[::-1].index(False) if False in asked else -1
    return [draft for at, draft in enumerate(drafts) if at > last or not asked[at]]


def _led(drafter: Drafter, movers: Sequence[Moved]) -> Iterator[Draft]:
    done = 0
    for opens, start, lead, by in sorted(_leads(drafter), key=itemgetter(0, 1)):
        if opens < done or (_is_fate(drafter.text, opens) and _follows_mover(drafter, opens, movers)):
            continue
        draft = drafter.draft(opens, start, lead, "resolved", by)
        if draft and draft.start >= done:
            done = draft.end
            yield draft


def _is_fate(text: str, at: int) -> bool:
    return any(pattern.match(text, at) for pattern in (p.FATE_ALONE, p.RESOLVED_ALONE))


def answers(drafter: Drafter) -> Iterator[Draft]:
    """A council's answers to consultations on planning: "No objection." behind the number of an application."""
    numbered = 0
    for block in drafter.blocks if p.APPLICATION.search(drafter.text) else ():
        if p.APPLICATION.search(drafter.text, block.start, block.end):
            numbered = 2
        if numbered:
            for start, end in sentences(drafter.text, block.body, block.end):
                if p.ANSWER.match(drafter.text, start, end):
                    yield Draft(start, start, end, None, "resolved", by=p.ANSWER)
        numbered = max(0, numbered - 1)


def _follows_mover(drafter: Drafter, at: int, movers: Sequence[Moved]) -> bool:
    index = drafter.index_at(at)
    before = drafter.blocks[index - 1].start if index > 0 else 0
    first = bisect_left(movers, before, key=lambda moved: moved.start)
    return first < len(movers) and movers[first].start < at


def _leads(drafter: Drafter) -> Iterator[Lead]:
    text = drafter.text
    yield from _resolved(text)
    for start, end in around(text, p.SECONDING, 0, LONGEST_LEAD):
        for moved in p.LEAD_MOVED.finditer(text, start, end):
            yield moved.start("lead"), moved.end(), moved["lead"], p.LEAD_MOVED
    for word in p.IN_CAPITALS.finditer(text):
        if inside := p.LEAD_INSIDE.search(text, max(0, word.start() - LONGEST_LEAD), word.end() + LONGEST_LEAD):
            yield inside.start(), inside.end(), inside.group(0), p.LEAD_INSIDE
    for block in drafter.blocks:
        for pattern in (p.LEAD_BODY, p.LEAD_DECIDER) if _has_colon(text, block) else ():
            if body := pattern.match(text, block.body):
                yield body.start(), body.end(), body.group(0), pattern
        yield from _words(text, block)


def _has_colon(text: str, block: Block) -> bool:
    """A quick look for what a body must have behind it that leads a list."""
    opening = text[block.body : min(block.end, block.body + LONGEST_LEAD)]
    return any(sign in opening for sign in ":–-")


def _resolved(text: str) -> Iterator[Lead]:
    for match in _in_parts(text):
        if _may_lead(text, match):
            opens = match.start("word") if "\n" in text[match.start() : match.start("word")] else match.start()
            yield opens, match.end(), text[opens : match.end()], p.LEAD_RESOLVED


def _in_parts(text: str) -> Iterator[re.Match[str]]:
    for start, end in around(text, p.RESOLVING, LONGEST_LEAD, LONGEST_LEAD):
        yield from p.LEAD_RESOLVED.finditer(text, start, end)


def _words(text: str, block: Block) -> Iterator[Lead]:
    for pattern in (p.LEAD_WORD, p.LEAD_WELSH):
        match = pattern.match(text, block.body, block.end)
        if match and _is_lead_word(text, match.group(0), match.end(), block):
            referred = p.REFERRED.match(match.group(0)) and match["to"]
            end = match.start("to") if referred else match.end()
            yield match.start(), end, text[match.start() : end], pattern
            return


def _may_lead(text: str, match: re.Match[str]) -> bool:
    """Whether RESOLVED, Resolved or resolved leads a decision: the smaller it is written, the more must show it."""
    word, before = match.group("word"), match.group("before") or match.group("how")
    if word.isupper() or before in ("It was", "it was", "It is"):
        return True
    if word[0].isupper():
        head = text[max(0, match.start() - 40) : match.start()].rstrip(' \t\u00a0“"')
        return bool(before) or not head or head[-1] in "\n.:;)”•"
    if p.TOLD_OF.search(text, max(0, match.start() - 12), match.start()) or p.HAD.search(match.group(0)):
        return False
    return bool(before and p.RESOLVED_WHAT.search(text, match.end() - 6, match.end() + 6))


def _is_lead_word(text: str, lead: str, end: int, block: Block) -> bool:
    bare = lead.strip()
    if (
        lead.split(maxsplit=1)[0].isupper()
        or p.WELSH_DECIDES.match(text, end - len(lead))
        or end >= block.end
        or bare[-1] in ":–—-"
    ):
        return True
    return bare.lower().split()[-1] == "that" or text[end : end + 3] == "to "
