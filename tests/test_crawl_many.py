"""Many councils at once: side by side, none stopping another, reported whole, stopped cleanly."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import resource
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from crawl_site import FakeSite, Reply

from crawler import visit
from crawler.archive import Archive
from crawler.commands import crawl_command
from crawler.councils import Council
from crawler.crawl import CrawlOptions
from crawler.fetcher import Fetcher
from crawler.politeness import Turns
from crawler.side_by_side import Display, Outcome, crawl_all
from crawler.stopping import SAME

SERVICE = 11
COMMAND = "from crawler.commands import crawl_command; crawl_command()"
WHOLE = "import sys, minutebook; sys.argv.insert(1, 'crawl'); minutebook.main()"


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


def environment(**more: str) -> dict[str, str]:
    """Our environment without what changes how a terminal is written to, and with ``more``."""
    kept = {
        name: value for name, value in os.environ.items() if "COLOR" not in name and name not in ("COLUMNS", "LINES")
    }
    return {**kept, "TERM": "xterm", **more}


def started(
    folder: Path, *sites: FakeSite, words: Sequence[str] = (), program: str = COMMAND, **options: Any
) -> subprocess.Popen[bytes]:
    bases = [site.base for site in sites]
    command = [sys.executable, "-c", program, *bases, "--archive", str(folder), "--delay", "0.05", *words]
    return subprocess.Popen(command, **{"env": environment(), **options})


def wait_for(site: FakeSite, part: str, count: int) -> None:
    """Until ``site`` was asked so often for addresses with ``part``."""
    while site.count(part) < count:
        time.sleep(0.02)


def on_terminal(folder: Path, sites: Sequence[FakeSite], *words: str, rows: int = 24, **more: str) -> tuple[int, bytes]:
    """The exit code of a crawl on a terminal of so many ``rows``, and all that was written to it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 100, 0, 0))
    streams = {"stdout": theirs, "stderr": theirs, "env": environment(**more)}
    process = started(folder, *sites, words=words, **streams)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # the other end was closed: the process has ended
        pass
    os.close(ours)
    return process.wait(20), shown


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_request_to_stop_ends_the_crawl_with_its_report(tmp_path: Path, number: signal.Signals, code: int) -> None:
    with FakeSite() as site:
        process = started(tmp_path, site, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        wait_for(site, "GetMeeting?", 2)
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
        asked = len(site.asked)
    assert process.returncode == code
    assert b"goes on where it stopped" in errors
    assert b"Traceback" not in errors
    assert b"Error" not in errors
    (council,) = reported(tmp_path)["councils"]
    assert (council["good"], council["ending"], council["requests"]) == (False, "stopped", asked)
    assert council["meetings"] + council["left"] == SERVICE
    with Archive(tmp_path) as archive:
        assert list(archive.check()) == []


def test_a_second_request_to_stop_ends_it_at_once(tmp_path: Path) -> None:
    with FakeSite(tamper=lambda _, asked: Reply(stall=True) if asked.get("lmeetingid") else None) as site:
        process = started(tmp_path, site, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        wait_for(site, "GetMeeting?", 1)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        while b"Once more" not in process.stderr.readline():
            pass
        time.sleep(2 * SAME)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert not site.closing.is_set()
        process.communicate()
    with FakeSite() as site, Archive(tmp_path) as archive:
        assert list(archive.check()) == []


def test_a_pipe_that_is_closed_ends_the_crawl_with_its_report(tmp_path: Path) -> None:
    with FakeSite() as site:
        process = started(tmp_path, site, program=WHOLE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read() if process.stderr else b""
        assert process.wait(20) == 141
    assert b"Traceback" not in errors
    assert b"BrokenPipe" not in errors
    assert reported(tmp_path)["stopped"] == 1


def test_standard_output_on_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    with FakeSite() as site, Path("/dev/full").open("wb") as full:
        process = started(tmp_path, site, stdout=full, stderr=subprocess.PIPE)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert errors.startswith(b"Error: Standard output cannot be written")
    assert errors.count(b"\n") == 1
    assert reported(tmp_path)["good"] == 1


def test_a_full_disk_is_told_once_and_ends_all(tmp_path: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (140_000, 140_000))

    with FakeSite() as one, FakeSite() as two:
        full = started(tmp_path, one, two, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=small)
        _, errors = full.communicate(timeout=30)
        found = reported(tmp_path)
        again = crawl(tmp_path, one.base, two.base)
    assert full.returncode == 1
    assert errors.count(b"cannot be written") == 1
    assert b"Traceback" not in errors
    assert {council["ending"] for council in found["councils"]} <= {"archive", "stopped"}
    assert {council["meetings"] for council in found["councils"] if council["ending"] == "archive"} == {None}
    assert again.exit_code == 0
    assert [council["meetings"] for council in reported(tmp_path)["councils"]] == [SERVICE] * 2


def test_a_damaged_capture_ends_the_crawl_of_its_own_council_alone(tmp_path: Path) -> None:
    with FakeSite() as one, FakeSite() as two:
        crawl(tmp_path, one.base)
        (file,) = (tmp_path / "warc").iterdir()
        size = file.stat().st_size
        crawl(tmp_path, two.base)

        def damage(path: str, _: dict[str, str]) -> None:
            if path == "/robots.txt":  # the archive is open by then
                with file.open("r+b") as held:
                    held.write(bytes(size))

        one.tamper = damage
        done = crawl(tmp_path, one.base, two.base, "--refresh")
    assert done.exit_code == 1
    assert [council["ending"] for council in reported(tmp_path)["councils"]] == ["damaged", "finished"]
    assert "check --repair" in done.stderr


def test_a_display_that_fails_ends_no_crawl(tmp_path: Path) -> None:
    class Broken(Display):
        def ended(self, outcome: Outcome) -> None:
            raise ZeroDivisionError

    with FakeSite() as site, Archive(tmp_path, create=True) as archive:
        councils, options = [Council("a", "A", site.base)], CrawlOptions(delay=0)
        with closing(Fetcher(Turns(0))) as fetcher:
            (outcome,) = crawl_all(councils, archive, options, fetcher, display=Broken())
    assert outcome.is_good


def test_a_site_that_is_not_where_it_was_typed_is_told_for_the_next_time(tmp_path: Path) -> None:
    with FakeSite(prefix="/moderngov") as site:
        typed = site.base.removesuffix("moderngov/")
        done = crawl(tmp_path, typed)
        (council,) = reported(tmp_path)["councils"]
        assert council["requests"] == len(site.asked)
    assert done.exit_code == 0
    assert council["notes"] == [f"{typed} leads to {council['base']}: to give that address next time saves requests."]


def test_a_site_that_is_named_twice_is_crawled_once(tmp_path: Path) -> None:
    with FakeSite() as site:
        done = crawl(tmp_path, site.base, site.base + "ieDocHome.aspx?bcr=1", site.base.removeprefix("http://"))
    assert done.exit_code == 0
    assert len(reported(tmp_path)["councils"]) == 1


def test_a_terminal_sees_what_goes_on_and_then_what_came_of_it_without_colours_where_none_are_wanted(
    tmp_path: Path,
) -> None:
    with FakeSite() as site:
        code, shown = on_terminal(tmp_path, [site], NO_COLOR="1")
    assert code == 0
    assert b"fetched" in shown
    assert b"queued" in shown
    assert shown.count(b"11 meetings held") == 1
    assert not re.search(rb"\x1b\[[0-9;]*[34][0-9][0-9;]*m", shown)


def test_a_council_that_was_found_elsewhere_leaves_the_terminal_when_it_has_ended(tmp_path: Path) -> None:
    with FakeSite() as one, FakeSite(prefix="/moderngov") as two:
        _, shown = on_terminal(tmp_path, [one], two.base.removesuffix("moderngov/"))
    assert b"2 of 2 councils have ended, 0 at work, 0 to come" in shown


def test_more_councils_than_the_terminal_has_rows_never_fill_more_than_it_has(tmp_path: Path) -> None:
    with ExitStack() as stack:
        sites = [stack.enter_context(FakeSite()) for _ in range(20)]
        code, shown = on_terminal(tmp_path, sites, "--jobs", "15", rows=10)
    moves = re.findall(rb"(?:\x1b\[1A(?:\x1b\[2K)?)+", shown)
    assert code == 0
    assert b"more at work" in shown
    assert b"of 20 councils have ended" in shown
    assert max(move.count(b"1A") for move in moves) < 10
    assert shown.count(b"11 meetings held") == 20


def test_a_dumb_terminal_gets_plain_lines(tmp_path: Path) -> None:
    with FakeSite() as site:
        code, shown = on_terminal(tmp_path, [site], TERM="dumb")
    assert code == 0
    assert b"\x1b" not in shown
    assert b"Harbour Board: 8 meetings" in shown


def test_a_pipe_gets_plain_lines_whatever_is_forced(tmp_path: Path) -> None:
    with FakeSite() as one, FakeSite() as two:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment(FORCE_COLOR="1")}
        output, errors = started(tmp_path, one, two, **pipes).communicate(timeout=30)
    assert b"\x1b" not in output + errors
    for site in (one, two):
        lines = [line for line in output.decode().splitlines() if line.startswith(site.base.split("/")[2])]
        assert [line.split(": ")[1][:5] for line in lines] == ["begun", "3 com", "11 me"]


def test_what_a_site_says_cannot_command_the_terminal(tmp_path: Path) -> None:
    def nasty(path: str, _: dict[str, str]) -> Reply | None:
        return Reply(status=302, headers={"Location": "/\x1b]0;owned\x07.aspx"}) if "GetMeeting" in path else None

    with FakeSite(tamper=nasty) as site:
        done = crawl(tmp_path, site.base)
    assert "\x1b" not in done.output + done.stderr
    assert "\x07" not in done.output + done.stderr
