"""The folder of WARC files: the last one is appended to, in single synced writes; the others are left alone."""

from __future__ import annotations

import os
import re
from pathlib import Path

from crawler import members, warc

_NAME = re.compile(r"minutebook-(\d{5})\.warc\.gz\Z")


class WarcFolder:
    """The WARC files in ``path``; a file of ``file_size`` bytes or more is full and the next is begun."""

    def __init__(self, path: Path, file_size: int) -> None:
        self.path = path
        self._file_size = file_size

    def files(self) -> list[Path]:
        """Our WARC files, oldest first; files of other makers are not ours."""
        found = self.path.iterdir() if self.path.is_dir() else ()
        return sorted(file for file in found if _NAME.match(file.name))

    def append(self, member: bytes) -> tuple[Path, int]:
        """Adds a member; gives its file and where it begins there. Raises OSError, and then nothing is added."""
        files = self.files()
        file = files[-1] if files else self.path / _name(1)
        if files and file.stat().st_size >= self._file_size:
            file = self.path / _name(int(file.name[11:16]) + 1)
        if not file.exists() or not file.stat().st_size:
            append(file, warc.info_member(file.name))
            _sync(self.path)
        return file, append(file, member)

    def read(self, name: str, offset: int, length: int) -> warc.Record:
        """The record in one place; raises OSError or ValueError where it cannot be read."""
        with (self.path / name).open("rb") as file:
            file.seek(offset)
            return warc.read_record(members.unpack(file.read(length)))


def _name(number: int) -> str:
    return f"minutebook-{number:05}.warc.gz"


def append(file: Path, member: bytes) -> int:
    """Adds ``member`` in one write and syncs it; gives where it begins. On any failure the file is as it was."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        offset = os.fstat(descriptor).st_size
        try:
            written = os.write(descriptor, member)
            if written != len(member):
                raise OSError(f"only {written} of {len(member)} bytes could be written; the disk may be full")
            os.fsync(descriptor)
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
        _sync(file)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
