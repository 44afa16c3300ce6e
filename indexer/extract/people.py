"""One person, one form: what was said is given to the fullest form of the name and the role that the item gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from indexer.extract import patterns as p
from indexer.extract.names import Party, bare, leading, may_be_one, surname
from indexer.extract.prose import around
from indexer.extract.speeches import Said
from indexer.records import Speech

REMEMBERED = 1024  # offices whose plain form is kept
LONGEST_LIST = 400  # characters of names before "were in attendance"


def to_speeches(text: str, said: Sequence[Said]) -> tuple[Speech, ...]:
    """Speeches in order; those who spoke together have one each, with the same span."""
    named = [*_attending(text), *(party for speech in said for party in speech.who)]
    known, holders = _known(named), _holders(named)
    found = []
    for speech in said:
        for party in speech.who:
            name, role = _fullest(holders.get(_office(party.label), party) if party.name is None else party, known)
            found.append(Speech(name, role, speech.start, speech.end, p.names_of(speech.by)))
    return tuple(found)


def _holders(parties: Iterable[Party]) -> dict[str, Party]:
    """The one person of the item who is said to hold each office; the office in full where nobody is."""
    found: dict[str, list[Party]] = {}
    for party in parties:
        if not p.INDEFINITE.match(party.label) and (party.name is None or party.role):
            found.setdefault(_office(party.role or ""), []).append(party)
    held = {}
    for office, holding in found.items():
        named = [party for party in holding if party.name]
        if named and _are_one([party.name or "" for party in named]):
            held[office] = named[0]
        elif not named:
            held[office] = max(holding, key=lambda party: len(party.label))
    return held


@lru_cache(REMEMBERED)
def _office(role: str) -> str:
    """An office without its article, its brackets and the council that it is of: what "the Leader" may be called by."""
    return p.OFFICE_REST.sub("", p.ARTICLE.sub("", role, count=1)).strip().lower()


def _known(parties: Iterable[Party]) -> dict[str, list[Party]]:
    """Every person among ``parties``, by surname."""
    known: dict[str, list[Party]] = {}
    for party in parties:
        if party.name and party not in known.setdefault(surname(party.name), []):
            known[surname(party.name)].append(party)
    return known


def _attending(text: str) -> list[Party]:
    found: list[Party] = []
    for start, end in around(text, p.PRESENT, LONGEST_LIST, 0):
        for match in p.ATTENDING.finditer(text, start, end):
            present = leading(match.group("who") or match.group("present"))
            found += [each if _has_plain_role(each) else replace(each, role=None) for each in present]
    return found


def _has_plain_role(party: Party) -> bool:
    return not p.MORE_THAN_ROLE.search(party.role or "")


def _fullest(party: Party, known: dict[str, list[Party]]) -> tuple[str, str | None]:
    """The fullest form of a party's name and its role; as written where two people might be meant."""
    if party.name is None:
        return party.label, None
    forms = [other for other in known.get(surname(party.name), ()) if may_be_one(party.name, other.name or "")]
    if not _are_one([other.name or "" for other in forms]):
        return party.name, party.role
    fullest = max(forms, key=lambda other: (len(bare(other.name or "")), len(other.name or "")), default=party)
    role = party.role or next((other.role for other in forms if other.role), None)
    return fullest.name or party.name, role


def _are_one(names: Sequence[str]) -> bool:
    return all(may_be_one(one, other) for one in names for other in names)
