"""How long a search may take: asked now and then while it counts, so that no search holds the engine for ever.

The deadline is the running thread's own, so that whatever a search does is under it, however deep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from time import monotonic
from typing import TypeVar

BETWEEN = 256
"""How many steps of a loop are taken between two looks at the clock."""

Step = TypeVar("Step")
_end: ContextVar[float] = ContextVar("_end", default=inf)


class OutOfTimeError(Exception):
    """The time that a search was given has passed."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Within it, ``check`` raises OutOfTimeError once that time has passed."""
    token = _end.set(min(monotonic() + seconds, _end.get()))
    try:
        yield
    finally:
        _end.reset(token)


def check() -> None:
    """Raises OutOfTimeError where the time of the search has passed."""
    if monotonic() >= _end.get():
        raise OutOfTimeError


def watched(steps: Iterable[Step]) -> Iterator[Step]:
    """The same steps; raises OutOfTimeError among them once the time of the search has passed."""
    for number, step in enumerate(steps):
        if not number % BETWEEN:
            check()
        yield step
