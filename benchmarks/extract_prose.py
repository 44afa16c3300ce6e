"""How well the items of an invented council are read, which were annotated by somebody who had not seen the rules.

    python -m benchmarks.extract_prose [--json] [--misses]

Needs nothing but the repository: the items are tests/fixtures/prose/arlenbury.jsonl. A speaker is right when the name
or the role is; ``--misses`` lists what was missed, what was invented and what was read otherwise.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indexer.extract import find
from indexer.records import Findings

ITEMS = Path(__file__).resolve().parents[1] / "tests" / "fixtures" / "prose" / "arlenbury.jsonl"
TITLES = {
    *("councillor", "councillors", "cllr", "cllrs", "cynghorydd", "cyng", "alderman", "the", "y", "yr", "a", "an"),
    *("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "revd", "rev", "professor", "prof"),
}


@dataclass
class Tally:
    """How often one thing was found, invented and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0


@dataclass
class Score:
    """The tallies by field, and every miss as (item, field, what)."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def of(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def note(self, item: str, name: str, what: object) -> None:
        self.misses.append((item, name, str(what)))


def names_in(name: str) -> list[str]:
    """The words of a name, lower case, without titles and stops."""
    words = name.lower().replace("’", "'").replace(".", " ").split()
    return [word for word in words if word not in TITLES]


def same(one: str, other: str) -> bool:
    """One person written twice: one surname, each word of the shorter form in the longer, whole or as an initial."""
    short, long = sorted((names_in(one), names_in(other)), key=len)
    if not short or not long or short[-1] != long[-1]:
        return False
    return all(any(word == other or (len(word) == 1 and word == other[0]) for other in long) for word in short)


def is_one(speaker: str, expected: dict[str, Any]) -> bool:
    """Whether a speaker as found is the one expected, by name or by role."""
    return any(same(speaker, name) for name in (expected["name"], expected.get("role")) if name)


def score(items: Iterable[dict[str, Any]]) -> Score:
    """The items read and compared with what is expected of them."""
    kept = Score()
    for item in items:
        findings, expected = find(item["text"], item["title"]), item["expected"]
        _speakers(kept, item["id"], findings, expected["speakers"])
        _decisions(kept, item["id"], findings, expected)
        for name in ("interests", "apologies"):
            _sets(kept, item["id"], name, getattr(findings, name), expected[name], same)
    return kept


def _speakers(kept: Score, item: str, findings: Findings, expected: Sequence[dict[str, Any]]) -> None:
    found = list(dict.fromkeys(speech.speaker for speech in findings.speeches))
    tally = kept.of("speakers")
    for each in expected:
        hit = any(is_one(name, each) for name in found)
        tally.right, tally.missed = tally.right + hit, tally.missed + (not hit)
        if not hit:
            kept.note(item, "speaker missed", each["name"])
    for name in found:
        if not any(is_one(name, each) for each in expected):
            tally.extra += 1
            kept.note(item, "speaker invented", name)


def _decisions(kept: Score, item: str, findings: Findings, expected: dict[str, Any]) -> None:
    found = findings.resolutions
    _same(kept, item, "resolutions", len(found), expected["resolutions"])
    outcomes = sorted({outcome for each in found for outcome in each.outcomes})
    _same(kept, item, "outcomes", outcomes, sorted(set(expected["outcomes"])))
    for part in ("mover", "seconder"):
        if expected[part]:
            named = [name for each in found if (name := getattr(each, part))]
            _any(kept, item, part, named, lambda name, part=part: same(name, expected[part]), expected[part])
    if expected["votes"]:
        wanted = tuple(expected["votes"].get(side) or 0 for side in ("for", "against", "abstained"))
        votes = [
            (each.vote.in_favour or 0, each.vote.against or 0, each.vote.abstained or 0) for each in found if each.vote
        ]
        _any(kept, item, "votes", votes, lambda vote: vote == wanted, wanted)


def _same(kept: Score, item: str, name: str, found: object, wanted: object) -> None:
    tally = kept.of(name)
    tally.right, tally.missed = tally.right + (found == wanted), tally.missed + (found != wanted)
    if found != wanted:
        kept.note(item, name, f"{found} for {wanted}")


def _any(kept: Score, item: str, name: str, found: Sequence[Any], right: Callable[..., bool], wanted: object) -> None:
    hit = any(right(each) for each in found)
    tally = kept.of(name)
    tally.right, tally.missed, tally.extra = tally.right + hit, tally.missed + (not hit), tally.extra
    if not hit:
        kept.note(item, name, f"{list(found)} for {wanted}")


def _sets(
    kept: Score, item: str, name: str, found: Iterable[str], wanted: Sequence[str], alike: Callable[[str, str], bool]
) -> None:
    left, tally = list(wanted), kept.of(name)
    for each in found:
        hit = next((other for other in left if alike(each, other)), None)
        if hit is None:
            tally.extra += 1
            kept.note(item, f"{name} invented", each)
        else:
            tally.right += 1
            left.remove(hit)
    tally.missed += len(left)
    for each in left:
        kept.note(item, f"{name} missed", each)


def items() -> list[dict[str, Any]]:
    """The annotated items."""
    return [json.loads(line) for line in ITEMS.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options.add_argument("--misses", action="store_true", help="list what was missed, invented or read otherwise")
    given = options.parse_args()
    kept = score(items())
    figures = {name: vars(tally) for name, tally in kept.tallies.items()}
    if given.json:
        print(json.dumps(figures | ({"misses": kept.misses} if given.misses else {})))
        return
    for miss in kept.misses if given.misses else ():
        print("\t".join(miss))
    for name, row in figures.items():
        print(f"{name:12}" + "  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
