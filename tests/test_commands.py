"""The command as its user meets it: what it prints, what it exits with, and its sentences for what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import River

ROOT = Path(__file__).parent.parent


def minutebook(*words: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Runs the command in its own process, in ``cwd``."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MINUTEBOOK_")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "minutebook", *words],
        cwd=cwd, env=environment, input=stdin, capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The last line of stderr, which must be all that a failure says beside its usage."""
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


def test_search_answers_json_in_the_documented_shape(by_web_service: River, tmp_path: Path) -> None:
    done = minutebook("search", "library", "--index", str(by_web_service.index), "--json", "--limit", "3", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) == {
        "total", "took_ms", "cut_short", "hits", "facets", "missing", "coverage", "suggestion", "expanded", "taken",
    }  # fmt: skip
    assert len(answer["hits"]) == 3 < answer["total"]
    assert set(answer["hits"][0]) == {
        "id", "council", "committee", "date", "meeting", "item", "minute_number", "speakers", "resolutions",
        "outcomes", "url", "score", "snippet",
    }  # fmt: skip
    assert set(answer["facets"]["committee"][0]) == {"value", "count", "selected"}
    assert all(isinstance(count, int) for count in answer["missing"].values())


def test_search_in_the_terminal_shows_the_hits_and_the_facets(by_web_service: River, tmp_path: Path) -> None:
    done = minutebook("search", "library", "--index", str(by_web_service.index), "--outcome", "approved", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "items (" in done.stdout
    assert "x " in done.stdout
    assert "<mark>" not in done.stdout


def test_export_prints_every_item_with_the_documented_names(by_web_service: River, tmp_path: Path) -> None:
    done = minutebook("export", "--archive", str(by_web_service.archive), cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(rows[0]) == [
        "id", "council", "committee", "committee_id", "meeting_id", "date", "status", "item_id", "minute_number",
        "title", "agenda_text", "decision_text", "minutes_text", "language", "url", "captured_at",
    ]  # fmt: skip
    assert len({row["id"] for row in rows}) == len(rows) > 250


def test_extract_reads_standard_input_and_files_of_items(tmp_path: Path) -> None:
    text = "Councillor Ann Other asked about the bus.\nRESOLVED – That the report be noted."
    done = minutebook("extract", "-", "--json", cwd=tmp_path, stdin=text.encode())
    found = json.loads(done.stdout)
    assert found["resolutions"][0]["outcomes"] == ["noted"]
    (tmp_path / "items.jsonl").write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    line = json.loads(minutebook("extract", "--jsonl", "items.jsonl", cwd=tmp_path).stdout)
    assert line == {"id": "a", **found}


def test_extract_shows_who_moved_and_how_each_voted(tmp_path: Path) -> None:
    text = (
        "It was moved by Councillor Ann Other and seconded by Councillor Bo Quill.\n"
        "RESOLVED – That the budget be approved.\n"
        "A recorded vote was taken:\n"
        "For (2): Councillors Ann Other and Bo Quill\n"
        "Against (1): Councillor Cy Dell\n"
    )
    found = json.loads(minutebook("extract", "-", "--json", cwd=tmp_path, stdin=text.encode()).stdout)["resolutions"][0]
    shown = [line.strip() for line in minutebook("extract", "-", cwd=tmp_path, stdin=text.encode()).stdout.splitlines()]
    assert f"Moved by {found['mover']}, seconded by {found['seconder']}" in shown
    for side, words in (("for", "For: 2 – "), ("against", "Against: 1 – ")):
        assert words + ", ".join(found["recorded_vote"][side]) in shown


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("search", "library"), 1, "minutebook index"),
        (("index",), 1, "minutebook crawl"),
        (("export",), 1, "minutebook crawl"),
        (("serve",), 1, "minutebook index"),
        (("archive", "check"), 1, "minutebook crawl"),
        (("serch", "library"), 2, "No such command 'serch'"),
        (("search", "--colour", "red"), 2, "No such option"),
        (("search", "library", "--sort", "best"), 2, "relevance"),
        (("extract",), 2, "Give a FILE"),
        (("crawl", "no such council anywhere"), 2, "councils.toml"),
    ],
)
def test_what_cannot_be_done_is_answered_with_the_next_step(
    tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    done = minutebook(*words, cwd=tmp_path)
    assert (done.returncode, sentence in one_sentence(done)) == (code, True), done.stderr
    assert list(tmp_path.iterdir()) == [], "a command that failed left something behind"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (('"damp and mould',), "quotation mark"),
        (("colour:red",), "colour"),
        (("library", "--from", "soon"), "soon"),
        (("library AND",), "AND"),
    ],
)
def test_a_search_that_cannot_be_understood_says_which_part(
    by_web_service: River, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = minutebook("search", *words, "--index", str(by_web_service.index), cwd=tmp_path)
    assert done.returncode == 2
    assert sentence in one_sentence(done)


def test_a_label_is_taken_whatever_its_case(by_web_service: River, tmp_path: Path) -> None:
    typed, held = (
        minutebook("search", "damp", "--committee", name, "--json", "--index", str(by_web_service.index), cwd=tmp_path)
        for name in ("cabinet", "Cabinet")
    )
    assert json.loads(typed.stdout)["hits"] == json.loads(held.stdout)["hits"] != []


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("--committee", "Cabnet"),
            ("There is no committee called “Cabnet”", "--committee", "The nearest is: Cabinet."),
        ),
        (("--speaker", "Ada Hallam"), ("There is no speaker called “Ada Hallam”", "--speaker", "Hallam.")),
        (("--outcome", "agreed"), ("There is no outcome called “agreed”", "It has: approved; ")),
        (("--speaker", "xyzzy"), ("“xyzzy”", "The most common are: ")),
        (("--from", "2024", "--to", "2020"), ("--from 2024 is later than --to 2020",)),
    ],
)
def test_a_filter_that_nothing_can_pass_is_wrong_use_and_says_what_would(
    by_web_service: River, tmp_path: Path, words: tuple[str, ...], says: tuple[str, ...], form: tuple[str, ...]
) -> None:
    done = minutebook("search", "damp", *words, *form, "--index", str(by_web_service.index), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert [part for part in says if part not in one_sentence(done)] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("damp", "--to", "1999"), "Without --to there are "),
        (("zzqx",), "Check the spelling, or use fewer or more general words."),
        (("librery",), "Did you mean: library"),
    ],
)
def test_a_search_that_finds_nothing_says_the_next_step(
    by_web_service: River, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    done = minutebook("search", *words, "--index", str(by_web_service.index), cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].startswith(says)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"<html><body>Log in</body></html>", b"<?xml version='1.0'?><meeting>"]
)
def test_parse_says_what_came_instead_of_a_page(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "page").write_bytes(content)
    done = minutebook("parse", "page", cwd=tmp_path)
    assert done.returncode == 1
    assert one_sentence(done).startswith("Error: ")
