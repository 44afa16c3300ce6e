"""The embedded engine: one generation, read from Whoosh's postings and from columns held in memory."""

from __future__ import annotations

import json
import pickle
import struct
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from heapq import nsmallest
from typing import Any

from indexer.search import facets, generations
from indexer.search.abbreviations import expand
from indexer.search.clauses import Days, Node, QuerySyntaxError, parse
from indexer.search.columns import UNDATED, Columns, load
from indexer.search.coverage import Coverage, Ledgers
from indexer.search.deadline import OutOfTimeError, check, deadline
from indexer.search.document import ItemDocument, MeetingDocument
from indexer.search.engine import SearchError
from indexer.search.overview import Overview, spoken
from indexer.search.packing import unpack_item, unpack_meeting
from indexer.search.people import People, PersonDocument, Taken
from indexer.search.people_asked import understood
from indexer.search.precedents import Precedents, Source
from indexer.search.query import MAX_DEPTH, Query, Sort
from indexer.search.ranking import ranked, standing_business
from indexer.search.recent import Recent
from indexer.search.results import Facet, Hit, Results
from indexer.search.scoping import Plan, scoped
from indexer.search.snippets import snippet
from indexer.search.suggestion import suggestion
from indexer.search.threads import Thread, thread
from indexer.search.topic import Topic
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_postings import Postings
from indexer.search.whoosh_precedents import PrecedentFinder
from indexer.search.whoosh_query import Evaluator, Scores, between
from indexer.search.whoosh_spelling import Speller
from indexer.search.whoosh_threads import WhooshShelf

UNREADABLE = (OSError, EOFError, zlib.error, pickle.UnpicklingError, struct.error, json.JSONDecodeError, UnicodeError)
"""What reading a file raises that is not as it was written."""

REMEMBERED = 1_000_000
"""How many matches of the last searches are kept, for paging and for ticking facets: some 100 MB at the most."""

SUGGESTING = 1.0
"""How many seconds may be spent on a better search."""


