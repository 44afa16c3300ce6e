"""`make bench`: runs every benchmark and keeps the figures in benchmarks/results/<date>-<commit>.json."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """The benchmarks: every module here with a command of its own."""
    return sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))


def run(name: str) -> object:
    """What the benchmark measured, from its ``--json``; its words where it was skipped or failed."""
    command = [sys.executable, "-m", f"benchmarks.{name}", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE.parent)
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {"exit": done.returncode, "said": (done.stdout + done.stderr).strip()[-500:]}


def main() -> int:
    """Prints the figures and writes them down; 1 when a benchmark failed."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    figures = {}
    for name in names():
        print(f"{name} ...", flush=True)
        figures[name] = run(name)
        print(json.dumps(figures[name], indent=2))
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    path = results / f"{datetime.now(UTC):%Y-%m-%d}-{commit.stdout.strip() or 'uncommitted'}.json"
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(f"Kept in {path.relative_to(HERE.parent)}")
    return int(any(isinstance(figure, dict) and figure.get("exit", 0) for figure in figures.values()))


if __name__ == "__main__":
    sys.exit(main())
