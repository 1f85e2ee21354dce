from __future__ import annotations

from headwater.origins.wording import explain_origin, join_names
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
