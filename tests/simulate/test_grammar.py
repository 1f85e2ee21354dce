from __future__ import annotations

import pytest

from headwater.simulate.grammar import capitalise, choose, fill, seeded, spell
from headwater.simulate.telling import alter


def test_each_choice_is_made_and_leaves_no_gap():
    found = {choose("at [least |]{n} [dead|killed]", seeded(n)) for n in range(40)}
    assert found == {f"at {bound}{{n}} {word}" for bound in ("least ", "") for word in ("dead", "killed")}


def test_a_slot_with_a_capital_gets_a_capital():
    assert fill("{Source} said {source} knew", {"source": "the mayor"}, seeded(1)) == "The mayor said the mayor knew"


def test_an_unknown_slot_is_an_error():
    with pytest.raises(KeyError):
        fill("{nobody}", {}, seeded(1))


def test_a_comma_before_another_mark_is_dropped():
    assert fill("{source}: yes", {"source": "Ada, the mayor,"}, seeded(1)) == "Ada, the mayor: yes"


@pytest.mark.parametrize(("number", "words"), [(3, "three"), (12, "twelve"), (13, "13"), (1234, "1,234")])
def test_small_numbers_are_written_out(number, words):
    assert spell(number) == words


def test_only_the_first_letter_becomes_large():
    assert capitalise("the Pell Herald") == "The Pell Herald"


def test_an_altered_quotation_differs_in_words_only_where_something_fits():
    assert alter("They knew") == "These people knew"
    assert alter("No siren") == "No siren"


def test_chance_comes_from_the_key_alone():
    assert seeded(1, "story", 2).random() == seeded(1, "story", 2).random()
    assert seeded(1, "story", 2).random() != seeded(1, "story", 3).random()
