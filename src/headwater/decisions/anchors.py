"""Find the rows that the anchors of a decision fit: exactly, else by far the best; else it is an orphan, never a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.decisions.kinds import (
    ANYTHING,
    KINDS,
    NOT_A_CLAIM,
    NOTE,
    REFERENT,
    REPORT,
    STATEMENT,
    WHOLE,
    anchor,
    say_decision,
    when,
)
from headwater.decisions.links import CLAIMS, ENTITIES
from headwater.records import ClaimRuling, Decision, EntityRuling, Mention, Referent, Report, Ruling, Statement

ENOUGH = 0.5  # share of two spans together that they have in common, from which one stands for the other
CLEAR = 0.1  # by how much the best must be better than the next: a sentence and what is quoted in it are two statements

Spanned = Sequence[tuple[int, int, str]]  # start, end, id of the row that stands there


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the reports in question, by report."""

    reports: Mapping[str, Report]
    statements: Mapping[str, Spanned]
    mentions: Mapping[str, Spanned]
    outlets: Mapping[str, str]

    @classmethod
    def of(
        cls,
        reports: Iterable[Report],
        statements: Iterable[Statement],
        mentions: Iterable[Mention],
        referents: Iterable[Referent],
    ) -> Rows:
        """Return the rows so that anchors can be looked up in them. `referents` tell what each report's outlet is."""
        return cls(
            {row.id: row for row in reports},
            _by_report((row.report, (row.start, row.end, row.id)) for row in statements),
            _by_report((row.report, (row.start, row.end, row.referent)) for row in mentions if row.referent),
            {row.report: row.id for row in referents if row.key == -1},
        )


def rule(decision: Decision, rows: Rows) -> Ruling:
    """Return what a decision comes to in these rows."""
    found = {side: _fit(decision, side, rows) for side in "ab"}
    kind = KINDS.get(decision.kind)
    (a, a_orphan), (b, b_orphan) = found["a"], found["b"]
    orphan = "; ".join(filter(None, (a_orphan, b_orphan))) if kind else f"this version knows no decision {decision.kind!r}"
    if not orphan and a == b:
        orphan = "both of its anchors fit the same"
    if decision.kind == NOTE:
        a = ""  # so that nothing depends on it
    at = when(decision.at).isoformat()
    return ruling_type(decision.kind)(decision.id, decision.kind, a, b, decision.value, at, say_decision(decision), orphan)


def ruling_type(kind: str) -> type[Ruling]:
    """Return the table that a decision's ruling goes into: apart are those on which only claims or only entities depend."""
    if kind in CLAIMS or kind == NOT_A_CLAIM:
        return ClaimRuling
    return EntityRuling if kind in ENTITIES else Ruling


def _fit(decision: Decision, side: str, rows: Rows) -> tuple[str, str]:
    """Return (id of the row that an anchor fits, why it fits none)."""
    named, start, end = anchor(decision, side)
    if not named or decision.kind not in KINDS:
        return "", ""
    report = _find_report(named, decision.a_digest if side == "a" else decision.b_digest, rows)
    if not report:
        return "", f"report {named} is not in the case"
    about, file = KINDS[decision.kind].about, rows.reports[report].file
    if end > len(rows.reports[report].text):
        return "", f"{file} ends before {start}-{end}"
    if start == WHOLE:
        found, missing = _fit_whole(about, report, rows), f"{file} as a whole is no {about}"
    else:
        found = _fit_piece(about, report, start, end, rows)
        missing = f"no one {'name' if about == REFERENT else 'statement'} stands at {start}-{end} of {file}"
    return found, "" if found else missing


def _find_report(named: str, digest: str, rows: Rows) -> str:
    """Return the id of the report that is named, else of the only one with that text; else ""."""
    same = [report.id for report in rows.reports.values() if report.digest == digest]
    return named if named in rows.reports else same[0] if len(same) == 1 else ""


def _fit_whole(about: str, report: str, rows: Rows) -> str:
    return rows.outlets.get(report, "") if about == REFERENT else "" if about == STATEMENT else report


def _fit_piece(about: str, report: str, start: int, end: int, rows: Rows) -> str:
    if about in (REPORT, ANYTHING):
        return report
    spans = rows.mentions if about == REFERENT else rows.statements
    return fit_span(start, end, spans.get(report, ()))


def fit_span(start: int, end: int, spans: Spanned) -> str:
    """Return the id of what stands exactly there, else of what overlaps it by at least half and clearly best; else ""."""
    shares: dict[str, float] = {}
    for other_start, other_end, id_ in spans:
        both = min(end, other_end) - max(start, other_start)
        if both > 0:
            share = both / (max(end, other_end) - min(start, other_start))
            shares[id_] = max(share, shares.get(id_, 0.0))
    best, second, *_ = [*sorted(shares.values(), reverse=True), 0.0, 0.0]
    clear = best - second >= CLEAR or best == 1.0 > second
    return next(id_ for id_, share in shares.items() if share == best) if best >= ENOUGH and clear else ""


def _by_report(found: Iterable[tuple[str, tuple[int, int, str]]]) -> dict[str, list[tuple[int, int, str]]]:
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for report, span in found:
        spans.setdefault(report, []).append(span)
    return spans
