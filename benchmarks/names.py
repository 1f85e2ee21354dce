"""Measure whether two names are taken for one as name_bench has it; write benchmarks/names.md.

    python benchmarks/names.py

The pairs (nomenklatura's name_bench, MIT) lie outside the repository, in ../shared; without them there is nothing to measure.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from pathlib import Path

from headwater.sources.alike import ALIKE, name_likeness

PAIRS = Path(__file__).resolve().parents[2] / "shared" / "data" / "names" / "name_bench_dev.csv"
Scored = tuple[float, bool]


def figures(rows: Sequence[Scored]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of what is taken for one, in percent."""
    right = sum(score >= ALIKE and same for score, same in rows)
    taken = sum(score >= ALIKE for score, _ in rows)
    same = sum(same for _, same in rows)
    p, r = right / max(taken, 1), right / max(same, 1)
    return 100 * p, 100 * r, 200 * p * r / max(p + r, 1e-9)


def best_f1(rows: Sequence[Scored]) -> float:
    """Return the F1 in percent that the best threshold would give, as libraries are measured."""
    same = sum(same for _, same in rows)
    return max(
        200 * sum(s >= least and y for s, y in rows) / (sum(s >= least for s, _ in rows) + same)
        for least in sorted({score for score, _ in rows})
    )


def main() -> None:
    """Write the table, or say that the pairs are not here."""
    if not PAIRS.exists():
        print(f"nothing measured: {PAIRS} is not there")
        return
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines))
    began = time.process_time()
    scored = [(name_likeness(row["name1"], row["name2"]), row["is_match"] == "true") for row in pairs]
    speed = len(pairs) / (time.process_time() - began)
    parts = {
        "persons": [s for s, row in zip(scored, pairs, strict=True) if row["schema"] == "Person"],
        "persons, without made-up pairs": [
            s for s, row in zip(scored, pairs, strict=True) if row["schema"] == "Person" and "synth" not in row["case_group"]
        ],
        "companies and others": [s for s, row in zip(scored, pairs, strict=True) if row["schema"] != "Person"],
        "all": scored,
    }
    lines_out = [
        "# Names: whether two are taken for one",
        "",
        "name_bench of nomenklatura (the part that is open to tuning), at the one threshold that the program uses; made by",
        f"`python benchmarks/names.py`; {speed:.0f} pairs a second when met for the first time. The best library measured",
        "on the persons (logic_v2, its best threshold) has F1 74.5; Levenshtein 64.0, rapidfuzz WRatio 73.4.",
        "",
        "| pairs | number | precision | recall | F1 | F1 at the best threshold |",
        "|---|---|---|---|---|---|",
    ]
    for title, rows in parts.items():
        p, r, f = figures(rows)
        lines_out.append(f"| {title} | {len(rows)} | {p:.1f} | {r:.1f} | {f:.1f} | {best_f1(rows):.1f} |")
    Path(__file__).with_suffix(".md").write_text("\n".join(lines_out) + "\n", encoding="utf-8")
    print("\n".join(lines_out))


if __name__ == "__main__":
    main()
