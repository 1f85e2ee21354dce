"""Measure how well and how fast statements are joined into claims; write benchmarks/claims.md.

    python benchmarks/claims.py

Quality: statements as the stages find them, over the cases for measuring, which no model was made with. Speed: sentences of
real articles, which lie outside the repository, in ../shared.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import numpy as np

from headwater.model.session import set_threads
from headwater.records import Claim, Kin, Membership, Record, Report, Statement
from headwater.run.memory import run_in_memory
from headwater.stage import Stage
from headwater.stages.embed import EMBED
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.gist import GIST
from headwater.stages.group import GROUP
from headwater.stages.match import MATCH
from headwater.stages.propose import PROPOSE
from headwater.stages.relate import RELATE
from headwater.text.sentences import find_sentences

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "news10k" / "news10k.jsonl.gz"
STAGES = (EMBED, GIST, PROPOSE, MATCH, GROUP)
BEFORE = (FINGERPRINT, RELATE)  # which reports have to do with which: statements of others are not compared
SIZES = (1_000, 4_000, 16_000)
CASES = ("examples", "tests/cases")


def main() -> None:
    """Measure, or with a number as the argument only time so many statements, for a fresh process's peak of memory."""
    set_threads(1)
    if len(sys.argv) > 1:
        print(*time_stages(int(sys.argv[1])))
        return
    lines = [
        "# Statements joined into claims",
        "",
        "Made by `benchmarks/claims.py`. Percent; pairs of statements of two reports, and B³; each case counts the same.",
        "",
        "| case | statements | claims | pairs P | R | F1 | B³ |",
        "|---|---|---|---|---|---|---|",
        *measure_cases(),
        "",
        *(time_sizes() if ARTICLES.exists() else ()),
    ]
    Path(__file__).with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def measure_cases() -> Iterator[str]:
    """Yield a line of the first table for each case, and one for their mean."""
    sys.path.insert(0, str(ROOT / "training"))
    from claims_cases import load_stories

    found = [measure_story(story) for place in CASES for story in load_stories(ROOT / place)]
    for case, counts, figures in found:
        yield _line(case, *counts, *(f"{figure:.1f}" for figure in figures))
    mean = np.mean([figures for _, _, figures in found], axis=0)
    yield _line("**mean**", "", "", *(f"**{figure:.1f}**" for figure in mean))


def measure_story(story: object) -> tuple[str, tuple[int, int], np.ndarray]:
    """Return a story's name, how many statements and claims it has, and the four figures."""
    from claims_cases import Story
    from claims_figures import Judge

    assert isinstance(story, Story)  # noqa: S101
    reports = list(story.reports.values())
    tables = run_in_memory(STAGES, [*reports, *story.statements, *story.links, *tie_reports(reports)])
    owner = {row.statement: row.claim for row in tables[Membership].values() if isinstance(row, Membership)}
    numbers = {claim: number for number, claim in enumerate(sorted(tables[Claim]))}
    figures = Judge(story).judge([numbers[owner[row.id]] for row in story.statements])
    return story.name, (len(story.statements), len(numbers)), figures


def tie_reports(reports: Iterable[Record]) -> Iterator[Kin]:
    """Yield rows that make every report kin of every other: one story, or the most that can be compared."""
    for one, other in permutations([row.id for row in reports if isinstance(row, Report)], 2):
        yield Kin(one, other, 1.0)


def time_sizes() -> Iterator[str]:
    """Yield the second table, and how its times grow."""
    yield "Sentences of real articles, every stage's rows in memory. Seconds of one core, whatever else the machine does."
    yield ""
    yield "| statements | embed | propose | match | group | all four | claims | peak MB |"
    yield "|---|---|---|---|---|---|---|---|"
    totals = []
    for size in SIZES:
        *seconds, claims, peak = time_apart(size)
        totals.append(sum(seconds))
        yield _line(f"{size:,}", *(f"{one:.1f}" for one in (*seconds, totals[-1])), f"{claims:,.0f}", f"{peak:,.0f}")
    power, _ = np.polyfit(np.log(SIZES), np.log(totals), 1)
    yield ""
    yield f"From {SIZES[0]:,} to {SIZES[-1]:,} statements the time of all four grows like n^{power:.2f}."


def time_apart(size: int) -> list[float]:
    """Return the figures of a size, measured in a process of its own."""
    command = [sys.executable, __file__, str(size)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return [float(figure) for figure in found.stdout.split()]


def time_stages(size: int) -> list[float]:
    """Return the seconds of each stage for `size` statements, how many claims these make, and the peak of memory in MB."""
    warm_up()
    tables = run_in_memory(BEFORE, read_statements(size))
    rows = [row for table in tables.values() for row in table.values()]
    seconds = []
    for stage in STAGES:
        rows, taken = _run(stage, rows)
        seconds.append(taken)
    claims = sum(isinstance(row, Claim) for row in rows)
    return [*seconds, claims, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]


def warm_up() -> None:
    """Open the models, and have what is compiled on its first call compiled."""
    run_in_memory((*BEFORE, *STAGES), read_statements(60))


def _run(stage: Stage, rows: list[Record]) -> tuple[list[Record], float]:
    """Return all rows that a later stage reads, and the seconds that the stage took."""
    began = time.process_time()
    tables = run_in_memory((stage,), rows)
    taken = time.process_time() - began
    kept = {*stage.writes, *(read.record for later in STAGES for read in later.reads)}
    return [row for record in tables if record in kept for row in tables[record].values()], taken


def read_statements(size: int) -> Iterator[Record]:
    """Yield reports and their sentences as statements, `size` of them."""
    left = size
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            text = f"{article['title']}\n\n{article['text']}"
            digest = sha256(text.encode()).hexdigest()
            report = Report(digest, article["outlet"], text, f"{number}.txt", "", article["published"], "", "", "en", ())
            yield report
            for start, end in find_sentences(text)[:left]:
                left -= 1
                yield Statement(report.id, start, end, "asserts", "sentence", "")
            if not left:
                return


def _line(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
