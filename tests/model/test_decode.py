from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from headwater.model.decode import (
    CONTENT,
    CUE,
    LABELS,
    OUTSIDE,
    SOURCE,
    Answer,
    Pointers,
    Settings,
    decode,
    find_labels,
    find_spans,
    log_softmax,
)

SCORES = hnp.arrays(np.float64, st.tuples(st.integers(1, 9), st.just(LABELS)), elements=st.floats(-9, 9, width=32))


def may_follow(before, label):
    """An inside label follows only its own begin or inside; everything else may follow anything."""
    return label not in (2, 4, 6) or before in (label - 1, label)


def best_score(scores):
    """The readable Viterbi: the score of the best possible sequence, by trying every step."""
    best = {label: scores[0][label] for label in range(LABELS) if label not in (2, 4, 6)}
    for row in scores[1:]:
        best = {
            label: max(value for before, value in best.items() if may_follow(before, label)) + row[label]
            for label in range(LABELS)
            if any(may_follow(before, label) for before in best)
        }
    return max(best.values())


def answer_of(labels, content_to_cue=None, cue_to_source=None):
    """An answer of one window that is sure of `labels`; place 0 of the window is no word."""
    scores = np.full((len(labels), LABELS), -9.0)
    scores[np.arange(len(labels)), labels] = 9.0
    size = len(labels) + 1
    pointers = [np.zeros((size, size)) if given is None else given for given in (content_to_cue, cue_to_source)]
    return Answer(log_softmax(scores), np.zeros(len(labels), np.int64), [Pointers(0, np.arange(1, size), *pointers)])


def pointing(size, *arrows):
    """A matrix of pointers: word → word, or word → -1 for none, with a strength."""
    matrix = np.zeros((size + 1, size + 1))
    for start, goal, strength in arrows:
        matrix[start + 1, goal + 1] = strength
    return matrix


@given(SCORES)
def test_the_fast_search_finds_a_sequence_as_good_as_the_readable_one(scores):
    labels = find_labels(scores)
    assert labels[0] not in (2, 4, 6)
    assert all(may_follow(a, b) for a, b in itertools.pairwise(labels))
    assert scores[np.arange(len(scores)), labels].sum() == pytest.approx(best_score(scores))


def test_no_words_have_no_labels():
    assert find_labels(np.zeros((0, LABELS))).tolist() == []


@given(st.lists(st.sampled_from([OUTSIDE, SOURCE, CUE, CONTENT, CONTENT + 1]), max_size=20))
def test_spans_begin_at_their_label_and_go_on_inside(labels):
    for start, end in find_spans(np.array(labels, np.int64), CONTENT):
        assert labels[start] == CONTENT
        assert all(label == CONTENT + 1 for label in labels[start + 1 : end])
        assert end == len(labels) or labels[end] != CONTENT + 1


def test_a_content_goes_to_the_cue_that_it_points_to():
    labels = [CONTENT, CONTENT + 1, SOURCE, CUE, OUTSIDE, CUE]
    arrows = pointing(6, (0, 3, 0.7), (1, 3, 0.9), (0, 5, 0.1))
    (found,) = decode(answer_of(labels, arrows, pointing(6, (3, 2, 0.8), (3, -1, 0.2))), Settings())
    assert (found.source, found.cue, found.content) == ((2, 3), (3, 4), [(0, 2)])
    assert 0.7 < found.score <= 0.8


def test_a_cue_may_point_to_no_source():
    labels = [SOURCE, CUE, CONTENT]
    (found,) = decode(answer_of(labels, pointing(3, (2, 1, 0.9)), pointing(3, (1, 0, 0.3), (1, -1, 0.6))), Settings())
    assert found.source is None


def test_a_window_knows_only_its_own_words():
    window = Pointers(10, np.array([1, 2, -1, 4]), np.zeros((5, 5)), np.zeros((5, 5)))
    assert window.place((8, 12)).tolist() == [1, 2]
    assert window.place((12, 20)).tolist() == [4]
    sums = window.add_up(np.array([0.1, 0.2, 0.3, 0.0, 0.4]), np.array([[0, 10], [9, 12], [12, 14]]))
    assert sums == pytest.approx([0.0, 0.5, 0.4])


def test_a_weak_link_and_a_cue_without_content_are_left_out():
    weak = pointing(2, (1, 0, 0.2))
    assert decode(answer_of([CUE, CONTENT], weak), Settings(least_link=0.3)) == []
    assert decode(answer_of([CUE, OUTSIDE]), Settings()) == []


def test_a_second_part_must_be_surer_than_the_first():
    labels = [CONTENT, CUE, OUTSIDE, CONTENT]
    arrows = pointing(4, (0, 1, 0.9), (3, 1, 0.5))
    source = pointing(4, (1, -1, 1.0))
    (strict,) = decode(answer_of(labels, arrows, source), Settings(least_second_part=0.6))
    (loose,) = decode(answer_of(labels, arrows, source), Settings(least_second_part=0.4))
    assert strict.content == [(0, 1)]
    assert loose.content == [(0, 1), (3, 4)]


def test_a_bias_against_cues_loses_doubtful_ones():
    answer = answer_of([CUE, CONTENT], pointing(2, (1, 0, 0.9)), pointing(2, (0, -1, 1.0)))
    assert decode(answer, Settings())
    assert decode(answer, Settings(bias=(0.0, -30.0, 0.0))) == []
