"""Captures from WARC files that others made: what is a page of a ModernGov site is taken into the archive."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from crawler import foreign, service
from crawler.answers import error_page, login, not_of_kind, refusal
from crawler.archive import Archive, ArchiveError, FetchedPage
from crawler.councils import Council, CouncilError, of_address
from crawler.fetcher import MAX_BODY
from crawler.moderngov import PDF_KINDS, SERVICE, XML_KINDS, PageKind, base_of, canonical, classify, record_id
from crawler.service import BrokenAnswerError
from crawler.warc import Record, payload_digest

MAX_NAMED = 1_000
"""So many records that were skipped are named one by one; the rest is counted."""
MAX_REASONS = 100
_EARLIEST = datetime(1996, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)  # clocks differ, and some write local time
_MAX_ADDRESS = 2_000
_REMEMBERED = 100_000  # names of payloads; older ones are found by address and time
_ODD = ("//", "/./", "/../", "\\", "%2e", "%2f", "%5c", "%00", ";")


class BrokenFileError(ArchiveError):
    """A file that is no WARC file, or not a whole one."""


class _SkippedError(Exception):
    """A record that is not taken. ``named`` where it claims to be a page of a ModernGov site."""

    def __init__(self, reason: str, *, named: bool = True) -> None:
        super().__init__(reason)
        self.named = named


@dataclass
class ImportReport:
    """How many captures were added, how many were known already, and how many records were skipped for which reason.

    ``named`` are address and reason of the skipped ones that claim to be pages of a ModernGov site.
    """

    added: int = 0
    known: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    named: list[tuple[str, str]] = field(default_factory=list)

    def skip(self, url: str, reason: str, *, named: bool) -> None:
        brief = reason.partition(" (")[0]
        self.skipped[brief if brief in self.skipped or len(self.skipped) < MAX_REASONS else "other reasons"] += 1
        if named and len(self.named) < MAX_NAMED:
            self.named.append((url, reason))


class Importer:
    """Takes WARC files into ``archive``, one after the other; a second time adds nothing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._as_kept = cache(archive.as_kept)
        self._seen: OrderedDict[str, tuple[str, str]] = OrderedDict()

    def take(self, path: Path, report: ImportReport, advance: Callable[[int], object] = id) -> None:
        """Adds the captures of ``path``, and counts them in ``report``. Raises BrokenFileError, and ArchiveError.

        ``advance`` is told how many bytes were read.

        A file that breaks off is taken as far as it goes, and then the error says so.
        """
        before = report.added + report.known
        try:
            for found in foreign.records(path, MAX_BODY, advance):
                try:
                    self._take(found, report)
                except _SkippedError as skipped:
                    report.skip(found.record.url, str(skipped), named=skipped.named)
        except ValueError as error:
            raise BrokenFileError(
                f"{path} cannot be read as a WARC file beyond {report.added + report.known - before} pages ({error}). "
                "Those are in the archive; get a whole copy and import it again for the rest."
            ) from error

    def _take(self, found: foreign.Foreign, report: ImportReport) -> None:
        record = found.record
        url, kind = _address(record)
        if found.problem:
            raise _SkippedError(found.problem)
        page = self._page(record, url, kind)
        self._remember(record, page)
        if self._archive.holds(page):
            report.known += 1
            return
        key = self._as_kept(Council(page.council, page.council_name, page.base)).key
        self._archive.append(replace(page, council=key), kind)
        report.added += 1

    def _page(self, record: Record, url: str, kind: PageKind) -> FetchedPage:
        """The capture in a record; a revisit takes its payload from the capture that has it."""
        fetched_at, site = _moment(record.date), _site(url)
        if record.type == "revisit":
            body = self._revisited(record, url)
            if body is None:
                raise _SkippedError("the payload that it refers to is not held: import the file that has it first")
        elif record.status != 200:
            raise _SkippedError(f"answers with status {record.status}", named=False)
        else:
            body = record.body
        page = FetchedPage(
            url=url, status=200, headers=record.headers, body=body, fetched_at=fetched_at,
            council=site.key, council_name=site.name, base=site.base,
        )  # fmt: skip
        _check_genuine(page, kind)
        return page

    def _remember(self, record: Record, page: FetchedPage) -> None:
        """Where the payload of a capture is, by the names that a revisit may call it by."""
        if record.type != "revisit":
            place = page.url, payload_digest(page.body)
            self._seen.update({name: place for name in (record.id, record.digest) if name})
            while len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)

    def _revisited(self, record: Record, url: str) -> bytes | None:
        """The payload that a revisit refers to: by record, by address and time, or by digest."""
        if record.status not in (0, 200, 304):
            raise _SkippedError(f"answers with status {record.status}", named=False)
        for name in (record.fields.get("warc-refers-to", ""), record.digest):
            if name in self._seen:
                return self._archive.payload(*self._seen[name])
        original = record.fields.get("warc-refers-to-target-uri", url).strip("<> ")
        try:
            page = self._archive.captured(original, record.fields.get("warc-refers-to-date", ""))
        except (ValueError, OverflowError):
            page = None
        return page.body if page else self._archive.payload(original, record.digest)


