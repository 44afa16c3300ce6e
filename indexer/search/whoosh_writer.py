"""The embedded engine's writer: a new generation, one segment, beside the one in use."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime

from whoosh import index

from indexer.search.columns import ColumnsBuilder, DocumentKind, save
from indexer.search.coverage import Ledgers, ListedMeeting, Standing
from indexer.search.document import ItemDocument, MeetingDocument
from indexer.search.engine import SearchError
from indexer.search.fielded import Words, item_words, resolution_words, speech_words, text_fields, worded
from indexer.search.generations import Draft
from indexer.search.packing import pack
from indexer.search.people import PeopleBuilder
from indexer.search.topic import Topic
from indexer.search.vocabulary import Vocabulary
from indexer.search.whoosh_schema import codec, schema
from indexer.search.words import tokens

MEMORY = 256
"""How many megabytes of postings are gathered before they are written out."""


class WhooshWriter:
    """Builds one generation. Of a meeting or an item put twice the last stays, also of an item twice in a meeting."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._whoosh = index.create_in(str(draft.folder), schema()).writer(limitmb=MEMORY, codec=codec())
        self._columns = ColumnsBuilder(text_fields())
        self._vocabulary: set[str] = set()
        self._documents = 0
        self._survey = _Survey()
        self._topics: tuple[Topic, ...] = ()
        self._people = PeopleBuilder()

    @classmethod
    def open(cls, address: str) -> WhooshWriter:
        """A writer for a new generation at ``address``; raises IndexBusy, SearchError."""
        draft = Draft.begin(address)
        try:
            return cls(draft)
        except BaseException:
            draft.abandon()
            raise

    def put(self, meeting: MeetingDocument) -> None:
        """Adds the meeting and its items, in place of what was put under the same ids before; raises SearchError."""
        with self._told():
            self._put(meeting)

    def _put(self, meeting: MeetingDocument) -> None:
        self._columns.start_meeting(meeting.id, self._documents)
        self._survey.add(meeting)
        self._people.add(meeting)
        self._add(DocumentKind.MEETING, None, {}, packed=pack(meeting))
        for item in {item.id: item for item in meeting.items}.values():
            self._put_item(meeting.id, item)

    def _put_item(self, meeting_id: str, item: ItemDocument) -> None:
        self._columns.add_item(meeting_id, item, self._documents)
        text = tokens(item.text)
        self._add(DocumentKind.ITEM, item.id, item_words(item, text), packed=pack(item))
        for speech in item.speeches:
            self._add(DocumentKind.SPEECH, item.id, speech_words(text, speech), speaker=speech.speaker)
        for resolution in item.resolutions:
            self._add(DocumentKind.RESOLUTION, item.id, resolution_words(text, resolution) | worded(item, resolution))

    def _add(
        self,
        kind: DocumentKind,
        item_id: str | None,
        words: Mapping[str, Words],
        speaker: str | None = None,
        **stored: bytes,
    ) -> None:
        self._whoosh.add_document(**words, **stored)
        self._columns.add_document(kind, item_id, {name: len(found) for name, found in words.items()}, speaker)
        for name in words.keys() & set(text_fields()):
            self._vocabulary.update(token.text for token in words[name])
        self._documents += 1

    def sort_under(self, topics: tuple[Topic, ...]) -> None:
        """Keeps the topics with the generation."""
        self._topics = topics

    def list(self, meeting: ListedMeeting) -> None:
        """Counts a meeting that the council lists under what the generation covers, put or not."""
        self._survey.list(meeting)

    def commit(self, stamp: Mapping[str, str] | None = None) -> None:
        """Makes the new generation the current one in one step, and keeps ``stamp`` with it; raises SearchError."""
        with self._told():
            self._whoosh.commit(optimize=False)
            columns = self._columns.build()
            save(columns, self._draft.folder / "columns")
            Vocabulary(sorted(self._vocabulary)).save(self._draft.folder / "words")
            held = json.dumps(self._survey.ledgers(len(columns.ids)).to_json(), ensure_ascii=False)
            people = json.dumps(self._people.build().to_json(), ensure_ascii=False)
            (self._draft.folder / "people").write_text(people, "utf-8")
            (self._draft.folder / "coverage").write_text(held, "utf-8")
            topics = json.dumps([asdict(topic) for topic in self._topics], ensure_ascii=False)
            (self._draft.folder / "topics").write_text(topics, "utf-8")
            self._draft.publish({"stamp": dict(stamp or {})})

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Says so where the disk is full or cannot be written; the generation in use stays as it was."""
        try:
            yield
        except OSError as error:
            raise SearchError(
                f"The index at {self._draft.root} could not be written ({error.strerror or error}); "
                "the one in use stays as it was. Make room or give another folder, and build it again."
            ) from error

    def cancel(self) -> None:
        """Throws the new generation away; does nothing after ``commit``."""
        if not self._whoosh.is_closed:
            with suppress(Exception):  # after a failed commit Whoosh cannot, and its folder goes anyway
                self._whoosh.cancel()
        self._draft.abandon()


class _Survey:
    """The meetings that the generation covers: those put, and those that are listed besides."""

    def __init__(self) -> None:
        self._put: dict[str, ListedMeeting] = {}
        self._listed: dict[str, ListedMeeting] = {}

    def add(self, meeting: MeetingDocument) -> None:
        minuted = any(item.text or item.restricted for item in meeting.items)
        standing = Standing.MINUTED if minuted else Standing.UNMINUTED
        self._put[meeting.id] = ListedMeeting(meeting.id, meeting.council, meeting.committee, meeting.date, standing)

    def list(self, meeting: ListedMeeting) -> None:
        self._listed[meeting.id] = meeting

    def ledgers(self, items: int) -> Ledgers:
        """What is listed says more of a meeting than that it was put."""
        return Ledgers.of((self._put | self._listed).values(), items, datetime.now(UTC).isoformat(timespec="seconds"))
