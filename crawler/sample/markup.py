"""Lines of text to the HTML that Word, HTML Tidy and ModernGov make of minutes. The same lines give the same HTML.

A line is a paragraph; "• words" is a bullet, "(a) words" a numbered limb, two spaces before it set it in; "| a | b |"
is a row of a table; ``**words**`` are bold. What the oddities are and where they were seen: ANATOMY.md, section 9.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from html.entities import codepoint2name
from itertools import groupby
from zlib import crc32

COLUMNS = 68
# In mark-up that is not wrapped yet: where Tidy may break without a space, and a space where it may not break.
_BREAK, _FIXED = "\0", "\1"
# "•", "(a)", "(iv)", "(12)", "a)", "A)", "1.", "iv.", "2.1"
_LETTERS = r"[a-z]|[ivx]{1,4}|\d{1,2}"
_MARKER = re.compile(
    rf"(?P<marker>•|\((?:{_LETTERS}|[A-Z])\)|(?:{_LETTERS}|[A-Z])\)|(?:{_LETTERS})\.|\d{{1,2}}\.\d{{1,2}}) (?P<text>.+)"
)
_WORD = re.compile(r"\b[A-ZÀ-Ž][\w’]{3,}\b|\b[a-z]{5,}\b")
_RESOLVED = re.compile(r"\A(?:RESOLVED|Resolved|AGREED|NOTED|RECOMMENDED|PENDERFYNWYD)\b")
_TIMES = f'style={_BREAK}"font:7.0pt{_FIXED}&quot;Times{_FIXED}New{_FIXED}Roman&quot;"'
_GLYPHS = (
    ("&middot;", "font-family:Symbol"),
    ("&middot;", "font-family:Symbol"),
    ("&bull;", ""),
    ("o", "font-family:&quot;Courier{0}New&quot;"),
    ("&sect;", "font-family:Wingdings"),
    ("&#61623;", "font-family:Symbol"),
)
_OPENINGS = (
    ('<span style="">', "</span>"),
    ("", ""),
    ("", ""),
    (f'<span lang={_BREAK}"EN-US" style="" xml:lang={_BREAK}"EN-US">', "</span>"),
    ("", ""),
)


def clean(lines: Sequence[str]) -> str | None:
    """The lines as a reader sees them, a newline between; None for none."""
    return "\n".join(_clean_line(line) for line in lines) or None


def _clean_line(line: str) -> str:
    if is_row(line):
        return " | ".join(cell for cell in cells(line) if cell)
    return line.strip().replace("**", "")


def fragment(lines: Sequence[str], *, section: bool = True) -> str:
    """What stands inside ``div.mgWordPara``; older texts lack the ``section``. "" for no lines."""
    if not lines:
        return ""
    glyph = _GLYPHS[crc32(lines[0].encode()) % len(_GLYPHS)]
    blocks: list[str] = []
    for tabular, group in groupby(lines, is_row):
        together = list(group)
        blocks.extend([_table(together)] if tabular else _paragraphs(together, glyph))
    body = "".join(f"{wrap(block)}\n" for block in blocks)
    return f'<div class="WordSection1">\n{body}</div>\n' if section else body


def is_row(line: str) -> bool:
    """Whether a line is a row of a table."""
    return line.startswith("|") and line.endswith("|")


def cells(row: str) -> list[str]:
    """The texts of a row's cells."""
    return [cell.strip() for cell in row.strip("|").split("|")]


def _paragraphs(lines: Sequence[str], glyph: tuple[str, str]) -> Iterator[str]:
    for line in lines:
        found = _MARKER.fullmatch(line.strip())
        deeper = line.startswith("  ")
        if found is None:
            yield _paragraph(line.strip())
            yield _empty(line)
        else:
            yield _limb(found["marker"], found["text"], glyph, deeper=deeper)
            if _chance(line, "after") % 3 == 0:
                yield _empty(line)


def _empty(line: str) -> str:
    if _chance(line, "empty") % 2:
        return '<p class="MsoNormal">&nbsp;</p>'
    return '<p class="MsoNormal"><span style="">&nbsp;</span></p>'


