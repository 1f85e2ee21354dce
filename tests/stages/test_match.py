from __future__ import annotations

import pytest

from headwater.claims.scoring import LEAST
from headwater.records import Candidate, Gist, Match, Report, Statement
from headwater.run.memory import run_in_memory
from headwater.stages.embed import EMBED
from headwater.stages.match import MATCH
from headwater.stages.propose import PROPOSE
from tests.stages.claim_stories import CHEESE, DEAD, DENIAL, GATES, dam_story


@pytest.fixture(scope="module")
def tables():
    return run_in_memory((EMBED, PROPOSE, MATCH), dam_story())


@pytest.fixture(scope="module")
def scores(tables):
    """Scores by the two texts, either way round."""
    reports = tables[Report]
    texts = {key: reports[row.report].text[row.start : row.end] for key, row in tables[Statement].items()}
    found = {}
    for row in tables[Match].values():
        found[texts[row.a], texts[row.b]] = found[texts[row.b], texts[row.a]] = row
    return found


def test_what_says_the_same_scores_higher_than_what_does_not(scores):
    same = [scores[GATES[0], GATES[1]], scores[GATES[0], GATES[2]], scores[DEAD[0], DEAD[1]], scores[DEAD[0], DEAD[2]]]
    other = [scores[pair].score for pair in ((GATES[0], DEAD[1]), (GATES[1], DEAD[2])) if pair in scores]
    assert min(row.score for row in same) > 2 * max(other, default=LEAST)


def test_a_denial_matches_what_it_denies(scores):
    assert scores[DENIAL, GATES[0]].score > 0.3


def test_a_pair_that_is_next_to_nothing_has_no_row(tables, scores):
    assert len(tables[Match]) < len(tables[Candidate])
    assert all(row.score >= LEAST for row in tables[Match].values())
    assert (CHEESE, GATES[0]) not in scores


def test_the_reason_names_what_is_shared(scores):
    assert scores[GATES[0], GATES[1]].why.startswith("shares “")
    assert "“Okafor”" in scores[GATES[0], GATES[2]].why


def test_the_score_of_a_group_does_not_depend_on_the_others(tables):
    (first, *_) = sorted(row.a for row in tables[Match].values())
    near = {row.b for row in tables[Candidate].values() if row.a == first}
    kept = [row for row in tables[Candidate].values() if row.a == first]
    gists = [row for row in tables[Gist].values() if row.statement in near | {first}]
    alone = run_in_memory((MATCH,), [*kept, *gists])[Match]
    assert alone
    assert all(tables[Match][key] == row for key, row in alone.items())


def test_a_denial_is_likelier_to_oppose_what_it_denies_than_what_says_the_same(scores):
    assert scores[DENIAL, GATES[0]].opposes > scores[GATES[0], GATES[1]].opposes
