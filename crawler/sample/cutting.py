"""The cut: a meeting's page shows the first 500 words of long minutes, then a link to the item's own page."""

from __future__ import annotations

import re

SHOWN = 500
_TOKEN = re.compile(r"<[^>]*>|(?:\s|&nbsp;)+|(?:(?!&nbsp;)[^<\s])+")
_TAG = re.compile(r"<(/?)(\w+)")
_BLOCKS = frozenset(("p", "div", "table", "tr", "td", "th", "br"))
_VOID = frozenset(("br", "img"))


def cut(fragment: str, link: str) -> str:
    """``fragment`` whole up to 500 words; a longer one cut there, with ``link`` and the open tags closed."""
    words, inside = 0, False
    opened: list[str] = []
    for token in _TOKEN.finditer(fragment):
        if token[0].startswith("<"):
            inside = inside and _follow(token[0], opened)
        elif token[0].isspace() or token[0].startswith("&nbsp;"):
            inside = False
        elif not inside:
            words, inside = words + 1, True
            if words > SHOWN:
                closing = "".join(f"</{name}>" for name in reversed(opened))
                return f"{fragment[: token.start()].rstrip()} &nbsp;...&nbsp; {link}{closing}\n"
    return fragment


def _follow(tag: str, opened: list[str]) -> bool:
    """Keeps the list of open tags; whether a word goes on across this one."""
    found = _TAG.match(tag)
    if found is None:
        return True
    closes, name = found[1], found[2].lower()
    if closes and name in opened:
        while opened.pop() != name:
            pass
    elif not closes and name not in _VOID:
        opened.append(name)
    return name not in _BLOCKS
