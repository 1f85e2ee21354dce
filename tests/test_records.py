from __future__ import annotations

import dataclasses
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import records
from headwater.records import TABLES, Claim, Names, Notes, Passage, Spans, hash_key

ALLOWED = {str, int, float, bool, bytes, str | None, int | None, float | None, bytes | None, Spans, Names, Notes}


def test_every_record_of_the_module_is_a_table():
    found = {r for r in vars(records).values() if isinstance(r, type) and issubclass(r, records.Record) and hasattr(r, "KEY")}
    assert found == set(TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.__name__)
def test_a_record_is_frozen_and_documented_and_its_key_is_among_its_fields(table):
    names = {field.name for field in dataclasses.fields(table)}
    assert set(table.KEY) <= names
    assert table.__dataclass_params__.frozen
    assert table.__doc__
    assert "id" not in names


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.__name__)
def test_a_record_has_only_fields_that_a_case_can_keep(table):
    assert set(typing.get_type_hints(table).values()) - {typing.ClassVar[tuple[str, ...]]} <= ALLOWED


def test_the_same_finding_has_the_same_id_in_every_run():
    assert Claim("a").id == "7cd84bafd290532f" == Claim("a").id


def test_fields_that_are_not_key_do_not_change_the_id():
    assert Passage("r", 0, 5, "sentence", 0, "").id == Passage("r", 0, 5, "sentence", 7, "teaser").id


def test_records_of_two_kinds_with_one_key_have_two_ids():
    assert hash_key("Claim", "a") != hash_key("Entity", "a")


@given(st.text(), st.text(), st.text(), st.text())
def test_keys_that_join_to_the_same_text_are_still_told_apart(a, b, c, d):
    if (a, b) != (c, d) and "\x1f" not in a + b + c + d:
        assert hash_key(a, b) != hash_key(c, d)
