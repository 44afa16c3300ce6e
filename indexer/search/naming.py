"""Names of people as they are written: without titles and honours, as keys to compare, as slugs for addresses.

No list knows every title; what is not known stays part of the name, and then fits nobody else.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from indexer.search.words import fold

TITLES = frozenset(
    (
        "cllr", "cllrs", "cllor", "councillor", "councillors", "cyng", "cynghorydd", "mr", "mrs", "ms", "miss", "mx",
        "dr", "doctor", "prof", "professor", "sir", "dame", "lord", "lady", "baroness", "baron", "rev", "revd",
        "reverend", "canon", "alderman", "alderwoman", "ald", "major", "colonel", "captain", "hon", "rt", "right",
        "honourable", "the", "county", "borough", "district", "city", "town", "parish", "community",
    )
)  # fmt: skip
"""Words before a name that are no part of it. "The" and "County" are titles only with another after them."""

COUNCILLOR = frozenset(("cllr", "cllor", "councillor", "cyng", "cynghorydd"))
_LEADS = frozenset(("the", "county", "borough", "district", "city", "town", "parish", "community", "right", "rt"))
HONOURS = frozenset(
    (
        "obe", "mbe", "cbe", "kbe", "dbe", "gbe", "bem", "kcb", "cb", "gm", "dso", "jp", "dl", "mp", "msp", "mla", "qc",
        "kc", "qpm", "frs", "phd", "cvo", "lvo", "mvo", "esq",
    )
)  # fmt: skip
CAPITAL_HONOURS = frozenset(("MS", "AM", "AS", "MC", "PC", "MA", "BA", "TD", "RD"))
"""Honours that in small letters are words, or names."""

NO_NAME = frozenset(
    (
        "and", "chair", "chairman", "chairperson", "chairwoman", "chief", "clerk", "committee", "convener",
        "council", "councillor", "deputy", "director", "executive", "for", "head", "leader", "lead", "manager", "mayor",
        "member", "members", "of", "officer", "officers", "president", "provost", "solicitor", "speaker", "the",
        "treasurer", "vice", "applicant", "agent", "objector", "resident", "representative", "group", "assistant",
        "cabinet", "portfolio", "holder", "secretary", "monitoring", "public", "petitioner",
    )
)  # fmt: skip
"""Words of roles: what has one of them names no person."""


def plain_name(written: str) -> str:
    """A name without what stands round it: "Cllr Ada Plum OBE (Chair)" is "Ada Plum"."""
    words = written.partition("(")[0].partition(",")[0].replace("’", "'").split()
    while len(words) > 1 and _is_title(words):
        words = words[1:]
    return without_honours(" ".join(words))


def without_honours(name: str) -> str:
    """A name without the letters after it; one word always stays."""
    words = name.split()
    while len(words) > 1 and _is_honour(words[-1]):
        words = words[:-1]
    return " ".join(words).rstrip(",")


def _is_title(words: list[str]) -> bool:
    first, second = (fold(word.replace(".", "")) for word in words[:2])
    return first in TITLES and (first not in _LEADS or second in TITLES)


def _is_honour(word: str) -> bool:
    letters = word.replace(".", "").strip(",")
    return letters in CAPITAL_HONOURS or letters.casefold() in HONOURS


@lru_cache(20_000)
def name_key(written: str) -> tuple[str, ...]:
    """A name to compare by: its words without case, accents and dots; "J.P. O’Dell-Smith" is j p odellsmith."""
    apart = plain_name(written).replace(".", " ").split()
    return tuple(filter(None, map(fold, apart)))


def is_full_name(written: str) -> bool:
    """Whether words name a person by more than a surname, and not by a role."""
    key = name_key(written)
    return 1 < len(key) <= 6 and NO_NAME.isdisjoint(key)


def fits(typed: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the key of a name as typed may be that of a fuller one: a surname, initials, first names left out."""
    if not typed or len(typed) > len(full):
        return False
    if full[-len(typed) :] == typed:
        return True
    firsts = zip(typed[:-1], full[:-1], strict=False)
    return typed[-1] == full[-1] and all(_agree(one, other) for one, other in firsts)


def _agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def surname_of(written: str) -> str:
    """The last word of a name, without its titles, as it is written."""
    return plain_name(written).rpartition(" ")[2]


def _with_one_title(name: str) -> str:
    """A surname with its title, every councillor's the same: "Cllr. Plum" is "Councillor Plum"."""
    first, space, rest = name.strip().partition(" ")
    return f"councillor {rest}" if space and fold(first.replace(".", "")) in COUNCILLOR else name


@lru_cache(20_000)
def slug_of(name: str) -> str:
    """A name as a part of an address: "ada-plum". Titles and honours are left out where a first name remains.

    The same words give the same slug in every build, whatever else the index holds; names that differ only in case,
    accents, apostrophes and such titles share one, and so do the ways to write the title of a councillor.
    """
    words = plain_name(name) if is_full_name(name) else _with_one_title(name)
    letters = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", "")).casefold()
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return "-".join(kept.split()) or "unnamed"
