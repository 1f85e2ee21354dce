"""The truth of a case: its `gold.json` with the texts that it points into."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from headwater.errors import StopRun


@dataclass(frozen=True)
class Truth:
    """What `gold.json` says, and the text of each report by its id there (the file's name without its ending)."""

    gold: dict[str, Any]
    texts: dict[str, str]

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        """Each source by its id."""
        return {source["id"]: source for source in self.gold["sources"]}

    @staticmethod
    def stem(file: str) -> str:
        """Return the id that a report of this file has in the truth."""
        return Path(file).stem


def read_truth(path: Path) -> Truth:
    """Return the truth in a folder that holds `gold.json` and its reports, or in a `gold.json`; raise StopRun if none."""
    path = path / "gold.json" if path.is_dir() else path
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts = {report["id"]: _read_text(path.parent / f"{report['id']}.txt") for report in gold["reports"]}
    except OSError as error:
        raise StopRun(
            f"{error.filename or path}: {error.strerror}; give the folder that holds gold.json and its reports"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise StopRun(f"{path} is no truth of a case: give the folder that holds gold.json and its reports") from None
    return Truth(gold, texts)


def _read_text(file: Path) -> str:
    return file.read_bytes().decode("utf-8").replace("\r\n", "\n")


def stems(trace: dict[str, Any]) -> dict[str, str]:
    """Return the id in the truth of each report of the trace."""
    return {report["id"]: Truth.stem(report["file"]) for report in trace["reports"]}


def check_texts(trace: dict[str, Any], truth: Truth) -> None:
    """Raise StopRun where a report's text in the trace is not that of its file: offsets could not be compared."""
    for report in trace["reports"]:
        known = truth.texts.get(Truth.stem(report["file"]))
        if known is not None and report.get("text", "").replace("\r\n", "\n") != known:
            raise StopRun(f"{report['file']}: the trace's text differs from the file; trace the folder that holds the truth")
