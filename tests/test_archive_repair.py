"""What `archive check` finds, what `--repair` makes of it, and that both say what to do next."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from archive_pages import KIND, numbers, page
from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator

from crawler import members, warc
from crawler.archive import Archive, ArchiveError
from crawler.archive_commands import archive as archive_command


def filled(path: Path, count: int = 5, file_size: int = 1_000_000) -> Path:
    with Archive(path, create=True, file_size=file_size) as archive:
        for number in range(1, count + 1):
            archive.append(page(number), KIND)
    return path


def warc_files(path: Path) -> list[Path]:
    return sorted((path / "warc").iterdir())


def captures(file: Path) -> list[members.Member]:
    return list(members.members(file))[1:]


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(archive_command, [*words, "--archive", str(path)])


def flip(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 0xFF
    file.write_bytes(data)


def repaired(path: Path) -> str:
    """The log of losses, after a check that found something, a repair, and a check that found nothing."""
    found = run(path, "check")
    assert found.exit_code == 1
    assert "check --repair --archive" in found.stderr
    mended = run(path, "check", "--repair")
    assert mended.exit_code == 0, mended.output
    assert run(path, "check").exit_code == 0
    for file in warc_files(path):
        with file.open("rb") as opened:
            kinds = [record.rec_type for record in ArchiveIterator(opened)]
        assert kinds[0] == "warcinfo"
    return (path / "lost" / "lost.log").read_text("utf-8")


@pytest.mark.parametrize("with_catalogue", [True, False])
def test_after_a_repair_the_check_passes_and_what_was_cut_out_is_kept(tmp_path: Path, with_catalogue: bool) -> None:
    filled(tmp_path)
    (file,) = warc_files(tmp_path)
    hurt = captures(file)[2]
    flip(file, hurt.offset + hurt.length // 2)
    damaged = file.read_bytes()[hurt.offset : hurt.offset + hurt.length]
    if not with_catalogue:
        (tmp_path / "catalogue.sqlite").unlink()
    lost = repaired(tmp_path)
    assert f"byte {hurt.offset}: {hurt.length} bytes were cut out" in lost
    assert ("MId=3&Ver=4 at 2026-03-01T10:00:00Z is lost" in lost) == with_catalogue
    assert [aside.read_bytes() for aside in (tmp_path / "lost").glob("*.warc.gz")] == [damaged]
    assert numbers(tmp_path) == [1, 2, 4, 5]


def test_what_a_repair_lost_is_fetched_again_by_the_next_crawl(tmp_path: Path) -> None:
    (file,) = warc_files(filled(tmp_path))
    flip(file, captures(file)[0].offset + 200)
    (tmp_path / "crawls").mkdir()
    (tmp_path / "crawls" / "netherby.json").write_text("{}")
    repaired(tmp_path)
    assert not list((tmp_path / "crawls").iterdir())


def test_a_repair_of_what_is_whole_changes_nothing(tmp_path: Path) -> None:
    (file,) = warc_files(filled(tmp_path))
    before = file.read_bytes()
    assert run(tmp_path, "check", "--repair").exit_code == 0
    assert file.read_bytes() == before
    assert not (tmp_path / "lost").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'etag: "2"', b'etag: "3"', "the record of"),
        (b"WARC-Date: 2026", b"WARC-Date: x026", "Invalid isoformat"),
        (b"WARC-Payload-Digest: sha1:", b"WARC-Payload-Digest: md5:", "the payload of"),
    ],
)
def test_a_record_that_is_not_what_it_says_is_named_and_put_aside(
    tmp_path: Path, old: bytes, new: bytes, said: str
) -> None:
    (file,) = warc_files(filled(tmp_path))
    hurt, data = captures(file)[1], file.read_bytes()
    forged = gzip.compress(hurt.data.replace(old, new))
    file.write_bytes(data[: hurt.offset] + forged + data[hurt.offset + hurt.length :])
    (tmp_path / "catalogue.sqlite").unlink()
    Archive(tmp_path, create=True).close()
    assert said in run(tmp_path, "check").stderr
    assert said in repaired(tmp_path)
    assert numbers(tmp_path) == [1, 3, 4, 5]


def test_a_revisit_whose_payload_is_lost_goes_with_it(tmp_path: Path) -> None:
    with Archive(filled(tmp_path), create=True) as archive:
        archive.append(page(1, at="2026-04-01T10:00:00Z"), KIND)
    (file,) = warc_files(tmp_path)
    flip(file, captures(file)[0].offset + 300)
    assert len(run(tmp_path, "check").stderr.splitlines()) == 2
    assert repaired(tmp_path).count("bytes were cut out") == 2
    assert numbers(tmp_path) == [2, 3, 4, 5]


def test_a_file_that_is_missing_is_a_loss_that_a_repair_writes_down(tmp_path: Path) -> None:
    filled(tmp_path, file_size=1_000)
    gone = warc_files(tmp_path)[0]
    (tmp_path / "elsewhere").write_bytes(gone.read_bytes())
    known = len(captures(gone))
    gone.unlink()
    assert repaired(tmp_path).count("is lost") == known
    assert numbers(tmp_path) == list(range(known + 1, 6))


def test_an_older_file_cut_short_is_never_papered_over(tmp_path: Path) -> None:
    filled(tmp_path, file_size=1_000)
    first = warc_files(tmp_path)[0]
    os.truncate(first, first.stat().st_size - 10)
    with pytest.raises(ArchiveError, match=r"is shorter than it was.*backup.*--repair"):
        Archive(tmp_path, create=True)
    assert "were cut out (the file ends in the middle of a record)" in repaired(tmp_path)


def test_a_capture_that_is_only_in_the_catalogue_is_found(tmp_path: Path) -> None:
    filled(tmp_path)
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as db:
        db.execute("UPDATE captures SET offset = 5 WHERE id = 2")
    stderr = run(tmp_path, "check").stderr
    assert "the catalogue does not know the capture of" in stderr
    assert run(tmp_path, "check", "--repair").exit_code == 0


def test_a_check_while_somebody_writes_does_not_take_the_writers_last_record_for_damage(tmp_path: Path) -> None:
    with Archive(filled(tmp_path), create=True):
        with warc_files(tmp_path)[0].open("ab") as file:
            file.write(b"\x1f\x8b\x08 half of a record")
        assert run(tmp_path, "check").exit_code == 0
    assert "a writer was cut off there" in run(tmp_path, "check").stderr


def test_a_reader_is_told_of_captures_that_are_not_in_the_catalogue_yet(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    shutil.copy(tmp_path / "catalogue.sqlite", tmp_path / "old")
    assert run(tmp_path, "stats").stderr == ""
    with Archive(tmp_path, create=True) as archive:
        archive.append(page(4), KIND)
    (tmp_path / "old").replace(tmp_path / "catalogue.sqlite")
    with Archive(tmp_path) as archive:
        assert archive.stats().captures == 3
    told = subprocess.run(
        [sys.executable, "-c", "from crawler.archive_commands import stats; stats()", "--archive", tmp_path],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert "is in its catalogue yet" in told.stderr
    assert "check --repair" in told.stderr


def test_a_page_that_the_server_says_is_unchanged_is_kept_as_such(tmp_path: Path) -> None:
    with Archive(filled(tmp_path), create=True) as archive:
        held = archive.latest(page(1).url)
        assert held is not None
        archive.append(replace(held, fetched_at="2026-05-01T00:00:00Z"), KIND)
        again = archive.latest(page(1).url)
    assert again == replace(held, fetched_at="2026-05-01T00:00:00Z")
    record = warc.read_record(captures(warc_files(tmp_path)[0])[-1].data)
    assert (record.type, record.status) == ("revisit", 304)
    assert record.fields["warc-profile"].endswith("/revisit/server-not-modified")
    assert run(tmp_path, "check").exit_code == 0


def test_a_catalogue_of_another_version_is_told_and_made_again(tmp_path: Path) -> None:
    filled(tmp_path)
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as db:
        db.execute("PRAGMA user_version = 1")
    assert "another version" in run(tmp_path, "stats").stderr
    Archive(tmp_path, create=True).close()
    assert numbers(tmp_path) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("what", ["missing", "a file", "not an archive"])
def test_a_repair_makes_no_archive_where_there_is_none(tmp_path: Path, what: str) -> None:
    path = tmp_path / "archive"
    if what == "a file":
        path.write_text("x")
    if what == "not an archive":
        path.mkdir()
    before = sorted(tmp_path.rglob("*"))
    done = run(path, "check", "--repair")
    assert done.exit_code in (1, 2)
    assert "archive" in done.stderr
    assert "Traceback" not in done.output
    assert sorted(tmp_path.rglob("*")) == before


def test_stats_say_what_is_held_and_since_when(tmp_path: Path) -> None:
    with Archive(filled(tmp_path), create=True) as archive:
        archive.append(replace(page(6, at="2026-05-01T00:00:00Z"), council_name="Nether\x1b[31mby"), KIND)
    done = run(tmp_path, "stats")
    assert "meeting" in done.stdout
    assert "6 pages" in done.stdout
    assert "2026-03-01 to 2026-05-01" in done.stdout
    assert "6 captures in 1 WARC file" in done.stdout
    assert "\x1b" not in done.output
