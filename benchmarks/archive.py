"""What the archive costs as it grows: memory, time to append, to open, to find a page, to go through all and to check.

    python -m benchmarks.archive [--captures 20000] [--size 2000] [--json]

Captures pages of ``--size`` bytes, every tenth of them unchanged since before; then 300 pages of 100 KB. Each part runs
in a process of its own. Prints seconds, milliseconds, and the most megabytes that were resident.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.archive import Archive, FetchedPage
from crawler.moderngov import PageKind, build

BASE = "https://democracy.netherby.example/"
KIND = PageKind.MEETING
BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
LARGE, OF_THESE = 100_000, 300
WORDS = ["</p>\n<p class='MsoNormal'>", *(f"{random.Random(n).getrandbits(20 + n % 13):x}" for n in range(1_500))]


@dataclass(frozen=True)
class Asked:
    """Which archive, and how many captures of how many bytes it has."""

    folder: Path
    captures: int
    size: int


def page(number: int, size: int) -> FetchedPage:
    """A page of words; every tenth number has the address and the payload of the one before."""
    known = number - 1 if number % 10 == 9 else number
    words = random.Random(known).choices(WORDS, k=size // 6 + 1)
    return FetchedPage(
        url=build(BASE, KIND, meeting_id=str(known + 1)),
        status=200,
        headers={"content-type": "text/html; charset=utf-8"},
        body=" ".join(words)[:size].encode(),
        fetched_at=f"{BEGAN + timedelta(minutes=number):%Y-%m-%dT%H:%M:%SZ}",
        council="netherby",
        council_name="Netherby",
        base=BASE,
    )


def _append(folder: Path, captures: int, size: int) -> list[float]:
    """Milliseconds that each append took."""
    taken = []
    with Archive(folder, create=True) as archive:
        for number in range(captures):
            one = page(number, size)
            started = time.perf_counter()
            archive.append(one, KIND)
            taken.append((time.perf_counter() - started) * 1000)
    return taken


def grow(asked: Asked) -> dict[str, float]:
    taken = _append(asked.folder, asked.captures, asked.size)
    return {"captures": asked.captures, "seconds_in_append": sum(taken) / 1000, "median_ms": statistics.median(taken)}


def append_large(asked: Asked) -> dict[str, float]:
    taken = _append(asked.folder.with_name("large"), OF_THESE, LARGE)
    return {"median_ms": statistics.median(taken), "mean_ms": statistics.mean(taken), "p99_ms": sorted(taken)[-3]}


def open_it(asked: Asked) -> dict[str, float]:
    figures = {}
    for name, create in (("for_reading_ms", False), ("for_writing_ms", True)):
        started = time.perf_counter()
        Archive(asked.folder, create=create).close()
        figures[name] = (time.perf_counter() - started) * 1000
    return figures


def find(asked: Asked) -> dict[str, float]:
    numbers = random.Random(1).sample(range(asked.captures), min(1_000, asked.captures))
    with Archive(asked.folder) as archive:
        started = time.perf_counter()
        for number in numbers:
            assert archive.latest(page(number, 1).url)
        latest = (time.perf_counter() - started) * 1000 / len(numbers)
        started = time.perf_counter()
        archive.state()
        return {"latest_ms": latest, "state_seconds": time.perf_counter() - started}


def go_through(asked: Asked) -> dict[str, float]:
    started = time.perf_counter()
    with Archive(asked.folder) as archive:
        pages = sum(1 for _ in archive.pages("netherby", KIND))
    return {"pages": pages, "seconds": time.perf_counter() - started}


def check(asked: Asked) -> dict[str, float]:
    started = time.perf_counter()
    with Archive(asked.folder) as archive:
        faults = sum(1 for _ in archive.check())
    return {"faults": faults, "seconds": time.perf_counter() - started}


def rebuild(asked: Asked) -> dict[str, float]:
    started = time.perf_counter()
    Archive(asked.folder, create=True, repair=True).close()
    return {"seconds": time.perf_counter() - started}


PARTS: dict[str, Callable[[Asked], dict[str, float]]] = {
    "grow": grow, "append 100 KB": append_large, "open": open_it, "find": find, "go through": go_through,
    "check": check, "rebuild": rebuild,
}  # fmt: skip


def _alone(part: str, folder: str, captures: int, size: int) -> dict[str, float]:
    """What ``part`` measured in a process of its own, and its peak memory in megabytes."""
    command = [sys.executable, "-m", "benchmarks.archive", "--part", part, "--folder", folder]
    command += ["--captures", str(captures), "--size", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-1000:])
    return dict(json.loads(done.stdout))


def measure(captures: int, size: int) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        return {part: _alone(part, f"{folder}/archive", captures, size) for part in PARTS}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captures", type=int, default=20_000)
    parser.add_argument("--size", type=int, default=2_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.part:
        found = PARTS[asked.part](Asked(Path(asked.folder), asked.captures, asked.size))
        found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({name: round(value, 2) for name, value in found.items()}))
        return 0
    figures = measure(asked.captures, asked.size)
    if asked.json:
        print(json.dumps(figures))
        return 0
    for name, values in figures.items():
        print(name, *(f"  {key}: {value:,}" for key, value in values.items()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
