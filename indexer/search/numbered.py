"""What carries a number, however it is written: sections of Acts, minutes and reports, postcodes, sums of money.

``joined`` finds in any text what could be written as one word, and gives that word; a text and a query that write the
same thing in two ways so have a word in common. ``is_one_thing`` tells whether words typed side by side are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

Joined = tuple[str, int, int]
"""A word, and the first and last characters of the text that it is another way of writing."""

_NUMBERED = "minute report application motion item paragraph"
_LABELS = {label: word for word in _NUMBERED.split() for label in (word, f"{word}s")} | {"min": "minute"}
_LABELS |= {"mins": "minute", "para": "paragraph", "paras": "paragraph", "app": "application", "rep": "report"}
_SIZES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_GAP = r"[\s\xa0\u2009\u202f]{0,2}"
_NO = rf"(?:no|nos|number|numbers|num|ref|refs|reference)\b[.:]?{_GAP}"
_LABEL = "|".join(sorted(_LABELS, key=len, reverse=True))
_ALONE = r"(?<![A-Za-z0-9].)(?<![A-Za-z0-9]['\u2019].)"
"""After the first letter of a word: nothing else of it stands before."""

_ENDS = r"(?![A-Za-z0-9])"
_SIZE = r"(?i:k|mn?|bn|thousand|million|billion)"

# Each begins with the letters that it can begin with: what is searched for so is found many times as fast.
# "Section 106", "sec. 106A", "S.106", "s 106", "§ 106"
_SECTION = re.compile(
    rf"[Ss\xa7](?:(?<=\xa7)|{_ALONE}(?i:ections?|ec|s?)\b\.?){_GAP}([0-9]+[A-Za-z]{{0,2}}){_ENDS}", re.ASCII
)
# "Minute 45", "Minute No. 45", "Report number CAB/23/45"
_LABELLED = re.compile(
    rf"[{''.join(sorted({letter for word in _LABELS for letter in (word[0], word[0].upper())}))}]{_ALONE}"
    rf"(?i:({'|'.join(sorted({word[1:] for word in _LABELS}, key=len, reverse=True))})\b\.?{_GAP}(?:{_NO})?)"
    r"(?=\S{0,20}[0-9])([A-Za-z0-9]+(?:\.[0-9]+)?)",
    re.ASCII,
)
# "WR1 2AB"
_POSTCODE = re.compile(rf"[A-Za-z]{_ALONE}[A-Za-z]?[0-9][A-Za-z0-9]?{_GAP}[0-9][A-Za-z]{{2}}{_ENDS}", re.ASCII)
# "£1.5m", "£1,500,000.00"
_POUNDS = re.compile(
    rf"\xa3[ \xa0]?([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(\.[0-9]+)?(?:[\s\xa0]?({_SIZE}))?{_ENDS}(?![,.][0-9])",
    re.ASCII,
)
# "1.5 million"
_MILLIONS = re.compile(rf"([0-9](?<![0-9,.].)[0-9]*)(\.[0-9]+)?[\s\xa0]?((?i:million|billion)){_ENDS}", re.ASCII)
_DIGIT = re.compile(r"[0-9]")


def joined(text: str) -> Iterator[Joined]:
    """Each thing with a number in ``text`` as the one word that all ways of writing it share."""
    if not _DIGIT.search(text):
        return
    for match in _SECTION.finditer(text):
        yield f"s{match[1].lower()}", match.start(), match.end()
    for match in _LABELLED.finditer(text):
        label = _LABELS.get((match[0][0] + match[1]).lower())
        if label:
            yield f"#{label}{match[2].lower()}", match.start(), match.end()
    for match in _POSTCODE.finditer(text):
        yield "".join(letter for letter in match[0].lower() if letter.isalnum()), match.start(), match.end()
    for match in chain(_POUNDS.finditer(text), _MILLIONS.finditer(text)):
        if whole := _whole(match):
            yield whole, match.start(1), match.end()


def _whole(match: re.Match[str]) -> str | None:
    """A sum in whole pounds, in digits; None where there are pence."""
    digits = match[1].replace(",", "")
    amount = Decimal(digits + (match[2] or "")) * _SIZES.get((match[3] or "").lower(), 1)
    return f"{amount:.0f}" if len(digits) <= 15 and amount == amount.to_integral_value() else None


_YEAR = r"(?!(?:19|20)\d\d\b(?!/))"
_LONG_ENOUGH = 60
_ONE_THING = re.compile(
    rf"(?:sections?|sec|ss?)\.? \d+[a-z]{{0,2}}(?:\(\w{{1,4}}\))*"
    rf"|(?:minutes?|mins?)\.? (?:(?:no|number|ref)\.? )?{_YEAR}[0-9]\S*"
    rf"|(?:{_LABEL})\.? (?:no|number|ref|reference)\.? (?=\S*\d)\S+"
    rf"|(?:reports?|applications?) (?=\S*\d)\S+/\S*"
    rf"|[a-z]{{1,2}}\d[a-z\d]? \d[a-z]{{2}}"
    rf"|£?\d+(?:\.\d+)? (?:million|billion)"
    rf"|£\d+(?:\.\d+)? (?:k|mn?|bn|thousand)"
    rf"|(?:\d\d|20\d\d) \d{{3,6}} (?:adv|cou|ful|full|hh|hou|lbc|out|rem|res|tpo|var)"
)
_MINUTE = re.compile(rf"(?:minutes?|mins?)\.? (?:(?:no|number|ref)\.? )?{_YEAR}(\d+\S*)")


def is_one_thing(words: str) -> bool:
    """Whether words typed side by side, in lower case, a blank between them, are one thing with a number."""
    return len(words) <= _LONG_ENOUGH and _ONE_THING.fullmatch(words) is not None


def minute_number(words: str) -> str | None:
    """The number in words that name a minute and nothing else, else None."""
    match = _MINUTE.fullmatch(" ".join(words.lower().split())) if len(words) <= _LONG_ENOUGH else None
    return match[1] if match else None
