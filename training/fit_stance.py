"""Fit the weights of the signs by which a denial is told: python training/fit_stance.py.

Runs the reading stages over training/cases, gives each true statement the made statement that overlaps it most, and fits a
logistic regression on which signs of `lore/stance.tsv` stand there. Writes the weights back into that file, rounded.
Deterministic: no random start. Leave-one-case-out F1 of denials, given with the weights, is what to expect on a new case.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from headwater.readers.folder import read_folder
from headwater.records import Attribution, Passage, Report, Statement
from headwater.run.memory import Tables, run_in_memory
from headwater.sources.stance import DENIES, find_signs, load_signs, look_around
from headwater.stages.attribute import ATTRIBUTE
from headwater.stages.name import NAME
from headwater.stages.segment import SEGMENT
from headwater.stages.state import STATE

ROOT = Path(__file__).parent.parent
SIGNS = ROOT / "src/headwater/lore/stance.tsv"
STRENGTH, DENIAL_WEIGHT = 0.3, 2


def main() -> None:
    """Fit on all training cases, print the figures, write the weights."""
    cases = [examples(folder.parent) for folder in sorted((ROOT / "training/cases").glob("*/gold.json"))]
    held_out = [score(fit(cases[:at] + cases[at + 1 :]), *case) for at, case in enumerate(cases)]
    model = fit(cases)
    own = [score(model, *case) for case in cases]
    print(f"denials F1: {np.mean(held_out):.1f} leave-one-case-out, {np.mean(own):.1f} on its own cases")
    write([*model.coef_[0], model.intercept_[0]])


def examples(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return which signs stand at each true statement of a case, and whether it denies."""
    tables = run_in_memory([SEGMENT, ATTRIBUTE, NAME, STATE], read_folder(folder))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows, truth = [], []
    reports = {Path(row.file).stem: row for row in tables[Report].values() if isinstance(row, Report)}
    for statement in (row for claim in gold["claims"] for row in claim["statements"]):
        report = reports[statement["report"]]
        made = nearest(tables, report, statement)
        if made is not None:
            rows.append(
                [found for found, sign in zip(signs_at(tables, report, made), load_signs(), strict=True) if fitted(sign)]
            )
            truth.append(statement["stance"] == DENIES)
    return np.array(rows, dtype=float), np.array(truth)


def nearest(tables: Tables, report: Report, statement: dict[str, Any]) -> Statement | None:
    """Return the made statement that shares most with the first place of a true one."""
    start = report.text.find(statement["text"])
    end = start + len(statement["text"])
    made = [row for row in tables[Statement].values() if isinstance(row, Statement) and row.report == report.id]
    shares = [
        ((min(row.end, end) - max(row.start, start)) / (max(row.end, end) - min(row.start, start)), -row.start, row)
        for row in made
    ]
    best = max(shares, key=lambda share: share[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def signs_at(tables: Tables, report: Report, made: Statement) -> list[bool]:
    """Return which signs stand at a statement."""
    row = tables[Attribution].get(made.attribution)
    cue = report.text[row.cue_start : row.cue_end] if isinstance(row, Attribution) and row.cue_start is not None else ""
    passages = [p for p in tables[Passage].values() if isinstance(p, Passage) and p.report == report.id]
    sentences = sorted((p.start, p.end, p.paragraph) for p in passages if p.kind in {"heading", "sentence"})
    return find_signs(look_around(report.text, (made.start, made.end), cue, sentences))


def fitted(sign: Any) -> bool:
    """Whether a sign's weight is fitted: those of denials, but for the one that always stands, which is the bias."""
    return bool(sign.stance == DENIES and sign.pattern.pattern != "^")


def fit(cases: list[tuple[np.ndarray, np.ndarray]]) -> LogisticRegression:
    """Return the regression on the given cases."""
    rows, truth = np.concatenate([case[0] for case in cases]), np.concatenate([case[1] for case in cases])
    return LogisticRegression(C=STRENGTH, class_weight={True: DENIAL_WEIGHT, False: 1}, max_iter=2000).fit(rows, truth)


def score(model: LogisticRegression, rows: np.ndarray, truth: np.ndarray) -> float:
    """Return the F1 of denials in percent."""
    told = model.predict(rows)
    return float(200 * (told & truth).sum() / max(1, told.sum() + truth.sum()))


def write(weights: list[float]) -> None:
    """Put the weights into the file of signs, the bias last."""
    lines = SIGNS.read_text(encoding="utf-8").splitlines()
    at = [number for number, line in enumerate(lines) if line.startswith(f"{DENIES}\t")]
    order = [number for number in at if not lines[number].endswith("\t^")] + [
        number for number in at if lines[number].endswith("\t^")
    ]
    for number, weight in zip(order, weights, strict=True):
        stance, where, _, pattern = lines[number].split("\t")
        lines[number] = "\t".join((stance, where, f"{weight:.2f}", pattern))
    SIGNS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
