"""What storing and planning cost, apart from what stages do: a pipeline that hardly computes, over many reports.

Usage: python benchmarks/runner.py [reports] [jobs]. Prints the table of runner.md; times are of this process's CPU.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from headwater.case import Case
from headwater.records import (
    Claim,
    Copy,
    Fingerprint,
    Membership,
    Passage,
    Record,
    Report,
    Seed,
    Statement,
    Tally,
    Vector,
    Words,
)
from headwater.run.local import forget, run_local
from headwater.run.plan import plan
from headwater.stage import Group, Hop, Read, Stage, each

SENTENCES = 30
BUCKETS = 640


def make_report(number: int) -> Report:
    """Return a report of 6 kB."""
    text = f"report {number} " + "lorem ipsum dolor sit amet " * 220
    return Report(sha256(text.encode()).hexdigest(), "", text, f"{number}.txt", "", None, "", "", "en", ())


def segment(group: Group) -> Iterator[Record]:
    """Yield sentences of equal length."""
    report = group.one(Report)
    step = len(report.text) // SENTENCES
    yield from (Passage(report.id, at * step, at * step + step, "sentence", at, "") for at in range(SENTENCES))


def state(group: Group) -> Iterator[Record]:
    """Yield a statement and its vector for each passage."""
    for passage in group[Passage]:
        statement = Statement(passage.report, passage.start, passage.end, "asserts", "sentence", "")
        yield statement
        yield Vector(statement.id, passage.report, sha256(statement.id.encode()).digest() * 48)


def fingerprint(group: Group) -> Iterator[Record]:
    """Yield the words of a report and sixteen of its fingerprints."""
    report = group.one(Report)
    yield Words(report.id, bytes(8000), bytes(4000), bytes(4000), bytes(1000))
    for n in range(16):
        yield Fingerprint(report.id, (int(report.id[:8], 16) + n * 40) % BUCKETS, "", bytes(160), bytes(80))


def seed(group: Group) -> Iterator[Record]:
    """Yield a seed for each two neighbours in a bucket."""
    for one, two in pairwise(group[Fingerprint]):
        yield Seed(f"{one.report}:{two.report}", one.bucket, one.report, two.report, bytes(12), bytes(12))


def copy(group: Group) -> Iterator[Record]:
    """Yield a copy for each pair."""
    first = group[Seed][0]
    yield Copy(group.key, first.a, first.b, 0, len(group[Words]), 0, 9, 3, 0.5, "prose")


def group_statements(group: Group) -> Iterator[Record]:
    """Yield a claim for each three statements."""
    ids = [statement.id for statement in group[Statement]]
    for at in range(0, len(ids), 3):
        claim = Claim(ids[at])
        yield claim
        yield from (Membership(statement, claim.id, "the same words") for statement in ids[at : at + 3])


def tally(group: Group) -> Iterator[Record]:
    """Yield what a claim comes to."""
    yield Tally(group.key, "", "", len(group[Report]), len(group[Statement]), 0, 1, 1, "", "", None)


BY_CLAIM = Hop(Membership, "statement", "claim")
STAGES = (
    Stage("segment", 1, "report", (Read(Report, "id"),), (Passage,), each(segment)),
    Stage("state", 1, "report", (Read(Report, "id"), Read(Passage, "report")), (Statement, Vector), each(state)),
    Stage("fingerprint", 1, "report", (Read(Report, "id"),), (Words, Fingerprint), each(fingerprint)),
    Stage("seed", 1, "bucket", (Read(Fingerprint, "bucket"),), (Seed,), each(seed)),
    Stage(
        "copy",
        1,
        "pair",
        (
            Read(Seed, "pair"),
            Read(Words, "report", via=(Hop(Seed, "a", "pair"),)),
            Read(Words, "report", via=(Hop(Seed, "b", "pair"),)),
        ),
        (Copy,),
        each(copy),
    ),
    Stage("group", 1, None, (Read(Statement, None),), (Claim, Membership), each(group_statements)),
    Stage(
        "tally",
        1,
        "claim",
        (
            Read(Statement, "id", via=(BY_CLAIM,)),
            Read(Report, "id", via=(Hop(Statement, "report", "id"), BY_CLAIM)),
        ),
        (Tally,),
        each(tally),
    ),
)


def measure(what: str, task: Callable[[], object]) -> None:
    """Do the task and print how many seconds it took."""
    began = time.process_time()
    task()
    print(f"| {what} | {time.process_time() - began:.2f} |", flush=True)


def main(reports: int = 2000, jobs: int = 1) -> None:
    """Print what each step costs with so many reports."""
    print(f"| {reports:,} reports, jobs: {jobs} | CPU seconds |\n|---|---|")
    with TemporaryDirectory() as folder, Case.create(Path(folder) / "speed.case") as case:
        last = make_report(reports)
        measure("bring the reports in", lambda: case.add(make_report(n) for n in range(reports)))
        measure("run all stages", lambda: run_local(case, STAGES, jobs))
        rows = sum(case.count(record) for stage in STAGES for record in stage.writes)
        size = case.path.stat().st_size
        measure("plan where nothing changed", lambda: plan(case, STAGES))
        measure("run where nothing changed", lambda: run_local(case, STAGES, jobs))
        case.add([last])
        measure("plan after one more report", lambda: plan(case, STAGES))
        measure("run after one more report", lambda: run_local(case, STAGES, jobs))
        forget(case, [last.id])
        measure("run after forgetting it", lambda: run_local(case, STAGES, jobs))
    print(f"\n{rows:,} rows in {size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
