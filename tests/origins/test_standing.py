"""How origins stand among the others of their claim."""

from __future__ import annotations

from dataclasses import replace
from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.origins.count import collect_origins
from headwater.origins.follow import follow_claim
from headwater.origins.standing import FEATURES, leave_out_copies, measure_standing
from tests.origins.piles import SOURCES, make_pile

SAID = [("a", ["quill"]), ("b", ["outlet-a", "quill"]), ("b", ["oyelaran"]), ("c", [])]


def stand(pile):
    """Return origin → name of feature → value."""
    found = collect_origins(pile, follow_claim(pile), [])
    return {key: dict(zip(FEATURES, row, strict=True)) for key, row in measure_standing(pile, found).items()}


@pytest.fixture
def standing():
    pile = make_pile(SAID)
    said = [
        replace(row, text="x" * 9, heading=row.report == "a", lean=float(number)) for number, row in enumerate(pile.assertions)
    ]
    return stand(replace(pile, assertions=said, clearest="a0", likeness={("a0", "b2"): 0.4}))


def test_the_clearest_statement_is_clear_and_others_are_as_far_as_they_are_like_it(standing):
    assert [standing[key]["clear"] for key in ("quill", "oyelaran", "outlet-c")] == [1.0, 0.4, 0.0]


def test_the_share_is_of_the_claims_reports(standing):
    assert [round(standing[key]["share"], 2) for key in ("quill", "oyelaran", "outlet-c")] == [0.67, 0.33, 0.33]
    assert {row["origins"] for row in standing.values()} == {log1p(3)}


def test_what_only_an_outlet_says_itself_is_its_own(standing):
    assert [standing[key]["own"] for key in ("quill", "oyelaran", "outlet-c")] == [0.0, 0.0, 1.0]


def test_reports_that_lead_to_two_origins_are_shared(standing):
    assert [standing[key]["shared"] for key in ("quill", "oyelaran", "outlet-c")] == [0.5, 1.0, 0.0]


def test_the_first_report_is_early(standing):
    assert [standing[key]["early"] for key in ("quill", "oyelaran", "outlet-c")] == [1.0, 0.0, 0.0]


def test_words_are_measured_over_the_origins_own_statements(standing):
    assert [standing[key]["lean"] for key in ("quill", "oyelaran", "outlet-c")] == [0.5, 2.0, 3.0]
    assert [standing[key]["heading"] for key in ("quill", "oyelaran", "outlet-c")] == [0.0, 0.0, 0.0]
    assert {row["length"] for row in standing.values()} == {log1p(9)}
    assert [standing[key]["nested"] for key in ("quill", "oyelaran", "outlet-c")] == [0.5, 0.0, 0.0]


def test_a_question_is_asked():
    pile = make_pile([("a", ["quill"])])
    said = [replace(row, text="Was it “the gates?”") for row in pile.assertions]
    assert stand(replace(pile, assertions=said))["quill"]["asked"] == 1.0


def test_copies_have_no_say_where_there_are_other_reports():
    pile = make_pile([("a", ["quill"]), ("b", ["quill"]), ("c", ["oyelaran"])])
    found = collect_origins(pile, follow_claim(pile), [])
    assert [trail.report for trail in leave_out_copies(replace(pile, copies=frozenset("b")), found["quill"])] == ["a"]
    assert [trail.report for trail in leave_out_copies(replace(pile, copies=frozenset("c")), found["oyelaran"])] == ["c"]


CHAINS = st.lists(st.sampled_from(sorted(SOURCES)), max_size=2)


@given(st.lists(st.tuples(st.sampled_from("abcd"), CHAINS), min_size=1, max_size=8), st.frozensets(st.sampled_from("abcd")))
def test_every_origin_of_any_pile_has_its_features(said, copies):
    standing = stand(replace(make_pile(said), copies=copies))
    shares = ("clear", "share", "own", "shared", "early", "heading", "asked", "nested")
    assert standing
    assert all(0 <= row[name] <= 1 for row in standing.values() for name in shares)
