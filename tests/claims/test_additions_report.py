from __future__ import annotations

from headwater.claims.additions_report import count_emphasis, find_small_words, measure_report

SMALL = find_small_words(["He rang twice.", "Not once, said a man from NATO."])


def test_a_word_in_capitals_is_stressed_where_it_is_a_common_word():
    assert count_emphasis("He RANG us TWICE.", SMALL) == 2
    assert count_emphasis("FURIOUS fans rang.", SMALL) == 1


def test_an_abbreviation_is_not_stressed():
    assert count_emphasis("NATO and the BBC rang twice.", SMALL) == 0


def test_what_a_report_does_throughout_is_told_of_each_of_its_sentences():
    measured = [{"pinned_new": 0.4}, {"pinned_new": 0.0}]
    first, second = measure_report(measured, [2, 0])
    assert (first["emphasis"], second["emphasis"]) == (2, 0)
    assert first["report_emphasis"] == second["report_emphasis"] == 1.0
    assert first["report_pinned_new"] == 0.2


def test_a_report_without_sentences_has_no_features():
    assert measure_report([], []) == []
