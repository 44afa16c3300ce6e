"""The real items beside the repository: the seed comes out exactly, the annotated items stay above a floor."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from indexer.extract import as_json, find

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEED = SHARED / "seed" / "000_58657b3452429584.txt"
GOLD = SHARED / "gold"

needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the seed item is not beside the repository (../shared)")
needs_gold = pytest.mark.skipif(
    not GOLD.exists(), reason="the annotated items are not beside the repository (../shared)"
)


@needs_seed
def test_the_seed_item_comes_out_exactly() -> None:
    text = "\n".join(line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip())
    found = find(text)
    assert [(speech.speaker, speech.role) for speech in found.speeches] == [
        ("Derek Benson", "Independent Chair"),
        ("Sue Haddon", "Board Manager"),
        ("The Chairman of the Children and Families Scrutiny Panel", None),
        ("A member from outside the Cabinet", None),
        ("Derek Benson", "Independent Chair"),
        ("The Leader", None),
        ("The Cabinet Member for Children and Families", None),
        ("A member from outside the Cabinet", None),
        ("Derek Benson", "Independent Chair"),
        ("Derek Benson", "Independent Chair"),
        ("The Leader", None),
    ]
    assert text[found.speeches[1].start : found.speeches[1].end].count("\n") == 11
    (resolution,) = found.resolutions
    assert resolution.outcomes == ("noted",)
    assert [text[start:end].split()[-2:] for start, end in resolution.limbs] == [["received;", "and"], ["be", "noted."]]


@needs_gold
def test_the_annotated_items_stay_above_the_floor() -> None:
    scorer = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert scorer
    assert scorer.loader
    module: Any = importlib.util.module_from_spec(scorer)
    scorer.loader.exec_module(module)
    items = [json.loads(line) for line in (GOLD / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    scores = module.score(
        items, {item["id"]: as_json(find(item["text"], item["item_title"]), item["text"]) for item in items}
    )
    floor = {
        "speakers": 0.95,
        "sayings": 0.95,
        "resolutions": 0.96,
        "recorded votes": 0.97,
        "limbs": 0.95,
        "interests": 0.95,
        "apologies": 0.95,
    }
    assert {field: scores[field]["f1"] for field in floor if scores[field]["f1"] < floor[field]} == {}
    right = {"outcome": 0.95, "mover": 0.95, "seconder": 0.95, "votes": 0.95}
    assert {field: scores[field]["accuracy"] for field in right if scores[field]["accuracy"] < right[field]} == {}
