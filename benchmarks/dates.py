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
from pathlib import Path

from headwater.text.calendar import Dated, Moment, find_dates

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPORA = (
    ("WikiWars, all expressions", "wikiwars", ""),
    ("WikiWars, dates", "wikiwars", "DATE"),
    ("GUM, dates", "gum_train", "DATE"),
)
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI", "overnight": "NI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def to_timex(text: str, found: Dated) -> tuple[str, str]:
    """Return type and value of an expression as TimeML writes them."""
    words, moment = text[found.start : found.end].lower(), found.moment
    part = next((code for word, code in PARTS.items() if re.search(rf"{word}\b", words)), "")
    if moment.grain == "hour":
        return "TIME", moment.value
    if part and moment.grain == "day":
        return "TIME", f"{moment.value}T{part}"
    return "DATE", date_to_timex(moment, words)


def date_to_timex(moment: Moment, words: str) -> str:
    """Return a day, week, weekend, month, quarter, half, year, season, decade or century as TimeML writes it."""
    if moment.grain == "year":
        season = next((code for word, code in SEASONS.items() if re.search(rf"\b{word}\b", words)), "")
        return year_to_timex(moment.value, moment.end, season)
    if moment.grain == "day" and re.search(r"\bend of|'s end", words):
        return moment.value[:4] if "year" in words else moment.value[:7]
    if moment.grain == "week" or "weekend" in words:
        return moment.first.strftime("%G-W%V") + ("-WE" if "weekend" in words else "")
    if moment.grain == "month" and moment.end:
        size = "H" if "half" in words else "Q"
        return f"{moment.value[:4]}-{size}{(int(moment.value[5:7]) - 1) // (6 if size == 'H' else 3) + 1}"
    return moment.value


def year_to_timex(value: str, end: str | None, season: str) -> str:
    """Return a year, a season of a year, a decade (198) or a century (19)."""
    if end and int(end) - int(value) == 9:
        return value[:3]
    if end and int(end) - int(value) == 99:
        return f"{int(end) // 100 - 1}"
    return f"{value}-{season}" if season else value


def measure(name: str, types: str) -> dict[str, dict[str, float]]:
    """Return the figures of one corpus, with the speed in articles of 400 words a second under "speed"."""
    gold = SHARED / f"data/time/{name}.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    find_dates("a day", "2031-01-01")
    start = time.process_time()
    found = [find_dates(row["text"], row["dct"]) for row in rows]
    seconds = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        lines_out = (
            json.dumps({"id": row["id"], "timexes": [[d.start, d.end, *to_timex(row["text"], d)] for d in dated]})
            for row, dated in zip(rows, found, strict=True)
        )
        path.write_text("\n".join(lines_out), encoding="utf-8")
        command = [sys.executable, str(SHARED / "score/times.py"), str(gold), str(path), "--json"]
        done = subprocess.run(command + (["--types", types] if types else []), capture_output=True, check=True, text=True)  # noqa: S603
    result: dict[str, dict[str, float]] = json.loads(done.stdout)
    result["speed"] = {"articles": sum(len(row["text"]) for row in rows) / 2400 / seconds}
    return result


def main() -> None:
    """Write the table, or say that the corpora are not here."""
    if not (SHARED / "data/time").is_dir():
        print("nothing measured: the corpora are not here (../shared/data/time)")
        return
    lines = [
        "# Time expressions: how many are found and resolved",
        "",
        'F1 as TempEval-3 counts it; made by `python benchmarks/dates.py`. Durations ("three weeks") and sets ("every',
        'Monday") are no dates and are not looked for, so that they count as missed where all expressions are measured.',
        "",
        "| corpus | span strict | span relaxed | value | articles of 400 words a second |",
        "|---|---|---|---|---|",
    ]
    for title, name, types in CORPORA:
        r = measure(name, types)
        f = [100 * r[key]["f1"] for key in ("strict", "relaxed", "value")]
        lines.append(f"| {title} | {f[0]:.1f} | {f[1]:.1f} | {f[2]:.1f} | {r['speed']['articles']:.0f} |")
    Path(__file__).with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
