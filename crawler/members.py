"""The gzip members of our WARC files, one record each: read one at a time, and found again behind damage."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_MEMBER = 64 * 1024 * 1024
"""No record of ours is larger unpacked: its payload has at most 50 MB, its heads half a megabyte each."""

_CHUNK = 64 * 1024
_MAGIC = b"\x1f\x8b\x08"


class DamagedError(Exception):
    """Bytes that are no whole gzip member holding a WARC record; ``offset`` is where they begin."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset


@dataclass(frozen=True)
class Member:
    """One gzip member of a WARC file: where it lies, and its bytes unpacked."""

    offset: int
    length: int
    data: bytes


@dataclass(frozen=True)
class Damage:
    """A stretch of a WARC file that is no whole record; ``is_end`` where nothing whole follows it."""

    offset: int
    length: int
    reason: str
    is_end: bool = False


def unpack(packed: bytes) -> bytes:
    """The bytes of one whole gzip member; raises ValueError where it is damaged."""
    unpacker = zlib.decompressobj(31)
    try:
        data = unpacker.decompress(packed, MAX_MEMBER)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("not one whole gzip member")
    return data


def members(path: Path, start: int = 0) -> Iterator[Member]:
    """The members of a WARC file from ``start`` on; raises DamagedError at the first that is not whole by its CRC."""
    with path.open("rb") as file:
        file.seek(start)
        pending, offset = b"", start
        while True:
            pending = pending or file.read(_CHUNK)
            if not pending:
                return
            member, pending = _member(file, pending, offset)
            yield member
            offset += member.length


def _member(file: Any, pending: bytes, offset: int) -> tuple[Member, bytes]:
    unpacker = zlib.decompressobj(31)
    data = bytearray()
    packed = 0
    while not unpacker.eof:
        if not pending:
            raise DamagedError(offset, "the file ends in the middle of a record")
        try:
            data += unpacker.decompress(pending, MAX_MEMBER - len(data) + 1)
        except zlib.error as error:
            raise DamagedError(offset, f"a record is damaged ({error})") from error
        if len(data) > MAX_MEMBER:
            raise DamagedError(offset, "a record is larger than any that is written here")
        packed += len(pending) - len(unpacker.unused_data) - len(unpacker.unconsumed_tail)
        pending = unpacker.unused_data or unpacker.unconsumed_tail or (b"" if unpacker.eof else file.read(_CHUNK))
    if not data.startswith(b"WARC/"):
        raise DamagedError(offset, "a gzip member holds no WARC record")
    return Member(offset, packed, bytes(data)), pending


def scan(path: Path, start: int = 0) -> Iterator[Member | Damage]:
    """All of a WARC file from ``start`` on, in order: its whole members, and the stretches between that are none."""
    at: int | None = start
    while at is not None:
        try:
            yield from members(path, at)
            return
        except DamagedError as damage:
            at = next_member(path, damage.offset)
            end = path.stat().st_size if at is None else at
            yield Damage(damage.offset, end - damage.offset, str(damage), at is None)


def next_member(path: Path, after: int) -> int | None:
    """Where the next whole member begins beyond the damage at ``after``; None where the file has no more."""
    with path.open("rb") as file:
        position, tail = after + 1, b""
        file.seek(position)
        while chunk := file.read(_CHUNK):
            window, begin = tail + chunk, position - len(tail)
            at = window.find(_MAGIC)
            while at >= 0:
                if _is_whole(path, begin + at):
                    return begin + at
                at = window.find(_MAGIC, at + 1)
            tail, position = window[-(len(_MAGIC) - 1) :], position + len(chunk)
    return None


def _is_whole(path: Path, offset: int) -> bool:
    try:
        return next(members(path, offset), None) is not None
    except DamagedError:
        return False
