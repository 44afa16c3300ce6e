"""Three systems side by side: ours, plain Whoosh and SQLite, each asked for the first ten of the same items."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from whoosh import analysis, fields, index, qparser, scoring

from indexer.search.clauses import CLAUSES, QuerySyntaxError
from indexer.search.document import ItemDocument
from indexer.search.engine import SearchEngine
from indexer.search.query import Query

Ranker = Callable[[str], list[str]]
"""A search, as it is typed, to the ids of the first ten items found."""

TYPED, HELPED = "ours as typed", "ours helped"
TEN = 10
_FIELD = re.compile(rf"\b(?:{'|'.join(CLAUSES)}):", re.IGNORECASE)


def plain_words(text: str) -> list[str]:
    """The words of a search, without what the query language adds to them: for systems that do not speak it."""
    return re.findall(r"\w+", _FIELD.sub(" ", text))


def one_text(item: ItemDocument) -> str:
    """All that is known of an item, as one text: what the plain systems index."""
    movers = [name for each in item.resolutions for name in (each.mover, each.seconder) if name]
    labels = [*item.speakers, *item.outcomes, *item.kinds, *movers]
    parts = [item.item, item.meeting, item.council, item.minute_number, item.agenda_text, item.text, *labels]
    return "\n".join(part for part in parts if part)


def ours(engine: SearchEngine) -> Ranker:
    """The engine, asked just what was typed."""

    def rank(text: str) -> list[str]:
        with suppress(QuerySyntaxError):
            return [hit.document.id for hit in engine.search(Query(text, limit=TEN, facets=())).hits]
        return []

    return rank


def ours_helped(engine: SearchEngine) -> Ranker:
    """The engine as a reader uses it: where its page is not full, what its suggestion finds is read after it."""

    def rank(text: str) -> list[str]:
        with suppress(QuerySyntaxError):
            answer = engine.search(Query(text, limit=TEN, facets=()))
            hits = list(answer.hits)
            if len(hits) < TEN and answer.suggestion:
                hits += engine.search(Query(answer.suggestion, limit=TEN, facets=())).hits
            return list(dict.fromkeys(hit.document.id for hit in hits))[:TEN]
        return []

    return rank


def plain_whoosh(items: Iterable[ItemDocument], folder: Path) -> tuple[Ranker, Ranker]:
    """Whoosh's BM25F over one stemmed text field, as it comes; and with items that have only some words after those."""
    schema = fields.Schema(id=fields.STORED, text=fields.TEXT(analyzer=analysis.StemmingAnalyzer()))
    folder.mkdir()
    held = index.create_in(str(folder), schema)
    writer = held.writer(limitmb=256)
    for item in items:
        writer.add_document(id=item.id, text=one_text(item))
    writer.commit()
    searcher = held.searcher(weighting=scoring.BM25F())
    every, some = (qparser.QueryParser("text", schema, group=group) for group in (qparser.AndGroup, qparser.OrGroup))

    def rank(text: str, *readings: qparser.QueryParser) -> list[str]:
        words = " ".join(word.lower() for word in plain_words(text))
        found = (hit["id"] for each in readings for hit in searcher.search(each.parse(words), limit=2 * TEN))
        return list(dict.fromkeys(found))[:TEN]

    return lambda text: rank(text, every), lambda text: rank(text, every, some)


def sqlite_fts(items: Iterable[ItemDocument], path: Path) -> tuple[Ranker, Ranker]:
    """SQLite's FTS5 with Porter's stemmer and bm25(), as it comes; and with items that have only some words after."""
    held = sqlite3.connect(path)
    held.execute("CREATE VIRTUAL TABLE item USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61')")
    held.executemany("INSERT INTO item VALUES (?, ?)", ((item.id, one_text(item)) for item in items))
    held.commit()
    asked = "SELECT id FROM item WHERE item MATCH ? ORDER BY bm25(item), id LIMIT ?"

    def rank(text: str, *marks: str) -> list[str]:
        words = [f'"{word}"' for word in plain_words(text)]
        found = (row[0] for mark in marks for row in held.execute(asked, (mark.join(words), 2 * TEN)))
        return list(dict.fromkeys(found))[:TEN] if words else []

    return lambda text: rank(text, " "), lambda text: rank(text, " ", " OR ")


def all_of(engine: SearchEngine, items: Sequence[ItemDocument], folder: Path) -> dict[str, Ranker]:
    """Every system by name; the plain ones keep their indexes in ``folder``."""
    whoosh, whoosh_some = plain_whoosh(items, folder / "plain")
    sqlite, sqlite_some = sqlite_fts(items, folder / "fts.db")
    return {
        TYPED: ours(engine),
        HELPED: ours_helped(engine),
        "plain Whoosh": whoosh,
        "SQLite FTS5": sqlite,
        "Whoosh, any word": whoosh_some,
        "SQLite, any word": sqlite_some,
    }
