"""One writer at a time: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import os
import socket
from datetime import UTC, datetime
from pathlib import Path


class WriterLock:
    """Holds the lock in ``path``; raises BlockingIOError, whose message names the holder, where another has it."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._descriptor, 200, 0).decode("utf-8", "replace").strip()
            os.close(self._descriptor)
            raise BlockingIOError(holder or "another process") from None
        since = datetime.now(UTC).strftime("%d %B %Y %H:%M UTC")
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"process {os.getpid()} on {socket.gethostname()}, since {since}".encode(), 0)

    def release(self) -> None:
        """Lets the next writer in. The file stays: to remove it would let two in at once."""
        os.close(self._descriptor)
