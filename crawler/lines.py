"""How crawls go on, told in lines: all that a pipe or a log gets, and what stands above the bars on a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

import click

from crawler.councils import Council
from crawler.crawl import Progress
from crawler.printable import printable
from crawler.report import NAME, in_one_line
from crawler.side_by_side import Display, Outcome

LONGEST = 2_000
MOST_FAILURES, MOST_NOTES = 20, 20
"""So many failures and notes of one council are told in words; all of them are in the report."""

OFTEN, SELDOM = 25, 250
"""There is a line for so many meetings, of one council and of each of many."""


class Told(Display):
    """Tells in lines: what is said of one council alone, and of each of many how it began and ended.

    What went wrong goes to standard error, and with ``aside`` all the rest, too; what is wrong with the archive is told
    once, whichever councils it ends. ``unheard`` is called once a line
    finds nobody who reads it; from then on nothing is told.
    """

    def __init__(
        self, count: int, *, quiet: bool = False, aside: bool = False, unheard: Callable[[], object] = bool
    ) -> None:
        self._many = count > 1
        self._quiet, self._aside = quiet, aside
        self._unheard, self._is_deaf = unheard, False
        self._one_line = threading.RLock()
        self._told = set[str | None]()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left open."""

    def of(self, council: Council) -> Progress:
        if self._quiet:
            return Progress()
        self.says(f"{council.name}: begun, at {council.base}")
        return Lines(self, council.name if self._many else None)

    def ended(self, outcome: Outcome) -> None:
        with self._one_line:
            self._tell_failures(outcome)
            if outcome.problem in self._told:
                return
            if outcome.problem and not outcome.was_stopped:
                self._told.add(outcome.problem)
                self.says(f"Error: {outcome.problem}", problem=True)
            elif not self._quiet:
                self.says(outcome.problem or in_one_line(outcome))

    def _tell_failures(self, outcome: Outcome) -> None:
        notes, failures = outcome.report.notes, outcome.report.failures
        for note in notes[:MOST_NOTES] if not self._quiet else ():
            self.says(note, problem=True)
        for failure in failures[:MOST_FAILURES]:
            self.says(f"Not fetched: {failure.url}: {failure.reason}", problem=True)
        if (more := len(failures) - MOST_FAILURES) > 0:
            self.says(f"{outcome.council.name}: {more:,} more were not fetched; {NAME} has them all.", problem=True)

    def says(self, line: str, *, problem: bool = False) -> None:
        """One line, on standard error where it is about a problem."""
        self.put(printable(line, LONGEST), problem=problem)

    def put(self, line: str, *, problem: bool) -> None:
        """Puts a line that is printable where it belongs; once that fails, none any more."""
        with self._one_line:
            if self._is_deaf:
                return
            try:
                self.write(line, problem=problem)
            except OSError as error:
                self._is_deaf = True
                if isinstance(error, BrokenPipeError):
                    self._unheard()

    def write(self, line: str, *, problem: bool) -> None:
        """Writes a line; raises OSError."""
        to_stderr = problem or self._aside
        encoding = getattr(sys.stderr if to_stderr else sys.stdout, "encoding", None) or "utf-8"
        click.echo(line.encode(encoding, "replace").decode(encoding), err=to_stderr)


class Lines(Progress):
    """One council's progress in lines; ``name`` begins each where there are many councils, and only some are told."""

    def __init__(self, told: Told, name: str | None) -> None:
        self._told, self._name, self._every = told, name, SELDOM if name else OFTEN
        self._total = self._done = self._said = 0

    def says(self, line: str) -> None:
        if self._name is None or self._said % OFTEN == 0:
            self._tell(line)
        self._said += 1

    def begins(self, meetings: int) -> None:
        self._total = meetings

    def advances(self) -> None:
        self._done += 1
        if self._done % self._every == 0:
            self._tell(f"{self._done:,} of {self._total:,} meetings")

    def _tell(self, line: str) -> None:
        is_named = self._name is None or line.startswith(self._name)
        self._told.says(line if is_named else f"{self._name}: {line}")
