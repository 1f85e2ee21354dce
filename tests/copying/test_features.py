from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.features import FEATURES, gather_evidence
from tests.copying.test_reading import reading

FLOOD = (
    "The spillway gates jammed on Friday night. Engineer Okafor blamed a broken motor. Nobody had inspected them since 2027."
)


def evidence(report, *others):
    found = gather_evidence(report, others)
    assert found is not None
    return found


def test_every_feature_has_a_value_for_every_candidate():
    found = evidence(reading(FLOOD), reading(FLOOD + " More."), reading("Barley growers marched."))
    assert found.values.shape == (2, len(FEATURES))
    assert np.isfinite(found.values).all()


def test_reports_that_came_out_later_are_no_candidates():
    report = reading(FLOOD, published="2031-03-02T10:00")
    later, same_day = reading("One.", published="2031-03-02T11:00"), reading("Two.", published="2031-03-02")
    assert evidence(report, later, same_day).candidates == [same_day]
    assert gather_evidence(report, [later]) is None


@pytest.mark.parametrize(("text", "others"), [("", [FLOOD]), (FLOOD, [""]), (FLOOD, [])])
def test_without_words_or_candidates_there_is_no_evidence(text, others):
    assert gather_evidence(reading(text), [reading(other) for other in others]) is None


def test_a_naming_through_a_third_outlet_is_weaker():
    radio, tabloid = reading("The gates.", outlet="Radio Meridian"), reading("A motor.", outlet="Pulso")
    direct = evidence(reading("Okafor told Radio Meridian about the gates.", outlet="Post"), radio, tabloid)
    through = evidence(reading("Pulso, quoting Radio Meridian, wrote about the gates.", outlet="Post"), radio, tabloid)
    assert direct.column("named")[0] > through.column("named")[0] > 0
    assert through.column("named_via").tolist() == [1, 0]


def test_a_naming_in_a_sentence_of_another_candidate_is_inherited():
    wire = reading(FLOOD + " She told Radio Meridian that it was old news.", outlet="Corrin Wire")
    radio = reading("An interview with Mara Okafor.", outlet="Radio Meridian")
    copy = reading("Dam. " + wire.report.text, outlet="The Post")
    assert evidence(copy, wire, radio).column("named_inherited").tolist() == [0, 1]
    own = reading("Dam. She told Radio Meridian of a leak.", outlet="The Post")
    assert evidence(own, wire, radio).column("named_inherited").tolist() == [0, 0]


def test_the_words_around_a_naming_are_held_against_the_outlets_other_reports():
    gates, taxes = (reading(text, outlet="Pulso") for text in ("Gates jammed in a storm.", "Taxes on diesel will rise."))
    report = reading("The gates jammed because of a storm, Pulso reported.", outlet="The Post")
    lead = evidence(report, gates, taxes).column("named_cover_lead_own")
    assert lead[0] > 0 > lead[1]


def test_time_and_outlet_are_told():
    report = reading(FLOOD, outlet="Pulso", published="2031-03-02T10:00")
    own = reading("Gates one.", outlet="Pulso", published="2031-03-01T10:00")
    newer = reading("Gates two.", outlet="Post", published="2031-03-02T09:00")
    unknown = reading("Gates three.", outlet="Herald")
    found = evidence(report, own, newer, unknown)
    assert np.allclose(np.expm1(found.column("hours")[:2]), [24, 1], atol=0.01)
    assert found.column("undated").tolist() == [0, 0, 1]
    assert found.column("same_outlet").tolist() == [1, 0, 0]
    assert found.column("newer").tolist() == [1, 0, 0]


def test_a_wire_is_an_outlet_that_others_credit():
    wire = reading("Gates one.", outlet="Corrin Wire")
    found = evidence(reading(FLOOD, outlet="Pulso"), wire, reading("Gates.", outlet="Post", byline="Corrin Wire"))
    assert found.column("wire").tolist() == [1, 0]


HOSTILE = st.text(st.characters() | st.sampled_from(" .ab🙂大بَ\n"), max_size=80)


@given(HOSTILE, st.lists(st.tuples(HOSTILE, st.sampled_from(["", "Post", "大报", "The 🙂"])), min_size=1, max_size=3))
def test_any_text_gives_finite_numbers(text, others):
    found = gather_evidence(reading(f"a {text}", outlet="Post"), [reading(f"{text[::-1]} {t}", outlet=o) for t, o in others])
    assert found is None or np.isfinite(found.values).all()


@given(st.permutations(range(4)))
def test_the_order_of_the_candidates_changes_nothing_but_their_order(order):
    others = [reading(text, outlet=f"Outlet {n}") for n, text in enumerate((FLOOD, FLOOD[:60], "Motor.", "Okafor blamed it."))]
    straight, mixed = (evidence(reading(FLOOD + " Pulso."), *rows) for rows in (others, [others[n] for n in order]))
    settled = [n for n, name in enumerate(FEATURES) if name not in {"gain", "gain_rank"}]
    assert np.allclose(straight.values[list(order)][:, settled], mixed.values[:, settled], atol=1e-3)
