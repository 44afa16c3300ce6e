"""What a declaration says of the interest: its kind, the matter, the reason, and whether the declarer left."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.extract import patterns as p
from indexer.extract.prose import squeeze

WELSH_KINDS = {"personol": "personal", "ariannol": "pecuniary"}


@dataclass(frozen=True)
class Details:
    """What is said of one declaration, None where nothing is said."""

    kind: str | None
    matter: str | None
    reason: str | None
    left: bool | None


def details(words: str, before: str = "", listed: bool = False) -> Details:
    """The details in the ``words`` from the verb on, the matter also in those ``before`` it.

    ``listed`` words are a line of a list: what is neither matter nor kind is the reason.
    """
    words = squeeze(words)
    matter = _matter(words) or _named(squeeze(before)) or (_number(words) if listed else None)
    reason = _listed_reason(words) if listed else _reason(words)
    return Details(_kind(words), matter, reason, left_room(words))


def left_room(words: str) -> bool | None:
    """Whether ``words`` say that somebody left the room, or stayed; None where they say neither."""
    if p.STAYED.search(words):
        return False
    return True if p.LEFT_ROOM.search(words) else None


def _kind(words: str) -> str | None:
    if match := p.INTEREST_KIND.search(words):
        written = match.group("kind")
        return squeeze(written).lower().replace("&", "and") if written else p.KINDS[match.group("short")]
    if welsh := p.WELSH_KIND.search(words):
        return "prejudicial" if welsh.group("worse") else WELSH_KINDS.get(welsh.group("kind"))
    return None


def _matter(words: str) -> str | None:
    found = p.MATTER.search(words)
    return _named(words) or (found.group("matter").strip() if found else None)


def _named(words: str) -> str | None:
    found = p.NAMED_MATTER.search(words)
    return found.group(0).strip() if found else None


def _reason(words: str) -> str | None:
    found = p.WHY.search(words) or (None if p.INTEREST_KIND.search(words) else p.DECLARED_THAT.search(words))
    return found.group("reason").strip(" ,)") if found else None


def _listed_reason(words: str) -> str | None:
    if found := p.WHY.search(words):
        return found.group("reason").strip(" ,)")
    plain = [part for part in _cells(p.NAMED_MATTER.sub("", words)) if not p.INTEREST_KIND.search(part)]
    plain = [part for part in plain if len(part) > 2 and not p.NUMBER_ALONE.fullmatch(part)]
    return plain[-1] if plain else None


def _number(words: str) -> str | None:
    return next((part for part in _cells(words) if p.NUMBER_ALONE.fullmatch(part)), None)


def _cells(words: str) -> list[str]:
    return [part.strip(" .,;()") for part in p.LINE_PART.split(words)]
