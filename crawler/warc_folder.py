"""The folder of WARC files: the last one is appended to, one whole record at a time; the others are left alone."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from crawler import members, warc

UNSYNCED = 2 * 1024 * 1024
"""So many bytes may be written before they are brought to the disk itself, which happens once a second at least."""
_EVERY = 1.0
_NAME = re.compile(r"minutebook-(\d{5,9})\.warc\.gz\Z", re.ASCII)


class WarcFolder:
    """The WARC files in ``path``; a file of ``file_size`` bytes or more is full and the next is begun."""

    def __init__(self, path: Path, file_size: int) -> None:
        self.path = path
        self._file_size = file_size
        self._unsynced: dict[Path, int] = {}
        self._synced_at = float("-inf")

    def files(self) -> list[Path]:
        """Our WARC files, oldest first; files of other makers are not ours."""
        found = self.path.iterdir() if self.path.is_dir() else ()
        return sorted((file for file in found if _NAME.match(file.name) and file.is_file()), key=_number)

    def append(self, member: bytes) -> tuple[Path, int]:
        """Adds a member; gives its file and where it begins there. Raises OSError, and then nothing is added.

        A process that dies loses nothing of it; a machine that dies, the last second or UNSYNCED bytes at most.
        """
        files = self.files()
        file = files[-1] if files else self.path / _name(1)
        if files and file.stat().st_size >= self._file_size:
            file = self.path / _name(_number(file) + 1)
        if not file.exists() or not file.stat().st_size:
            append(file, warc.info_member(file.name))
            sync(self.path)
        offset = append(file, member)
        self._unsynced[file] = self._unsynced.get(file, 0) + len(member)
        if time.monotonic() - self._synced_at >= _EVERY or sum(self._unsynced.values()) >= UNSYNCED:
            try:
                self.sync()
            except BaseException:
                cut(file, offset)
                raise
        return file, offset

    def sync(self) -> None:
        """Brings all that was appended to the disk; raises OSError."""
        for file in [*self._unsynced]:
            sync(file)
            del self._unsynced[file]
        self._synced_at = time.monotonic()

    def read(self, name: str, offset: int, length: int) -> warc.Record:
        """The record in one place; raises OSError or ValueError where it cannot be read."""
        with (self.path / name).open("rb") as file:
            file.seek(offset)
            return warc.read_record(members.unpack(file.read(length)))


def _name(number: int) -> str:
    return f"minutebook-{number:05}.warc.gz"


def _number(file: Path) -> int:
    return int(file.name.removeprefix("minutebook-").partition(".")[0])


def append(file: Path, member: bytes) -> int:
    """Adds ``member``; gives where it begins. On any failure the file is as it was."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        offset = os.fstat(descriptor).st_size
        try:
            left = memoryview(member)
            while left:  # once, but where the disk is full: the second write says so
                left = left[os.write(descriptor, left) :]
        except BaseException:
            os.ftruncate(descriptor, offset)
            raise
        return offset
    finally:
        os.close(descriptor)


def cut(file: Path, size: int) -> None:
    """Cuts ``file`` to ``size`` bytes, where it is longer."""
    if file.stat().st_size > size:
        os.truncate(file, size)
        sync(file)


def sync(path: Path) -> None:
    """Brings a file, or the names in a folder, to the disk; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
