"""The way back from a form to the page that it was opened from."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from headwater.decisions.kinds import WHOLE
from headwater.records import Claim, Decision, Entity, Meaning, Membership, Mention, Referent, Statement
from headwater.view import CaseView


def safe_path(path: str) -> str:
    """Return an address within the room, "/decisions" for any other: nobody is sent elsewhere by what a form says."""
    inside = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if inside else "/decisions"


def where_now(case: CaseView, back: str, made: Sequence[Decision]) -> str:
    """Return the address to go back to; where what is shown there is no more, that of what took its place.

    A claim's place is taken by the claim of a statement that was decided on, a source's by whom a name means.
    """
    page, _, which = urlsplit(back).path.strip("/").partition("/")
    found = {"claims": _find_claim_now, "sources": _find_source_now}.get(page)
    if not which or which.isdecimal() or found is None or which in case.index.table(Claim if page == "claims" else Entity):
        return back
    taken = next(filter(None, (found(case, decision) for decision in made)), "")
    return f"/{page}/{taken}" if taken else "/decisions"


def _find_claim_now(case: CaseView, decision: Decision) -> str:
    """Return the claim of a statement at a decision's first anchor, "" where there is none."""
    for statement in case.index.where(Statement, "report", decision.a_report):
        member = case.index.first(Membership, "statement", statement.id)
        if member and statement.start < decision.a_end and decision.a_start < statement.end:
            return member.claim
    return ""


def _find_source_now(case: CaseView, decision: Decision) -> str:
    """Return whom the name at a decision's first anchor, or the outlet of its report, means now, "" where that is nobody."""
    span = (decision.a_start, decision.a_end)
    named = [row.referent for row in case.index.where(Mention, "report", decision.a_report) if (row.start, row.end) == span]
    outlets = [row.id for row in case.index.where(Referent, "report", decision.a_report) if row.key == WHOLE == span[0]]
    meanings = (case.index.first(Meaning, "referent", referent) for referent in (*named, *outlets))
    return next((meaning.entity for meaning in meanings if meaning), "")
