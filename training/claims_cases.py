"""The cases whose claims are known: their statements, given and found, with the claims that each one makes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.readers.folder import read_folder
from headwater.records import Date, Figure, Link, Report, Statement
from headwater.run.memory import run_in_memory
from headwater.stages import PIPELINE
from headwater.stages.quantify import QUANTIFY

ROOT = Path(__file__).resolve().parent.parent
TRAIN = ROOT / "training" / "cases"
LIKE = 0.5  # the scorer takes a found statement for a given one from this likeness on
ALIKE = 0.7  # from this one on it says little else

Labels = list[frozenset[str]]


@dataclass
class Story:
    """One case: its statements, for each the claims it makes (`sure`) or touches (`maybe`), and those that are given.

    `links` are those of the found statements' chains, `dates` and `figures` those of the reports.
    """

    name: str
    reports: dict[str, Report]
    statements: list[Statement]
    sure: Labels
    maybe: Labels
    given: list[tuple[Statement, str]]
    links: list[Link]
    dates: list[Date]
    figures: list[Figure]

    def same(self) -> NDArray[np.bool_]:
        """Return for each two statements whether they surely share a claim."""
        return _share(self.sure)

    def unclear(self) -> NDArray[np.bool_]:
        """Return for each two statements whether nothing can be learnt from them: they overlap, or may share a claim."""
        overlap = [[_overlap(a, b) > 0 for b in self.statements] for a in self.statements]
        return np.array(overlap, bool) | (_share(self.maybe) & ~self.same())


def load_stories(folder: Path = TRAIN, *, both: bool = False) -> list[Story]:
    """Return the stories of all case folders in `folder`, by name."""
    return [load_story(case, both=both) for case in sorted(folder.iterdir()) if (case / "gold.json").exists()]


def load_story(case: Path, *, both: bool = False) -> Story:
    """Return the story of a case: the statements that the stages find, and with `both` those that its truth lists as well."""
    tables = run_in_memory(PIPELINE[: PIPELINE.index(QUANTIFY) + 1], read_folder(case))
    reports = {row.id: row for row in tables[Report].values() if isinstance(row, Report)}
    given = _read_given(case, reports)
    found = {row.id: row for row in tables[Statement].values() if isinstance(row, Statement)}
    rows = {**({row.id: row for row, _ in given} if both else {}), **found}
    statements = sorted(rows.values(), key=lambda row: (row.report, row.start, row.end))
    labels = [_label(row, given) for row in statements]
    links = [row for row in tables[Link].values() if isinstance(row, Link) and row.owner in found]
    dates = [row for row in tables[Date].values() if isinstance(row, Date)]
    figures = [row for row in tables[Figure].values() if isinstance(row, Figure)]
    sure, maybe = [sure for sure, _ in labels], [maybe for _, maybe in labels]
    return Story(case.name, reports, statements, sure, maybe, given, links, dates, figures)


def _read_given(case: Path, reports: dict[str, Report]) -> list[tuple[Statement, str]]:
    """Return the statements that the case's truth lists, each with its claim."""
    by_file = {Path(report.file).stem: report for report in reports.values()}
    truth = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    given = []
    for claim in truth["claims"]:
        for row in claim["statements"]:
            report = by_file[row["report"]]
            start = report.text.find(row["text"])
            span = (start, start + len(row["text"]))
            given.append((Statement(report.id, *span, row["stance"], "content", ""), claim["id"]))
    return given


def _label(row: Statement, given: Sequence[tuple[Statement, str]]) -> tuple[frozenset[str], frozenset[str]]:
    likeness: dict[str, float] = defaultdict(float)
    for other, claim in given:
        likeness[claim] = max(likeness[claim], compare_spans(row, other))
    sure = frozenset(claim for claim, value in likeness.items() if value >= ALIKE)
    return sure, frozenset(claim for claim, value in likeness.items() if value >= LIKE)


def compare_spans(a: Statement, b: Statement) -> float:
    """Return how far two spans are the same, as the scorer counts it."""
    shared = _overlap(a, b)
    if not shared:
        return 0.0
    lengths = (a.end - a.start, b.end - b.start)
    return 0.5 * shared / min(lengths) + 0.5 * shared / (sum(lengths) - shared)


def _overlap(a: Statement, b: Statement) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.report == b.report else 0


def _share(labels: Labels) -> NDArray[np.bool_]:
    claims = sorted(set().union(*labels))
    held = np.array([[claim in label for claim in claims] for label in labels], np.float32)
    return (held @ held.T) > 0
