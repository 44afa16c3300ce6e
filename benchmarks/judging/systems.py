"""Three systems side by side: ours, plain Whoosh and SQLite, each asked for the first ten of the same items."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from whoosh import analysis, fields, index, qparser, scoring

from indexer.search.clauses import CLAUSES, QuerySyntaxError
from indexer.search.document import ItemDocument
from indexer.search.engine import SearchEngine
from indexer.search.query import Query

Ranker = Callable[[str], list[str]]
"""A search, as it is typed, to the ids of the first ten items found."""

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
    """The engine, its suggestion taken where it makes one and nothing was found as typed."""

    def rank(text: str) -> list[str]:
        with suppress(QuerySyntaxError):
            answer = engine.search(Query(text, limit=TEN, facets=()))
            if not answer.hits and answer.suggestion:
                answer = engine.search(Query(answer.suggestion, limit=TEN, facets=()))
            return [hit.document.id for hit in answer.hits]
        return []

    return rank


def plain_whoosh(items: Iterable[ItemDocument], folder: Path) -> Ranker:
    """Whoosh's BM25F over one stemmed text field: items with all the words first, then those with some."""
    schema = fields.Schema(id=fields.STORED, text=fields.TEXT(analyzer=analysis.StemmingAnalyzer()))
    folder.mkdir()
    held = index.create_in(str(folder), schema)
    writer = held.writer(limitmb=256)
    for item in items:
        writer.add_document(id=item.id, text=one_text(item))
    writer.commit()
    searcher = held.searcher(weighting=scoring.BM25F())
    readings = [qparser.QueryParser("text", schema, group=group) for group in (qparser.AndGroup, qparser.OrGroup)]

    def rank(text: str) -> list[str]:
        words = " ".join(word.lower() for word in plain_words(text))
        found = (hit["id"] for each in readings for hit in searcher.search(each.parse(words), limit=2 * TEN))
        return list(dict.fromkeys(found))[:TEN]

    return rank


def sqlite_fts(items: Iterable[ItemDocument], path: Path) -> Ranker:
    """SQLite's FTS5 with Porter's stemmer and bm25(): items with all the words first, then those with some."""
    held = sqlite3.connect(path)
    held.execute("CREATE VIRTUAL TABLE item USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61')")
    held.executemany("INSERT INTO item VALUES (?, ?)", ((item.id, one_text(item)) for item in items))
    held.commit()
    asked = "SELECT id FROM item WHERE item MATCH ? ORDER BY bm25(item), id LIMIT ?"

    def rank(text: str) -> list[str]:
        words = [f'"{word}"' for word in plain_words(text)]
        found = (row[0] for mark in (" ", " OR ") for row in held.execute(asked, (mark.join(words), 2 * TEN)))
        return list(dict.fromkeys(found))[:TEN] if words else []

    return rank
