"""The cases with their truth, as evidence for each report: what `train_rely.py` learns from and measures on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.copying.features import Evidence, gather_evidence
from headwater.copying.reading import Reading
from headwater.readers.folder import read_folder
from headwater.records import Report
from headwater.run.memory import group_rows, run_in_memory
from headwater.stages.copy import COPY
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.relate import RELATE
from headwater.stages.rely import RELY, read_group
from headwater.stages.seed import SEED
from headwater.stages.segment import SEGMENT

Pair = tuple[str, str]  # report, the report that it relies on: ids of the truth ("03", "01")


@dataclass(frozen=True)
class Lesson:
    """A case: its name, the evidence for each report, the file names of the reports, and the pairs of the truth."""

    name: str
    evidence: Sequence[Evidence]
    names: dict[str, str]
    truth: frozenset[Pair]

    def pair(self, report: Reading, other: Reading) -> Pair:
        """Return the pair of two readings, in the truth's own ids."""
        return self.names[report.report.id], self.names[other.report.id]


def load_case(folder: Path) -> Lesson:
    """Return the case in `folder`, its reports compared as the pipeline compares them."""
    tables = run_in_memory((SEGMENT, FINGERPRINT, SEED, COPY, RELATE), read_folder(folder))
    names = {row.id: Path(row.file).stem for row in tables[Report].values() if isinstance(row, Report)}
    found = []
    for group in group_rows(RELY, tables):
        report, others = read_group(group)
        evidence = gather_evidence(report, others)
        if evidence:
            found.append(evidence)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    truth = frozenset((row["id"], other) for row in gold["reports"] for other in row["relies_on"])
    return Lesson(folder.name, found, names, truth)


def find_cases(*roots: Path) -> list[Path]:
    """Return the folders below `roots` that hold a truth, in order of their names."""
    return sorted(path.parent for root in roots for path in root.glob("**/gold.json"))
