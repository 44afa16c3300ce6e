"""Archive to meetings: each meeting held, once, as whole as its captures together make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from crawler.archive import Archive, FetchedPage
from crawler.moderngov import PageKind, build, classify, record_id
from indexer.documents import Publisher
from indexer.languages import is_translation, translation, twin_of
from indexer.membership import Membership
from indexer.merging import as_meeting, disagreement, with_entry, with_minutes, with_older
from indexer.pages import PageError, complete, parse, parse_minutes
from indexer.records import (
    Attendance,
    CommitteePage,
    Item,
    Meeting,
    MeetingEntry,
    Member,
    MinutesDocument,
    Source,
)

Tell = Callable[[str], None]
"""Is told, in a line with its address and the reason, of each page that could not be read or is not as it should be."""


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting as the archive has it: the record, who published it, and the capture that it was read from.

    ``members`` are those who sat on the council in that year, where its pages say so. ``twin`` is the meeting as the
    council has it in its other language.
    """

    meeting: Meeting
    publisher: Publisher
    source: Source
    members: tuple[Member, ...] = ()
    twin: Meeting | None = None


def meetings(archive: Archive, unreadable: Tell) -> Iterator[HeldMeeting]:
    """Every meeting held, each once, with the text of its cut items made whole; ``unreadable`` is told of the rest."""
    for site in archive.sites():
        yield from _Holdings(archive, site.key, unreadable).meetings(publisher(site.key, site.name, site.base))


def publisher(key: str, name: str, base: str) -> Publisher:
    """Who publishes a council's minutes, and where on its site at ``base`` meetings and items have their pages."""

    def meeting_url(meeting: Meeting) -> str:
        committee = {"committee_id": meeting.committee_id} if meeting.committee_id else {}
        is_document = bool(meeting.minutes_url) and classify(meeting.minutes_url or "") is PageKind.MINUTES_DOCUMENT
        kind = PageKind.MINUTES_DOCUMENT if is_document else PageKind.MEETING
        return build(base, kind, meeting_id=meeting.meeting_id, **committee)

    def item_url(item_id: str) -> str:
        """The item's own page; an item that has none is found on its meeting's."""
        meeting_id, dash, _ = item_id.partition("-")
        if dash:
            return build(base, PageKind.MEETING, meeting_id=meeting_id)
        return build(base, PageKind.ITEM, item_id=item_id)

    return Publisher(key, name, meeting_url, item_url)


