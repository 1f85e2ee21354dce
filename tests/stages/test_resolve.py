"""Who of several reports is one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records import Entity, Meaning, Publisher, Referent
from headwater.run.memory import run_in_memory
from headwater.sources.joining import join_referents
from headwater.stages.name import NAME
from headwater.stages.resolve import RESOLVE
from tests.sources.stories import told


def resolve(*texts, outlet="Harrow Herald"):
    rows = [row for n, text in enumerate(texts, 1) for row in told(text, outlet=outlet, file=f"{n:02}.txt")]
    return run_in_memory([NAME, RESOLVE], rows)


def together(tables, one, other):
    return any(one in row.names and other in row.names for row in tables[Entity].values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yusef Qarani", "Youssef al-Karani"),
        ("Tamsin Oyelaran", "Tamsyn Oyelarin"),
        ("Anselm Vesely", "Anselm Veselý"),
        ("Desmond Pryke", "Des Pryke"),
        ("Josef Raunig", "Sepp Raunig"),
    ],
)
def test_spellings_and_short_forms_of_one_name_are_one_person(one, other):
    assert together(resolve(f"A\nYesterday Mr {one} spoke.", f"B\nYesterday Mr {other} spoke."), one, other)


@pytest.mark.parametrize(("one", "other"), [("Paul Moor", "Paula Moor"), ("Ada Moor", "Ines Moor"), ("Ada Moor", "Ada Hale")])
def test_two_persons_with_one_word_in_common_stay_two(one, other):
    assert not together(resolve(f"A\nYesterday Dr {one} spoke.", f"B\nYesterday Dr {other} spoke."), one, other)


def test_persons_whom_one_report_tells_apart_are_never_joined():
    tables = resolve("A\nYesterday Mr Marko Moor met Mr Mirko Moor.", "B\nYesterday Mr Marko Moor spoke.")
    assert not together(tables, "Marko Moor", "Mirko Moor")


def test_a_surname_alone_is_joined_only_where_one_person_has_it():
    assert together(resolve("A\nYesterday Ms Ada Moor spoke.", "B\nYesterday Ms Moor spoke."), "Ada Moor", "Moor")
    tables = resolve("A\nYesterday Ms Ada Moor spoke.", "B\nYesterday Ms Ines Moor spoke.", "C\nYesterday Ms Moor spoke.")
    assert not together(tables, "Ada Moor", "Moor")


def test_an_acronym_of_one_report_is_the_body_that_another_defines():
    tables = resolve("A\nYesterday the Orrin Valley Water Authority (OVWA) spoke.", "B\nYesterday OVWA spoke.")
    assert sum("OVWA" in row.names for row in tables[Entity].values()) == 1


def test_a_body_is_joined_with_its_short_form():
    tables = resolve(
        "A\nYesterday they saw the Grupo Tensa board.", "B\nYesterday the Tensa board met.", "C\nNo Grupo Tensa here."
    )
    assert len({row.entity for row in tables[Meaning].values()}) <= len(tables[Referent])


def test_unnamed_sources_of_two_reports_stay_apart():
    rows = [
        row
        for n in (1, 2)
        for row in told(f"{n}\nAn official said it leaked.", ("An official", "said", "it leaked"), file=f"{n:02}.txt")
    ]
    tables = run_in_memory([NAME, RESOLVE], rows)
    assert sum(row.kind == "unnamed" for row in tables[Entity].values()) == 2


def test_every_referent_means_one_entity_and_says_why():
    tables = resolve("A\nYesterday Ms Ada Moor met Mr Hale.", "B\nYesterday Ms Moor spoke in Harrow.")
    assert {row.referent for row in tables[Meaning].values()} == set(tables[Referent])
    assert all(row.why and row.entity in tables[Entity] for row in tables[Meaning].values())


def test_an_entity_is_known_by_its_earliest_referent():
    tables = resolve("A\nYesterday Ms Ada Moor spoke.", "B\nYesterday Ms Ada Moor spoke again.")
    moor = next(row for row in tables[Entity].values() if "Ada Moor" in row.names)
    first = tables[Referent][moor.first]
    assert (
        first.report
        == min(
            (row for row in tables[Referent].values() if row.name == "Ada Moor"), key=lambda row: row.report != first.report
        ).report
    )


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_the_reports_does_not_matter(order):
    texts = [
        "Ms Ada Moor met OVWA",
        "Mr Moor spoke",
        "The Orrin Valley Water Authority (OVWA) met Ada Moor",
        "Ms Adda Moor sang",
    ]
    rows = [row for n, text in enumerate(texts, 1) for row in told(f"A\nYesterday {text}.", file=f"{n:02}.txt")]
    tables = run_in_memory([NAME], rows)
    reports = [row for row in rows if type(row).__name__ == "Report"]
    referents = sorted(tables[Referent].values(), key=lambda row: order[[r.id for r in reports].index(row.report)])
    assert set(join_referents([reports[n] for n in order], referents)) == set(
        join_referents(reports, list(tables[Referent].values()))
    )


def test_a_legal_form_makes_no_other_firm():
    assert together(
        resolve("A\nBarafu Logistics Ltd runs the store.", "B\nThe boss of Barafu Logistics spoke."),
        *("Barafu Logistics Ltd", "Barafu Logistics"),
    )


def test_a_known_given_name_means_the_one_person_who_bears_it():
    tables = resolve("A\nYesterday Ms Wilma Teague spoke.", "B\nThe letter was from Wilma. Yesterday Wilma spoke.")
    assert together(tables, "Wilma Teague", "Wilma")


def test_what_is_named_after_a_place_is_not_the_place():
    tables = resolve("A\nHe told Sarmoria One that in Sarmoria it rained. A Sarmorian spoke.", "B\nIn Sarmoria it rained.")
    assert not together(tables, "Sarmoria One", "Sarmorian")


def test_who_published_a_report_is_what_its_own_outlet_means():
    tables = resolve("A\nMr Paul Moor spoke.", "B\nMr Paul Moor spoke.")
    (entity,) = {row.entity for row in tables[Publisher].values()}
    assert len(tables[Publisher]) == 2
    assert tables[Entity][entity].name == "Harrow Herald"
