"""Texts of minutes: what a reader sees, and how Word's markup writes it into a page."""

from __future__ import annotations

import html
from dataclasses import dataclass
from html.entities import codepoint2name
from random import Random

SURNAMES = (
    "Abernethy", "Okonkwo-Pryce", "O’Rourke", "Thistlewood", "Venkatesan", "Drabble", "Llŷr",
    "Quennell", "Hathersage", "Farouk", "Mbeki-Stone", "Pargeter", "Winstanley", "D’Souza",
    "Ravenhill", "Cattermole", "Siôn", "Underhill", "Bhattacharya", "Ffoulkes",
)  # fmt: skip
FORENAMES = (
    "Maud", "Ivor", "Priya", "Dylan", "Ottoline", "Hamza", "Gwenllian", "Rupert",
    "Ayesha", "Tobias", "Fenella", "Kwame", "Siân", "Edgar",
)  # fmt: skip
TOPICS = (
    "Highway Resurfacing Programme", "Corporate Risk Register", "Treasury Management – Mid-Year Review",
    "Library Opening Hours", "Review of Polling Districts", "Air Quality Action Plan", "Car Park Charges",
    "Playing Pitch Strategy", "Adult Social Care & Health Update", "Land at Mill Lane (Phase 2)",
    "Children’s Homes: Annual Report", "Budget Monitoring", "Local Plan – Main Modifications", "Waste Contract",
)  # fmt: skip
OPENINGS = ("Apologies for Absence", "Declarations of Interest", "Minutes", "Public Question Time", "Urgent Business")
_SENTENCES = (
    "The {officer} presented the report on the {topic}, which set out progress since {year}.",
    "Councillor {name} asked whether the costs of £{pounds} had been met from reserves.",
    "In reply, the {officer} said that the contractor’s estimate of £{pounds} would be reviewed in {month}.",
    "Members welcomed the proposals but were concerned about the effect on residents of {place}.",
    "It was noted that {percent}% of respondents – mostly tenants – had supported the scheme.",
    "Councillor {name} declared an interest as a trustee of the {place} Community Trust and left the room.",
    "Mr {name} of {place} addressed the Committee, and said: “We’ve waited since {year}; that’s long enough.”",
    "The Chair thanked everyone who’d taken part in the consultation.",
    "Councillor {name} moved, and Councillor {other} seconded, that the recommendations be agreed.",
    "A further report would be brought to the meeting in {month} {year}.",
)
_RESOLVED = (
    "That the report be noted.",
    "That the {topic}, as set out in Appendix {number}, be approved.",
    "That £{pounds} be released from the capital programme for {place}.",
    "That authority be delegated to the {officer}, in consultation with Councillor {name}, to complete the contract.",
)
_OFFICERS = ("Head of Finance", "Director of Place", "Monitoring Officer", "Service Manager – Parks", "Chief Executive")
_PLACES = ("Arkenby", "Upper Tolling", "Sutterfield", "Quayside Ward", "Ystrad Fawr", "St Osyth’s")
_MONTHS = ("January", "March", "June", "September", "November")
_MISSPELT = frozenset(word for word in SURNAMES) | {"Sutterfield", "Tolling", "Arkenby"}


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; ``mark`` is a number or bullet as Word fakes it, ``cells`` the cells of a row in a table."""

    words: str
    mark: str = ""
    cells: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        return f"{self.mark} {self.words}".strip()


@dataclass(frozen=True)
class Text:
    """The text under one label."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def plain(self) -> str:
        """What a reader sees, one paragraph a line; a table's row is its cells."""
        return "\n".join(paragraph.plain for paragraph in self.paragraphs)

    @property
    def length(self) -> int:
        return len(self.plain.split())

    def markup(self, *, raw: bool = False, cut: int | None = None, more: str = "") -> str:
        """As Word writes it; only the first ``cut`` words, and then ``more``, where it is longer."""
        shown = self.paragraphs
        if cut is not None and self.length > cut:
            shown = _first_words(self.paragraphs, cut)
        else:
            more = ""
        lines = []
        for place, paragraph in enumerate(shown):
            lines += _markup(paragraph, raw=raw, more=more if place == len(shown) - 1 else "", first=place == 0)
        return '<div class="WordSection1">\n' + "\n".join(lines) + "\n</div>\n"


def _first_words(paragraphs: tuple[Paragraph, ...], count: int) -> tuple[Paragraph, ...]:
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        words = paragraph.words.split()
        count -= len(paragraph.mark.split())
        if paragraph.cells or count <= 0:
            return tuple(kept)
        kept.append(Paragraph(" ".join(words[:count]), paragraph.mark))
        count -= len(words)
    return tuple(kept)


