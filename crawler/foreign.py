"""WARC files of other makers, packed or not, whole-file or record by record: their answers, with bodies decoded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.warc import Record

_CHUNK = 64 * 1024


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
