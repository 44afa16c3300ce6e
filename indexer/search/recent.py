"""The last answers of a function, kept as long as they do not grow too large together."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from typing import Generic, TypeVar

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer", bound=Sized)


class Recent(Generic[Asked, Answer]):
    """``find`` with a memory of no more than ``entries`` in all its answers; safe to share between threads."""

    def __init__(self, find: Callable[[Asked], Answer], entries: int) -> None:
        self._find = find
        self._entries = entries
        self._held: OrderedDict[Asked, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, asked: Asked) -> Answer:
        """What ``find`` answers, found now or before."""
        with self._lock:
            if asked in self._held:
                self._held.move_to_end(asked)
                return self._held[asked]
        answer = self._find(asked)
        with self._lock:
            self._held[asked] = answer
            while len(self._held) > 1 and sum(map(len, self._held.values())) > self._entries:
                self._held.popitem(last=False)
        return answer
