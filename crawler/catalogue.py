"""The archive's catalogue: which capture lies where in the WARC files. SQLite in WAL mode; it can be made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

VERSION = 1
BATCH = 200

_SCHEMA = """
CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL, address TEXT NOT NULL,
    council TEXT NOT NULL, council_name TEXT NOT NULL, base TEXT NOT NULL, kind TEXT NOT NULL,
    fetched_at TEXT NOT NULL, moment INTEGER NOT NULL,
    digest TEXT NOT NULL, revisit INTEGER NOT NULL, record_id TEXT NOT NULL,
    file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL
);
CREATE UNIQUE INDEX captures_by_place ON captures (file, offset);
CREATE INDEX captures_by_url ON captures (url, moment, id);
CREATE INDEX captures_by_kind ON captures (council, kind, moment, id);
CREATE TABLE files (name TEXT PRIMARY KEY, size INTEGER NOT NULL);
"""


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
    """The catalogue in ``path``, for reading alone or for writing; raises sqlite3.Error where it cannot be used."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self._db = _open_for_writing(path) if write else _open_for_reading(path)

    def close(self) -> None:
        self._db.close()

    def add(self, entry: Entry, file_size: int) -> None:
        """Adds one capture, and that the file is known up to ``file_size``, in one transaction."""
        with self._db:
            self._insert(entry)
            self._know(entry.file, file_size)

    def add_all(self, entries: Iterator[Entry], file: str, sizes: dict[str, int]) -> int:
        """Adds captures found in ``file``; afterwards ``sizes[file]`` says how far it is known. Gives their number."""
        with self._db:
            count = 0
            for entry in entries:
                self._insert(entry)
                count += 1
            self._know(file, sizes[file])
        return count

    def forget(self, file: str, beyond: int) -> int:
        """Forgets the captures of ``file`` that end beyond ``beyond`` bytes, gives their number; the file is then known
        up to the last capture that is left."""
        with self._db:
            gone = self._db.execute("DELETE FROM captures WHERE file = ? AND offset + length > ?", (file, beyond))
            end = self._db.execute("SELECT max(offset + length) FROM captures WHERE file = ?", (file,)).fetchone()[0]
            self._know(file, end or 0)
        return gone.rowcount

    def forget_all(self) -> None:
        """Forgets every capture and file."""
        with self._db:
            self._db.execute("DELETE FROM captures")
            self._db.execute("DELETE FROM files")

    def sizes(self) -> dict[str, int]:
        """How far each WARC file is known, in bytes."""
        return dict(self._db.execute("SELECT name, size FROM files"))

    def latest(self, url: str) -> Entry | None:
        """The newest capture of a canonical url."""
        return self._one("WHERE url = ? ORDER BY moment DESC, id DESC LIMIT 1", url)

    def original(self, url: str, digest: str) -> Entry | None:
        """The first capture of ``url`` that holds the payload ``digest`` itself."""
        return self._one("WHERE url = ? AND digest = ? AND NOT revisit ORDER BY id LIMIT 1", url, digest)

    def has(self, url: str, moment: int, digest: str) -> bool:
        """Whether this very capture is known."""
        return self._one("WHERE url = ? AND moment = ? AND digest = ? LIMIT 1", url, moment, digest) is not None

    def at(self, file: str, offset: int) -> Entry | None:
        """The capture whose record begins at ``offset`` of ``file``."""
        return self._one("WHERE file = ? AND offset = ?", file, offset)

    def entries(self) -> Iterator[Entry]:
        """Every capture, in the order in which they were added."""
        with closing(self._db.execute(f"SELECT {_COLUMNS} FROM captures ORDER BY id")) as rows:  # noqa: S608
            yield from map(_entry, rows)

    def newest(self, council: str, kind: str) -> Iterator[Entry]:
        """The newest capture of each page of ``kind``, newest first, read in batches so as not to hold up a writer."""
        query = f"""
            SELECT {_COLUMNS}, id FROM captures AS one
            WHERE council = :council AND kind = :kind AND (moment, id) < (:moment, :id) AND NOT EXISTS (
                SELECT 1 FROM captures AS other WHERE other.url = one.url AND other.council = one.council
                AND (other.moment, other.id) > (one.moment, one.id))
            ORDER BY moment DESC, id DESC LIMIT {BATCH}"""  # noqa: S608
        last = 2**62
        key = {"council": council, "kind": kind, "moment": last, "id": last}
        while rows := self._db.execute(query, key).fetchall():
            for row in rows:
                yield _entry(row[:-1])
            key |= {"moment": _entry(rows[-1][:-1]).moment, "id": rows[-1][-1]}

    def councils(self) -> tuple[str, ...]:
        """The keys of the councils, in alphabetical order."""
        return tuple(row[0] for row in self._db.execute("SELECT DISTINCT council FROM captures ORDER BY council"))

    def sites(self) -> list[tuple[str, str, str]]:
        """Key, name and base address of each council, as its newest capture has them."""
        return self._db.execute(
            "SELECT council, council_name, base FROM captures"
            " WHERE id IN (SELECT max(id) FROM captures GROUP BY council) ORDER BY council"
        ).fetchall()

    def bases(self) -> list[tuple[str, str, str]]:
        """Key, name and base address of every site that a council was ever kept from, in the order they came."""
        return self._db.execute(
            "SELECT council, council_name, base FROM captures"
            " WHERE id IN (SELECT max(id) FROM captures GROUP BY council, base) ORDER BY id"
        ).fetchall()

    def count(self) -> int:
        """The number of captures."""
        return int(self._db.execute("SELECT count(*) FROM captures").fetchone()[0])

    def payloads(self, without: str) -> Iterator[tuple[str, str, str]]:
        """Canonical url, council and payload digest of the newest capture of each page not of one kind, by url."""
        query = (
            "SELECT url, council, digest, max(moment) FROM captures WHERE kind != ?"
            " GROUP BY url, council ORDER BY url, council"
        )
        with closing(self._db.execute(query, (without,))) as rows:
            yield from (row[:3] for row in rows)

    def counts(self) -> list[tuple[str, str, str, int, int]]:
        """For each council and kind: key, name, kind, number of pages, number of captures."""
        return self._db.execute(
            "SELECT council, max(council_name), kind, count(DISTINCT url), count(*) FROM captures"
            " GROUP BY council, kind ORDER BY council, kind"
        ).fetchall()

    def _insert(self, entry: Entry) -> None:
        self._db.execute(f"INSERT INTO captures ({_COLUMNS}) VALUES ({_PLACES})", astuple(entry))  # noqa: S608

    def _know(self, file: str, size: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (file, size))

    def _one(self, where: str, *values: object) -> Entry | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM captures {where}", values).fetchone()  # noqa: S608
        return _entry(row) if row else None


def _entry(row: tuple[object, ...]) -> Entry:
    values = dict(zip((field.name for field in fields(Entry)), row, strict=True))
    return Entry(**{**values, "revisit": bool(values["revisit"])})  # type: ignore[arg-type]


def _open_for_writing(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=30, check_same_thread=False)
    try:
        _prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection) -> None:
    """A catalogue of another version is emptied: all that it knew is in the WARC files."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f'DROP TABLE "{name}"')
        db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")


def _open_for_reading(path: Path) -> sqlite3.Connection:
    """In a folder that may not be written to, SQLite can only be told that nobody writes."""
    try:
        return _probed(path, "mode=ro")
    except sqlite3.OperationalError:
        return _probed(path, "immutable=1")


def _probed(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that was seen to work."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=30)
    try:
        db.execute("SELECT 1 FROM captures LIMIT 1")
    except BaseException:
        db.close()
        raise
    return db
