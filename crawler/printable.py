"""What comes from outside, as it may be shown: on one line, of bounded length, and unable to command a terminal."""

from __future__ import annotations

import re
import unicodedata

# Terminal sequences (ECMA-48): CSI with its parameters, strings such as OSC up to their end, and the two-letter ones
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"
    r"|(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]{0,8}[0-~]?"
)
_HEAD = 20


def printable(text: str, limit: int = 300) -> str:
    """``text`` on one line of at most ``limit`` characters, the last of them … where it was cut.

    Terminal sequences and invisible characters (Unicode's Cf, among them those that turn the direction of writing)
    are left out; control characters, lone surrogates and white space of any kind become single spaces.
    """
    head = text[: limit * _HEAD]
    shown = "".join(map(_shown, _SEQUENCE.sub(" ", head)))
    line = " ".join(shown.split())
    if len(line) <= limit and len(head) == len(text):
        return line
    return line[: max(limit - 1, 0)].rstrip() + "…"


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return "" if unicodedata.category(character) == "Cf" else " "
