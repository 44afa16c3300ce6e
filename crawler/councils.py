"""The councils: one row each in councils.toml; and which council or site is meant by what somebody typed."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from crawler.addresses import (
    EXAMPLE,
    GENERIC,
    AddressError,
    base_typed,
    is_address,
    is_ip,
    is_loopback,
    names_page,
    naming_label,
    owner,
    unwrapped,
)
from crawler.moderngov import canonical
from crawler.names import nearest, plain, same_council
from crawler.printable import printable

__all__ = [
    "Council", "CouncilError", "as_kept", "called_by_address", "conventional", "councils", "is_confirmed", "is_local",
    "is_loopback", "note_of", "of_address", "resolve", "slug",
]  # fmt: skip


class CouncilError(Exception):
    """What was typed names no council and no site; the message says what can be typed."""


@dataclass(frozen=True)
class Council:
    """A council: the ``key`` under which its pages are kept, its ``name``, and the ``base`` address of its site."""

    key: str
    name: str
    base: str


@dataclass(frozen=True)
class Row:
    """What councils.toml says of a council: see the head of that file."""

    council: Council
    confirmed: bool
    others: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    note: str = ""
    abolished: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.council.name, *self.others)

    @property
    def bases(self) -> tuple[str, ...]:
        return (self.council.base, *self.also)


@cache
def rows() -> tuple[Row, ...]:
    """Every row of councils.toml."""
    table = tomllib.loads(files("crawler").joinpath("councils.toml").read_text("utf-8"))
    return tuple(
        Row(
            Council(row["key"], row["name"], row["base"]),
            row["confirmed"],
            tuple(row.get("others", ())),
            tuple(row.get("also", ())),
            row.get("note", ""),
            row.get("abolished"),
        )
        for row in table["councils"]
    )


def councils() -> tuple[Council, ...]:
    """Every council of councils.toml."""
    return tuple(row.council for row in rows())


def is_confirmed(council: Council) -> bool:
    """Whether somebody has crawled this site from here; an address that was typed needs no confirming."""
    row = _row(council.key)
    return row is None or row.confirmed or canonical(row.council.base) != canonical(council.base)


def note_of(council: Council) -> str | None:
    """A sentence or two worth telling before ``council`` is crawled: that it was abolished, or that its address in
    councils.toml is unconfirmed; None where there is nothing to tell."""
    row = _row(council.key)
    if row is None:
        return None
    doubt = f"The address of {row.council.name} ({row.council.base}) has not been confirmed yet."
    return " ".join(filter(None, (row.note, "" if is_confirmed(council) else doubt))) or None


def _row(key: str) -> Row | None:
    return next((row for row in rows() if row.council.key == key), None)


def resolve(words: str) -> Council:
    """The council that ``words`` names: its key or a name of it, or any address on its site; raises CouncilError.

    Names are told apart without case, accents, punctuation and the kind of council; one that can be several councils'
    is refused. An address may lack its scheme, and may be that of any page; see :func:`of_address`.
    """
    typed = unwrapped(words)
    found = _called(typed, rows())
    if len(found) == 1:
        return found[0].council
    if found:
        names = " or ".join(row.council.name for row in found)
        raise CouncilError(f"“{printable(typed, 80)}” can be {names}: give the whole name, or the address of its site.")
    if is_address(typed):
        return of_address(typed)
    raise CouncilError(_unknown(typed))


def _called(typed: str, among: Sequence[Row]) -> list[Row]:
    """The rows that ``typed`` can mean: by the key, else by a whole name, else by what tells the council from others.

    An abolished council is meant only where no other can be.
    """
    wanted = plain(typed)
    ways = (
        lambda row: typed.casefold() == row.council.key,
        lambda row: wanted in map(plain, row.names),
        lambda row: any(same_council(typed, name) for name in row.names),
    )
    for way in ways:
        found = [row for row in among if wanted and way(row)]
        if found:
            return [row for row in found if row.abolished is None] or found
    return []


def _unknown(typed: str) -> str:
    if not typed:
        return (
            f"No council and no site was named: give a council's name, or the address of its site, such as {EXAMPLE}."
        )
    named = {name: row.council.name for row in rows() for name in (*row.names, row.council.key)}
    close = list(dict.fromkeys(named[name] for name in nearest(typed, named)))[:3]
    meant = f" Did you mean {' or '.join(close)}?" if close else ""
    return (
        f"No council in councils.toml is called “{printable(typed, 80)}”.{meant} "
        f"Otherwise give the address of its ModernGov site, such as {EXAMPLE}."
    )


def of_address(address: str) -> Council:
    """The council whose site ``address`` is on; raises CouncilError where it is no web address.

    The host alone of a site that lies in a folder means that site. A site that is in no row gets a key that is no
    row's: its slug, or a longer one; and its address as its name.
    """
    try:
        base = base_typed(address)
    except AddressError as error:
        raise CouncilError(str(error)) from error
    known, place = _by_base(), canonical(base)
    if place in known:
        return replace(known[place], base=base)
    within = [known[one] for one in known if one.startswith(place)]
    if len(within) == 1 and not names_page(address):
        return within[0]
    taken = {council.key for council in councils()}
    return Council(next(key for key in _keys(base) if key not in taken), _address_of(base), base)


@cache
def _by_base() -> dict[str, Council]:
    """The councils of councils.toml by the canonical addresses of their sites."""
    return {canonical(base): replace(row.council, base=base) for row in rows() for base in row.bases}


def conventional(base: str) -> tuple[str, ...]:
    """Where the site of the council that owns the host of ``base`` is in councils.toml, or else where it usually is."""
    host = urlsplit(base).hostname or ""
    name = owner(host)
    if name is None:
        return ()
    known = [council.base for council in councils() if owner(urlsplit(council.base).hostname or "") == name]
    if known or name.endswith(".moderngov.co.uk"):
        return tuple(known)
    return (f"https://democracy.{name}/", f"https://{name.split('.')[0]}.moderngov.co.uk/")


def as_kept(council: Council, kept: Collection[Council]) -> Council:
    """``council`` under the key with which an archive that has kept ``kept`` keeps its pages, so that no two share one.

    A site that was kept before stays under its key, whatever a row may say by now. A key under which another site was
    kept gives way to a longer one. A council that has moved to another host is not another site: it goes on under its
    key, for it is called as before, or by a name and not by an address.
    """
    same = [one.key for one in kept if _same_site(one.base, council.base)]
    if same:
        return council if council.key in same else replace(council, key=same[0])
    taken = {one.key for one in kept if _is_another(one, council)}
    if council.key not in taken:
        return council
    taken |= {one.key for one in (*kept, *councils())}
    return replace(council, key=next(key for key in _keys(council.base) if key not in taken))


def _is_another(one: Council, other: Council) -> bool:
    """Whether two sites are of two councils: they are called differently, and one of them by its address alone."""
    return any(map(called_by_address, (one, other))) and plain(one.name) != plain(other.name)


def called_by_address(council: Council) -> bool:
    """Whether a council has no name, so that its site's address stands for it."""
    return council.name == _address_of(council.base)


