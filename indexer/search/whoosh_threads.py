"""The items that have a key of ``linking``, from the postings of one generation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from indexer.search.columns import NO_OWNER, UNDATED, Columns, day_number
from indexer.search.document import ItemDocument
from indexer.search.linking import LINK
from indexer.search.threads import Carried
from indexer.search.whoosh_postings import Postings


class WhooshShelf:
    """Gives items by their keys, for one thread: an item that is met again is not unpacked again."""

    def __init__(self, postings: Postings, columns: Columns, item: Callable[[int], ItemDocument]) -> None:
        self._postings, self._columns, self._item = postings, columns, lru_cache(maxsize=2_000)(item)

    def carrying(self, key: str, first: date | None, last: date | None, limit: int) -> Carried:
        """The items with that key, from ``first`` to ``last`` where they are given; an undated one is on no day."""
        owners, days = self._columns.owners, self._columns.days
        found = {owners[document] for document, _ in self._postings.frequencies(LINK, key)} - {NO_OWNER}
        start = day_number(first) if first else UNDATED + (last is not None)
        end = day_number(last) if last else 9999_99_99
        inside = sorted(item for item in found if start <= days[item] <= end)
        return Carried(len(inside), tuple(map(self._item, inside)) if len(inside) <= limit else ())
