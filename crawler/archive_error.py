"""What is said where something about an archive is wrong: each sentence ends with what to do."""

from __future__ import annotations

import errno
from pathlib import Path
from shlex import quote


class ArchiveError(Exception):
    """Something about the archive that its user can mend; the message says how."""


def mend(archive: Path, *, lost: bool = False) -> str:
    """The sentence that says how the archive is mended; with ``lost``, that a backup would be better."""
    command = f"`minutebook archive check --repair --archive {quote(str(archive))}`"
    if lost:
        return f"Bring back a whole copy from a backup, or run {command} to go on with what is whole."
    return f"Run {command}."


def nothing(archive: Path, what: str) -> ArchiveError:
    """The error for a folder that holds no captures; ``what`` is a clause that the folder's name ends."""
    return ArchiveError(f"{what} {archive}. Run `minutebook crawl SITE --archive {quote(str(archive))}` first.")


def unwritable(archive: Path, error: Exception) -> ArchiveError:
    """The error for an archive that cannot be written just now: nothing that it holds is harmed."""
    is_full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "disk is full" in str(error)
    remedy = "make room on its disk" if is_full else "mend this"
    return ArchiveError(
        f"The archive at {archive} cannot be written: {error}. Nothing that was kept is harmed; "
        f"{remedy} and run the same command again: it goes on where it stopped."
    )
