"""The web UI as its readers meet it: an index of invented meetings, served over loopback; and a reader of its HTML."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from bs4 import BeautifulSoup
from flask import Flask
from web_corpus import corpus
from werkzeug.serving import make_server

from indexer.search.document import MeetingDocument
from indexer.search.engine import open_writer

VOID = {"br", "hr", "img", "input", "link", "meta"}


def build(index: Path, meetings: Iterable[MeetingDocument]) -> str:
    """Builds a generation that holds ``meetings``; gives the index's address."""
    writer = open_writer(str(index))
    for meeting in meetings:
        writer.put(meeting)
    writer.commit()
    return str(index)


def build_corpus(folder: Path) -> str:
    """The index of the invented meetings."""
    return build(folder / "index", corpus())


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serves ``app`` on a free port of loopback; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Nesting(HTMLParser):
    """Finds tags that are closed in another order than they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A self-closing tag, as in SVG, opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def faults(html: str) -> list[str]:
    """What is wrong with a page: tags, ids, references to ids, headings."""
    nesting = Nesting()
    nesting.feed(html)
    soup = BeautifulSoup(html, "lxml")
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    found = [*nesting.wrong, *(f"<{tag}> is never closed" for tag in nesting.open)]
    found += [f"id {name} is used twice" for name in set(ids) if ids.count(name) > 1]
    for attribute in ("for", "form", "aria-labelledby", "aria-describedby", "aria-controls"):
        named = " ".join(str(tag[attribute]) for tag in soup.select(f"[{attribute}]")).split()
        found += [f"{attribute} names {name}, which is not there" for name in named if name not in ids]
    found += [
        f"#{link['href'][1:]} leads nowhere" for link in soup.select("a[href^='#']") if str(link["href"])[1:] not in ids
    ]
    return found + _heading_faults([int(tag.name[1]) for tag in soup.select("h1, h2, h3, h4, h5, h6")])


def _heading_faults(levels: list[int]) -> list[str]:
    found = [] if levels.count(1) == 1 else [f"{levels.count(1)} headings of level 1"]
    return found + [f"a level {low} heading follows a level {high}" for high, low in pairwise(levels) if low > high + 1]
