"""Names as people type them: made alike, so that "St. Helens" finds "Saint Helens Borough Council"."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST = 200
"""Characters of a name that are looked at; no council and no committee has a longer one."""

_WORD = re.compile(r"\w+")
# What kind of body a council is, in English and Welsh, and as it is abbreviated: not which one.
_KINDS = frozenset(
    [
        *("council", "county", "borough", "district", "city", "metropolitan", "unitary", "royal", "corporation"),
        *("authority", "cyngor", "bwrdeistref", "bwrdeistrefol", "sirol", "dinas"),
        *("bc", "cbc", "cc", "dc", "lb", "lbc", "mbc", "mdc", "rb", "rbc"),
    ]
)
_JOINERS = frozenset(("of", "the", "and", "for"))
_TIERS = frozenset(("county", "city", "borough", "district"))


@lru_cache(4096)
def plain(name: str) -> str:
    """``name`` without case, accents and punctuation, its "&" as "and", its words separated by one space."""
    folded = unicodedata.normalize("NFKD", name[:LONGEST].casefold()).replace("&", " and ")
    bare = "".join(character for character in folded if not unicodedata.combining(character) and character not in "'’‘")
    return " ".join(_WORD.findall(bare.replace("_", " ")))


@lru_cache(4096)
def core(name: str) -> str:
    """What tells a council from the others of its kind: "hackney" for "LB Hackney" and "London Borough of Hackney"."""
    words = ["st" if word == "saint" else word for word in plain(name).split()]
    if "borough" in words and words != ["london", "borough"]:
        words = [word for word in words if word != "london"]
    words = [word for word in words if word not in _KINDS]
    while words and words[0] in _JOINERS:
        words.pop(0)
    while words and words[-1] in _JOINERS:
        words.pop()
    return " ".join(words)


def same_council(one: str, other: str) -> bool:
    """Whether two names can be of one council: the same core, and not of a county and of a city or district in it."""
    tiers = [set(plain(name).split()) & _TIERS for name in (one, other)]
    apart = all(tiers) and not tiers[0] & tiers[1] and "county" in tiers[0] | tiers[1]
    return not apart and core(one) == core(other) != ""


def nearest(typed: str, names: Iterable[str], count: int = 5) -> list[str]:
    """Those of ``names`` that may be meant: first those that hold all the words or begin so, then those spelt alike."""
    wanted, known = core(typed), list(dict.fromkeys(names))
    words = set(wanted.split())
    if not words:
        return []
    holding = [name for name in known if words <= set(core(name).split()) or core(name).startswith(wanted)]
    by_core: dict[str, str] = {}
    for name in known:
        by_core.setdefault(core(name), name)
    alike = [by_core[found] for found in difflib.get_close_matches(wanted, by_core, n=count, cutoff=0.75)]
    return list(dict.fromkeys([*holding, *alike]))[:count]
