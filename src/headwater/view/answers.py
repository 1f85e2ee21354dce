"""What a case answers to a sentence that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.claims.answers import Answer, Hit, Rival, answer
from headwater.claims.asking import Found, ask, find_said, load_scorer
from headwater.errors import StopRun
from headwater.records import Date, Figure, Gist, Statement, Vector
from headwater.view.claims import ClaimView
from headwater.view.index import Index
from headwater.view.reports import StatementView

LIKELY, SURE = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A claim that answers a sentence: `how` is "says it", "gives another value" or "says the opposite".

    `score` is how likely the claim is about what was asked, 0..1; `statement` the one nearest to the sentence; `rivals` the
    values in which the two differ. `enough` tells whether the score is one from which on the claim is taken for an answer.
    """

    claim: ClaimView
    score: float
    how: str
    statement: StatementView
    rivals: tuple[Rival, ...]
    enough: bool

    @property
    def sure(self) -> str:
        """How sure it is, in a word: surely, probably, perhaps."""
        return "surely" if self.score >= SURE else "probably" if self.score >= LIKELY else "perhaps"


def ask_case(index: Index, sentence: str, claims: Sequence[ClaimView]) -> list[AnswerView]:
    """Return what each claim answers, the likeliest first; raise StopRun where nothing is asked.

    Those that are no answer come at the end. A case without vectors to compare with raises StopRun, too.
    """
    if not any(char.isalnum() for char in sentence):
        raise StopRun("nothing was asked for: give a sentence, such as “The gates were last inspected in 2027”")
    gists, vectors = _gather_vectors(index)
    known = {claim.id: claim for claim in claims}
    hits = [hit for found in find_said(ask(sentence), gists, vectors) if (hit := _make_hit(index, found, known)).claim in known]
    enough = load_scorer().enough
    return [_show(index, one, known, enough) for one in answer(sentence, hits)]


def _show(index: Index, one: Answer, known: Mapping[str, ClaimView], enough: float) -> AnswerView:
    statement = StatementView(index.table(Statement)[one.statement], index)
    return AnswerView(known[one.claim], one.score, one.how, statement, one.rivals, one.score >= enough)


def _gather_vectors(index: Index) -> tuple[list[Gist], np.ndarray[tuple[int, int], np.dtype[np.float32]]]:
    """Return the gists of the statements that have a vector, and the vectors, one row each."""
    vectors = {row.statement: row.values for row in index.table(Vector).values()}
    gists = [gist for gist in index.table(Gist).values() if gist.statement in vectors]
    if index.table(Statement) and not gists:
        raise StopRun("this case holds nothing to compare a sentence with: run `headwater trace` on its reports again")
    stacked = np.frombuffer(b"".join(vectors[gist.statement] for gist in gists), np.float32)
    return gists, stacked.reshape(len(gists), -1) if gists else np.zeros((0, 0), np.float32)


def _make_hit(index: Index, found: Found, known: Mapping[str, ClaimView]) -> Hit:
    view = StatementView(index.table(Statement)[found.statement], index)
    row, report = view.row, view.report
    figures = [one for one in index.where(Figure, "report", row.report) if row.start <= one.start and one.end <= row.end]
    dates = [one for one in index.where(Date, "report", row.report) if row.start <= one.start and one.end <= row.end]
    turned = known[view.claim].clearest.stance == "denies" if view.claim in known else False  # a claim that is only denied
    stance = "denies" if (view.stance == "denies") != turned else "asserts"
    place = (report.published, report.text, row.start, row.end)
    return Hit(found, view.claim, stance, row.stance, *place, tuple(figures), tuple(dates))