def _keys(base: str) -> Iterator[str]:
    """Keys for the site at ``base``: its slug, its whole address, its address with numbers."""
    yield slug(base)
    whole = _as_key(_address_of(base))
    yield whole
    yield from (f"{whole}-{number}" for number in itertools.count(2))


def _address_of(base: str) -> str:
    """The host and folder of a site, by which it is called where it has no name."""
    parts = urlsplit(base)
    return parts.netloc + parts.path.rstrip("/")


def slug(base: str) -> str:
    """A key for the site at ``base``: ``leeds`` for democracy.leeds.gov.uk, ``127-0-0-1-8123`` for 127.0.0.1:8123.

    A folder counts where it says more than that the site is a ModernGov one.
    """
    parts = urlsplit(base)
    host = (parts.hostname or "").rstrip(".")
    folders = [label for label in parts.path.lower().split("/") if label and not GENERIC.match(label)]
    labels = [host if is_ip(host) else naming_label(host), str(parts.port or ""), *folders]
    return _as_key("-".join(label for label in labels if label))


def _as_key(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def is_local(council: Council) -> bool:
    """Whether the council's site is on this machine."""
    return is_loopback(urlsplit(council.base).hostname or "")


def _same_site(one: str, other: str) -> bool:
    return canonical(one) == canonical(other)
