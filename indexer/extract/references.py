"""What a text refers to by number: minutes of earlier meetings, applications, reports; and whom it recommends to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.extract.patterns import references as r
from indexer.extract.prose import mentions, squeeze

AROUND = 140
"""How many characters before and after a minute's number its meeting may be named."""

YEAR_PIVOT = 50
"""A year of two figures below this is of this century."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LEAST_FIGURES = 5
"""How many figures a reference has at the least that can be told from a fraction or a date."""


@dataclass(frozen=True)
class Reference:
    """One thing referred to: its ``kind`` (minute, application, report, recommended), its number, and where.

    ``date`` (ISO 8601) and ``body`` are of the meeting, where they are named beside a minute's number.
    """

    kind: str
    value: str
    start: int
    end: int
    date: str | None = None
    body: str | None = None


def find_references(text: str) -> tuple[Reference, ...]:
    """Every reference in order, each number once."""
    found: dict[tuple[str, str, str | None], Reference] = {}
    for each in sorted((*_minutes(text), *_reports(text), *_applications(text)), key=lambda each: each.start):
        found.setdefault((each.kind, each.value, each.date), each)
    return tuple(found.values())


def find_receivers(text: str) -> tuple[Reference, ...]:
    """The bodies that the text recommends something to, in order, each once."""
    found: dict[str, Reference] = {}
    for pattern in (r.RECOMMENDED_TO, r.IS_RECOMMENDED):
        for match in pattern.finditer(text):
            body = _name(match["to"])
            found.setdefault(body.casefold(), Reference("recommended", body, match.start(), match.end(), body=body))
    return tuple(found.values())


def is_call_in(title: str) -> bool:
    """Whether an item of that title reviews a decision that was called in."""
    return bool(r.CALL_IN.search(title))


def _minutes(text: str) -> Iterator[Reference]:
    if not mentions(text, ("minute", "min.")):
        return
    for match in r.MINUTES_CITED.finditer(text):
        before, after = _around(text, match)
        following, preceding = _days(after), _days(before)
        day = following[0][0] if following else preceding[-1][0] if preceding else None
        end = match.end() + (following[0][1] if following else 0)
        for number in r.MINUTE_NUMBER.finditer(match["numbers"]):
            value = r.MINUTE_PART.sub("", number[0])
            yield Reference("minute", value, match.start(), end, day, _body(after, before))


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """What stands before and after a match in its sentence, as far as it can name a meeting."""
    before = text[max(0, match.start() - AROUND) : match.start()]
    after = text[match.end() : match.end() + AROUND]
    start = max(before.rfind("\n"), before.rfind(". "), before.rfind("; "))
    ends = [place for end in ("\n", ". ", ";", ")") if (place := after.find(end)) >= 0]
    return before[start + 1 :], after[: min(ends, default=len(after))]


def _days(words: str) -> list[tuple[str, int]]:
    """The days that ``words`` name in ISO 8601, in order, each with where its words end."""
    matches = [match for pattern in (r.DAY_IN_WORDS, r.DAY_IN_FIGURES) for match in pattern.finditer(words)]
    days = ((_iso(match), match.end()) for match in sorted(matches, key=lambda match: match.start()))
    return [(day, end) for day, end in days if day]


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"]
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < YEAR_PIVOT else 1900
    try:
        return date(year, number, int(match["day"])).isoformat()
    except ValueError:
        return None


def _body(after: str, before: str) -> str | None:
    """The body named nearest to a minute's number: after it, or else right before."""
    following = r.BODY_NAMED.search(after)
    preceding = list(r.BODY_NAMED.finditer(before))
    match = following or (preceding[-1] if preceding else None)
    return _name(match["body"]) if match else None


def _name(words: str) -> str:
    """A body as written, without the little words before its name."""
    named = squeeze(words).split(" ")
    while len(named) > 1 and (named[0].islower() or named[0] in ("That", "The")):
        del named[0]
    return " ".join(named)


def _applications(text: str) -> Iterator[Reference]:
    if "/" not in text:
        return
    reports = {match.span() for match in r.REPORT_CITED.finditer(text)}
    cited = [match.span() for match in r.MINUTES_CITED.finditer(text)]
    for match in r.APPLICATION_NUMBER.finditer(text):
        inside = any(start <= match.start() and match.end() <= end for start, end in (*reports, *cited))
        if not inside and _is_reference(match[0]) and not _is_law(text, match.start()):
            yield Reference("application", match[0], match.start(), match.end())


def _is_law(text: str, start: int) -> bool:
    """Whether what stands at ``start`` is the number of a law."""
    return any(match.end() == start for match in r.LAW.finditer(text, max(0, start - AROUND), start))


def _is_reference(value: str) -> bool:
    """Whether a run of parts with strokes is one application's, and no date, year or fraction."""
    parts = value.replace("-", "/").split("/")
    longest = max(sum(map(str.isdigit, part)) for part in parts)
    figures = sum(map(str.isdigit, value))
    named = any(map(str.isalpha, value)) or max(map(len, parts)) > len("2019")
    return longest >= 3 and figures >= LEAST_FIGURES and named and not r.YEARS_OR_DAY.fullmatch(value)


def _reports(text: str) -> Iterator[Reference]:
    for match in r.REPORT_CITED.finditer(text):
        value = (match["number"] or match["code"]).strip(" /-")
        if len(value) > len("123") and (not value.isdigit()):
            yield Reference("report", value, match.start(), match.end())
