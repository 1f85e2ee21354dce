"""Say in sentences why a report is held to rely on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from headwater.copying.features import Evidence
from headwater.copying.namings import Citation
from headwater.copying.outlets import ALONE
from headwater.copying.reading import DAY, Reading
from headwater.records import Copy

AROUND = 2  # words shown before a name
DETAILS = 4  # rare details shown
NEAREST = 3  # sentences from which "nearest counterpart" is worth saying


def give_reasons(evidence: Evidence, one: int, copies: Sequence[Copy]) -> tuple[str, ...]:
    """Return the evidence in sentences, the weightiest first; `copies` are those between the two reports."""
    other = evidence.candidates[one]
    return (
        *_credit(evidence, one),
        *_naming(evidence.report, evidence.citations.get(other.report.outlet, ())),
        *_copies(copies),
        *_details(evidence, one),
        *_sentences(evidence, one),
        *_time(evidence.report, other),
    )


def _credit(evidence: Evidence, one: int) -> Iterator[str]:
    outlet = evidence.candidates[one].report.outlet
    if evidence.column("credit")[one]:
        yield f"its byline or a line at its head or foot credits {outlet}"


def _naming(report: Reading, citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the strongest naming, of equals the first with a cue; none where the words may mean something else."""
    best = max(citations, key=lambda citation: (citation.naming.strength, citation.cue), default=None)
    if best and best.naming.strength > ALONE:
        first = max(best.naming.first - AROUND, int(np.searchsorted(report.sentences, best.sentence)))
        words = report.words
        shown = " ".join(report.report.text[words.starts[first] : words.ends[best.naming.last - 1]].split())
        yield f"names {best.naming.outlet} {'as its source ' if best.cue else ''}(“{shown}”)"


def _copies(copies: Sequence[Copy]) -> Iterator[str]:
    words = {kind: sum(copy.words for copy in copies if copy.kind == kind) for kind in ("prose", "mixed", "quotation")}
    total = sum(words.values())
    if total:
        alike = min(copy.score for copy in copies if copy.kind != "stock")
        inside = words["quotation"] + words["mixed"]
        where = "all outside quotations" if not inside else "all in quotations" if words["quotation"] == total else ""
        where = where or f"{words['prose']} of them outside quotations"
        yield f"shares {total} words {'word for word' if alike == 1 else 'almost word for word'}, {where}"


def _details(evidence: Evidence, one: int) -> Iterator[str]:
    """Yield the rarest words that the report shares with this candidate alone, neighbours joined."""
    overlap, report = evidence.overlap, evidence.report
    if len(evidence.candidates) < 2:
        return
    _, first, number = np.unique(report.stems, return_index=True, return_inverse=True)
    alone = overlap.held[one] & (overlap.held.sum(0) == 1) & (overlap.weights > 0)
    places = np.sort(first[alone]).tolist()
    phrases: list[tuple[float, str]] = []
    while places:
        start = last = places.pop(0)
        while places and places[0] == last + 1 and report.sentences[last + 1] == report.sentences[last]:
            last = places.pop(0)
        shown = report.report.text[report.words.starts[start] : report.words.ends[last]]
        phrases.append((float(overlap.weights[number[start : last + 1]].sum()) + any(map(str.isdigit, shown)), shown))
    best = sorted(phrases, key=lambda phrase: (-phrase[0], phrase[1]))[:DETAILS]
    if best:
        yield f"shares details that none of the others here has: {', '.join(shown for _, shown in best)}"


def _sentences(evidence: Evidence, one: int) -> Iterator[str]:
    overlap = evidence.overlap
    nearest = (overlap.alike[one] >= overlap.alike.max(0, initial=0.0)) & (overlap.alike[one] > 0.3)
    if nearest.sum() >= NEAREST:
        yield f"{int(nearest.sum())} of its {len(nearest)} sentences have their nearest counterpart there"


def _time(report: Reading, other: Reading) -> Iterator[str]:
    if report.time is None or other.time is None:
        yield "nothing in the dates tells which came first"
        return
    minutes = report.time.minutes - other.time.minutes
    days = report.time.minutes // DAY - other.time.minutes // DAY
    if report.time.whole_day or other.time.whole_day:
        yield f"published {_count(days, 'day')} later" if days else "published on the same day"
    elif minutes:
        size, unit = next((size, unit) for size, unit in ((DAY, "day"), (60, "hour"), (1, "minute")) if minutes >= size)
        yield f"published {_count(minutes // size, unit)} later"
    else:
        yield "published at the same time"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
