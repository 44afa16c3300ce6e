"""The report of a crawl: true, whole, documented, written in one step; and in words that say what to do."""

from __future__ import annotations

import errno
import json
import os
import re
import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from crawl_site import FakeSite, Reply
from hypothesis import given
from hypothesis import strategies as st

from crawler import report
from crawler.archive import ArchiveError
from crawler.commands import crawl_command
from crawler.councils import Council
from crawler.crawl import CrawlReport, Failure
from crawler.ending import ADVICE, Ending, ending_of
from crawler.side_by_side import Outcome

DOCUMENT = (Path(__file__).parent.parent / "docs" / "crawling.md").read_text(encoding="utf-8")
NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def crawled(folder: Path, *words: str) -> dict[str, Any]:
    CliRunner().invoke(crawl_command, [*words, "--archive", str(folder), "--delay", "0"])
    found: dict[str, Any] = json.loads((folder / "crawl-report.json").read_text(encoding="utf-8"))
    return found


def outcome(name: str = "Netherby", ending: Ending = Ending.FINISHED, **counts: Any) -> Outcome:
    problem = None if ending is Ending.FINISHED else f"{name}: it went wrong."
    council = Council(name.lower(), name, f"https://{name.lower()}.example/")
    return Outcome(council, CrawlReport(council, stopped=problem, **counts), NOW, NOW, ending)


def in_table(heading: str) -> set[str]:
    """The words in the first column of the table under a line of docs/crawling.md that begins with ``heading``."""
    rows = DOCUMENT.partition(f"\n{heading}")[2].partition("\n|")[2].split("\n\n")[0].splitlines()[2:]
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row.split("|")[1])}


def test_every_field_is_documented_and_no_other(tmp_path: Path) -> None:
    with FakeSite() as site:
        found = crawled(tmp_path, site.base)
    assert in_table("`crawl-report.json` in the archive") == {*found, *found["councils"][0]}


def test_every_kind_of_failure_and_every_ending_is_documented() -> None:
    assert in_table("The kinds of failure") == set(report.KINDS)
    assert in_table("How a crawl ended") == set(Ending)
    assert set(ADVICE) == set(Ending) - {Ending.FINISHED}


def test_a_crawl_that_went_to_its_end_is_counted_as_it_was(tmp_path: Path) -> None:
    with FakeSite() as site:
        (first,) = crawled(tmp_path, site.base)["councils"]
        requests = len(site.asked)
        (again,) = crawled(tmp_path, site.base)["councils"]
        assert again["requests"] == len(site.asked) - requests
    assert first["requests"] == requests
    assert (first["ending"], first["problem"], first["advice"]) == ("finished", None, None)
    assert (first["meetings"], first["missed"], first["left"]) == (11, 0, 0)
    assert datetime.fromisoformat(first["began"]) <= datetime.fromisoformat(first["ended"])
    assert again["meetings"] == 11


def test_meetings_that_could_not_be_had_are_counted_and_named(tmp_path: Path) -> None:
    soft = Reply(b"<html><title>Page not found</title><h1>Page not found</h1></html>")
    with FakeSite(service=False, tamper=lambda _, asked: soft if asked.get("mid") in ("105", "106") else None) as site:
        (council,) = crawled(tmp_path, site.base)["councils"]
    assert (council["good"], council["meetings"], council["missed"]) == (True, 9, 2)
    assert [failure["kind"] for failure in council["failures"]] == ["not-the-page"] * 2
    assert all("MId=10" in failure["url"] for failure in council["failures"])


@pytest.mark.parametrize(
    ("answer", "ending"),
    [
        (Reply(b"<h1>Hello</h1>"), "not-found"),
        (Reply(b"<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>", 403), "refused"),
        (Reply(b"", 503, {"Retry-After": "9000"}), "unavailable"),
        (Reply(b"", 302, {"Location": "http://elsewhere.example/"}), "unusable"),
    ],
)
def test_how_it_ended_is_one_word_with_advice_and_every_request_is_counted(
    tmp_path: Path, answer: Reply, ending: str
) -> None:
    tampered = FakeSite(tamper=lambda path, _: answer if path != "/robots.txt" else None)
    with tampered as site:
        (council,) = crawled(tmp_path, site.base)["councils"]
        assert council["requests"] == len(site.asked)
    assert (council["good"], council["ending"], council["by"]) == (False, ending, None)
    assert council["advice"] == ADVICE[Ending(ending)]
    assert council["problem"]


@pytest.mark.parametrize(
    ("cause", "ending"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), Ending.ARCHIVE),
        (sqlite3.OperationalError("disk I/O error"), Ending.ARCHIVE),
        (FileNotFoundError(errno.ENOENT, "No such file"), Ending.DAMAGED),
        (ValueError("another record lies there"), Ending.DAMAGED),
        (None, Ending.DAMAGED),
    ],
)
def test_only_a_disk_that_takes_nothing_ends_all(cause: Exception | None, ending: Ending) -> None:
    error = ArchiveError("It is wrong.")
    error.__cause__ = cause
    assert ending_of(error) is ending


def test_a_committee_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    with FakeSite() as site:
        (council,) = crawled(tmp_path, site.base, "--committee", "Harbor Board")["councils"]
    assert council["ending"] == "no-such-committee"
    assert "Harbour Board" in council["problem"]


def test_words_say_what_is_new_what_failed_and_what_to_do() -> None:
    failures = [
        Failure("https://a.example/1", "the server fails", "unavailable"),
        Failure("https://a.example/2", "?", "new-kind"),
    ]
    told = "\n".join(
        report.in_words(
            [
                outcome("Netherby", meetings=9, fetched=12, unchanged=2, failures=failures),
                outcome("Marlshire", Ending.REFUSED),
                outcome("Wexcaster", Ending.STOPPED, requests=3),
                outcome("Thornholme", Ending.NOT_BEGUN),
            ]
        )
    )
    assert "1 of 4 councils went well; 10 pages are new or have changed." in told
    assert "2 councils stopped before the end, 1 of them after it had begun." in told
    assert "2 pages could not be had" in told
    assert "the server failed or did not answer: the next crawl asks again" in told
    assert "new-kind" in told
    assert f"Marlshire: {ADVICE[Ending.REFUSED]}" in told


@given(st.text(st.characters(exclude_categories=())))
def test_any_name_gives_json_that_can_be_read_and_words_on_one_line(name: str) -> None:
    outcomes = [outcome(name, Ending.REFUSED), outcome("Netherby")]
    found = json.loads(report.to_bytes(report.to_json(outcomes, Path("archive"))))
    assert found["councils"][0]["name"] == name.encode("utf-8", "replace").decode()
    assert all(line.isprintable() for line in report.in_words(outcomes))


def test_a_report_that_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    report.write(path, {"version": 1})
    (tmp_path / "report.json.new").mkdir()
    with pytest.raises(OSError, match="directory"):
        report.write(path, {"version": 2})
    assert json.loads(path.read_text()) == {"version": 1}


def test_a_link_goes_on_leading_to_the_report_and_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    link, pipe, read = tmp_path / "link", tmp_path / "pipe", list[str]()
    link.symlink_to(tmp_path / "real.json")
    report.write(link, {"version": 1})
    assert link.is_symlink()
    assert json.loads((tmp_path / "real.json").read_text()) == {"version": 1}
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    report.write(pipe, {"version": 1})
    reader.join()
    assert pipe.is_fifo()
    assert json.loads(read[0]) == {"version": 1}
