from __future__ import annotations

import pytest

from headwater.claims.features import FEATURES, compare, explain, weigh_words
from headwater.records import Gist


def gist(name, words, around=None, marks=(), report=None, **more):
    listed = tuple(words.split())
    return Gist(name, report or name, 0, 40, "content", listed, tuple((around or words).split()), tuple(marks), 0.5, **more)


def features(a, b, others=(), cosine=0.7):
    return dict(zip(FEATURES, compare(cosine, a, b, weigh_words([a, b, *others])), strict=True))


INSPECTED = gist("a", "spillway gates inspected 2027", "Okafor spillway gates inspected 2027")
CHECKED = gist("b", "gates checked 2027", "gates checked 2027 Okafor Friday")
LATER = gist("c", "gates inspected 2029")
CHEESE = gist("d", "village cheese festival")


def test_there_is_a_number_for_each_name():
    assert len(compare(0.7, INSPECTED, CHECKED, {})) == len(FEATURES)


def test_both_ways_round_a_pair_has_the_same_features():
    weights = weigh_words([INSPECTED, CHECKED, CHEESE])
    assert compare(0.7, INSPECTED, CHECKED, weights) == compare(0.7, CHECKED, INSPECTED, weights)


def test_shared_words_count_by_how_few_have_them():
    crowd = [gist(str(n), f"gates word{n}") for n in range(8)]
    common = features(gist("x", "gates open"), gist("y", "gates shut"), crowd)["words_shared"]
    rare = features(gist("x", "sirens open"), gist("y", "sirens shut"), crowd)["words_shared"]
    assert rare > common > 0


def test_forms_of_one_word_are_shared():
    assert features(gist("x", "inspected gate"), gist("y", "inspects gates"))["words_jaccard"] == pytest.approx(1)


def test_what_holds_all_of_the_other_contains_it():
    found = features(INSPECTED, gist("x", "gates inspected"), [CHEESE])
    assert found["words_contained"] == pytest.approx(1)
    assert found["words_jaccard"] < 1


def test_the_same_number_is_shared_and_another_clashes():
    assert (features(INSPECTED, CHECKED)["numbers_shared"], features(INSPECTED, CHECKED)["numbers_clash"]) == (1, 0)
    assert (features(INSPECTED, LATER)["numbers_shared"], features(INSPECTED, LATER)["numbers_clash"]) == (0, 1)


def test_where_one_has_no_number_none_clashes():
    assert features(INSPECTED, CHEESE)["numbers_clash"] == 0


def test_names_count_in_the_statement_and_around_it():
    assert features(INSPECTED, CHECKED)["names_shared"] == 0
    assert features(INSPECTED, CHECKED)["names_around"] == 1
    assert features(gist("x", "Okafor left"), gist("y", "Brandvold left"))["names_clash"] == 1


def test_words_in_one_order_are_likelier_copied():
    there = features(gist("x", "gates fail water town"), gist("y", "gates fail water town"))["same_order"]
    back = features(gist("x", "gates fail water town"), gist("y", "town water fail gates"))["same_order"]
    assert there == 1 > back


def test_negation_and_denial_are_told_apart():
    found = features(gist("x", "gates", marks=["negated"]), gist("y", "gates", marks=["denied"]))
    assert (found["negated_one"], found["denied_one"], found["denied_any"]) == (1, 1, 1)
    found = features(gist("x", "gates", marks=["denied"]), gist("y", "gates", marks=["denied"]))
    assert (found["negated_one"], found["denied_one"], found["denied_any"]) == (0, 0, 1)


def test_one_report_is_marked_as_one():
    assert features(gist("x", "gates", report="r"), gist("y", "gates", report="r"))["same_report"] == 1
    assert features(INSPECTED, CHECKED)["same_report"] == 0


def test_statements_without_words_share_nothing():
    found = features(gist("x", ""), gist("y", ""))
    assert all(found[name] == 0 for name in FEATURES if name.startswith(("words", "around", "numbers", "names", "same")))


def test_the_reason_names_the_words_that_tell_most_in_their_order():
    crowd = [gist(str(n), f"gates word{n}") for n in range(8)]
    weights = weigh_words([INSPECTED, CHECKED, *crowd])
    assert explain(0.7, INSPECTED, CHECKED, weights) == "shares “gates”, 2027; close in meaning"


def test_the_reason_of_a_pair_without_a_shared_word_is_its_meaning():
    assert explain(0.5, INSPECTED, CHEESE, {}) == "near in meaning"
    assert explain(0.95, INSPECTED, CHEESE, {}) == "the same in meaning"


def test_the_reason_gives_a_name_its_capital_and_drops_the_possessive():
    assert explain(0.7, gist("x", "okafor left"), gist("y", "Okafor's home"), {}) == "shares “Okafor”; close in meaning"


def test_the_reason_names_three_words_at_most():
    same = "spillway gates Kestrel dam inspected"
    assert explain(0.7, gist("x", same), gist("y", same), {}).count("“") == 3


def test_reports_of_two_years_are_further_apart_than_those_of_two_months():
    found = [features(gist("x", "gates", day=day), gist("y", "gates", day=1000)) for day in (990, 930, 600)]
    assert [(row["months_apart"], row["year_apart"]) for row in found] == [(0, 0), (1, 0), (1, 1)]


def test_an_unknown_day_is_not_far_from_any():
    assert features(gist("x", "gates"), gist("y", "gates", day=1000))["months_apart"] == 0
