"""How long a search takes, and how fast an index is built, on archives made of invented items of about 250 words.

    python -m benchmarks.search [--items 10000] [--json]

Prints items built a second, and the p50 and p95 in milliseconds of ten hits with every facet counted over all matches.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from indexer.search.document import ItemDocument, MeetingDocument, ResolutionDocument, SpeechDocument
from indexer.search.engine import open_engine, open_writer
from indexer.search.query import Query

WORDS = 8_000
ITEMS_A_MEETING = 10


def vocabulary(chance: random.Random) -> list[str]:
    """Invented words; the first are the commonest once drawn by ``draw``."""
    syllables = [
        "ba",
        "co",
        "den",
        "fi",
        "gar",
        "hol",
        "is",
        "jun",
        "kel",
        "lor",
        "mar",
        "ner",
        "or",
        "pel",
        "ros",
        "tan",
    ]
    return ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(WORDS)]


def draw(chance: random.Random, words: list[str], count: int) -> list[str]:
    """``count`` words, the first of the list much the likelier, as in prose."""
    return [words[min(int(chance.paretovariate(0.7)) - 1, len(words) - 1)] for _ in range(count)]


def corpus(items: int) -> Iterator[MeetingDocument]:
    """Meetings of ten items each, over 30 committees, 15 years and 400 speakers."""
    chance = random.Random(2)
    words = vocabulary(chance)
    for number in range(items // ITEMS_A_MEETING):
        committee = f"Committee {number % 30}"
        date = f"{2010 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        rows = tuple(_item(chance, words, number, position, committee, date) for position in range(ITEMS_A_MEETING))
        yield MeetingDocument(
            id=f"bench/{number}", council="Bench", committee=committee, date=date, time=None, venue=None, status=None,
            minutes="published", name=f"{committee}, {date}", url="http://127.0.0.1/", captured_at=date, items=rows,
        )  # fmt: skip


def _item(
    chance: random.Random, words: list[str], number: int, position: int, committee: str, date: str
) -> ItemDocument:
    text = " ".join(draw(chance, words, 250))
    third = len(text) // 3
    speakers = [f"Councillor {chance.randrange(400)}" for _ in range(2)]
    outcome = chance.choice(("approved", "noted", "noted", "recommended", "deferred", "refused"))
    return ItemDocument(
        id=f"bench/{number * ITEMS_A_MEETING + position}", meeting_id=f"bench/{number}", council="Bench",
        committee=committee, date=date, meeting=f"{committee}, {date}", item=" ".join(draw(chance, words, 6)),
        minute_number=str(position), position=position, agenda_text=None, decision_text=None, minutes_text=text,
        url="http://127.0.0.1/", speeches=(SpeechDocument(speakers[0], None, 0, third),
                                          SpeechDocument(speakers[1], None, third, 2 * third)),
        resolutions=(ResolutionDocument(2 * third, len(text), (outcome,)),),
    )  # fmt: skip


def questions(count: int) -> list[Query]:
    """One word, two words, a phrase, an exclusion, a filter, in turn."""
    chance = random.Random(3)
    words = vocabulary(random.Random(2))
    kinds = ["{0}", "{0} {1}", '"{0} {1}"', "{0} -{1}", "{0} OR {1}"]
    made = []
    for number in range(count):
        filters = {"committee": (f"Committee {number % 30}",)} if number % 3 == 0 else {}
        made.append(Query(kinds[number % len(kinds)].format(*draw(chance, words[5:], 2)), filters=filters))
    return made


def measure(items: int) -> dict[str, float]:
    """Builds an index of ``items`` items and asks it 200 questions, after 20 that are not counted."""
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "index")
        began = time.perf_counter()
        writer = open_writer(address)
        for meeting in corpus(items):
            writer.put(meeting)
        writer.commit()
        built = time.perf_counter() - began
        engine = open_engine(address)
        took = []
        for question in questions(220):
            began = time.perf_counter()
            engine.search(question)
            took.append((time.perf_counter() - began) * 1000)
        engine.close()
    ranks = statistics.quantiles(took[20:], n=20)
    return {
        "items": items,
        "built_a_second": round(items / built),
        "p50_ms": round(ranks[9], 1),
        "p95_ms": round(ranks[18], 1),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = measure(asked.items)
    print(
        json.dumps(figures) if asked.json else "\n".join(f"{name:16}{figure:>10,}" for name, figure in figures.items())
    )


if __name__ == "__main__":
    main()
