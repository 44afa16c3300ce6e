"""Addresses as people paste them: the base of the site that one is on, or a sentence that says why it is none."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

from crawler.moderngov import base_of
from crawler.printable import printable


class AddressError(Exception):
    """What was pasted is no address of a site; the message is a sentence with the next step."""


EXAMPLE = "https://worcestershire.moderngov.co.uk"
LONGEST = 4_000
"""Characters of an address that is taken."""

# What councils call the host or the folder of their ModernGov site; it says nothing about which council it is.
GENERIC = re.compile(
    r"(?:www\d*|web|ww\d|w\d|online|secure|apps?|applications?|(?:modern\.?gov|modgov|mgov|mg|cms|cds)\w*"
    r"|(?:democra|committee|council|minute|meeting|decision)\w*|governance|eservices|cabinet|mginternet|public)\Z"
)
# The ends of host names that come after the label that names the council; each label below one has its own owner.
_ENDINGS = (
    "moderngov.co.uk", "gov.uk", "gov.wales", "gov.scot", "llyw.cymru", "nhs.uk", "police.uk", "ac.uk", "ltd.uk",
    "co.uk", "org.uk", "uk.net", "uk", "gov.ie", "ie", "gov", "org", "com", "net", "info", "cymru", "wales", "scot",
    "london", "example", "test",
)  # fmt: skip
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z")
_PAGE = re.compile(r"\.(?:aspx?|asmx|html?|php|pdf)\Z", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(//)?", re.IGNORECASE)
# A page of ModernGov's own, in the folder that is the base of its site
_MODERNGOV_PAGE = re.compile(
    r"/(?:(?:mg|ie|uuCover|CeList)[a-z0-9]{2,}\.aspx|mgWebService\.asmx(?:/[^?#]*)?)(?:[?#]|\Z)", re.IGNORECASE
)
# A colon that begins a port, and no scheme: "localhost:8010/"
_PORT = re.compile(r"[^/?#]*:[0-9]{1,5}(?:[/?#]|\Z)")
# Names of documents and values of parameters are written with spaces in old pages.
_SPACED = re.compile(r"[^\s?]+/documents/[^\s?]+/(?:(?!://)[^\t\r\n])*\Z|\S+\?(?:(?!://)[^\t\r\n])*\Z", re.IGNORECASE)
_WRAPPED = (("<", ">"), ('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"), ("`", "`"), ("(", ")"), ("[", "]"))
_DEFAULT_PORTS = {"http": 80, "https": 443}


def unwrapped(text: str) -> str:
    """``text`` without the spaces, invisible characters and pairs of quotes or brackets round it."""
    bare = _stripped(text)
    while len(bare) > 1 and any((bare[0], bare[-1]) == pair for pair in _WRAPPED):
        bare = _stripped(bare[1:-1])
    return bare


def is_address(text: str) -> bool:
    """Whether ``text`` is meant as an address, and not as a name."""
    if "://" in text:
        return True
    return not has_space(text) and (any(sign in text for sign in ".:/\\@") or is_loopback(text))


def base_typed(text: str) -> str:
    """The base of the site that the pasted address ``text`` is on, ending in "/"; raises AddressError.

    Without a scheme it is https, on this machine http. A default port and a dot after the host are left out.
    """
    typed = unwrapped(text)
    shown = f"“{printable(typed, 80)}”"
    _refuse_odd(typed, shown)
    scheme = _SCHEME.match(typed)
    if scheme is None or _PORT.match(typed):
        typed = typed.lstrip("/")
        host = re.split(r"[/?#]", typed, maxsplit=1)[0].rsplit(":", 1)[0].strip("[]")
        typed = f"{'http' if is_loopback(host) else 'https'}://{typed}"
    elif scheme[1].lower() not in _DEFAULT_PORTS:
        raise AddressError(
            f"{shown} is not the address of a site: one begins with https:// or http://, as in {EXAMPLE}."
        )
    base = base_of(typed)
    parts = urlsplit(base) if base else None
    if parts is None or not _is_site(parts):
        raise AddressError(f"{shown} is not the address of a site: give one such as {EXAMPLE}.")
    return parts._replace(netloc=_netloc(parts)).geturl()


def _refuse_odd(typed: str, shown: str) -> None:
    host = re.split(r"[/?#]", typed.partition("://")[2] or typed, maxsplit=1)[0]
    if len(typed) > LONGEST:
        raise AddressError(f"{shown} is too long for an address: give one such as {EXAMPLE}.")
    if has_space(host) or (has_space(typed) and not _SPACED.match(typed)):
        raise AddressError(f"{shown} has a space or a line's end in it, which no address has: give one at a time.")
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in typed):
        raise AddressError(f"{shown} holds characters that cannot be seen: type the address instead.")
    if "@" in host:
        raise AddressError("An address with a name or password (…@) is not taken: leave out what is before the @.")


def _is_site(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    return is_host(host.rstrip(".")) and not _PAGE.search(host)


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{parts.port}"


def has_space(text: str) -> bool:
    return any(map(str.isspace, text))


def _stripped(text: str) -> str:
    start, end = 0, len(text)
    while start < end and _is_nothing(text[start]):
        start += 1
    while end > start and _is_nothing(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_nothing(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def names_page(address: str) -> bool:
    """Whether ``address`` is, by its name, that of one of ModernGov's own pages or of its web service."""
    return bool(_MODERNGOV_PAGE.search(address))


def is_host(host: str) -> bool:
    """Whether ``host`` is a name or number that a host can have."""
    return is_ip(host) or (len(host) <= 253 and bool(_HOST.match(host)))


def is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether ``host``, as typed, is this machine: localhost, 127.0.0.1 and the like, ::1.

    An IPv4 address dressed as IPv6 is not: Python 3.11 and 3.13 differ on it, and nobody types it in good faith.
    """
    if host.rstrip(".").lower() == "localhost":
        return True
    if not is_ip(host):
        return False
    address = ipaddress.ip_address(host)
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


def naming_label(host: str) -> str:
    """The label of ``host`` that says whose it is: ``leeds`` in democracy.leeds.gov.uk."""
    labels = host.removesuffix("." + _ending(host)).split(".")
    telling = [label for label in labels if not GENERIC.match(label)]
    return (telling or labels)[-1]


def owner(host: str) -> str | None:
    """The name that one owner has registered, of which ``host`` is a part: ``leeds.gov.uk`` of democracy.leeds.gov.uk.

    None where it cannot be told: a number, or an ending that is not known.
    """
    ending = _ending(host)
    if is_ip(host) or not ending:
        return None
    return f"{host.removesuffix('.' + ending).split('.')[-1]}.{ending}"


def _ending(host: str) -> str:
    return next((ending for ending in _ENDINGS if host.endswith("." + ending)), "")
