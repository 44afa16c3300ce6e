"""A crawl killed at any point and started again loses nothing and doubles nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from crawl_site import FakeSite, Reply

from crawler.archive import Archive
from crawler.councils import of_address
from crawler.crawl import CrawlOptions, crawl
from crawler.moderngov import PageKind

COMMAND = "from crawler.commands import crawl_command; crawl_command()"


class Killer:
    """Kills the crawl with SIGKILL when the server gets its ``after``-th request."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.pid: int | None = None
        self._seen = 0

    def __call__(self, path: str, asked: dict[str, str]) -> Reply | None:
        self._seen += 1
        if self._seen == self.after and self.pid is not None:
            os.kill(self.pid, signal.SIGKILL)
        return None


def start(site: FakeSite, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COMMAND, site.base, "--archive", str(folder), "--delay", "0"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def contents(folder: Path) -> dict[str, list[tuple[str, bytes]]]:
    with Archive(folder) as archive:
        (council,) = archive.councils()
        assert list(archive.check()) == []
        return {
            kind: sorted((page.url.split("/", 3)[3], page.body) for page in archive.pages(council, kind))
            for kind in PageKind
        }


@pytest.mark.parametrize(("service", "after"), [(True, 3), (True, 14), (False, 8), (False, 19)])
def test_a_crawl_killed_and_started_again_is_as_one_that_was_not(tmp_path: Path, service: bool, after: int) -> None:
    with FakeSite(service=service) as site, Archive(tmp_path / "whole", create=True) as archive:
        crawl(of_address(site.base), archive, CrawlOptions(delay=0))
    killer = Killer(after)
    with FakeSite(service=service, tamper=killer) as site:
        first = start(site, tmp_path / "killed")
        killer.pid = first.pid
        first.communicate(timeout=30)
        assert first.returncode == -signal.SIGKILL
        in_flight = site.paths[-1]
        second = start(site, tmp_path / "killed")
        _, errors = second.communicate(timeout=30)
        assert (second.returncode, "Error" in errors) == (0, False)
        pages = Counter(path for path in site.paths if path != "/robots.txt" and (service or "asmx" not in path))
    assert {path for path, times in pages.items() if times > 1} <= {in_flight}
    assert contents(tmp_path / "killed") == contents(tmp_path / "whole")
    with Archive(tmp_path / "killed") as archive:
        assert archive.stats().captures == len(pages)


def test_ctrl_c_ends_it_quietly_with_a_sentence(tmp_path: Path) -> None:
    running: list[subprocess.Popen[str]] = []

    def stop(path: str, asked: dict[str, str]) -> Reply | None:
        if asked.get("lmeetingid") == "105":
            running[0].send_signal(signal.SIGINT)
            return Reply(stall=True)
        return None

    with FakeSite(tamper=stop) as site:
        running.append(start(site, tmp_path))
        _, errors = running[0].communicate(timeout=30)
    assert running[0].returncode == 130
    assert "goes on where it stopped" in errors
    assert "Traceback" not in errors
    with Archive(tmp_path) as archive:
        assert list(archive.check()) == []
