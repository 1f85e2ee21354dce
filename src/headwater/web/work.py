"""What decisions set off: one worker that does again what depends on them, one after the other, while pages are read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from time import monotonic, sleep

from fastapi import Request

from headwater.case import Case
from headwater.deciding import Effect, bring_up_to_date, store
from headwater.errors import HeadwaterError
from headwater.records import Decision, Tally
from headwater.run.notice import find_running

FRESH = 60.0
"""For how many seconds pages tell what a decision changed."""
SILENT, PAUSE = timedelta(minutes=1), 0.5
"""After how long without a word another run is not waited for any more, and how often it is looked at, in seconds."""
SHOWN = 5
"""How many of the changed claims are named."""


@dataclass(frozen=True, slots=True)
class Act:
    """What was decided or taken back: the rows that were kept, how many were new, and what that says.

    `undo` is the id of the decision that can be taken back, "" where it takes one back itself.
    """

    kept: Sequence[Decision]
    new: int
    said: str
    undo: str = ""


def keep(path: Path, made: Sequence[Decision], said: str, undo: str = "") -> Act:
    """Keep decisions in a case file, and return the act that they are; what depends on them is as it was."""
    with Case.open(path) as case:
        return Act(made, store(case, made), said, undo)


@dataclass(frozen=True, slots=True)
class State:
    """How far the work is: what was decided last, which stage is done again for it, and, once it is done, what that changed.

    `changed` are the first of the changed claims, id and words. Where it went wrong, `error` says why; what was decided is
    kept all the same.
    """

    act: Act | None = None
    busy: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    effect: Effect | None = None
    changed: Sequence[tuple[str, str]] = ()
    error: str = ""


@dataclass
class Work:
    """The worker of one case file. It opens the file for itself, only while it works.

    `now` is a clock in seconds, `pause` waits for some.
    """

    path: Path
    now: Callable[[], float] = monotonic
    pause: Callable[[float], None] = sleep
    _state: State = State()
    _waiting: list[Act] = field(default_factory=list)
    _asked: int = 0
    _done: int = 0
    _ended: float = 0.0
    _ready: bool = False
    _news: threading.Condition = field(default_factory=threading.Condition)

    @property
    def state(self) -> State:
        """How far the work is; what was done a while ago is no news any more."""
        with self._news:
            old = not self._state.busy and not self._state.error and self.now() - self._ended > FRESH
            return State() if old else self._state

    def prepare(self) -> None:
        """Load, while somebody makes up their mind, what takes long to load and is needed for whatever they decide."""
        with self._news:
            if not self._ready:
                self._ready = True
                threading.Thread(target=import_module, args=("headwater.stages",), name="prepare", daemon=True).start()

    def ask(self, act: Act) -> int:
        """Have done again what depends on an act; return its number, to wait for."""
        with self._news:
            self._asked += 1
            self._waiting.append(act)
            if not self._state.busy:
                threading.Thread(target=self._work, name="decisions", daemon=True).start()
            self._state = State(act, busy=True)
            return self._asked

    def wait(self, number: int, seconds: float) -> bool:
        """Return whether the work asked for under a number is done, after at most so many seconds."""
        with self._news:
            return self._news.wait_for(lambda: self._done >= number, seconds)

    def _work(self) -> None:
        """Do what is asked for until nothing is any more; acts that came meanwhile are done together."""
        while True:
            with self._news:
                acts, number = self._waiting, self._asked
                self._waiting = []
            found = self._redo(acts)
            with self._news:
                self._done = number
                self._ended = self.now()
                more = bool(self._waiting)
                if not more:
                    self._state = found
                self._news.notify_all()
                if not more:
                    return

    def _redo(self, acts: Sequence[Act]) -> State:
        kept = [decision for act in acts for decision in act.kept]
        try:
            with Case.open(self.path) as case:
                self._let_others_end(case)
                effect = bring_up_to_date(case, kept, sum(act.new for act in acts), self._hear)
                texts = {row.claim: row.text for row in case.rows(Tally, claim=effect.changed[:SHOWN])}
                return State(acts[-1], effect=effect, changed=[*texts.items()])
        except HeadwaterError as error:
            return State(acts[-1], error=str(error))
        except Exception as error:  # noqa: BLE001  # whatever it is: the page must say it, and the decision is kept
            return State(acts[-1], error=f"{type(error).__name__}: {error}")

    def _let_others_end(self, case: Case) -> None:
        """Wait while a run of another process is heard of: it does again what is out of date, and would do it twice."""
        while (other := find_running(case)) and datetime.now(UTC) - datetime.fromisoformat(other.seen) < SILENT:
            self._hear(other.stage, other.done, other.total)
            self.pause(PAUSE)

    def _hear(self, stage: str, done: int, total: int) -> None:
        with self._news:
            self._state = replace(self._state, stage=stage, done=done, total=total)


def work_of(request: Request) -> Work:
    """Return the worker of the case that an app serves."""
    state = request.app.state
    if not hasattr(state, "work"):
        state.work = Work(state.room.path)
    work: Work = state.work
    return work
