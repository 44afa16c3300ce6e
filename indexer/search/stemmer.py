"""English words to their stems, by Martin Porter's second algorithm (snowballstem.org), with -ise read as -ize.

The stem is a key for matching, never shown: "organisations", "organised" and "organizing" have one, so have "closes"
and "closing". Words that hold anything but a to z are left whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BRITISH = re.compile(r"is(?=(?:e[drs]?|ers?|ing|ation|ations|ational)\Z)")
_REGION = re.compile(r"[aeiouy][^aeiouy]")
_VOWEL = re.compile(r"[aeiouy]")
_SHORT = re.compile(r"(?:[^aeiouy][aeiouy][^aeiouywxY]|\A[aeiouy][^aeiouy])\Z")
_SPECIAL = {
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl", "gently": "gentl",
    "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
    "sky": "sky", "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias",
    "andes": "andes", "buses": "bus", "gases": "gas", "children": "child", "men": "man", "women": "woman",
    "feet": "foot",
    "halves": "half", "knives": "knife", "shelves": "shelf", "thieves": "thief", "analyses": "analysi",
    "crises": "crisi", "appendices": "appendix", "indices": "index", "criteria": "criterion",
    "referenda": "referendum", "bylaw": "byelaw", "bylaws": "byelaw", "licence": "licens", "licences": "licens",
    "licenced": "licens",
}  # fmt: skip
_WHOLE = {"inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"}
_DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_STEP_2 = (
    ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
    ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"),
    ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"),
    ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
)  # fmt: skip
_STEP_3 = (
    ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""),
    ("ical", "ic"), ("ness", ""), ("ful", ""),
)  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    "al", "er", "ic",
)  # fmt: skip


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word; the word itself where it is short, has digits or is not of a to z."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    word = _BRITISH.sub("iz", word)
    if word in _SPECIAL:
        return _SPECIAL[word]
    word = _consonant_y(word)
    first, second = _regions(word)
    word = _plural(word)
    if word in _WHOLE:
        return word
    word = _past(word, first)
    if len(word) > 2 and word[-1] in "yY" and not _VOWEL.match(word[-2]):
        word = word[:-1] + "i"
    word = _suffix(word, first, second)
    return _final(word, first, second).lower()


def beginning(key: str) -> str:
    """What every word with the stem ``key`` begins with, but for those of ``irregular``."""
    return key[: key.rindex("iz") + 1] if "iz" in key else key[:-1]


def irregular(key: str) -> tuple[str, ...]:
    """The words with the stem ``key`` that need not begin like it."""
    return tuple(word for word, its_stem in _SPECIAL.items() if its_stem == key)


def _consonant_y(word: str) -> str:
    letters = list(word)
    for place, letter in enumerate(letters):
        if letter == "y" and (place == 0 or letters[place - 1] in "aeiouy"):
            letters[place] = "Y"
    return "".join(letters)


def _regions(word: str) -> tuple[int, int]:
    """Where Porter's regions R1 and R2 begin."""
    start = next((len(prefix) for prefix in ("gener", "commun", "arsen") if word.startswith(prefix)), None)
    if start is None:
        start = _after_region(word, 0)
    return start, _after_region(word, start)


def _after_region(word: str, start: int) -> int:
    match = _REGION.search(word, start)
    return match.end() if match else len(word)


def _plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and _VOWEL.search(word[:-2]):
        return word[:-1]
    return word


def _past(word: str, first: int) -> str:
    for ending in ("eedly", "eed"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ee" if len(word) - len(ending) >= first else word
    for ending in ("ingly", "edly", "ing", "ed"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return _mended(rest, first) if _VOWEL.search(rest) else word
    return word


def _mended(rest: str, first: int) -> str:
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if rest.endswith(_DOUBLES):
        return rest[:-1]
    return rest + "e" if first >= len(rest) and _SHORT.search(rest) else rest


def _suffix(word: str, first: int, second: int) -> str:
    for steps in (_STEP_2, _STEP_3):
        for ending, instead in steps:
            if word.endswith(ending):
                word = _replaced(word, ending, instead, first, second)
                break
    for ending in _STEP_4:
        if word.endswith(ending):
            start = len(word) - len(ending)
            return word[:start] if start >= second and (ending != "ion" or word[start - 1] in "st") else word
    return word


def _replaced(word: str, ending: str, instead: str, first: int, second: int) -> str:
    start = len(word) - len(ending)
    allowed = (
        start >= (second if ending == "ative" else first)
        and (ending != "ogi" or word[start - 1] == "l")
        and (ending != "li" or word[start - 1] in "cdeghkmnrt")
    )
    return word[:start] + instead if allowed else word


def _final(word: str, first: int, second: int) -> str:
    start = len(word) - 1
    if word.endswith("e") and (start >= second or (start >= first and not _SHORT.search(word[:-1]))):
        return word[:-1]
    return word[:-1] if word.endswith("ll") and start >= second else word
