"""What was sent from one body to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.extract import patterns as p
from indexer.extract.prose import around, mentions, squeeze
from indexer.records import Referral

NEAR = 160  # characters round "referred" in which the two bodies stand


def find_referrals(text: str) -> tuple[Referral, ...]:
    """Every referral, in order; said twice of the same bodies it is one."""
    if not mentions(text, p.REFERRING):
        return ()
    found: dict[tuple[str | None, str | None], Referral] = {}
    for each in sorted(_all(text), key=lambda each: each.start):
        found.setdefault((_key(each.sender), _key(each.receiver)), each)
    return tuple(found.values())


def _all(text: str) -> Iterator[Referral]:
    near = [(p.BODY_REFERRED, *span) for span in around(text, p.BODY_REFERRING, NEAR, NEAR)]
    anywhere = [(pattern, 0, len(text)) for pattern in (p.REFERRED_TO, p.REFERS, p.REFERRAL_FROM)]
    for pattern, start, end in (*anywhere, *near):
        for match in pattern.finditer(text, start, end):
            if not p.SPOKEN_OF.match(text, match.end()):
                yield _read(match)


def _read(match: re.Match[str]) -> Referral:
    group = match.groupdict()
    sender = group.get("from") or group.get("by")
    receiver = group.get("to") or group.get("to2")
    return Referral(_body(sender), _body(receiver), match.start(), match.end(), p.names_of(match.re))


def _body(words: str | None) -> str | None:
    """A body as written, without its article; None for "this Committee", which is the one that meets."""
    words = p.ARTICLE.sub("", squeeze(words), count=1) if words else None
    return None if words is None or words.startswith("this ") else words


def _key(body: str | None) -> str | None:
    return body.lower() if body else None
