"""How well the annotated items beside the repository are read, field by field, and how fast.

    python -m benchmarks.extract_gold [--json]

Scores with the scorer that lies with them (../shared/gold): precision, recall and F1 for a set, accuracy for the
rest, and the milliseconds that one item takes. Says so and stops where the items are not there.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from pathlib import Path
from typing import Any

from indexer.extract import as_json, find

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def measure(gold: Path) -> dict[str, Any]:
    """The scores of all items in ``gold``, of its even and of its odd half, and the milliseconds an item."""
    items = [json.loads(line) for line in (gold / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    found = {item["id"]: as_json(find(item["text"]), item["text"]) for item in items}
    spent = time.perf_counter() - began
    score = scorer(gold / "score.py").score
    return {
        "items": len(items),
        "ms_per_item": round(1000 * spent / max(1, len(items)), 2),
        "all": score(items, found),
        "even": score(items[::2], found),
        "odd": score(items[1::2], found),
    }


def scorer(path: Path) -> Any:
    """The module at ``path``. Raises ImportError where it is none."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options.add_argument("--gold", type=Path, default=GOLD, help="the folder with items.jsonl and score.py")
    given = options.parse_args()
    if not (given.gold / "items.jsonl").exists():
        skipped = f"No annotated items in {given.gold}; give their folder with --gold."
        print(json.dumps({"skipped": skipped}) if given.json else skipped)
        return
    result = measure(given.gold)
    if given.json:
        print(json.dumps(result))
        return
    print(f"{result['items']} items, {result['ms_per_item']} ms each")
    for field, row in result["all"].items():
        print(f"{field:16}" + "  ".join(f"{name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
