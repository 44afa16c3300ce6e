"""The two corpora that queries are judged on: the sample council, and a slice of a real one's items."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.archive import Archive
from crawler.councils import Council
from crawler.crawl import CrawlOptions, crawl
from crawler.sample import COUNCIL_KEY, COUNCIL_NAME, SampleSite
from indexer.build import build_index
from indexer.kinds import kinds_of
from indexer.records import Findings, Resolution
from indexer.repetition import Repetition
from indexer.search.dates import long_date
from indexer.search.document import ItemDocument, MeetingDocument, ResolutionDocument
from indexer.search.engine import open_engine, open_writer
from indexer.search.query import MAX_DEPTH, Query, Sort

REAL = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "nyc_items.jsonl.xz"
REAL_KEY, REAL_NAME = "nyc", "New York City Council"
SLICE = 30_000
SEED = 20

Row = dict[str, Any]

OUTCOMES = {
    "disapproved": "refused",
    "approved": "approved",
    "adopted": "approved",
    "laid over": "deferred",
    "deferred": "deferred",
    "referred": "referred",
    "withdrawn": "withdrawn",
    "filed": "noted",
    "amendment": "other",
}
"""The outcome that the words of an action mean, in our words; the first of these words that it has."""


def build_sample(folder: Path) -> list[ItemDocument]:
    """Crawls the sample council over loopback and indexes it at ``folder``/index; gives its items, newest first."""
    with SampleSite() as site, Archive(folder / "archive", create=True) as archive:
        crawl(Council(COUNCIL_KEY, COUNCIL_NAME, site.base), archive, CrawlOptions(delay=0))
        build_index(archive, str(folder / "index"))
    engine = open_engine(str(folder / "index"))
    try:
        return [hit.document for hit in engine.search(Query(limit=MAX_DEPTH, sort=Sort.NEWEST)).hits]
    finally:
        engine.close()


def build_real(folder: Path, source: Path = REAL, size: int = SLICE) -> list[ItemDocument]:
    """Indexes the slice of ``source`` at ``folder``/index and gives its items."""
    meetings = list(slice_of(source, size))
    repetition = Repetition()
    for meeting in meetings:
        repetition.see(meeting)
    writer = open_writer(str(folder / "index"))
    told = [repetition.told(meeting) for meeting in meetings]
    for meeting in told:
        writer.put(meeting)
    writer.commit()
    return [item for meeting in told for item in meeting.items]


def slice_of(source: Path, size: int) -> Iterator[MeetingDocument]:
    """Whole meetings of ``source``, drawn by chance but always the same, until they have ``size`` items."""
    held: dict[int, list[Row]] = {}
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            held.setdefault(row["meeting"], []).append(row)
    drawn = sorted(held)
    random.Random(SEED).shuffle(drawn)
    for number in drawn:
        if size <= 0:
            return
        size -= len(held[number])
        yield _meeting(number, held[number])


def _meeting(number: int, rows: list[Row]) -> MeetingDocument:
    body, date = rows[0]["body"], rows[0]["date"]
    name = f"{body}, {long_date(date)}"
    items = tuple(_item(row, number, name, place) for place, row in enumerate(rows))
    return MeetingDocument(
        id=f"{REAL_KEY}/{number}", council=REAL_NAME, committee=body, date=date, time=None, venue=None, status=None,
        minutes="published", name=name, url="http://127.0.0.1/", captured_at=date, items=items,
    )  # fmt: skip


def _item(row: Row, meeting: int, name: str, place: int) -> ItemDocument:
    """A row as an item: its action is the decision, whose mover is the first sponsor."""
    action, title, text = row.get("action"), row.get("title") or "", row.get("text")
    outcome = next((said for words, said in OUTCOMES.items() if words in (action or "").lower()), None)
    sponsors = [sponsor.strip() for sponsor in row.get("sponsors") or ()]
    decided = (
        ResolutionDocument(
            0, len(action), (outcome,), mover=next(iter(sponsors), None), seconder=next(iter(sponsors[1:]), None)
        ),
    ) if action and outcome else ()  # fmt: skip
    found = Findings(resolutions=tuple(Resolution(each.start, each.end, None, each.outcomes) for each in decided))
    return ItemDocument(
        id=f"{REAL_KEY}/{row['id']}", meeting_id=f"{REAL_KEY}/{meeting}", council=REAL_NAME, committee=row["body"],
        date=row["date"], meeting=name, item=title, minute_number=None, position=place, agenda_text=None,
        decision_text=action, minutes_text=text, url="http://127.0.0.1/", minutes="published",
        resolutions=decided, kinds=kinds_of(title, text or "", found),
    )  # fmt: skip
