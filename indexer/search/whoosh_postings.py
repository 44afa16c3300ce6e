"""The postings and packed documents of one generation, read from Whoosh: the one place that reads its files."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.codec.whoosh3 import W3LeafMatcher

from indexer.search.whoosh_schema import PACKED

Block = tuple[Sequence[int], Sequence[float], Sequence[bytes]]


class Postings:
    """Whoosh's reader, held open. It keeps one place in its file for all, so one thread reads at a time."""

    def __init__(self, folder: Path) -> None:
        self._reader: Any = index.open_dir(str(folder), readonly=True).reader()
        self._lock = threading.Lock()

    def frequencies(self, field: str, word: str) -> list[tuple[int, float]]:
        """The documents that have ``word`` in ``field``, and how often; in the order of their numbers."""
        with self._lock:
            return [
                posting for ids, weights, _ in self._blocks(field, word) for posting in zip(ids, weights, strict=True)
            ]

    def positions(self, field: str, word: str) -> dict[int, bytes]:
        """Where ``word`` stands in ``field``, by document, still packed as WordPositions packs it."""
        with self._lock:
            blocks = self._blocks(field, word)
            return {document: places for ids, _, values in blocks for document, places in zip(ids, values, strict=True)}

    def _blocks(self, field: str, word: str) -> Iterator[Block]:
        """The postings of a word, block by block: several times as fast as Whoosh's one by one."""
        if (field, word) not in self._reader:
            return
        matcher = self._reader.postings(field, word)
        if not isinstance(matcher, W3LeafMatcher):
            yield from _singly(matcher)
            return
        while matcher.is_active():
            matcher.id(), matcher.weight(), matcher.value()
            yield matcher._ids, matcher._weights, matcher._values
            matcher._next_block()

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


def _singly(matcher: Any) -> Iterator[Block]:
    """The postings of so rare a word that Whoosh keeps them with the word itself."""
    while matcher.is_active():
        yield (matcher.id(),), (matcher.weight(),), (matcher.value(),)
        matcher.next()
