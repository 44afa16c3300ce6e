"""The engine that answers now: when a new generation of the index is there, requests move on to it."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from flask import Flask, current_app, g

from indexer.search.engine import SearchEngine, SearchError, open_engine


@dataclass
class Held:
    """An engine and how many requests read from it at this moment."""

    engine: SearchEngine
    readers: int = 0


class CurrentEngine:
    """Lends out the engine for the current generation, and closes an older one when its last reader is done."""

    def __init__(self, address: str, engine: SearchEngine | None = None) -> None:
        self.address = address
        self._lock = threading.Lock()
        self._held = Held(engine) if engine else None

    def take(self) -> Held:
        """The engine to read from until ``give_back``; raises SearchError where there is no index to open."""
        with self._lock:
            held = self._held = self._newest(self._held)
            held.readers += 1
            return held

    def give_back(self, held: Held) -> None:
        """Says that a reader is done."""
        with self._lock:
            held.readers -= 1
            if held is not self._held and not held.readers:
                held.engine.close()

    def _newest(self, before: Held | None) -> Held:
        """``before`` while it is current or nothing newer can be opened."""
        if before and before.engine.is_current():
            return before
        try:
            newest = Held(open_engine(self.address))
        except SearchError:
            if before:
                return before
            raise
        if before and not before.readers:
            before.engine.close()
        return newest


def hold(app: Flask, current: CurrentEngine) -> None:
    """Makes ``current`` the engine of ``app``; what a request takes is given back when it ends."""
    app.extensions["minutebook"] = current

    @app.teardown_appcontext
    def give_back(_: BaseException | None) -> None:
        held: Held | None = g.pop("held", None)
        if held:
            current.give_back(held)


def engine() -> SearchEngine:
    """The engine for this request, the same one until its end; raises SearchError where there is no index."""
    if "held" not in g:
        g.held = current_app.extensions["minutebook"].take()
    held: Held = g.held
    return held.engine
