"""Prose -> findings with spans: who spoke, what was resolved, how the votes fell. Clean text in; no HTML, no I/O."""

from __future__ import annotations

from indexer.extract.findings import find
from indexer.extract.jsonable import as_json

__all__ = ["as_json", "find"]
