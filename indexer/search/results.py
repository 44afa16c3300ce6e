"""What a search answers: hits, facets, and what the reader should know about both."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.search.coverage import Coverage
from indexer.search.document import ItemDocument
from indexer.search.people import Taken

CUT_SHORT = "The search took too long and was cut short: what is shown is not all. Use fewer words, or rarer ones."
"""What a reader is told of results that are ``cut_short``."""


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: the label that people read, how many items have it, whether it is ticked."""

    value: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    """One facet, counted drill-sideways: as if its own filter were off.

    ``values`` are the commonest first (years: the latest first), applied ones always among them, even at zero;
    ``distinct`` is how many values there are in all, ``missing`` how many items have none, ``lacking`` whether these
    are asked for.
    """

    name: str
    label: str
    values: tuple[FacetValue, ...]
    distinct: int
    missing: int
    lacking: bool = False


@dataclass(frozen=True)
class Hit:
    """One item found.

    ``snippet`` is escaped HTML whose only element is ``<mark>``. ``snippet_of`` says whose words it shows: the
    speaker of the speech or the outcomes of the resolution that matched, None for other text; ``snippet_language`` is
    what they are in.
    """

    document: ItemDocument
    score: float
    snippet: str
    snippet_of: str | None = None
    snippet_language: str = "en"


@dataclass(frozen=True)
class Results:
    """The answer to one Query. ``total`` counts every match, exactly. ``suggestion`` is a better spelling, or None.

    ``coverage`` is of the bodies and days that were looked at.
    ``expanded`` says what was looked for beside the words typed: each pair is words as typed and another way to say it.
    ``cut_short`` says that the time limit passed: what is found in time is listed, and it is not all.
    ``taken`` says whom the names of people were taken for, where they are not as the index has them.
    """

    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    coverage: Coverage
    suggestion: str | None = None
    expanded: tuple[tuple[str, str], ...] = ()
    taken: tuple[Taken, ...] = ()
    cut_short: bool = False
