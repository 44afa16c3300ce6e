"""The one door: ``find`` reads a text with every finder."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.extract.asking import titled
from indexer.extract.attendance import find_apologies
from indexer.extract.deferrals import find_deferrals
from indexer.extract.exempt import find_exemptions
from indexer.extract.holders import by_name
from indexer.extract.interests import find_declarations
from indexer.extract.names import author_of
from indexer.extract.people import to_speeches
from indexer.extract.prose import blocks
from indexer.extract.referrals import find_referrals
from indexer.extract.resolutions import find_resolutions
from indexer.extract.speeches import find_speeches
from indexer.extract.substitutes import find_substitutes
from indexer.records import Findings, Resolution, Span


def find(text: str, title: str | None = None) -> Findings:
    """All that is found in one item's ``text`` (clean, one paragraph a line); ``title`` is the item's own, if known."""
    parts = blocks(text)
    exchange = titled(title or "")
    author = None if exchange else author_of(title or "")
    decisions = find_resolutions(text, parts, author)
    declared = find_declarations(text, parts, title)
    speeches = to_speeches(text, find_speeches(text, parts, (*decisions.taken, *declared.lines), author, exchange))
    resolutions = [found for found in decisions.resolutions if found.lead or not _is_in(found, declared.lines)]
    return Findings(
        speeches=speeches,
        resolutions=by_name(resolutions, speeches),
        declarations=declared.found,
        absences=find_apologies(text, parts, title),
        substitutes=find_substitutes(text, parts),
        exemptions=find_exemptions(text, parts),
        deferrals=find_deferrals(text, parts),
        referrals=find_referrals(text),
    )


def _is_in(found: Resolution, lines: Sequence[Span]) -> bool:
    """Whether a decision that no lead-in opens lies in one of ``lines``: of what is declared nothing is decided."""
    return any(start <= found.start < end for start, end in lines)
