"""One answer to one GET, and how its bytes become text."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ON_THE_WEB = ("utf-8", "utf-16", "utf-32", "iso8859-", "cp125", "koi8-", "ascii")
_LATIN = frozenset({"ascii", "iso8859-1", "cp1252"})


def decode(body: bytes, charset: str | None = None) -> str:
    """The bytes of a page as text; never fails.

    A byte order mark counts first, then the ``charset`` that the server names, then UTF-8, each only where it decodes
    every byte; then UTF-8 with a few replaced characters, and last Windows-1252. A server that says Latin-1 is heard
    after UTF-8, because pages are often mislabelled so and Latin-1 can decode anything.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    named = _codec(charset)
    for name in ([] if named is None or named in _LATIN else [named]) + ["utf-8"]:
        try:
            return body.decode(name)
        except ValueError:
            continue
    text = body.decode("utf-8", errors="replace")
    broken = text.count("�")
    if sum(character > "\x7f" for character in text) > 2 * broken:
        return text
    return body.decode("cp1252", errors="replace")


def _codec(charset: str | None) -> str | None:
    """The codec's own name where it is one that web pages use; others can be slow, or make markup of plain text."""
    try:
        found = codecs.lookup(charset) if charset else None
    except (LookupError, ValueError):
        return None
    return found.name if found is not None and found.name.startswith(_ON_THE_WEB) else None


@dataclass(frozen=True)
class FetchedPage:
    """One answer to one GET.

    ``council`` is the key under which the council is known (``thornmere``), ``council_name`` what people call it,
    ``base`` the site's base address. ``url`` is the address asked for, ``body`` the payload as it came, decoded from
    any transfer or content encoding, ``fetched_at`` ISO 8601 in UTC. ``headers`` have lower-case names. ``digest`` is
    the payload's, ``sha1:`` and base 32; the archive fills it in.
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
        return decode(self.body, message.get_content_charset())
