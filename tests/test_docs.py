"""The documents tell the truth: what they link to is there, what they name as a command is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indexer.search.engine import open_engine
from indexer.search.query import Query
from minutebook import cli
from tests.conftest import River

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_that_is_named_exists(page: Path) -> None:
    named = set(re.findall(r"\bminutebook ([a-z]+)\b", page.read_text(encoding="utf-8")))
    assert named <= {*cli.commands, "is"}


def test_every_search_that_the_readme_shows_finds_something_in_the_sample_council(by_web_service: River) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `([^`]+)` \| (?=items|exactly|either|what|resolutions|meetings)", readme, re.MULTILINE)
    shown += re.findall(r"minutebook search '([^']+)'", readme)
    engine = open_engine(str(by_web_service.index))
    assert len(shown) >= 8
    assert [query for query in shown if not engine.search(Query(query)).total] == []
    engine.close()


def test_every_document_that_the_code_names_exists() -> None:
    parts = [path for part in ("crawler", "indexer", "webui") for path in (ROOT / part).rglob("*.py")]
    named = {name for path in parts for name in re.findall(r"docs/[\w/-]+\.md", path.read_text(encoding="utf-8"))}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
