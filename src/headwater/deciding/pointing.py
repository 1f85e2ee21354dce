"""What a person means by a word: a claim, a statement, a report, a name or a span."""

from __future__ import annotations

import re

from headwater.decisions.fitting import fit_span
from headwater.decisions.kinds import CLAIMED, KINDS, REFERENT, REPORT, STATEMENT, WHOLE
from headwater.errors import StopRun
from headwater.records import Entity, Meaning, Mention, Referent, Statement
from headwater.view import CaseView, ClaimView, ReportView, StatementView

Anchor = tuple[str, int, int]
_SPAN = re.compile(r"(\d+)-(\d+)")
_LEAST = 4  # signs of an id that must be given


def find_anchor(view: CaseView, thing: str, kind: str) -> Anchor:
    """Return the one anchor that `thing` means for a kind of decision; raise StopRun where it means nothing."""
    about = KINDS[kind].about
    span = _find_span(view, thing, about)
    if span:
        return _snap(view, span) if about in (STATEMENT, CLAIMED) else span
    report = _find_report(view, thing) if about != STATEMENT else None
    if report:
        return report.id, WHOLE, WHOLE
    if about == REFERENT:
        return _find_entity(view, thing) or _find_name(view, thing)
    if about != REPORT:
        statement = _find_statement(view, thing)
        return statement.row.report, statement.row.start, statement.row.end
    raise StopRun(f"no report {thing!r} in this case: {kind} takes report files or ids")


def find_piece(view: CaseView, thing: str, report: str) -> Anchor:
    """Return the piece of a report that FILE:START-END, FILE:words or words alone mean, without blanks at its ends.

    Raise StopRun where that is no piece of this report.
    """
    home = view.report(report)
    found = _find_span(view, thing, REPORT) or _find_words(home, thing)
    if found[0] != report:
        raise StopRun(f"{thing!r} is not in {home.file}, where the statement stands: a statement cannot move elsewhere")
    words = home.text[found[1] : found[2]]
    start = found[1] + len(words) - len(words.lstrip())
    if not words.strip():
        raise StopRun(f"there are no words at {thing!r}")
    return report, start, start + len(words.strip())


def find_noted(view: CaseView, thing: str) -> tuple[Anchor, str]:
    """Return the anchor of what a note is on, and of what sort that is, as in `NOTED`."""
    claim = find_claim(view, thing)
    if claim:
        return find_anchor(view, thing, "same-claim"), "claim"
    report = _find_report(view, thing)
    if report:
        return (report.id, WHOLE, WHOLE), "report"
    for sort, kind in (("source", "same-entity"), ("statement", "same-claim")):
        try:
            found = find_anchor(view, thing, kind)
        except StopRun:
            continue
        if sort == "statement" or _is_name(view, found):
            return found, sort
    raise StopRun(f"{thing!r} is nothing in this case: a note is on a claim, a statement, a report or a name")


def _is_name(view: CaseView, found: Anchor) -> bool:
    report, *span = found
    return found[1] == WHOLE or any([row.start, row.end] == span for row in view.index.where(Mention, "report", report))


def find_claim(view: CaseView, thing: str) -> ClaimView | None:
    """Return the claim with that number or id, None where there is none."""
    try:
        return view.claim(thing)
    except StopRun:
        return None


def find_statements(view: CaseView, thing: str) -> list[StatementView]:
    """Return all statements of a claim, or one statement with what lies inside it and says the same."""
    claim = find_claim(view, thing)
    return claim.statements if claim else gather_inner(view, find_anchor(view, thing, "same-claim"))


def gather_inner(view: CaseView, anchor: Anchor) -> list[StatementView]:
    """Return the statement at a span, and those of its claim that overlap it; none where no statement stands just there."""
    report, start, end = anchor
    beside = [s for s in view.report(report).statements if s.row.start < end and start < s.row.end]
    own = next((s for s in beside if (s.row.start, s.row.end) == (start, end)), None)
    return [own, *(s for s in beside if s != own and s.claim == own.claim)] if own else []


def _find_span(view: CaseView, thing: str, about: str) -> Anchor | None:
    """Return the span that FILE:START-END or FILE:words means, None where there is no such file before a colon."""
    for at in [found.start() for found in re.finditer(":", thing)]:
        report, rest = _find_report(view, thing[:at]), thing[at + 1 :]
        if report and rest:
            span = _SPAN.fullmatch(rest)
            if span:
                return _check_span(report, int(span[1]), int(span[2]))
            return (_find_mention(report, rest) if about == REFERENT else None) or _find_words(report, rest)
    return None


def _snap(view: CaseView, anchor: Anchor) -> Anchor:
    """Return the span of the statement that is meant: the one that the words fit, else the shortest that holds them."""
    report, start, end = anchor
    statements = view.report(report).statements
    fitting = fit_span(start, end, [(s.row.start, s.row.end, s.id) for s in statements])
    holding = [s for s in statements if s.row.start <= start and end <= s.row.end]
    best = next((s for s in statements if s.id == fitting), None) or min(
        holding, key=lambda s: s.row.end - s.row.start, default=None
    )
    return (report, best.row.start, best.row.end) if best else anchor


def _check_span(report: ReportView, start: int, end: int) -> Anchor:
    if not start < end <= len(report.text):
        raise StopRun(f"{report.file} has no span {start}-{end}: it is {len(report.text):,} characters long")
    return report.id, start, end


def _find_words(report: ReportView, words: str) -> Anchor:
    start = report.text.find(words)
    if start < 0:
        raise StopRun(f"{words!r} does not stand in {report.file}: give the words exactly as they stand there")
    return report.id, start, start + len(words)


def _find_report(view: CaseView, which: str) -> ReportView | None:
    try:
        return view.report(which) if which else None
    except StopRun:
        return None


def _find_entity(view: CaseView, thing: str) -> Anchor | None:
    """Return where an entity, given by its id, is first named; None where it is none or is named nowhere."""
    entity = view.index.table(Entity).get(thing)
    meant = [row.referent for row in view.index.where(Meaning, "entity", thing)] if entity else []
    for referent in (entity.first, *meant) if entity else ():
        mention = view.index.first(Mention, "referent", referent)
        row = view.index.table(Referent).get(referent)
        if mention:
            return mention.report, mention.start, mention.end
        if row and row.key == WHOLE:
            return row.report, WHOLE, WHOLE
    return None


def _find_name(view: CaseView, name: str) -> Anchor:
    for report in view.reports():
        found = _find_mention(report, name)
        if found:
            return found
    for report in view.reports():
        if report.outlet == name:
            return report.id, WHOLE, WHOLE
    raise StopRun(f"no report names {name!r}: give a name exactly as a report has it, FILE:NAME, or FILE:START-END")


def _find_mention(report: ReportView, name: str) -> Anchor | None:
    for mention in report.index.where(Mention, "report", report.id):
        if mention.referent and report.text[mention.start : mention.end] == name:
            return report.id, mention.start, mention.end
    return None


def _find_statement(view: CaseView, thing: str) -> StatementView:
    claim = find_claim(view, thing)
    if claim and claim.tally:
        return claim.clearest
    found = view.index.begin(Statement, thing) if len(thing) >= _LEAST else []
    if len(found) != 1:
        raise StopRun(
            f"{thing!r} is no claim or statement of this case: give a claim's number in `claims`, FILE:words as they stand "
            "there, FILE:START-END, or an id"
        )
    return StatementView(found[0], view.index)
