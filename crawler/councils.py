"""The councils: one row each in councils.toml; and which council or site is meant by what somebody typed."""

from __future__ import annotations

import difflib
import ipaddress
import itertools
import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from crawler.moderngov import base_of, canonical


class CouncilError(Exception):
    """What was typed names no council and no site; the message says what can be typed."""


@dataclass(frozen=True)
class Council:
    """A council: the ``key`` under which its pages are kept, its ``name``, and the ``base`` address of its site."""

    key: str
    name: str
    base: str


# What councils call the host or the folder of their ModernGov site; it says nothing about which council it is.
_GENERIC = re.compile(
    r"(?:www\d*|web|ww\d|w\d|online|secure|apps?|applications?|(?:modern\.?gov|modgov|mgov|mg|cms|cds)\w*"
    r"|(?:democra|committee|council|minute|meeting|decision)\w*|governance|eservices|cabinet|mginternet|public)\Z"
)
# The ends of host names that come after the label that names the council.
_ENDINGS = (
    "moderngov.co.uk", "gov.uk", "gov.wales", "llyw.cymru", "nhs.uk", "police.uk", "co.uk", "org.uk", "uk.net", "uk",
    "gov.ie", "ie", "gov", "org", "com", "net", "info", "cymru", "wales", "scot", "london", "example", "test",
)  # fmt: skip
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.?\Z")


@cache
def councils() -> tuple[Council, ...]:
    """Every council of councils.toml."""
    table = tomllib.loads(files("crawler").joinpath("councils.toml").read_text("utf-8"))
    return tuple(Council(row["key"], row["name"], row["base"]) for row in table["councils"])


def resolve(words: str) -> Council:
    """The council that ``words`` names: its key or name in any case, or any address on its site; raises CouncilError.

    An address may lack its scheme, and may be that of any page. A site that is in no row of councils.toml gets a key
    made from its host, and its host as its name.
    """
    wanted = _plain(words)
    for council in councils():
        if wanted in (council.key, _plain(council.name)):
            return council
    if _is_address(words):
        return of_address(words)
    raise CouncilError(
        f"No council in councils.toml is called “{words.strip()}”.{_near(wanted)} Give the address of its site instead."
    )


def of_address(address: str) -> Council:
    """The council whose site ``address`` is on; raises CouncilError where it is no web address.

    A site that is in no row gets a key that is no row's: its slug, or a longer one.
    """
    base = _base(address)
    for council in councils():
        if _same_site(council.base, base):
            return Council(council.key, council.name, base)
    taken = {council.key for council in councils()}
    return Council(next(key for key in _keys(base) if key not in taken), _address_of(base), base)


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
    unnamed = any(site.name == _address_of(site.base) for site in (one, other))
    return unnamed and _plain(one.name) != _plain(other.name)


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
    folders = [label for label in parts.path.lower().split("/") if label and not _GENERIC.match(label)]
    labels = [host if _is_ip(host) else _naming_label(host), str(parts.port or ""), *folders]
    return _as_key("-".join(label for label in labels if label))


def _as_key(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def is_local(council: Council) -> bool:
    """Whether the council's site is on this machine."""
    return is_loopback(urlsplit(council.base).hostname or "")


def is_loopback(host: str) -> bool:
    """Whether ``host``, as typed, is this machine: localhost, 127.0.0.1 and the like, ::1.

    An IPv4 address dressed as IPv6 is not: Python 3.11 and 3.13 differ on it, and nobody types it in good faith.
    """
    if host.rstrip(".").lower() == "localhost":
        return True
    if not _is_ip(host):
        return False
    address = ipaddress.ip_address(host)
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


def _naming_label(host: str) -> str:
    ending = next((ending for ending in _ENDINGS if host.endswith("." + ending)), "")
    labels = host.removesuffix("." + ending).split(".")
    telling = [label for label in labels if not _GENERIC.match(label)]
    return (telling or labels)[-1]


def _base(address: str) -> str:
    typed = address.strip()
    if "://" not in typed:
        host = re.split(r"[/?#]", typed, maxsplit=1)[0].rsplit(":", 1)[0].strip("[]")
        typed = f"{'http' if is_loopback(host) else 'https'}://{typed}"
    parts = urlsplit(typed) if base_of(typed) else None
    if parts is None or "@" in parts.netloc or not _is_host(parts.hostname or ""):
        raise CouncilError(
            f"“{address.strip()}” is not the address of a site: give one such as https://worcestershire.moderngov.co.uk."
        )
    return base_of(typed) or ""


def _is_address(words: str) -> bool:
    typed = words.strip().lower()
    if "://" in typed:
        return True
    return not re.search(r"\s", typed) and (bool(re.search(r"[.:/]", typed)) or is_loopback(typed))


def _is_host(host: str) -> bool:
    return _is_ip(host) or bool(_HOST.match(host))


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _same_site(one: str, other: str) -> bool:
    return canonical(one) == canonical(other)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("&", " and ").replace("’", "'").split())


def _near(wanted: str) -> str:
    """ "Did you mean …?" with the nearest names, where there are any."""
    names = {_plain(council.name): council.name for council in councils()}
    keys = {council.key: council.name for council in councils()}
    close = [names[name] for name in names if wanted and wanted in name]
    close += [names[name] for name in difflib.get_close_matches(wanted, names, n=3, cutoff=0.6)]
    close += [keys[key] for key in difflib.get_close_matches(wanted, keys, n=3, cutoff=0.7)]
    nearest = list(dict.fromkeys(close))[:3]
    return f" Did you mean {' or '.join(nearest)}?" if nearest else ""
