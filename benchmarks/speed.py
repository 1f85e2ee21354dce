"""Measure the speed and the memory of a whole run, stage by stage; write benchmarks/speed.md.

    python benchmarks/speed.py [--reports 2000] [--jobs 2]

The corpus (2,000 news articles) lies outside the repository, in ../shared; without it the reports of the training cases
stand in, repeated with other names. A run a second time and one more report show what growth costs. CPU seconds are those
of this process, so that they mean something only with one job; they hardly depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from headwater.api import bring, open_case, open_or_create, read_path, update
from headwater.case import Case
from headwater.exports.html import write_page
from headwater.exports.trace import stream_trace
from headwater.view import CaseView

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "data" / "news10k" / "news2k.jsonl.gz"


class Clock:
    """The seconds, by the clock and of the processor, that each stage took, as a run's `progress`."""

    def __init__(self) -> None:
        self.seconds: dict[str, tuple[float, float]] = {}
        self.groups: dict[str, int] = {}
        self._last = now()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Add the time since the last call to the stage at hand."""
        wall, cpu = self.seconds.get(stage, (0.0, 0.0))
        last, self._last = self._last, now()
        self.seconds[stage] = (wall + self._last[0] - last[0], cpu + self._last[1] - last[1])
        self.groups[stage] = total
        if done == total:
            print(
                f"{stage}: {total:,} groups, {self.seconds[stage][0]:.1f} s, {peak_of(resource.RUSAGE_SELF):.0f} MB", flush=True
            )


def now() -> tuple[float, float]:
    """Return the time by the clock and of the processor."""
    return time.perf_counter(), time.process_time()


def main() -> None:
    """Run, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=1)
    wish = parser.parse_args()
    with TemporaryDirectory() as folder:
        corpus, name = write_corpus(Path(folder) / "news.jsonl", wish.reports + 1)
        lines = corpus.read_text(encoding="utf-8").splitlines(keepends=True)
        corpus.write_text("".join(lines[:-1]), encoding="utf-8")
        late = Path(folder) / "late.jsonl"
        late.write_text(lines[-1], encoding="utf-8")
        with open_or_create(Path(folder) / "case.sqlite") as case:
            page = measure(case, corpus, late, wish.jobs)
        size = (Path(folder) / "case.sqlite").stat().st_size
    head = describe(name, wish.reports, sum(map(len, lines[:-1])), wish.jobs, size)
    Path(__file__).with_suffix(".md").write_text("\n".join([*head, *page, ""]), encoding="utf-8")


def write_corpus(path: Path, count: int) -> tuple[Path, str]:
    """Write `count` reports as JSON lines; return the file and what they are."""
    if NEWS.exists():
        with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
            found = list(islice(lines, count))
        name = "political news of 2018-20, 89 outlets"
    else:
        found, name = [], "the training cases, repeated under other names"
    texts = sorted((ROOT / "training" / "cases").glob("*/*.txt"))
    for number, text in zip(range(len(found), count), cycle(texts), strict=False):
        row = {"outlet": f"Outlet {number % 97}", "published": "2031-03-03", "text": text.read_text(encoding="utf-8")}
        found.append(json.dumps({**row, "id": number, "title": f"Number {number}"}) + "\n")
    path.write_text("".join(found), encoding="utf-8")
    return path, name


def measure(case: Case, corpus: Path, late: Path, jobs: int) -> list[str]:
    """Run the corpus, run again, add a report, export; return the lines of the table."""
    reading = read_path(corpus)
    reports, begin = len(reading.reports), now()
    rows = [("store", reports, clocked(lambda: bring(case, reading)))]
    clock = Clock()
    update(case, jobs, clock)
    rows += [(stage, clock.groups[stage], seconds) for stage, seconds in clock.seconds.items()]
    rows.append(("**whole run**", reports, since(begin)))
    memory = f"The run took up to {peak_of(resource.RUSAGE_SELF):,.0f} MB of memory"
    memory += f", each of its {jobs} helpers {peak_of(resource.RUSAGE_CHILDREN):,.0f} MB." if jobs > 1 else "."
    rows.append(("run again, nothing new", 0, clocked(lambda: update(case, jobs))))
    bring(case, read_path(late))
    more = Clock()
    rows.append(("**one more report**", 1, clocked(lambda: update(case, jobs, more))))
    rows += [(f"of it {stage}", more.groups[stage], seconds) for stage, seconds in more.seconds.items() if seconds[0] >= 1]
    rows.append(("the page", reports, clocked(lambda: read(case, write_page))))
    memory += f" With the page made it is {peak_of(resource.RUSAGE_SELF):,.0f} MB"
    rows.append(("trace.json", reports, clocked(lambda: read(case, lambda view: sum(map(len, stream_trace(view)))))))
    memory += f", with trace.json {peak_of(resource.RUSAGE_SELF):,.0f} MB."
    head = [memory, "", "| step | groups | seconds | CPU seconds | reports a CPU second |", "|---|---|---|---|---|"]
    return head + [format_row(*row, reports) for row in rows]


def read(case: Case, do: Callable[[CaseView], object]) -> None:
    """Do something with a case as one who opens it does."""
    with open_case(case.path) as view:
        do(view)


def peak_of(who: int) -> float:
    """Return the most memory that this process, or the largest of its children, has taken so far, in MB."""
    return resource.getrusage(who).ru_maxrss / 1024


def format_row(step: str, groups: int, seconds: tuple[float, float], reports: int) -> str:
    """Return a row of the table."""
    pace = f"{reports / seconds[1]:,.1f}" if groups > 1 and seconds[1] and not step.startswith("of it") else ""
    return f"| {step} | {groups or ''} | {seconds[0]:,.1f} | {seconds[1]:,.1f} | {pace} |"


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that a piece of work took."""
    begin = now()
    work()
    return since(begin)


def since(begin: tuple[float, float]) -> tuple[float, float]:
    """Return the seconds since then, by the clock and of the processor."""
    return now()[0] - begin[0], now()[1] - begin[1]


def describe(name: str, reports: int, size: int, jobs: int, case_size: int) -> list[str]:
    """Return the head of the page: what was run, where, and how much disk it took."""
    command = f"python benchmarks/speed.py --reports {reports} --jobs {jobs}"
    return [
        "# Speed and memory of a whole run",
        "",
        f"Made by `{command}` on {platform.machine()} with {os.cpu_count()} cores and no GPU.",
        f"{reports:,} reports ({name}), {size / 1e6:.1f} MB as JSON lines.",
        f"The case file took {case_size / 1e6:,.0f} MB of disk.",
    ]


if __name__ == "__main__":
    main()
