"""What helps a reader on: an example that finds something here, and what to tick instead of what is not held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from indexer.search.clauses import QuerySyntaxError
from indexer.search.engine import SearchEngine
from indexer.search.fields import BY_NAME
from indexer.search.held import held_labels, nearest
from indexer.search.query import Query, Sort
from webui.links import search_url, with_value, without_value

RECENT = 60
"""Among how many of the latest items an example is looked for."""

LONGEST = 40
SAID = 3
"""Of how many ticked values at the most it is said that they are not held: each is compared with all that are."""


@dataclass(frozen=True)
class Unheld:
    """A ticked value that no item has: its facet, and the nearest values with the addresses that tick them instead."""

    facet: str
    value: str
    instead: tuple[tuple[str, str], ...]


def unheld(engine: SearchEngine, query: Query, taken: Collection[str] = ()) -> Iterator[Unheld]:
    """The ticked values that no item of the index has, and that were ``taken`` for nobody."""
    held = {name: held_labels(engine, name) for name in query.filters}
    missing = [
        (name, value)
        for name, values in query.filters.items()
        for value in values
        if value not in held[name] and not (name == "speaker" and value in taken)
    ]
    for name, value in missing[:SAID]:
        without = without_value(query, name, value)
        instead = tuple((label, search_url(with_value(without, name, label))) for label in nearest(value, held[name]))
        yield Unheld(BY_NAME[name].label.lower(), value, instead)


def example(engine: SearchEngine) -> str | None:
    """The title of a recent item that was decided, of plain words that find it; None where there is none such."""
    newest = engine.search(Query(sort=Sort.NEWEST, limit=RECENT, facets=())).hits
    times = Counter(hit.document.item for hit in newest)
    titles = (hit.document.item for hit in newest if hit.document.outcomes and times[hit.document.item] == 1)
    return next((title for title in titles if _can_be_typed(title) and _finds(engine, title)), None)


def _can_be_typed(title: str) -> bool:
    words = title.split()
    plain = all(word.isalpha() and word not in ("AND", "OR", "NOT") for word in words)
    return plain and len(words) > 1 and len(title) <= LONGEST


def _finds(engine: SearchEngine, title: str) -> bool:
    try:
        return bool(engine.search(Query(title, limit=0, facets=())).total)
    except QuerySyntaxError:
        return False
