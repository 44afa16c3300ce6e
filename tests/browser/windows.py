"""The sizes of window that the pages are looked at in, and what opens one."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

DESKTOP = {"width": 1200, "height": 900}
PHONE = {"width": 375, "height": 700}

Opener = Callable[..., Page]
