"""What an archive has lost: damaged bytes are put aside, never thrown away, and every loss is written down."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from crawler.members import Damage
from crawler.printable import printable
from crawler.warc_folder import sync

log = logging.getLogger(__name__)

_CHUNK = 1024 * 1024


class Losses:
    """The folder ``lost`` of the archive at ``archive``: the bytes that were cut off, and lost.log."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self.folder = archive / "lost"
        self.log = self.folder / "lost.log"

    def put_aside(self, file: Path, damage: Damage) -> None:
        """Copies a stretch that is to be cut out of ``file``; raises OSError, and then it must not be cut out."""
        self.folder.mkdir(exist_ok=True)
        aside = self._name(f"{file.name.removesuffix('.warc.gz')}-{damage.offset}")
        with file.open("rb") as source, aside.open("xb") as target:
            source.seek(damage.offset)
            left = damage.length
            while left and (chunk := source.read(min(_CHUNK, left))):
                target.write(chunk)
                left -= len(chunk)
        sync(aside)
        where = f"{file.name}, byte {damage.offset}"
        self._write([f"{where}: {damage.length} bytes were cut out ({damage.reason}) and are kept in {aside.name}."])

    def note(self, captures: Iterable[tuple[str, str, str, str]]) -> None:
        """Writes down captures (address, time, file, council) that were held and are lost."""
        lost = list(captures)
        if lost:
            self._write([f"{file}: the capture of {url} at {time} is lost." for url, time, file, _ in lost])
            log.warning("%d captures are lost (see %s); the next crawl fetches them again.", len(lost), self.log)
            self.begin_crawls_anew({council for *_, council in lost})

    def begin_crawls_anew(self, councils: Collection[str] | None = None) -> None:
        """Drops what the crawls of these councils remember, or all of them: so the next one asks for what is not held,
        and not only for what it does not know to be final."""
        states = {f"{quote(council, safe='')}.json" for council in councils or ()}
        for state in self._archive.glob("crawls/*.json"):
            if councils is None or state.name in states:
                state.unlink(missing_ok=True)

    def _name(self, stem: str) -> Path:
        """A file that is not there yet."""
        names = (f"{stem}{'-' if number else ''}{number or ''}.warc.gz" for number in itertools.count())
        return next(aside for name in names if not (aside := self.folder / name).exists())

    def _write(self, lines: list[str]) -> None:
        self.folder.mkdir(exist_ok=True)
        now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        with self.log.open("a", encoding="utf-8") as file:
            file.writelines(f"{now} {printable(line, 2_000)}\n" for line in lines)
        sync(self.log)
