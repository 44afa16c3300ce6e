"""WARC records of captures: written as one gzip member each, made in memory, and read again.

WARC 1.1 (ISO 28500:2017). What the catalogue knows of a capture travels in named fields of its record, so that the
catalogue can always be made again from the WARC files.
"""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import Protocol

COUNCIL, COUNCIL_NAME, BASE, KIND = (f"WARC-Minutebook-{name}" for name in ("Council", "Name", "Base", "Kind"))
MAX_HEAD = 512 * 1024
"""So many bytes may the lines before a record's block, or before an answer's body, have together."""
_MAX_LINES = 2_000
_LEVEL = 2  # a third of the time of zlib's usual 6, for a tenth more bytes
_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_NEVER_KEPT = frozenset(
    {"set-cookie", "set-cookie2", "cookie", "transfer-encoding", "content-encoding", "content-length"}
)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}\Z")
_MAX_VALUE, _MAX_VALUES = 8 * 1024, 64 * 1024
_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


class Lines(Protocol):
    """A binary file, as far as reading its lines goes."""

    def readline(self, limit: int = ..., /) -> bytes: ...


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
    fields = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Date": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "WARC-Filename": file_name,
        "Content-Type": "application/warc-fields",
    }
    return _member(fields, b"software: Minutebook\r\nformat: WARC File Format 1.1\r\n", b"")


def capture_member(
    url: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    fields: Mapping[str, str],
    original: Original | None = None,
) -> bytes:
    """The member that keeps one answer; with ``original`` it is a revisit, which leaves the payload out.

    A revisit of ``status`` 304 says that the server told so. ``fields`` are WARC named fields, each on one line:
    WARC-Date, WARC-Record-ID and WARC-Payload-Digest among them. Cookies are never kept, nor headers beyond what a
    sane server sends.
    """
    kind = {"WARC-Type": "response", "WARC-Target-URI": url}
    if original is not None:
        kind |= {
            "WARC-Type": "revisit", "WARC-Profile": _NOT_MODIFIED if status == 304 else _UNCHANGED,
            "WARC-Refers-To": original.record_id,
            "WARC-Refers-To-Target-URI": original.url, "WARC-Refers-To-Date": original.date,
        }  # fmt: skip
    content = {"Content-Type": "application/http; msgtype=response"}
    return _member({**kind, **fields, **content}, _answer_head(status, headers, len(body)), b"" if original else body)


def _member(fields: Mapping[str, str], head: bytes, body: bytes) -> bytes:
    """One record, packed; its block is ``head`` and ``body``."""
    block = hashlib.sha1(head, usedforsecurity=False)
    block.update(body)
    digest = base64.b32encode(block.digest()).decode("ascii")
    measured = {**fields, "WARC-Block-Digest": f"sha1:{digest}", "Content-Length": str(len(head) + len(body))}
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    parts = (_head("WARC/1.1", measured.items()), head, body, b"\r\n\r\n")
    return b"".join([*map(packer.compress, parts), packer.flush()])


def _answer_head(status: int, headers: Mapping[str, str], length: int) -> bytes:
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Unknown"
    kept, size = [], 0
    for name, value in headers.items():
        line = " ".join(value.split())[:_MAX_VALUE]
        size += len(name) + len(line)
        if name.lower() not in _NEVER_KEPT and _TOKEN.match(name) and size <= _MAX_VALUES:
            kept.append((name, line))
    if any(name.lower() == "content-length" for name in headers):
        kept.append(("content-length", str(length)))
    return _head(f"HTTP/1.1 {status} {phrase}", kept)


def _head(first: str, fields: Iterable[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in fields), "", ""]
    return "\r\n".join(lines).encode("utf-8", "replace")


def read_head(file: Lines) -> tuple[str, dict[str, str]]:
    """The first line, and the named fields up to the empty line, by lower-case name; the first of a name counts.

    Raises ValueError where they are longer than MAX_HEAD.
    """
    first = _line(file, MAX_HEAD)
    fields: dict[str, str] = {}
    left, name = MAX_HEAD - len(first), ""
    for _ in range(_MAX_LINES):
        line = _line(file, left)
        left -= len(line)
        text = _text(line)
        if not text.strip():
            return _text(first).strip(), fields
        if text[0] in " \t" and name:
            fields[name] = f"{fields[name]} {text.strip()}".strip()
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower() if colon else ""
        if name:
            fields.setdefault(name, value.strip())
    raise ValueError("its headers have too many lines")


def _line(file: Lines, limit: int) -> bytes:
    line = file.readline(limit + 1)
    if len(line) > limit:
        raise ValueError("its headers are too long")
    return line


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def block_length(first: str, fields: Mapping[str, str]) -> int:
    """How long a record's block is, from its head; raises ValueError where that is no head of a WARC record."""
    length = fields.get("content-length", "")
    if not first.startswith("WARC/") or not (length.isascii() and length.isdigit() and len(length) < 16):
        raise ValueError("no WARC record begins there")
    return int(length)


def answer_status(first: str) -> int:
    """The status in the first line of an answer, as of ``HTTP/1.1 200 OK``; 0 where it is no such line."""
    version, _, rest = first.partition(" ")
    code = rest.strip()[:3]
    return int(code) if version.upper().startswith("HTTP/") and code.isascii() and code.isdigit() else 0


def fault(data: bytes) -> str | None:
    """What is wrong with the record in an unpacked member (a clause), by its own digests; None where it is sound."""
    file = BytesIO(data)
    try:
        start, fields = read_head(file)
        block = memoryview(data)[file.tell() :][: block_length(start, fields)]
        record = read_record(data)
    except ValueError as error:
        return str(error)
    if digest_agrees(fields.get("warc-block-digest", ""), block) is False:
        return f"the record of {record.url} is not the one that its digest names"
    if record.type == "response" and digest_agrees(record.digest, record.body) is False:
        return f"the payload of {record.url} is not the one that its digest names"
    return None


def digest_agrees(named: str, data: bytes | memoryview) -> bool | None:
    """Whether ``data`` has the digest ``named`` (``sha1:`` and base 32 or hexadecimal, other algorithms likewise).

    None where the algorithm is not known here, or nothing is named.
    """
    algorithm, _, value = named.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _ALGORITHMS:
        return None
    digest = hashlib.new(algorithm, data, usedforsecurity=False)
    return value.strip().lower() in (digest.hexdigest(), base64.b32encode(digest.digest()).decode("ascii").lower())


def read_record(data: bytes) -> Record:
    """The record in an unpacked member; raises ValueError where there is none."""
    file = BytesIO(data)
    first, fields = read_head(file)
    end = file.tell() + block_length(first, fields)
    if end > len(data):
        raise ValueError("a record is shorter than it says")
    status, headers = 0, dict[str, str]()
    if fields.get("content-type", "").startswith("application/http"):
        line, headers = read_head(file)
        status = answer_status(line)
    return Record(fields.get("warc-type", ""), fields, status, headers, data[file.tell() : end])
