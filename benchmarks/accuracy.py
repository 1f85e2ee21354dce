"""Measure how far the whole program is right, over every case with a truth; write benchmarks/accuracy.md.

    python benchmarks/accuracy.py

`dev` are the cases for measuring (examples/kestrel-dam and tests/cases), `train` those that the models were made with
(training/cases), `seeds` real articles that lie outside the repository, in ../shared, and are left out where it is not.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import mean
from typing import Any

import headwater
from headwater.exports.trace import make_trace
from headwater.score import HEADLINE, read_truth, score_trace

ROOT = Path(__file__).resolve().parents[1]
SETS = {
    "dev": (ROOT / "examples", ROOT / "tests" / "cases"),
    "train": (ROOT / "training" / "cases",),
    "seeds": (ROOT.parent / "shared" / "cases" / "seeds",),
}
SHORT = {
    "attribution_content": "content",
    "attribution_with_source": "with source",
    "innermost_source": "innermost",
    "whole_chain": "chain",
    "same_claim_pairs": "claim pairs",
    "claims_b3": "claims B³",
    "denials": "denials",
    "origin_count": "origins",
    "origin_names": "origin names",
    "first_report": "first",
    "relies_on": "relies",
    "altered_quotes": "altered",
    "unsupported": "unsupported",
    "dates": "dates",
    "names_joined": "names",
}


def main() -> None:
    """Score every case and write the table."""
    lines, rows = [], {}
    for name, places in SETS.items():
        rows[name] = [score_case(case) for place in places for case in find_cases(place)]
        lines += [format_row(row["case"], row) for row in rows[name]]
        if len(rows[name]) > 1:
            lines.append(format_row(f"**{name}, mean of {len(rows[name])}**", average(rows[name])))
    Path(__file__).with_suffix(".md").write_text(format_page(lines), encoding="utf-8")


def find_cases(place: Path) -> list[Path]:
    """Return the folders with a truth at or in a place, by name."""
    return sorted(path.parent for path in (*place.glob("gold.json"), *place.glob("*/gold.json")))


def score_case(folder: Path) -> dict[str, Any]:
    """Trace a case as its user would and return its figures."""
    figures = score_trace(make_trace(headwater.trace(folder, jobs=1)), read_truth(folder))
    row = {"case": folder.name, "exact_range": figures["origin_count"]["exact_range"], "recall": figures["statement_recall"]}
    row |= {name: figures[name][key] for name, key in HEADLINE if figures[name]["n"]}
    print(f"{folder.name}: {row['origin_count']} % of origin counts right", file=sys.stderr)
    return row


def average(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the mean of each figure over the cases that have it."""
    names = [*SHORT, "exact_range", "recall"]
    return {name: mean(found) for name in names if (found := [row[name] for row in rows if name in row])}


def format_row(label: str, row: dict[str, Any]) -> str:
    """Return a row of the table; a dash where a case has nothing to find."""
    names = ["recall", *SHORT]
    names.insert(names.index("origin_count") + 1, "exact_range")
    return f"| {label} | " + " | ".join(f"{row[name]:.0f}" if name in row else "–" for name in names) + " |"


def format_page(lines: list[str]) -> str:
    """Return the page with the table."""
    heads = ["statements", *SHORT.values()]
    heads.insert(heads.index("origins") + 1, "exact range")
    return "\n".join(
        [
            "# Accuracy: how far a trace is right",
            "",
            "In percent; made by `python benchmarks/accuracy.py`: `headwater.trace(folder)` of each case against its truth, as",
            "`headwater score` compares them. `dev` is for measuring only; the models were made with `train`, whose figures",
            "are therefore too good; `seeds` are real articles, not in the repository.",
            "",
            "F1: content, with source (of attributions), claim pairs, claims B³, denials, origin names, relies, altered",
            "(quotations), unsupported (additions). Share that is right: statements (found), innermost (source), chain,",
            "origins (their number, within the true range), exact range, first (report), dates, names (spellings joined).",
            "",
            "| case | " + " | ".join(heads) + " |",
            "|---" * (len(heads) + 1) + "|",
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    main()
