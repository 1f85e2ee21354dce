"""Which names are compared at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.sources.blocking import NEXT, SMALL, find_neighbours, index_words, name_keys, word_keys
from headwater.text.names import name_words

WORDS = st.text(alphabet="abdeghiklmnoqrstuwz", min_size=1, max_size=9)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=1)


def test_spellings_of_one_name_share_a_key():
    assert set(name_keys(("yusef", "qarani"))) & set(name_keys(("youssef", "karani")))


def test_a_word_with_w_shares_a_key_with_its_spelling_without():
    assert set(word_keys("wanka")) & set(word_keys("huanca"))
    assert set(word_keys("walid")) & set(word_keys("oualid"))


def test_strangers_are_not_compared():
    assert find_neighbours([[("ada", "moor")], [("tom", "hale")]]) == []


def test_neighbours_are_compared_whichever_of_their_wordings_they_share():
    assert find_neighbours([[("zoltan",), ("ada", "moor")], [("ada", "mor")]]) == [(0, 1)]


@given(st.lists(NAMES, max_size=12))
def test_pairs_come_in_order_and_each_once(names):
    pairs = find_neighbours(names)
    assert pairs == sorted(set(pairs))
    assert all(a < b < len(names) for a, b in pairs)


@given(st.lists(NAMES, max_size=12))
def test_what_is_written_the_same_is_always_compared_in_a_small_pile(names):
    pairs = set(find_neighbours(names))
    assert all((a, b) in pairs for a in range(len(names)) for b in range(a + 1, len(names)) if names[a] == names[b])


def make_families(count):
    """Return the names of that many persons of one surname whose given names begin alike."""
    return [[(f"ka{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}{at}", "moor")] for at in range(count)]


def test_the_pairs_of_a_large_family_grow_with_it_and_not_with_its_square():
    few, many = (len(find_neighbours(make_families(count))) for count in (20 * SMALL, 40 * SMALL))
    assert many < 3 * few
    assert many < 40 * SMALL * (SMALL + NEXT)


def test_a_spelling_is_still_compared_in_a_large_family():
    names = [*make_families(3 * SMALL), [("zsuzsanna", "moor")], [("zsuzsana", "moor")]]
    assert (3 * SMALL, 3 * SMALL + 1) in find_neighbours(names)


def test_nicknames_are_still_compared_in_a_large_family():
    names = [*make_families(3 * SMALL), [("joseph", "moor")], [("sepp", "moor")]]
    assert (3 * SMALL, 3 * SMALL + 1) in find_neighbours(names)


def test_words_are_found_by_the_keys_of_their_spellings():
    index = index_words(["qarani", "moor", "qarani"])
    assert [word for key in set(word_keys("karani")) for word in index.get(key, ())].count("qarani") >= 1
    assert name_words("Qarani")[0] in index[next(iter(word_keys("qarani")))]
