"""Worker processes: how many, how they begin, and that they end with the run, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from types import TracebackType
from typing import Self

from headwater.errors import StopRun
from headwater.run.work import Job, Made, work

IN_FLIGHT = 2  # jobs a worker: one at work, one waiting
# Workers inherit these: several processes that each use all cores for small matrices are three times slower.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


class Workers:
    """`jobs` processes, started when first a stage has more than one job for them; 1 is this process alone."""

    def __init__(self, jobs: int) -> None:
        self.jobs = max(1, jobs)
        self._pool: ProcessPoolExecutor | None = None
        self._others = set(multiprocessing.active_children())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            if error is not None:
                for process in set(multiprocessing.active_children()) - self._others:
                    process.terminate()
            self._pool.shutdown(wait=True, cancel_futures=True)

    def run(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Made]]:
        """Yield each job with what was made of it, in any order."""
        first = list(islice(jobs, 2))
        if self.jobs == 1 or len(first) < 2:
            for job in chain(first, jobs):
                yield job, work(job)
        else:
            yield from self._run_in_pool(chain(first, jobs))

    def _run_in_pool(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Made]]:
        for name in ONE_THREAD:
            os.environ.setdefault(name, "1")
        pool = self._pool = self._pool or ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"), _begin)
        flying: dict[Future[Made], Job] = {}
        try:
            for job in islice(jobs, self.jobs * IN_FLIGHT):
                flying[pool.submit(work, job)] = job
            while flying:
                landed, _ = wait(flying, return_when=FIRST_COMPLETED)
                for future in landed:
                    yield flying.pop(future), future.result()
                    for job in islice(jobs, 1):
                        flying[pool.submit(work, job)] = job
        except BrokenProcessPool as error:
            raise StopRun(
                "a worker process died, most likely for want of memory: what was done is kept; run again with fewer jobs "
                "(a script that runs with several needs `if __name__ == '__main__':` around its calls)"
            ) from error


def _begin() -> None:
    """Make a worker leave Ctrl-C to its parent, end when its parent ends, and use one thread for models."""
    from headwater.model.session import set_threads

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    set_threads(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
