from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.ids import pack_ids, unpack_ids
from headwater.records import hash_key

IDS = st.lists(st.text().map(hash_key))


@given(IDS)
def test_ids_come_back_from_their_numbers_and_from_their_bytes(ids):
    assert unpack_ids(pack_ids(ids)) == ids
    assert unpack_ids(pack_ids(ids).tobytes()) == ids


@given(IDS)
def test_numbers_are_in_the_order_of_the_ids(ids):
    assert pack_ids(sorted(ids)).tolist() == sorted(pack_ids(ids).tolist())
