"""Where within a sentence a statement may begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.sources.borders import MARKS, OTHER, PLAIN, find_borders

HOSTILE = st.lists(st.sampled_from([*"aB3 .,;:'’“”\"-–—()$\n", "\u0301", "😀", "中", " and that ", " which ", '," '])).map(
    "".join
)


def cut(text):
    """The stretches of a text from one border to the next."""
    borders = list(find_borders(text, 0, len(text)))
    starts, ends = [0, *(border.start for border in borders)], [*(border.end for border in borders), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("The bridge fell and the school closed.", ["The bridge fell", "the school closed."]),
        ("The bridge fell, but the school closed.", ["The bridge fell", "the school closed."]),
        ("The bridge fell after the flood", ["The bridge fell", "after the flood"]),
        ("A truce, which ended the war; no ransom", ["A truce", "which ended the war", "no ransom"]),
        ("The toll rose — nobody knew", ["The toll rose", "nobody knew"]),
        ("He left - nobody knew", ["He left", "nobody knew"]),
        ("She saw the gates because that day was clear", ["She saw the gates", "day was clear"]),
    ],
)
def test_marks_and_listed_words_part_and_words_that_join_belong_to_neither_side(text, stretches):
    assert cut(text) == stretches


def test_what_closes_stays_with_what_it_closes_and_what_opens_with_what_it_opens():
    assert cut("“Nobody came,” she wrote (twice), “nobody”") == ["“Nobody came,”", "she wrote", "(twice)", "“nobody”"]
    assert cut('"Nobody came," she wrote, "nobody"') == ['"Nobody came,"', "she wrote", '"nobody"']
    assert cut("The price rose, $40 more") == ["The price rose", "$40 more"]


@pytest.mark.parametrize(
    "text", ["12,000 people came", "It was 7:30 then", "The score was 3–4", "a run-and-gun game", "It didn’t"]
)
def test_a_mark_or_a_word_within_a_word_or_a_number_parts_nothing(text):
    assert cut(text) == [text]


@pytest.mark.parametrize("text", ["talks between Harrow and the upper towns", "He met Moor or Oye of the lock"])
def test_words_that_list_names_and_things_part_nothing(text):
    assert not any(part.startswith(("the upper", "Oye")) for part in cut(text))


def test_a_list_word_before_a_clause_parts():
    assert "the towns were warned" in cut("Harrow met Moor and the towns were warned")
    assert cut("It was Moor and Oye, who saw them") == ["It was Moor and Oye", "who saw them"]


def test_a_border_says_which_mark_and_which_word_part():
    comma, quoted, plain = (next(find_borders(text, 0, len(text))) for text in ("a, b", "a “b”", "a; which"))
    assert (comma.mark, comma.word) == (MARKS.index(",") + 1, PLAIN)
    assert (quoted.mark, quoted.word) == (OTHER, PLAIN)
    assert plain.mark == MARKS.index(";") + 1
    assert plain.word > PLAIN


def test_only_the_span_that_is_asked_for_is_looked_at():
    text = "one, two but three, four"
    assert [(text[b.start :], b.end) for b in find_borders(text, 5, 18)] == [("three, four", 8)]


@given(HOSTILE, st.integers(0, 9), st.integers(0, 60))
def test_borders_lie_in_order_within_any_span(text, start, end):
    start, end = min(start, len(text)), min(end, len(text))
    places = [place for border in find_borders(text, start, end) for place in (border.end, border.start)]
    assert places == sorted(places)
    assert all(start < place < end for place in places)
