"""What a hit shows of its text: the passage that best says why it was found, escaped, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice, pairwise, takewhile

from indexer.search.clauses import Clause
from indexer.search.deadline import check
from indexer.search.document import ItemDocument, ResolutionDocument, SpeechDocument
from indexer.search.fields import Scope
from indexer.search.matching import Range, Reading, clauses, holds, within
from indexer.search.scoping import Plan, Within
from indexer.search.words import spaced, tokens

LENGTH = 280
LEAD = 70
"""How many characters before the first mark a passage may begin, to begin with a sentence or at least a word."""

Marks = dict[Range, set[int]]


@dataclass(frozen=True)
class Snippet:
    """Escaped HTML whose only element is ``<mark>``, whose words it shows, None for no one's, and their language."""

    html: str
    of: str | None = None
    language: str = "en"


@dataclass(frozen=True)
class _Source:
    """A text to show a passage of, the clauses to mark in it, and whose it is."""

    text: str
    looked_for: tuple[Clause, ...]
    of: str | None = None
    language: str | None = None

    def marks(self) -> Marks:
        """Where each clause is found: range to the numbers of the clauses."""
        reading = Reading(tokens(self.text)) if self.looked_for else Reading(())
        found: Marks = {}
        for number, clause in enumerate(self.looked_for):
            check()
            for place in reading.ranges(clause):
                found.setdefault(place, set()).add(number)
        return found


def snippet(document: ItemDocument, plan: Plan) -> Snippet:
    """The snippet of a document that was found by ``plan``.

    From the speech or resolution that matched, where the plan asks for one; else from the text, the agenda or, where
    the words are found in neither, the beginning of what there is.
    """
    best = max(_parts(document, plan), key=lambda source: _weight(source.marks()), default=None)
    if best:
        return Snippet(passage(best.text, best.marks()), best.of, document.language)
    sources = list(_texts(document, plan))
    marked = [(source, source.marks()) for source in sources]
    source, marks = next(((source, marks) for source, marks in marked if marks), marked[0])
    return Snippet(passage(source.text, marks), language=source.language or document.language)


def _texts(document: ItemDocument, plan: Plan) -> Iterator[_Source]:
    looked_for = [(field, clause) for field, clause in clauses(plan) if clause]
    for text, fields in ((document.text, ("", "text", "resolution")), (document.agenda_text or "", ("", "agenda"))):
        if text.strip():
            yield _Source(text, tuple(clause for field, clause in looked_for if field in fields))
    if document.twin:
        looked_in_twin = tuple(clause for field, clause in looked_for if field in ("", "text"))
        yield _Source(document.twin.body, looked_in_twin, language=document.twin.language)
    yield _Source("", ())


def _parts(document: ItemDocument, plan: Plan) -> Iterator[_Source]:
    """The speeches and resolutions that hold what the plan asks of one."""
    for asked in within(plan):
        if asked.scope is Scope.SPEECH:
            yield from (
                _said(document, speech, asked) for speech in document.speeches if _speaks(document, speech, asked)
            )
        else:
            yield from (
                _decided(document, each, asked) for each in document.resolutions if _decides(document, each, asked)
            )


def _speaks(document: ItemDocument, speech: SpeechDocument, asked: Within) -> bool:
    said = Reading(tokens(document.text[speech.start : speech.end]))
    return holds(asked.plan, {"": said, "speaker": Reading(spaced([speech.speaker, speech.role, speech.written]))}, "")


def _said(document: ItemDocument, speech: SpeechDocument, asked: Within) -> _Source:
    looked_for = tuple(clause for field, clause in clauses(asked.plan) if not field)
    return _Source(document.text[speech.start : speech.end], looked_for, speech.speaker)


def _decides(document: ItemDocument, resolution: ResolutionDocument, asked: Within) -> bool:
    fields = {
        "resolution": Reading(tokens(document.text[resolution.start : resolution.end])),
        "outcome": Reading(spaced(resolution.outcomes)),
        "mover": Reading(spaced([resolution.mover, resolution.mover_written])),
        "seconder": Reading(spaced([resolution.seconder, resolution.seconder_written])),
        "voter": Reading(spaced(name for side in resolution.votes for name in (*side.people, *side.names))),
    }
    return holds(asked.plan, fields, "resolution")


def _decided(document: ItemDocument, resolution: ResolutionDocument, asked: Within) -> _Source:
    looked_for = tuple(clause for field, clause in clauses(asked.plan) if field == "resolution")
    text = document.text[resolution.start : resolution.end]
    return _Source(text, looked_for, ", ".join(resolution.outcomes) or None)


def _weight(marks: Marks) -> tuple[int, int]:
    return len({number for numbers in marks.values() for number in numbers}), len(marks)


def passage(text: str, marks: Marks) -> str:
    """The passage of ``text`` with the most of what was looked for, escaped and marked, cut between words."""
    start, end = _window(text, marks)
    inside = _merged(place for place in marks if place[0] >= start and place[1] <= end)
    edges = [start, *(edge for place in inside for edge in place), end]
    pieces = [escape(text[one:other]) for one, other in pairwise(edges)]
    marked = "".join(f"<mark>{piece}</mark>" if number % 2 else piece for number, piece in enumerate(pieces))
    shown = " ".join(marked.split())
    return f"{'… ' if text[:start].strip() else ''}{shown}{' …' if text[end:].strip() else ''}"


def _window(text: str, marks: Marks) -> Range:
    """Where the best passage begins and ends: the most clauses, then the most marks, then the earliest."""
    places = sorted(marks)
    best = max(
        enumerate(places), key=lambda place: (*_weight(_fitting(place[0], places, marks)), -place[1][0]), default=None
    )
    first, end = best[1] if best else (0, 0)
    start = _beginning(text, first)
    return start, _ending(text, start, end)


def _fitting(number: int, places: Sequence[Range], marks: Marks) -> Marks:
    """The marks that fit into a passage that begins a little before the one of that number."""
    limit = places[number][0] + LENGTH - LEAD
    near = takewhile(lambda place: place[0] < limit, islice(places, number, None))
    return {place: marks[place] for place in near if place[1] <= limit}


def _beginning(text: str, mark: int) -> int:
    """The start of the sentence or line, or else of a word, not too far before a mark."""
    if mark <= LEAD:
        return 0
    floor = mark - LEAD
    for end in ("\n", ". ", "? ", "! "):
        found = text.rfind(end, floor, mark)
        if found >= 0:
            return found + len(end)
    return next((place + 1 for place in range(floor, mark) if text[place].isspace()), mark)


def _ending(text: str, start: int, mark_end: int) -> int:
    """The end of the last word that fits, not before the end of the mark; a word longer than a passage is cut."""
    limit = start + LENGTH
    if limit >= len(text):
        return len(text)
    space = next((place for place in range(limit, max(mark_end, start), -1) if text[place].isspace()), None)
    return space if space is not None else min(max(limit, mark_end), start + 2 * LENGTH)


def _merged(places: Iterable[Range]) -> list[Range]:
    """Overlapping places as one, in order."""
    merged: list[Range] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
