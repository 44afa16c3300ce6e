"""The pages about searching say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indexer.search.clauses import parse
from indexer.search.reference import fields_page

DOCS = Path(__file__).parent.parent / "docs"
ROWS = re.findall(r"^\| (`.*?`) \|", (DOCS / "query-language.md").read_text("utf-8"), re.MULTILINE)
EXAMPLES = [example for row in ROWS for example in re.findall(r"`([^`]+)`", row)]


def test_the_page_of_fields_is_up_to_date() -> None:
    page = (DOCS / "fields.md").read_text("utf-8")
    assert page == fields_page(), "run: python -m indexer.search.reference > docs/fields.md"


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_typed(example: str) -> None:
    tree = parse(example)
    assert parse(str(tree)) == tree
