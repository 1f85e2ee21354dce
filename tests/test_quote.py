from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.view import StatementView
from headwater.view.quote import quote_statements
from tests.stories import Story

TEXT = "Title\nThe gates broke. Nobody came. The town fled, she said.\nThe end."


def quotes(*said, text=TEXT):
    """Return the quotes of statements, each given as words or as (words, source)."""
    story = Story()
    report = story.report("1.txt", "Post", None, text)
    rows = [story.say(report, words, *(((source, "person"),) if source else ())) for words, source in said]
    index = story.view.index
    return quote_statements([StatementView(row, index) for row in rows])


def marked(quote):
    return [words for words, is_marked in quote.pieces if is_marked]


def test_statements_of_one_paragraph_and_one_chain_are_quoted_together():
    (quote,) = quotes(("The gates broke.", ""), ("The town fled", ""))
    assert marked(quote) == ["The gates broke.", "The town fled"]
    assert "".join(words for words, _ in quote.pieces) == "The gates broke. Nobody came. The town fled, she said."


def test_statements_of_different_sources_are_quoted_apart():
    assert len(quotes(("The gates broke.", ""), ("The town fled", "she"))) == 2


def test_statements_of_different_paragraphs_are_quoted_apart():
    assert len(quotes(("The gates broke.", ""), ("The end.", ""))) == 2


def test_statements_that_overlap_are_marked_once():
    (quote,) = quotes(("The gates broke. Nobody", ""), ("Nobody came.", ""))
    assert marked(quote) == ["The gates broke. Nobody", " came."]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)), min_size=1, max_size=6))
def test_a_quote_is_a_piece_of_the_report_with_every_statement_marked(places):
    line = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123"
    said = [(line[start : start + length], "") for start, length in places]
    found = quotes(*dict.fromkeys(said), text=f"* * *\n{line}\n")
    for quote in found:
        assert "".join(words for words, _ in quote.pieces) in line
    covered = "".join(words for quote in found for words in marked(quote))
    assert set("".join(words for words, _ in said)) == set(covered)
