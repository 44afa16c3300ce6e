"""Decisions without RESOLVED: "The report was noted", "It was agreed that", a bare "That …", what a heading is over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.extract import patterns as p
from indexer.extract.attribution import read_sentence
from indexer.extract.drafting import Draft, Drafter
from indexer.extract.leads import Lead
from indexer.extract.prose import Block, mentions, ordinal, sentences

WHOLE = (
    p.WITHDREW,
    p.NOTED_DEFERRAL,
    p.MINUTES_AGREED,
    p.CONFIRMED_ALONE,
    p.ELECTED_WHOLE,
    p.ALSO_DECIDED,
    p.BODY_DECISION,
    p.PASSIVE_DECISION,
    p.NOTED_WHOLE,
    p.AGENDA_ANSWER,
    p.MOVED_AND_AGREED,
    p.ASSENT,
)
"""What a whole sentence decides."""
LISTED = 120  # characters of a list in which its first verb shows that it decides


def plain(drafter: Drafter) -> Iterator[Draft]:
    """Decisions in sentences that no RESOLVED leads, in order."""
    if draft := _in_the_infinitive(drafter):
        yield draft
        return
    done, headed = 0, ""
    for block in drafter.blocks:
        if p.HEADING_ALONE.match(drafter.text, block.body, block.end):
            headed = drafter.text[block.body : block.end]
            continue
        if headed and p.DECIDER_ALONE.match(drafter.text, block.body, block.end):
            continue
        for start, end in sentences(drafter.text, block.body, block.end):
            draft = _plain(drafter, start, end) if start >= done else None
            if draft is None and headed:
                draft = _below_heading(drafter, headed, block.start, end)
            headed = ""
            if draft:
                done = draft.end
                yield draft


def _in_the_infinitive(drafter: Drafter) -> Draft | None:
    """A text that is nothing but "To approve the minutes", "To note the report": some councils' words of a decision."""
    blocks = drafter.blocks
    if not blocks or not all(p.TO_DECIDE.match(drafter.text, block.body, block.end) for block in blocks):
        return None
    return drafter.draft(blocks[0].start, blocks[0].start, "", "plain", p.TO_DECIDE)


def _below_heading(drafter: Drafter, heading: str, start: int, end: int) -> Draft | None:
    """What stands below "Decision:" is the decision, unless it is nobody's business to decide or somebody speaks."""
    text = drafter.text
    if p.NO_DECISION.match(text, start, end) or p.ENDS_DECISION.match(text, start, end):
        return None
    if any(turn.who for turn in read_sentence(text, start, end)):
        return None
    return drafter.draft(start, start, heading, "plain", p.HEADING_ALONE)


def _plain(drafter: Drafter, start: int, end: int) -> Draft | None:
    text = drafter.text
    if p.NO_DECISION.match(text, start, end) or text[end - 1] == "?":
        return None
    if opening := _opening(drafter, start, end):
        return drafter.draft(*opening[:3], "plain", opening[3])
    by = next((pattern for pattern in WHOLE if pattern.match(text, start, end)), None)
    if by in (p.BODY_DECISION, p.PASSIVE_DECISION) and p.OTHER_TIME.search(text, start, end):
        return None
    if by and text[end - 1] == ":":
        return drafter.draft(start, start, "", "plain", by)
    return Draft(start, start, end, None, "plain", by=by) if by else None


def _opening(drafter: Drafter, start: int, end: int) -> Lead | None:
    """The lead-in that a sentence begins with, or an empty one where its words may go on in a list below it."""
    text = drafter.text
    if (heading := p.LEAD_HEADING.match(text, start, end)) and "\n" not in heading.group(0):
        return start, heading.end(), heading.group(0), p.LEAD_HEADING
    deciding = mentions(text, p.DECIDING, start, end)
    if deciding and (told := p.DECISION_IS.match(text, start, end)):
        return start, told.end(), told.group(0), p.DECISION_IS
    bare = p.BARE_THAT.match(text, start, end)
    agreed = None if bare or not deciding else p.LEAD_AGREED.match(text, start, end)
    block = drafter.blocks[drafter.index_at(start)]
    if agreed and _leads(text, agreed, end) and (start == block.body or not p.WORKING_GROUP.match(agreed[0])):
        return start, agreed.end(), agreed[0], p.LEAD_AGREED
    opens = start == block.body and (block is drafter.blocks[0] or _opens_points(drafter, block))
    if opens and _is_subjunctive(text, start, end):
        return block.start, block.start, "", p.SUBJUNCTIVE
    return _bare(drafter, block, start, end) if bare else None


def _leads(text: str, agreed: re.Match[str], end: int) -> bool:
    """Whether what was agreed is a decision, and no more of one than what its body did before in the sentence."""
    does_more = p.ALSO_DECIDED.match(text, agreed.start(), agreed.start("word"))
    return does_more is None and not _is_talk(text, agreed, end)


def _bare(drafter: Drafter, block: Block, start: int, end: int) -> Lead | None:
    """What a bare "That …" decides: itself, or the list below "That Cabinet:"."""
    text = drafter.text
    if p.BARE_BODY.match(text, start, end) and p.DECISION_VERB.search(text, end, end + LISTED):
        return start, end, text[start:end], p.BARE_BODY
    if not p.DECISION_VERB.search(text, start, end):
        return None
    begins = block.start if start == block.body and _is_first(drafter, block) else start
    return begins, begins, "", p.BARE_THAT


def _is_first(drafter: Drafter, block: Block) -> bool:
    """Whether a paragraph is the first of two points at least."""
    index = drafter.index_at(block.start)
    if block.marker is None or ordinal(block.marker) > 1 or index + 1 >= len(drafter.blocks):
        return False
    return drafter.blocks[index + 1].style == block.style


def _opens_points(drafter: Drafter, block: Block) -> bool:
    """Whether a paragraph is the first of two numbered points, under nothing that says whose they are."""
    before = drafter.blocks[max(0, drafter.index_at(block.start) - 1)]
    if not _is_first(drafter, block) or ordinal(block.marker or "") == 0:
        return False
    return (
        drafter.text[before.end - 1] not in ":–—-" or p.HEADING.match(drafter.text, before.body, before.end) is not None
    )


def _is_talk(text: str, agreed: re.Match[str], end: int) -> bool:
    """Whether what a body agreed is an opinion, or was agreed another time, and so is no decision here."""
    if agreed["that"].strip() == "that":
        return bool(not p.IT_WAS.search(agreed.group(0)) and p.OPINION.match(text, agreed.end(), end))
    shall = agreed["that"].strip() or text.startswith(("to ", " to "), agreed.end())
    return bool(p.OTHER_TIME.search(text, agreed.start(), agreed.end() if shall else end))


def _is_subjunctive(text: str, start: int, end: int) -> bool:
    """Whether a sentence decides by its mood alone, and is nobody's speech: "The cost be met from reserves"."""
    if text.find("be ", start, end) < 0 or p.GROUP.match(text, start, end) or not p.SUBJUNCTIVE.match(text, start, end):
        return False
    return not any(turn.who for turn in read_sentence(text, start, end))
