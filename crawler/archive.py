"""The archive: WARC files, one capture a record, and a SQLite catalogue that can be rebuilt from them alone."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from crawler import checking, opening, repairing, warc
from crawler.archive_error import ArchiveError, mend, unwritable
from crawler.catalogue import Entry, moment_of
from crawler.councils import Council, as_kept
from crawler.lock import WriterLock, is_held
from crawler.losses import Losses
from crawler.moderngov import PageKind, canonical
from crawler.page import FetchedPage, decode
from crawler.warc_folder import WarcFolder, cut

__all__ = ["Archive", "ArchiveError", "FetchedPage", "Stats", "decode"]

FILE_SIZE = 1_000_000_000
"""A WARC file that has grown to this many bytes is left alone, and the next one begun."""


@dataclass(frozen=True)
class Stats:
    """What an archive holds; ``rows`` are council key, name, kind, number of pages, number of captures, and when the
    first and the last of these were made, in microseconds since 1970."""

    captures: int
    files: int
    size: int
    rows: tuple[tuple[str, str, str, int, int, int, int], ...]


class Archive:
    """An archive in the folder ``path``; a context manager that closes it. Raises ArchiveError.

    As it stands it is opened for reading, by any number of readers, and nothing is created. With ``create`` it is
    opened for writing, by one process at a time: made where it is missing, mended where a writer was cut off. With
    ``repair`` as well, the catalogue is made again from the WARC files alone, and what is damaged in them put aside.
    The threads of a process may share one Archive.
    """

    def __init__(
        self, path: Path | str, *, create: bool = False, repair: bool = False, file_size: int = FILE_SIZE
    ) -> None:
        self.path = Path(path)
        self._folder = WarcFolder(self.path / "warc", file_size)
        self._mutex = threading.RLock()
        self._is_settled = True
        self._lock: WriterLock | None = None
        if not create:
            self._catalogue = opening.for_reading(self.path, self._folder)
            return
        self._lock = opening.locked(self.path, self._folder)
        try:
            self._catalogue = opening.for_writing(self.path, self._folder, rebuild=repair)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Brings what was written to the disk, closes the catalogue and lets the next writer in."""
        try:
            self.sync()
        finally:
            self._catalogue.close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def sync(self) -> None:
        """Brings all that was appended to the disk itself; without it, a machine that dies may lose a second's."""
        try:
            with self._mutex:
                self._folder.sync()
        except OSError as error:
            raise unwritable(self.path, error) from error

    def append(self, page: FetchedPage, kind: PageKind) -> None:
        """Keeps a capture: in its WARC file before the catalogue knows it. An unchanged payload is kept as a revisit.

        The capture is in both the WARC file and the catalogue, or in neither and ArchiveError is raised. A ``page``
        that has its digest already was held before, and the server has said that it is unchanged (status 304).
        """
        if self._lock is None:
            raise ArchiveError(f"The archive at {self.path} is opened for reading: nothing can be added to it.")
        address, digest = _on_one_line(page.url), warc.payload_digest(page.body)
        url = canonical(address)
        first = self._catalogue.original(url, digest)
        entry = Entry(
            url=url, address=address, council=page.council, council_name=_printable(page.council_name), base=page.base,
            kind=kind.value, fetched_at=_warc_date(page.fetched_at), moment=moment_of(page.fetched_at), digest=digest,
            revisit=first is not None, record_id=f"<urn:uuid:{uuid.uuid4()}>", file="", offset=0, length=0,
        )  # fmt: skip
        original = warc.Original(first.address, first.fetched_at, first.record_id) if first else None
        status = 304 if original and page.digest == digest else page.status
        self._write(entry, warc.capture_member(address, status, page.headers, page.body, _fields(entry), original))

    def latest(self, url: str) -> FetchedPage | None:
        """The newest capture of ``url`` (by its canonical form), or None."""
        entry = self._catalogue.latest(canonical(url))
        return self._replay(entry) if entry else None

    def pages(
        self, council: str, kind: PageKind, damaged: Callable[[str], None] | None = None
    ) -> Iterator[FetchedPage]:
        """The newest capture of each page of ``kind``, newest first. One page at a time is in memory.

        ``damaged`` hears a sentence for each that cannot be read, which is then left out; without it ArchiveError is
        raised.
        """
        for entry in self._catalogue.newest(council, kind.value):
            try:
                page = self._replay(entry)
            except ArchiveError as error:
                if damaged is None:
                    raise
                damaged(str(error))
                continue
            yield page

    def councils(self) -> tuple[str, ...]:
        """The keys of the councils that the archive holds captures of."""
        return self._catalogue.councils()

    def sites(self) -> tuple[Council, ...]:
        """The councils that the archive holds captures of, each with its name and base address of late."""
        return tuple(Council(*row) for row in self._catalogue.sites())

    def as_kept(self, council: Council, also: Sequence[Council] = ()) -> Council:
        """``council`` under the key that its pages have here: see :func:`crawler.councils.as_kept`.

        ``also`` are others that are about to be kept.
        """
        return as_kept(council, [*(Council(*row) for row in self._catalogue.bases()), *also])

    def state(self) -> str:
        """A short text that changes with the newest payload of any page, and with what a council is called and where.

        Lists of news do not count: they say of no meeting what its own pages do not. Equal states give equal indexes,
        but for the times of capture.
        """
        fingerprint = hashlib.sha256()
        payloads = self._catalogue.payloads(without=PageKind.WHATS_NEW.value)
        for row in chain(self._catalogue.sites(), payloads):
            fingerprint.update("\n".join((*row, "")).encode())
        return fingerprint.hexdigest()[:32]

    def holds(self, page: FetchedPage) -> bool:
        """Whether this very capture is held: address, time and payload."""
        moment, digest = moment_of(page.fetched_at), warc.payload_digest(page.body)
        return self._catalogue.has(canonical(page.url), moment, digest)

    def payload(self, url: str, digest: str) -> bytes | None:
        """The payload of ``digest`` where a capture of ``url`` has it."""
        entry = self._catalogue.original(canonical(url), digest)
        return self._replay(entry).body if entry else None

    def captured(self, url: str, iso: str) -> FetchedPage | None:
        """The capture of ``url`` that was made at that time, where it is held; raises ValueError for no time."""
        entry = self._catalogue.captured(canonical(url), moment_of(iso))
        return self._replay(entry) if entry else None

    def stats(self) -> Stats:
        """What is held: captures, WARC files, their size in bytes, and pages by council and kind."""
        files = self._folder.files()
        size = sum(file.stat().st_size for file in files)
        return Stats(self._catalogue.count(), len(files), size, tuple(self._catalogue.counts()))

    def check(self, advance: Callable[[int], object] = id) -> Iterator[str]:
        """Compares every record with its digests and with the catalogue; gives a sentence for each fault.

        ``advance`` is told how many bytes were read.
        """
        is_written = self._lock is None and is_held(self.path / opening.LOCK)
        found = checking.check(self._catalogue, self._folder, is_written=is_written, advance=advance)
        for fault, is_lost in found:
            yield f"{fault}. {mend(self.path, lost=is_lost)}"

    def _write(self, entry: Entry, member: bytes) -> None:
        with self._mutex:
            try:
                if not self._is_settled:
                    repairing.catch_up(repairing.Holding(self._catalogue, self._folder, Losses(self.path)))
                self._is_settled = False
                self._add(entry, member)
                self._is_settled = True
            except repairing.LostError as error:
                raise ArchiveError(f"{error}. {mend(self.path, lost=True)}") from error
            except (OSError, sqlite3.Error) as error:
                raise unwritable(self.path, error) from error

    def _add(self, entry: Entry, member: bytes) -> None:
        """Writes the record and then the row, or neither."""
        file, offset = self._folder.append(member)
        try:
            placed = replace(entry, file=file.name, offset=offset, length=len(member))
            self._catalogue.add(placed, offset + len(member))
        except BaseException:
            cut(file, offset)
            raise

    def _replay(self, entry: Entry) -> FetchedPage:
        """The capture as it was fetched; a revisit gets its payload from the capture that has it."""
        record = whole = self._read(entry)
        if entry.revisit:
            original = self._catalogue.original(entry.url, entry.digest)
            if original is None:
                raise ArchiveError(f"The payload of {entry.address} is lost. {mend(self.path, lost=True)}")
            whole = self._read(original)
        status = whole.status if record.status == 304 else record.status
        return FetchedPage(
            url=entry.address, status=status, headers=record.headers, body=whole.body, fetched_at=entry.fetched_at,
            council=entry.council, council_name=entry.council_name, base=entry.base, digest=entry.digest,
        )  # fmt: skip

    def _read(self, entry: Entry) -> warc.Record:
        try:
            record = self._folder.read(entry.file, entry.offset, entry.length)
            if record.id != entry.record_id:
                raise ValueError("another record lies there")
        except (OSError, ValueError) as error:
            problem = f"The capture of {entry.address} cannot be read ({entry.file}, byte {entry.offset}: {error})"
            raise ArchiveError(f"{problem}. {mend(self.path, lost=True)}") from error
        return record


def _fields(entry: Entry) -> dict[str, str]:
    """What the catalogue knows of a capture, as named fields of its record."""
    return {
        "WARC-Record-ID": entry.record_id,
        "WARC-Date": entry.fetched_at,
        "WARC-Payload-Digest": entry.digest,
        warc.COUNCIL: entry.council,
        warc.COUNCIL_NAME: entry.council_name,
        warc.BASE: entry.base,
        warc.KIND: entry.kind,
    }


def _on_one_line(url: str) -> str:
    """An address with white space and control characters quoted: a WARC field is one line."""
    return "".join(quote(char) if char.isspace() or not char.isprintable() else char for char in url.strip())


def _printable(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _warc_date(iso: str) -> str:
    """A time as WARC writes it: in UTC, with a Z."""
    if iso.endswith("Z"):
        return iso
    time = datetime.fromisoformat(iso)
    time = time.astimezone(UTC) if time.tzinfo else time
    return time.replace(tzinfo=None).isoformat() + "Z"
