"""The embedded engine keeps the contract, and what is true of it alone."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.engine_contract")
from tests.engine_contract import EngineContract  # noqa: E402


class TestWhooshEngine(EngineContract):
    """Whoosh keeps every promise."""

    @classmethod
    def new_address(cls, folder: Path) -> str:
        """A folder."""
        return str(folder / "index")