class WhooshEngine:
    """Answers from one generation, whatever is built meanwhile; threads may share it."""

    def __init__(self, address: str, generation: generations.Generation) -> None:
        self.address = address
        self._folder = generation.folder
        self._name = generation.folder.name
        self._topics = tuple(Topic(**row) for row in json.loads((generation.folder / "topics").read_text("utf-8")))
        self._ledgers = Ledgers.from_json(json.loads((generation.folder / "coverage").read_text("utf-8")))
        self._columns: Columns = load(generation.folder / "columns")
        self._postings = Postings(generation.folder)
        vocabulary = Vocabulary.load(generation.folder / "words")
        self._evaluator = Evaluator(self._postings, self._columns, vocabulary)
        self._speller = Speller(self._postings, vocabulary)
        self._standing = standing_business(self._columns.facets["kind"])
        self._matches: Recent[Plan, Scores] = Recent(self._scores, REMEMBERED)
        self._precedents = PrecedentFinder(self._postings, self._columns, vocabulary, self._item)
        self._item_numbers = {item_id: number for number, item_id in enumerate(self._columns.ids)}
        self._meeting_numbers = {meeting_id: number for number, meeting_id in enumerate(self._columns.meeting_ids)}

    @classmethod
    def open(cls, address: str) -> WhooshEngine:
        """The engine for the current generation at ``address``; raises NoIndex, SearchError."""
        generation = generations.current(address)
        try:
            return cls(address, generation)
        except PermissionError as error:
            raise SearchError(f"The index at {address} may not be read by this user: {error.strerror}.") from error
        except Exception as error:  # whatever Whoosh, pickle or json make of a damaged file
            raise generations.damaged(address) from error

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Says so where a file turns out to be damaged."""
        try:
            yield
        except UNREADABLE as error:
            raise generations.damaged(self.address) from error

    @contextmanager
    def _in_time(self, query: Query) -> Iterator[None]:
        """Says so where a file turns out to be damaged, or the search takes too long."""
        try:
            with self._whole(), deadline(query.time_limit):
                yield
        except OutOfTimeError as error:
            raise QuerySyntaxError(
                f"The search takes longer than {query.time_limit:g} seconds: use fewer words, or rarer ones.", 0
            ) from error

    def is_current(self) -> bool:
        """Whether no newer generation has taken this one's place."""
        with suppress(SearchError):
            return generations.current_name(self.address) in (self._name, None)
        return True

    def search(self, query: Query) -> Results:
        """Answers ``query``; raises QuerySyntaxError where its text cannot be understood."""
        with self._whole(), deadline(query.time_limit):
            return self._answer(query)

    def _scores(self, plan: Plan) -> Scores:
        return ranked(plan, self._evaluator.items(plan), self._standing)

    def _answer(self, query: Query) -> Results:
        began = time.perf_counter()
        typed = parse(query.text)
        query, tree, taken = understood(query, typed, lambda: self._people)
        expanded, added = expand(tree)
        plan = scoped(expanded)
        scores = self._found(plan)
        narrowed = facets.Narrowed(self._within_dates(scores or {}, query), query, self._columns)
        found = narrowed.without()
        asked = self._first(found, scores or {}, query)
        hits = tuple(self._hits(asked, scores or {}, plan))
        return Results(
            total=len(found),
            hits=hits,
            facets=facets.count(query, narrowed, self._columns),
            coverage=self._ledgers.coverage(query, tree),
            suggestion=None if scores is None else self._suggestion(typed, len(found), query),
            expanded=added,
            taken=taken,
            cut_short=scores is None or len(hits) < len(asked),
            took_ms=(time.perf_counter() - began) * 1000,
        )

    def _found(self, plan: Plan) -> Scores | None:
        """The items that ``plan`` finds, with their scores; None where it takes too long."""
        with suppress(OutOfTimeError):
            return self._matches(plan)
        return None

    def every(self, query: Query) -> Iterator[ItemDocument]:
        """Every match of ``query`` in its order, whatever page it asks for; raises QuerySyntaxError at once."""
        with self._in_time(query):
            query, meant, _ = understood(query, parse(query.text), lambda: self._people)
            tree = expand(meant)[0]
            found = self._narrowed(query, tree).without()
            return self._items(sorted(found, key=self._order(query.sort, self._matches(scoped(tree)))))

    def _items(self, numbers: list[int]) -> Iterator[ItemDocument]:
        for number in numbers:
            with self._whole():
                document = self._item(number)
            yield document

    def facet(self, query: Query, name: str, typed: str = "") -> Facet:
        """One facet, of those values alone whose words begin as those ``typed``; raises QuerySyntaxError."""
        with self._in_time(query):
            query, meant, _ = understood(query, parse(query.text), lambda: self._people)
            return facets.values(name, typed, query, self._narrowed(query, expand(meant)[0]), self._columns)

    def overview(self, query: Query, limit: int = 5) -> Overview:
        """All matches of ``query`` at a glance, ``limit`` speakers and committees; raises QuerySyntaxError."""
        with self._in_time(query):
            return self._overview(query, limit)

    def _overview(self, query: Query, limit: int) -> Overview:
        query, meant, _ = understood(query, parse(query.text), lambda: self._people)
        tree = expand(meant)[0]
        narrowed = self._narrowed(query, tree)
        found = narrowed.without()
        asked = replace(query, facets=("year", "committee"), facet_limit=MAX_DEPTH)
        years, committees = facets.count(asked, narrowed, self._columns)
        dated = [number for number in found if self._columns.days[number] != UNDATED]
        earliest, latest = self._columns.oldest.__getitem__, self._columns.newest.__getitem__
        return Overview(
            years=tuple(sorted(years.values, key=lambda year: year.value)),
            first=self._item(min(dated, key=earliest)) if dated else None,
            last=self._item(min(dated, key=latest)) if dated else None,
            speakers=self._speakers(spoken(tree), found, limit),
            committees=_most({each.value: each.count for each in committees.values}, limit),
        )

    def _narrowed(self, query: Query, tree: Node) -> facets.Narrowed:
        """The matches of ``tree`` as the dates and filters of ``query`` narrow them."""
        scores = self._matches(scoped(tree))
        return facets.Narrowed(self._within_dates(scores, query), query, self._columns)

    def _speakers(self, plan: Plan | None, found: set[int], limit: int) -> tuple[tuple[str, int], ...]:
        """In whose speeches of the items found the words are, and in how many of them."""
        if plan is None:
            return ()
        columns = self._columns
        speeches = (part for part in self._evaluator.speeches(plan) if columns.owners[part] in found)
        counts = Counter(columns.speakers[part] for part in speeches)
        values = columns.facets["speaker"].values
        return _most({values[number]: count for number, count in counts.items()}, limit)

    def _suggestion(self, tree: Node, found: int, query: Query) -> str | None:
        """A search that finds more than the ``found`` items, under the same filters and dates; None where none does."""
        search = self._evaluator.searches()

        def finds(other: Node) -> int:
            matches = self._within_dates(search(scoped(expand(other)[0])), query)
            return len(facets.Narrowed(matches, query, self._columns).without())

        with (
            suppress(QuerySyntaxError, OutOfTimeError),
            deadline(SUGGESTING),
        ):  # what is too wide to be searched for is not suggested
            return suggestion(tree, found, self._speller, finds)
        return None

    def _within_dates(self, scores: Scores, query: Query) -> set[int]:
        if not (query.date_from or query.date_to):
            return set(scores)
        return scores.keys() & set(between(self._columns, Days(query.date_from, query.date_to)))

    def _first(self, found: set[int], scores: Scores, query: Query) -> list[int]:
        """The page of what was found that the query asks for."""
        order = self._order(query.sort, scores)
        return nsmallest(query.offset + query.limit, found, order)[query.offset :]

    def _order(self, sort: Sort, scores: Scores) -> Callable[[int], Any]:
        """What items are ordered by, no two alike."""
        newest, oldest = self._columns.newest, self._columns.oldest

        def by_score(number: int) -> tuple[float, int]:
            return -round(scores[number], 9), newest[number]

        orders: dict[Sort, Callable[[int], Any]] = {
            Sort.RELEVANCE: by_score,
            Sort.NEWEST: newest.__getitem__,
            Sort.OLDEST: oldest.__getitem__,
        }
        return orders[sort]

    def _hits(self, numbers: Iterable[int], scores: Scores, plan: Plan) -> Iterator[Hit]:
        """The hits of these numbers, as many as there is time for."""
        with suppress(OutOfTimeError):
            for number in numbers:
                check()
                yield self._hit(number, scores[number], plan)

    def _hit(self, number: int, score: float, plan: Plan) -> Hit:
        document = self._item(number)
        shown = snippet(document, plan)
        return Hit(document, round(score, 4), shown.html, shown.of, shown.language)

    def _item(self, number: int) -> ItemDocument:
        return unpack_item(self._postings.packed(self._columns.documents[number]))

    def precedents(self, source: Source, query: Query) -> Precedents:
        """The decisions nearest to ``source``, of the items that ``query`` finds; raises QuerySyntaxError."""
        with self._in_time(query):
            return self._precedents.find(
                source, self._allowed(query), query.filters.get("outcome", ()), query.offset, query.limit
            )

    def _allowed(self, query: Query) -> set[int] | None:
        """The items that ``query`` finds; None for all."""
        if not (query.text.strip() or query.filters or query.lacking or query.date_from or query.date_to):
            return None
        query, tree, _ = understood(query, parse(query.text), lambda: self._people)
        found = self._within_dates(self._matches(scoped(expand(tree)[0])), query)
        return facets.Narrowed(found, query, self._columns).without()

    @cached_property
    def _people(self) -> People:
        """Everybody in the generation, read when somebody is first asked for."""
        with self._whole():
            return People.from_json(json.loads((self._folder / "people").read_text("utf-8")))

    def people(self, slug: str) -> tuple[PersonDocument, ...]:
        """The person at ``<council key>/<name>``; of a name alone, those of every council."""
        return self._people.at(slug)

    def taken(self, typed: str, councils: Iterable[str] = ()) -> Taken | None:
        """Whom a name as people type it means, among ``councils`` or all; None where it is a label, or nobody's."""
        return self._people.taken(typed, councils)

    def thread(self, item_id: str) -> Thread | None:
        """The matter of the item with that id, followed across meetings and bodies; None for no such item."""
        found = self.item(item_id)
        if found is None:
            return None
        with self._whole():
            return thread(found, WhooshShelf(self._postings, self._columns, self._item))

    def item(self, item_id: str) -> ItemDocument | None:
        """The item with that id, or None."""
        number = self._item_numbers.get(item_id)
        if number is None:
            return None
        with self._whole():
            return self._item(number)

    def meeting(self, meeting_id: str) -> MeetingDocument | None:
        """The meeting with that id and its items in order, or None."""
        number = self._meeting_numbers.get(meeting_id)
        if number is None:
            return None
        starts = self._columns.meeting_starts
        with self._whole():
            items = tuple(map(self._item, range(starts[number], starts[number + 1])))
            return unpack_meeting(self._postings.packed(self._columns.meeting_documents[number]), items)

    def topics(self) -> tuple[Topic, ...]:
        """The topics that the items are sorted under, in the order of their file."""
        return self._topics

    def coverage(self, query: Query | None = None) -> Coverage:
        """What the index holds of the bodies and days that ``query`` looks at, or in all; raises QuerySyntaxError."""
        return self._ledgers.coverage(query, parse(query.text) if query else None)

    def close(self) -> None:
        """Lets go of the files."""
        self._postings.close()


def _most(counts: Mapping[str, int], limit: int) -> tuple[tuple[str, int], ...]:
    """The values with the highest counts, the highest first, ties by name."""
    return tuple(nsmallest(limit, counts.items(), key=lambda pair: (-pair[1], pair[0])))
