"""The archive: WARC files, one capture a record, and a SQLite catalogue that can be rebuilt from them alone."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from crawler import repairing, warc
from crawler.catalogue import Catalogue, Entry, moment_of
from crawler.councils import Council, as_kept
from crawler.lock import WriterLock
from crawler.moderngov import PageKind, canonical
from crawler.page import FetchedPage, decode
from crawler.warc_folder import WarcFolder, cut

__all__ = ["Archive", "ArchiveError", "FetchedPage", "Stats", "decode"]

log = logging.getLogger(__name__)

FILE_SIZE = 1_000_000_000
"""A WARC file that has grown to this many bytes is left alone, and the next one begun."""


class ArchiveError(Exception):
    """Something about the archive that its user can mend; the message says how."""


@dataclass(frozen=True)
class Stats:
    """What an archive holds; ``rows`` are council key, name, kind, number of pages, number of captures."""

    captures: int
    files: int
    size: int
    rows: tuple[tuple[str, str, str, int, int], ...]


class Archive:
    """An archive in the folder ``path``; a context manager that closes it. Raises ArchiveError.

    As it stands it is opened for reading, by any number of readers, and nothing is created. With ``create`` it is
    opened for writing, by one writer at a time: made where it is missing, mended where a writer was cut off. With
    ``repair`` as well, the catalogue is made again from the WARC files alone, and what is damaged in them left out.

    The threads of one process may share it: ``append``, ``latest``, ``holds``, ``payload`` and ``as_kept``.
    """

    def __init__(
        self, path: Path | str, *, create: bool = False, repair: bool = False, file_size: int = FILE_SIZE
    ) -> None:
        self.path = Path(path)
        self._folder = WarcFolder(self.path / "warc", file_size)
        self._turn = threading.RLock()
        self._lock = self._locked() if create else None
        try:
            self._catalogue = self._for_writing(repair) if create else self._for_reading()
        except BaseException:
            self._unlock()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the catalogue and, after writing, lets the next writer in."""
        self._catalogue.close()
        self._unlock()

    def append(self, page: FetchedPage, kind: PageKind) -> None:
        """Keeps a capture: on disk and synced before the catalogue knows it. An unchanged payload is kept as a revisit.

        The capture is in both the WARC file and the catalogue, or in neither and ArchiveError is raised.
        """
        if self._lock is None:
            raise ArchiveError(f"The archive at {self.path} is opened for reading: nothing can be added to it.")
        with self._turn:
            self._append(page, kind)

    def latest(self, url: str) -> FetchedPage | None:
        """The newest capture of ``url`` (by its canonical form), or None."""
        with self._turn:
            entry = self._catalogue.latest(canonical(url))
            return self._replay(entry) if entry else None

    def pages(self, council: str, kind: PageKind) -> Iterator[FetchedPage]:
        """The newest capture of each page of ``kind``, newest first. One page at a time is in memory."""
        return map(self._replay, self._catalogue.newest(council, kind.value))

    def councils(self) -> tuple[str, ...]:
        """The keys of the councils that the archive holds captures of."""
        return self._catalogue.councils()

    def sites(self) -> tuple[Council, ...]:
        """The councils that the archive holds captures of, each with its name and base address of late."""
        return tuple(Council(*row) for row in self._catalogue.sites())

    def as_kept(self, council: Council) -> Council:
        """``council`` under the key that its pages have here: see :func:`crawler.councils.as_kept`."""
        with self._turn:
            return as_kept(council, [Council(*row) for row in self._catalogue.bases()])

    def state(self) -> str:
        """A short text that changes with the newest payload of any page, and with what a council is called and where.

        Lists of news do not count: they say of no meeting what its own pages do not. Equal states give equal indexes,
        but for the times of capture.
        """
        fingerprint = hashlib.sha256()
        for row in (*self._catalogue.sites(), *self._catalogue.payloads(without=PageKind.WHATS_NEW.value)):
            fingerprint.update("\n".join((*row, "")).encode())
        return fingerprint.hexdigest()[:32]

    def holds(self, page: FetchedPage) -> bool:
        """Whether this very capture is held: address, time and payload."""
        moment, digest = moment_of(page.fetched_at), warc.payload_digest(page.body)
        with self._turn:
            return self._catalogue.has(canonical(page.url), moment, digest)

    def payload(self, url: str, digest: str) -> bytes | None:
        """The payload of ``digest`` where a capture of ``url`` has it."""
        with self._turn:
            entry = self._catalogue.original(canonical(url), digest)
            return self._replay(entry).body if entry else None

    def stats(self) -> Stats:
        """What is held: captures, WARC files, their size in bytes, and pages by council and kind."""
        files = self._folder.files()
        size = sum(file.stat().st_size for file in files)
        return Stats(self._catalogue.count(), len(files), size, tuple(self._catalogue.counts()))

    def check(self) -> Iterator[str]:
        """Compares every record with its digest and with the catalogue; gives a sentence for each fault."""
        for fault, is_lost in repairing.check(self._catalogue, self._folder):
            yield f"{fault}. {self._mend(lost=is_lost)}"

    def _append(self, page: FetchedPage, kind: PageKind) -> None:
        address, digest = _on_one_line(page.url), warc.payload_digest(page.body)
        url = canonical(address)
        first = self._catalogue.original(url, digest)
        entry = Entry(
            url=url, address=address, council=page.council, council_name=_printable(page.council_name), base=page.base,
            kind=kind.value, fetched_at=_warc_date(page.fetched_at), moment=moment_of(page.fetched_at), digest=digest,
            revisit=first is not None, record_id=f"<urn:uuid:{uuid.uuid4()}>", file="", offset=0, length=0,
        )  # fmt: skip
        original = warc.Original(first.address, first.fetched_at, first.record_id) if first else None
        headers = dict(page.headers)
        self._write(entry, warc.capture_member(address, page.status, headers, page.body, _fields(entry), original))

    def _mend(self, *, lost: bool) -> str:
        command = f"`minutebook archive check --repair --archive {self.path}`"
        if lost:
            return f"Bring back a whole copy from a backup, or run {command} to go on with what is whole."
        return f"Run {command}."

    def _for_reading(self) -> Catalogue:
        path = self.path / "catalogue.sqlite"
        if not path.is_file():
            if self._folder.files():
                raise ArchiveError(f"The archive at {self.path} has no catalogue. {self._mend(lost=False)}")
            raise ArchiveError(self._nothing("There is no archive at"))
        try:
            catalogue = Catalogue(path, write=False)
            count = catalogue.count()
        except sqlite3.Error as error:
            problem = f"The catalogue of the archive at {self.path} cannot be read ({error})"
            raise ArchiveError(f"{problem}. {self._mend(lost=False)}") from error
        if count == 0:
            catalogue.close()
            raise ArchiveError(self._nothing("There is nothing yet in the archive at"))
        return catalogue

    def _nothing(self, what: str) -> str:
        return f"{what} {self.path}. Run `minutebook crawl SITE --archive {self.path}` first."

    def _locked(self) -> WriterLock:
        try:
            self._folder.path.mkdir(parents=True, exist_ok=True)
            return WriterLock(self.path / "writer.lock")
        except BlockingIOError as error:
            holder = f"The archive at {self.path} is being written by {error}"
            raise ArchiveError(f"{holder}. Wait until it has ended, or use another archive.") from error
        except OSError as error:
            raise ArchiveError(f"The archive at {self.path} cannot be opened for writing: {error}.") from error

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _for_writing(self, rebuild: bool) -> Catalogue:
        try:
            catalogue = self._writable_catalogue()
            if rebuild:
                repairing.rebuild(catalogue, self._folder)
            repairing.catch_up(catalogue, self._folder)
        except repairing.LostError as error:
            raise ArchiveError(f"{error}. {self._mend(lost=True)}") from error
        except (sqlite3.Error, OSError) as error:
            raise ArchiveError(f"The archive at {self.path} cannot be opened for writing: {error}.") from error
        return catalogue

    def _writable_catalogue(self) -> Catalogue:
        """The catalogue; one that is no database any more is made anew, since the WARC files hold all it knew."""
        path = self.path / "catalogue.sqlite"
        try:
            return Catalogue(path, write=True)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            log.warning("%s is damaged (%s); it is made again from the WARC files.", path, error)
            for part in ("", "-wal", "-shm"):
                path.with_name(path.name + part).unlink(missing_ok=True)
            return Catalogue(path, write=True)

    def _write(self, entry: Entry, member: bytes) -> None:
        try:
            file, offset = self._folder.append(member)
            placed = replace(entry, file=file.name, offset=offset, length=len(member))
            try:
                self._catalogue.add(placed, offset + len(member))
            except BaseException:
                cut(file, offset)
                raise
        except (OSError, sqlite3.Error) as error:
            raise ArchiveError(
                f"The archive at {self.path} cannot be written: {error}. Nothing that was kept is harmed; "
                "mend this and run the same command again: it goes on where it stopped."
            ) from error

    def _replay(self, entry: Entry) -> FetchedPage:
        """The capture as it was fetched; a revisit gets its payload from the capture that has it."""
        record = self._read(entry)
        body = record.body
        if entry.revisit:
            original = self._catalogue.original(entry.url, entry.digest)
            if original is None:
                raise ArchiveError(f"The payload of {entry.address} is lost. {self._mend(lost=True)}")
            body = self._read(original).body
        return FetchedPage(
            url=entry.address, status=record.status, headers=record.headers, body=body, fetched_at=entry.fetched_at,
            council=entry.council, council_name=entry.council_name, base=entry.base, digest=entry.digest,
        )  # fmt: skip

    def _read(self, entry: Entry) -> warc.Record:
        try:
            record = self._folder.read(entry.file, entry.offset, entry.length)
            if record.id != entry.record_id:
                raise ValueError("another record lies there")
        except (OSError, ValueError) as error:
            problem = f"The capture of {entry.address} cannot be read ({entry.file}, byte {entry.offset}: {error})"
            raise ArchiveError(f"{problem}. {self._mend(lost=True)}") from error
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
