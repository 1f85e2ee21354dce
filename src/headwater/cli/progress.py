"""A bar on stderr for a run that takes longer than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

PATIENCE = 1.0


class Bar:
    """Shows how far a run is: which stage, how much of it, how long it will take. Shows nothing where nobody looks.

    It is the `progress` of a run, called with (stage, done, total).
    """

    def __init__(self, stages: tuple[str, ...], *, quiet: bool) -> None:
        self._order = {name: number for number, name in enumerate(stages, 1)}
        self._silent = quiet or not sys.stderr.isatty()
        self._begin = time.monotonic()
        self._live: _Live | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._live:
            self._live.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` groups of a stage are done."""
        if self._silent or time.monotonic() - self._begin < PATIENCE:
            return
        if self._live is None:
            self._live = _Live()
        self._live.show(f"{self._order.get(stage, 0)}/{len(self._order)} {stage}", stage, done, total)


class _Live:
    """The bar itself; rich is loaded only when there is one to draw."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description:16}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=Console(file=sys.stderr), transient=True)
        self._progress.start()
        self._task = self._progress.add_task("")
        self._stage = ""

    def show(self, label: str, stage: str, done: int, total: int) -> None:
        """Draw the bar of a stage, begun anew for each."""
        if stage != self._stage:
            self._stage = stage
            self._progress.reset(self._task, total=total, description=label)
        self._progress.update(self._task, completed=done)

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()
