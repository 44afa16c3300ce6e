"""What a decision did, from its verbs: approved, noted, recommended, referred, deferred, refused, withdrawn, other."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.extract import patterns as p
from indexer.records import OUTCOMES


def outcomes(lead: str | None, operative: str) -> tuple[str, ...]:
    """The outcomes of one decision, in the order of ``OUTCOMES``; never empty.

    ``operative`` is its text without the lead. "Received" is noted; exclusion of the public and a mere request to
    others are other; a recommendation to another body is recommended, whatever it recommends.
    """
    word = (lead or "").lower()
    if "recommend" in word and "agreed" not in word:
        return ("recommended",)
    if p.OTHER_DECISION.search(operative):
        return ("other",)
    if p.NOTED_DEFERRAL.match(operative):
        return ("withdrawn",) if "withdrawn" in operative else ("deferred",)
    found = {outcome for outcome, pattern in p.OUTCOMES.items() if pattern.search(operative)}
    found |= {outcome for outcome, pattern in p.WELSH_OUTCOMES.items() if pattern.search(operative)}
    found = found or _from_word(word)
    if "recommended" in found or p.TO_RECOMMEND.search(operative):
        found = {"recommended"} | (found & {"noted", "referred", "deferred"})
    if found - {"noted"}:
        found -= (
            {"approved"}
            if found & {"refused", "deferred", "withdrawn"} and not p.APPROVES_FIRST.search(operative)
            else set()
        )
    elif p.REQUEST.search(operative):
        found.add("other")
    return in_order(found or {"approved"})


def in_order(found: Iterable[str]) -> tuple[str, ...]:
    found = set(found)
    return tuple(outcome for outcome in OUTCOMES if outcome in found)


def _from_word(lead: str) -> set[str]:
    return {outcome for stem, outcome in p.LEAD_OUTCOMES.items() if stem in lead}
