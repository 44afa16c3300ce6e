"""WARC records of captures: one gzip member each, made in memory and read one at a time.

WARC 1.1 (ISO 28500:2017). What the catalogue knows of a capture travels in named fields of its record, so that the
catalogue can always be made again from the WARC files.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

VERSION = "1.1"
COUNCIL, COUNCIL_NAME, BASE, KIND = (f"WARC-Minutebook-{name}" for name in ("Council", "Name", "Base", "Kind"))
MAX_MEMBER = 256 * 1024 * 1024
_CHUNK = 64 * 1024
_MAGIC = b"\x1f\x8b\x08"
_NEVER_KEPT = frozenset({"set-cookie", "set-cookie2", "cookie", "transfer-encoding", "content-encoding"})


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
class Record:
    """One WARC record: its type ("response", "revisit" ...), its named fields, and the answer that it keeps."""

    type: str
    fields: dict[str, str]
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.fields.get("warc-record-id", "")

    @property
    def url(self) -> str:
        return self.fields.get("warc-target-uri", "")

    @property
    def date(self) -> str:
        return self.fields.get("warc-date", "")

    @property
    def digest(self) -> str:
        return self.fields.get("warc-payload-digest", "")


@dataclass(frozen=True)
class Original:
    """The earlier capture whose payload a revisit has: its address, date and record id."""

    url: str
    date: str
    record_id: str


def payload_digest(body: bytes) -> str:
    """The digest of a payload as WARC writes it: ``sha1:`` and base 32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


def info_member(file_name: str) -> bytes:
    """The member with which a WARC file begins."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version=VERSION)
    info = {"software": "Minutebook", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record(file_name, info))
    return out.getvalue()


def capture_member(
    url: str,
    status: int,
    headers: dict[str, str],
    body: bytes,
    fields: dict[str, str],
    original: Original | None = None,
) -> bytes:
    """The member that keeps one answer; with ``original`` it is a revisit, which leaves the payload out.

    ``fields`` are WARC named fields, WARC-Date and WARC-Record-ID among them. Cookies are never kept.
    """
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version=VERSION)
    http_headers = _http_headers(status, headers, len(body))
    if original is None:
        record = writer.create_warc_record(
            url, "response", payload=BytesIO(body), length=len(body),
            http_headers=http_headers, warc_headers_dict=dict(fields),
        )  # fmt: skip
    else:
        refers_to = {**fields, "WARC-Refers-To": original.record_id}
        record = writer.create_revisit_record(
            url, payload_digest(body), original.url, original.date,
            http_headers=http_headers, warc_headers_dict=refers_to,
        )  # fmt: skip
    writer.write_record(record)
    return out.getvalue()


def _http_headers(status: int, headers: dict[str, str], length: int) -> StatusAndHeaders:
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Unknown"
    kept = [
        (name, " ".join(value.split()))
        for name, value in headers.items()
        if name.lower() not in _NEVER_KEPT | {"content-length"}
    ]
    if any(name.lower() == "content-length" for name in headers):
        kept.append(("content-length", str(length)))
    return StatusAndHeaders(f"{status} {phrase}", kept, protocol="HTTP/1.1")


def read_record(data: bytes) -> Record:
    """The record in an unpacked member; raises ValueError where there is none."""
    reader = ArchiveIterator(BytesIO(data))
    try:
        found = next(reader, None)
        if found is None:
            raise ValueError("no WARC record")
        return _record(found, found.raw_stream.read())
    except (ArchiveLoadFailed, EOFError) as error:
        raise ValueError(str(error)) from error
    finally:
        reader.the_iter.close()  # the reader and its generator hold each other, and with them the payload


def records(path: Path, limit: int) -> Iterator[Record]:
    """The records of any WARC file, packed or not, with their bodies decoded; raises ValueError where it is broken.

    A body longer than ``limit`` bytes is cut to ``limit + 1``, so that the caller can see that it is too long.
    """
    with path.open("rb") as file:
        try:
            for found in ArchiveIterator(file):
                wanted = found.rec_type in ("response", "revisit")
                body = _body(found, limit) if wanted else b""
                yield _record(found, body)
        except (ArchiveLoadFailed, EOFError, zlib.error, OSError, UnicodeError) as error:
            raise ValueError(str(error)) from error


def _body(found: Any, limit: int) -> bytes:
    """A body decoded, cut beyond ``limit``; raises ValueError where the file ends before it does."""
    stream, body = found.content_stream(), bytearray()
    while len(body) <= limit and (part := stream.read(_CHUNK)):
        body += part
    while found.raw_stream.read(_CHUNK):
        pass
    if getattr(found.raw_stream, "limit", 0):
        raise ValueError("the file ends in the middle of a record")
    return bytes(body[: limit + 1])


def _record(found: Any, body: bytes) -> Record:
    fields = {name.lower(): value for name, value in found.rec_headers.headers}
    http = found.http_headers
    code = str(http.get_statuscode()) if http else ""
    headers = {name.lower(): value for name, value in http.headers} if http else {}
    return Record(found.rec_type, fields, int(code) if code.isdigit() else 0, headers, body)


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
    parts: list[bytes] = []
    size = packed = 0
    while not unpacker.eof:
        if not pending:
            raise DamagedError(offset, "the file ends in the middle of a record")
        try:
            parts.append(unpacker.decompress(pending, MAX_MEMBER - size + 1))
        except zlib.error as error:
            raise DamagedError(offset, f"a record is damaged ({error})") from error
        size += len(parts[-1])
        if size > MAX_MEMBER:
            raise DamagedError(offset, "a record is larger than any that is written here")
        packed += len(pending) - len(unpacker.unused_data) - len(unpacker.unconsumed_tail)
        pending = unpacker.unused_data or unpacker.unconsumed_tail or (b"" if unpacker.eof else file.read(_CHUNK))
    data = b"".join(parts)
    if not data.startswith(b"WARC/"):
        raise DamagedError(offset, "a gzip member holds no WARC record")
    return Member(offset, packed, data), pending


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
