"""Movers and seconders called by an office alone, under the name of the one who speaks in that office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.extract import patterns as p
from indexer.extract.names import surname
from indexer.records import Resolution, Speech


def by_name(resolutions: Iterable[Resolution], speeches: Sequence[Speech]) -> tuple[Resolution, ...]:
    """The resolutions, with "The Mayor" who moved one named, where one person alone of the item is the Mayor."""
    holders: dict[str, set[str]] = {}
    for speech in speeches:
        if speech.role:
            holders.setdefault(speech.role.lower(), set()).add(speech.speaker)
    return tuple(_named(each, holders) for each in resolutions)


def _named(found: Resolution, holders: dict[str, set[str]]) -> Resolution:
    return replace(found, mover=_holder(found.mover, holders), seconder=_holder(found.seconder, holders))


def _holder(label: str | None, holders: dict[str, set[str]]) -> str | None:
    """The name of the one who holds the office that ``label`` is; any other label as it stands."""
    names = holders.get(p.ARTICLE.sub("", label, count=1).lower(), set()) if label else set()
    return max(names, key=len) if len({surname(name) for name in names}) == 1 else label
