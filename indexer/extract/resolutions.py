"""What was decided: every decision once, with its limbs, outcome, mover and vote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.extract import patterns as p
from indexer.extract.debate import Debate
from indexer.extract.drafting import Draft, Drafter
from indexer.extract.fates import find_fates
from indexer.extract.leads import answers, led
from indexer.extract.limbs import find_limbs
from indexer.extract.motion_words import motions
from indexer.extract.motions import Moved, find_movers
from indexer.extract.names import Party
from indexer.extract.outcomes import outcomes
from indexer.extract.plain import plain
from indexer.extract.prose import Block
from indexer.extract.votes import find_votes
from indexer.records import Resolution, Span

SENT_ON = frozenset({"referred", "deferred", "recommended", "refused"})
"""What a motion carried may do besides being agreed: its matter goes elsewhere, waits or is refused."""
NOT_TELLING = frozenset({"that", "to", "a", "b", "c", "d", "e", "i", "ii", "iii", "iv", "v", "vi"})
"""Words in which two tellings of one decision may differ: what leads it, and the markers of its points."""
SAID_BEHIND = 240  # characters behind a mover in which "and said that" makes a speech of it


@dataclass(frozen=True)
class Decisions:
    """The resolutions of a text, and the spans that are no speech: decisions, motions, votes, movers."""

    resolutions: tuple[Resolution, ...]
    taken: tuple[Span, ...]


def find_resolutions(text: str, blocks: Sequence[Block], author: Party | None = None) -> Decisions:
    """Every decision in ``text``, in order, each once, also where it is stated twice; ``author`` wrote the text."""
    if not blocks:
        return Decisions((), ())
    movers, counts, fates = find_movers(text, blocks, author), find_votes(text), list(find_fates(text))
    drafter = Drafter(text, blocks)
    resolved = led(drafter, movers)
    resolved = sorted([*resolved, *_outside(list(answers(drafter)), resolved)], key=lambda draft: draft.opens)
    moved = _outside(list(motions(drafter, movers)), resolved)
    told = _outside(list(plain(drafter)), moved) if not resolved or len(_businesses(blocks)) > 1 else []
    resolved = sorted([*resolved, *_elsewhere(told, resolved, _businesses(blocks))], key=lambda draft: draft.opens)
    settled = Debate(text, resolved, moved, movers, counts, fates).settle()
    reported = [draft for draft in (*resolved, *moved) if not _is_told(text, draft)]
    taken = [(draft.opens, draft.end) for draft in reported]
    taken += [(mover.start, mover.end) for mover in movers if not (mover.told or _also_speaks(text, mover))]
    taken += [(count.start, count.end) for count in counts] + [(fate.start, fate.end) for fate in fates]
    finished = tuple(_finish(drafter, draft) for draft in _once(text, settled))
    return Decisions(finished, tuple(sorted(taken)))


def _businesses(blocks: Sequence[Block]) -> list[int]:
    """Where each piece of business begins, in an item that numbers several: "8.1", "8.2"."""
    return [block.start for block in blocks if block.marker and p.BUSINESS_NUMBER.fullmatch(block.marker)]


def _elsewhere(drafts: Sequence[Draft], others: Sequence[Draft], starts: Sequence[int]) -> list[Draft]:
    """Those drafts that stand in another piece of business than any of ``others``; all where there are no others."""
    taken = {bisect_right(starts, other.opens) for other in others}
    return [draft for draft in drafts if not others or bisect_right(starts, draft.opens) not in taken]


def _is_told(text: str, draft: Draft) -> bool:
    """Whether a decision is told in the words of a speech, which stay that speech."""
    return bool((draft.moved and draft.moved.told) or p.WITHDREW.match(text, draft.start, draft.end))


def _also_speaks(text: str, mover: Moved) -> bool:
    return bool(p.MOVES_AND_SAYS.search(text, mover.start, mover.end + SAID_BEHIND))


def _outside(drafts: Sequence[Draft], others: Sequence[Draft]) -> list[Draft]:
    """Those drafts that do not begin inside another."""
    others = sorted(others, key=lambda other: other.opens)
    opens = [other.opens for other in others]
    found = []
    for draft in drafts:
        at = bisect_right(opens, draft.start) - 1
        if at < 0 or draft.start >= others[at].end:
            found.append(draft)
    return found


def _once(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Each decision once: of two with the same words the later stays, and what the earlier knew is kept."""
    kept: dict[str, Draft] = {}
    for latest in drafts:
        words = _words(text[latest.start : latest.end])
        earlier = kept.pop(words, None)
        kept[words] = latest if earlier is None else _both(latest, earlier)
    return _outermost(sorted(kept.values(), key=lambda draft: (draft.start, -draft.end)))


def _outermost(drafts: Sequence[Draft]) -> list[Draft]:
    """Those of ``drafts``, in order, that do not lie inside another, which keeps what they know."""
    found: list[Draft] = []
    for draft in drafts:
        if found and draft.end <= found[-1].end:
            found[-1] = _both(found[-1], draft)
        else:
            found.append(draft)
    return found


def _words(operative: str) -> str:
    """The words of a decision, by which it is known where it is told again: without points, "that" and "to"."""
    return " ".join(word for word in p.WORD.findall(operative.lower()) if word not in NOT_TELLING)


def _both(latest: Draft, earlier: Draft) -> Draft:
    return replace(
        latest,
        lead=latest.lead or earlier.lead,
        moved=latest.moved or earlier.moved,
        count=latest.count or earlier.count,
    )


def _finish(drafter: Drafter, draft: Draft) -> Resolution:
    text, count = drafter.text, draft.count
    own = drafter.blocks[drafter.index_at(draft.start) : drafter.index_at(draft.end - 1) + 1]
    limbs = find_limbs(text, draft.start, draft.end, own)
    return Resolution(
        start=draft.start,
        end=draft.end,
        lead=draft.lead or None,
        outcomes=_outcomes(text, draft, limbs),
        limbs=limbs,
        mover=draft.moved.mover if draft.moved else None,
        seconder=draft.moved.seconder if draft.moved else None,
        supporters=draft.moved.supporters if draft.moved else (),
        found_by=p.names_of(draft.by, draft.moved.by if draft.moved else None, count.by if count else None),
        vote=count.vote if count else None,
        recorded_vote=count.recorded if count else None,
    )


def _outcomes(text: str, draft: Draft, limbs: Sequence[Span]) -> tuple[str, ...]:
    if draft.fate in ("lost", "withdrawn"):
        return (draft.fate,)
    found = outcomes(draft.lead, text[draft.start : draft.end], [text[start:end] for start, end in limbs])
    if draft.kind in ("motion", "amendment"):
        return found if draft.kind == "motion" and set(found) <= SENT_ON and not limbs else ("approved",)
    return found
