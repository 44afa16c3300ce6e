"""WARC files of other makers: their records one by one, with the answers in them unpacked and held to their digests.

WARC 0.17 to 1.1 (ISO 28500), as wget, browsertrix, Heritrix and Common Crawl write them: packed record by record, as
a whole, or not at all. Everything in them is untrusted: heads, lengths and bodies are read within bounds.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from crawler.unpacking import Unpacked, dechunked, decoded
from crawler.warc import Record, answer_status, block_length, digest_agrees, read_head

_ZIP = b"PK\x03\x04"
_EMPTY_LINES = 100
_OVERHEAD = 2 * 1024 * 1024  # an answer's head, and what chunks add to its body
_ANSWERS = frozenset({"response", "revisit", "resource"})


@dataclass(frozen=True)
class Foreign:
    """A record of another maker; ``problem`` is why it cannot be used (a clause), None where it can."""

    record: Record
    problem: str | None = None


def records(path: Path, limit: int, advance: Callable[[int], object] = id) -> Iterator[Foreign]:
    """The records of a WARC file, or of those in a WACZ file; answers of at most ``limit`` bytes with their bodies.

    ``advance`` is told how many bytes of the file were read. Raises ValueError where it is no WARC file, or no more of
    it can be read.
    """
    try:
        with path.open("rb") as file:
            is_zip = file.read(4) == _ZIP
            file.seek(0)
            yield from _in_zip(path, limit, advance) if is_zip else _in_file(file, limit, advance)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise ValueError(str(error)) from error


def _in_zip(path: Path, limit: int, advance: Callable[[int], object]) -> Iterator[Foreign]:
    """The WARC files in a WACZ file (https://specs.webrecorder.net/wacz/1.1.1/), as browsertrix packs them."""
    with zipfile.ZipFile(path) as packed:
        names = [name for name in packed.namelist() if name.lower().endswith((".warc", ".warc.gz"))]
        if not names:
            raise ValueError("there is no WARC file in it")
        for name in names:
            with packed.open(name) as file:
                yield from _in_file(file, limit, advance)


def _in_file(file: IO[bytes], limit: int, advance: Callable[[int], object]) -> Iterator[Foreign]:
    source = Unpacked(file, advance)
    while (head := _next_head(source)) is not None:
        yield _record(source, *head, limit)


def _next_head(source: Unpacked) -> tuple[dict[str, str], int] | None:
    """The named fields of the next record, and the length of its block; None at the end of the file."""
    for _ in range(_EMPTY_LINES):
        line = source.readline()
        if not line:
            return None
        if line.strip():
            first, fields = read_head(_After(line, source))
            return fields, block_length(first, fields)
    raise ValueError("no WARC record begins there")


class _After:
    """The lines of ``source`` after one that was read already."""

    def __init__(self, line: bytes, source: Unpacked) -> None:
        self._line, self._source = line, source

    def readline(self, limit: int = -1, /) -> bytes:
        line, self._line = self._line, b""
        return line or self._source.readline(limit)


def _record(source: Unpacked, fields: dict[str, str], length: int, limit: int) -> Foreign:
    kind = fields.get("warc-type", "").lower()
    bare = Record(kind, fields, 0, {}, b"")
    if kind not in _ANSWERS:
        source.skip(length)
        return Foreign(bare)
    if length > limit + _OVERHEAD:
        source.skip(length)
        return Foreign(bare, f"it is larger than {limit:,} bytes")
    block = source.read(length)
    try:
        return Foreign(_answer(bare, block, limit), _doubt(fields, block))
    except ValueError as error:
        return Foreign(bare, str(error))


def _doubt(fields: dict[str, str], block: bytes) -> str | None:
    if fields.get("warc-truncated"):
        return "its maker has cut it short"
    if fields.get("warc-segment-number", "1") != "1" or "warc-segment-total-length" in fields:
        return "it lies in several segments"
    if digest_agrees(fields.get("warc-block-digest", ""), block) is False:
        return "it is not what its digest names"
    return None


def _answer(bare: Record, block: bytes, limit: int) -> Record:
    """The record with its answer, unpacked; raises ValueError where that cannot be done."""
    content = bare.fields.get("content-type", "")
    if bare.type == "resource":
        _check_payload(bare, block)
        return Record(bare.type, bare.fields, 200, {"content-type": content}, _within(block, limit))
    if not content.lower().startswith("application/http") or not block:
        return bare
    file = BytesIO(block)
    first, headers = read_head(file)
    sent = block[file.tell() :]
    status = answer_status(first)
    if bare.type == "revisit":
        return Record(bare.type, bare.fields, status, headers, b"")
    whole = dechunked(sent) if "chunked" in headers.get("transfer-encoding", "").lower() else sent
    body = decoded(whole, headers.get("content-encoding", ""), limit)
    _check_payload(bare, sent, whole, body)
    return Record(bare.type, bare.fields, status, headers, _within(body, limit))


def _check_payload(bare: Record, *forms: bytes) -> None:
    """Makers take the digest of a payload before or after its encodings are undone; any of them will do."""
    if all(digest_agrees(bare.digest, form) is False for form in forms):
        raise ValueError("its payload is not what its digest names")


def _within(body: bytes, limit: int) -> bytes:
    if len(body) > limit:
        raise ValueError(f"it is larger than {limit:,} bytes")
    return body
