"""The cases with their truth, as evidence for each report: what `train_rely.py` learns from and measures on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.copying.features import Evidence, gather_evidence
from headwater.copying.reading import Reading
from headwater.readers.folder import read_folder
from headwater.records import Report
from headwater.run.memory import group_rows, run_in_memory
from headwater.stages.copy import COPY
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.relate import RELATE
from headwater.stages.rely import RELY, read_group
from headwater.stages.seed import SEED as SEED_STAGE
from headwater.stages.segment import SEGMENT

Pair = tuple[str, str]  # report, the report that it relies on: ids of the truth ("03", "01")


SEED = 7
SIZES = (3, 4, 5, 6, 8)  # reports of the smaller piles drawn from a case


@dataclass(frozen=True)
class Lesson:
    """A case, or a smaller pile drawn from one: its evidence, the names of its files, the pairs of the truth.

    `unsettled` are the pairs that a pile leaves open, since both reports took from a third that is not in it.
    """

    name: str
    evidence: Sequence[Evidence]
    names: dict[str, str]
    truth: frozenset[Pair]
    unsettled: frozenset[Pair] = frozenset()

    def pair(self, report: Reading, other: Reading) -> Pair:
        """Return the pair of two readings, in the truth's own ids."""
        return self.names[report.report.id], self.names[other.report.id]

    def rows(self) -> Iterator[tuple[NDArray[np.float32], bool]]:
        """Yield the features of each settled pair, and whether it is in the truth."""
        for evidence in self.evidence:
            for values, other in zip(evidence.values, evidence.candidates, strict=True):
                pair = self.pair(evidence.report, other)
                if pair not in self.unsettled:
                    yield values, pair in self.truth


def load_case(folder: Path) -> Lesson:
    """Return the case in `folder`, its reports compared as the pipeline compares them."""
    tables = run_in_memory((SEGMENT, FINGERPRINT, SEED_STAGE, COPY, RELATE), read_folder(folder))
    names = {row.id: Path(row.file).stem for row in tables[Report].values() if isinstance(row, Report)}
    groups = [read_group(group) for group in group_rows(RELY, tables)]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    truth = frozenset((row["id"], other) for row in gold["reports"] for other in row["relies_on"])
    return Lesson(folder.name, _gather(groups), names, truth)


def draw_piles(case: Lesson, rounds: int) -> list[Lesson]:
    """Return smaller piles drawn from a case, alike in every run: most people have fewer reports than a case has."""
    random = np.random.default_rng([SEED, *case.name.encode()])
    readings = {evidence.report.report.id: evidence.report for evidence in case.evidence}
    readings |= {other.report.id: other for evidence in case.evidence for other in evidence.candidates}
    piles = []
    for size in SIZES * rounds:
        drawn = [readings[name] for name in random.choice(sorted(readings), size, replace=False)]
        evidence = _gather((report, [other for other in drawn if other is not report]) for report in drawn)
        piles.append(Lesson(case.name, evidence, case.names, *_settle(case, drawn)))
    return piles


def _settle(case: Lesson, drawn: Sequence[Reading]) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Return the pairs of the truth within a pile, and those that it leaves open."""
    present = {case.names[reading.report.id] for reading in drawn}
    behind = {name: _follow(case.truth, name, present) for name in present}
    truth = frozenset(pair for pair in case.truth if present >= set(pair))
    unsettled = {
        (one, other) for one in present for other in present if other in behind[one] or (behind[one] & behind[other]) - present
    }
    return truth, frozenset(unsettled) - truth


def _follow(truth: Iterable[Pair], name: str, present: set[str]) -> set[str]:
    """Return what a report rests on, directly or through reports that are not `present`."""
    found = {on for one, on in truth if one == name}
    for on in sorted(found - present):
        found |= _follow(truth, on, present)
    return found


def _gather(groups: Iterable[tuple[Reading, list[Reading]]]) -> list[Evidence]:
    return [evidence for report, others in groups if (evidence := gather_evidence(report, others))]


def find_cases(*roots: Path) -> list[Path]:
    """Return the folders below `roots` that hold a truth, in order of their names."""
    return sorted(path.parent for root in roots for path in root.glob("**/gold.json"))
