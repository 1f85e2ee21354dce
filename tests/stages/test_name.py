"""Whom a report names and whom its sources are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records import Mention, Referent, Report
from headwater.run.memory import run_in_memory
from headwater.stages.name import NAME
from tests.sources.stories import told

PIECES = [*"abÉ .,'’“”-():\nAB", "\u0301", "😀", "中", "ق", "Gen. ", "Ms Oye "]
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=90).map("".join)


def read(*rows):
    return run_in_memory([NAME], rows)


def meant(tables, wording, form=None):
    """The names of whom the mentions with this wording mean, in the order of the text."""
    texts = {row.id: row.text for row in tables[Report].values()}
    found = sorted((m for m in tables[Mention].values() if texts[m.report][m.start : m.end] == wording), key=lambda m: m.start)
    names = [tables[Referent][m.referent].name if m.referent else None for m in found if form in {None, m.form}]
    return names[0] if len(set(names)) == 1 else names


@pytest.mark.parametrize(
    "source",
    [
        "Fire Chief Darragh Quill",
        "Darragh Quill, the fire chief",
        "the fire chief, Darragh Quill",
        "Darragh Quill, who runs the brigade",
    ],
)
def test_a_person_is_found_with_title_apposition_and_clause(source):
    tables = read(*told(f"Flood\nSix had died, according to {source}.", (source, "according to", "Six had died")))
    assert meant(tables, source) == "Darragh Quill"


def test_a_surname_means_the_person_named_in_full_before():
    tables = read(
        *told(
            "Flood\nTamsin Oyelaran resigned. Later Ms Oyelaran said the gates stuck.",
            ("Ms Oyelaran", "said", "the gates stuck"),
        )
    )
    assert meant(tables, "Ms Oyelaran") == "Tamsin Oyelaran"


def test_two_brothers_of_one_report_are_two():
    tables = read(*told("Feud\nMarko Belmonte met Mirko Belmonte in the harbour of the town."))
    assert {"Marko Belmonte", "Mirko Belmonte"} <= {row.name for row in tables[Referent].values()}


def test_an_acronym_in_brackets_is_the_body_before_it():
    text = "Flood\nThe Orrin Valley Water Authority (OVWA) was told. Later OVWA said the gates stuck."
    assert meant(read(*told(text, ("OVWA", "said", "the gates stuck"))), "OVWA") == "Orrin Valley Water Authority"


def test_a_role_means_the_person_to_whom_an_apposition_gives_it():
    text = "Flood\nIlse Brandvold, the infrastructure minister, came. The minister said the files were safe."
    assert meant(read(*told(text, ("The minister", "said", "the files were safe"))), "The minister") == "Ilse Brandvold"


def test_a_pronoun_means_the_last_source_of_its_gender():
    text = "Flood\nMs Ada Moor said it rained. Mr Tom Hale nodded at the map. Nobody moved, she added."
    tables = read(*told(text, ("Ms Ada Moor", "said", "it rained"), ("she", "added", "Nobody moved")))
    assert meant(tables, "she") == "Ada Moor"


def test_a_pronoun_without_anybody_before_it_is_left_open():
    tables = read(*told("Flood\nIt rained all night, she said.", ("she", "said", "It rained all night")))
    assert meant(tables, "she") is None


def test_a_relative_pronoun_means_the_name_before_it():
    text = "Flood\nIlse Brandvold, who said the files were safe, has left the capital."
    assert meant(read(*told(text, ("who", "said", "the files were safe"))), "who") == "Ilse Brandvold"


def test_unnamed_sources_are_kept_apart_and_counted():
    text = "Flood\nTwo officials said it leaked. A former inspector said it groaned."
    tables = read(*told(text, ("Two officials", "said", "it leaked"), ("A former inspector", "said", "it groaned")))
    unnamed = {row.name: row.plural for row in tables[Referent].values() if row.kind == "unnamed"}
    assert unnamed == {"Two officials": True, "former inspector": False}


def test_the_reports_own_we_is_its_outlet():
    tables = read(*told("Flood\nWe understand that it leaked.", ("We", "understand", "it leaked")))
    mention = next(m for m in tables[Mention].values() if m.form == "pronoun")
    assert tables[Referent][mention.referent].key == -1


def test_a_capital_at_the_start_of_a_sentence_is_no_name_where_the_word_is_also_written_small():
    tables = read(*told("Flood\nVillagers fled. The villagers came back."))
    assert "Villagers" not in {row.name for row in tables[Referent].values()}


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_every_wording_stands_in_the_text(text):
    tables = read(*told(text + " Ms Oye said x.", ("Ms Oye", "said", "x")))
    report = next(iter(tables[Report].values()))
    for row in tables[Referent].values():
        assert all(name in report.text for name in row.names if row.key >= 0)
    for mention in tables[Mention].values():
        assert 0 <= mention.start < mention.end <= len(report.text)


@settings(max_examples=30, deadline=None)
@given(HOSTILE, HOSTILE)
def test_a_report_is_read_the_same_whatever_is_read_with_it(one, other):
    first = told(one + " Ms Oye said x.", ("Ms Oye", "said", "x"))
    second = told(other + " Mr Hale said y.", ("Mr Hale", "said", "y"), file="02.txt")
    alone, together = read(*first), read(*first, *second)
    assert set(alone[Referent]) <= set(together[Referent])


def test_the_company_is_no_ministry_and_no_place():
    text = "Flood\nBlue Heron Lines ran the ferry. The Ministry of Ports met. The company blamed the weather."
    tables = read(*told(text, ("The company", "blamed", "the weather")))
    assert meant(tables, "The company") == "Blue Heron Lines"


def test_a_pronoun_means_no_listener_and_no_owner_beside_the_one_who_spoke():
    text = "Flood\nAda Moor told presenter Gail Tranter that it rained. She said that nobody came."
    tables = read(*told(text, ("Ada Moor", "told", "it rained"), ("She", "said", "nobody came")))
    assert meant(tables, "She") == "Ada Moor"


def test_a_name_with_who_or_an_age_behind_it_is_a_person():
    text = "Flood\nThe Mlakar farm burned. Zdrava Mlakar, who keeps sheep, was away. Oric Pell, 67, saw it."
    kinds = {row.name: row.kind for row in read(*told(text))[Referent].values()}
    assert kinds["Zdrava Mlakar"] == kinds["Oric Pell"] == "person"


def test_who_says_what_he_is_behind_his_name_is_that_person():
    text = "Flood\nThe number is higher, reckons Benedikt Aas, an actuary who advises the parishes."
    tables = read(*told(text, ("an actuary who advises the parishes", "reckons", "The number is higher")))
    assert meant(tables, "an actuary who advises the parishes") == "Benedikt Aas"


def test_a_surname_taken_for_a_body_is_a_person_once_a_pronoun_means_it():
    text = "Flood\nThe pressure is on Belmonte. It will hold, he said."
    tables = read(*told(text, ("he", "said", "It will hold")))
    assert meant(tables, "he") == "Belmonte"
    assert [row.kind for row in tables[Referent].values() if row.name == "Belmonte"] == ["person"]
