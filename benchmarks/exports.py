"""Measure how much memory and time each export takes: each in a process of its own, on a case that is there.

python benchmarks/exports.py CASE...
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from headwater.api import open_case
from headwater.exports.formats import FORMS, export

HEAD = "| case | form | size, MB | memory, MB | CPU, s |\n|---|---|---|---|---|"


def measure(path: Path, form: str) -> str:
    """Return the line of one export; the memory is that of the whole process at its most."""
    began = time.process_time()
    with open_case(path) as case:
        size = sum(map(len, export(case, form)))
        reports = case.count()["reports"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {reports:,} reports | {form} | {size / 1e6:.1f} | {peak:.0f} | {time.process_time() - began:.1f} |"


def main(paths: list[str]) -> None:
    """Print the table."""
    print(HEAD)
    for path in paths:
        for form in FORMS:
            subprocess.run([sys.executable, __file__, "--one", path, form], check=True)  # noqa: S603  # this script


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(measure(Path(sys.argv[2]), sys.argv[3]), flush=True)
    else:
        main(sys.argv[1:])