def _address(record: Record) -> tuple[str, PageKind]:
    """The address of a ModernGov page, and its kind; every other record is skipped."""
    if record.type not in ("response", "revisit", "resource"):
        raise _SkippedError(f"{record.type[:40] or 'unnamed'} records", named=False)
    url = record.url.strip("<> ")
    kind = classify(url) if len(url) <= _MAX_ADDRESS else None
    if kind is None or kind is PageKind.ERROR:
        raise _SkippedError("no pages of a ModernGov site", named=False)
    return url, kind


def _site(url: str) -> Council:
    """Whose page an address names. What the record itself says of that is not believed."""
    place = canonical(url).partition("?")[0]
    if "@" in urlsplit(url).netloc or not url.isprintable() or any(odd in urlsplit(place).path for odd in _ODD):
        raise _SkippedError("its address is not one that a ModernGov site has")
    try:
        site = of_address(base_of(url) or "")
    except CouncilError as error:
        raise _SkippedError("its address is not one that a ModernGov site has") from error
    base = canonical(site.base)
    folder, slash, _ = place.removeprefix(base).partition("/")
    if not place.startswith(base) or (slash and folder not in (SERVICE.lower(), "documents")):
        raise _SkippedError("its address is not one that a ModernGov site has")
    return site


def _moment(date: str) -> str:
    """A record's date as the archive writes it. One in the future would stand as the latest for ever."""
    try:
        time = datetime.fromisoformat(date)
        time = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise _SkippedError("its date cannot be read") from None
    if time > datetime.now(UTC) + _AHEAD:
        raise _SkippedError("its date lies in the future")
    if time < _EARLIEST:
        raise _SkippedError("its date lies before there were such sites")
    return time.isoformat().replace("+00:00", "Z")


def _check_genuine(page: FetchedPage, kind: PageKind) -> None:
    """Raises where a page is not what its address says, by the same rules as in a crawl."""
    if kind in PDF_KINDS:
        if b"%PDF-" not in page.body[:1024]:
            raise _SkippedError("a web page came instead of a PDF")
        return
    text = page.text
    wrong = refusal(200, page.headers, page.body) or login(200, page.body) or error_page(page.url, text)
    if wrong := wrong or not_of_kind(kind, text):
        raise _SkippedError(wrong)
    if kind in XML_KINDS:
        try:
            root = service.xml(text)
        except BrokenAnswerError as error:
            raise _SkippedError(str(error)) from error
        if kind is PageKind.MEETING_XML and service.meeting_id(root) != record_id(page.url):
            raise _SkippedError("the answer is not about this meeting")
