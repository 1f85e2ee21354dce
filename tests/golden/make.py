"""Golden answers: what the stages find in the example, kept so that no answer changes unnoticed.

    python -m tests.golden.make

writes them anew. Do so only together with a raised version of each stage whose answers changed: the test says which.
Rows of stages without a model are kept as one digest a table. The models' arithmetic differs a little from processor to
processor, so for the stages that rest on them the rows' ids are kept, nearly all of which have to come out again.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

from headwater.readers import read_reports
from headwater.records import (
    Addition,
    Alteration,
    Attribution,
    Claim,
    Copy,
    Date,
    Figure,
    Fingerprint,
    Link,
    Passage,
    Referent,
    Relies,
    Seed,
    Statement,
    Words,
    hash_key,
)
from headwater.run.memory import Tables, run_in_memory
from headwater.stages import PIPELINE

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("kestrel-dam.json")
EXACT = (Passage, Date, Figure, Words, Fingerprint, Seed, Copy)
NEARLY = (Attribution, Referent, Statement, Link, Relies, Claim, Alteration, Addition)


def trace_example() -> Tables:
    """Return all rows of the example case."""
    return run_in_memory(PIPELINE, read_reports(ROOT / "examples" / "kestrel-dam"))


def describe(tables: Tables) -> dict[str, dict[str, object]]:
    """Return what is kept of the answers: the stages' versions, digests of tables, ids of rows."""
    digests = {r.__name__: hash_key(*sorted((i, *map(str, astuple(row))) for i, row in tables[r].items())) for r in EXACT}
    return {
        "versions": {stage.name: stage.version for stage in PIPELINE},
        "digests": dict(digests),
        "ids": {record.__name__: sorted(tables[record]) for record in NEARLY},
    }


def main() -> None:
    """Write the golden answers; refuse where answers changed but no stage's version did."""
    found = describe(trace_example())
    kept = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else found
    if found["versions"] == kept["versions"] and found["digests"] != kept["digests"]:
        raise SystemExit("answers changed, but no stage's version did: raise it first")
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
