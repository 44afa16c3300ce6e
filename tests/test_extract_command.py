"""The command ``extract``: lines that say what was found and by which pattern, and a sentence for what is no item."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.extract_command import extract

TEXT = (
    "Councillor Ash presented the report and moved the recommendation, seconded by Mrs Bell.\n"
    "RESOLVED (by 6 votes to 2) – That the plan be approved and referred to the Audit Committee."
)


def run(*words: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(extract, words, input=stdin)


def test_explain_names_the_pattern_behind_each_finding_with_its_example() -> None:
    shown = run("-", "--explain", stdin=TEXT).output
    assert "Councillor Ash: Councillor Ash presented the report" in shown
    for name in ("SAY", "LEAD_RESOLVED", "MOVES", "VOTES_TO", "REFERRED_TO"):
        assert f"found by {name}, as in " in shown
    assert "found by" not in run("-", stdin=TEXT).output


def test_json_names_the_patterns_too() -> None:
    (resolution,) = json.loads(run("-", "--json", stdin=TEXT).output)["resolutions"]
    assert resolution["found_by"] == ["LEAD_RESOLVED", "MOVES", "VOTES_TO"]


def test_every_kind_of_finding_is_shown_with_what_is_known_of_it() -> None:
    text = (
        "Apologies were received from Councillor Dunn, for whom Councillor Eve substituted.\n"
        "Mrs Bell declared a personal interest in item 5 as a tenant, and left the room.\n"
        "The report was not for publication by virtue of paragraph 3 of Schedule 12A.\n"
        "RESOLVED that the scheme be deferred to the next meeting to allow a site visit."
    )
    shown = run("-", stdin=text).output
    for line in (
        "Sent apologies: Councillor Dunn",
        "Substitute: Councillor Eve for Councillor Dunn",
        "Declared an interest: Mrs Bell (kind: personal; in: item 5; why: a tenant; left the room)",
        "Exempt: paragraph 3 of Schedule 12A",
        "Deferred until the next meeting (to allow a site visit): RESOLVED that",
    ):
        assert line in shown
    assert "Nothing was found" in run("-", stdin="The room was warm.").output


def test_the_title_of_an_item_is_read_with_its_text(tmp_path: Path) -> None:
    text = "I have looked at every bench on the green."
    items = tmp_path / "items.jsonl"
    items.write_text(json.dumps({"id": "a", "item_title": "Benches – Nora Finch", "text": text}) + "\n", "utf-8")
    (speech,) = json.loads(run("--jsonl", str(items)).output)["speeches"]
    assert speech["speaker"] == "Nora Finch"
    assert "Nora Finch" in run("-", "--title", "Benches – Nora Finch", stdin=text).output


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"[" * 100_000, "no JSON"),
        (b'{"a":' * 100_000, "no JSON"),
        (b"\xff\xfe{", "no JSON"),
        (b"[1]", "no object"),
        (b'{"text": "RESOLVED that it be noted."}', "no id"),
        (b'{"id": "a", "text": null}', "text"),
        (b'{"id": "a", "text": "", "title": 5}', "title is not text"),
    ],
)
def test_a_line_that_is_no_item_is_told_with_its_number(tmp_path: Path, line: bytes, why: str) -> None:
    items = tmp_path / "items.jsonl"
    items.write_bytes(b'{"id": "first", "text": "x"}\n\n' + line + b"\n")
    done = run("--jsonl", str(items))
    assert done.exit_code == 1
    assert json.loads(done.stdout)["id"] == "first"
    assert "Line 3 is not an item" in done.stderr
    assert why in done.stderr


def test_what_cannot_be_asked_together_is_wrong_use(tmp_path: Path) -> None:
    assert run().exit_code == 2
    assert run("-", "--json", "--explain", stdin=TEXT).exit_code == 2
