from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from headwater.copying.features import FEATURES, gather_evidence
from headwater.copying.trees import Forest
from headwater.copying.verdict import choose_sources, say_how
from tests.copying.test_reading import reading

FLOOD = (
    "The spillway gates jammed on Friday night and the valley below was flooded. Engineer Okafor blamed a broken motor. "
    "Nobody had inspected the gates since 2027, she said. The ministry will answer on Monday."
)


def forest(score):
    """Return a forest that gives every pair the same score."""
    leaf = np.zeros(1, np.int32)
    value = np.array([score], np.float32)
    return Forest(tuple(FEATURES), leaf, leaf.astype(np.int16), value * 0, leaf, leaf, value, 0.5)


def sources(report, *others, score=0.0):
    evidence = gather_evidence(report, others)
    return [evidence.candidates[one].report.outlet for one, _ in choose_sources(evidence, forest(score))]


def copy(outlet, published=None, more="", **found):
    return reading(FLOOD + more, outlet=outlet, published=published, **found)


def test_a_pair_above_the_cut_is_reliance_and_one_below_is_not():
    report, other = reading("Gates jammed.", published="2031-03-02"), reading("Gates.", outlet="Pulso", published="2031-03-01")
    assert sources(report, other, score=0.6) == ["Pulso"]
    assert sources(report, other, score=0.4) == []


def test_a_copy_of_a_copy_has_one_source_the_oldest():
    wire, first = copy("Wire", "2031-03-01T10:00"), copy("First", "2031-03-01T11:00", " More.")
    assert sources(copy("Second", "2031-03-01T12:00", " Less."), wire, first, score=0.9) == ["Wire"]


def test_a_copy_has_one_source_the_credited_one():
    wire, first = copy("Corrin Wire", "2031-03-01T11:00"), copy("First", "2031-03-01T10:00", " More.")
    report = copy("Second", "2031-03-01T12:00", " Less.", byline="Corrin Wire")
    assert sources(report, wire, first, score=0.9) == ["Corrin Wire"]


def test_names_that_came_with_copied_text_do_not_count():
    radio = reading("An interview with the engineer.", outlet="Radio Meridian", published="2031-03-01T08:00")
    naming = " She had told Radio Meridian of a leak in the wall."
    wire = copy("Wire", "2031-03-01T10:00", naming)
    assert sources(copy("Post", "2031-03-01T12:00", naming + " More."), wire, radio, score=0.9) == ["Wire"]


def test_other_sources_of_a_copy_stay_where_the_report_names_them_itself():
    radio = reading("An interview with the engineer.", outlet="Radio Meridian", published="2031-03-01T08:00")
    wire = copy("Wire", "2031-03-01T10:00")
    report = copy("Post", "2031-03-01T12:00", " She told Radio Meridian of a leak in the wall.")
    assert sorted(sources(report, wire, radio, score=0.9)) == ["Radio Meridian", "Wire"]


def test_where_dates_are_silent_a_credit_tells_who_took_from_whom():
    wire, post = copy("Corrin Wire"), copy("The Post", more=" More.", byline="Corrin Wire")
    assert sources(post, wire, score=0.9) == ["Corrin Wire"]
    assert sources(wire, post, score=0.9) == []


def test_where_dates_are_silent_a_naming_tells_who_took_from_whom():
    radio = reading("Engineer Okafor blames the motor.", outlet="Radio Meridian")
    post = reading("Okafor told Radio Meridian that a motor failed.", outlet="The Post")
    assert sources(post, radio, score=0.9) == ["Radio Meridian"]
    assert sources(radio, post, score=0.9) == []


@pytest.mark.parametrize("score", [0.1, 0.9])
def test_where_nothing_tells_one_of_two_copies_is_held_to_come_from_the_other_never_both(score):
    one, other = copy("One"), copy("Other", more=" And so on and on.")
    assert sorted(sources(one, other, score=score) + sources(other, one, score=score)) == ["Other"]


@pytest.mark.parametrize("published", [None, "2031-03-01"])
def test_likeness_alone_tells_no_direction_where_dates_are_silent(published):
    one = reading("Okafor blames a motor.", outlet="One", published=published)
    other = reading("A motor failed, Okafor thinks.", outlet="Other", published=published)
    assert sources(one, other, score=0.9) == sources(other, one, score=0.9) == []


def test_a_shared_quotation_is_a_shared_speaker_and_no_reliance():
    said = "“the gates of this dam will stay open until the motor is repaired”"
    one = reading(f"Monday: {said}, Okafor said.", (said, "quotation"), outlet="One", published="2031-03-01")
    other = reading(f"She added: {said}.", (said, "quotation"), outlet="Other", published="2031-03-02")
    assert sources(other, one, score=0.9) == []
    naming = reading(f"She told the Morning Post: {said}.", (said, "quotation"), outlet="Other", published="2031-03-02")
    post = reading(one.report.text, (said, "quotation"), outlet="Morning Post", published="2031-03-01")
    assert sources(naming, post, score=0.9) == ["Morning Post"]


def how(text, *sources):
    evidence = gather_evidence(reading(text), [reading(source) for source in sources])
    return [say_how(evidence, one) for one in range(len(sources))]


def test_a_copy_is_verbatim_a_retelling_a_rewrite_and_anything_else_partial():
    retold = "Engineer Okafor blames a motor that broke. Gates jammed Friday at night, a valley flooded."
    assert how(FLOOD, FLOOD + " More.") == ["verbatim"]
    assert how(retold, FLOOD) == ["rewrite"]
    assert how(FLOOD + " Barley growers marched through Lindholm. " * 3, retold) == ["partial"]


def test_the_score_is_that_of_the_forest():
    evidence = gather_evidence(reading("Gates.", published="2031-03-02"), [reading("The gates.", published="2031-03-01")])
    assert choose_sources(evidence, replace(forest(0.75), cut=0.7)) == [(0, 0.75)]
