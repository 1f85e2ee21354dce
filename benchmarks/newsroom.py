"""Measure time and accuracy on invented corpora whose truth is known; write benchmarks/newsroom.md.

    python benchmarks/newsroom.py [--reports 100 1000] [--seed 1] [--jobs 1]

Each size is written by the newsroom simulator, traced as its user would, and compared with the truth that was written
with it. 10,000 and 50,000 reports are sizes like any other; they take hours on a small machine. The picture beside the page
shows the time by size, both on a logarithmic scale.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import time
from collections import Counter, defaultdict
from math import comb
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import headwater
from growth import draw_growth, find_growth
from headwater.exports.trace import make_trace
from headwater.score import read_truth, score_trace
from headwater.score.mapping import Mapping, map_statements
from headwater.simulate import write_corpus

WARM = 10  # reports that are traced first, so that loops which are compiled once are no part of what is measured
TITLE = "CPU seconds by number of reports, both logarithmic"
COLUMNS = ("reports", "words", "seconds", "CPU seconds", "CPU seconds a report", "memory, MB", "claims counted")
FIGURES = {
    "origins right": ("origin_count", "acc"),
    "counting reports": ("origin_count", "counting_reports_acc"),
    "origin names": ("origin_names", "f1"),
    "claim pairs": ("same_claim_pairs", "f1"),
    "pairs, precision": ("same_claim_pairs", "p"),
    "pairs, recall": ("same_claim_pairs", "r"),
    "wrong pairs across stories": ("wrong_pairs", "across"),
    "relies": ("relies_on", "f1"),
    "relies, no direction": ("relies_on_undirected", "f1"),
    "first": ("first_report", "acc"),
    "innermost": ("innermost_source", "acc"),
    "chain": ("whole_chain", "acc"),
    "denials": ("denials", "f1"),
    "dates": ("dates", "acc"),
}


def main() -> None:
    """Measure every size and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    wish = parser.parse_args()
    measure(WARM, wish.seed, wish.jobs)
    rows = []
    for reports in wish.reports:
        rows.append(measure(reports, wish.seed, wish.jobs))
        Path(__file__).with_suffix(".md").write_text(format_page(rows, wish), encoding="utf-8")
        if len(rows) > 1:
            Path(__file__).with_suffix(".svg").write_text(draw_growth(TITLE, *_list_costs(rows)), encoding="utf-8")


def measure(reports: int, seed: int, jobs: int) -> dict[str, Any]:
    """Return the costs and the figures of a corpus of that many reports."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "corpus"
        write_corpus(folder, seed, reports)
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in folder.glob("*.txt"))
        begin, busy = time.perf_counter(), cpu_seconds()
        found = make_trace(headwater.trace(folder, Path(place) / "case.sqlite", jobs=jobs))
        costs = time.perf_counter() - begin, cpu_seconds() - busy
        truth = read_truth(folder)
        scores = score_trace(found, truth) | {"wrong_pairs": {"across": share_across(map_statements(found, truth))}}
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    row = dict(zip(COLUMNS, (reports, words, *costs, costs[1] / reports, memory, scores["origin_count"]["n"]), strict=True))
    row |= {name: scores[figure][part] for name, (figure, part) in FIGURES.items()}
    print(row, flush=True)
    return row


def share_across(mapping: Mapping) -> float:
    """Return in percent how many of the wrongly joined pairs of statements are of two stories."""
    joined: dict[str, list[str]] = defaultdict(list)
    for number, (claim, _) in enumerate(mapping.wanted):
        joined[mapping.claim(number) or f"alone {number}"].append(claim)
    groups = [Counter(claims) for claims in joined.values()]
    stories = [Counter(claim.partition("-")[0] for claim in claims) for claims in joined.values()]
    every = sum(comb(len(claims), 2) for claims in joined.values())
    right = sum(comb(count, 2) for group in groups for count in group.values())
    inside = sum(comb(count, 2) for group in stories for count in group.values())
    return round(100 * (every - inside) / max(1, every - right), 1)


def cpu_seconds() -> float:
    """Return the processor's seconds of this process and of those that it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def format_page(rows: list[dict[str, Any]], wish: argparse.Namespace) -> str:
    """Return the page: a table of costs, a table of figures, and how to read them."""
    command = (
        f"python benchmarks/newsroom.py --reports {' '.join(map(str, wish.reports))} --seed {wish.seed} --jobs {wish.jobs}"
    )
    return "\n".join(
        [
            "# Invented corpora: time and accuracy by size",
            "",
            f"Made by `{command}` on {platform.machine()} with {os.cpu_count()} cores and no GPU.",
            "The corpora are written by `headwater simulate`, so the truth about every claim is known. The machine did other",
            "work at the same time: look at the CPU seconds, not at the seconds.",
            "",
            *format_table(rows, COLUMNS),
            "",
            *tell_growth(rows),
            "In percent, as `headwater score` compares a trace with its truth. `origins right`: of the claims that two or",
            "more reports assert, those whose number of origins lies in the true range; `counting reports`: the same, had",
            "every report been counted as an origin; `wrong pairs across stories`: of the pairs of statements that were joined",
            "although they say different things, those of two events. F1: origin names, claim pairs, relies, denials; the",
            "others are shares.",
            "",
            *format_table(rows, ("reports", *FIGURES)),
            "",
            "The stories are invented from a grammar: fewer turns of phrase, cleaner sentences and far more regular forms",
            "of attribution than in real news; wordings of one matter recur in other stories of the same kind. The figures",
            "say how the program scales, and where it errs when copies, echoes and namesakes abound; not how far it is",
            "right about real news.",
            "",
        ]
    )


def tell_growth(rows: list[dict[str, Any]]) -> list[str]:
    """Return a paragraph on how the time grows with the number of reports and its picture, none for a single size."""
    growth = find_growth(*_list_costs(rows))
    told = f"From the smallest size to the largest the time grows like n^{growth:.2f}." if growth else ""
    return [told, "", f"![{TITLE}](newsroom.svg)", ""] if told else []


def _list_costs(rows: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    return [row["reports"] for row in rows], [row["CPU seconds"] for row in rows]


def format_table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> list[str]:
    """Return the lines of a table with a row for each size."""
    lines = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    return [*lines, *("| " + " | ".join(format_cell(row[column]) for column in columns) + " |" for row in rows)]


def format_cell(value: float) -> str:
    """Return a number with a comma at thousands, and one place behind the point where it is small and no whole number."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


if __name__ == "__main__":
    main()