class _Holdings:
    """What the archive holds of one council."""

    def __init__(self, archive: Archive, council: str, unreadable: Tell) -> None:
        self.archive = archive
        self.council = council
        self.unreadable = unreadable

    def meetings(self, publisher: Publisher) -> Iterator[HeldMeeting]:
        listed = self._listed()
        membership = Membership(self._committees())
        seen: set[str] = set()
        for kind in (PageKind.MEETING_XML, PageKind.MEETING, PageKind.MINUTES_DOCUMENT):
            for page in self.archive.pages(self.council, kind, self.unreadable):
                if record_id(page.url) in seen or self._is_twin(kind, page):
                    continue
                held = self._settle(kind, page)
                if held is None or held[0].meeting_id in seen:
                    continue
                meeting, source = held
                seen.add(meeting.meeting_id)
                whole = self._whole(page.base, with_entry(meeting, listed.get(meeting.meeting_id)), source)
                yield self._in_both_languages(
                    page.base, HeldMeeting(whole, publisher, source, membership.members_for(whole))
                )

    def _is_twin(self, kind: PageKind, page: FetchedPage) -> bool:
        """Whether the page is in the site's other language, and is held in its first as well."""
        meeting_id = record_id(page.url)
        if meeting_id is None or not is_translation(page.url):
            return False
        return self.archive.latest(build(page.base, kind, meeting_id=meeting_id)) is not None

    def _in_both_languages(self, base: str, held: HeldMeeting) -> HeldMeeting:
        """``held`` with its twin; where the twin alone has minutes, it is the meeting and the other its twin."""
        meeting = held.meeting
        page = self.archive.latest(translation(build(base, PageKind.MEETING, meeting_id=meeting.meeting_id)))
        other = self._read(PageKind.MEETING, page) if page and not is_translation(held.source.url) else None
        texts = {item.item_id: item for item in self._translated(base, (other or meeting).items)}
        other = complete(other, texts) if other else None
        if page and other and other.has_minutes and not meeting.has_minutes:
            whole = with_older(other, meeting)
            source = Source(page.url, page.fetched_at, page.digest)
            return replace(held, meeting=whole, source=source, twin=twin_of(whole, meeting, {}))
        return replace(held, twin=twin_of(meeting, other, texts))

    def _translated(self, base: str, items: tuple[Item, ...]) -> Iterator[Item]:
        """The items' own pages in the site's other language."""
        for item in items:
            page = self.archive.latest(translation(build(base, PageKind.ITEM, item_id=item.item_id)))
            record = self._parse(PageKind.ITEM, page) if page else None
            if isinstance(record, Item):
                yield record

    def _whole(self, base: str, meeting: Meeting, source: Source) -> Meeting:
        """``meeting`` with the minutes and the attendance that lie elsewhere; tells of minutes that are missing."""
        if not meeting.has_minutes:
            meeting = self._with_minutes(base, meeting)
        if meeting.minutes == "published" and not any(item.text or item.restricted for item in meeting.items):
            self.unreadable(f"{source.url}: minutes are said to be published, but none are held: crawl again.")
        return meeting if meeting.attendance else self._with_attendance(base, meeting)

    def _with_minutes(self, base: str, meeting: Meeting) -> Meeting:
        """``meeting`` with its printed minutes, or those on an old page, where the archive has such."""
        addresses = [(PageKind.MINUTES_DOCUMENT, {"meeting_id": meeting.meeting_id})]
        if meeting.agenda_id:
            addresses.insert(0, (PageKind.PRINTED_MINUTES, {"agenda_id": meeting.agenda_id}))
        for kind, ids in addresses:
            page = self.archive.latest(build(base, kind, **ids))
            document = self._document(kind, page, meeting) if page else None
            if page and document and any(item.minutes_text for item in document.items):
                return with_minutes(meeting, document, page.url)
        return meeting

    def _document(self, kind: PageKind, page: FetchedPage, meeting: Meeting) -> MinutesDocument | Meeting | None:
        text = "" if kind is PageKind.PRINTED_MINUTES else page.text
        try:
            document = parse_minutes(kind, page.body, text, page.url, meeting.items)
        except PageError as error:
            self.unreadable(f"{page.url}: {error}")
            return None
        doubt = disagreement(meeting, document) if isinstance(document, MinutesDocument) else None
        if doubt:
            self.unreadable(f"{page.url}: these are kept as the minutes of meeting {meeting.meeting_id}, but {doubt}.")
        return document

    def _with_attendance(self, base: str, meeting: Meeting) -> Meeting:
        page = self.archive.latest(build(base, PageKind.ATTENDANCE, meeting_id=meeting.meeting_id))
        people = self._parse(PageKind.ATTENDANCE, page) if page else ()
        present = (
            tuple(person for person in people if isinstance(person, Attendance)) if isinstance(people, tuple) else ()
        )
        return replace(meeting, attendance=present)

    def _settle(self, kind: PageKind, page: FetchedPage) -> tuple[Meeting, Source] | None:
        """The meeting on ``page``, with what its twin (web service, page) adds to the newer of the two."""
        meeting = self._read(kind, page)
        twin = self._twin(page) if kind is PageKind.MEETING_XML else None
        other = self._read(PageKind.MEETING, twin) if twin else None
        if twin and other and (meeting is None or other.meeting_id == meeting.meeting_id):
            if meeting is None:
                page, meeting = twin, other
            elif twin.fetched_at > page.fetched_at:
                page, meeting = twin, with_older(other, meeting)
            else:
                meeting = with_older(meeting, other)
        if meeting is None:
            return None
        whole = {item.item_id: item for item in self._whole_items(page.base, meeting)}
        return complete(meeting, whole), Source(page.url, page.fetched_at, page.digest)

    def _twin(self, page: FetchedPage) -> FetchedPage | None:
        """The capture of the meeting's own page, where the archive has one beside the web service's answer."""
        meeting_id = record_id(page.url)
        if meeting_id is None:
            return None
        return self.archive.latest(build(page.base, PageKind.MEETING, meeting_id=meeting_id))

    def _whole_items(self, base: str, meeting: Meeting) -> Iterator[Item]:
        """The items' own pages, for the items that the meeting's page cuts short."""
        for item in meeting.items:
            capture = self.archive.latest(build(base, PageKind.ITEM, item_id=item.item_id)) if item.cut else None
            whole = self._parse(PageKind.ITEM, capture) if capture else None
            if isinstance(whole, Item):
                yield whole

    def _read(self, kind: PageKind, page: FetchedPage) -> Meeting | None:
        record = self._parse(kind, page)
        if isinstance(record, MinutesDocument):
            return self._from_document(record, page)
        return record if isinstance(record, Meeting) else None

    def _from_document(self, document: MinutesDocument, page: FetchedPage) -> Meeting | None:
        """The meeting of which an old page is all that is held; None, which is told, where it leads to no minutes."""
        if document.record_id is None:
            return None
        packs = (paper.url for paper in document.papers if classify(paper.url) is PageKind.PRINTED_MINUTES)
        meeting = as_meeting(document.record_id, document, page.url, record_id(next(packs, "")))
        if not document.items:
            meeting = self._with_minutes(page.base, meeting)
        if not meeting.items:
            self.unreadable(f"{page.url}: this page holds no minutes, only links to documents: see it in a browser.")
            return None
        return meeting

    def _parse(self, kind: PageKind, page: FetchedPage) -> object:
        try:
            return parse(kind, page.text, page.url)
        except PageError as error:
            self.unreadable(f"{page.url}: {error}")
            return None

    def _committees(self) -> Iterator[tuple[CommitteePage, str]]:
        """The committees' own pages, each with the moment of its capture."""
        for page in self.archive.pages(self.council, PageKind.COMMITTEE, self.unreadable):
            record = self._parse(PageKind.COMMITTEE, page)
            if isinstance(record, CommitteePage):
                yield record, page.fetched_at

    def _listed(self) -> dict[str, MeetingEntry]:
        """What the committees' meeting lists say of each meeting, by its id: the committee above all."""
        entries: dict[str, MeetingEntry] = {}
        translated: dict[str, MeetingEntry] = {}
        for kind in (PageKind.MEETINGS_XML, PageKind.MEETINGS):
            for page in self.archive.pages(self.council, kind, self.unreadable):
                known = translated if is_translation(page.url) else entries
                rows = self._parse(kind, page)
                for row in rows if isinstance(rows, tuple) else ():
                    if isinstance(row, MeetingEntry):
                        known.setdefault(row.meeting_id, row)
        return translated | entries
