"""What is said, with its stance and its chain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records import Attribution, Link, Passage, Report, Statement
from headwater.run.memory import run_in_memory
from headwater.stages.name import NAME
from headwater.stages.state import STATE
from tests.sources.stories import told

PIECES = [*"abÉ .,'’“”-():\nAB", "\u0301", "😀", "中", "ق", " and ", " but ", ", which ", "; "]
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=90).map("".join)


def state(*rows):
    return run_in_memory([NAME, STATE], rows)


def said(tables, wording):
    """The statement with exactly these words, its stance and the names of its chain."""
    texts = {row.id: row.text for row in tables[Report].values()}
    made = next(s for s in tables[Statement].values() if texts[s.report][s.start : s.end] == wording)
    chain = sorted((row for row in tables[Link].values() if row.owner == made.id), key=lambda row: row.position)
    return made.stance, [row.name for row in chain]


def test_what_a_source_says_has_the_source_as_its_chain():
    text = "Flood\nOn Monday Ms Ada Moor said that the gates had stuck since spring."
    tables = state(*told(text, ("Ms Ada Moor", "said", "the gates had stuck since spring")))
    assert said(tables, "the gates had stuck since spring") == ("asserts", ["Ada Moor"])


def test_a_sentence_of_the_outlets_own_has_no_chain():
    assert said(state(*told("Flood\nThe lake stood high.")), "The lake stood high.") == ("asserts", [])


def test_whom_a_source_told_stands_before_it():
    text = "Flood\nMs Ada Moor told Radio Meridian that the gates had stuck."
    tables = state(*told(text, ("Ms Ada Moor", "told", "the gates had stuck")))
    assert said(tables, "the gates had stuck")[1] == ["Radio Meridian", "Ada Moor"]


def test_the_reports_own_outlet_stands_in_no_chain():
    text = "Flood\nMs Ada Moor told Radio Meridian that the gates had stuck."
    tables = state(*told(text, ("Ms Ada Moor", "told", "the gates had stuck"), outlet="Radio Meridian"))
    assert said(tables, "the gates had stuck")[1] == ["Ada Moor"]


def test_a_source_that_goes_on_keeps_the_outlet_through_which_it_spoke():
    text = "Flood\nMs Ada Moor told Radio Meridian that the gates had stuck. Nobody came, she added."
    rows = told(text, ("Ms Ada Moor", "told", "the gates had stuck"), ("she", "added", "Nobody came"))
    assert said(state(*rows), "Nobody came")[1] == ["Radio Meridian", "Ada Moor"]


def test_what_lies_in_another_attribution_has_its_sources_first():
    text = "Flood\nThe Tribune reported that Ms Ada Moor said the gates had stuck."
    rows = told(text, ("The Tribune", "reported", "Ms Ada Moor said the gates had stuck"))
    inner = next(row for row in told(text, ("Ms Ada Moor", "said", "the gates had stuck")) if isinstance(row, Attribution))
    outer = next(row for row in rows if isinstance(row, Attribution))
    nested = Attribution(**{name: getattr(inner, name) for name in inner.__slots__} | {"parent": outer.id})
    assert said(state(*rows, nested), "the gates had stuck")[1] == ["Tribune", "Ada Moor"]


def test_a_pronoun_that_nothing_settles_keeps_its_word_and_has_no_referent():
    tables = state(*told("Flood\nIt rained all night, she said.", ("she", "said", "It rained all night")))
    link = next(row for row in tables[Link].values() if row.name == "she")
    assert link.referent == ""


@pytest.mark.parametrize("cue", ["denied", "rejected"])
def test_what_a_source_denies_is_a_denial(cue):
    text = f"Flood\nOn Monday Ms Ada Moor {cue} that the gates had stuck."
    assert said(state(*told(text, ("Ms Ada Moor", cue, "the gates had stuck"))), "the gates had stuck")[0] == "denies"


def test_what_could_not_be_verified_is_doubted():
    words = "The figure could not be independently verified."
    assert said(state(*told(f"Flood\n{words}")), words)[0] == "doubts"


def test_a_sentence_that_its_content_fills_is_not_said_twice():
    text = "Flood\nThe gates of the upper dam had been stuck since spring, she said."
    tables = state(*told(text, ("she", "said", "The gates of the upper dam had been stuck since spring")))
    assert sum(row.form == "sentence" for row in tables[Statement].values()) == 0


def test_a_sentence_that_says_two_things_is_two_statements():
    text = "Flood\nThe bridge over the river fell on the night of the flood, and the school was closed until the next summer."
    forms = [row.form for row in state(*told(text))[Statement].values()]
    assert sorted(forms) == ["clause", "clause", "heading"]


def test_what_a_source_says_in_one_breath_is_two_statements_of_the_source():
    content = "the bridge over the river fell on the night of the flood, and the school was closed until the next summer"
    tables = state(*told(f"Flood\nMs Ada Moor said that {content}.", ("Ms Ada Moor", "said", content)))
    chains = {row.name for row in tables[Link].values() if row.owner in tables[Statement]}
    assert [row.form for row in tables[Statement].values() if row.attribution] == ["clause", "clause"]
    assert chains == {"Ada Moor"}


def test_furniture_says_nothing():
    rows = told("Flood\nRead more: ten rivers that started wars")
    report = next(row for row in rows if isinstance(row, Report))
    kept = [row for row in rows if not isinstance(row, Passage)]
    tables = state(*kept, Passage(report.id, 6, len(report.text), "furniture", 1, "teaser"))
    assert not tables.get(Statement)


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_every_statement_lies_in_its_text_and_is_trimmed(text):
    tables = state(*told(text + " Ms Oye said x yz.", ("Ms Oye", "said", "x yz")))
    report = next(iter(tables[Report].values()))
    for row in tables[Statement].values():
        assert 0 <= row.start < row.end <= len(report.text)
        words = report.text[row.start : row.end]
        assert words == words.strip()


def test_who_was_speaking_to_an_outlet_says_through_it_all_that_follows():
    first = "Ada Moor, who runs the lock, was speaking on Monday to the television channel Al-Sanad."
    text = f"Flood\n{first}\n\nThe gates stuck, Moor said."
    rows = told(text, ("Moor", "said", "The gates stuck"))
    assert said(state(*rows), "The gates stuck")[1] == ["Al-Sanad", "Ada Moor"]


def test_capitals_that_nothing_explains_are_the_wire_whose_text_it_is():
    text = "Flood\nMs Ada Moor told HNS that the gates had stuck."
    tables = state(*told(text, ("Ms Ada Moor", "told", "the gates had stuck")))
    assert said(tables, "the gates had stuck")[1] == ["Ada Moor"]


def test_an_agency_that_is_introduced_stands_before_whom_it_carries():
    text = "Flood\nThe gates had stuck, Ms Ada Moor said in remarks carried by the state news agency TNS. It rained."
    tables = state(*told(text, ("Ms Ada Moor", "said", "The gates had stuck")))
    assert said(tables, "The gates had stuck")[1] == ["TNS", "Ada Moor"]


def test_a_report_in_another_language_states_nothing():
    report = Report("d", "Le Courrier", "Le maire est parti. Tout va bien, dit-il.", "f.txt", "", None, "", "", "fr", ())
    passages = [Passage(report.id, 0, 19, "sentence", 0, ""), Passage(report.id, 20, 41, "sentence", 0, "")]
    tables = run_in_memory([STATE], [report, *passages])
    assert not tables[Statement]
