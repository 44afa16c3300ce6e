"""Generations of an index on disk: each in a folder of its own, one of them named by the file ``current``.

index/current               the name of the generation in use, replaced in one step
index/generation-0007/      the generation in use; about.json says what it is and is written last
index/generation-0006/      the one before, kept for readers that still have it open
index/lock                  held by the writer at work, with its process id inside
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from indexer.search.engine import IndexBusy, NoIndex, SearchError

FORMAT = 6
"""Raised whenever what a generation holds is laid out another way: an older one then has to be built again."""

KEPT = 2
_PREFIX = "generation-"


@dataclass(frozen=True)
class Generation:
    """One whole generation: its folder, and what ``about.json`` says of it."""

    folder: Path
    about: Mapping[str, Any]


def current(address: str) -> Generation:
    """The generation in use; raises NoIndex where there is none, SearchError where it cannot be read."""
    root = Path(address)
    folder = _current_folder(root)
    if folder is None:
        raise NoIndex(f"There is no index at {address}: build one with `minutebook index --index {address}`.")
    try:
        about = json.loads((folder / "about.json").read_text("utf-8"))
        made_by, files, sums = about["format"], about["files"], about.get("sums", {})
    except PermissionError as error:
        raise SearchError(f"The index at {address} may not be read by this user: {error.strerror}.") from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise damaged(address) from error
    if made_by != FORMAT:
        age = "an older" if isinstance(made_by, int) and made_by < FORMAT else "another"
        raise SearchError(
            f"The index at {address} was built by {age} version: run `minutebook index --rebuild --index {address}`."
        )
    try:
        whole = all((folder / name).stat().st_size == size for name, size in files.items())
        if not (whole and all(_sum(folder / name) == held for name, held in sums.items())):
            raise damaged(address)
    except PermissionError as error:
        raise SearchError(f"The index at {address} may not be read by this user: {error.strerror}.") from error
    except (OSError, ValueError, AttributeError) as error:
        raise damaged(address) from error
    return Generation(folder, about)


def damaged(address: str) -> SearchError:
    """What to say of an index whose files are not whole."""
    return SearchError(
        f"The index at {address} is damaged: build it again with `minutebook index --rebuild --index {address}`."
    )


def current_name(address: str) -> str | None:
    """The name of the generation in use, None where there is none; as cheap as reading a small file."""
    folder = _current_folder(Path(address))
    return folder.name if folder else None


def stamp(address: str) -> Mapping[str, str]:
    """What the last ``commit`` kept with the index at ``address``; empty where there is no index that can be read."""
    try:
        held = current(address).about.get("stamp", {})
    except SearchError:
        return {}
    return {str(name): str(value) for name, value in held.items()} if isinstance(held, dict) else {}


def _current_folder(root: Path) -> Path | None:
    if root.exists() and not root.is_dir():
        raise SearchError(f"{root} is a file, not the folder of an index: give a folder.")
    try:
        name = (root / "current").read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise SearchError(f"The index at {root} may not be read by this user: {error.strerror}.") from error
    except (OSError, ValueError) as error:
        raise damaged(str(root)) from error
    if not name.startswith(_PREFIX) or "/" in name:
        raise damaged(str(root))
    return root / name


class Draft:
    """A generation being written: its ``folder``, until ``publish`` or ``abandon``."""

    def __init__(self, root: Path, folder: Path, lock: TextIO) -> None:
        self.root = root
        self.folder = folder
        self._lock: TextIO | None = lock

    @classmethod
    def begin(cls, address: str) -> Draft:
        """A new, empty generation; what a writer that died left behind is removed.

        Raises IndexBusy where another writer is at work, SearchError where nothing can be written.
        """
        root = Path(address)
        if root.exists() and not root.is_dir():
            raise SearchError(f"{root} is a file, not the folder of an index: give a folder.")
        try:
            root.mkdir(parents=True, exist_ok=True)
            lock = _lock(root)
        except OSError as error:
            raise SearchError(f"No index can be written at {address}: {error.strerror or error}.") from error
        try:
            _remove_others(root)
            folder = root / f"{_PREFIX}{max(map(_number, _folders(root)), default=0) + 1:04d}"
            folder.mkdir()
        except OSError as error:
            lock.close()
            raise SearchError(f"No index can be written at {address}: {error.strerror or error}.") from error
        return cls(root, folder, lock)

    def publish(self, about: Mapping[str, Any]) -> None:
        """Makes this generation, once whole on disk, the current one in one step; removes all but it and the last."""
        about = {"format": FORMAT, "files": _sizes(self.folder), "sums": _sums(self.folder), **about}
        _write(self.folder / "about.json", json.dumps(about, ensure_ascii=False, indent=1))
        for path in [*self.folder.iterdir(), self.folder]:
            _sync(path)
        _write(self.root / "current.new", self.folder.name + "\n")
        os.replace(self.root / "current.new", self.root / "current")  # noqa: PTH105  the atomic one, by its own name
        _sync(self.root)
        _remove_others(self.root)
        self._let_go()

    def abandon(self) -> None:
        """Removes what was written. Does nothing after ``publish``."""
        if self._lock:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._let_go()

    def _let_go(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None


def _lock(root: Path) -> TextIO:
    import fcntl  # noqa: PLC0415  readers need no lock, and can do without it where there is none

    lock = (root / "lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        lock.close()
        raise IndexBusy(
            f"Another writer (process {holder}) is building the index at {root}: wait until it is done."
        ) from error
    lock.seek(0)
    lock.truncate()
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def _number(path: Path) -> int:
    """The number in a generation's name, 0 where there is none."""
    digits = path.name.removeprefix(_PREFIX)
    return int(digits) if digits.isdecimal() else 0


def _folders(root: Path) -> list[Path]:
    return list(root.glob(f"{_PREFIX}*"))


def _worth_keeping(root: Path) -> set[str]:
    """The names of the current generation and of the whole ones before it that are kept.

    Where none can be told to be the current one, every whole one is kept: somebody may mend the pointer.
    """
    try:
        folder = _current_folder(root)
    except SearchError:
        folder = None
    if folder is None:
        return {path.name for path in _folders(root) if (path / "about.json").exists()}
    earlier = [path for path in _folders(root) if _number(path) < _number(folder) and (path / "about.json").exists()]
    last = sorted(earlier, key=_number)[-(KEPT - 1) :]
    return {folder.name, *(path.name for path in last)}


def _remove_others(root: Path) -> None:
    keep = _worth_keeping(root)
    for path in _folders(root):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _sizes(folder: Path) -> dict[str, int]:
    """How long each file of a generation is, so that a copy cut short is found out when it is opened."""
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


def _sums(folder: Path) -> dict[str, int]:
    """The check sum of each file that is read whole, so that one changed on the disk is found out; not of postings."""
    return {path.name: _sum(path) for path in sorted(folder.iterdir()) if path.suffix != ".seg"}


def _sum(path: Path) -> int:
    return zlib.crc32(path.read_bytes())


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
