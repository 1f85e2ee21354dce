"""Measure the bundled reader, without any rule, on attributions annotated by hand; write benchmarks/attribution.md.

    PYTHONPATH=. python benchmarks/attribution.py [DOCUMENTS.jsonl.gz]

Plain patterns (attribution_patterns.py) read the same documents, so that quality and speed can be seen side by side.

A document is {"id", "text", "attributions": [{"source": [[start, end], …], "cue": …, "content": …}]}, as PolNeAR has them.
The corpus lies outside the repository, in ../shared; without it there is nothing to measure.

Everything is compared in words and signs, spans that touch being one span. Exact figures are those of Citron (Scott and
others 2020): a source or content is right where it is the same and the cues overlap. `half` asks that source, cue and
content each share at least half of the longer of the two, or are absent in both, `touch` that they share a word. Overlap
counts the words of contents that are contents of the annotation, too.
"""

from __future__ import annotations

import gzip
import json
import re
import resource
import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.attribution_patterns import match_attributions

from headwater.model.reader import Reading, read_attributions
from headwater.model.session import set_threads
from headwater.text.spans import Span, count_shared, merge_spans

DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "polnear" / "dev.jsonl.gz"
ROLES = ("source", "cue", "content")
TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
Spans = list[Span]
Row = dict[str, Spans]


@dataclass(frozen=True)
class Run:
    """What one way of reading got right and wrong, and its speed in words a second of one core."""

    counts: Counter[tuple[str, str]]
    speed: float


def main() -> None:
    """Read every document, print the figures and write the page."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    if not path.exists():
        sys.exit(f"nothing measured: {path} is not there")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    set_threads(1)
    began = time.perf_counter()
    read_attributions("The mayor said that it was safe.")
    loaded = time.perf_counter() - began
    runs = {"bundled reader": run(read_attributions, documents), "plain patterns": run(match_attributions, documents)}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    page = format_page(path.name, runs, f"The reader is ready {loaded:.2f} s after its first text; {memory:.0f} MB in all.")
    Path(__file__).with_suffix(".md").write_text(page, encoding="utf-8")
    print(page)


def run(read: Callable[[str], list[Reading]], documents: list[dict]) -> Run:
    """Read every document on one core; return what is right of it, and how fast it went."""
    began = time.process_time()
    readings = [read(document["text"]) for document in documents]
    seconds = time.process_time() - began
    words = sum(len(document["text"].split()) for document in documents)
    return Run(count_hits(documents, readings), words / seconds)


def count_hits(documents: Iterable[dict], readings: Iterable[list[Reading]]) -> Counter[tuple[str, str]]:
    """Count, for each test, predictions that are right and wrong and annotations that are missed."""
    counts: Counter[tuple[str, str]] = Counter()
    for document, found in zip(documents, readings, strict=True):
        places = [match.span() for match in TOKEN.finditer(document["text"])]
        gold = [{role: to_tokens(places, row[role]) for role in ROLES} for row in document["attributions"]]
        own = [{role: to_tokens(places, spans) for role, spans in as_row(reading).items()} for reading in found]
        for name, fits in TESTS.items():
            right = sum(any(fits(p, g) for g in gold) for p in own)
            counts[name, "right"] += right
            counts[name, "wrong"] += len(own) - right
            counts[name, "missed"] += sum(not any(fits(p, g) for p in own) for g in gold)
        count_overlap(counts, [row["content"] for row in own], [row["content"] for row in gold])
    return counts


def count_overlap(counts: Counter[tuple[str, str]], own: list[Spans], gold: list[Spans]) -> None:
    """Count the words of contents that are right, wrong and missed."""
    both = sum(count_both(a, b) for a in own for b in gold)
    counts[OVERLAP, "right"] += both
    counts[OVERLAP, "wrong"] += sum(map(measure, own)) - both
    counts[OVERLAP, "missed"] += sum(map(measure, gold)) - both


def as_row(reading: Reading) -> Row:
    """Return a reading as lists of spans by role."""
    return {"source": [reading.source] if reading.source else [], "cue": [reading.cue], "content": list(reading.content)}


def to_tokens(places: Spans, spans: Iterable[Iterable[int]]) -> Spans:
    """Return spans of characters as spans of the words and signs that they touch."""
    found = []
    for start, end in spans:
        first = bisect_right(places, start, key=lambda place: place[1])
        after = bisect_left(places, end, key=lambda place: place[0])
        found += [(first, after)] if after > first else []
    return merge_spans(found)


def has_near_cue(p: Row, g: Row) -> bool:
    """Whether two cues overlap; for Citron one that begins right at the annotated one's end does, too."""
    return bool(p["cue"] and g["cue"]) and p["cue"][0][0] <= g["cue"][0][1] and p["cue"][0][1] > g["cue"][0][0]


def count_both(a: Spans, b: Spans) -> int:
    """Return how many words two sets of spans share."""
    return sum(count_shared(x, y) for x in a for y in b)


def measure(spans: Spans) -> int:
    """Return how many words a set of spans has."""
    return sum(end - start for start, end in spans)


def is_half(a: Spans, b: Spans) -> bool:
    """Whether two sets of spans share half of the longer, or are both empty."""
    both = count_both(a, b)
    return (not a and not b) or (both > 0 and 2 * both >= max(measure(a), measure(b)))


def is_touched(a: Spans, b: Spans) -> bool:
    """Whether two sets of spans share a word, or are both empty."""
    return (not a and not b) or count_both(a, b) > 0


TESTS: dict[str, Callable[[Row, Row], bool]] = {
    "cue exact": lambda p, g: p["cue"] == g["cue"],
    "source exact": lambda p, g: has_near_cue(p, g) and p["source"] == g["source"],
    "content exact": lambda p, g: has_near_cue(p, g) and p["content"] == g["content"],
    "whole relation exact": lambda p, g: p == g,
    "whole relation, half of each role": lambda p, g: all(is_half(p[role], g[role]) for role in ROLES),
    "whole relation, a touch of each role": lambda p, g: all(is_touched(p[role], g[role]) for role in ROLES),
}
OVERLAP = "content overlap"


def rate(counts: Counter[tuple[str, str]], test: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a test, 0..1."""
    right, wrong, missed = (counts[test, kind] for kind in ("right", "wrong", "missed"))
    return right / (right + wrong or 1), right / (right + missed or 1), 2 * right / (2 * right + wrong + missed or 1)


def format_page(name: str, runs: dict[str, Run], note: str) -> str:
    """Return the page: precision, recall and F1 of each test for each of the runs, and their speed."""
    lines = [
        "# The bundled reader, without rules",
        "",
        f"Made by `PYTHONPATH=. python benchmarks/attribution.py` on `{name}`: precision, recall and **F1** in percent.",
        "",
        "| | " + " | ".join(runs) + " |",
        "|---" * (len(runs) + 1) + "|",
    ]
    for test in (*TESTS, OVERLAP):
        figures = [format_rate(*rate(one.counts, test)) for one in runs.values()]
        lines += [f"| {test} | {' | '.join(figures)} |"]
    lines += ["| words a second of one core | " + " | ".join(f"{one.speed:,.0f}" for one in runs.values()) + " |"]
    return "\n".join([*lines, "", note]) + "\n"


def format_rate(precision: float, recall: float, f1: float) -> str:
    """Return the three in percent."""
    return f"{100 * precision:.1f} {100 * recall:.1f} **{100 * f1:.1f}**"


if __name__ == "__main__":
    main()
