"""What the archive promises: what was appended is there, whole, and stays; and its catalogue can be made again."""

from __future__ import annotations

import gzip
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler import members
from crawler.archive import Archive, ArchiveError, FetchedPage
from crawler.moderngov import PageKind, build

BASE = "https://democracy.netherby.example/"
KIND = PageKind.MEETING


def page(number: int, body: bytes = b"", at: str = "2026-03-01T10:00:00Z", council: str = "netherby") -> FetchedPage:
    return FetchedPage(
        url=build(BASE, KIND, meeting_id=str(number)),
        status=200,
        headers={"content-type": "text/html; charset=utf-8", "etag": f'"{number}"'},
        body=body or f"<p>Meeting {number}</p>".encode(),
        fetched_at=at,
        council=council,
        council_name="Cyngor Ŷnys Netherby",
        base=BASE,
    )


def filled(path: Path, count: int = 5) -> Path:
    with Archive(path, create=True) as archive:
        for number in range(1, count + 1):
            archive.append(page(number), KIND)
    return path


def held(path: Path) -> list[tuple[str, bytes]]:
    with Archive(path) as archive:
        return [(found.url, found.body) for found in archive.pages("netherby", KIND)]


def rows(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path / "catalogue.sqlite") as db:
        return db.execute("SELECT * FROM captures ORDER BY id").fetchall()


def warc_files(path: Path) -> list[Path]:
    return sorted((path / "warc").iterdir())


def test_a_page_comes_back_as_it_was_appended(tmp_path: Path) -> None:
    with Archive(tmp_path, create=True) as archive:
        archive.append(page(7, "Ŵyl £3".encode()), KIND)
        found = archive.latest(page(7).url)
    assert found is not None
    assert found.digest.startswith("sha1:")
    assert found == FetchedPage(**{**vars(page(7, "Ŵyl £3".encode())), "digest": found.digest})


def test_a_page_is_found_under_any_spelling_of_its_address(tmp_path: Path) -> None:
    with Archive(filled(tmp_path)) as archive:
        found = archive.latest("http://DEMOCRACY.netherby.example/ielistdocuments.aspx?MeetingId=3&CommitteeId=9#AI4")
    assert found is not None
    assert found.body == b"<p>Meeting 3</p>"


def test_the_newest_capture_counts_whatever_the_order_of_appending(tmp_path: Path) -> None:
    with Archive(tmp_path, create=True) as archive:
        archive.append(page(1, b"new", "2026-02-02T00:00:00.5Z"), KIND)
        archive.append(page(2, b"other", "2026-02-02T00:00:00.25Z"), KIND)
        archive.append(page(1, b"old", "2019-02-02T00:00:00+01:00"), KIND)
        assert [found.body for found in archive.pages("netherby", KIND)] == [b"new", b"other"]
        latest = archive.latest(page(1).url)
    assert latest is not None
    assert latest.body == b"new"


def test_an_unchanged_payload_is_kept_as_a_revisit_and_replayed(tmp_path: Path) -> None:
    body = random.Random(1).randbytes(50_000)
    with Archive(tmp_path, create=True) as archive:
        archive.append(page(1, body, "2026-01-01T00:00:00Z"), KIND)
        before = warc_files(tmp_path)[0].stat().st_size
        archive.append(page(1, body, "2026-01-02T00:00:00Z"), KIND)
        assert warc_files(tmp_path)[0].stat().st_size - before < 1_500
        found = archive.latest(page(1).url)
    assert found is not None
    assert (found.body, found.fetched_at) == (body, "2026-01-02T00:00:00Z")
    with warc_files(tmp_path)[0].open("rb") as file:
        assert [record.rec_type for record in ArchiveIterator(file)] == ["warcinfo", "response", "revisit"]


