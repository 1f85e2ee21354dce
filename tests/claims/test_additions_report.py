from __future__ import annotations

from headwater.claims.additions_report import Tone, count_emphasis, find_small_words, hear_tone, measure_report
from headwater.text.words import content_words

SMALL = find_small_words(["He rang twice.", "Not once, said a man from NATO."])


def test_a_word_in_capitals_is_stressed_where_it_is_a_common_word():
    assert count_emphasis("He RANG us TWICE.", SMALL) == 2
    assert count_emphasis("FURIOUS fans rang.", SMALL) == 1


def test_an_abbreviation_is_not_stressed():
    assert count_emphasis("NATO and the BBC rang twice.", SMALL) == 0


def hear(text):
    return hear_tone(text, frozenset(content_words(text)), SMALL)


def test_a_sentence_that_heats_up_what_it_tells_has_loaded_words_in_any_form():
    assert hear("The heartless bosses were sobbing.").loaded == 3
    assert hear("The directors were asked about the gates.").loaded == 0


def test_a_tone_knows_what_is_stressed_and_whether_the_sentence_exclaims():
    assert hear("He RANG twice!") == Tone(1, 0, exclaims=True)
    assert hear("He rang twice.") == Tone(0, 0, exclaims=False)


def test_what_a_report_does_throughout_is_told_of_each_of_its_sentences():
    measured = [{"pinned_new": 0.4}, {"pinned_new": 0.0}]
    first, second = measure_report(measured, [Tone(2, 1, exclaims=True), Tone(0, 0, exclaims=False)])
    assert (first["emphasis"], second["emphasis"]) == (2, 0)
    assert (first["loaded"], second["exclaims"]) == (1, False)
    assert first["report_emphasis"] == second["report_emphasis"] == 1.0
    assert first["report_loaded"] == second["report_exclaims"] == 0.5
    assert first["report_pinned_new"] == 0.2


def test_a_report_without_sentences_has_no_features():
    assert measure_report([], []) == []
