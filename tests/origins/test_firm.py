"""Origins that rest only on statements of another matter, which slipped into the claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.links import ORIGINS, settle_ties
from headwater.origins.count import count_origins
from headwater.origins.firm import LIKELY, load_doubt
from headwater.origins.follow import follow_claim
from headwater.origins.standing import FEATURES
from tests.decisions.makers import ruling
from tests.origins.piles import count, make_pile

SAID = [("a", ["quill"]), ("b", ["quill"]), ("c", ["oyelaran"])]  # statements a0, b1, c2


WORDS = "the spillway gates of the dam were last inspected in spring 2027"


def doubting(pile, likeness, clearest="a0", firm=()):
    """Return a pile whose statements are ordinary ones, as far as they were compared."""
    worded = [replace(assertion, text=WORDS, lean=-1.7) for assertion in pile.assertions]
    return replace(pile, assertions=worded, likeness=likeness, clearest=clearest, firm=firm)


def test_an_origin_whose_statements_are_likely_about_something_else_is_left_out_and_named():
    counted = count(doubting(make_pile(SAID), {("a0", "b1"): 0.9, ("a0", "c2"): 0.1}))
    assert (list(counted.origins), counted.least, counted.most) == (["quill"], 1, 1)
    assert counted.reasons == ("Tamsin Oyelaran is left out: what rests on it may be about something else",)


def test_several_that_are_left_out_are_named_in_one_breath():
    pile = make_pile([*SAID, ("d", ["authority"])])
    counted = count(doubting(pile, {("a0", "b1"): 0.9}))
    assert counted.reasons == (
        "Tamsin Oyelaran and Orrin Valley Water Authority are left out: what rests on them may be about something else",
    )


def test_an_origin_whose_statements_likely_say_the_same_is_counted():
    assert count(doubting(make_pile(SAID), {("a0", "b1"): 0.9, ("a0", "c2"): 0.8, ("b1", "c2"): 0.6})).most == 2


def test_pairs_that_were_never_compared_are_unlikely():
    assert count(doubting(make_pile(SAID), {("a0", "c2"): 2 * LIKELY - 0.01})).most == 1
    assert count(doubting(make_pile(SAID), {("a0", "c2"): 2 * LIKELY})).most == 2


def test_the_main_origin_is_that_of_the_most_reports():
    likeness = {("a0", "b1"): 0.9, ("a0", "c2"): 0.1}
    assert list(count(doubting(make_pile(SAID), likeness, clearest="c2")).origins) == ["quill"]


def test_of_equals_the_main_origin_is_the_one_behind_the_clearest_statement():
    pile = make_pile([("a", ["quill"]), ("b", ["oyelaran"])])
    assert list(count(doubting(pile, {("a0", "b1"): 0.1}, clearest="b1")).origins) == ["oyelaran"]
    assert list(count(doubting(pile, {("a0", "b1"): 0.1}, clearest="")).origins) == ["quill"]


def test_a_copy_has_no_say_in_what_is_left_out():
    pile = doubting(make_pile([*SAID, ("d", ["oyelaran"])], relies={"d": ["c"]}), {("a0", "c2"): 0.1, ("a0", "d3"): 0.9})
    assert count(pile).most == 2
    assert count(replace(pile, copies=frozenset("d"))).most == 1


def test_two_origins_of_one_report_are_not_compared():
    pile = make_pile([("a", ["quill"]), ("a", ["oyelaran"])])
    assert count(doubting(pile, {("b", "c"): 1.0})).most == 2


def test_where_no_likeness_is_known_nothing_is_left_out():
    assert count(doubting(make_pile(SAID), {})).most == 2


def test_what_a_person_decided_to_be_the_same_claim_is_counted():
    assert count(doubting(make_pile(SAID), {("a0", "b1"): 0.9}, firm=("c2",))).most == 2


def test_what_a_person_decided_to_be_an_origin_is_counted():
    pile = doubting(make_pile(SAID), {("a0", "b1"): 0.9})
    counted = count_origins(pile, follow_claim(pile), settle_ties([ruling("independent", "a", "c")], ORIGINS))
    assert (counted.least, counted.most) == (2, 2)


def test_what_stands_badly_is_left_out_though_its_statements_are_alike():
    many = [(report, ["quill"]) for report in "abcdef"]
    pile = doubting(make_pile([*many, ("f", ["oyelaran"])]), {(f"{a}{n}", "f6"): 0.5 for n, a in enumerate("abcde")})
    asked = replace(pile.assertions[-1], heading=True, text="Was it the gates?", lean=0.5)
    assert count(pile).most == 2
    assert count(replace(pile, assertions=[*pile.assertions[:-1], asked])).most == 1


def test_the_bundled_weights_know_the_features_and_judge_by_chance():
    doubt = load_doubt()
    assert len(doubt.slopes) == len(doubt.means) == len(doubt.scales) == len(FEATURES)
    assert min(doubt.scales) > 0
    assert 0 < doubt.least < doubt.judge(doubt.means) < 1


@pytest.mark.parametrize(
    ("name", "better"), [("clear", 1), ("share", 1), ("early", 1), ("heading", -1), ("own", -1), ("asked", -1)]
)
def test_each_feature_speaks_as_a_reader_would_have_it(name, better):
    doubt, place = load_doubt(), FEATURES.index(name)
    more = [mean + (better * doubt.scales[place] if number == place else 0) for number, mean in enumerate(doubt.means)]
    assert doubt.judge(more) > doubt.judge(doubt.means)


LIKENESS = st.dictionaries(st.sampled_from([("a0", "b1"), ("a0", "c2"), ("b1", "c2")]), st.floats(0, 1))


@given(LIKENESS, st.sampled_from(["a0", "b1", "c2", ""]))
def test_some_origin_is_always_left(likeness, clearest):
    counted = count(doubting(make_pile(SAID), likeness, clearest))
    assert 1 <= counted.least <= len(counted.origins) <= counted.most
