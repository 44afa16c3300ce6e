"""A Chromium, the site of invented meetings, and browser windows that may reach nothing but that site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ensure_chromium import executable
from playwright.sync_api import Browser, Page, Route, sync_playwright
from web_site import build_corpus, serving
from windows import DESKTOP, Opener

from webui import create_app

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    if path is None:
        pytest.skip("there is no Chromium here: make browser gets one")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=FLAGS) as found:
        yield found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(create_app(build_corpus(tmp_path_factory.mktemp("browser")))) as base:
        yield base


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Opener]:
    """Opens a path of the site in a window of its own; a request to any other host fails the test."""
    strays: list[str] = []

    def allow(route: Route) -> None:
        if route.request.url.startswith(f"{site}/"):
            route.continue_()
        else:
            strays.append(route.request.url)
            route.abort()

    contexts = []

    def opened(path: str, viewport: dict[str, int] = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.route("**/*", allow)
        page = context.new_page()
        page.goto(site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strays == []