def test_other_readers_of_warc_find_every_digest_right(tmp_path: Path) -> None:
    with Archive(filled(tmp_path), create=True) as archive:
        archive.append(page(1, at="2026-05-05T00:00:00Z"), KIND)
    done = subprocess.run(
        [Path(sys.executable).with_name("warcio"), "check", "-v", *warc_files(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_cookies_are_never_kept(tmp_path: Path) -> None:
    with_cookie = FetchedPage(**{**vars(page(1)), "headers": {"Set-Cookie": "id=1", "X-Note": "a\r\nSet-Cookie: b"}})
    with Archive(tmp_path, create=True) as archive:
        archive.append(with_cookie, KIND)
        found = archive.latest(with_cookie.url)
    assert found is not None
    assert dict(found.headers) == {"x-note": "a Set-Cookie: b"}


@pytest.mark.parametrize("name", ["missing", "empty", "never-filled"])
def test_no_archive_is_said_in_a_sentence_and_nothing_is_created(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "empty":
        path.mkdir()
    if name == "never-filled":
        Archive(path, create=True).close()
    before = sorted(path.rglob("*"))
    with pytest.raises(ArchiveError, match=r"Run `minutebook crawl SITE --archive .*` first\."):
        Archive(path)
    assert [found for found in sorted(path.rglob("*")) if not found.name.endswith(("-wal", "-shm"))] == before


def test_reading_never_writes_and_says_so(tmp_path: Path) -> None:
    with Archive(filled(tmp_path)) as archive, pytest.raises(ArchiveError, match="opened for reading"):
        archive.append(page(9), KIND)


def test_a_second_writer_is_told_who_the_first_is_and_readers_go_on(tmp_path: Path) -> None:
    filled(tmp_path)
    with Archive(tmp_path, create=True) as archive:
        with pytest.raises(ArchiveError, match=rf"being written by process {os.getpid()} "):
            Archive(tmp_path, create=True)
        with Archive(tmp_path) as reader:
            seen = reader.pages("netherby", KIND)
            next(seen)
            archive.append(page(6), KIND)
            assert len(list(seen)) == 4
        assert len(held(tmp_path)) == 6
    Archive(tmp_path, create=True).close()


def test_state_changes_when_a_payload_does_and_survives_a_lost_catalogue(tmp_path: Path) -> None:
    states = []
    with Archive(tmp_path, create=True) as archive:
        for captured in (
            page(1, body=b"first"),
            page(2, body=b"other"),
            page(2, body=b"other", at="2026-04-01T00:00:00Z"),
            page(1, body=b"second", at="2026-04-02T00:00:00Z"),
            page(1, body=b"first", at="2026-04-03T00:00:00Z"),
        ):
            archive.append(captured, KIND)
            states.append(archive.state())
    assert states[1] == states[2] == states[4]
    assert len({*states}) == 3
    (tmp_path / "catalogue.sqlite").unlink()
    with Archive(tmp_path, create=True) as archive:
        assert archive.state() == states[-1]


def test_the_catalogue_made_again_from_the_warc_files_equals_the_one_that_was(tmp_path: Path) -> None:
    with Archive(tmp_path, create=True, file_size=2_000) as archive:
        for number in range(1, 9):
            archive.append(page(number, council="netherby" if number % 2 else "overby"), KIND)
            archive.append(page(number, at="2026-04-01T00:00:00.123456Z"), PageKind.MEETING)
    before = rows(tmp_path)
    assert len(warc_files(tmp_path)) > 2
    (tmp_path / "catalogue.sqlite").unlink()
    with pytest.raises(ArchiveError, match="check --repair"):
        Archive(tmp_path)
    with Archive(tmp_path, create=True) as archive:
        assert list(archive.check()) == []
    assert rows(tmp_path) == before


def test_a_catalogue_that_is_older_than_the_warc_files_catches_up(tmp_path: Path) -> None:
    filled(tmp_path, 3)
    shutil.copy(tmp_path / "catalogue.sqlite", tmp_path / "old")
    with Archive(tmp_path, create=True) as archive:
        archive.append(page(4), KIND)
    (tmp_path / "old").replace(tmp_path / "catalogue.sqlite")
    Archive(tmp_path, create=True).close()
    assert len(held(tmp_path)) == 4


def test_a_catalogue_that_is_no_database_any_more_is_made_again(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "catalogue.sqlite").write_bytes(b"not a database" * 99)
    with pytest.raises(ArchiveError, match="check --repair"):
        Archive(tmp_path)
    Archive(tmp_path, create=True).close()
    assert len(held(tmp_path)) == 5


@pytest.mark.parametrize("with_catalogue", [True, False])
def test_a_record_torn_anywhere_is_cut_off_and_what_follows_is_kept(tmp_path: Path, with_catalogue: bool) -> None:
    whole = tmp_path / "whole"
    filled(whole, 2)
    start = warc_files(whole)[0].stat().st_size
    with Archive(whole, create=True) as archive:
        archive.append(page(3, random.Random(3).randbytes(1_500)), KIND)
    end = warc_files(whole)[0].stat().st_size
    for cut in [*range(start + 1, end, 97), end - 1]:
        torn = tmp_path / f"torn-{cut}"
        shutil.copytree(whole, torn)
        os.truncate(warc_files(torn)[0], cut)
        if not with_catalogue:
            (torn / "catalogue.sqlite").unlink()
        with Archive(torn, create=True) as archive:
            assert warc_files(torn)[0].stat().st_size == start
            archive.append(page(4), KIND)
            assert list(archive.check()) == []
        assert sorted(body[:11] for _, body in held(torn)) == [b"<p>Meeting " for _ in range(3)]
        shutil.rmtree(torn)


def test_a_full_disk_leaves_whole_records_only_and_the_archive_goes_on_afterwards(tmp_path: Path) -> None:
    bodies = [random.Random(seed).randbytes(300_000) for seed in (1, 2)]
    with Archive(tmp_path, create=True) as archive:
        archive.append(page(1, bodies[0]), KIND)
        size = warc_files(tmp_path)[0].stat().st_size
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1_000, hard))
        try:
            with pytest.raises(ArchiveError, match="cannot be written"):
                archive.append(page(2, bodies[1]), KIND)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert warc_files(tmp_path)[0].stat().st_size == size
        archive.append(page(2, bodies[1]), KIND)
        assert list(archive.check()) == []
    assert [body for _, body in held(tmp_path)] == [bodies[1], bodies[0]]


def test_what_the_catalogue_cannot_take_is_not_left_in_the_warc_file_either(tmp_path: Path) -> None:
    filled(tmp_path)
    with Archive(tmp_path, create=True) as archive:
        size = warc_files(tmp_path)[0].stat().st_size
        with sqlite3.connect(tmp_path / "catalogue.sqlite") as db:
            db.execute("ALTER TABLE files RENAME TO elsewhere")
        with pytest.raises(ArchiveError, match="cannot be written"):
            archive.append(page(6), KIND)
        assert warc_files(tmp_path)[0].stat().st_size == size
        with sqlite3.connect(tmp_path / "catalogue.sqlite") as db:
            db.execute("ALTER TABLE elsewhere RENAME TO files")
        archive.append(page(6), KIND)
        assert list(archive.check()) == []
    assert len(held(tmp_path)) == 6


def test_damage_in_the_middle_is_named_with_its_remedy_and_the_rest_stays_readable(tmp_path: Path) -> None:
    filled(tmp_path)
    file = warc_files(tmp_path)[0]
    offset, length = rows(tmp_path)[2][-2:]
    data = bytearray(file.read_bytes())
    data[int(str(offset)) + int(str(length)) // 2] ^= 0xFF
    file.write_bytes(data)
    with Archive(tmp_path) as archive:
        faults = list(archive.check())
        with pytest.raises(ArchiveError, match="check --repair"):
            list(archive.pages("netherby", KIND))
    assert len(faults) == 1
    assert f"byte {offset}" in faults[0]
    assert "check --repair" in faults[0]
    Archive(tmp_path, create=True, repair=True).close()
    assert len(held(tmp_path)) == 4


def test_a_warc_file_that_vanished_is_named_and_nothing_is_forgotten_by_itself(tmp_path: Path) -> None:
    with Archive(tmp_path, create=True, file_size=900) as archive:
        for number in range(1, 5):
            archive.append(page(number), KIND)
    gone = warc_files(tmp_path)[0]
    gone.unlink()
    with pytest.raises(ArchiveError, match=rf"{gone.name} is missing.*backup.*--repair"):
        Archive(tmp_path, create=True)


def test_a_payload_that_is_not_the_one_its_digest_names_is_reported(tmp_path: Path) -> None:
    filled(tmp_path, 1)
    file = warc_files(tmp_path)[0]
    found = list(members.members(file))
    forged = gzip.compress(found[1].data.replace(b"Meeting 1", b"Meeting 2"))
    file.write_bytes(file.read_bytes()[: found[1].offset] + forged)
    (tmp_path / "catalogue.sqlite").unlink()
    with Archive(tmp_path, create=True) as archive:
        assert any("is not the one that its digest names" in fault for fault in archive.check())


@given(
    st.binary(max_size=300),
    st.dictionaries(
        st.from_regex(r"x-[a-z]{1,8}", fullmatch=True), st.text(st.characters(max_codepoint=126)), max_size=3
    ),
    st.text(max_size=20),
    st.text(max_size=15),
)
@settings(max_examples=60, deadline=None)
def test_whatever_a_capture_holds_it_comes_back_and_the_catalogue_can_be_made_again(
    body: bytes, headers: dict[str, str], name: str, more: str
) -> None:
    odd = replace(page(1), body=body, headers=headers, council_name=name, url=f"{page(1).url}&q={more}")
    with TemporaryDirectory() as folder:
        with Archive(folder, create=True) as archive:
            archive.append(odd, KIND)
        before = rows(Path(folder))
        (Path(folder) / "catalogue.sqlite").unlink()
        with Archive(folder, create=True) as archive:
            assert list(archive.check()) == []
            found = archive.latest(odd.url)
        assert rows(Path(folder)) == before
    assert found is not None
    assert found.body == body
    assert dict(found.headers) == {key: " ".join(value.split()) for key, value in headers.items()}
    assert found.council_name.split() == "".join(c if c.isprintable() else " " for c in name).split()


def test_reading_many_pages_holds_one_at_a_time(tmp_path: Path) -> None:
    with Archive(tmp_path, create=True) as archive:
        for number in range(40):
            archive.append(page(number, random.Random(number).randbytes(200_000)), KIND)
    with Archive(tmp_path) as archive:
        tracemalloc.start()
        assert sum(1 for _ in archive.pages("netherby", KIND)) == 40
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 3_000_000


def test_more_pages_than_a_batch_come_each_once(tmp_path: Path) -> None:
    with Archive(tmp_path, create=True) as archive:
        for number in range(450):
            archive.append(page(number, at=f"2026-01-01T00:00:{number % 7:02}Z"), KIND)
        urls = [found.url for found in archive.pages("netherby", KIND)]
    assert len(urls) == len(set(urls)) == 450
