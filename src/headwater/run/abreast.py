"""Do slow work for several things at once, in threads that wait for somebody else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable
from itertools import islice
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def do_abreast(work: Callable[[T], R], things: Iterable[T], at_once: int) -> Generator[R]:
    """Yield what `work` makes of each thing, in any order; what it raises is raised here.

    No more is begun than is waited for, and closing this ends it. Its threads do not keep the process alive: Ctrl-C waits
    for none of them.
    """
    todo: SimpleQueue[tuple[T] | None] = SimpleQueue()
    done: SimpleQueue[R | _Raised] = SimpleQueue()
    waiting = iter(things)
    threads = 0
    for thing in islice(waiting, at_once):
        todo.put((thing,))
        threading.Thread(target=_work, args=(work, todo, done), daemon=True).start()
        threads += 1
    under_way = threads
    try:
        while under_way:
            made = done.get()
            under_way -= 1
            if isinstance(made, _Raised):
                raise made.error
            yield made
            for thing in islice(waiting, 1):
                todo.put((thing,))
                under_way += 1
    finally:
        for _ in range(threads):
            todo.put(None)


class _Raised:
    """What a thread hands over in place of a result."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def _work(work: Callable[[T], R], todo: SimpleQueue[tuple[T] | None], done: SimpleQueue[R | _Raised]) -> None:
    """Work on what comes, until None does."""
    while (thing := todo.get()) is not None:
        try:
            done.put(work(*thing))
        except BaseException as error:  # noqa: BLE001  # it is raised where the results are awaited
            done.put(_Raised(error))
