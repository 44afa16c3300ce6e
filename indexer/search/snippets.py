"""What a hit shows of its text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from indexer.search.clauses import Node
from indexer.search.document import ItemDocument


@dataclass(frozen=True)
class Snippet:
    """Escaped HTML, and whose words it shows."""

    html: str
    of: str | None = None


def snippet(document: ItemDocument, tree: Node) -> Snippet:
    """The part of the document that best shows why it was found."""
    return Snippet(escape((document.text or document.agenda_text or "")[:250]))
