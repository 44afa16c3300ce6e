"""How crawls go on, shown on a terminal: a line that moves for each council at work, what has ended above them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import TracebackType
from typing import Self

from rich.console import Console, RenderableType
from rich.progress import BarColumn, ProgressColumn, Task, TaskID, TimeRemainingColumn
from rich.progress import Progress as RichProgress
from rich.table import Column
from rich.text import Text

from crawler.councils import Council
from crawler.crawl import Progress
from crawler.lines import Told
from crawler.printable import printable
from crawler.side_by_side import Outcome
from crawler.stopping import Stopping

WIDE = 100
"""A terminal of so many columns has room for bars."""

AROUND = 3
"""Lines of the terminal that are not for councils: the count of all, the count of those not shown, the cursor's."""

RATED_OVER = 120.0
"""The rate, and the time left, are those of so many seconds."""


class Shown(Told):
    """Shows a line for each council at work, as many as the terminal has room for; what has ended is told above."""

    def __init__(
        self,
        count: int,
        console: Console,
        stopping: Stopping,
        *,
        aside: bool = False,
        unheard: Callable[[], object] = bool,
    ) -> None:
        super().__init__(count, aside=aside, unheard=unheard)
        self._console = console
        self._stopping = stopping
        self._bars = _Bars(count, console, stopping)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._stopping.is_shown = True
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.is_shown = False
        with suppress(OSError):  # the terminal is gone
            self._bars.stop()

    def of(self, council: Council) -> Progress:
        task = self._tasks[council.base] = self._bars.add_task(printable(council.name, 60), total=None, state="listing")
        return _Row(self._bars, task)

    def ended(self, outcome: Outcome) -> None:
        self._bars.ends(self._tasks.pop(outcome.named.base, None), is_good=outcome.is_good)
        super().ended(outcome)

    def write(self, line: str, *, problem: bool) -> None:
        if not (problem or self._aside or (sys.stdout and sys.stdout.isatty())):
            super().write(line, problem=problem)
            return
        self._console.print(Text(line, style="bold" if problem else ""), soft_wrap=True)


class _Row(Progress):
    """One council's line: meetings fetched and queued, how many a minute, the time left, what it is at."""

    def __init__(self, bars: _Bars, task: TaskID) -> None:
        self._bars, self._task = bars, task
        self._is_listing = True

    def says(self, line: str) -> None:
        if self._is_listing:
            self._bars.update(self._task, state=f"listing {printable(line, 60)}")

    def begins(self, meetings: int) -> None:
        self._is_listing = False
        self._bars.update(self._task, total=meetings, state="fetching")

    def advances(self) -> None:
        self._bars.advance(self._task)


class _Bars(RichProgress):
    """The lines of the councils at work, under a count of all."""

    def __init__(self, count: int, console: Console, stopping: Stopping) -> None:
        self._count, self._screen, self._stopping = count, console, stopping
        self._ended = self._wrong = 0
        super().__init__(
            *_columns(console), console=console, transient=True, refresh_per_second=4, speed_estimate_period=RATED_OVER
        )

    def ends(self, task: TaskID | None, *, is_good: bool) -> None:
        """A council has ended; ``task`` was its line, if it had one."""
        if task is not None:
            self.remove_task(task)
        self._ended += 1
        self._wrong += not is_good

    def get_renderables(self) -> Iterable[RenderableType]:
        rows = self.tasks
        room = max(1, self._screen.size.height - AROUND)
        if head := self._head(len(rows)):
            yield Text(head, no_wrap=True, overflow="ellipsis")
        yield self.make_tasks_table(rows[:room])
        if len(rows) > room:
            yield Text(f"and {len(rows) - room} more at work", no_wrap=True, overflow="ellipsis")

    def _head(self, at_work: int) -> str:
        parts = []
        if self._count > 1:
            wrong = f" ({self._wrong} of them not well)" if self._wrong else ""
            waiting = self._count - self._ended - at_work
            parts = [f"{self._ended} of {self._count} councils have ended{wrong}, {at_work} at work, {waiting} to come"]
        if self._stopping.is_set():
            parts.append("stopping when the requests under way have been answered; Ctrl-C stops at once")
        return "; ".join(parts)


class _Words(ProgressColumn):
    """A column of words about each task, cut where there is no room for them."""

    def __init__(self, words: Callable[[Task], str], least: int | None = None, most: int | None = None) -> None:
        self._words = words
        super().__init__(table_column=Column(no_wrap=True, overflow="ellipsis", min_width=least, max_width=most))

    def render(self, task: Task) -> Text:
        return Text(self._words(task))


def _columns(console: Console) -> list[ProgressColumn]:
    bar = [BarColumn(bar_width=16)] if console.size.width >= WIDE else []
    return [
        _Words(lambda task: task.description, most=28),
        *bar,
        _Words(lambda task: f"{task.completed:,.0f} fetched", least=9),
        _Words(lambda task: "" if task.remaining is None else f"{task.remaining:,.0f} queued", least=8),
        _Words(lambda task: f"{60 * task.speed:,.0f}/min" if task.speed else ""),
        TimeRemainingColumn(compact=True, table_column=Column(no_wrap=True)),
        _Words(lambda task: str(task.fields["state"]), most=40),
    ]
