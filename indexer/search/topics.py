"""Topics: saved queries under the words that the public uses, read from a file that an officer can edit.

docs/topics.md says how the file is written. Which topics an item has is told when the index is built.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from indexer.search.abbreviations import expand
from indexer.search.clauses import And, FieldClause, Node, Not, Or, QuerySyntaxError, parse
from indexer.search.document import ItemDocument, MeetingDocument
from indexer.search.engine import SearchError
from indexer.search.percolate import Waiting
from indexer.search.scoping import Plan, scoped
from indexer.search.topic import Topic

OWN = Path(__file__).with_name("topics.toml")
"""The topics that come with Minutebook."""

LARGEST = 1_000_000
"""How many bytes of a file are read."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TABLE = re.compile(r"\s*\[\[\s*topic\s*\]\]")
_KEY = re.compile(r"\s*(\w+)\s*=\s*(?:'''|\"\"\")?(\s*$)?")


class TopicsError(SearchError):
    """The file of topics cannot be used: a sentence that names the topic and the line, and says what to do."""


class Topics:
    """The topics of one file, in its order; ``digest`` tells one file's content from another's."""

    def __init__(self, topics: tuple[Topic, ...], plans: Mapping[str, Plan], digest: str) -> None:
        self.topics = topics
        self.digest = digest
        self._waiting = Waiting(plans)

    def of(self, item: ItemDocument) -> tuple[str, ...]:
        """The names of the topics that ``item`` has; standing business has none, whatever it mentions."""
        return () if "routine" in item.kinds else self._waiting.matching(item)

    def sorted_under(self, meeting: MeetingDocument) -> MeetingDocument:
        """The meeting, each of its items told its topics."""
        return replace(meeting, items=tuple(replace(item, topics=self.of(item)) for item in meeting.items))


def load(path: Path | None = None) -> Topics:
    """The topics in the file at ``path``, or those that come with Minutebook; raises TopicsError."""
    path = path or OWN
    return read(_content(path), path.name)


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise TopicsError(f"The file of topics {path} is larger than {LARGEST:,} bytes: is it the right one?")
        return path.read_text("utf-8")
    except OSError as error:
        raise TopicsError(f"The file of topics {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise TopicsError(f"The file of topics {path} is not in UTF-8: save it as plain text in UTF-8.") from error


def read(content: str, name: str) -> Topics:
    """The topics written in ``content``, in TOML; ``name`` is the file's in what is said of it. Raises TopicsError."""
    try:
        held = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise TopicsError(f"{name} cannot be read: {error}. Look at the quotation marks and brackets there.") from error
    except (RecursionError, ValueError) as error:  # brackets in brackets without end, a number of thousands of digits
        raise TopicsError(f"{name} cannot be read: topics are made of words in quotation marks alone.") from error
    return _Reader(content, name).topics(held)


class _Reader:
    """Checks what the file says; knows the lines on which it says it."""

    def __init__(self, content: str, name: str) -> None:
        self._name = name
        self._lines = [
            line for number, text in enumerate(content.split("\n"), 1) if (line := _line(number, text)) is not None
        ]
        self._digest = hashlib.sha256(content.encode()).hexdigest()[:16]

    def topics(self, held: Mapping[str, Any]) -> Topics:
        rows = held.get("topic")
        if set(held) != {"topic"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise TopicsError(f"{self._name} must hold topics alone, each of which begins with a line [[topic]].")
        topics = tuple(self._topic(number, row) for number, row in enumerate(rows))
        for key in ("slug", "name"):
            self._each_once(key, topics)
        return Topics(
            topics, {topic.name: self._plan(number, topic) for number, topic in enumerate(topics)}, self._digest
        )

    def _topic(self, number: int, row: Mapping[str, Any]) -> Topic:
        keys = [field.name for field in fields(Topic)]
        for key in keys:
            if not isinstance(row.get(key), str) or not row[key].strip():
                raise self._error(number, row, key, f"it has no {key}: every topic has {', '.join(keys)}, in quotes")
        for key in row:
            if key not in keys:
                raise self._error(number, row, key, f"“{key}” is not known: a topic has {', '.join(keys)}")
        if not _SLUG.fullmatch(row["slug"]):
            raise self._error(number, row, "slug", "a slug is small letters, digits and hyphens, as in council-tax")
        return Topic(**{key: " ".join(row[key].split()) if key != "query" else row[key] for key in keys})

    def _each_once(self, key: str, topics: tuple[Topic, ...]) -> None:
        known: set[str] = set()
        for number, topic in enumerate(topics):
            value = getattr(topic, key).casefold()
            if value in known:
                raise self._error(number, {"name": topic.name}, key, f"another topic before it has the same {key}")
            known.add(value)

    def _plan(self, number: int, topic: Topic) -> Plan:
        row = {"name": topic.name}
        try:
            tree = parse(topic.query)
            plan = scoped(expand(tree)[0])
        except QuerySyntaxError as error:
            sentence = f"its query cannot be understood. {error}"
            raise self._error(number, row, "query", sentence, topic.query[: error.position].count("\n")) from error
        if "topic" in _fields(tree):
            raise self._error(number, row, "query", "its query asks for a topic, which no item has yet: use its words")
        return plan

    def _error(self, number: int, row: Mapping[str, Any], key: str, sentence: str, below: int = 0) -> TopicsError:
        name = row.get("name") or row.get("slug") or f"number {number + 1}"
        place = f"{self._name}, line {self._line(number, key) + below}"
        return TopicsError(f"{place}, topic “{name}”: {sentence.rstrip('.')}.")

    def _line(self, number: int, key: str) -> int:
        """The line on which the value of ``key`` begins in a topic; that of its heading where there is none."""
        headings = [line for line, its_key in self._lines if not its_key]
        start, *rest = headings[number:] or [1]
        end = rest[0] if rest else float("inf")
        return next((line for line, its_key in self._lines if its_key == key and start < line < end), start)


def _line(number: int, text: str) -> tuple[int, str] | None:
    """A heading ("") or a key, and the line on which its value begins: below, for quotes that open at a line's end."""
    if _TABLE.match(text):
        return number, ""
    match = _KEY.match(text)
    if not match:
        return None
    return number + (match[2] is not None), match[1]


def _fields(node: Node) -> Iterator[str]:
    if isinstance(node, And | Or):
        for each in node.nodes:
            yield from _fields(each)
    elif isinstance(node, Not):
        yield from _fields(node.node)
    elif isinstance(node, FieldClause):
        yield node.field
