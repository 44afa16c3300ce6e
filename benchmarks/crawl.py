"""How fast a site is crawled by its web service over loopback, without delay, on one core; and how long it takes to see
that a finished crawl has nothing left to do.

    python -m benchmarks.crawl [--meetings 1025] [--resumed 10000] [--pages] [--profile FILE] [--json]

The site is the emulator of tests/emulator, in a process and on a core of its own. Prints meetings a second, requests
beside the fewest possible, processor seconds and peak memory; ``--resumed 0`` leaves the second measurement out.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crawler.archive import Archive
from crawler.councils import of_address
from crawler.crawl import CrawlOptions, crawl

KEPT = 2_000
"""The emulator keeps the answers about so many meetings."""

ROOT = Path(__file__).resolve().parents[1]


class Served:
    """The emulator in a process of its own; ``base`` is the site's address."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process, self.base = process, _line(process).strip()

    def report(self) -> dict[str, Any]:
        """What was asked since the last report."""
        assert self._process.stdin
        self._process.stdin.write("report\n")
        self._process.stdin.flush()
        return dict(json.loads(_line(self._process)))


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


@contextmanager
def served(meetings: int, *, service: str) -> Iterator[Served]:
    """A site of so many meetings, for as long as it is needed; a small one has written its answers before."""
    committees = min(60, max(6, meetings // 17))
    command = [sys.executable, "-m", "emulator", "--service", service]
    command += ["--warm"] if meetings <= KEPT else []
    command += ["--meetings", str(meetings), "--committees", str(committees)]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tests"), str(ROOT)))}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=where) as process:
        yield Served(process)
        assert process.stdin
        process.stdin.close()


def crawled(base: str, archive: Path, profile: str | None = None) -> dict[str, float]:
    """One crawl in a process of its own, on one core: its seconds, processor seconds, megabytes and meetings."""
    command = [sys.executable, "-m", "benchmarks.crawl", "--only", base, "--archive", str(archive)]
    command += ["--profile", profile] if profile else []
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-1000:])
    return dict(json.loads(done.stdout))


def _crawl_alone(base: str, folder: str, profile: str | None) -> dict[str, float]:
    """The crawl itself, in the process that it has for itself."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    watch = cProfile.Profile()
    started = time.perf_counter()
    with Archive(Path(folder), create=True) as archive:
        if profile:
            watch.enable()
        report = crawl(of_address(base), archive, CrawlOptions(delay=0))
        watch.disable()
    seconds = time.perf_counter() - started
    if profile:
        watch.dump_stats(profile)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": seconds, "meetings": report.meetings, "failures": len(report.failures),
        "processor_seconds": used.ru_utime + used.ru_stime, "peak_mb": used.ru_maxrss / 1024,
    }  # fmt: skip


def first_crawl(meetings: int, folder: Path, *, service: str, profile: str | None) -> dict[str, Any]:
    """A whole crawl of so many meetings."""
    with served(meetings, service=service) as site:
        done, asked = crawled(site.base, folder, profile), site.report()
    return _rounded({
        "meetings": done["meetings"], "failures": done["failures"],
        "meetings_a_second": done["meetings"] / done["seconds"], "seconds": done["seconds"],
        "processor_seconds": done["processor_seconds"], "peak_mb": done["peak_mb"],
        "requests": asked["requests"], "least": asked["least"], "in_flight": asked["in_flight"],
        "repeats": asked["repeats"],
    })  # fmt: skip


def resume(meetings: int, folder: Path, *, service: str) -> dict[str, Any]:
    """The second crawl of a site of so many meetings where nothing has changed."""
    with served(meetings, service=service) as site:
        first, _ = crawled(site.base, folder), site.report()
        second, asked = crawled(site.base, folder), site.report()
    return _rounded({
        "meetings": second["meetings"], "first_meetings_a_second": first["meetings"] / first["seconds"],
        "first_peak_mb": first["peak_mb"], "resume_seconds": second["seconds"], "peak_mb": second["peak_mb"],
        "requests": asked["requests"], "pages": asked["pages"],
    })  # fmt: skip


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in figures.items()}


def measure(asked: argparse.Namespace) -> dict[str, Any]:
    service = "404" if asked.pages else "on"
    with tempfile.TemporaryDirectory() as folder:
        figures = {
            "first crawl": first_crawl(asked.meetings, Path(folder) / "a", service=service, profile=asked.profile)
        }
        if asked.resumed:
            figures["second crawl"] = resume(asked.resumed, Path(folder) / "b", service=service)
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", type=int, default=1_025)
    parser.add_argument("--resumed", type=int, default=10_000)
    parser.add_argument("--pages", action="store_true", help="the web service is off")
    parser.add_argument("--profile", metavar="FILE", help="keep a profile of the first crawl, for pstats")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", metavar="URL", help=argparse.SUPPRESS)
    parser.add_argument("--archive", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        print(json.dumps(_crawl_alone(asked.only, asked.archive, asked.profile)))
        return 0
    figures = measure(asked)
    if asked.json:
        print(json.dumps(figures))
        return 0
    for name, values in figures.items():
        print(name, *(f"  {key}: {value}" for key, value in values.items()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