def escaped(text: str, *, raw: bool = False) -> str:
    """``text`` for a page: pure ASCII with entities as ModernGov writes it, or, ``raw``, as it is."""
    plain = html.escape(text, quote=False)
    if raw:
        return "".join(one if ord(one) < 0x100 or _in_windows(one) else f"&#{ord(one)};" for one in plain)
    return "".join(one if ord(one) < 128 else _entity(one) for one in plain)


def _in_windows(character: str) -> bool:
    return bool(character.encode("cp1252", "ignore"))


def _entity(character: str) -> str:
    name = codepoint2name.get(ord(character))
    return f"&{name};" if name else f"&#{ord(character)};"


def _markup(paragraph: Paragraph, *, raw: bool, more: str, first: bool) -> list[str]:
    if paragraph.cells:
        cells = "".join(f'<td style=""><p class="MsoNormal">{escaped(c, raw=raw)}</p></td>' for c in paragraph.cells)
        return [f'<table class="MsoTableGrid" border="1"><tr>{cells}</tr></table>']
    inner = " ".join(_word(word, raw=raw) for word in paragraph.words.split())
    if paragraph.mark:
        gap = '<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;</span>'
        mark = f'<span style=""><span style="">{escaped(paragraph.mark, raw=raw)}{gap}</span></span>'
        opening, inner = '<p class="MsoListParagraphCxSpMiddle" style="text-indent:-18.0pt">', f"{mark}\n{inner}"
    else:
        opening = '<p class="MsoNormal">'
        if not first and len(inner) % 3 == 0:
            inner = f'<span lang="EN-US" style="" xml:lang="EN-US">{inner}</span>'
    spaced = [] if first else ['<p class="MsoNormal"><span style="">&nbsp;</span></p>']
    return [*spaced, _wrapped(f"{opening}{inner}{more}</p>")]


def _word(word: str, *, raw: bool) -> str:
    core = word.rstrip(".,;:’s")
    written = escaped(word, raw=raw)
    if core in _MISSPELT:
        return f'<span class="SpellE">{escaped(core, raw=raw)}</span>{escaped(word[len(core) :], raw=raw)}'
    if word in ("RESOLVED", "That"):
        return f'<b style="">{written}</b>' if word == "RESOLVED" else written
    return f'<span class="GramE">{written}</span>' if word in ("concerned", "noted") else written


def _wrapped(markup: str) -> str:
    """Broken at about 70 columns at any space, inside tags too, as in the pages."""
    lines, line = [], ""
    for piece in markup.split(" "):
        if line and len(line) + len(piece) > 69:
            lines.append(line)
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    return "\n".join([*lines, line])


def _filled(pattern: str, chance: Random) -> str:
    return pattern.format(
        officer=chance.choice(_OFFICERS), topic=chance.choice(TOPICS), name=chance.choice(SURNAMES),
        other=chance.choice(SURNAMES), year=chance.randrange(1999, 2027), month=chance.choice(_MONTHS),
        place=chance.choice(_PLACES), pounds=f"{chance.randrange(1_000, 9_000_000):,}",
        percent=chance.randrange(3, 98), number=chance.choice("ABC"),
    )  # fmt: skip


def agenda_text(chance: Random) -> Text:
    """A line or two that say what the item is about; now and then far too long."""
    sentences = 1 if chance.random() < 0.97 else 60
    words = " ".join(_filled(chance.choice(_SENTENCES), chance) for _ in range(sentences))
    return Text((Paragraph(f"To consider the report of the {chance.choice(_OFFICERS)} (attached)."), Paragraph(words)))


def decision_text(chance: Random) -> Text:
    """A resolution, its limbs numbered."""
    limbs = tuple(
        Paragraph(_filled(chance.choice(_RESOLVED), chance), f"{number}.") for number in range(1, chance.randint(2, 5))
    )
    return Text((Paragraph("RESOLVED that:"), *limbs))


def minutes_text(chance: Random, *, words: int, table: bool = False) -> Text:
    """Minutes of about so many ``words``, with bullets, and a table at the end where one is wanted."""
    paragraphs: list[Paragraph] = []
    while sum(len(paragraph.words.split()) for paragraph in paragraphs) < words:
        sentences = " ".join(_filled(chance.choice(_SENTENCES), chance) for _ in range(chance.randint(1, 4)))
        paragraphs.append(Paragraph(sentences, "·" if paragraphs and chance.random() < 0.15 else ""))
    if table:
        rows = [("Scheme", "Budget", "Spent")] + [
            (chance.choice(TOPICS), f"£{chance.randrange(10**6):,}", f"£{chance.randrange(10**6):,}") for _ in range(3)
        ]
        paragraphs += [Paragraph(" ".join(row), cells=row) for row in rows]
    return Text((*paragraphs, *decision_text(chance).paragraphs))
