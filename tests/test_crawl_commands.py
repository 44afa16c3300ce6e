"""The commands: a sentence and a next step for everything that goes wrong, and the exit codes that scripts rely on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from crawl_site import FakeSite, Reply
from hypothesis import given
from hypothesis import strategies as st

from crawler import wanted
from crawler.archive import Archive
from crawler.commands import archive, crawl_command
from crawler.moderngov import PageKind


def crawl(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(crawl_command, ["--archive", str(folder), "--delay", "0", *words])


def look(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(archive, [*words, "--archive", str(folder)])


def test_a_crawl_says_what_it_did_and_what_comes_next(tmp_path: Path) -> None:
    with FakeSite() as site:
        done = crawl(tmp_path, site.base + "ieDocHome.aspx?bcr=1")
        again = crawl(tmp_path, site.base)
    assert done.exit_code == 0
    assert "Harbour Board: 8 meetings" in done.output
    assert "11 meetings held; 15 pages came, 15 of them new or changed." in done.output
    assert f"Next: minutebook index --archive {tmp_path}" in done.output
    assert "11 meetings held; 5 pages came" in again.output


def test_one_site_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    with FakeSite(tamper=lambda path, _: Reply(b"<h1>Hello</h1>")) as other, FakeSite() as site:
        done = crawl(tmp_path, other.base, site.base)
    assert done.exit_code == 1
    assert "does not answer as a ModernGov site" in done.stderr
    assert "11 meetings held" in done.output
    assert len(done.stderr.strip().splitlines()) == 1


def test_pages_that_could_not_be_had_are_listed_with_their_reason(tmp_path: Path) -> None:
    with FakeSite(
        service=False, tamper=lambda _, asked: Reply(status=404) if asked.get("mid") == "105" else None
    ) as site:
        done = crawl(tmp_path, site.base)
    assert done.exit_code == 0
    assert "Not fetched: " in done.stderr
    assert "MId=105&Ver=4: there is no such page (status 404)" in done.stderr
    assert "10 meetings held" in done.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Thornmeer"], "Did you mean Thornmere Borough Council?"),
        (["https://democracy.netherby.example"], "at least 0.5 seconds"),
        (["127.0.0.1:1", "--since", "2024-02-30"], "is no date"),
        (["127.0.0.1:1", "--since", "2024", "--until", "2023"], "--since is after --until"),
        (["127.0.0.1:1", "--since", "24"], "is no date"),
        (["127.0.0.1:1", "--since", ""], "is no date"),
        (["127.0.0.1:1", "--until", "2024-03-14-1"], "is no date"),
        (["127.0.0.1:1", "--since", "14/03/2024"], "give a day as 2024-03-14"),
        (["127.0.0.1:1", "--since", "2999"], "years ahead"),
        (["127.0.0.1:1", "--limit", "0"], "limit"),
        (["127.0.0.1:1", "--jobs", "0"], "jobs"),
        (["127.0.0.1:1", "--jobs", "100000"], "jobs"),
        (["127.0.0.1:1", "--delay", "nan"], "number of seconds"),
        (["127.0.0.1:1", "--delay", "inf"], "is not in the range"),
        (["127.0.0.1:1", "--committee", " "], "--committee is empty"),
        (["127.0.0.1:1", "127.0.0.1:2", "--committee", "11"], "another committee on each site"),
        (["127.0.0.1:1", "--report", "/"], "is a folder"),
        (["127.0.0.1:1", "--report", "/no/such/folder/report.json"], "There is no folder /no/such/folder"),
        (["127.0.0.1:1", "--ca-bundle", "/no/such.pem"], "does not exist"),
        (["127.0.0.1:1", "--from-file", "/no/such.txt"], "No such file"),
        ([], "Name a council"),
        (["ftp://x.example/"], "is not the address of a site"),
    ],
)
def test_wrong_use_exits_2_and_fetches_and_makes_nothing(tmp_path: Path, words: list[str], says: str) -> None:
    done = crawl(tmp_path / "archive", *words)
    assert done.exit_code == 2
    assert says in done.stderr
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "names no council"),
        (b"# nobody yet\n\n", "names no council"),
        (b"\xff\xfe\x00\x01", "cannot be read as text"),
        (b"x" * 1_000_001, "more than 1,000,000 bytes"),
        (b"127.0.0.1:1\n\nThornmeer\nftp://x.example/\n", "line 3: No council"),
        (b"127.0.0.1:1\n\nThornmeer\nftp://x.example/\n", "line 4: "),
        (b"\x1b]0;owned\x07\n", "line 1: No council"),
    ],
)
def test_a_file_of_councils_is_looked_at_whole_before_anything_is_asked(tmp_path: Path, text: bytes, says: str) -> None:
    (tmp_path / "councils.txt").write_bytes(text)
    done = crawl(tmp_path / "archive", "--from-file", str(tmp_path / "councils.txt"))
    assert done.exit_code == 2
    assert says in done.stderr
    assert "\x1b" not in done.stderr
    assert not (tmp_path / "archive").exists()


def test_a_file_of_councils_may_come_from_windows_and_have_comments(tmp_path: Path) -> None:
    with FakeSite() as site:
        lines = f"\ufeff{site.base}ieDocHome.aspx#AI9001\t# ours\r\n  # more to come\r\n\r\n"
        (tmp_path / "councils.txt").write_bytes(lines.encode())
        done = crawl(tmp_path, "--from-file", str(tmp_path / "councils.txt"))
    assert done.exit_code == 0
    assert "11 meetings held" in done.output


@given(st.binary(max_size=200))
def test_any_file_of_councils_gives_names_or_a_sentence(data: bytes) -> None:
    try:
        named = [one.words for one in wanted.in_file(io.BytesIO(data))]
    except wanted.WrongUseError:
        named = ["told"]
    assert named
    assert all(words.strip() == words != "" for words in named)


def test_with_the_report_on_standard_output_words_go_to_standard_error(tmp_path: Path) -> None:
    with FakeSite() as site:
        done = crawl(tmp_path, site.base, "--report", "-")
    assert json.loads(done.stdout) == json.loads((tmp_path / "crawl-report.json").read_text())
    assert "11 meetings held" in done.stderr


def test_a_report_may_be_wanted_in_an_archive_that_is_not_there_yet(tmp_path: Path) -> None:
    with FakeSite() as site:
        done = crawl(tmp_path / "new", site.base, "--report", str(tmp_path / "new" / "mine.json"))
    assert done.exit_code == 0
    assert json.loads((tmp_path / "new" / "mine.json").read_text())["good"] == 1


def test_a_report_that_cannot_be_written_is_told_and_fails(tmp_path: Path) -> None:
    (tmp_path / "mine.json.new").mkdir()
    with FakeSite() as site:
        done = crawl(tmp_path / "archive", site.base, "--report", str(tmp_path / "mine.json"))
    assert done.exit_code == 1
    assert "The report could not be written" in done.stderr


def test_a_council_that_was_crawled_by_its_address_is_known_by_its_key_afterwards(tmp_path: Path) -> None:
    with FakeSite() as site:
        crawl(tmp_path, site.base)
        again = crawl(tmp_path, site.base.removeprefix("http://").strip("/").replace(".", "-").replace(":", "-"))
    assert "11 meetings held; 5 pages came" in again.output


def test_months_and_years_stand_for_their_days(tmp_path: Path) -> None:
    with FakeSite() as site:
        done = crawl(tmp_path, site.base, "--since", "2020-03", "--until", "2020")
    assert "6 meetings held" in done.output


def test_no_archive_is_a_sentence(tmp_path: Path) -> None:
    for words in (["check"], ["stats"], ["check", "--repair"]):
        done = look(tmp_path / "none", *words)
        assert done.exit_code == 1
        assert "Run `minutebook crawl SITE --archive" in done.stderr
        assert not (tmp_path / "none").exists()


def test_check_and_stats_say_what_is_there(tmp_path: Path) -> None:
    with FakeSite() as site:
        crawl(tmp_path, site.base)
    assert look(tmp_path, "check").output == "All 15 captures in 1 WARC file are whole.\n"
    stats = look(tmp_path, "stats").output
    assert "meeting-xml" in stats
    assert "15 captures in 1 WARC file" in stats


def test_check_names_damage_and_repair_goes_on_with_what_is_whole(tmp_path: Path) -> None:
    with FakeSite() as site:
        crawl(tmp_path, site.base)
    (file,) = (tmp_path / "warc").iterdir()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    done = look(tmp_path, "check")
    assert done.exit_code == 1
    assert "check --repair" in done.stderr
    repaired = look(tmp_path, "check", "--repair")
    assert "The catalogue knows 14 captures." in repaired.output
    with Archive(tmp_path) as held:
        assert len([page for key in held.councils() for kind in PageKind for page in held.pages(key, kind)]) == 14


def test_a_second_crawl_at_the_same_time_is_told_who_is_writing(tmp_path: Path) -> None:
    with Archive(tmp_path, create=True), FakeSite() as site:
        done = crawl(tmp_path, site.base)
        assert site.asked == []
    assert done.exit_code == 1
    assert "is being written by process" in done.stderr


def test_a_warc_file_of_another_maker_is_imported_once(tmp_path: Path) -> None:
    with FakeSite(service=False) as site:
        crawl(tmp_path / "one", site.base)
        crawl(tmp_path / "one", site.base)
    (file,) = (tmp_path / "one" / "warc").iterdir()
    first = look(tmp_path / "two", "import", str(file))
    again = look(tmp_path / "two", "import", str(file))
    assert "25 pages were added" in first.output
    assert "0 pages were added" in again.output
    assert "25 were held already" in again.output
    assert "All 25 captures" in look(tmp_path / "two", "check").output


def test_a_file_that_is_no_warc_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x.warc.gz"
    file.write_bytes(b"nothing of the kind")
    done = look(tmp_path / "two", "import", str(file))
    assert done.exit_code == 1
    assert "cannot be read as a WARC file" in done.stderr
