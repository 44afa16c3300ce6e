"""Prose -> findings with spans: who spoke, what was resolved, how the votes fell. Clean text in; no HTML, no I/O."""

from __future__ import annotations

from indexer.extract.findings import as_json, find

__all__ = ["as_json", "find"]
