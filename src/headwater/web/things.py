"""The thing that somebody decides on, as the page shows it, and how a form's answers become a wish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import BaseModel

from headwater.deciding import Wish
from headwater.decisions.kinds import NOT_SAME_ENTITY, SPLIT, WHOLE, WRONG_SPAN
from headwater.errors import Absent, StopRun
from headwater.records import Claim, Decision, Entity, Meaning, Membership, Mention, Referent, Statement
from headwater.view import CaseView, ClaimView, ReportView, StatementView
from headwater.web.offers import CLAIM, REPORT, SOURCE, STATEMENT, find_offer

SHOWN = ("claims", "reports", "sources")
_FRAGMENT = re.compile(r"s-([0-9a-f]+)")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several pieces to choose from: how a form calls it, its words, and where it stands."""

    id: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a sort: its id, its words, where it is shown, and what there is to choose from in it.

    `report` is the report that it stands in or is, None for a claim and a source.
    """

    sort: str
    id: str
    words: str
    address: str
    choices: Sequence[Choice] = ()
    report: ReportView | None = None


class Answers(BaseModel, frozen=True):
    """What somebody put into the form: everything as text, nothing checked."""

    sort: str = ""
    thing: str = ""
    kind: str = ""
    other: str = ""
    value: str = ""
    words: str = ""
    picked: tuple[str, ...] = ()
    by: str = ""
    why: str = ""
    back: str = ""


def find_thing(case: CaseView, sort: str, id_: str) -> Thing:
    """Return a thing of a case; raise Absent where there is none."""
    if sort == CLAIM:
        return _show_claim(case.claim(id_))
    if sort == REPORT:
        report = case.report(id_)
        return Thing(sort, report.id, report.title, f"/reports/{report.id}", report=report)
    if sort == STATEMENT:
        return _show_statement(find_statement(case, id_))
    entity = case.index.table(Entity).get(id_) if sort == SOURCE else None
    if entity is None:
        raise Absent(f"no {sort} {id_!r} in this case: it may have changed meanwhile; look it up again")
    return Thing(sort, entity.id, entity.name, f"/sources/{entity.id}", _list_names(case, entity))


def find_statement(case: CaseView, id_: str) -> StatementView:
    """Return a statement by its id; raise Absent where there is none."""
    row = case.index.table(Statement).get(id_)
    if row is None:
        raise Absent(f"no statement {id_!r} in this case: it may have changed meanwhile; look it up again")
    return StatementView(row, case.index)


def _show_claim(claim: ClaimView) -> Thing:
    choices = [Choice(s.id, s.text, s.report.name) for s in claim.outer_statements]
    return Thing(CLAIM, claim.id, claim.text, f"/claims/{claim.id}", choices)


def _show_statement(statement: StatementView) -> Thing:
    report = statement.report
    address = f"/reports/{report.id}#s-{statement.id}"
    return Thing(STATEMENT, statement.id, statement.text, address, report=report)


def _list_names(case: CaseView, entity: Entity) -> list[Choice]:
    """Return each report's first naming of an entity."""
    choices = []
    known = case.index.table(Referent)
    for meaning in case.index.where(Meaning, "entity", entity.id):
        mention = case.index.first(Mention, "referent", meaning.referent)
        if mention and meaning.referent in known:
            report = case.report(mention.report)
            words = report.text[mention.start : mention.end]
            choices.append(Choice(f"{report.id}:{mention.start}-{mention.end}", words, report.name))
    return choices


def make_wish(case: CaseView, answers: Answers) -> Wish:
    """Return what a form's answers ask for; raise StopRun, with the next step, where they cannot be understood."""
    offer = find_offer(answers.sort, answers.kind)
    if offer is None:
        raise StopRun(f"{answers.kind!r} cannot be decided on a {answers.sort}: choose one of the list")
    thing = find_thing(case, answers.sort, answers.thing)
    value = answers.value.strip()
    return Wish(answers.kind, _list_things(case, thing, answers), answers.by.strip(), answers.why.strip(), value)


def _list_things(case: CaseView, thing: Thing, answers: Answers) -> list[str]:
    """Return what the decision is about, as `headwater.deciding.pointing` reads it."""
    if answers.kind == SPLIT:
        if thing.sort == CLAIM:
            return [thing.id, *answers.picked]
        return [find_statement(case, thing.id).claim, thing.id]
    if answers.kind == NOT_SAME_ENTITY:
        return _part_names(thing, answers.picked)
    if answers.kind == WRONG_SPAN:
        return [thing.id, _find_span(find_statement(case, thing.id), answers.words)]
    if answers.other.strip():
        return [thing.id, read_address(answers.other)]
    return [thing.id]


def _part_names(thing: Thing, picked: Sequence[str]) -> list[str]:
    """Return the naming that was picked, and the first of the others."""
    others = [choice.id for choice in thing.choices if choice.id not in picked]
    if len(picked) != 1 or not others:
        raise StopRun("choose the one naming that means somebody else, and leave at least one out")
    return [picked[0], others[0]]


def _find_span(statement: StatementView, words: str) -> str:
    """Return where words stand in a statement's report, nearest to the statement; blanks may be of any kind and number."""
    middle = statement.row.start + statement.row.end
    nearest = min(
        _find_words(statement.report, words), key=lambda match: abs(match.start() + match.end() - middle), default=None
    )
    if nearest is None:
        raise StopRun(f"these words do not stand in {statement.report.file}: give them exactly as they stand there")
    return f"{statement.report.id}:{nearest.start()}-{nearest.end()}"


def _find_words(report: ReportView, words: str) -> Iterator[re.Match[str]]:
    pieces = [re.escape(piece) for piece in words.split()]
    return re.finditer(r"\s+".join(pieces), report.text) if pieces else iter(())


def read_address(given: str) -> str:
    """Return what an address in the room stands for: `…/claims/ID` the claim, `…#s-ID` the statement; else what was given."""
    url = urlsplit(given.strip())
    statement = _FRAGMENT.fullmatch(url.fragment)
    if statement and "/" in url.path:
        return statement[1]
    parts = url.path.strip("/").split("/")
    return parts[-1] if len(parts) > 1 and parts[-2] in SHOWN and url.path.startswith("/") else given.strip()


def list_around(report: ReportView, words: str) -> list[StatementView]:
    """Return the statements of a report that share a character with words of it; where none does, those of their lines."""
    places = [match.span() for match in _find_words(report, words)]
    return _list_at(report, places) or _list_at(report, [_widen(report.text, *place) for place in places])


def _list_at(report: ReportView, places: Sequence[tuple[int, int]]) -> list[StatementView]:
    return [s for s in report.statements if any(s.row.start < end and start < s.row.end for start, end in places)]


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the lines in which a piece of a text stands."""
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if after < 0 else after


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
