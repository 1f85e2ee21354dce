"""The truth of a case as rows, for tests of the stages behind the reader: passages by line and point, gold attributions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater.readers.folder import read_folder
from headwater.records import Attribution, Passage, Record, Report

SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’»)]*(?=\s+[\"“«(]?[A-ZÀ-Ž])|$)", re.MULTILINE)


def gold_rows(folder: Path) -> Iterator[Record]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for row in read_folder(folder):
        yield row
        if isinstance(row, Report):
            yield from split_simply(row)
            stem = Path(row.file).stem
            yield from gold_attributions(row, [a for a in gold["attributions"] if a["report"] == stem])


def split_simply(report: Report) -> Iterator[Passage]:
    first = True
    for paragraph, line in enumerate(m for m in re.finditer(r"[^\n]+", report.text) if m.group().strip()):
        for found in SENTENCE.finditer(report.text, line.start(), line.end()):
            start, end = found.span()
            start += len(found.group()) - len(found.group().lstrip())
            if start < end:
                yield Passage(report.id, start, end, "heading" if first else "sentence", paragraph, "")
        first = False


def gold_attributions(report: Report, rows: list[dict[str, Any]]) -> Iterator[Attribution]:
    last, used = "", set()
    for row in rows:
        places = [m.start() for m in re.finditer(re.escape(row["content"]), report.text)]
        start = next((p for p in places if p not in used), places[0])
        used.add(start)
        end = start + len(row["content"])
        source = nearest(report.text, row["source_text"], start, end)
        cue = nearest(report.text, row["cue"], *(source if source[0] is not None else (start, end)))
        one = Attribution(
            report.id, *source, *cue, ((start, end),), row["type"], "text", last if row.get("continues") else "", "", 1.0
        )
        last = last if row.get("continues") else one.id
        yield one


def nearest(text: str, piece: str, start: int, end: int) -> tuple[int | None, int | None]:
    places = [m.start() for m in re.finditer(re.escape(piece), text)] if piece else []
    if not places:
        return None, None
    at = min(places, key=lambda p: max(p - end, start - p - len(piece), 0))
    return at, at + len(piece)
