from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.grams import BUCKETS, WINDOW, fill_buckets, find_grams, join_fingerprints, lay_out, sort_grams
from headwater.copying.joining import REPEATS
from headwater.copying.kernels import winnow
from headwater.copying.rules import OWN_STOP_GRAM, SIZE, STOP_GRAM
from headwater.copying.words import pack_words, split_text

WORDS = st.lists(st.integers(0, 5), max_size=40).map(lambda numbers: np.array(numbers, np.uint64))


def choose(hashes):
    """Return (gram, place) of all buckets, in the order of the text."""
    rows = fill_buckets("r", "", hashes)
    columns = [zip(np.frombuffer(row.hashes, np.uint64), np.frombuffer(row.positions, np.uint32), strict=True) for row in rows]
    return sorted(((int(gram), int(place)) for column in columns for gram, place in column), key=lambda row: row[1])


def places(hashes):
    return [place for _, place in choose(hashes)]


def lay(texts):
    return lay_out([pack_words(f"r{n:03}", split_text(text)) for n, text in enumerate(texts)])


def fingerprints(texts, outlet="{}"):
    """Return the rows of all buckets; reports are named after their text's number."""
    return [row for n, text in enumerate(texts) for row in fill_buckets(f"r{n:03}", outlet.format(n), split_text(text).hashes)]


def seeds(texts, outlet="{}", rows=None):
    rows = fingerprints(texts, outlet) if rows is None else rows
    return [seed for b in range(BUCKETS) for seed in join_fingerprints(b, [row for row in rows if row.bucket == b], lay(texts))]


def shared(texts, outlet="{}"):
    """Return (report, report, place, place) of all seeds."""
    return {
        (seed.a, seed.b, int(i), int(j))
        for seed in seeds(texts, outlet)
        for i, j in zip(np.frombuffer(seed.at_a, np.uint32), np.frombuffer(seed.at_b, np.uint32), strict=True)
    }


@given(WORDS, st.integers(1, 6))
def test_equal_grams_are_equal_words(words, size):
    grams = find_grams(words, size).tolist()
    assert len(grams) == max(0, len(words) - size + 1)
    spelled = [tuple(words[i : i + size].tolist()) for i in range(len(grams))]
    assert all((grams[i] == grams[0]) == (spelled[i] == spelled[0]) for i in range(len(grams)))


@given(st.lists(st.integers(0, 9), max_size=30), st.integers(1, 5))
def test_winnowing_keeps_the_smallest_gram_of_each_window(numbers, window):
    grams = np.array(numbers, np.uint64)
    keep = np.zeros(len(grams), np.bool_)
    winnow(grams, window, keep)
    wanted = set()
    for first in range(max(1, len(numbers) - window + 1) if numbers else 0):
        part = numbers[first : first + window]
        wanted.add(first + max(i for i, value in enumerate(part) if value == min(part)))
    assert set(np.flatnonzero(keep).tolist()) == wanted


@given(st.lists(st.integers(0, 999), min_size=SIZE + WINDOW - 1, max_size=60, unique=True))
def test_of_each_window_of_grams_one_is_chosen(numbers):
    chosen = places(np.array(numbers, np.uint64))
    grams = len(numbers) - SIZE + 1
    assert all(any(i in chosen for i in range(first, first + WINDOW)) for first in range(grams - WINDOW + 1))


@given(st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 3), max_size=60))
def test_grams_are_sorted_by_hash_and_equal_ones_keep_their_order(numbers):
    hashes = np.array(numbers, np.uint64)
    assert sort_grams(hashes).tolist() == np.argsort(hashes, kind="stable").tolist()


def test_a_text_that_repeats_itself_stays_cheap():
    text = "never " * 300
    assert len(shared([text, text])) == REPEATS**2


def test_a_report_of_fewer_words_than_a_gram_has_no_fingerprint():
    assert list(fill_buckets("r", "The Post", split_text("Only three words").hashes)) == []


def test_the_buckets_divide_the_chosen_grams():
    hashes = split_text(" ".join(f"w{n}" for n in range(300))).hashes
    rows = list(fill_buckets("r", "The Post", hashes))
    assert len({row.bucket for row in rows}) == len(rows) == BUCKETS
    together = np.concatenate([np.frombuffer(row.hashes, np.uint64) for row in rows])
    assert set(together.tolist()) <= set(find_grams(hashes).tolist())
    assert len(together) >= len(find_grams(hashes)) // WINDOW
    assert all((np.frombuffer(row.hashes, np.uint64) % BUCKETS == row.bucket).all() for row in rows)


PHRASE = "sign up for our daily newsletter and never miss a single story again"


def test_seeds_lie_on_the_same_words():
    one = "the gates had not been inspected since the flood of that year he said"
    other = "yesterday it emerged that the gates had not been inspected since the flood of that year"
    found = shared([one, other])
    assert found
    assert all(one.split()[i : i + SIZE] == other.split()[j : j + SIZE] for _, _, i, j in found)


def test_reports_that_share_no_gram_have_no_seed():
    assert not seeds(["a b c d e f g", "h i j k l m n"])


def test_a_gram_around_which_no_passage_lies_is_no_seed():
    one, other = (" ".join(f"{letter}{n}" for n in range(40)) for letter in "ab")
    assert not seeds([f"{one} the gates had not been inspected {one}", f"{other} the gates had not been inspected {other}"])


def test_a_gram_of_too_many_reports_is_left_out():
    assert shared([PHRASE] * STOP_GRAM)
    assert not shared([PHRASE] * (STOP_GRAM + 1))


def test_two_reports_of_one_outlet_may_share_but_its_boilerplate_does_not_count():
    assert shared([PHRASE] * OWN_STOP_GRAM, outlet="The Post")
    assert not shared([PHRASE] * (OWN_STOP_GRAM + 1), outlet="The Post")


def test_one_outlets_boilerplate_still_counts_where_another_outlet_has_it():
    texts = [PHRASE] * (OWN_STOP_GRAM + 2)
    rows = [replace(row, outlet="The Herald" if row.report == "r000" else "The Post") for row in fingerprints(texts)]
    found = seeds(texts, rows=rows)
    assert found
    assert all("r000" in {seed.a, seed.b} for seed in found)


def test_reports_of_unknown_outlets_are_taken_to_be_of_different_ones():
    assert shared([PHRASE] * (OWN_STOP_GRAM + 1), outlet="")


@given(st.lists(st.text("ab ", max_size=16), max_size=5))
def test_the_join_finds_what_comparing_all_pairs_finds(texts):
    """The texts are so short that a passage lies around every gram that two of them share."""
    chosen = [choose(split_text(text).hashes) for text in texts]
    ranked = [[row for n, row in enumerate(rows) if [r[0] for r in rows[:n]].count(row[0]) < REPEATS] for rows in chosen]
    wanted = {
        (f"r{a:03}", f"r{b:03}", i, j)
        for b in range(len(texts))
        for a in range(b)
        for g, i in ranked[a]
        for h, j in ranked[b]
        if g == h
    }
    assert shared(texts) == wanted
