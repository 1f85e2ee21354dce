from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.copying.grams import (
    BUCKETS,
    OWN_STOP_GRAM,
    REPEATS,
    SIZE,
    STOP_GRAM,
    WINDOW,
    choose_grams,
    fill_buckets,
    find_grams,
    join_fingerprints,
)
from headwater.copying.kernels import winnow
from headwater.copying.words import split_text

WORDS = st.lists(st.integers(0, 5), max_size=40).map(lambda numbers: np.array(numbers, np.uint64))


def places(hashes):
    return np.sort(choose_grams(hashes)[1]).tolist()


def fingerprints(texts, outlet="{}"):
    """Return the rows of all buckets; reports are named after their text's number."""
    return [row for n, text in enumerate(texts) for row in fill_buckets(f"r{n:03}", outlet.format(n), split_text(text).hashes)]


def seeds(texts, outlet="{}"):
    rows = fingerprints(texts, outlet)
    return [seed for b in range(BUCKETS) for seed in join_fingerprints(b, [row for row in rows if row.bucket == b])]


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


def test_a_text_that_repeats_itself_stays_cheap():
    assert len(places(np.zeros(1000, np.uint64))) == REPEATS


def test_a_report_of_fewer_words_than_a_gram_has_no_fingerprint():
    assert list(fill_buckets("r", "The Post", split_text("Only four words here").hashes)) == []


def test_the_buckets_divide_the_chosen_grams():
    hashes = split_text(" ".join(f"w{n}" for n in range(300))).hashes
    rows = list(fill_buckets("r", "The Post", hashes))
    assert len({row.bucket for row in rows}) == len(rows) == BUCKETS
    together = np.concatenate([np.frombuffer(row.hashes, np.uint64) for row in rows])
    assert sorted(together.tolist()) == choose_grams(hashes)[0].tolist()
    assert all((np.frombuffer(row.hashes, np.uint64) % BUCKETS == row.bucket).all() for row in rows)


def test_seeds_lie_on_the_same_words():
    one = "the gates had not been inspected since the flood of that year he said"
    other = "yesterday it emerged that the gates had not been inspected since the flood"
    found = shared([one, other])
    assert found
    assert all(one.split()[i : i + SIZE] == other.split()[j : j + SIZE] for _, _, i, j in found)


def test_reports_that_share_no_gram_have_no_seed():
    assert not seeds(["a b c d e f g", "h i j k l m n"])


def test_a_gram_of_too_many_reports_is_left_out():
    phrase = "spoke on condition of anonymity"
    assert shared([phrase] * STOP_GRAM)
    assert not shared([phrase] * (STOP_GRAM + 1))


def test_two_reports_of_one_outlet_may_share_but_its_boilerplate_does_not_count():
    phrase = "sign up for our daily newsletter"
    assert shared([phrase] * OWN_STOP_GRAM, outlet="The Post")
    assert not shared([phrase] * (OWN_STOP_GRAM + 1), outlet="The Post")


def test_one_outlets_boilerplate_still_counts_where_another_outlet_has_it():
    texts = ["sign up for our daily newsletter"] * (OWN_STOP_GRAM + 2)
    rows = fingerprints(texts, "The Post")
    rows = [
        row if row.report != "r000" else type(row)(row.report, row.bucket, "The Herald", row.hashes, row.positions)
        for row in rows
    ]
    found = [seed for b in range(BUCKETS) for seed in join_fingerprints(b, [row for row in rows if row.bucket == b])]
    assert found
    assert all("r000" in {seed.a, seed.b} for seed in found)


def test_reports_of_unknown_outlets_are_taken_to_be_of_different_ones():
    assert shared(["the same five words here"] * (OWN_STOP_GRAM + 1), outlet="")


@given(st.lists(st.text("ab ", max_size=30), max_size=5))
def test_the_join_finds_what_comparing_all_pairs_finds(texts):
    chosen = [choose_grams(split_text(text).hashes) for text in texts]
    wanted = {
        (f"r{a:03}", f"r{b:03}", int(i), int(j))
        for b in range(len(texts))
        for a in range(b)
        for g, i in zip(*chosen[a], strict=True)
        for h, j in zip(*chosen[b], strict=True)
        if g == h
    }
    assert shared(texts) == wanted
