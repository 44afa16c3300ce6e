"""Bytes unpacked within bounds: files that may be gzip, and the encodings of answers (RFC 9110, RFC 9112)."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import IO

_CHUNK = 64 * 1024
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_GZIP_OR_ZLIB, _RAW = 47, -15
_MAX_CHUNK_LINE = 4_096


class Unpacked:
    """A file read forwards: as it is, or unpacked where it is gzip, as one member or as many.

    ``advance`` is told how many bytes of the file were read. Raises ValueError where it is damaged, ends in the middle
    of a member, or is packed in another way.
    """

    def __init__(self, file: IO[bytes], advance: Callable[[int], object] = id) -> None:
        self._file, self._advance = file, advance
        self._buffer, self._packed = bytearray(), b""
        self._read_on()
        if self._packed.startswith(_ZSTD):
            raise ValueError("it is packed with zstd; unpack it first, with `zstd -d`")
        self._unpacker = zlib.decompressobj(31) if self._packed.startswith(_GZIP) else None
        self._is_within = self._unpacker is not None

    def readline(self, limit: int = _CHUNK, /) -> bytes:
        """The next line with its end; at most ``limit`` bytes of it. Empty at the end of the file."""
        looked = 0
        while True:
            end = self._buffer.find(b"\n", looked, limit)
            if end >= 0:
                return self._take(end + 1)
            looked = len(self._buffer)
            if looked >= limit or not self._fill():
                return self._take(min(limit, len(self._buffer)))

    def read(self, size: int) -> bytes:
        """``size`` bytes; raises ValueError where there are fewer."""
        while len(self._buffer) < size:
            if not self._fill():
                raise ValueError("the file ends in the middle of a record")
        return self._take(size)

    def skip(self, size: int) -> None:
        """Passes over ``size`` bytes; raises ValueError where there are fewer."""
        while size:
            if not self._buffer and not self._fill():
                raise ValueError("the file ends in the middle of a record")
            step = min(size, len(self._buffer))
            del self._buffer[:step]
            size -= step

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _fill(self) -> bool:
        """Adds some bytes to the buffer; False at the end of the file."""
        while self._packed or self._read_on():
            if self._unpacker is None:
                self._buffer += self._packed
                self._packed = b""
                return True
            self._packed = self._packed if self._is_within else self._packed.lstrip(b"\0")
            if self._packed and self._unpack(self._unpacker):
                return True
        if self._is_within:
            raise ValueError("the file ends in the middle of a record")
        return False

    def _read_on(self) -> bool:
        self._packed = self._file.read(_CHUNK)
        self._advance(len(self._packed))
        return bool(self._packed)

    def _unpack(self, unpacker: zlib._Decompress) -> bool:
        """Unpacks a bounded piece of what is at hand; whether anything came of it."""
        self._is_within = True
        try:
            piece = unpacker.decompress(self._packed, _CHUNK)
        except zlib.error as error:
            raise ValueError(f"it is damaged ({error})") from error
        self._packed = unpacker.unused_data or unpacker.unconsumed_tail
        if unpacker.eof:
            self._unpacker, self._is_within = zlib.decompressobj(31), False
        self._buffer += piece
        return bool(piece)


def dechunked(body: bytes) -> bytes:
    """A body sent in chunks, put together; as it is where it is not in chunks (some programs undo them silently)."""
    parts, at = list[bytes](), 0
    while True:
        end = body.find(b"\r\n", at, at + _MAX_CHUNK_LINE)
        number = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not number or len(number) > 8 or number.strip(b"0123456789abcdefABCDEF"):
            return body
        size, start = int(number, 16), end + 2
        if size == 0:
            return b"".join(parts)
        if body[start + size : start + size + 2] != b"\r\n":
            return body
        parts.append(body[start : start + size])
        at = start + size + 2


def decoded(body: bytes, encodings: str, limit: int) -> bytes:
    """A body without its content encodings, cut beyond ``limit`` bytes; raises ValueError where that cannot be done.

    What says that it is packed and is not is taken as it is: some programs unpack and keep the header.
    """
    for encoding in reversed([name.strip().lower() for name in encodings.split(",")]):
        if encoding in ("gzip", "x-gzip") and body.startswith(_GZIP):
            body = _inflated(body, _GZIP_OR_ZLIB, limit)
        elif encoding == "deflate" and not _is_text(body):
            body = _inflated(body, _GZIP_OR_ZLIB if body[:1] == b"\x78" else _RAW, limit)
        elif encoding == "br" and not _is_text(body):
            body = _brotli(body, limit)
        elif encoding not in ("", "identity", "none", "gzip", "x-gzip", "deflate", "br"):
            raise ValueError(f"its content encoding ({encoding[:40]}) cannot be undone")
    return body


def _is_text(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"%")


def _inflated(body: bytes, form: int, limit: int) -> bytes:
    unpacker = zlib.decompressobj(form)
    try:
        data = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise ValueError(f"its body is damaged ({error})") from error
    if not unpacker.eof and len(data) <= limit:
        raise ValueError("its body breaks off")
    return data


def _brotli(body: bytes, limit: int) -> bytes:
    """By the package ``Brotli``, where it is installed and can unpack within bounds (from its version 1.2 on)."""
    try:
        brotli = importlib.import_module("brotli")
        unpacker = brotli.Decompressor()
        data = bytes(unpacker.process(body, output_buffer_limit=limit + 1))
    except (ImportError, TypeError):
        raise ValueError("it is packed with br, which needs the package Brotli 1.2 or later") from None
    except Exception as error:  # the package's own error, which has no other name before it is imported
        raise ValueError("its body is damaged (br)") from error
    if len(data) <= limit and not unpacker.is_finished():
        raise ValueError("its body breaks off")
    return data
