from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.origins.asides import find_handed_on, find_hosts, is_host
from headwater.records import Statement

TALK = """Was the dam safe?

MOE: Good morning. Was the dam inspected?

OKAFOR: Not since 2027.

MOE: And who knew of it?

OKAFOR: The ministry. Would you have guessed?
OKAFOR: I would not.

Reporter: Thank you?
"""


def statement(start, end, report="a"):
    return Statement(report, start, end, "asserts", "sentence", "")


def test_the_speaker_in_capitals_who_mostly_asks_is_the_host():
    assert find_hosts(TALK) == {"moe"}


def test_a_single_turn_makes_no_host():
    assert find_hosts("MOE: Was the dam inspected?\nOKAFOR: No.\n") == frozenset()


def test_only_a_name_in_capitals_calls_the_host():
    hosts = find_hosts(TALK)
    assert is_host("MOE", hosts)
    assert not is_host("Moe", hosts)
    assert not is_host("OKAFOR", hosts)


@given(st.text())
def test_hosts_are_found_in_any_text(text):
    assert all(host for host in find_hosts(text))


OUTER, INNER = statement(0, 60), statement(20, 60)


@pytest.mark.parametrize(
    ("outer", "inner", "found"),
    [
        (["channel"], ["channel", "quill"], True),
        (["channel"], ["channel"], False),
        (["channel"], ["other", "quill"], False),
        ([], ["quill"], False),
    ],
)
def test_what_only_says_who_says_so_hands_on(outer, inner, found):
    assert find_handed_on([OUTER, INNER], {OUTER.id: outer, INNER.id: inner}) == ({OUTER.id} if found else set())


def test_a_statement_hands_on_only_what_lies_inside_it_in_its_own_report():
    beside, elsewhere = statement(61, 90), statement(20, 60, "b")
    chains = {OUTER.id: ["channel"], beside.id: ["channel", "quill"], elsewhere.id: ["channel", "quill"]}
    assert find_handed_on([OUTER, beside, elsewhere], chains) == set()
