"""What more than one test file stands on: the sample council, crawled and indexed once a worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from crawler.archive import Archive
from crawler.councils import Council
from crawler.crawl import CrawlOptions, crawl
from crawler.sample import COUNCIL_KEY, COUNCIL_NAME, SampleSite
from indexer.build import build_index

# The same examples on every run, so that a change is what turns a test red; HYPOTHESIS_PROFILE=default looks further.
settings.register_profile("steady", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@dataclass(frozen=True)
class River:
    """One whole run: the sample site crawled into ``archive`` and built into ``index``."""

    archive: Path
    index: Path


def run_river(folder: Path, *, web_service: bool) -> River:
    """Crawls the sample council one way and builds its index."""
    with SampleSite(web_service=web_service) as site, Archive(folder / "archive", create=True) as archive:
        crawl(Council(COUNCIL_KEY, COUNCIL_NAME, site.base), archive, CrawlOptions(delay=0, attendance=True))
        report = build_index(archive, str(folder / "index"))
        assert not report.unreadable
        return River(folder / "archive", folder / "index")


@pytest.fixture(scope="session")
def by_web_service(tmp_path_factory: pytest.TempPathFactory) -> River:
    """The sample council, crawled by its web service."""
    return run_river(tmp_path_factory.mktemp("service"), web_service=True)


@pytest.fixture(scope="session")
def by_pages(tmp_path_factory: pytest.TempPathFactory) -> River:
    """The sample council, crawled by its pages."""
    return run_river(tmp_path_factory.mktemp("pages"), web_service=False)


@pytest.fixture
def sample_site() -> Iterator[SampleSite]:
    """The sample council's site, on a free port."""
    with SampleSite() as site:
        yield site
