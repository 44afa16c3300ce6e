"""The interface that every engine keeps, and the way to open one by its address.

An address is a folder for the embedded engine, or an http(s) URL for the distributed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from indexer.search.coverage import Coverage, ListedMeeting
from indexer.search.document import ItemDocument, MeetingDocument
from indexer.search.overview import Overview
from indexer.search.people import PersonDocument, Taken
from indexer.search.precedents import Precedents, Source
from indexer.search.query import Query
from indexer.search.results import Facet, Results
from indexer.search.threads import Thread
from indexer.search.topic import Topic


class SearchError(Exception):
    """Something about the index that its user can mend; the message says how."""


class NoIndex(SearchError):
    """There is no index at the address."""


class IndexBusy(SearchError):
    """Another writer is at work on the index."""


class SearchEngine(Protocol):
    """Answers from one whole generation of an index, safe to share between threads."""

    def search(self, query: Query) -> Results:
        """Answers ``query``; raises clauses.QuerySyntaxError where its text cannot be understood."""

    def precedents(self, source: Source, query: Query) -> Precedents:
        """The decisions nearest to ``source``, of the items that ``query`` finds; its offset and limit count wordings.

        A filter on the outcome asks for a resolution with that outcome. Raises clauses.QuerySyntaxError.
        """

    def every(self, query: Query) -> Iterator[ItemDocument]:
        """Every match of ``query`` in its order, whatever page it asks for; raises QuerySyntaxError at once."""

    def facet(self, query: Query, name: str, typed: str = "") -> Facet:
        """One facet of ``query``, of its values alone whose words begin as those ``typed``; raises QuerySyntaxError.

        The values are the first ``query.facet_limit`` of them; ``distinct`` says how many there are.
        """

    def overview(self, query: Query, limit: int = 5) -> Overview:
        """All matches of ``query`` at a glance, ``limit`` speakers and committees; raises QuerySyntaxError."""

    def thread(self, item_id: str) -> Thread | None:
        """The matter of the item with that id, followed across meetings and bodies; None for no such item."""

    def item(self, item_id: str) -> ItemDocument | None:
        """The item with that id, or None."""

    def meeting(self, meeting_id: str) -> MeetingDocument | None:
        """The meeting with that id and its items in order, or None."""

    def topics(self) -> tuple[Topic, ...]:
        """The topics that the items are sorted under, in the order of their file."""

    def people(self, slug: str) -> tuple[PersonDocument, ...]:
        """The person at ``<council key>/<name>``; of a name alone, those of every council. See ``naming.slug_of``."""

    def taken(self, typed: str, councils: Iterable[str] = ()) -> Taken | None:
        """Whom a name as people type it means, among ``councils`` or all; None where it is a label, or nobody's."""

    def coverage(self, query: Query | None = None) -> Coverage:
        """What the index holds of the bodies and days that ``query`` looks at, or in all; raises QuerySyntaxError."""

    def is_current(self) -> bool:
        """Whether no newer generation has taken the place of the one that answers; cheap enough to ask each time."""

    def close(self) -> None:
        """Lets go of files and connections."""


class IndexWriter(Protocol):
    """Builds a new generation beside the one in use. Nothing is visible before ``commit``."""

    def put(self, meeting: MeetingDocument) -> None:
        """Adds the meeting and its items, in place of any meeting put under the same id before."""

    def sort_under(self, topics: tuple[Topic, ...]) -> None:
        """Keeps the topics with the index; which of them an item has stands in its document."""

    def list(self, meeting: ListedMeeting) -> None:
        """Counts a meeting that the council lists under what the index covers; what is put counts by itself, too."""

    def commit(self, stamp: Mapping[str, str] | None = None) -> None:
        """Makes the new generation the current one in one step, and keeps ``stamp`` with it."""

    def cancel(self) -> None:
        """Throws the new generation away; the current one stays as it was."""


def open_engine(address: str) -> SearchEngine:
    """The engine for the index at ``address``; raises NoIndex where there is none, SearchError if unreadable."""
    _only_folders(address)
    from indexer.search.whoosh_engine import WhooshEngine  # noqa: PLC0415  only the engine in use is loaded

    return WhooshEngine.open(address)


def open_writer(address: str) -> IndexWriter:
    """A writer that builds a whole new generation at ``address``; raises IndexBusy where another writer is at work."""
    _only_folders(address)
    from indexer.search.whoosh_writer import WhooshWriter  # noqa: PLC0415

    return WhooshWriter.open(address)


def read_stamp(address: str) -> Mapping[str, str]:
    """What the last ``commit`` kept with the index at ``address``; empty where there is no index."""
    _only_folders(address)
    from indexer.search.generations import stamp  # noqa: PLC0415

    return stamp(address)


def _only_folders(address: str) -> None:
    if address.startswith(("http://", "https://")):
        raise SearchError(
            f"{address} is the address of a server, which this version cannot use: give a folder instead."
        )
