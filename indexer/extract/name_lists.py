"""Lists of names, as under a vote, an apology or a declaration, into names with their titles."""

from __future__ import annotations

from indexer.extract import patterns as p
from indexer.extract.names import capital, singular
from indexer.extract.prose import squeeze

SHARED_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame")
"""Titles that may follow the one before the list: "Councillors Ash and Mrs Bell" are both councillors."""
LONGEST_ROLE = 60  # characters of "the Lord Mayor" and the like in a list of names


def listed(words: str) -> tuple[str, ...]:
    """The names in a list, each with the title that stands before the list; words that are no name end an entry."""
    found: list[str] = []
    title = ""
    for entry in p.LIST_JOINT.split(words):
        name, title = _entry(squeeze(entry), title)
        if name and name not in found:
            found.append(name)
    return tuple(found)


def _entry(words: str, title: str) -> tuple[str | None, str]:
    """One entry of a list of names -> the name, and the title that the following entries share."""
    words = p.LIST_PREFIX.sub("", words, count=1).strip()
    plural = p.PLURAL_TITLE.match(words)
    if plural:
        title, words = singular(plural.group(0)), words[plural.end() :].strip()
    match = p.LISTED_NAME.match(words)
    if not match or p.HONOUR.fullmatch(words) or p.NOT_LISTED.match(words) or not p.ENTRY_END.match(words, match.end()):
        role = p.ROLE.match(words)
        return (capital(words) if role and role.group("lead") and len(words) < LONGEST_ROLE else None), title
    name = squeeze(match.group(0))
    own = match.group("title")
    if own and not plural and not (title and own in SHARED_TITLES):
        return name, ""
    return (f"{title} {name}" if title else name), title
