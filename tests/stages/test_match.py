from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from headwater.claims.reasons import explain
from headwater.claims.scoring import LEAST
from headwater.ids import unpack_ids
from headwater.records import Candidates, Gist, Gists, Kin, Matches, Report, Statement
from headwater.run.memory import run_in_memory
from headwater.stages.embed import EMBED
from headwater.stages.gist import GIST
from headwater.stages.match import MATCH
from headwater.stages.propose import PROPOSE
from tests.stages.claim_stories import CHEESE, DEAD, DENIAL, GATES, dam_story


@pytest.fixture(scope="module")
def tables():
    return run_in_memory((EMBED, GIST, PROPOSE, MATCH), dam_story())


@dataclass
class Scored:
    score: float
    opposes: float
    why: str


@pytest.fixture(scope="module")
def scores(tables):
    """Scores by the two texts, either way round."""
    reports = tables[Report]
    texts = {key: reports[row.report].text[row.start : row.end] for key, row in tables[Statement].items()}
    words = {row.statement: row.words for row in tables[Gist].values()}
    found = {}
    for a, b, score, opposes, reason in list_pairs(tables[Matches].values()):
        why = explain(reason, words[a], words[b])
        found[texts[a], texts[b]] = found[texts[b], texts[a]] = Scored(score, opposes, why)
    return found


def list_pairs(rows):
    for row in rows:
        columns = [np.frombuffer(values, np.float32).tolist() for values in (row.scores, row.opposes)]
        reasons = np.frombuffer(row.reasons, np.uint32).tolist()
        yield from zip(unpack_ids(row.a), unpack_ids(row.b), *columns, reasons, strict=True)


def test_what_says_the_same_scores_higher_than_what_does_not(scores):
    same = [scores[GATES[0], GATES[1]], scores[GATES[0], GATES[2]], scores[DEAD[0], DEAD[1]], scores[DEAD[0], DEAD[2]]]
    other = [scores[pair].score for pair in ((GATES[0], DEAD[1]), (GATES[1], DEAD[2])) if pair in scores]
    assert min(row.score for row in same) > 2 * max(other, default=LEAST)


def test_a_denial_matches_what_it_denies(scores):
    assert scores[DENIAL, GATES[0]].score > 0.3


def test_a_pair_that_is_next_to_nothing_is_left_out(tables, scores):
    proposed = sum(len(row.a) for row in tables[Candidates].values())
    assert sum(len(row.a) for row in tables[Matches].values()) < proposed
    assert all(row.score >= LEAST - 1e-4 for row in scores.values())
    assert (CHEESE, GATES[0]) not in scores


def test_a_pair_stands_with_the_report_of_its_first_statement(tables):
    for row in tables[Matches].values():
        assert {tables[Statement][statement].report for statement in unpack_ids(row.a)} <= {row.report}
        assert all(a < b for a, b in zip(unpack_ids(row.a), unpack_ids(row.b), strict=True))


def test_the_reason_names_what_is_shared(scores):
    assert scores[GATES[0], GATES[1]].why.startswith("shares “")
    assert "“Okafor”" in scores[GATES[0], GATES[2]].why


def test_the_scores_of_a_report_do_not_depend_on_others(tables):
    (first, *_) = sorted(tables[Matches].values(), key=lambda row: row.report)
    kept = [row for row in tables[Candidates].values() if row.report == first.report]
    ties = [row for row in tables[Kin].values() if first.report in (row.report, row.other)]
    alone = run_in_memory((MATCH,), [*kept, *ties, *tables[Gists].values()])[Matches]
    assert list(alone.values()) == [first]


def test_a_denial_is_likelier_to_oppose_what_it_denies_than_what_says_the_same(scores):
    assert scores[DENIAL, GATES[0]].opposes > scores[GATES[0], GATES[1]].opposes
