"""The wheel holds everything: installed outside the checkout, it crawls the sample council, indexes and searches."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

RIVER = """
import sys
from pathlib import Path
import crawler, indexer, webui, minutebook
for part in (crawler, indexer, webui, minutebook):
    assert Path(part.__file__).is_relative_to(sys.argv[1]), part.__file__
index = minutebook.prepare_sample(Path(sys.argv[2]))
from indexer.search.engine import open_engine
from indexer.search.query import Query
assert open_engine(str(index)).search(Query("library")).total > 0
app = webui.create_app(str(index))
page = app.test_client().get("/search?q=library")
assert page.status_code == 200, page.status
for sheet in ("govuk.css", "site.css"):
    assert app.test_client().get(f"/static/{sheet}").status_code == 200, sheet
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True, timeout=300)
    return next(folder.glob("minutebook-*.whl"))


def test_the_wheel_holds_the_parts_and_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"minutebook.py", "crawler", "indexer", "webui"}


def test_the_sample_council_works_from_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(command, check=True, timeout=300)
    code = f"import sys; sys.path[:0] = [{str(site)!r}]\n{RIVER}"
    done = subprocess.run(
        [sys.executable, "-c", code, str(site), str(tmp_path / "demo")],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
