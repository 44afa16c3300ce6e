"""The postings and packed documents of one generation, read from Whoosh: the one place that reads its files."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Container, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from whoosh import index

from indexer.search.whoosh_schema import PACKED


class Postings:
    """Whoosh's reader, held open. It keeps one place in its file for all, so one thread reads at a time."""

    def __init__(self, folder: Path) -> None:
        self._reader: Any = index.open_dir(str(folder), readonly=True).reader()
        self._lock = threading.Lock()

    def frequencies(self, field: str, word: str) -> Iterator[tuple[int, float]]:
        """The documents that have ``word`` in ``field``, and how often; in the order of their numbers."""
        return iter(self._read(field, word, lambda matcher: matcher.weight()))

    def positions(self, field: str, word: str, wanted: Container[int]) -> dict[int, array[int]]:
        """Where ``word`` stands in ``field``, for those of the documents ``wanted`` that have it."""

        def decode(matcher: Any) -> array[int] | None:
            return matcher.value_as("positions") if matcher.id() in wanted else None

        return {document: places for document, places in self._read(field, word, decode) if places is not None}

    def _read(self, field: str, word: str, value: Callable[[Any], Any]) -> list[tuple[int, Any]]:
        found = []
        with self._lock:
            if (field, word) not in self._reader:
                return []
            matcher = self._reader.postings(field, word)
            while matcher.is_active():
                found.append((matcher.id(), value(matcher)))
                matcher.next()
        return found

    def frequency(self, field: str, word: str) -> int:
        """How many documents have ``word`` in ``field``."""
        with self._lock:
            return int(self._reader.doc_frequency(field, word))

    def words(self, field: str, prefix: str, limit: int) -> list[str]:
        """The words of ``field`` that begin with ``prefix``, no more than ``limit``."""
        with self._lock:
            return [word.decode() for word in islice(self._reader.expand_prefix(field, prefix), limit)]

    def packed(self, document: int) -> bytes:
        """The packed document of that number."""
        with self._lock:
            held: bytes = self._reader.stored_fields(document)[PACKED]
            return held

    def close(self) -> None:
        """Lets go of the files."""
        with self._lock:
            self._reader.close()
