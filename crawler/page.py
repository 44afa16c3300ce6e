"""One answer to one GET, and how its bytes become text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ON_THE_WEB = ("utf-8", "utf-16", "utf-32", "iso8859-", "cp125", "koi8-", "ascii")
_WIDE = ("utf-16", "utf-32")
_LATIN = frozenset({"ascii", "iso8859-1"})
# <?xml version="1.0" encoding="…"?>, <meta charset="…">, <meta http-equiv="Content-Type" content="…; charset=…">
_DECLARED = re.compile(
    rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})"""
    rb"""|<meta\s[^>]{0,300}?charset\s*=\s*["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 2_048  # HTML asks for it within the first 1,024 bytes; councils' own heads are longer


def decode(body: bytes, charset: str | None = None) -> str:
    """The bytes of a page as text; never fails.

    A byte order mark counts first. Then bytes that are UTF-8 are UTF-8 whatever is said of them, for no other text
    looks like it by chance; a few broken characters among many whole ones change nothing of that. Then counts the
    ``charset`` that the server names, then the one that the page or the XML declares, then Windows-1252, which is also
    what Latin-1 is taken for, as browsers do (https://encoding.spec.whatwg.org/#names-and-labels).
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    named = [codec for codec in (_codec(charset), _codec(_declared(body))) if codec]
    if named and named[0].startswith(_WIDE) and b"\0" in body[:_LOOKED_AT]:
        return body.decode(named[0], errors="replace")
    with suppress(ValueError):
        return body.decode("utf-8")
    text = body.decode("utf-8", errors="replace")
    if sum(character > "\x7f" for character in text) > 2 * text.count("\ufffd"):
        return text
    for name in named:
        with suppress(ValueError):
            return body.decode(name)
    return body.decode("cp1252", errors="replace")


def _declared(body: bytes) -> str | None:
    """The charset that a page or an XML answer says it is written in."""
    found = _DECLARED.search(body[:_LOOKED_AT])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _codec(charset: str | None) -> str | None:
    """The codec to read ``charset`` with, where it is one that web pages use; others can be slow, or make markup of
    plain text."""
    try:
        found = codecs.lookup(charset) if charset else None
    except (LookupError, ValueError):
        return None
    if found is None or not found.name.startswith(_ON_THE_WEB):
        return None
    return "cp1252" if found.name in _LATIN else found.name


@dataclass(frozen=True)
class FetchedPage:
    """One answer to one GET.

    ``council`` is the key under which the council is known (``thornmere``), ``council_name`` what people call it,
    ``base`` the site's base address. ``url`` is the address asked for, ``body`` the payload as it came, decoded from
    any transfer or content encoding, ``fetched_at`` ISO 8601 in UTC. ``headers`` have lower-case names. ``digest`` is
    the payload's, ``sha1:`` and base 32; the archive fills it in, so that a page that has one when it is appended is
    one that was held, and that the server has said to be unchanged.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: str
    council: str
    council_name: str
    base: str
    digest: str = field(default="")

    @property
    def text(self) -> str:
        """The body as text: see :func:`decode`."""
        message = Message()
        message["content-type"] = self.headers.get("content-type", "")
        charset = None
        with suppress(Exception):  # whatever the standard library makes of a header that is none
            charset = message.get_content_charset()
        return decode(self.body, charset)