def _paragraph(line: str) -> str:
    chance = _chance(line, "paragraph")
    opening, closing = _OPENINGS[chance % len(_OPENINGS)]
    style = ("", ' style=""', f' style={_BREAK}"text-align:justify"')[chance // 7 % 3]
    tail = "&nbsp;" if chance % 11 == 0 else ""
    return f'<p class={_BREAK}"MsoNormal"{style}>{opening}{_prose(line)}{tail}{closing}</p>'


def _limb(marker: str, text: str, glyph: tuple[str, str], *, deeper: bool) -> str:
    sign, font = (glyph[0], glyph[1].replace("{0}", _FIXED)) if marker == "•" else (marker, "")
    gap = "&nbsp;" * (9 - min(len(marker), 5))
    margin = "margin-left:72.0pt;" if deeper else ""
    number = f'<span style={_BREAK}"{font}"><span style="">{sign}<span {_TIMES}>{gap}</span></span></span>'
    return (
        f'<p class={_BREAK}"MsoListParagraph" style={_BREAK}"{margin}text-indent:-18.0pt">{number} {_prose(text)}</p>'
    )


def _table(rows: Sequence[str]) -> str:
    lines = "".join(f" <tr>{''.join(map(_cell, cells(row)))}</tr>" for row in rows)
    return f'<table class={_BREAK}"MsoNormalTable" border="1" cellspacing="0" cellpadding="0" style="">{lines} </table>'


def _cell(text: str) -> str:
    inner = _prose(text) if text else "&nbsp;"
    return (
        f'<td width="142" valign="top" style={_BREAK}"padding:0cm{_FIXED}5.4pt"> <p class="MsoNormal">{inner}</p> </td>'
    )


def _prose(text: str) -> str:
    """A line's words: bold where it says so, some words in Word's marks for spelling and grammar, ASCII throughout."""
    text = _RESOLVED.sub(lambda lead: f"**{lead[0]}**", text) if "**" not in text else text
    parts = text.split("**")
    return "".join(f"<b>{_marked(part)}</b>" if number % 2 else _marked(part) for number, part in enumerate(parts))


def _marked(text: str) -> str:
    written, end = [], 0
    for word in _WORD.finditer(text):
        written += [ascii_html(text[end : word.start()]), _mark(word[0], _chance(text, str(word.start())))]
        end = word.end()
    return "".join((*written, ascii_html(text[end:])))


def _mark(word: str, chance: int) -> str:
    if word[0].isupper() and chance % 9 == 0:
        half = len(word) // 2 if chance % 4 == 0 and len(word) > 5 else 0
        return f'{ascii_html(word[:half])}<span class={_BREAK}"SpellE">{ascii_html(word[half:])}</span>'
    if word[0].islower() and chance % 61 == 0:
        return f'<span class={_BREAK}"GramE">{ascii_html(word)}</span>'
    return ascii_html(word)


def ascii_html(text: str) -> str:
    """``text`` escaped, whatever is not ASCII as an entity."""
    return "".join(char if char.isascii() else _entity(char) for char in html.escape(text, quote=False))


def _entity(char: str) -> str:
    name = codepoint2name.get(ord(char))
    return f"&{name};" if name else f"&#{ord(char)};"


def wrap(markup: str) -> str:
    """Hard-wrapped as HTML Tidy does it, inside tags and attributes too."""
    lines, column = [""], 0
    for piece in re.findall(f"[ {_BREAK}]?[^ {_BREAK}]+", markup):
        word, gap = piece.lstrip(f" {_BREAK}"), " " if piece[0] == " " else ""
        if column and piece[0] in f" {_BREAK}" and column + len(gap + word) > COLUMNS:
            lines.append(word)
            column = len(word)
        else:
            lines[-1] += gap + word
            column += len(gap + word)
    return "\n".join(lines).replace(_FIXED, " ")


def _chance(*words: str) -> int:
    """A number that looks like chance and is the same every time."""
    return crc32("|".join(words).encode())
