"""Two lines to one: a word that was divided at the end of a line is whole again."""

from __future__ import annotations

import re
from collections.abc import Set

SOFT = "\u00ad"
_DIVIDED = re.compile(r"(?P<start>[^\W\d_]+)-\Z")
_WORD = re.compile(r"[^\W\d_]+")
_OWN_NAMES = "non self multi anti semi mid well long short cross vice half part full high low year cost"
_OWN = frozenset(_OWN_NAMES.split())
"""What begins a word that keeps its hyphen ("self-build")."""
_SHORTEST_END = 4


def joined(text: str, line: str, words: Set[str]) -> str:
    """``text`` and then ``line``; ``words`` are those of the document, in lower case.

    A hyphen stays where a capital or a digit follows, where the document has the word with it elsewhere, and where both
    halves are words of the document and the whole is none.
    """
    if not text or not line:
        return text + line
    if text.endswith(SOFT):
        return text[:-1] + line
    divided, next_word = _DIVIDED.search(text), _WORD.match(line)
    if divided is None or text.endswith(" -"):
        return f"{text} {line}" if not text.endswith("-") or text.endswith(" -") else text + line
    if next_word is None or not next_word[0][0].islower() or divided["start"].isupper():
        return text + line
    start, end = divided["start"].casefold(), next_word[0].casefold()
    return text + line if _keeps(start, end, words) else text[:-1] + line


def _keeps(start: str, end: str, words: Set[str]) -> bool:
    if start + end in words:
        return False
    if f"{start}-{end}" in words or end in ("and", "or"):
        return True
    return (start in words and end in words) or (start in _OWN and len(end) >= _SHORTEST_END)
