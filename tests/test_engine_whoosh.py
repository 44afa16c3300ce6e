"""The embedded engine keeps the contract, and what is true of it alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import whoosh

pytest.register_assert_rewrite("tests.engine_contract")
from indexer.search.clauses import QuerySyntaxError, Word  # noqa: E402
from indexer.search.generations import current  # noqa: E402
from indexer.search.vocabulary import Vocabulary  # noqa: E402
from indexer.search.whoosh_counts import WordCounter  # noqa: E402
from indexer.search.whoosh_postings import Postings  # noqa: E402
from tests.engine_contract import EngineContract, build  # noqa: E402
from tests.engine_corpus import CORPUS  # noqa: E402

ROOT = Path(__file__).parent.parent
SUCCESSOR = ROOT / ".venv" / "whoosh3"
ON_SUCCESSOR = "MINUTEBOOK_TEST_WHOOSH3" in os.environ
ANSWERING = """
import sys
from indexer.search.engine import open_engine
from indexer.search.query import Query
from tests.engine_contract import build
from tests.engine_corpus import CORPUS
if sys.argv[2] == "build":
    build(sys.argv[1], *CORPUS)
engine = open_engine(sys.argv[1])
TEXTS = ("road", '"the road"', "speaker:ada library", "clo*", "co-operative", "minute:59", "resolution:road")
for text in TEXTS:
    print([(hit.document.id, hit.score, hit.snippet) for hit in engine.search(Query(text, limit=99)).hits])
"""


class TestWhooshEngine(EngineContract):
    """Whoosh keeps every promise."""

    @classmethod
    def new_address(cls, folder: Path) -> str:
        """A folder."""
        return str(folder / "index")


def test_a_search_that_would_read_too_many_postings_is_refused_with_a_sentence(tmp_path: Path) -> None:
    build(str(tmp_path), *CORPUS)
    postings = Postings(current(str(tmp_path)).folder)
    counter = WordCounter(postings, Vocabulary(["road"]), allowed=8)
    assert len(list(counter.counts("text", Word("road")))) == 6
    with pytest.raises(QuerySyntaxError, match="too many common words"):
        counter.counts("text", Word("road"))
    postings.close()


def answers(address: Path, task: str, *, successor: bool) -> str:
    path = [str(SUCCESSOR)] if successor else []
    done = subprocess.run(
        [sys.executable, "-c", ANSWERING, str(address), task],
        capture_output=True, text=True, check=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([*path, str(ROOT)])},
    )  # fmt: skip
    return done.stdout


def test_this_run_is_on_the_whoosh_that_it_says() -> None:
    assert whoosh.__version__[0] == (3 if ON_SUCCESSOR else 2)


@pytest.mark.skipif(
    not SUCCESSOR.is_dir() and not ON_SUCCESSOR, reason="whoosh3 is not in .venv/whoosh3; make test puts it there"
)
def test_whoosh_and_its_successor_read_each_others_indexes_alike(tmp_path: Path) -> None:
    ours = answers(tmp_path / "ours", "build", successor=False)
    theirs = answers(tmp_path / "theirs", "build", successor=True)
    assert ours == theirs
    assert ours.count("tarn/") > 20
    assert answers(tmp_path / "ours", "read", successor=True) == ours
    assert answers(tmp_path / "theirs", "read", successor=False) == ours
