"""Say in sentences why a report is held to rely on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from headwater.copying.features import Evidence
from headwater.copying.kernels import Numbers
from headwater.copying.namings import Citation
from headwater.copying.outlets import ALONE
from headwater.copying.reading import DAY, Reading
from headwater.copying.rewording import find_rewordings
from headwater.records import Copy

AROUND = 2  # words shown before a name
DETAILS = 4  # rare details shown
NEARLY_ALL = 0.98  # share of equal words from which copies are word for word
NEAREST = 3  # sentences from which "nearest counterpart" is worth saying


def give_reasons(evidence: Evidence, one: int, copies: Sequence[Copy]) -> tuple[str, ...]:
    """Return the evidence in sentences, the weightiest first; `copies` are those between the two reports."""
    other = evidence.candidates[one]
    return (
        *_credit(evidence, one),
        *_naming(evidence.report, evidence.citations.get(other.report.outlet, ())),
        *tell_copies(copies),
        *_rewordings(evidence, one),
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
        shown = _show(report, _step_back(report, best.naming.first), best.naming.last)
        yield f"names {best.naming.outlet} {'as its source ' if best.cue else ''}(“{shown}”)"


def _step_back(report: Reading, first: int) -> int:
    """Return the first of up to AROUND words before a name that nothing but a space parts from it."""
    words, least = report.words, max(0, first - AROUND)
    while (
        first > least and words.starts[first] - words.ends[first - 1] == 1 and report.report.text[words.ends[first - 1]] == " "
    ):
        first -= 1
    return first


def _show(report: Reading, first: int, last: int) -> str:
    """Return the words from `first` to `last`, excluded, as the report has them, on one line."""
    return " ".join(report.report.text[report.words.starts[first] : report.words.ends[last - 1]].split())


def tell_copies(copies: Sequence[Copy]) -> Iterator[str]:
    """Yield a sentence on how many words two reports share, stock phrases left out; none where they share no others."""
    copies = [copy for copy in copies if copy.kind != "stock"]
    total = sum(copy.words for copy in copies)
    if total:
        quoted = sum(copy.words for copy in copies if copy.kind == "quotation")
        loose = sum(copy.words for copy in copies if copy.kind == "prose")
        alike = sum(copy.words * copy.score for copy in copies) / total >= NEARLY_ALL
        where = {total: "all in quotations", 0: "some of them in quotations"}.get(quoted, f"{quoted} of them in quotations")
        where = "all outside quotations" if loose == total else where
        yield f"shares {total} words {'word for word' if alike else 'almost word for word'}, {where}"


def _rewordings(evidence: Evidence, one: int) -> Iterator[str]:
    """Yield how many sentences seem to be the other's in other words, and the likest of them as both reports have it."""
    found = find_rewordings(evidence, one)
    if found:
        best = max(found, key=lambda rewording: (rewording.score, -rewording.start))
        texts = evidence.report.report.text[best.start : best.end], evidence.candidates[one].report.text
        mine, theirs = (" ".join(text.split()) for text in (texts[0], texts[1][best.other_start : best.other_end]))
        yield f"seems to retell {_count(len(found), 'sentence')} in other words (“{mine}”; there “{theirs}”)"


def _details(evidence: Evidence, one: int) -> Iterator[str]:
    """Yield the rarest words that the report shares with this candidate alone, neighbours joined."""
    overlap, report = evidence.overlap, evidence.report
    if len(evidence.candidates) < 2:
        return
    _, first, number = np.unique(report.stems, return_index=True, return_inverse=True)
    alone = overlap.held[one] & (overlap.held.sum(0) == 1) & (overlap.weights > 0)
    phrases = [
        (float(overlap.weights[number[start:last]].sum()), _show(report, start, last))
        for start, last in _join(report, np.sort(first[alone]))
    ]
    telling = [phrase for phrase in phrases if " " in phrase[1] or any(char.isdigit() for char in phrase[1])]
    best = sorted(telling, key=lambda phrase: (-phrase[0], phrase[1]))[:DETAILS]
    if best:
        yield f"shares details that none of the others here has: {', '.join(shown for _, shown in best)}"


def _join(report: Reading, places: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the stretches of neighbouring places within a sentence, ends excluded."""
    apart = (np.diff(places) != 1) | (np.diff(report.sentences[places]) != 0)
    for stretch in np.split(places, np.flatnonzero(apart) + 1):
        if len(stretch):
            yield int(stretch[0]), int(stretch[-1]) + 1


def _sentences(evidence: Evidence, one: int) -> Iterator[str]:
    overlap = evidence.overlap
    nearest = (overlap.alike[one] >= overlap.alike.max(0, initial=0.0)) & (overlap.alike[one] > 0.3)
    if nearest.sum() >= NEAREST:
        yield f"{int(nearest.sum())} of its {len(nearest)} sentences have their nearest counterpart there"
    else:
        yield f"{int(100 * evidence.column('words')[one])} % of its telling words, by weight, stand there"


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
