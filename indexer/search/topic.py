"""One topic: a saved query under the words that the public uses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """One topic: a ``slug`` for addresses, a ``name`` for people, one sentence, and a query that finds its items."""

    slug: str
    name: str
    description: str
    query: str
