"""What several commands of the indexer share: where things are, and how errors are told."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from crawler.archive import ArchiveError
from indexer.pages import PageError
from indexer.search.clauses import QuerySyntaxError
from indexer.search.dates import DateError
from indexer.search.engine import SearchError
from indexer.search.fields import BY_NAME, FACETS

P = ParamSpec("P")
R = TypeVar("R")

archive_option = click.option(
    "--archive", "archive_path", envvar="MINUTEBOOK_ARCHIVE", default="archive", show_default=True,
    type=click.Path(file_okay=False, path_type=Path), help="The folder of the archive.",
)  # fmt: skip
index_option = click.option(
    "--index", "address", envvar="MINUTEBOOK_INDEX", default="index", show_default=True,
    help="The folder of the index, or the URL of an OpenSearch server.",
)  # fmt: skip
topics_option = click.option(
    "--topics", "topics_path", envvar="MINUTEBOOK_TOPICS", type=click.Path(path_type=Path),
    help="Your own file of topics, in place of the one that comes with Minutebook.",
)  # fmt: skip


def facet_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One repeatable option for each facet that the fields declare."""
    for name in reversed(FACETS):
        help_text = f"{BY_NAME[name].help} Repeat for any of several."
        command = click.option(f"--{name}", multiple=True, metavar=name.upper(), help=help_text)(command)
    return command


def told_plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turns the errors that a user can mend into one sentence on stderr: exit 2 for wrong use, 1 for failure."""

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (QuerySyntaxError, DateError) as error:
            raise click.UsageError(str(error)) from error
        except (ArchiveError, SearchError, PageError) as error:
            raise click.ClickException(str(error)) from error

    return told
