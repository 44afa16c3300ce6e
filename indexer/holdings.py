"""Archive to meetings: each meeting held, once, as whole as its captures together make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from crawler.archive import Archive, FetchedPage
from crawler.moderngov import PageKind, build, record_id
from indexer.documents import Publisher
from indexer.pages import PageError, complete, parse
from indexer.records import Item, Meeting, MeetingEntry, Source

Tell = Callable[[str], None]
"""Is told, in a line with its address and the reason, of each page that could not be read."""


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting as the archive has it: the record, who published it, and the capture that it was read from."""

    meeting: Meeting
    publisher: Publisher
    source: Source


def meetings(archive: Archive, unreadable: Tell) -> Iterator[HeldMeeting]:
    """Every meeting held, each once, with the text of its cut items made whole; ``unreadable`` is told of the rest."""
    for site in archive.sites():
        yield from _Holdings(archive, site.key, unreadable).meetings(publisher(site.key, site.name, site.base))


def publisher(key: str, name: str, base: str) -> Publisher:
    """Who publishes a council's minutes, and where on its site at ``base`` meetings and items have their pages."""

    def meeting_url(meeting: Meeting) -> str:
        committee = {"committee_id": meeting.committee_id} if meeting.committee_id else {}
        return build(base, PageKind.MEETING, meeting_id=meeting.meeting_id, **committee)

    return Publisher(key, name, meeting_url, lambda item_id: build(base, PageKind.ITEM, item_id=item_id))


class _Holdings:
    """What the archive holds of one council."""

    def __init__(self, archive: Archive, council: str, unreadable: Tell) -> None:
        self.archive = archive
        self.council = council
        self.unreadable = unreadable

    def meetings(self, publisher: Publisher) -> Iterator[HeldMeeting]:
        listed = self._listed()
        seen: set[str] = set()
        for kind in (PageKind.MEETING_XML, PageKind.MEETING):
            for page in self.archive.pages(self.council, kind):
                if record_id(page.url) in seen:
                    continue
                held = self._settle(kind, page)
                if held is None or held[0].meeting_id in seen:
                    continue
                meeting, source = held
                seen.add(meeting.meeting_id)
                yield HeldMeeting(_with_entry(meeting, listed.get(meeting.meeting_id)), publisher, source)

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
        return record if isinstance(record, Meeting) else None

    def _parse(self, kind: PageKind, page: FetchedPage) -> object:
        try:
            return parse(kind, page.text, page.url)
        except PageError as error:
            self.unreadable(f"{page.url}: {error}")
            return None

    def _listed(self) -> dict[str, MeetingEntry]:
        """What the committees' meeting lists say of each meeting, by its id: the committee above all."""
        entries: dict[str, MeetingEntry] = {}
        for kind in (PageKind.MEETINGS_XML, PageKind.MEETINGS):
            for page in self.archive.pages(self.council, kind):
                rows = self._parse(kind, page)
                for row in rows if isinstance(rows, tuple) else ():
                    if isinstance(row, MeetingEntry):
                        entries.setdefault(row.meeting_id, row)
        return entries


def with_older(newer: Meeting, older: Meeting) -> Meeting:
    """The newer of a meeting's two captures, with what it does not say taken from the older one.

    A page has no attendance and cuts long texts; the web service's answer says which items are restricted.
    """
    before = {item.item_id: item for item in older.items}
    whole = complete(newer, before)
    items = tuple(
        replace(item, restricted=item.restricted or (not item.text and _is_restricted(before.get(item.item_id))))
        for item in whole.items
    )
    return replace(
        whole,
        items=items,
        attendance=newer.attendance or older.attendance,
        status=newer.status or older.status,
        venue=newer.venue or older.venue,
        time=newer.time or older.time,
    )


def _is_restricted(item: Item | None) -> bool:
    return item is not None and item.restricted


def _with_entry(meeting: Meeting, entry: MeetingEntry | None) -> Meeting:
    """``meeting`` as its committee's list knows it: whose it is, and when, where it does not say so itself."""
    if entry is None:
        return meeting
    return replace(
        meeting,
        committee=entry.committee or meeting.committee,
        committee_id=entry.committee_id or meeting.committee_id,
        date=meeting.date or entry.date,
        time=meeting.time or entry.time,
    )
