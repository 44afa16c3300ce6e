"""One writer at a time, told apart by process; a lock outlives nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from archive_pages import page

from crawler.archive import Archive, ArchiveError
from crawler.lock import WriterLock, is_held
from crawler.moderngov import PageKind

HOLD = """
import sys
from crawler.archive import Archive
with Archive(sys.argv[1], create=True):
    print("held", flush=True)
    sys.stdin.read()
"""
ROOT = Path(__file__).parent.parent


def holder(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_a_second_process_is_refused_with_the_name_of_the_first_until_that_dies(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(ArchiveError, match=rf"is being written by process {process.pid} on .*Wait until"):
            Archive(tmp_path, create=True)
        process.kill()
        process.wait()
        with Archive(tmp_path, create=True) as archive:
            archive.append(page(1), PageKind.MEETING)


def test_what_stands_in_the_lock_cannot_command_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "writer.lock"
    lock = WriterLock(path)
    path.write_text("\x1b]0;owned\x07\x1b[2Jprocess 7")
    with pytest.raises(BlockingIOError, match=r"^process 7$"):
        WriterLock(path)
    assert is_held(path)
    lock.release()
    assert not is_held(path)
    WriterLock(path).release()


def test_looking_whether_a_lock_is_held_makes_no_file(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "writer.lock")
    assert not list(tmp_path.iterdir())
