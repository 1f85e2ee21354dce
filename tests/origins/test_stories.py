"""With the true chains and reliance given, the rules count as a careful reader does."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from headwater.origins.pile import Assertion, Pile, Source
from tests.origins.piles import count

ROOT = Path(__file__).parents[2]
MEASURING = [ROOT / "examples/kestrel-dam", *sorted((ROOT / "tests/cases").iterdir())]
TRAINING = sorted(path.parent for path in (ROOT / "training/cases").glob("*/gold.json"))


def read_piles(folder):
    """Yield (true claim, pile) for every claim that two or more reports assert."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as lines:
        rows = {Path(row["file"]).stem: row for row in csv.DictReader(lines)}
    sources = {s["id"]: Source(s["id"], s["name"], s["kind"], tuple(s.get("aliases", ()))) for s in gold["sources"]}
    outlets = {}
    for report, row in rows.items():
        known = [s.key for s in sources.values() if s.kind == "outlet" and row["outlet"] in (s.name, *s.names)]
        outlets[report] = known[0] if known else "outlet:" + row["outlet"]
        sources.setdefault(outlets[report], Source(outlets[report], row["outlet"], "outlet"))
    in_time = sorted(rows, key=lambda r: (rows[r]["published"] or "9", r))
    for claim in gold["claims"]:
        said = [
            Assertion(f"{number:03}", s["report"], tuple(s["chain"]), s["text"])
            for number, s in enumerate(claim["statements"])
            if s["stance"] == "asserts"
        ]
        if len({a.report for a in said}) >= 2:
            yield (
                claim,
                Pile(
                    assertions=said,
                    sources=sources,
                    outlets=outlets,
                    relies={r["id"]: r["relies_on"] for r in gold["reports"]},
                    rank={report: number for number, report in enumerate(in_time)},
                    texts={r: (folder / rows[r]["file"]).read_text(encoding="utf-8") for r in rows},
                    labels={r: r for r in rows},
                ),
            )


@pytest.mark.parametrize(
    ("folders", "right", "exact"), [(MEASURING, 95, 80), (TRAINING, 90, 65)], ids=["measuring", "training"]
)
def test_the_count_of_origins_is_right_with_true_chains(folders, right, exact):
    counted = [(claim, count(pile)) for folder in folders for claim, pile in read_piles(folder)]
    inside = sum(claim["origins_min"] <= len(c.origins) <= claim["origins_max"] for claim, c in counted)
    same = sum((c.least, c.most) == (claim["origins_min"], claim["origins_max"]) for claim, c in counted)
    assert len(counted) > 100
    assert 100 * inside / len(counted) >= right
    assert 100 * same / len(counted) >= exact
