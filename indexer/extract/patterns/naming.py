"""The names of patterns, and the examples that stand above them in these modules."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import resources

PACKAGE = __name__.rpartition(".")[0]
ABOVE = re.compile(r"((?:^#[^\n]*\n)+)([A-Z_]+) = (?:re\.compile|_outcome)?", re.MULTILINE)
"""A comment right above a pattern, and the pattern's name."""
QUOTED = re.compile(r'"([^"]+)"')


def names_of(*patterns: re.Pattern[str] | None) -> tuple[str, ...]:
    """The names of patterns, in order; None among them is left out."""
    return tuple(_names()[pattern] for pattern in patterns if pattern)


def examples_of(name: str) -> tuple[str, ...]:
    """The examples in quotation marks in the comment above the pattern called ``name``; none where it has none."""
    return examples().get(name, ())


@cache
def examples() -> dict[str, tuple[str, ...]]:
    """The examples of every pattern that has some, by its name."""
    sources = (file for file in resources.files(PACKAGE).iterdir() if file.name.endswith(".py"))
    found = {}
    for source in sources:
        for comment, name in ABOVE.findall(source.read_text(encoding="utf-8")):
            quoted = QUOTED.findall(" ".join(line.lstrip("# ") for line in comment.splitlines()))
            if quoted:
                found[name] = tuple(quoted)
    return found


@cache
def _names() -> dict[re.Pattern[str], str]:
    """The name of every pattern of the package, by the pattern itself."""
    package = vars(sys.modules[PACKAGE])
    return {value: name for name, value in package.items() if isinstance(value, re.Pattern)}
