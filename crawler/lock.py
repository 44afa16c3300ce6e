"""One writer at a time: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import os
import socket
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from crawler.printable import printable

_TRIES, _PAUSE = 3, 0.05


class WriterLock:
    """Holds the lock in ``path``; raises BlockingIOError, whose message names the holder, where another has it."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _patiently(self._descriptor):
                holder = os.pread(self._descriptor, 200, 0).decode("utf-8", "replace")
                raise BlockingIOError(printable(holder) or "another process")
            since = datetime.now(UTC).strftime("%d %B %Y %H:%M UTC")
            os.ftruncate(self._descriptor, 0)
            with suppress(OSError):  # a full disk keeps nobody from the lock, only from leaving a name
                os.pwrite(
                    self._descriptor, f"process {os.getpid()} on {socket.gethostname()}, since {since}".encode(), 0
                )
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Lets the next writer in. The file stays: to remove it would let two in at once."""
        os.close(self._descriptor)


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock in ``path`` just now."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        return not _taken(descriptor, fcntl.LOCK_SH)
    finally:
        os.close(descriptor)


def _patiently(descriptor: int) -> bool:
    """Whether the lock could be taken; one who only looks at it lets go at once."""
    for _ in range(_TRIES):
        if _taken(descriptor, fcntl.LOCK_EX):
            return True
        time.sleep(_PAUSE)
    return False


def _taken(descriptor: int, how: int) -> bool:
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
