"""How an archive is opened: for reading as it stands; for writing by one process, which makes and mends it."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from crawler import repairing
from crawler.archive_error import ArchiveError, mend, nothing, unwritable
from crawler.catalogue import Catalogue
from crawler.catalogue_file import damage_mark, is_damage
from crawler.lock import WriterLock, is_held
from crawler.losses import Losses
from crawler.warc_folder import WarcFolder

log = logging.getLogger(__name__)

LOCK = "writer.lock"


def for_reading(archive: Path, folder: WarcFolder) -> Catalogue:
    """The catalogue as it stands; raises ArchiveError where there is none, or nothing in it."""
    path = _catalogue(archive)
    if not path.is_file() or damage_mark(path).exists():
        if folder.files():
            raise ArchiveError(f"The archive at {archive} has no whole catalogue. {mend(archive)}")
        raise nothing(archive, "There is no archive at")
    try:
        catalogue = Catalogue(path, write=False)
    except sqlite3.Error as error:
        problem = f"The catalogue of the archive at {archive} cannot be read ({error})"
        raise ArchiveError(f"{problem}. {mend(archive)}") from error
    if catalogue.is_empty():
        catalogue.close()
        raise nothing(archive, "There is nothing yet in the archive at")
    if _is_behind(catalogue, folder) and not is_held(archive / LOCK):
        log.warning("Not all that lies in the archive at %s is in its catalogue yet. %s", archive, mend(archive))
    return catalogue


def _is_behind(catalogue: Catalogue, folder: WarcFolder) -> bool:
    """Whether a writer was cut off before it noted its last capture, or its notes cannot be read here."""
    sizes = catalogue.sizes()
    return any(file.stat().st_size > sizes.get(file.name, 0) for file in folder.files())


def locked(archive: Path, folder: WarcFolder) -> WriterLock:
    """The writer's lock, and the folders of an archive where there were none; raises ArchiveError."""
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
        return WriterLock(archive / LOCK)
    except BlockingIOError as error:
        holder = f"The archive at {archive} is being written by {error}"
        raise ArchiveError(f"{holder}. Wait until it has ended, or use another archive.") from error
    except OSError as error:
        raise unwritable(archive, error) from error


def for_writing(archive: Path, folder: WarcFolder, *, rebuild: bool) -> Catalogue:
    """The catalogue in agreement with the WARC files, made again where it is damaged; raises ArchiveError."""
    try:
        try:
            return _settled(archive, folder, rebuild=rebuild)
        except (ArchiveError, sqlite3.DatabaseError):
            if not damage_mark(_catalogue(archive)).exists():
                raise
            return _settled(archive, folder, rebuild=rebuild)
    except repairing.LostError as error:
        raise ArchiveError(f"{error}. {mend(archive, lost=True)}") from error
    except (sqlite3.Error, OSError) as error:
        raise unwritable(archive, error) from error


def _settled(archive: Path, folder: WarcFolder, *, rebuild: bool) -> Catalogue:
    catalogue = _writable(_catalogue(archive))
    holding = repairing.Holding(catalogue, folder, Losses(archive))
    try:
        if rebuild:
            repairing.rebuild(holding)
        repairing.catch_up(holding)
    except BaseException:
        catalogue.close()
        raise
    return catalogue


def _writable(path: Path) -> Catalogue:
    """The catalogue; one that is no database any more is made anew, since the WARC files hold all it knew."""
    try:
        if damage_mark(path).exists():
            raise sqlite3.DatabaseError("it was found damaged")
        return Catalogue(path, write=True)
    except sqlite3.DatabaseError as error:
        if not is_damage(error) and not damage_mark(path).exists():
            raise
        log.warning("%s is damaged (%s); it is made again from the WARC files.", path, error)
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", damage_mark(path).name):
            path.with_name(name).unlink(missing_ok=True)
        return Catalogue(path, write=True)


def _catalogue(archive: Path) -> Path:
    return archive / "catalogue.sqlite"
