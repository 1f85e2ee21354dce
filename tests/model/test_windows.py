from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.tokens import tokenise
from headwater.model.windows import BEGIN, BREAK, cut_windows

PARAGRAPHS = st.lists(st.integers(1, 50), min_size=1, max_size=12)


def text_of(sizes):
    return "\n".join(" ".join(["word"] * size) for size in sizes)


@settings(deadline=None)
@given(PARAGRAPHS, st.integers(12, 60), st.integers(0, 20))
def test_every_word_is_in_the_core_of_one_window(sizes, size, context):
    tokens = tokenise(text_of(sizes))
    core = [w for window in cut_windows(tokens, size, context) for w in window.words[window.core] if w >= 0]
    assert core == list(range(sum(sizes)))


@settings(deadline=None)
@given(PARAGRAPHS, st.integers(12, 60), st.integers(0, 20))
def test_no_window_is_longer_than_the_model_reads(sizes, size, context):
    for window in cut_windows(tokenise(text_of(sizes)), size, context):
        assert len(window.pieces) == len(window.features) == len(window.words) == len(window.core)
        assert len(window.pieces) <= size
        assert window.pieces[0] == BEGIN
        assert window.pieces[-1] == BREAK


def test_a_window_holds_whole_paragraphs_with_a_break_between_them():
    tokens = tokenise(text_of([3, 4, 20]))
    first, second = cut_windows(tokens, 24, 6)
    assert np.flatnonzero(first.pieces == BREAK)[:2].tolist() == [4, 9]
    assert int(first.core.sum()) == 7
    assert int(second.core.sum()) == 20


def test_context_of_the_paragraphs_around_is_read_and_not_answered_for():
    tokens = tokenise(text_of([10, 20, 10, 20]))
    windows = cut_windows(tokens, 32, 10)
    context = [window.words[~window.core & (window.words >= 0)].tolist() for window in windows]
    assert any(context)
    assert all(set(words).isdisjoint(window.words[window.core]) for words, window in zip(context, windows, strict=True))


def test_a_paragraph_longer_than_a_window_is_cut():
    tokens = tokenise(text_of([100]))
    windows = cut_windows(tokens, 42, 8)
    assert [int(window.core.sum()) for window in windows] == [40, 40, 20]


def test_no_words_make_no_window():
    assert cut_windows(tokenise(""), 192, 40) == []
