"""Builds never harm the index in use: switched in one step, cleaned up after, and said so when damaged."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from indexer.search.engine import IndexBusy, NoIndex, SearchError, open_engine, open_writer, read_stamp
from indexer.search.generations import FORMAT, Draft, current, current_name, stamp
from indexer.search.query import Query
from tests.engine_corpus import CORPUS


def publish(address: Path, **about: object) -> Path:
    draft = Draft.begin(str(address))
    (draft.folder / "file").write_text("whole")
    draft.publish(about)
    return draft.folder


def names(address: Path) -> list[str]:
    return sorted(path.name for path in address.glob("generation-*"))


def build(address: Path, number: int = 0) -> None:
    writer = open_writer(str(address))
    writer.put(CORPUS[number])
    writer.commit({"build": str(number)})


def test_the_first_generation_is_current_with_what_it_says_of_itself(tmp_path: Path) -> None:
    folder = publish(tmp_path / "deep" / "index", stamp={"a": "b"}, more=[1])
    generation = current(str(tmp_path / "deep" / "index"))
    assert generation.folder == folder
    sums = {"file": zlib.crc32(b"whole")}
    assert dict(generation.about) == {
        "format": FORMAT, "files": {"file": 5}, "sums": sums, "stamp": {"a": "b"}, "more": [1],
    }  # fmt: skip
    assert stamp(str(tmp_path / "deep" / "index")) == {"a": "b"}


@pytest.mark.parametrize("name", ["columns", "coverage", "people", "topics", "words", "_MAIN_1.toc"])
def test_a_file_with_one_byte_changed_is_found_out_when_the_index_is_opened(tmp_path: Path, name: str) -> None:
    build(tmp_path)
    file = current(str(tmp_path)).folder / name
    held = file.read_bytes()
    for place in {0, len(held) // 3, len(held) // 2, len(held) - 1}:
        file.write_bytes(held[:place] + bytes([held[place] ^ 4]) + held[place + 1 :])
        with pytest.raises(SearchError, match="minutebook index --rebuild"):
            open_engine(str(tmp_path))
    file.write_bytes(held)
    open_engine(str(tmp_path)).close()


def test_the_current_generation_and_the_one_before_it_are_kept(tmp_path: Path) -> None:
    folders = [publish(tmp_path) for _ in range(4)]
    assert names(tmp_path) == [folder.name for folder in folders[-2:]]
    assert current_name(str(tmp_path)) == folders[-1].name


def test_generations_go_on_past_9999_in_their_order(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "generation-0001").rename(tmp_path / "generation-9999")
    (tmp_path / "current").write_text("generation-9999\n")
    assert publish(tmp_path).name == "generation-10000"
    assert publish(tmp_path).name == "generation-10001"
    assert names(tmp_path) == ["generation-10000", "generation-10001"]


def test_a_draft_is_not_seen_until_it_is_published_nor_after_it_is_abandoned(tmp_path: Path) -> None:
    publish(tmp_path)
    draft = Draft.begin(str(tmp_path))
    assert current_name(str(tmp_path)) == "generation-0001"
    draft.abandon()
    draft.abandon()
    assert names(tmp_path) == ["generation-0001"]


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    draft = Draft.begin(str(tmp_path))
    with pytest.raises(IndexBusy, match=f"process {os.getpid()}"):
        Draft.begin(str(tmp_path))
    draft.abandon()
    Draft.begin(str(tmp_path)).abandon()


DYING = """
import os, sys
from indexer.search.engine import open_writer
from tests.engine_corpus import CORPUS
writer = open_writer(sys.argv[1])
writer.put(CORPUS[1])
print("put", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """An index whose second build was killed in the middle."""
    build(tmp_path / "index")
    child = subprocess.Popen(
        [sys.executable, "-c", DYING, str(tmp_path / "index")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert child.stdout
    assert child.stdin
    assert child.stdout.readline() == "put\n"
    with pytest.raises(IndexBusy, match=f"process {child.pid}"):
        open_writer(str(tmp_path / "index"))
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdin.close()
    child.stdout.close()
    return tmp_path / "index"


def test_a_build_that_was_killed_leaves_the_index_in_use_and_is_cleared_away_by_the_next(killed: Path) -> None:
    engine = open_engine(str(killed))
    assert engine.search(Query()).total == 3
    engine.close()
    assert names(killed) == ["generation-0001", "generation-0002"]
    build(killed, 1)
    assert read_stamp(str(killed)) == {"build": "1"}
    assert [len(list((killed / name).glob("about.json"))) for name in names(killed)] == [1, 1]


FILLING = """
import resource, sys
from indexer.search.engine import SearchError, open_writer
from tests.engine_corpus import CORPUS
writer = open_writer(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    for meeting in CORPUS:
        writer.put(meeting)
    writer.commit()
except SearchError as error:
    print(error)
finally:
    writer.cancel()
"""


@pytest.mark.parametrize("room", [0, 100, 1_000, 4_000, 8_000])
def test_a_disk_that_fills_up_is_a_sentence_and_leaves_the_index_in_use(tmp_path: Path, room: int) -> None:
    build(tmp_path / "index")
    done = subprocess.run(
        [sys.executable, "-c", FILLING, str(tmp_path / "index"), str(room)],
        capture_output=True, text=True, cwd=Path(__file__).parent.parent, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "could not be written (File too large); the one in use stays as it was" in done.stdout
    assert names(tmp_path / "index") == ["generation-0001"]
    build(tmp_path / "index", 1)


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_where_there_is_no_index_the_sentence_says_how_to_build_one(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoIndex, match="build one with `minutebook index --index"):
        open_engine(str(tmp_path / folder))
    assert read_stamp(str(tmp_path / folder)) == {}


def test_a_file_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for opened in (open_engine, open_writer):
        with pytest.raises(SearchError, match="is a file, not the folder of an index"):
            opened(str(tmp_path / "file"))


def test_an_index_of_an_older_version_is_said_to_be_so_and_can_be_built_again(tmp_path: Path) -> None:
    build(tmp_path)
    path = tmp_path / "generation-0001" / "about.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": FORMAT - 1}))
    with pytest.raises(SearchError, match="an older version: run `minutebook index --rebuild"):
        open_engine(str(tmp_path))
    assert read_stamp(str(tmp_path)) == {}
    build(tmp_path, 1)
    open_engine(str(tmp_path)).close()


def damage(path: Path, how: str) -> None:
    content = path.read_bytes()
    if how == "missing":
        path.unlink()
    else:
        half = len(content) // 2
        noise = b"\x00\xffnoise" * 40
        path.write_bytes({"empty": b"", "cut": content[:half], "other": noise, "noise": _over(content, noise)}[how])


def _over(content: bytes, noise: bytes) -> bytes:
    """``content``, as long as it was, with noise in the middle."""
    start = max(len(content) // 2 - len(noise), 0)
    return (content[:start] + noise)[: len(content)] + content[start + len(noise) :]


FILES = ["current", "about.json", "columns", "*.toc", "*.seg"]


@pytest.mark.parametrize("how", ["missing", "empty", "cut", "other", "noise"])
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_index_is_a_sentence_or_still_answers_and_can_be_built_again(
    tmp_path: Path, name: str, how: str
) -> None:
    build(tmp_path)
    damage(next(path for path in tmp_path.rglob(name)), how)
    try:
        engine = open_engine(str(tmp_path))
        total = engine.search(Query("library speaker:ada")).total
        assert engine.meeting("tarn/m1")
        engine.close()
    except SearchError as error:
        told = str(error)
    else:
        told = f"minutebook index {total}"
    assert "minutebook index" in told
    build(tmp_path, 1)
    engine = open_engine(str(tmp_path))
    assert engine.search(Query("library")).total == 2
    engine.close()


def test_a_folder_that_cannot_be_written_is_read_all_the_same(tmp_path: Path) -> None:
    build(tmp_path / "index")
    folders = [tmp_path / "index", tmp_path / "index" / "generation-0001"]
    for folder in folders:
        folder.chmod(0o555)
    try:
        engine = open_engine(str(tmp_path / "index"))
        assert engine.search(Query("library")).total == 1
        engine.close()
        if os.access(tmp_path / "index", os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(SearchError, match="No index can be written"):
            open_writer(str(tmp_path / "index"))
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_nowhere_to_write_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SearchError, match="No index can be written at"):
        open_writer(str(tmp_path / "file" / "index"))


def test_an_engine_goes_on_answering_when_its_generation_has_been_removed(tmp_path: Path) -> None:
    build(tmp_path)
    engine = open_engine(str(tmp_path))
    shutil.rmtree(tmp_path / "generation-0001")
    assert engine.search(Query("library speaker:ada")).total == 1
    assert engine.meeting("tarn/m1") == CORPUS[0]
    engine.close()
