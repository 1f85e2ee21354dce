"""Reports by hand, and what the copying stages make of them."""

from __future__ import annotations

from hashlib import sha256

from headwater.records import Copy, Kin, Passage, Relies, Report
from headwater.run.memory import run_in_memory
from headwater.stages.copy import COPY
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.relate import RELATE
from headwater.stages.rely import RELY
from headwater.stages.seed import SEED

STAGES = (FINGERPRINT, SEED, COPY, RELATE, RELY)


def report(text, outlet="", published=None, byline="", credit=""):
    return Report(
        sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), outlet, text, "", "", published, byline, credit, "en", ()
    )


def passages(row, *spans):
    """Return passages of a report; each span is (words, kind)."""
    return [Passage(row.id, row.text.index(words), row.text.index(words) + len(words), kind, 0, "") for words, kind in spans]


def run(rows, until=RELY):
    return run_in_memory(STAGES[: STAGES.index(until) + 1], rows)


def copies(*rows):
    """Return the copies between reports (and passages), in order of their places."""
    return sorted(run(rows, COPY)[Copy].values(), key=lambda row: (row.a, row.b, row.a_start, row.b_start))


def kin(*rows):
    return {(row.report, row.other): row.likeness for row in run(rows, RELATE)[Kin].values()}


def relies(*rows):
    return {(row.report, row.on): row for row in run(rows)[Relies].values()}


def shown(copy, *rows):
    """Return the words of both sides as their reports have them, the side of the first of `rows` first."""
    texts = {row.id: row.text for row in rows if isinstance(row, Report)}
    sides = {copy.a: texts[copy.a][copy.a_start : copy.a_end], copy.b: texts[copy.b][copy.b_start : copy.b_end]}
    first = next(row for row in rows if isinstance(row, Report))
    return tuple(sides[name] for name in sorted(sides, key=lambda name: name != first.id))
