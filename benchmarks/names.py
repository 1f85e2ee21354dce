"""Measure who is taken for one, and whom sources mean; write benchmarks/names.md.

    python benchmarks/names.py [--scale]

The pairs of names (nomenklatura's name_bench, MIT) lie outside the repository, in ../shared, and are left out where it is not.
With --scale nothing but the time of joining is measured, for up to a million mentions, and benchmarks/names_scale.md written.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from headwater.sources.alike import ALIKE, name_likeness
from names_cases import OPEN, RIGHT, WRONG, Figures, measure_case
from names_scale import format_scale

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT.parent / "shared" / "data" / "names" / "name_bench_dev.csv"
SETS = {"dev": (ROOT / "examples", ROOT / "tests" / "cases"), "train": (ROOT / "training" / "cases",)}
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


def format_pairs() -> list[str]:
    """Return the table of name_bench, nothing where the pairs are not here."""
    if not PAIRS.exists():
        return [f"Not measured: {PAIRS.name} is not there.", ""]
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines))
    began = time.process_time()
    scored = [(name_likeness(row["name1"], row["name2"]), row["is_match"] == "true") for row in pairs]
    speed = len(pairs) / (time.process_time() - began)
    persons = [row["schema"] == "Person" for row in pairs]
    made_up = ["synth" in row["case_group"] for row in pairs]
    parts = {
        "persons": [row for row, person in zip(scored, persons, strict=True) if person],
        "persons, without made-up pairs": [
            row for row, person, made in zip(scored, persons, made_up, strict=True) if person and not made
        ],
        "companies and others": [row for row, person in zip(scored, persons, strict=True) if not person],
        "all": scored,
    }
    lines_out = [
        "name_bench of nomenklatura (the part that is open to tuning), at the one threshold that the program uses;",
        f"{speed:.0f} pairs a second when met for the first time. The best library measured on the persons (logic_v2, its best",
        "threshold) has F1 74.5; Levenshtein 64.0, rapidfuzz WRatio 73.4.",
        "",
        "| pairs | number | precision | recall | F1 | F1 at the best threshold |",
        "|---|---|---|---|---|---|",
    ]
    for title, rows in parts.items():
        p, r, f = figures(rows)
        lines_out.append(f"| {title} | {len(rows)} | {p:.1f} | {r:.1f} | {f:.1f} | {best_f1(rows):.1f} |")
    return [*lines_out, ""]


def format_cases() -> list[str]:
    """Return the table of the cases, and what was joined wrongly in words."""
    lines = [
        "`joined`: spellings of one name that came to be in one entity, in percent. `merged`: entities that hold proper",
        "names of two persons. Sources that are a pronoun or a role, against the true innermost source: right, wrong, left",
        "open (a role that was not followed to the name that the report gives), and right in percent. `dev` is for measuring",
        "only.",
        "",
        "| case | joined | merged | pronouns: right, wrong, open | roles: right, wrong, open | right, % |",
        "|---|---|---|---|---|---|",
    ]
    merged = []
    for title, places in SETS.items():
        rows = [measure_case(path.parent) for place in places for path in sorted(place.glob("*/gold.json"))]
        lines += [_format_row(row.case, [row]) for row in rows] if title == "dev" else []
        lines.append(_format_row(f"**{title}, {len(rows)} cases**", rows))
        merged += [f"- {row.case}: {one}" for row in rows for one in row.merged]
    return [*lines, "", "Two persons in one entity:" if merged else "No entity holds two persons.", *merged]


def _format_row(title: str, rows: Sequence[Figures]) -> str:
    sources: Counter[tuple[str, str]] = Counter()
    for row in rows:
        sources.update(row.sources)
    counts = {form: [sources[form, outcome] for outcome in (RIGHT, WRONG, OPEN)] for form in ("pronoun", "role")}
    right, total = counts["pronoun"][0] + counts["role"][0], sum(map(sum, counts.values()))
    joined = sum(100 * row.joined / max(row.pairs, 1) for row in rows) / len(rows)
    shown = " | ".join(", ".join(map(str, counts[form])) for form in counts)
    return f"| {title} | {joined:.0f} | {sum(len(row.merged) for row in rows)} | {shown} | {100 * right / max(total, 1):.0f} |"


def main() -> None:
    """Write the page."""
    if "--scale" in sys.argv[1:]:
        title, lines = "Joining the names of very many reports", format_scale()
        path = Path(__file__).with_name("names_scale.md")
        command = "`python benchmarks/names.py --scale`, on invented reports, with one process:"
    else:
        title, path, command = "Names", Path(__file__).with_suffix(".md"), "`python benchmarks/names.py`."
        lines = [
            "## Whether two are taken for one",
            "",
            *format_pairs(),
            "## Whom the reports of a case mean",
            "",
            *format_cases(),
        ]
    page = [f"# {title}", "", f"Made by {command}", "", *lines]
    path.write_text("\n".join(page) + "\n", encoding="utf-8")
    print("\n".join(page))


if __name__ == "__main__":
    main()
