"""From what somebody put into a form to what is to be decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pydantic import BaseModel

from headwater.deciding import Wish
from headwater.decisions.kinds import NOT_SAME_ENTITY, SPLIT, WRONG_SPAN
from headwater.errors import StopRun
from headwater.view import CaseView, ReportView, StatementView
from headwater.web.offers import CLAIM, find_offer
from headwater.web.things import Thing, find_statement, find_thing

SHOWN = ("claims", "reports", "sources")
_FRAGMENT = re.compile(r"s-([0-9a-f]+)")


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
