"""What can be said of two reports that share their words although neither is seen to have taken from the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.copying.reading import read_time
from headwater.copying.reasons import tell_copies
from headwater.records import Copy, Names, Report

UNSEEN, UNKNOWN = "both from an unseen third", "direction unknown"
ENOUGH = 20
"""The least number of words that two reports share outside quotations and stock phrases for the question to come up."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of how two reports come to share their words, UNSEEN or UNKNOWN, with the evidence in sentences."""

    says: str
    evidence: Names


def answer_pair(a: Report, b: Report, copies: Sequence[Copy], thirds: Sequence[str]) -> Answer | None:
    """Return what is left open about two reports, None where they share too little to ask.

    `copies` are those between them, `thirds` the outlets that both name or credit and of which no report is here.
    """
    if sum(copy.words for copy in copies if copy.kind in ("prose", "mixed")) < ENOUGH:
        return None
    named = [f"both name {third}, of which no report is here" for third in thirds]
    evidence = (*named, *tell_copies(copies), *_tell_times(a, b))
    return Answer(UNSEEN if named else UNKNOWN, evidence)


def _tell_times(a: Report, b: Report) -> Iterator[str]:
    one, other = read_time(a.published), read_time(b.published)
    if one is None or other is None:
        yield "nothing in the dates tells which came first"
    elif one.before(other) or other.before(one):
        first, second = (a, b) if one.before(other) else (b, a)
        yield f"{_call(first)} came out first, yet nothing else shows that {_call(second)} took from it"
    else:
        yield "the dates do not tell which came first"


def _call(report: Report) -> str:
    return report.outlet or report.file
