"""What a run that is at work leaves in the case for others to see: which stage, how far, and when it was last heard of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Protocol, Self

from headwater.case import Case

SETTING = "running"
SILENCE = timedelta(minutes=10)
"""After how long without a word a run counts as dead: one that was killed cannot say so."""


class Progress(Protocol):
    """Who wants to know how far a run is: called with 0 of `total` as a stage begins and as groups are done."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Hear that `done` of `total` groups of a stage are done."""


@dataclass(frozen=True, slots=True)
class Running:
    """A run at work: `done` of the `total` groups of `stage`, which is number `at`, from 0, of the stages; when it said so."""

    stage: str
    at: int
    stages: int
    done: int
    total: int
    seen: str

    @property
    def share(self) -> float:
        """How much of the run is done, 0..1, every stage counted alike."""
        return (self.at + (self.done / self.total if self.total else 0.0)) / max(1, self.stages)


class Notice:
    """Keeps the note of a run as long as the run is at work. It is a `Progress`, and hands on what it hears to another."""

    def __init__(self, case: Case, stages: Sequence[str], progress: Progress | None) -> None:
        self._case = case
        self._stages = list(stages)
        self._progress = progress

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._case.sql("DELETE FROM setting WHERE name = ?", (SETTING,))

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note that `done` of `total` groups of a stage are done."""
        at = self._stages.index(stage)
        note = Running(stage, at, len(self._stages), done, total, datetime.now(UTC).isoformat(timespec="seconds"))
        self._case.set(SETTING, json.dumps(asdict(note)))
        if self._progress:
            self._progress(stage, done, total)


def find_running(case: Case, now: datetime | None = None) -> Running | None:
    """Return the run that is at work on a case, None where none is, or none has been heard of for a while."""
    note = case.setting(SETTING)
    if not note:
        return None
    found = Running(**json.loads(note))
    return found if (now or datetime.now(UTC)) - datetime.fromisoformat(found.seen) < SILENCE else None
