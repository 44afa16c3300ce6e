"""Long lists of alternatives, put together by their first letter, so that a search looks at few of them."""

from __future__ import annotations

from collections.abc import Iterator


def grouped(alternatives: str) -> str:
    """``alternatives`` parted by "|", each beginning with a letter, as one that means the same: "a(?:dded|sked)|said".

    Those of one first letter keep their order, so the same one is found; those of different letters never compete.
    """
    by_letter: dict[str, list[str]] = {}
    for alternative in _parted(alternatives):
        by_letter.setdefault(alternative[0], []).append(alternative[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


def _parted(alternatives: str) -> Iterator[str]:
    """The alternatives, parted where "|" stands outside brackets."""
    depth, begins = 0, 0
    for at, sign in enumerate(alternatives):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and not depth:
            yield alternatives[begins:at]
            begins = at + 1
    yield alternatives[begins:]
