from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.quotations import find_quotations, show_marks

MARKED = st.text(alphabet="ab .,\n\"'“”‘’„«»‹›‚「」s", max_size=60)


def quotations(text):
    return [text[start:end] for start, end in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Curly,” he said. “Twice.”", ["“Curly,”", "“Twice.”"]),
        ('"Straight," he said. "Twice."', ['"Straight,"', '"Twice."']),
        ("Mayor: ‘dam was safe’", ["‘dam was safe’"]),
        ("Mayor: 'dam was safe', says report", ["'dam was safe'"]),
        ("«Guillemets», dit-il", ["«Guillemets»"]),
        ("»Umgekehrt«, sagte sie", ["»Umgekehrt«"]),
        ("« Spaced », he wrote", ["« Spaced »"]),
        ("„Low and high“, she said", ["„Low and high“"]),
        ("„Low and curly”, she said", ["„Low and curly”"]),
        ("「引用」と述べた", ["「引用」"]),
        ("It was â€œprobably higherâ€.", ["â€œprobably higherâ€"]),
    ],
)
def test_every_kind_of_mark_quotes(text, expected):
    assert quotations(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister's office and the workers' union don't agree.",
        "It’s the miners’ strike of the ’80s, ’tis said.",
        "Rock 'n' roll was all they had.",
        'A 6" pipe burst.',
        "O'Neill and Qa’ani met in the '90s.",
    ],
)
def test_an_apostrophe_and_an_inch_quote_nothing(text):
    assert quotations(text) == []


def test_a_possessive_inside_a_single_quotation_does_not_end_it():
    assert quotations("‘The workers’ rights were violated’, she wrote") == ["‘The workers’ rights were violated’"]


def test_a_quotation_inside_another_is_part_of_it():
    assert quotations("\"He told me: 'Go home,' and I went,\" she said.") == ["\"He told me: 'Go home,' and I went,\""]


def test_marks_glued_to_the_next_word_still_open_and_close():
    text = 'They talked at the meeting."A draft is not a decision," he said."No," she said.'
    assert quotations(text) == ['"A draft is not a decision,"', '"No,"']


def test_a_long_quotation_opens_in_each_paragraph_and_closes_in_the_last():
    text = "“First,” no.\n“We waited.\n\n“We waited longer.\n\n“Then it fell,” she said."
    assert quotations(text) == ["“First,”", "“We waited.", "“We waited longer.", "“Then it fell,”"]


def test_a_lost_mark_never_swallows_the_next_paragraph():
    text = 'He called it "a lie and went home.\nNobody saw him. "I did," said a neighbour.'
    assert quotations(text) == ['"I did,"']


def test_a_lost_mark_costs_no_other_quotation_of_its_paragraph():
    assert quotations("He called it “a lie and left. “I saw him,” said a neighbour.") == ["“I saw him,”"]


def test_shown_marks_are_told_apart_and_apostrophes_left():
    assert show_marks('"It\'s «his»," he said') == "“It's “his”,” he said"


@given(MARKED)
def test_quotations_lie_apart_in_order_inside_one_line(text):
    spans = find_quotations(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all("\n" not in text[start:end] and end - start >= 1 for start, end in spans)


@given(MARKED)
def test_showing_the_marks_changes_nothing_else(text):
    shown = show_marks(text)
    assert len(shown) == len(text)
    assert all(a == b or b in "“”" for a, b in zip(text, shown, strict=True))


@given(st.text(alphabet="ab c", min_size=1, max_size=20).filter(str.strip), st.sampled_from(["“”", '""', "‘’"]))
def test_whatever_is_quoted_is_found_whole(inside, marks):
    inside = inside.strip()
    assert quotations(f"He said {marks[0]}{inside},{marks[1]} twice.") == [f"{marks[0]}{inside},{marks[1]}"]
