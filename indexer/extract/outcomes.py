"""What a decision did, from its verbs: approved, noted, recommended, referred, deferred, refused, withdrawn, other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer.extract import patterns as p
from indexer.extract.prose import mentions
from indexer.records import OUTCOMES

SETTLED_OTHERWISE = frozenset({"refused", "deferred", "withdrawn"})
"""Outcomes beside which a mere "approve" in the same breath is what was not done."""


def outcomes(lead: str | None, operative: str, limbs: Sequence[str] = ()) -> tuple[str, ...]:
    """The outcomes of one decision, in the order of ``OUTCOMES``; never empty.

    ``operative`` is its text without the lead, ``limbs`` are its points, each of which is read for itself. "Received"
    is noted; exclusion of the public and a mere request to others are other; a recommendation to another body is
    recommended, whatever it recommends.
    """
    word = (lead or "").lower()
    if "recommend" in word and "agreed" not in word:
        return ("recommended",)
    if p.OTHER_DECISION.search(operative) or p.COMMENT.match(operative):
        return ("other",)
    if p.WITHDREW.match(operative):
        return ("withdrawn",)
    if p.NOTED_DEFERRAL.match(operative):
        return ("withdrawn",) if "withdrawn" in operative else ("deferred",)
    found = _of_limbs(operative, limbs) if len(limbs) > 1 else _verbs(operative)
    if not found or p.GOES_WITH_LEAD.match(operative):
        found |= _from_word(word)
    found = found or _matching(_ungoverned(operative))
    if not found - {"noted"} and (p.REQUEST.search(operative) or p.WELSH_REQUEST.search(operative)):
        found.add("other")
    return in_order(found or {"approved"})


def _of_limbs(operative: str, limbs: Sequence[str]) -> set[str]:
    """What the limbs do, each for itself, unless what stands above them makes all of them a recommendation."""
    stem = operative[: max(0, operative.find(limbs[0]))]
    if p.REASONS.search(p.POINT.sub("", stem)):
        return _verbs(stem)
    if _recommends(stem, _ungoverned(stem)):
        return {"recommended"}
    found: set[str] = set()
    for limb in limbs:
        found |= _verbs(limb) or ({"approved"} if p.BE_DONE.search(limb) and not p.REQUEST.search(limb) else set())
    return found | _verbs(stem) if found else _verbs(operative)


def _verbs(operative: str) -> set[str]:
    plain = _ungoverned(operative)
    found = _matching(p.TO_BE.sub(" ", plain))
    if _recommends(operative, plain):
        return {"recommended"} | (found & {"noted", "referred", "deferred"})
    if found & SETTLED_OTHERWISE and not p.APPROVES_FIRST.search(plain):
        found -= {"approved"}
    return found


def _ungoverned(words: str) -> str:
    """Words without what others may do by them, or what they depend on."""
    return p.GOVERNED.sub(r"\g<kept> ", words)


def _matching(words: str) -> set[str]:
    found = {outcome for outcome in p.OUTCOMES if _does(outcome, words)}
    return found | {outcome for outcome, pattern in p.WELSH_OUTCOMES.items() if pattern.search(words)}


def _does(outcome: str, words: str) -> bool:
    stems = p.OUTCOME_STEMS.get(outcome)
    return bool((stems is None or mentions(words, stems)) and p.OUTCOMES[outcome].search(words))


def _recommends(operative: str, plain: str) -> bool:
    asks = p.TO_RECOMMEND.search(operative) or p.ASKS_OUR_BODY.search(operative)
    return bool(asks or _does("recommended", plain))


def in_order(found: Iterable[str]) -> tuple[str, ...]:
    found = set(found)
    return tuple(outcome for outcome in OUTCOMES if outcome in found)


def _from_word(lead: str) -> set[str]:
    return {outcome for stem, outcome in p.LEAD_OUTCOMES.items() if stem in lead}
