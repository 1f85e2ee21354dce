"""How far sources are named, and on what terms they spoke."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records import Description, Referent, Report
from headwater.run.memory import run_in_memory
from headwater.sources.anonymity import find_terms, how_named
from headwater.stages.name import NAME
from tests.sources.stories import told

TERMS = [
    "on condition of anonymity",
    "asked not to be named",
    "because",
    ", ",
    ". ",
    "who ",
    "is not authorised to speak",
    " said ",
]


def terms_of(text, source):
    start = text.index(source)
    found = find_terms(text, (start, start + len(source)), len(text), [])
    return [text[one.start : one.end] for one in found if one.kind == "terms"]


@pytest.mark.parametrize(
    "terms",
    [
        "on condition of anonymity",
        "on condition that their names be withheld",
        "asked not to be named because they feared for their jobs",
        "were not authorised to speak to the press",
        "asked for anonymity",
        "spoke on background",
        "did not want her name used",
        "refused to be identified",
        "in exchange for a promise of anonymity",
    ],
)
def test_the_terms_are_kept_in_the_words_of_the_report(terms):
    text = f"Two officials, who {terms}, said it leaked."
    assert any(terms.endswith(one) or one in terms for one in terms_of(text, "Two officials"))
    assert all(one in text for one in terms_of(text, "Two officials"))


@pytest.mark.parametrize("text", ["Two officials said the ship was named Moor.", "Two officials asked to speak first."])
def test_other_words_are_no_terms(text):
    assert terms_of(text, "Two officials") == []


def read(text, source, content):
    tables = run_in_memory([NAME], told(f"Leak\n{text}", (source, "said", content)))
    wanted = source.removeprefix("Ms ")
    return tables, next(row for row in tables[Referent].values() if row.name == wanted)


@pytest.mark.parametrize(
    ("source", "degree"),
    [
        ("Ms Ada Moor", "named"),
        ("two officials of the Harrow Port Authority", "partly named"),
        ("two officials", "unnamed"),
    ],
)
def test_a_source_is_named_in_part_where_only_its_body_is(source, degree):
    tables, referent = read(f"It leaked, {source} said.", source, "It leaked")
    assert how_named(referent, tables[Description].values()) == degree


def test_terms_are_kept_for_the_source_that_set_them():
    text = "It leaked, an official said on condition of anonymity."
    tables = run_in_memory([NAME], told(f"Leak\n{text}", ("an official", "said", "It leaked")))
    (one,) = tables[Description].values()
    report = next(iter(tables[Report].values()))
    assert report.text[one.start : one.end] == "on condition of anonymity"
    assert tables[Referent][one.referent].kind == "unnamed"
    assert not tables[Referent][one.referent].plural


def test_several_are_told_from_one():
    assert read("It leaked, two officials said.", "two officials", "It leaked")[1].plural


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TERMS), max_size=12).map(" ".join), st.integers(0, 40))
def test_terms_lie_in_the_sentence(text, start):
    start = min(start, len(text))
    for one in find_terms(text, (start, start), len(text), []):
        assert start <= one.start < one.end <= len(text)
