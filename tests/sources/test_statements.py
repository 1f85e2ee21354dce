"""Whose the parts of a sentence are, and where people moved them."""

from __future__ import annotations

import pytest

from headwater.records import Attribution
from headwater.sources.pieces import CLAUSE, SENTENCE, Piece, covered
from headwater.sources.statements import place_asides

TEXT = "The mission, which has sixty monitors, said that the gates had stuck while nobody looked."
SAID = (TEXT.index("the gates"), len(TEXT) - 1)
ROW = Attribution("r", 0, 11, TEXT.index("said"), TEXT.index("said") + 4, (SAID,), "indirect", "text", "", "", 1.0)


def place(words, form=CLAUSE, row=ROW):
    start = TEXT.index(words)
    [placed] = place_asides(TEXT, [Piece(start, start + len(words), form, row)])
    return placed.attribution


def test_a_part_beside_what_is_said_is_the_outlets_own():
    assert place("which has sixty monitors") is None


@pytest.mark.parametrize("words", ["the gates had stuck", "said that the gates had stuck", "nobody looked"])
def test_a_part_of_what_is_said_and_one_that_names_the_cue_stay_the_sources(words):
    assert place(words) is ROW


def test_only_parts_are_asides():
    assert place("which has sixty monitors", SENTENCE) is ROW
    assert place("which has sixty monitors", CLAUSE, None) is None


def test_what_spans_cover_together_is_counted_once():
    assert covered([(4, 9), (0, 5), (20, 21)]) == 10
    assert covered([]) == 0
