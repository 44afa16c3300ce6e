"""Answers and findings as the lines that a terminal shows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import click

from indexer.asking import count_of
from indexer.search.coverage_words import not_held, searched
from indexer.search.dates import long_date
from indexer.search.naming import plain_name
from indexer.search.overview import Overview
from indexer.search.people import Taken
from indexer.search.results import CUT_SHORT, Facet, Hit, Results


def answer_lines(results: Results, advice: str | None = None, overview: Overview | None = None) -> Iterator[str]:
    """The count, the hits and the facets of an answer; ``advice`` is said below the count, ``overview`` at the end."""
    yield f"{count_of(results.total, 'item')} ({results.took_ms:.0f} ms)"
    if results.cut_short:
        yield CUT_SHORT
    if advice and not results.cut_short:
        yield advice
    if results.expanded:
        yield expanded_line(results)
    yield from map(taken_line, results.taken)
    if results.suggestion:
        yield f"Did you mean: {results.suggestion}"
    for hit in results.hits:
        yield from _hit_lines(hit)
    for facet in results.facets:
        if facet.values:
            yield from _facet_lines(facet)
    yield ""
    if overview:
        yield from _overview_lines(overview)
    yield searched(results.coverage)
    if not results.total and (lacking := not_held(results.coverage)):
        yield lacking


def taken_line(taken: Taken) -> str:
    """Whom a name was taken for."""
    if taken.is_one:
        return f"“{taken.typed}” was taken to be {plain_name(taken.names[0])}."
    return f"“{taken.typed}” may be {', '.join(taken.names)}: everybody of that surname is shown."


def expanded_line(results: Results) -> str:
    """What was looked for beside the words typed, and how to have it otherwise."""
    typed = dict.fromkeys(words for words, _ in results.expanded)
    said = "; ".join(
        f"{words} (also {', '.join(also for before, also in results.expanded if before == words)})" for words in typed
    )
    return f"Looked for {said}. Put words in quotation marks to search for them alone."


def _hit_lines(hit: Hit) -> Iterator[str]:
    found = hit.document
    number = f"{found.minute_number}. " if found.minute_number else ""
    yield ""
    yield click.style(f"{number}{found.item}", bold=True)
    yield "  " + " | ".join(
        part for part in (found.meeting, found.standing, ", ".join(found.outcomes), found.id) if part
    )
    if hit.snippet:
        who = f"{hit.snippet_of}: " if hit.snippet_of else ""
        yield f"  {who}{plain(hit.snippet)}"


def _overview_lines(overview: Overview) -> Iterator[str]:
    """When it was first and last said, and who spoke of it most."""
    for label, item in (("First", overview.first), ("Last", overview.last)):
        if item:
            yield f"{label}: {long_date(item.date)}, {item.item} ({item.id})"
    if overview.speakers:
        said = ", ".join(f"{name} ({count_of(count, 'speech', 'speeches')})" for name, count in overview.speakers)
        yield f"Spoke of it most: {said}"


def _facet_lines(facet: Facet) -> Iterator[str]:
    yield ""
    yield click.style(facet.label, bold=True)
    for value in facet.values:
        yield f"  {'x' if value.selected else ' '} {value.count:>6,}  {value.value}"


def plain(snippet: str) -> str:
    """A snippet for the terminal: its marked words underlined."""
    marked = re.sub("<mark>(.*?)</mark>", lambda match: click.style(match[1], underline=True), snippet)
    return html.unescape(marked)


def finding_lines(found: dict[str, Any], text: str) -> Iterator[str]:
    """What was found in ``text``, in the form of ``extract.as_json``: each where it begins, and its words."""
    for speech in found["speeches"]:
        role = f" ({speech['role']})" if speech["role"] else ""
        yield f"{speech['start']:>6}  {speech['speaker']}{role}: {_words(text, speech)}"
    for resolution in found["resolutions"]:
        yield f"{resolution['start']:>6}  [{', '.join(resolution['outcomes'])}] {_words(text, resolution)}"
        for start, end in resolution["limbs"]:
            yield f"{start:>6}      {_words(text, {'start': start, 'end': end})}"
        yield from (f"            {line}" for line in _motion_lines(resolution))
    for label, key in (("Declared an interest", "interests"), ("Sent apologies", "apologies")):
        if found[key]:
            yield f"        {label}: {', '.join(found[key])}"
    if not any(found.values()):
        yield "Nothing was found in this text."


def _motion_lines(resolution: dict[str, Any]) -> Iterator[str]:
    """Who moved and seconded a resolution, and each side of its vote: the number, the names, or both."""
    people = (("Moved by", resolution["mover"]), ("seconded by", resolution["seconder"]))
    moved = ", ".join(f"{label} {name}" for label, name in people if name)
    if moved:
        yield moved[0].upper() + moved[1:]
    counts, names = resolution["votes"] or {}, resolution["recorded_vote"] or {}
    for side in ("for", "against", "abstained"):
        if counts.get(side) is not None or names.get(side):
            number = [str(counts[side])] if counts.get(side) is not None else []
            who = [", ".join(names[side])] if names.get(side) else []
            yield f"{side.capitalize()}: {' – '.join(number + who)}"


def _words(text: str, span: dict[str, Any], width: int = 90) -> str:
    words = " ".join(text[span["start"] : span["end"]].split())
    return words if len(words) <= width else words[: width - 1] + "…"
