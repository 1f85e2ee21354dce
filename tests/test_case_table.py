"""Every record goes into the case and comes back as it was, whatever its fields hold."""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.case import Case
from headwater.case_table import first_of_each, table_of
from headwater.errors import Bug
from headwater.records import TABLES, Attribution, Claim, Figure, Passage, Record, Referent, Tally, Words
from headwater.stage import order

ODD = ("", "\x00", "e\u0301", "é", "👨‍👩‍👧‍👦", "大坝很安全", "قال الوزير", "\u202etrever\u202c", "\ufeff", "'; --", '"', "\x1f")
TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(ODD))
VALUES = {
    str: TEXTS,
    int: st.integers(1 - 2**63, 2**63 - 1),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bytes: st.binary(max_size=40),
    NoneType: st.none(),
}


def values_of(hint):
    """Return a strategy for what a field with this annotation holds."""
    if isinstance(hint, UnionType):
        return st.one_of([values_of(option) for option in get_args(hint)])
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return st.lists(values_of(inner[0]), max_size=3).map(tuple)
        return st.tuples(*map(values_of, inner))
    return VALUES[hint]


def rows_of(record):
    hints = get_type_hints(record)
    return st.builds(record, **{field.name: values_of(hints[field.name]) for field in fields(record)})


def types_of(value):
    return (type(value), tuple(map(types_of, value))) if isinstance(value, tuple) else type(value)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Case.create(tmp_path_factory.mktemp("case") / "round.case") as opened:
        yield opened


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.__name__)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_a_row_comes_back_as_it_went_in(case, record, data):
    row = data.draw(rows_of(record))
    case.add([row])
    (found,) = case.rows(record, id=row.id)
    assert found == row
    assert found.id == row.id
    for field in fields(record):
        assert types_of(getattr(found, field.name)) == types_of(getattr(row, field.name))


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.__name__)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_rows_differ_in_their_digests_where_they_differ_in_any_field(record, data):
    table = table_of(record)
    one, two = data.draw(rows_of(record)), data.draw(rows_of(record))
    assert (table.encode(one, "", 0)[3] == table.encode(two, "", 0)[3]) == (repr(one) == repr(two))


@given(rows=st.lists(rows_of(Attribution), max_size=8))
def test_rows_are_ordered_as_groups_order_them(rows):
    assert sorted(rows, key=table_of(Attribution).sort_key) == sorted(rows, key=order)


@given(rows=st.lists(rows_of(Passage), max_size=8))
def test_rows_whose_key_fields_are_never_none_are_ordered_alike(rows):
    assert sorted(rows, key=table_of(Passage).sort_key) == sorted(rows, key=order)


def test_where_bytes_end_matters_to_the_digest():
    table = table_of(Words)
    assert (
        table.encode(Words("r", b"ab", b"c", b"", b""), "", 0)[3] != table.encode(Words("r", b"a", b"bc", b"", b""), "", 0)[3]
    )


def test_who_made_a_row_does_not_matter_to_its_digest():
    table = table_of(Claim)
    assert table.encode(Claim("a"), "", 0)[3] == table.encode(Claim("a"), "group", 17)[3]


def test_a_whole_number_where_a_float_belongs_comes_back_as_a_float(case):
    case.add([Figure("r", 0, 1, 10**25, 3, None, "exact", "", "")])
    (figure,) = case.rows(Figure, report="r", start=0, end=1)
    assert (figure.value, type(figure.low), figure.high) == (1e25, float, None)


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (Claim(None), TypeError),
        (Claim(b"bytes"), TypeError),
        (Claim("half a pair \ud83d"), ValueError),
        (Passage("r", 2**63, 1, "sentence", 0, ""), TypeError),
        (Passage("r", 0.5, 1, "sentence", 0, ""), TypeError),
        (Referent("r", 0, "", "", (), "", 1), TypeError),
        (Referent("r", 0, "", "", ["a list"], "", plural=True), TypeError),
        (Figure("r", 0, 1, float("nan"), None, None, "exact", "", ""), TypeError),
        (Figure("r", 0, 1, 1.0, None, float("inf"), "exact", "", ""), TypeError),
        (Figure("r", 0, 1, 10**400, None, None, "exact", "", ""), OverflowError),
        (Tally("c", "s", "t", 1, 1, 0, 1, 1, "", "r", 2031), TypeError),
    ],
)
def test_what_would_not_come_back_as_it_was_is_refused(case, row, error):
    with pytest.raises(error):
        case.add([row])


def test_the_message_names_the_field():
    with pytest.raises(TypeError, match=r"Tally\.first_date cannot hold 2031"):
        table_of(Tally).encode(Tally("c", "s", "t", 1, 1, 0, 1, 1, "", "r", 2031), "", 0)


def test_of_two_raw_rows_with_one_id_that_of_the_lower_part_counts_in_any_order():
    low, high = ("id", "stage", 3, "a"), ("id", "stage", 20, "b")
    assert first_of_each([low, high]) == first_of_each([high, low]) == {"id": low}


@pytest.mark.parametrize("column", ["value", "low", "nonsense"])
def test_only_a_text_or_a_whole_number_can_key_a_group(column):
    with pytest.raises(Bug, match="cannot be a group's key"):
        table_of(Figure).is_whole(column)


def test_a_field_of_a_type_without_a_column_is_a_bug():
    @dataclass(frozen=True, slots=True)
    class Odd(Record):
        KEY = ("field",)
        field: complex

    Odd.__annotations__["field"] = complex
    with pytest.raises(Bug, match="no column type"):
        table_of(Odd)
