"""Requests to stop: the first ends a crawl cleanly, a second one at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

SAME = 0.1
"""Seconds in which a second signal is the first one again: some programs send it both to us and to our group."""

_SAYS = b"\nStopping when the requests under way have been answered. Once more stops at once.\n"
_SHOW_CURSOR = b"\x1b[?25h\n"


class Stopping(threading.Event):
    """Set once somebody has asked to stop. ``number`` is that of the signal that did, 0 where none did.

    Whatever shows by itself that a crawl is being stopped sets ``is_shown``; ``is_unheard`` says that what is told
    finds no reader.
    """

    number = 0
    is_shown = is_unheard = False
    _since = 0.0

    def ask(self, number: int) -> None:
        """Asks to stop, by the signal of this ``number``; a second time it ends the program, in this very moment."""
        if not self.is_set():
            self.number, self._since = number, time.monotonic()
            self.set()
            if not self.is_shown:
                _write(_SAYS)
        elif time.monotonic() - self._since > SAME:
            if self.is_shown:
                _write(_SHOW_CURSOR)
            os._exit(128 + number)

    def unheard(self) -> None:
        """Nobody reads any more what is said, as where a pipe was closed: a request to stop, too."""
        if not self.is_set():
            self.number = signal.SIGPIPE
            self.set()
        self.is_unheard = True


@contextmanager
def until_stopped() -> Iterator[Stopping]:
    """What Ctrl-C, a request to end, and a terminal that is closed set; after it they mean what they meant before."""
    stopping = Stopping()

    def ask(number: int, _: FrameType | None) -> None:
        stopping.ask(number)

    before = {number: signal.signal(number, ask) for number in _signals()}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _signals() -> list[signal.Signals]:
    """The signals to heed: a closed terminal's not where nohup has it ignored, and none beside the main thread."""
    if threading.current_thread() is not threading.main_thread():
        return []
    ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    return [signal.SIGINT, signal.SIGTERM, *([] if ignored else [signal.SIGHUP])]


def _write(text: bytes) -> None:
    """Writes to standard error from within a signal's handler, where nothing that takes a lock may be called.

    Where it was closed when we began, its number may be that of another file by now.
    """
    if sys.__stderr__ is not None:
        with suppress(OSError):  # nobody reads it any more
            os.write(2, text)


def is_terminal() -> bool:
    """Whether standard error is a terminal on which lines can move."""
    is_dumb = os.environ.get("TERM", "").lower() in ("", "dumb", "unknown")
    return sys.stderr is not None and sys.stderr.isatty() and not is_dumb
