from __future__ import annotations

import numpy as np
import pytest

from headwater.claims.columns import pack_gists, stack_gists
from headwater.claims.features import FEATURES, Pairs, compare
from headwater.claims.reasons import explain, pack_reasons
from headwater.ids import pack_ids
from headwater.records import Gist, hash_key


def gist(name, words, around=None, marks=(), report=None, **more):
    listed, whole = tuple(words.split()), tuple((around or words).split())
    return Gist(hash_key(name), report or name, 0, 40, "content", listed, whole, tuple(marks), 0.5, **more)


def pair_with_all(first, others, cosine=0.7, days=None):
    """Return the pairs of the first gist with each of the others, in their order."""
    gists = [first, *others]
    reports = dict.fromkeys(one.report for one in gists)
    packed = [pack_gists(report, [one for one in gists if one.report == report]) for report in reports]
    columns = stack_gists(packed, days or {})
    rows = columns.find(pack_ids(one.statement for one in gists))
    return Pairs.of(columns, np.repeat(rows[:1], len(others)), rows[1:], np.full(len(others), cosine))


def features(a, b, others=(), days=None):
    return dict(zip(FEATURES, compare(pair_with_all(a, [b, *others], days=days))[0].tolist(), strict=True))


def reason(a, b, others=(), cosine=0.7):
    pairs = pair_with_all(a, [b, *others], cosine)
    return explain(int(pack_reasons(pairs.telling, pairs.cosines)[0]), a.words, b.words)


INSPECTED = gist("a", "spillway gates inspected 2027", "Okafor spillway gates inspected 2027")
CHECKED = gist("b", "gates checked 2027", "gates checked 2027 Okafor Friday")
LATER = gist("c", "gates inspected 2029")
CHEESE = gist("d", "village cheese festival")


def test_there_is_a_number_for_each_name():
    assert compare(pair_with_all(INSPECTED, [CHECKED, LATER])).shape == (2, len(FEATURES))


def test_both_ways_round_a_pair_has_the_same_features():
    assert features(INSPECTED, CHECKED) == features(CHECKED, INSPECTED)


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
    assert reason(INSPECTED, CHECKED, crowd) == "shares “gates”, 2027; close in meaning"


def test_the_reason_of_a_pair_without_a_shared_word_is_its_meaning():
    assert reason(INSPECTED, CHEESE, cosine=0.5) == "near in meaning"
    assert reason(INSPECTED, CHEESE, cosine=0.95) == "the same in meaning"


def test_the_reason_gives_a_name_its_capital_and_drops_the_possessive():
    assert reason(gist("x", "okafor left"), gist("y", "Okafor's home")) == "shares “Okafor”; close in meaning"


def test_the_reason_names_three_words_at_most():
    same = "spillway gates Kestrel dam inspected"
    assert reason(gist("x", same), gist("y", same)).count("“") == 3


def test_the_reason_names_the_rarest_words_whatever_their_place():
    crowd = [gist(str(n), "dam gates spillway Kestrel") for n in range(6)]
    same = "dam gates spillway Kestrel sirens failed twice"
    assert reason(gist("x", same), gist("y", same), crowd) == "shares “sirens”, “failed”, “twice”; close in meaning"


def test_a_statement_of_more_words_than_a_byte_can_count_has_a_reason():
    many = " ".join(f"word{n}x" for n in range(400))
    assert reason(gist("x", many), gist("y", many)).startswith("shares “word")


def test_reports_of_two_years_are_further_apart_than_those_of_two_months():
    found = [features(gist("x", "gates"), gist("y", "gates"), days={"x": day, "y": 1000}) for day in (990, 930, 600)]
    assert [(row["months_apart"], row["year_apart"]) for row in found] == [(0, 0), (1, 0), (1, 1)]


def test_an_unknown_day_is_not_far_from_any():
    assert features(gist("x", "gates"), gist("y", "gates"), days={"y": 1000})["months_apart"] == 0


def test_names_that_each_has_and_the_other_lacks_are_counted_though_they_share_one():
    zelingen, lorvale = gist("x", "Zelingen Waterworks slashed staff"), gist("y", "Lorvale Waterworks slashed staff")
    found = features(zelingen, lorvale)
    assert (found["names_clash"], found["names_apart"]) == (0, 1)
    assert features(zelingen, gist("z", "Waterworks slashed staff"))["names_apart"] == 0


def test_days_and_roles_of_figures_are_shared_or_clash():
    killed, moved = (
        gist("x", "14 people", facts=("2031-03-08", "killed")),
        gist("y", "342 people", facts=("2031-03-08", "evacuated")),
    )
    found = features(killed, moved)
    assert (found["days_shared"], found["days_clash"], found["roles_shared"], found["roles_clash"]) == (1, 0, 0, 1)
    assert features(killed, gist("z", "14 people"))["roles_clash"] == 0


def test_whose_word_it_is_and_how_far_it_leans_to_a_denial_are_compared():
    okafor, engineer = gist("x", "gates", source="okafor", lean=-2.0), gist("y", "gates", source="ministry", lean=9.0)
    found = features(okafor, engineer)
    assert (found["source_same"], found["source_differs"], found["leans_apart"]) == (0, 1, 5)
    assert features(okafor, gist("z", "gates", source="okafor"))["source_same"] == 1
    assert features(okafor, gist("z", "gates"))["source_differs"] == 0
