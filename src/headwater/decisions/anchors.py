"""Find the rows that the anchors of a decision fit: exactly, else by far the best; else it is an orphan, never a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.decisions.fitting import Spanned, fit_span
from headwater.decisions.kinds import (
    ANYTHING,
    KINDS,
    NOT_A_CLAIM,
    NOTE,
    REFERENT,
    REPORT,
    STATEMENT,
    WHOLE,
    WRONG_SPAN,
    about_of,
    anchor,
    say_decision,
    when,
)
from headwater.decisions.links import CLAIMS, ENTITIES
from headwater.decisions.spans import list_former
from headwater.records import (
    ClaimRuling,
    Decision,
    EntityRuling,
    Mention,
    NoteRuling,
    Referent,
    Report,
    Ruling,
    SpanRuling,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the reports in question, by report. A statement that was moved stands also where it stood before."""

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
        moves: Iterable[SpanRuling] = (),
    ) -> Rows:
        """Return the rows so that anchors can be looked up in them. `referents` tell what each report's outlet is."""
        said = [(row.report, (row.start, row.end, row.id)) for row in statements]
        return cls(
            {row.id: row for row in reports},
            _by_report([*said, *list_former(said, moves)]),
            _by_report((row.report, (row.start, row.end, row.referent)) for row in mentions if row.referent),
            {row.report: row.id for row in referents if row.key == -1},
        )


def rule(decision: Decision, rows: Rows) -> Ruling:
    """Return what a decision comes to in these rows, in which wrong spans are corrected already."""
    if decision.kind == WRONG_SPAN:
        return _rule_span(decision, rows)
    found = {side: _fit(decision, side, rows) for side in "ab"}
    kind = KINDS.get(decision.kind)
    (a, a_orphan), (b, b_orphan) = found["a"], found["b"]
    orphan = "; ".join(filter(None, (a_orphan, b_orphan))) if kind else f"this version knows no decision {decision.kind!r}"
    if not orphan and a == b:
        orphan = "both of its anchors fit the same"
    return _make_ruling(decision, a, b, decision.value, orphan)


def _rule_span(decision: Decision, rows: Rows) -> Ruling:
    """Return the ruling on the statement that stands where the decision wants it; `value` says where that is."""
    report = find_report(decision.a_report, decision.a_digest, rows.reports)
    start, end = decision.b_start, decision.b_end
    statement = next((id_ for a, b, id_ in rows.statements.get(report, ()) if (a, b) == (start, end)), "")
    missing = "" if statement else _fit(decision, "a", rows)[1] or f"no statement could be moved to {start}-{end}"
    return _make_ruling(decision, statement, "", f"{start}-{end}", missing)


def find_misfit(decision: Decision, rows: Rows) -> str:
    """Return why a decision that is about to be made fits nothing in these rows, "" where it fits."""
    return _fit(decision, "a", rows)[1] if decision.kind == WRONG_SPAN else rule(decision, rows).orphan


def _make_ruling(decision: Decision, a: str, b: str, value: str, orphan: str) -> Ruling:
    at = when(decision.at).isoformat()
    return ruling_type(decision.kind)(decision.id, decision.kind, a, b, value, at, say_decision(decision), orphan)


def ruling_type(kind: str) -> type[Ruling]:
    """Return the table that a ruling goes into: apart are those on which only claims, only entities or nothing depends."""
    if kind == NOTE:
        return NoteRuling
    if kind in CLAIMS or kind == NOT_A_CLAIM:
        return ClaimRuling
    return EntityRuling if kind in ENTITIES else Ruling


def _fit(decision: Decision, side: str, rows: Rows) -> tuple[str, str]:
    """Return (id of the row that an anchor fits, why it fits none)."""
    named, start, end = anchor(decision, side)
    if not named or decision.kind not in KINDS:
        return "", ""
    report = find_report(named, decision.a_digest if side == "a" else decision.b_digest, rows.reports)
    if not report:
        return "", f"report {named} is not in the case"
    about, file = about_of(decision), rows.reports[report].file
    if end > len(rows.reports[report].text):
        return "", f"{file} ends before {start}-{end}"
    if start == WHOLE:
        found, missing = _fit_whole(about, report, rows), f"{file} as a whole is no {about}"
    else:
        found = _fit_piece(about, report, start, end, rows)
        missing = f"no one {'name' if about == REFERENT else 'statement'} stands at {start}-{end} of {file}"
    return found, "" if found else missing


def find_report(named: str, digest: str, reports: Mapping[str, Report]) -> str:
    """Return the id of the report that is named, else of the only one with that text; else ""."""
    same = [report.id for report in reports.values() if report.digest == digest]
    return named if named in reports else same[0] if len(same) == 1 else ""


def _fit_whole(about: str, report: str, rows: Rows) -> str:
    return rows.outlets.get(report, "") if about == REFERENT else "" if about == STATEMENT else report


def _fit_piece(about: str, report: str, start: int, end: int, rows: Rows) -> str:
    if about in (REPORT, ANYTHING):
        return report
    spans = rows.mentions if about == REFERENT else rows.statements
    return fit_span(start, end, spans.get(report, ()))


def _by_report(found: Iterable[tuple[str, tuple[int, int, str]]]) -> dict[str, list[tuple[int, int, str]]]:
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for report, span in found:
        spans.setdefault(report, []).append(span)
    return spans
