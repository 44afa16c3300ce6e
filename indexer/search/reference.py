"""docs/fields.md, written from the table of fields: `python -m indexer.search.reference > docs/fields.md`."""

from __future__ import annotations

import sys

from indexer.search.fields import FIELDS, Field, Kind, Scope

HEAD = """\
# Fields

Every field that can be searched, made from `indexer/search/fields.py`. `field:word` and `field:"a phrase"` look in one
field; words without a field are looked for in those that have a weight. Facets are counted beside the results and can
be filtered on, by whole values. What is matched within a speech or a resolution is matched within one of them.

| field | what it holds | matched | within | weight | facet |
|---|---|---|---|---|---|
"""

MATCHED = {
    Kind.TEXT: "by its words, English endings aside",
    Kind.LABEL: "by its words as written",
    Kind.DATE: "by day or range of days",
    Kind.REFERENCE: "whole, however it is spaced",
}
WITHIN = {Scope.ITEM: "the item", Scope.SPEECH: "one speech", Scope.RESOLUTION: "one resolution"}


def fields_page() -> str:
    """The page, in Markdown."""
    return HEAD + "".join(map(_row, FIELDS))


def _row(field: Field) -> str:
    weight = f"{field.boost:g}" if field.boost else ""
    cells = (
        f"`{field.name}`",
        field.help,
        MATCHED[field.kind],
        WITHIN[field.scope],
        weight,
        "yes" if field.facet else "",
    )
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    sys.stdout.write(fields_page())
