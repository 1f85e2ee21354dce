"""A toy pipeline that reads in every way a stage can, for the tests of the runners.

A report is lines of words. Words that two reports share make them kin; a report relies on the kin that is older.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from headwater.case import Case
from headwater.records import (
    TABLES,
    Claim,
    Copy,
    Entity,
    Fingerprint,
    Kin,
    Passage,
    Place,
    Relies,
    Report,
    Seed,
    hash_key,
)
from headwater.run.local import run_local
from headwater.stage import Hop, Read, Stage, each

ROUNDS = 1500  # hashes a line: the honest work of the toy, so that a run lasts long enough to be killed


def make_report(name, text):
    return Report(sha256(text.encode()).hexdigest(), name, text, f"{name}.txt", "", None, "", "", "en", (("outlet", "toy"),))


def make_pile(count, lines=2):
    """Return reports with their places; reports whose numbers are near share words."""
    reports = [
        make_report(f"paper{n}", "\n".join(f"word{(n + k) // 3} only{n} line{k}of{n}" for k in range(lines)))
        for n in range(count)
    ]
    return [row for report in reports for row in (report, Place(report.id, report.file, "", "text/plain", None))]


def split(group):
    report = group.one(Report)
    if "FAIL" in report.text:
        raise ValueError("this text cannot be split 😀")
    start = 0
    for number, line in enumerate(report.text.split("\n")):
        yield Passage(report.id, start, start + len(line), "sentence", number, toil(line))
        start += len(line) + 1


def toil(text):
    for _ in range(ROUNDS):
        text = sha256(text.encode()).hexdigest()
    return text[:4]


def spread(group):
    """Fingerprints: a report's words by bucket, one hash a word."""
    report = group.one(Report)
    buckets = defaultdict(set)
    for passage in group[Passage]:
        for word in report.text[passage.start : passage.end].split():
            buckets[int(hash_key(word), 16) % 32].add(hash_key(word))
    for bucket, words in buckets.items():
        yield Fingerprint(report.id, bucket, report.outlet, "".join(sorted(words)).encode(), b"")


def meet(group):
    for one, two in combinations(group[Fingerprint], 2):
        shared = {one.hashes[at : at + 16] for at in range(0, len(one.hashes), 16)} & {
            two.hashes[at : at + 16] for at in range(0, len(two.hashes), 16)
        }
        if shared:
            yield Seed(f"{one.report}:{two.report}", one.bucket, one.report, two.report, b"".join(sorted(shared)), b"")


def align(group):
    one, two = group[Report]
    a, b = sorted((one.id, two.id))
    words = sum(len(seed.at_a) // 16 for seed in group[Seed])
    yield Copy(group.key, a, b, 0, len(one.text), 0, len(two.text), words, words / 7, "prose")


def relate(group):
    known = {report.id for report in group[Report]}
    for copy in group[Copy]:
        assert {copy.a, copy.b} <= known
        yield Kin(copy.a, copy.b, copy.score)
        yield Kin(copy.b, copy.a, copy.score)


def rely(group):
    """Read over one hop (the kin's report, its passages) and over two (the passages of the kin's kin)."""
    for report in group[Report]:
        if any(kin.other == report.id for kin in group[Kin]):
            evidence = (f"{len(group[Passage])} passages", f"{len(group[Entity])} entities")
            yield Relies(group.key, report.id, "partial", 0.5, evidence)


def count(group):
    yield Claim(f"{len(group[Relies])} {sum(row.score for row in group[Relies])}")


def name(group):
    for report in group[Report]:
        yield Entity(hash_key(len(report.outlet)), report.outlet, "outlet", (report.outlet,))


NAME = Stage("name", 1, None, (Read(Report, None),), (Entity,), each(name))
SPLIT = Stage("split", 1, "report", (Read(Report, "id"),), (Passage,), each(split))
SPREAD = Stage("spread", 1, "report", (Read(Report, "id"), Read(Passage, "report")), (Fingerprint,), each(spread))
MEET = Stage("meet", 1, "bucket", (Read(Fingerprint, "bucket"),), (Seed,), each(meet))
ALIGN = Stage(
    "align",
    1,
    "pair",
    (
        Read(Seed, "pair"),
        Read(Report, "id", via=(Hop(Seed, "a", "pair"),)),
        Read(Report, "id", via=(Hop(Seed, "b", "pair"),)),
    ),
    (Copy,),
    each(align),
)
RELATE = Stage("relate", 1, None, (Read(Report, None), Read(Copy, None)), (Kin,), each(relate))
RELY = Stage(
    "rely",
    1,
    "report",
    (
        Read(Kin, "report"),
        Read(Report, "id", via=(Hop(Kin, "other", "report"),)),
        Read(Passage, "report", via=(Hop(Kin, "other", "report"), Hop(Kin, "other", "report"))),
        Read(Entity, None),
    ),
    (Relies,),
    each(rely),
)
COUNT = Stage("count", 1, None, (Read(Relies, "report"),), (Claim,), each(count))

TOYS = (NAME, SPLIT, SPREAD, MEET, ALIGN, RELATE, RELY, COUNT)


def raised(stages, name):
    """Return the stages with the version of one raised."""
    return tuple(replace(stage, version=stage.version + 1) if stage.name == name else stage for stage in stages)


def dump(case):
    """Return all that a case holds, every column of every table and what is done, whatever the order it came in."""
    tables = [record.__name__.lower() for record in TABLES if record is not Report]
    rows = {table: sorted(case.sql(f'SELECT * FROM "{table}"')) for table in tables}  # noqa: S608
    rows["report"] = [row[1:] for row in case.sql("SELECT * FROM report ORDER BY id")]  # the number is the order of coming
    rows["done"] = case.sql("SELECT * FROM done ORDER BY stage, part")
    return rows


if __name__ == "__main__":  # a run in a process of its own, to be killed
    with Case.open(Path(sys.argv[1])) as opened:
        run_local(opened, TOYS, int(sys.argv[2]), lambda *told: print(*told, flush=True))  # noqa: T201  # whoever started it listens
