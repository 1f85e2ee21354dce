"""Measure the index of grams on disk: how large it is, and how long one more report takes; write benchmarks/index.md.

    python benchmarks/index.py [NEWS.jsonl.gz] [--reports 100000]

NEWS has one article a line, {"id", "outlet", "published", "text"}, and lies outside the repository, in ../shared; without
it there is nothing to measure. The articles are cut into pieces of 600 words. Where they do not suffice, pieces come
again with a third of their words changed. Everything runs on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from headwater.case import Case
from headwater.case_table import table_of
from headwater.copying.grams import fill_buckets
from headwater.copying.growing import Known, grow, put_in_tier, read_postings
from headwater.copying.words import split_text
from headwater.records import Fingerprint, Seed, Words, hash_key
from headwater.run.shelf import CaseShelf

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared/data/news10k/news10k.jsonl.gz"
LENGTH = 600
CHANGED = 1 / 3
BATCH = 4096
ASKED = 200


def main() -> None:
    """Fill an index, ask it, write the page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("news", nargs="?", type=Path, default=NEWS)
    parser.add_argument("--reports", type=int, default=100_000)
    given = parser.parse_args()
    if not given.news.exists():
        print(f"Nothing to measure: {given.news} is not there.")
        return
    with TemporaryDirectory() as folder, Case.create(Path(folder) / "index.case") as case:
        found = measure(case, make_words(given.news), given.reports)
        found["megabytes"] = weigh(case) / 1e6
    page = format_page(found)
    Path(__file__).with_suffix(".md").write_text(page, encoding="utf-8")
    print(page)


def make_words(news: Path) -> Iterator[Any]:
    """Yield the word hashes of pieces of LENGTH words, without end."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        texts = [split_text(json.loads(line)["text"]).hashes for line in lines]
    pieces = [text[at : at + LENGTH] for text in texts for at in range(0, len(text) - LENGTH + 1, LENGTH)]
    random, vocabulary = np.random.default_rng(0), np.concatenate(texts)
    random.shuffle(pieces)
    yield from pieces
    while True:
        piece = pieces[random.integers(len(pieces))].copy()
        changed = random.random(LENGTH) < CHANGED
        piece[changed] = random.choice(vocabulary, changed.sum())
        yield piece


def measure(case: Case, pieces: Iterator[Any], reports: int) -> dict[str, float]:
    """Return how long it took to take in `reports` pieces, and then one after the other ASKED more."""
    began = time.process_time()
    for first in range(0, reports, BATCH):
        fill(case, first, islice(pieces, min(BATCH, reports - first)))
    built = time.process_time() - began
    case.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    took = [take_in(case, number, islice(pieces, 1)) for number in range(reports, reports + ASKED)]
    times, work = 1000 * np.array(took[1:]).T  # the first loads compiled code
    return {
        "reports": reports,
        "built": built,
        "median": float(np.median(times)),
        "p95": float(np.percentile(times, 95)),
        "worst": float(times.max()),
        "work": float(np.median(work)),
        "work_p95": float(np.percentile(work, 95)),
        "pairs": case.sql("SELECT count(DISTINCT pair) FROM seed")[0][0] / ASKED,
    }


def make_rows(first: int, pieces: Any) -> tuple[list[Known], list[Any]]:
    """Return the reports of pieces, and their rows."""
    comes, rows = [], []
    for number, words in enumerate(pieces, first):
        report, outlet = hash_key(number), f"outlet {number % 50}"
        comes.append(Known(number, report, outlet))
        offsets = np.zeros(len(words), np.int32).tobytes()
        rows += [Words(report, words.tobytes(), offsets, offsets, bytes(len(words))), *fill_buckets(report, outlet, words)]
    return comes, rows


def fill(case: Case, first: int, pieces: Any) -> None:
    """Add reports to the case and to its index, without looking for what they share."""
    comes, rows = make_rows(first, pieces)
    numbers = {known.report: known.number for known in comes}
    with case.transaction():
        shelf = CaseShelf(case)
        insert(case, [row for row in rows if isinstance(row, Words)])
        prints = [row for row in rows if isinstance(row, Fingerprint)]
        put_in_tier(shelf, len(comes), read_postings(prints, numbers))
        shelf.note(comes, [])


def take_in(case: Case, first: int, pieces: Any) -> tuple[float, float]:
    """Add reports to the case and to its index; return how long the index took until all was on disk: seconds, CPU seconds."""
    comes, rows = make_rows(first, pieces)
    with case.transaction():
        shelf = CaseShelf(case)
        insert(case, rows)
    began, worked = time.perf_counter(), time.process_time()
    with case.transaction():
        change = grow(shelf, comes, [])
        shelf.note(comes, [])
        case.sql_each("DELETE FROM seed WHERE id = ?", [(row.id,) for row in (*change.kept, *change.gone)])
        insert(case, change.kept)
    return time.perf_counter() - began, time.process_time() - worked


def insert(case: Case, rows: list[Any]) -> None:
    """Store rows as those of a stage."""
    for record in (Words, Fingerprint, Seed):
        table = table_of(record)
        case.sql_each(table.insert, (table.encode(row, "index", 0) for row in rows if type(row) is record))


def weigh(case: Case) -> int:
    """Return how many bytes the tables of the index take in a file of their own."""
    path = case.path.with_suffix(".weighed")
    with closing(sqlite3.connect(path)) as other:
        other.execute("ATTACH ? AS c", (str(case.path),))
        for table in ("gram_page", "gram_report"):
            other.execute(f"CREATE TABLE {table} AS SELECT * FROM c.{table}")  # noqa: S608  # one of the two
        other.commit()
    return path.stat().st_size


def format_page(found: dict[str, float]) -> str:
    """Return the page."""
    return f"""# The index of grams, of {found["reports"]:,.0f} reports

Made by `python benchmarks/index.py`, on one core. Reports of {LENGTH} words, the pieces of news articles; where these did not
suffice, again with a third of their words changed.

| | |
|---|---|
| filled, CPU seconds | {found["built"]:,.0f} |
| size of the index on disk, MB | {found["megabytes"]:,.0f} |
| with how many reports one more shares passages, on average | {found["pairs"]:,.1f} |
| one more report, found with whom it shares passages, stored and on disk: median, CPU ms | {found["work"]:.1f} |
| … 95 of 100 in less than, CPU ms | {found["work_p95"]:.1f} |
| … by the clock, beside other programs: median, ms | {found["median"]:.1f} |
| … 95 of 100 in less than, ms | {found["p95"]:.1f} |
| … the slowest of {ASKED}, ms | {found["worst"]:.1f} |
"""


if __name__ == "__main__":
    main()
