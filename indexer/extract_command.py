"""The command ``extract``: what is found in the minutes of one item, or of each item of a file of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import click

from crawler.archive import decode
from indexer.extract import as_json as findings_json
from indexer.extract import find
from indexer.finding_lines import finding_lines
from indexer.options import told_plainly


@click.command()
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--explain", is_flag=True, help="Say below each finding which pattern found it, with its example.")
@click.option("--title", help="The title of the item: it may say that a list is one of apologies, or who reports.")
@click.option("--jsonl", type=click.File("rb"), help="A file of items, one JSON object a line with id and text.")
@told_plainly
def extract(file: Any, as_json: bool, explain: bool, title: str | None, jsonl: Any) -> None:
    """Find speeches, decisions, votes, interests, apologies and referrals in the minutes text of one item."""
    if (file is None) == (jsonl is None):
        raise click.UsageError("Give a FILE (or - for standard input), or --jsonl ITEMS.jsonl, and not both.")
    if explain and (as_json or jsonl):
        raise click.UsageError("--explain is for reading; --json and --jsonl name the patterns under found_by.")
    if jsonl is not None:
        for identity, text, own_title in _items(jsonl):
            found = findings_json(find(text, own_title or title), text)
            click.echo(json.dumps({"id": identity, **found}, ensure_ascii=False))
        return
    text = decode(file.read())
    findings = find(text, title)
    if as_json:
        click.echo(json.dumps(findings_json(findings, text), ensure_ascii=False, indent=2))
    else:
        for line in finding_lines(findings, text, explain):
            click.echo(line)


def _items(lines: Iterable[bytes]) -> Iterator[tuple[str | int, str, str | None]]:
    """The id and text of each item, and its title where it has one (as title or item_title)."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise _not_an_item(number, "it is no JSON that can be read") from error
            yield _item(row, number)


def _item(row: Any, number: int) -> tuple[str | int, str, str | None]:
    if not isinstance(row, dict):
        raise _not_an_item(number, "it is JSON, but no object")
    identity, text, title = row.get("id"), row.get("text"), row.get("title") or row.get("item_title")
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise _not_an_item(number, "it has no id")
    if not isinstance(text, str):
        raise _not_an_item(number, "its text is missing, or is not text")
    if title is not None and not isinstance(title, str):
        raise _not_an_item(number, "its title is not text")
    return identity, text, title


def _not_an_item(number: int, why: str) -> click.ClickException:
    return click.ClickException(
        f"Line {number} is not an item, {why}: it must be a JSON object with an id and a text, and may have a title."
    )
