from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.columns import pack_gists, stack_gists
from headwater.claims.features import Pairs
from headwater.claims.oppose import OPPOSING, contrast
from headwater.claims.scoring import load_weights
from headwater.records import Gist, hash_key

MARKS = st.lists(st.sampled_from(["denied", "negated", "quoted", "title"]), unique=True)
GISTS = st.builds(
    lambda marks, lean, source, start: gist("spillway gates inspected", marks, lean, source, (start, "r")),
    MARKS,
    st.floats(-9, 9),
    st.sampled_from(["", "okafor", "ministry"]),
    st.integers(0, 500),
)


def gist(words, marks=(), lean=-2.0, source="", place=(0, "r")):
    listed = tuple(words.split())
    start, report = place
    return Gist(hash_key(words, place), report, start, start + 40, "content", listed, listed, tuple(marks), 0.5, lean, source)


def pair(a, b, cosine):
    """Return the two as a pair, even where both have one id."""
    columns = stack_gists([pack_gists(one.report, [one]) for one in (a, b)], {})
    columns.reports[:] = [0, a.report != b.report]
    return Pairs.of(columns, np.array([0]), np.array([1]), np.array([cosine]))


def features(a, b, cosine=0.7):
    return dict(zip(OPPOSING, contrast(pair(a, b, cosine))[0].tolist(), strict=True))


def chance(a, b, cosine=0.8):
    return load_weights().opposes.score(contrast(pair(a, b, cosine)))[0]


INSPECTED = gist("spillway gates inspected", source="ministry")
NOT_INSPECTED = gist("gates inspected 2027", ["negated"], source="okafor", place=(60, "r"))


def test_a_denial_is_likelier_to_oppose_than_another_assertion():
    denial = gist("spillway gates inspected", ["denied", "negated"], 3.0, "ministry")
    assert chance(INSPECTED, denial) > 0.5 > chance(INSPECTED, INSPECTED)


def test_two_denials_do_not_oppose_each_other():
    denial = gist("spillway gates inspected", ["denied"], 3.0)
    assert chance(denial, denial) < 0.5


def test_a_not_in_one_of_two_that_share_their_words_makes_them_likelier_to_oppose():
    negated = gist("spillway gates inspected", ["negated"])
    assert chance(INSPECTED, negated) > chance(INSPECTED, gist("spillway gates inspected"))


def test_who_stands_against_whom_in_one_report_is_beside():
    assert features(INSPECTED, NOT_INSPECTED)["beside"] == 1
    assert features(INSPECTED, gist("gates", source="okafor", place=(900, "r")))["beside"] == 0
    assert features(INSPECTED, gist("gates", source="okafor", place=(60, "other")))["beside"] == 0


def test_one_speaker_is_not_beside_themselves():
    assert features(INSPECTED, gist("gates", source="ministry", place=(60, "r")))["beside"] == 0


@given(GISTS, GISTS, st.floats(-1, 1))
def test_both_ways_round_a_pair_has_the_same_features(a, b, cosine):
    assert features(a, b, cosine) == features(b, a, cosine)


@given(GISTS, GISTS, st.floats(-1, 1))
def test_there_is_a_likelihood_for_any_pair(a, b, cosine):
    assert 0 < chance(a, b, cosine) < 1
