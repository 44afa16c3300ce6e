"""How crawls go on, shown on a terminal as lines that move, in a pipe as lines now and then."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from crawler.councils import Council
from crawler.crawl import Progress
from crawler.printable import printable
from crawler.report import in_one_line
from crawler.side_by_side import Display, Outcome

LONGEST = 2_000
OFTEN, SELDOM = 25, 250
"""In a pipe there is a line for so many meetings, of one council and of each of many."""


class Told(Display):
    """Tells in lines: what is said of one council alone, and of each council how it ended."""

    def __init__(self, count: int, *, quiet: bool = False) -> None:
        self._many = count > 1
        self._quiet = quiet
        self._one_line = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left open."""

    def of(self, council: Council) -> Progress:
        return Progress() if self._quiet else _Lines(self, council.name if self._many else None, self._many)

    def ended(self, outcome: Outcome) -> None:
        for note in outcome.report.notes if not self._quiet else ():
            self.says(note, problem=True)
        for failure in outcome.report.failures:
            self.says(f"Not fetched: {failure.url}: {failure.reason}", problem=True)
        if outcome.problem:
            self.says(f"Error: {outcome.problem}", problem=True)
        elif not self._quiet:
            self.says(in_one_line(outcome.report))

    def says(self, line: str, *, problem: bool = False) -> None:
        """One line, on standard error where it is about a problem."""
        with self._one_line:
            click.echo(printable(line, LONGEST), err=problem)


class _Lines(Progress):
    def __init__(self, told: Told, name: str | None, many: bool) -> None:
        self._told, self._name, self._every = told, name, SELDOM if many else OFTEN
        self._total = self._done = 0

    def says(self, line: str) -> None:
        if self._name is None:
            self._told.says(line)

    def begins(self, meetings: int) -> None:
        self._total = meetings

    def advances(self) -> None:
        self._done += 1
        if self._done % self._every == 0:
            name = f"{self._name}: " if self._name else ""
            self._told.says(f"{name}{self._done:,} of {self._total:,} meetings")


class Shown(Told):
    """Shows a bar for each council that is being crawled; what has ended is a line above them."""

    def __init__(self, count: int, console: Console) -> None:
        super().__init__(count)
        self._console = console
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            console=console,
            transient=True,
        )
        self._all = self._bars.add_task("Councils", total=count, rate="") if count > 1 else None
        self._tasks: dict[str, _Bar] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def of(self, council: Council) -> Progress:
        name = escape(printable(council.name)[:32])
        task = self._bars.add_task(name, total=None, rate="listing")
        bar = self._tasks[council.base] = _Bar(self._bars, task)
        return bar

    def ended(self, outcome: Outcome) -> None:
        if bar := self._tasks.pop(outcome.council.base, None):
            bar.close()
        super().ended(outcome)
        if self._all is not None:
            self._bars.advance(self._all)

    def says(self, line: str, *, problem: bool = False) -> None:
        style = "bold" if problem else None
        with self._one_line:
            self._console.print(printable(line, LONGEST), style=style, markup=False, highlight=False, soft_wrap=True)


class _Bar(Progress):
    """One council's bar: meetings fetched and queued, how many a minute, the time left."""

    def __init__(self, bars: Bars, task: TaskID) -> None:
        self._bars, self._task = bars, task

    def begins(self, meetings: int) -> None:
        self._bars.update(self._task, total=meetings, rate="")

    def advances(self) -> None:
        self._bars.advance(self._task)
        speed = next((task.speed for task in self._bars.tasks if task.id == self._task), None)
        self._bars.update(self._task, rate=f"{60 * speed:,.0f}/min" if speed else "")

    def close(self) -> None:
        self._bars.remove_task(self._task)
