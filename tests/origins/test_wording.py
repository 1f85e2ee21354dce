from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.origins.wording import choose_clearest, explain_origin, join_names
from tests.origins.piles import count, make_pile


def explain(pile, key):
    return explain_origin(pile, count(pile).origins[key])


def test_a_quoted_source_is_explained_by_the_reports_that_name_it():
    assert explain(make_pile([("a", ["quill"]), ("b", ["quill"])]), "quill") == (
        "Named as the source by The A Times and The B Times."
    )


def test_a_report_that_took_it_from_another_is_said_to_have():
    pile = make_pile([("a", ["quill"]), ("b", [])], relies={"b": ["a"]})
    assert explain(pile, "quill") == (
        "Named as the source by The A Times; The B Times names no source but took material from The A Times, "
        "which rests on this origin."
    )


def test_an_outlet_without_a_source_is_said_to_name_none():
    assert explain(make_pile([("a", [])]), "outlet-a") == "The A Times gives it in its own voice and names no source."


def test_many_names_are_counted_and_not_listed():
    assert join_names([*"abcdefgh"]) == "a, b, c, d, e, f and 2 more"
    assert join_names(["a"]) == "a"
    assert join_names([]) == ""


def test_the_clearest_statement_stands_alone():
    texts = [
        ("1", "it was never looked at"),
        ("2", "She said it was 2027"),
        ("3", "The spillway gates of the Kestrel Dam were last inspected in spring 2027"),
        ("4", "Twice I wrote"),
    ]
    assert choose_clearest(texts) == "3"


def test_the_clearest_statement_says_what_the_others_say():
    texts = [
        ("1", "The owner, the Orrin Valley Water Authority, continues to speak of a visit last May"),
        ("2", "The spillway gates were last inspected in spring 2027"),
        ("3", "the gates of the spillway were never inspected after 2027"),
        ("4", "no inspection of the spillway gates since 2027"),
    ]
    assert choose_clearest(texts) == "2"


def test_of_equally_clear_statements_the_earliest_is_chosen():
    assert choose_clearest([("1", "Nine people died in Pell"), ("2", "Nine people died in Pell")]) == "1"


@given(st.lists(st.text(), min_size=1))
def test_some_statement_is_always_chosen(texts):
    ids = [str(number) for number in range(len(texts))]
    assert choose_clearest(list(zip(ids, texts, strict=True))) in ids
