"""What a writer that is killed, a full disk and a damaged end leave behind: whole captures, each once, and a way on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from archive_pages import KIND, numbers, page
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archive import Archive, ArchiveError

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(HERE), str(HERE.parent)))}


def warc_file(path: Path) -> Path:
    return max((path / "warc").iterdir())


def faults(path: Path) -> list[str]:
    with Archive(path) as archive:
        return list(archive.check())


def writer(path: Path, first: int, count: int, size: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / "archive_pages.py"), *map(str, (path, first, count, size))]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)


def test_a_writer_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    kept: list[int] = []
    chance = random.Random(7)
    for round_ in range(6):
        first = round_ * 1_000 + 1
        with writer(tmp_path, first, 1_000, chance.choice([300, 60_000])) as process:
            assert process.stdout
            told = [int(process.stdout.readline()) for _ in range(chance.randint(1, 40))]
            process.send_signal(signal.SIGKILL)
            told += [int(line) for line in process.stdout if line.endswith("\n")]
        Archive(tmp_path, create=True).close()
        held = numbers(tmp_path)
        assert set(kept) | set(told) <= set(held)
        assert set(held) - set(kept) - set(told) <= {told[-1] + 1}
        assert len(held) == len(set(held))
        assert faults(tmp_path) == []
        kept = held


def test_a_writer_whose_catalogue_vanishes_as_it_is_killed_loses_nothing_either(tmp_path: Path) -> None:
    with writer(tmp_path, 1, 1_000, 2_000) as process:
        assert process.stdout
        told = [int(process.stdout.readline()) for _ in range(30)]
        process.kill()
    for file in tmp_path.glob("catalogue.*"):
        file.unlink()
    Archive(tmp_path, create=True).close()
    assert set(told) <= set(numbers(tmp_path))
    assert faults(tmp_path) == []


ON_A_SMALL_DISK = """
import os, sys
from pathlib import Path
from archive_pages import main
main(sys.argv[1] + "/archive", "1", "1000", "20000")
fill = Path(sys.argv[1], "fill")
with fill.open("wb", 0) as file:
    try:
        while True:
            file.write(b"x" * 512)
    except OSError:
        pass
