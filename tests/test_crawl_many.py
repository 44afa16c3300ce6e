"""Many councils at once: side by side, none stopping another, reported whole, stopped cleanly."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from crawl_site import FakeSite, Reply

from crawler import visit
from crawler.archive import Archive
from crawler.commands import crawl_command

SERVICE = 11


def crawl(folder: Path, *words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(crawl_command, [*words, "--archive", str(folder), "--delay", "0"], input=text)


def reported(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "crawl-report.json").read_text(encoding="utf-8"))
    return found


def test_hosts_are_crawled_side_by_side_each_one_at_a_time(tmp_path: Path) -> None:
    waiting = []

    def slow(path: str, _: dict[str, str]) -> Reply | None:
        waiting.append(path)
        time.sleep(0.02)
        waiting.pop()
        most.append(len(waiting) + 1)
        return None

    most: list[int] = []
    with FakeSite(tamper=slow) as one, FakeSite(tamper=slow) as two, FakeSite(tamper=slow) as three:
        done = crawl(tmp_path, one.base, two.base, three.base)
        assert [max(asked.at_once for asked in site.asked) for site in (one, two, three)] == [1, 1, 1]
    assert done.exit_code == 0
    assert max(most) > 1
    assert [council["meetings"] for council in reported(tmp_path)["councils"]] == [SERVICE] * 3
    assert "3 of 3 councils went well" in done.output


def test_two_councils_on_one_host_take_turns(tmp_path: Path) -> None:
    with FakeSite(prefix="/north") as site:
        other = Reply(b"<h1>Nothing</h1>", 404)
        site.tamper = lambda path, _: other if path.startswith("/south") else None
        done = crawl(tmp_path, site.base, site.base.replace("north", "south"))
        assert max(asked.at_once for asked in site.asked) == 1
    assert done.exit_code == 1
    assert [council["good"] for council in reported(tmp_path)["councils"]] == [True, False]


def test_one_bad_council_stops_no_other_whatever_is_wrong_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse = Reply(b"<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x'>", 403)
    with FakeSite(tamper=lambda *_: refuse) as refusing, FakeSite() as broken, FakeSite() as good:
        whole = visit.Visit.url

        def url(self: visit.Visit, *args: Any, **ids: Any) -> str:
            if self.council.base == broken.base:
                raise ZeroDivisionError("a fault of our own")
            return whole(self, *args, **ids)

        monkeypatch.setattr(visit.Visit, "url", url)
        done = crawl(tmp_path, refusing.base, broken.base, "http://127.0.0.1:9/", good.base)
    found = reported(tmp_path)
    assert done.exit_code == 1
    assert [council["good"] for council in found["councils"]] == [False, False, False, True]
    problems = [council["problem"] for council in found["councils"]]
    assert "council's decision" in problems[0]
    assert "ZeroDivisionError" in problems[1]
    assert "Traceback" not in done.output
    assert "a fault of our own" in (tmp_path / "crawl-errors.log").read_text()
    assert problems[3] is None
    assert found["good"] == 1


def test_the_report_says_by_which_way_how_much_and_what_failed(tmp_path: Path) -> None:
    with FakeSite(
        service=False, tamper=lambda _, asked: Reply(status=404) if asked.get("mid") == "105" else None
    ) as site:
        done = crawl(tmp_path, site.base, "--report", str(tmp_path / "mine.json"))
        requests = len(site.asked)
    (council,) = reported(tmp_path)["councils"]
    assert json.loads((tmp_path / "mine.json").read_text()) == reported(tmp_path)
    assert (council["by"], council["meetings"], council["requests"]) == ("pages", SERVICE - 1, requests)
    (failure,) = council["failures"]
    assert (failure["kind"], failure["reason"]) == ("missing", "there is no such page (status 404)")
    assert done.exit_code == 0


def test_a_council_none_of_whose_meetings_could_be_had_is_not_good(tmp_path: Path) -> None:
    with FakeSite(service=False, tamper=lambda _, asked: Reply(status=404) if asked.get("mid") else None) as site:
        done = crawl(tmp_path, site.base)
    assert done.exit_code == 1
    assert reported(tmp_path)["good"] == 0


def test_councils_come_from_a_file_or_standard_input(tmp_path: Path) -> None:
    with FakeSite() as one, FakeSite() as two:
        (tmp_path / "councils.txt").write_text(f"# ours\n{one.base}  # the first\n\n")
        done = crawl(tmp_path / "a", "--from-file", str(tmp_path / "councils.txt"))
        again = crawl(tmp_path / "b", one.base, "--from-file", "-", text=f"{two.base}\n")
    assert (done.exit_code, again.exit_code) == (0, 0)
    assert len(reported(tmp_path / "b")["councils"]) == 2


def test_quiet_says_what_went_wrong_and_nothing_else(tmp_path: Path) -> None:
    with FakeSite(
        service=False, tamper=lambda _, asked: Reply(status=404) if asked.get("mid") == "105" else None
    ) as site:
        done = crawl(tmp_path, "--quiet", site.base)
    assert len(done.output.strip().splitlines()) == 1
    assert "MId=105" in done.output


def test_the_report_on_standard_output_is_json_alone(tmp_path: Path) -> None:
    with FakeSite() as site:
        done = crawl(tmp_path, site.base, "--report", "-")
    assert json.loads(done.stdout)["good"] == 1


def test_a_bundle_that_is_no_bundle_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "odd.pem").write_text("hello")
    done = crawl(tmp_path / "a", "127.0.0.1:1", "--ca-bundle", str(tmp_path / "odd.pem"))
    assert (done.exit_code, "PEM form" in done.stderr) == (2, True)
    assert not (tmp_path / "a").exists()


def started(folder: Path, site: FakeSite, **streams: Any) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "minutebook", "crawl", site.base, "--archive", str(folder), "--delay", "0.2"]
    return subprocess.Popen(words, **streams)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_request_to_stop_ends_the_crawl_with_its_report(tmp_path: Path, number: signal.Signals, code: int) -> None:
    with FakeSite() as site:
        process = started(tmp_path, site, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while site.count("GetMeeting?") < 2:
            time.sleep(0.02)
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
        asked = len(site.asked)
    assert process.returncode == code
    assert b"goes on where it stopped" in errors
    assert b"Traceback" not in errors
    (council,) = reported(tmp_path)["councils"]
    assert (council["good"], council["requests"]) == (False, asked)
    with Archive(tmp_path) as archive:
        assert list(archive.check()) == []


def test_a_terminal_sees_bars_and_then_what_came_of_it(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with FakeSite() as site:
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "24"}
        process = started(tmp_path, site, stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(ours, 65536):
                shown += chunk
        except OSError:  # the other end was closed: the process has ended
            pass
        assert process.wait(20) == 0
    os.close(ours)
    assert b"queued" in shown
    assert b"11 meetings held" in shown


def test_a_dumb_terminal_and_a_pipe_get_plain_lines(tmp_path: Path) -> None:
    with FakeSite() as site:
        done = started(tmp_path, site, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        output, errors = done.communicate(timeout=30)
    assert b"\x1b" not in output + errors
    assert b"Harbour Board: 8 meetings" in output
