"""Every field of the index, declared once: the engines, the query language, the pages and the docs read this table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a field is matched."""

    TEXT = "text"  # words, analysed: case and accents folded, English stemmed
    LABEL = "label"  # a value that people read, whole; its words can be searched too
    DATE = "date"  # a day, or a range of days
    REFERENCE = "reference"  # a number or reference, matched however it is spaced


class Scope(StrEnum):
    """What a clause on the field has to match within."""

    ITEM = "item"
    SPEECH = "speech"
    RESOLUTION = "resolution"


@dataclass(frozen=True)
class Field:
    """One field.

    ``boost`` weighs the field when words are searched without naming one; 0 leaves the field out of such a search.
    ``facet`` fields are counted beside the results and can be filtered on. ``clause`` fields can be named in a query.
    """

    name: str
    kind: Kind
    label: str
    help: str
    scope: Scope = Scope.ITEM
    boost: float = 0.0
    facet: bool = False
    clause: bool = True


FIELDS: tuple[Field, ...] = (
    Field("item", Kind.TEXT, "Item", "Words of the item's title.", boost=4.0),
    Field("resolution", Kind.TEXT, "Resolution", "Words of one resolution.", scope=Scope.RESOLUTION, boost=2.0),
    Field("text", Kind.TEXT, "Text", "Words of the minutes and of the decision.", boost=1.0),
    Field("agenda", Kind.TEXT, "Agenda", "Words of the agenda: what the meeting was asked to do.", boost=0.5),
    Field("meeting", Kind.TEXT, "Meeting", "Words of the meeting's name: committee and date."),
    Field("committee", Kind.LABEL, "Committee", "The committee that met.", facet=True),
    Field("council", Kind.LABEL, "Council", "The council that published the minutes.", facet=True),
    Field("date", Kind.DATE, "Date", "The day of the meeting: 2024, 2024-03, 2024-03-14, or 2024-01..2024-06."),
    Field("year", Kind.LABEL, "Year", "The year of the meeting.", facet=True),
    Field("speaker", Kind.LABEL, "Speaker", "Who spoke, by name or by role.", scope=Scope.SPEECH, facet=True),
    Field("outcome", Kind.LABEL, "Outcome", "What became of a resolution.", scope=Scope.RESOLUTION, facet=True),
    Field("topic", Kind.LABEL, "Topic", "What the item is about, by the words of its title and text.", facet=True),
    Field("kind", Kind.LABEL, "Kind", "What kind of item it is: decision, motion, question ... routine.", facet=True),
    Field("mover", Kind.LABEL, "Mover", "Who moved a resolution.", scope=Scope.RESOLUTION),
    Field("seconder", Kind.LABEL, "Seconder", "Who seconded a resolution.", scope=Scope.RESOLUTION),
    Field("voter", Kind.LABEL, "Voter", "Who is named in a recorded vote.", scope=Scope.RESOLUTION),
    Field("interest", Kind.LABEL, "Interest", "Who declared an interest."),
    Field("minute", Kind.REFERENCE, "Minute number", "The number of the minute, as printed."),
)

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
FACETS: tuple[str, ...] = tuple(field.name for field in FIELDS if field.facet)
CLAUSES: tuple[str, ...] = tuple(field.name for field in FIELDS if field.clause)
DEFAULTS: dict[str, float] = {field.name: field.boost for field in FIELDS if field.boost}