main(sys.argv[1] + "/archive", "501", "1", "20000")
main(sys.argv[1] + "/another", "1", "1", "20000")
Path(sys.argv[1], "ballast").unlink()
main(sys.argv[1] + "/archive", "901", "1", "20000")
print("held", *__import__("archive_pages").numbers(Path(sys.argv[1], "archive")))
"""


def test_a_full_disk_is_told_at_the_start_too_and_when_there_is_room_the_archive_goes_on(tmp_path: Path) -> None:
    """On a disk of one megabyte of its own, where the system lets a user have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    run = 'mount -t tmpfs -o size=1500k tmpfs "$1" && head -c 400000 /dev/zero > "$1/ballast" && exec "$2" -c "$3" "$1"'
    try:
        done = subprocess.run(
            ["unshare", "--map-root-user", "--mount", "sh", "-c", run, "sh", disk, sys.executable, ON_A_SMALL_DISK],
            capture_output=True, text=True, check=False, env=ENVIRONMENT,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("no unshare here")
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip("no disk of one's own can be had here")
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    sentences = [line for line in lines if "cannot be written" in line]
    assert len(sentences) == 3
    assert all("make room on its disk and run the same command again" in line for line in sentences)
    told = [line for line in lines if line.isdigit()]
    assert len(told) > 5
    assert told[-1] == "901"
    assert lines[-1] == "held " + " ".join(told)


@given(st.binary(min_size=1, max_size=3_000), st.integers(0, 2_500), st.booleans())
@settings(max_examples=40, deadline=None)
def test_whatever_lies_at_the_end_of_the_last_file_the_next_writer_goes_on(
    garbage: bytes, over: int, with_catalogue: bool
) -> None:
    """The last ``over`` bytes are overwritten and more is added: what lies before is held, what was cut off is kept."""
    with TemporaryDirectory() as folder:
        path = Path(folder)
        five_pages(path)
        file = warc_file(path)
        whole = file.read_bytes()
        damaged = whole[: len(whole) - over] + garbage
        file.write_bytes(damaged)
        (path / "crawls").mkdir()
        (path / "crawls" / "netherby.json").write_text("{}")
        if not with_catalogue:
            (path / "catalogue.sqlite").unlink()
        with Archive(path, create=True) as archive:
            archive.append(page(9), KIND)
        held = numbers(path)
        assert held[-1] == 9
        assert held[:-1] == list(range(1, len(held)))
        assert faults(path) == []
        aside = b"".join(part.read_bytes() for part in sorted((path / "lost").glob("*.warc.gz")))
        assert damaged.endswith(aside)
        assert (path / "lost" / "lost.log").is_file()
        if len(held) < 6:
            assert not list((path / "crawls").iterdir())


def five_pages(path: Path) -> None:
    with Archive(path, create=True) as archive:
        for number in range(1, 6):
            archive.append(page(number), KIND)


def test_what_is_lost_with_a_truncated_end_is_written_down_and_the_crawls_begin_anew(tmp_path: Path) -> None:
    five_pages(tmp_path)
    os.truncate(warc_file(tmp_path), warc_file(tmp_path).stat().st_size - 500)
    (tmp_path / "crawls").mkdir()
    (tmp_path / "crawls" / "netherby.json").write_text("{}")
    (tmp_path / "crawls" / "overby.json").write_text("{}")
    Archive(tmp_path, create=True).close()
    assert numbers(tmp_path) == [1, 2, 3, 4]
    assert "the capture of https://democracy.netherby.example/ieListDocuments.aspx?MId=5" in (
        tmp_path / "lost" / "lost.log"
    ).read_text("utf-8")
    assert [file.name for file in (tmp_path / "crawls").iterdir()] == ["overby.json"]


def test_a_torn_end_that_was_never_known_leaves_what_crawls_remember(tmp_path: Path) -> None:
    five_pages(tmp_path)
    with warc_file(tmp_path).open("ab") as file:
        file.write(b"\x1f\x8b\x08 torn")
    (tmp_path / "crawls").mkdir()
    (tmp_path / "crawls" / "netherby.json").write_text("{}")
    assert "check --repair" in faults(tmp_path)[0]
    Archive(tmp_path, create=True).close()
    assert [file.name for file in (tmp_path / "crawls").iterdir()] == ["netherby.json"]
    assert faults(tmp_path) == []


@pytest.mark.parametrize("start", [0, 100, 4_096, 20_000])
def test_a_catalogue_damaged_anywhere_is_told_and_made_again_by_the_next_writer(tmp_path: Path, start: int) -> None:
    with Archive(tmp_path, create=True) as archive:
        for number in range(1, 60):
            archive.append(page(number), KIND)
    file = tmp_path / "catalogue.sqlite"
    data = bytearray(file.read_bytes())
    data[start : start + 12_000] = b"\xa5" * len(data[start : start + 12_000])
    file.write_bytes(data)
    with pytest.raises(ArchiveError, match=r"check --repair --archive .*`\.$"):
        look_at_all(tmp_path)
    Archive(tmp_path, create=True).close()
    assert numbers(tmp_path) == list(range(1, 60))
    assert faults(tmp_path) == []


def look_at_all(path: Path) -> None:
    with Archive(path) as archive:
        list(archive.check())
        archive.stats()
        list(archive.pages("netherby", KIND))


def test_threads_share_one_archive(tmp_path: Path) -> None:
    with Archive(tmp_path, create=True) as archive:

        def work(first: int) -> None:
            for number in range(first, first + 25):
                archive.append(page(number), KIND)
                found = archive.latest(page(number).url)
                assert found is not None
                assert found.body == page(number).body
                done.append(number)

        done: list[int] = []
        threads = [Thread(target=work, args=(1 + 25 * turn,)) for turn in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(done) == list(range(1, 301))
        assert list(archive.check()) == []
    assert numbers(tmp_path) == list(range(1, 301))
