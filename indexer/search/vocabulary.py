"""The words that a corpus uses, and which of them are forms of one word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.search.stemmer import beginning, irregular, stem


@dataclass(frozen=True)
class Vocabulary:
    """Every word of the texts of one generation, folded, in order."""

    words: Sequence[str]

    def forms(self, word: str) -> set[str]:
        """The words that share the stem of ``word``, itself always among them."""
        if len(word) < 2:
            return {word}
        key = stem(word)
        alike = (each for each in self.starting(beginning(key)) if stem(each) == key)
        return {word, *irregular(key), *alike}

    def starting(self, prefix: str) -> Iterator[str]:
        """The words that begin with ``prefix``, in order."""
        place = bisect_left(self.words, prefix)
        while place < len(self.words) and self.words[place].startswith(prefix):
            yield self.words[place]
            place += 1

    def __contains__(self, word: object) -> bool:
        place = bisect_left(self.words, str(word))
        return place < len(self.words) and self.words[place] == word

    def near(self, word: str) -> Iterator[str]:
        """The words that begin with the first or second letter of ``word``: most that it may stand for."""
        for letter in dict.fromkeys(word[:2]):
            yield from self.starting(letter)

    def save(self, path: Path) -> None:
        """Writes the words, one a line."""
        path.write_text("\n".join(self.words), "utf-8")

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """The vocabulary that ``save`` wrote."""
        held = path.read_text("utf-8")
        return cls(held.split("\n") if held else [])
