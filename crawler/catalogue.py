"""The archive's catalogue: which capture lies where in the WARC files. SQLite in WAL mode; it can be made again."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from crawler.archive_error import ArchiveError, mend
from crawler.catalogue_file import TABLES, damage_mark, is_damage, open_for_reading, open_for_writing

BATCH = 200


@dataclass(frozen=True)
class Entry:
    """One capture: its canonical url and the address asked, whose page of what kind it is, and where its record lies.

    ``moment`` is fetched_at in microseconds since 1970, which orders captures however their times are written.
    """

    url: str
    address: str
    council: str
    council_name: str
    base: str
    kind: str
    fetched_at: str
    moment: int
    digest: str
    revisit: bool
    record_id: str
    file: str
    offset: int
    length: int


_COLUMNS = ", ".join(field.name for field in fields(Entry))
_PLACES = ", ".join("?" for _ in fields(Entry))


def moment_of(iso: str) -> int:
    """Microseconds since 1970 of an ISO 8601 time, taken as UTC where it names no zone; raises ValueError."""
    time = datetime.fromisoformat(iso)
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    return round(time.timestamp() * 1_000_000)


class Catalogue:
    """The catalogue in ``path``, for reading alone or for writing; raises sqlite3.Error where it cannot be used.

    Threads may share it. What it cannot read later on is an ArchiveError; what it cannot write, an sqlite3.Error.
    """

    def __init__(self, path: Path, *, write: bool) -> None:
        self._path = path
        self._mutex = threading.RLock()
        self._db = open_for_writing(path) if write else open_for_reading(path)

    def close(self) -> None:
        with self._mutex:
            self._db.close()

    def add(self, entry: Entry, file_size: int) -> None:
        """Adds one capture, and that the file is known up to ``file_size``, in one transaction."""
        with self._writing():
            self._insert(entry)
            self._know(entry.file, file_size)

    def add_all(self, entries: Iterator[Entry], file: str, sizes: dict[str, int]) -> int:
        """Adds captures found in ``file``; afterwards ``sizes[file]`` says how far it is known. Gives their number."""
        with self._writing():
            count = 0
            for entry in entries:
                self._insert(entry)
                count += 1
            self._know(file, sizes[file])
        return count

    def forget(self, file: str, beyond: int) -> list[Entry]:
        """Forgets the captures of ``file`` that end beyond ``beyond`` bytes, and gives them; the file is then known up
        to the last capture that is left."""
        gone = self._entries("WHERE file = ? AND offset + length > ? ORDER BY id", file, beyond)
        with self._writing():
            self._db.execute("DELETE FROM captures WHERE file = ? AND offset + length > ?", (file, beyond))
            end = self._db.execute("SELECT max(offset + length) FROM captures WHERE file = ?", (file,)).fetchone()[0]
            self._know(file, end or 0)
            self._gather_sites()
        return gone

    def forget_all(self) -> None:
        """Forgets every capture and file; :meth:`lost_since` then tells what was known and has not come back."""
        with self._writing():
            self._db.execute("DROP TABLE IF EXISTS temp.before")
            self._db.execute("CREATE TEMP TABLE before AS SELECT * FROM captures")
            for table in TABLES:
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608

    def lost_since(self) -> list[tuple[str, str, str, str]]:
        """Address, time, file and council of the captures that were known before all was forgotten, and are not now."""
        return self._rows(
            "SELECT address, fetched_at, file, council FROM temp.before"
            " WHERE record_id NOT IN (SELECT record_id FROM captures)"
        )

    def sizes(self) -> dict[str, int]:
        """How far each WARC file is known, in bytes."""
        return dict(self._rows("SELECT name, size FROM files"))

    def latest(self, url: str) -> Entry | None:
        """The newest capture of a canonical url."""
        return self._one("WHERE url = ? ORDER BY moment DESC, id DESC LIMIT 1", url)

    def original(self, url: str, digest: str) -> Entry | None:
        """The first capture of ``url`` that holds the payload ``digest`` itself."""
        return self._one("WHERE url = ? AND digest = ? AND NOT revisit ORDER BY id LIMIT 1", url, digest)

    def captured(self, url: str, moment: int) -> Entry | None:
        """The capture of ``url`` at that time."""
        return self._one("WHERE url = ? AND moment = ? ORDER BY id LIMIT 1", url, moment)

    def has(self, url: str, moment: int, digest: str) -> bool:
        """Whether this very capture is known."""
        return self._one("WHERE url = ? AND moment = ? AND digest = ? LIMIT 1", url, moment, digest) is not None

    def at(self, file: str, offset: int) -> Entry | None:
        """The capture whose record begins at ``offset`` of ``file``."""
        return self._one("WHERE file = ? AND offset = ?", file, offset)

    def tail(self, file: str, start: int) -> list[Entry]:
        """The captures of ``file`` that begin at ``start`` or later, and in any case the last, in their order."""
        last = "(SELECT max(offset) FROM captures WHERE file = ?)"
        return self._entries(f"WHERE file = ? AND offset >= min(?, {last}) ORDER BY offset", file, start, file)

    def count_in(self, file: str) -> int:
        """The number of captures in ``file``."""
        return int(self._rows("SELECT count(*) FROM captures WHERE file = ?", (file,))[0][0])

    def newest(self, council: str, kind: str) -> Iterator[Entry]:
        """The newest capture of each page of ``kind``, newest first, read in batches so as not to hold up a writer."""
        query = f"""
            SELECT {_COLUMNS}, id FROM captures AS one
            WHERE council = :council AND kind = :kind AND (moment, id) < (:moment, :id) AND NOT EXISTS (
                SELECT 1 FROM captures AS other WHERE other.url = one.url AND other.council = one.council
                AND (other.moment, other.id) > (one.moment, one.id))
            ORDER BY moment DESC, id DESC LIMIT {BATCH}"""  # noqa: S608
        last = 2**62
        key: dict[str, object] = {"council": council, "kind": kind, "moment": last, "id": last}
        while rows := self._rows(query, key):
            for row in rows:
                yield _entry(row[:-1])
            key |= {"moment": _entry(rows[-1][:-1]).moment, "id": rows[-1][-1]}

    def councils(self) -> tuple[str, ...]:
        """The keys of the councils, in alphabetical order."""
        return tuple(row[0] for row in self._rows("SELECT DISTINCT council FROM sites ORDER BY council"))

    def sites(self) -> list[tuple[str, str, str]]:
        """Key, name and base address of each council, as its newest capture has them."""
        return self._rows(
            "SELECT council, council_name, base FROM sites"
            " WHERE newest IN (SELECT max(newest) FROM sites GROUP BY council) ORDER BY council"
        )

    def bases(self) -> list[tuple[str, str, str]]:
        """Key, name and base address of every site that a council was ever kept from, in the order they came."""
        return self._rows("SELECT council, council_name, base FROM sites ORDER BY newest")

    def is_empty(self) -> bool:
        """Whether no capture is known."""
        return not self._rows("SELECT 1 FROM captures LIMIT 1")

    def count(self) -> int:
        """The number of captures."""
        return int(self._rows("SELECT count(*) FROM captures")[0][0])

    def payloads(self, without: str) -> Iterator[tuple[str, str, str]]:
        """Canonical url, council and payload digest of the newest capture of each page not of one kind, by url."""
        for url, rows in groupby(self._by_url(), key=itemgetter(0)):
            newest = {council: digest for _, _, _, council, kind, digest in rows if kind != without}
            yield from ((url, council, newest[council]) for council in sorted(newest))

    def _by_url(self) -> Iterator[tuple[str, int, int, str, str, str]]:
        """Url, moment, number, council, kind and digest of every capture, by the first three; read in batches."""
        query = f"""
            SELECT url, moment, id, council, kind, digest FROM captures
            WHERE (url, moment, id) > (?, ?, ?) ORDER BY url, moment, id LIMIT {BATCH * 10}"""  # noqa: S608
        last: tuple[str, int, int] = ("", -(2**62), 0)
        while rows := self._rows(query, last):
            yield from rows
            last = rows[-1][:3]

    def counts(self) -> list[tuple[str, str, str, int, int, int, int]]:
        """For each council and kind: key, name, kind, number of pages, number of captures, first and last moment."""
        return self._rows(
            "SELECT council, max(council_name), kind, count(DISTINCT url), count(*), min(moment), max(moment)"
            " FROM captures GROUP BY council, kind ORDER BY council, kind"
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, by one thread at a time."""
        with self._mutex:
            try:
                with self._db:
                    yield
            except sqlite3.DatabaseError as error:
                self._mark(error)
                raise

    def _insert(self, entry: Entry) -> None:
        added = self._db.execute(f"INSERT INTO captures ({_COLUMNS}) VALUES ({_PLACES})", astuple(entry))  # noqa: S608
        site = (entry.council, entry.base, entry.council_name, added.lastrowid)
        self._db.execute("INSERT OR REPLACE INTO sites VALUES (?, ?, ?, ?)", site)

    def _gather_sites(self) -> None:
        self._db.execute("DELETE FROM sites")
        self._db.execute(
            "INSERT INTO sites SELECT council, base, council_name, max(id) FROM captures GROUP BY council, base"
        )

    def _know(self, file: str, size: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (file, size))

    def _one(self, where: str, *values: object) -> Entry | None:
        return next(iter(self._entries(where, *values)), None)

    def _entries(self, where: str, *values: object) -> list[Entry]:
        return [_entry(row) for row in self._rows(f"SELECT {_COLUMNS} FROM captures {where}", values)]  # noqa: S608

    def _rows(self, query: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
        """What ``query`` finds; raises ArchiveError where the catalogue cannot be read."""
        with self._mutex:
            try:
                return self._db.execute(query, values).fetchall()
            except sqlite3.Error as error:
                self._mark(error)
                problem = f"The catalogue {self._path} cannot be read ({error})"
                raise ArchiveError(f"{problem}. {mend(self._path.parent)}") from error

    def _mark(self, error: sqlite3.Error) -> None:
        """Leaves word of a damaged catalogue, so that the next writer makes it again."""
        if is_damage(error):
            with suppress(OSError):
                damage_mark(self._path).touch()


def _entry(row: tuple[object, ...]) -> Entry:
    values = dict(zip((field.name for field in fields(Entry)), row, strict=True))
    return Entry(**{**values, "revisit": bool(values["revisit"])})  # type: ignore[arg-type]
