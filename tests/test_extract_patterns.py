"""Every pattern stands below an example, and finds it; the names that ``--explain`` prints are theirs."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from indexer.extract import patterns
from indexer.extract.patterns import examples_of, names_of
from indexer.extract.patterns.grouping import grouped

PATTERNS = {name: value for name, value in vars(patterns).items() if isinstance(value, re.Pattern)}
WITHOUT = {"WRAPPED_BREAK"}
"""What is found across the end of a line, which no example in a comment can show."""


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_pattern_finds_its_examples(name: str) -> None:
    examples = examples_of(name)
    assert bool(examples) is (name not in WITHOUT)
    assert [example for example in examples if not PATTERNS[name].search(example)] == []


def test_a_pattern_is_called_by_its_name() -> None:
    assert names_of(patterns.SAY, None, patterns.LEAD_RESOLVED) == ("SAY", "LEAD_RESOLVED")
    assert examples_of("NO_SUCH_PATTERN") == ()


@pytest.mark.parametrize("words", ["added", "asked", "advis(?:ed|es)", "said", "sought", "was (?:a|b)"])
def test_alternatives_put_together_by_letter_mean_the_same(words: str) -> None:
    alternatives = "added|asked|advis(?:ed|es)|said|sought|was (?:a|b)|asked to"
    for text in ("added", "asked to", "advises", "advised", "said", "sought", "was b", "sai", "xadded"):
        plain, put = re.fullmatch(alternatives, text), re.fullmatch(grouped(alternatives), text)
        assert (plain and plain.group()) == (put and put.group())
    assert re.match(grouped(words), words.replace("(?:ed|es)", "ed").replace("(?:a|b)", "a"))


def test_no_two_patterns_of_the_package_have_one_name() -> None:
    modules = (each for each in vars(patterns).values() if isinstance(each, ModuleType))
    names = [
        name
        for module in modules
        for name in re.findall(r"^([A-Z_]+) = ", Path(module.__file__ or "").read_text("utf-8"), re.MULTILINE)
        if not name.startswith("_")
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert "SAY" in names
