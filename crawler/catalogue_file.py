"""The catalogue's SQLite file: its tables, how it is opened, and how it is seen to be damaged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

VERSION = 2
_CORRUPT, _NOT_A_DATABASE = 11, 26  # https://sqlite.org/rescode.html

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
CREATE INDEX payloads ON captures (url, digest) WHERE NOT revisit;
CREATE TABLE files (name TEXT PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE sites (
    council TEXT NOT NULL, base TEXT NOT NULL, council_name TEXT NOT NULL, newest INTEGER NOT NULL,
    PRIMARY KEY (council, base)
) WITHOUT ROWID;
"""
TABLES = frozenset({"captures", "files", "sites"})


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The database in ``path``, made where it is missing; raises sqlite3.Error. Threads may take turns with it."""
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
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION or not tables >= TABLES:
        for name in tables:
            db.execute(f'DROP TABLE "{name}"')
        db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")


def open_for_reading(path: Path) -> sqlite3.Connection:
    """The database in ``path``; raises sqlite3.Error.

    In a folder that may not be written to, SQLite can only be told that nobody writes.
    """
    try:
        return _probed(path, "mode=ro")
    except sqlite3.OperationalError:
        return _probed(path, "immutable=1")


def _probed(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that was seen to work."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=30, check_same_thread=False)
    try:
        db.execute("SELECT 1 FROM captures LIMIT 1")
        if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            raise sqlite3.DatabaseError("it was made by another version of Minutebook")
    except BaseException:
        db.close()
        raise
    return db


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file is no whole database, whatever is done with it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (_CORRUPT, _NOT_A_DATABASE)


def damage_mark(path: Path) -> Path:
    """The file beside a catalogue that says that it was found damaged."""
    return path.with_suffix(".damaged")
