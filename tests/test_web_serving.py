"""The site follows its index: none yet, a new generation, a broken one; and `serve` says plainly what is wrong."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner
from web_corpus import corpus
from web_site import build, build_corpus, faults, serving

from indexer.search.query import Query
from indexer.search.results import Results
from indexer.search.whoosh_engine import WhooshEngine
from webui import create_app
from webui.commands import serve
from webui.held import CurrentEngine


def total(base: str) -> int:
    return int(requests.get(f"{base}/api/v1/search", timeout=30).json()["total"])


def test_without_an_index_every_page_says_so_and_works_once_there_is_one(tmp_path: Path) -> None:
    with serving(create_app(str(tmp_path / "index"))) as base:
        for path in ("/", "/search?q=x", "/item/a/1", "/meeting/a/1", "/api/v1/search", "/healthz"):
            response = requests.get(base + path, timeout=30)
            assert response.status_code == 503
            assert "There is no index yet. Run `minutebook index`." in response.text
        assert faults(requests.get(base, timeout=30).text) == []
        assert requests.get(f"{base}/static/site.css", timeout=30).ok
        build(tmp_path / "index", corpus())
        assert requests.get(f"{base}/healthz", timeout=30).json()["status"] == "ok"
        assert total(base) == 43


def test_a_new_generation_is_served_as_soon_as_it_is_there(tmp_path: Path) -> None:
    index = tmp_path / "index"
    with serving(create_app(build(index, corpus()[:1]))) as base:
        assert total(base) == 4
        build(index, corpus())
        assert total(base) == 43


def test_a_generation_that_cannot_be_opened_leaves_the_one_in_use(tmp_path: Path) -> None:
    index = tmp_path / "index"
    with serving(create_app(build(index, corpus()))) as base:
        assert total(base) == 43
        (index / "generation-9999").mkdir()
        (index / "current").write_text("generation-9999")
        assert total(base) == 43


def test_an_engine_is_closed_only_when_its_last_reader_is_done(tmp_path: Path) -> None:
    index = build(tmp_path / "index", corpus()[:1])
    current = CurrentEngine(index)
    first = current.take()
    build(tmp_path / "index", corpus())
    second = current.take()
    assert first.engine.search(Query()).total == 4
    assert second.engine.search(Query()).total == 43
    current.give_back(first)
    with pytest.raises(Exception):  # noqa: B017, PT011  a closed engine's files are gone, whatever it says of that
        first.engine.search(Query(text="damp"))
    current.give_back(second)
    assert current.take().engine is second.engine


class Faulty(WhooshEngine):
    """An engine with a fault."""

    def search(self, query: Query) -> Results:
        raise RuntimeError("a secret of the machine")


def test_a_fault_is_a_page_with_status_500_and_no_detail(tmp_path: Path) -> None:
    index = build_corpus(tmp_path)
    with serving(create_app(index, engine=Faulty.open(index))) as base:
        page, answer = (requests.get(f"{base}{path}", timeout=30) for path in ("/search?q=x", "/api/v1/search"))
        assert (page.status_code, answer.status_code) == (500, 500)
        assert "The fault has been logged" in page.text
        assert "secret" not in page.text + answer.text
        assert requests.get(f"{base}/meeting/ashmoor/30", timeout=30).ok


def test_many_readers_at_once_get_the_same_answer(tmp_path: Path) -> None:
    answers: list[int] = []
    with serving(create_app(build_corpus(tmp_path))) as base:
        readers = [threading.Thread(target=lambda: answers.append(total(base))) for _ in range(12)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    assert answers == [43] * 12


def test_serve_says_where_and_serves_until_it_is_stopped(tmp_path: Path) -> None:
    index = build_corpus(tmp_path)
    command = [sys.executable, "-c", "import sys; from webui.commands import serve; serve(sys.argv[1:])"]
    with subprocess.Popen(
        [*command, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "MINUTEBOOK_INDEX": index, "PYTHONUNBUFFERED": "1"},
    ) as serving_process:
        assert serving_process.stdout
        line = serving_process.stdout.readline()
        address = re.search(r"Serving (http://127\.0\.0\.1:\d+/)", line)
        assert address, line
        assert requests.get(address[1], timeout=30).ok
        assert requests.get(f"{address[1]}values/speaker?speaker={'x' * 60_000}", timeout=30).ok
        assert requests.get(f"{address[1]}values/speaker?speaker={'x' * 70_000}", timeout=30).status_code == 431
        serving_process.send_signal(signal.SIGINT)
        assert serving_process.wait(timeout=30) == 0


@pytest.mark.parametrize("kind", ["no index", "port in use", "bad host"])
def test_what_keeps_serve_from_serving_is_one_sentence_and_exit_1(tmp_path: Path, kind: str) -> None:
    index = str(tmp_path / "none") if kind == "no index" else build_corpus(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        host = "999.not-a-host.invalid" if kind == "bad host" else "127.0.0.1"
        done = CliRunner().invoke(serve, ["--index", index, "--host", host, "--port", str(taken.getsockname()[1])])
    says = {"no index": "minutebook index", "port in use": "--port", "bad host": "--host"}[kind]
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_address_that_cannot_be_an_index_is_said_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not an index")
    with serving(create_app(str(tmp_path / "file"))) as base:
        response = requests.get(base, timeout=30)
    assert response.status_code == 503
    assert "is a file, not the folder of an index" in response.text
