"""Names that the trained tagger finds: where they lie, what they agree on, and how much they count beside the rules."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.decode import LABELS
from headwater.model.reader import read_with_states
from headwater.model.tagger import BODY, PERSON, PLACE
from headwater.model.tokens import tokenise
from headwater.records import Referent
from headwater.sources.mentions import read_names
from headwater.sources.naming import Tag
from headwater.sources.tagging import RULED, agree, find_names_by_tagger, hint_words, level, mend
from tests.sources.stories import told

PIECES = [*"aÉ .,:“”()-\n", "Ada ", "Moor ", "van ", "al-Qarani ", "GREEN ", "the ", "Harrow Herald ", "(ABC)", "😀", "e\u0301"]


def tagged(text):
    report, *passages = told(text)
    _, states = read_with_states(report.text)
    return report, list(find_names_by_tagger(report, passages, states))


def kinds_with(text, *tags):
    """The kind of each referent of a report with tags on words of it."""
    report, *passages = told(text)
    placed = [Tag(report.text.index(name), report.text.index(name) + len(name), kind) for name, kind in tags]
    return {row.name: row.kind for row in read_names(report, passages, [], placed) if isinstance(row, Referent)}


def sure_of(tokens, *labels):
    """Scores that leave no doubt but for the words given another chance: (word, label, chance)."""
    rated = np.full((len(tokens.starts), LABELS), np.log(0.001))
    rated[:, 0] = np.log(0.99)
    for word, label, chance in labels:
        rated[word, 0] = np.log(0.001)
        rated[word, label] = np.log(chance)
    return rated


@pytest.mark.parametrize(
    ("name", "kind"), [("Angela Merkel", "person"), ("Paris", "place"), ("European Commission", "organisation")]
)
def test_persons_places_and_bodies_of_the_news_are_found_in_prose(name, kind):
    text = "Talks\nAngela Merkel flew to Paris on Monday. She met officials of the European Commission, her spokesman said."
    report, found = tagged(text)
    assert {report.text[row.start : row.end]: row.kind for row in found}[name] == kind


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_name_lies_on_words_of_the_report_one_behind_the_other(text):
    report, found = tagged(text)
    ends = [(0, 0), *((row.start, row.end) for row in found)]
    assert all(before[1] <= at[0] < at[1] <= len(report.text) for before, at in pairwise(ends))
    assert all(report.text[row.start : row.end].strip() == report.text[row.start : row.end] for row in found)
    assert all(0 <= row.score <= 1 for row in found)


def test_a_report_is_tagged_alike_each_time():
    text = "Talks\nMr Moor met Ada Pohl in Harrow."
    assert tagged(text) == tagged(text)


def test_mentions_written_alike_are_of_the_kind_that_they_are_most_likely_of_together():
    text = "Orrin rose. Orrin fell. Orrin slept."
    tokens = tokenise(text)
    rated = sure_of(tokens, (0, PLACE, 0.5), (3, PERSON, 0.9), (6, PERSON, 0.9))
    assert [(first, label) for first, _, label, _ in agree(text, tokens, rated)] == [(0, PERSON), (3, PERSON), (6, PERSON)]


def test_a_word_that_one_sentence_leaves_open_is_told_by_others_where_it_is_written_alike():
    text = "Orrin rose. Orrin fell. Orrin slept."
    tokens = tokenise(text)
    rated = sure_of(tokens, (0, PERSON, 0.9), (3, PERSON, 0.9), (6, PERSON, 0.3))
    rated[6, 0] = np.log(0.7)
    assert [first for first, *_ in agree(text, tokens, rated)] == [0, 3, 6]
    assert [first for first, *_ in agree("Orrin rose. Ostme fell. Berla slept.", tokens, rated)] == [0, 3]


def test_small_words_are_told_nothing_by_others():
    text = "Orrin rose and rose."
    tokens = tokenise(text)
    rated = sure_of(tokens, (0, PERSON, 0.9), (1, PERSON, 0.9))
    assert level(text, tokens, rated) == pytest.approx(rated)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.integers(0, 9))
def test_levelled_scores_keep_what_words_written_alike_have_on_average(text, seed):
    tokens = tokenise(text)
    rated = np.random.default_rng(seed).normal(size=(len(tokens.starts), LABELS))
    assert level(text, tokens, rated)[:, 0].sum() == pytest.approx(rated[:, 0].sum())


def test_names_written_otherwise_agree_on_nothing():
    text = "Orrin rose. Ostmere fell."
    tokens = tokenise(text)
    found = agree(text, tokens, sure_of(tokens, (0, PLACE, 0.9), (3, BODY, 0.9)))
    assert [label for *_, label, _ in found] == [PLACE, BODY]


def test_what_is_likely_of_a_name_is_said_with_it():
    tokens = tokenise("Orrin rose.")
    (found,) = agree("Orrin rose.", tokens, sure_of(tokens, (0, PERSON, 0.75)))
    assert found[3] == pytest.approx(0.75, abs=0.01)


def test_hints_tell_where_a_name_of_the_rules_begins_and_goes_on():
    text = "Then Ada Moor came."
    hints = hint_words(text, tokenise(text), [((5, 13), "person")])
    begins, inside = RULED.index("person"), len(RULED) + RULED.index("person")
    assert hints[:, begins].tolist() == [0, 1, 0, 0, 0]
    assert hints[:, inside].tolist() == [0, 0, 1, 0, 0]


def test_hints_tell_titles_roles_and_given_names():
    text = "Dr Ada minister"
    titles, roles, given_names = hint_words(text, tokenise(text), [])[:, 2 * len(RULED) : 2 * len(RULED) + 3].T.tolist()
    assert (titles[0], roles[2], given_names[1]) == (1, 1, 1)


def test_a_tag_goes_before_a_guess_by_the_form_of_a_name():
    text = "Talk\nYesterday Novi Dan rose again."
    assert kinds_with(text)["Novi Dan"] == "person"
    assert kinds_with(text, ("Novi Dan", "place"))["Novi Dan"] == "place"


def test_what_the_words_say_goes_before_a_tag():
    text = "Talk\nYesterday minister Ada Moor rose again, and so did the Ministry of Health."
    found = kinds_with(text, ("Ada Moor", "place"), ("Ministry of Health", "person"))
    assert (found["Ada Moor"], found["Ministry of Health"]) == ("person", "organisation")


def test_tags_that_disagree_evenly_leave_a_guess():
    text = "Talk\nYesterday Novi Dan rose. Later Novi Dan fell."
    report, *passages = told(text)
    first, second = report.text.index("Novi"), report.text.rindex("Novi")
    tags = [Tag(first, first + 8, "place"), Tag(second, second + 8, "organisation")]
    rows = read_names(report, passages, [], tags)
    assert next(row.kind for row in rows if isinstance(row, Referent) and row.name == "Novi Dan") == "person"


def test_a_tagged_large_word_that_begins_a_sentence_is_a_name():
    text = "Talk\nIt rained. Velmar rose again."
    assert "Velmar" not in kinds_with(text)
    assert kinds_with(text, ("Velmar", "organisation"))["Velmar"] == "organisation"


@pytest.mark.parametrize(
    ("text", "spans", "name"),
    [
        ("Kim Jong-un came.", [(0, 3, PERSON)], "Kim Jong-un"),
        ("Ada Bailey-Ross came.", [(0, 2, PERSON)], "Ada Bailey-Ross"),
        ("Moor-led talks began.", [(0, 1, PERSON)], "Moor"),
        ("U.S. officials came.", [(0, 1, PLACE)], "U.S"),
        ("The Foundation for Arts came.", [(1, 3, BODY), (3, 4, BODY)], "Foundation for Arts"),
        ("The Globe and friends came.", [(1, 3, BODY)], "Globe"),
    ],
)
def test_a_name_has_no_loose_ends(text, spans, name):
    tokens = tokenise(text)
    ((first, after, _),) = mend(text, tokens, spans)
    assert text[tokens.starts[first] : tokens.ends[after - 1]] == name


def test_a_span_of_nothing_but_small_words_is_no_name():
    assert mend("so of it", tokenise("so of it"), [(1, 2, BODY)]) == []
