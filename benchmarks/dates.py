"""Measure the calendar on annotated time expressions; write benchmarks/dates.md.

    python benchmarks/dates.py

The corpora (WikiWars, GUM) lie outside the repository, in ../shared; without them there is nothing to measure.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from headwater.text.calendar import Pile, find_dates, find_times
from headwater.text.calendar.recount import find_episodes
from headwater.text.calendar.timeml import write_timex

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPORA = (
    ("WikiWars, all types", "wikiwars", ""),
    ("WikiWars, DATE alone", "wikiwars", "DATE"),
    ("GUM, DATE alone", "gum_train", "DATE"),
    ("GUM news, DATE alone", "gum_train news", "DATE"),
)
FIGURES = ("strict", "relaxed", "type", "value")


def measure(name: str, types: str) -> dict[str, float]:
    """Return the F1 of each of FIGURES in percent, and under "speed" the articles of 400 words a second."""
    corpus, _, genre = name.partition(" ")
    with gzip.open(SHARED / f"data/time/{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if not genre or row["genre"] == genre]
    find = find_calendar_dates if name.startswith("gum") else find_timexes
    find_dates("a day", "2031-01-01")
    start = time.process_time()
    for row in rows:
        find_dates(row["text"], row["dct"], (), Pile(find_episodes("", row["text"], row["dct"])))
    seconds = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        gold, path = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
        gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        found = ({"id": row["id"], "timexes": list(find(row["text"], row["dct"]))} for row in rows)
        path.write_text("\n".join(json.dumps(one) for one in found), encoding="utf-8")
        command = [sys.executable, str(SHARED / "score/times.py"), str(gold), str(path), "--json"]
        done = subprocess.run(command + (["--types", types] if types else []), capture_output=True, check=True, text=True)  # noqa: S603
    result = json.loads(done.stdout)
    return {key: 100 * result[key]["f1"] for key in FIGURES} | {"speed": sum(len(row["text"]) for row in rows) / 2400 / seconds}


def find_timexes(text: str, published: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, type and value of each expression as TimeML has them."""
    for one in find_times(text, published):
        yield one.start, one.end, one.type, one.value


def find_calendar_dates(text: str, published: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the calendar dates as GUM has them: the day of "Thursday night", the first and last day of a week; no times."""
    for one in find_dates(text, published):
        if one.form in {"part", "time"}:
            continue
        words = text[one.start : one.end].lower()
        if one.moment.grain == "week" or "weekend" in words:
            yield one.start, one.end, "DATE", f"{one.moment.first}/{one.moment.last}"
        elif one.moment.grain in {"day", "hour"} and one.moment.end is None and not re.search(r"\b(?:hour|minute)s?\b", words):
            yield one.start, one.end, "DATE", one.moment.value[:10]
        else:
            yield from ((part.start, part.end, part.type, part.value) for part in write_timex(text.lower(), one))


def main() -> None:
    """Write the table, or say that the corpora are not here."""
    if not (SHARED / "data/time").is_dir():
        print("nothing measured: the corpora are not here (../shared/data/time)")
        return
    lines = [
        "# Time expressions: how many are found and resolved",
        "",
        "F1 as TempEval-3 counts it; made by `python benchmarks/dates.py`. WikiWars has dates, times of day, durations and",
        "sets, GUM only dates that a calendar has. The speed is that of tracing: what each day is told of, then the dates.",
        "",
        "| corpus | span strict | span relaxed | type | value | articles of 400 words a second |",
        "|---|---|---|---|---|---|",
    ]
    for title, name, types in CORPORA:
        r = measure(name, types)
        lines.append(f"| {title} | " + " | ".join(f"{r[key]:.1f}" for key in FIGURES) + f" | {r['speed']:.0f} |")
    Path(__file__).with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
