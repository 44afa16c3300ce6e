"""The archive: WARC files, one capture a record, and a SQLite catalogue that can be rebuilt from them alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crawler.moderngov import PageKind


class ArchiveError(Exception):
    """Something about the archive that its user can mend; the message says how."""


@dataclass(frozen=True)
class FetchedPage:
    """One answer to one GET.

    ``council`` is the key under which the council is known (``thornmere``), ``council_name`` what people call it,
    ``base`` the site's base address. ``url`` is the address asked for, ``body`` the payload as it came, decoded from
    any transfer or content encoding, ``fetched_at`` ISO 8601 in UTC. ``headers`` have lower-case names.
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
        """The body as text: BOM, then UTF-8, then Windows-1252."""
        raise NotImplementedError


class Archive:
    """An archive in the folder ``path``, made where it is missing; a context manager that closes it."""

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        raise NotImplementedError

    def append(self, page: FetchedPage, kind: PageKind) -> None:
        """Keeps a capture: on disk and synced before the catalogue knows it. An unchanged payload is kept as a revisit."""
        raise NotImplementedError

    def latest(self, url: str) -> FetchedPage | None:
        """The newest capture of ``url`` (by its canonical form), or None."""
        raise NotImplementedError

    def pages(self, council: str, kind: PageKind) -> Iterator[FetchedPage]:
        """The newest capture of each page of ``kind``, oldest first."""
        raise NotImplementedError

    def councils(self) -> tuple[str, ...]:
        """The keys of the councils that the archive holds captures of."""
        raise NotImplementedError

    def state(self) -> str:
        """A short text that changes whenever a capture is added: an index built from equal states is equal."""
        raise NotImplementedError
