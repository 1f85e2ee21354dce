"""Search finds reports, what is said there, the claims it belongs to and sources, and says where the words stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.case import Case
from headwater.run.listing import list_case
from headwater.view.browse import Catalogue
from headwater.view.find import (
    CLOSE,
    OPEN,
    count_reports,
    count_sources,
    cut_marks,
    find_claims,
    find_reports,
    find_sources,
    find_statements,
    make_query,
    read_marks,
    snip,
)
from tests.stories import tell_story

WORDS = st.text(st.characters(blacklist_characters="\x00\x1a", blacklist_categories=["Cs"]), max_size=8)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("find") / "case.sqlite"
    with Case.create(path) as made:
        made.add(tell_story().rows)
        list_case(made)
    with Catalogue.open(path) as case:
        yield case


def words_at(text, spans):
    return [text[start:end] for start, end in spans]


def test_a_report_is_found_by_its_words_and_says_where_they_stand(case):
    found = find_reports(case, make_query("INSPECTED gates"), 0, 9)
    assert {one.report.file for one in found} == {"01.txt", "02.txt", "03.txt"}
    for one in found:
        assert {words.lower() for words in words_at(one.report.text, one.spans)} == {"gates", "inspected"}
    assert count_reports(case, make_query("inspected gates")) == 3


def test_words_between_quotation_marks_are_found_in_this_order_only(case):
    (one,) = find_reports(case, make_query('"lost the whole lower town"'), 0, 9)
    assert words_at(one.report.text, one.spans) == ["lost the whole lower town"]
    assert not find_reports(case, make_query('"town lower"'), 0, 9)


def test_accents_and_other_scripts_are_no_hindrance(case):
    (one,) = find_reports(case, make_query("cafe 水門"), 0, 9)
    assert one.report.file == "03.txt"
    assert words_at(one.report.text, one.spans) == ["café", "水門", "cafe\u0301"]


def test_what_is_said_around_the_words_is_found_with_its_claim(case):
    statements = find_statements(find_reports(case, make_query("last inspected 2027"), 0, 9))
    assert statements[0].words == 3
    for hit in statements:
        assert set(words_at(hit.statement.text, hit.spans)) <= {"last", "inspected", "2027"}
    (claim,) = find_claims(case, statements)
    assert claim.claim == case.claim(statements[0].statement.claim)


def test_a_source_is_found_by_any_of_its_words_while_they_are_typed(case):
    assert [one.name for one in find_sources(case, make_query("okaf"), 0, 9)] == ["Mara Okafor"]
    assert [one.name for one in find_sources(case, make_query("VALLEY water"), 0, 9)] == ["The Orrin Valley Water Authority"]
    assert count_sources(case, make_query("chief")) == 1


@given(st.text(max_size=60))
def test_whatever_is_asked_for_is_a_query_that_is_understood(case, words):
    query = make_query(words)
    assert len(find_reports(case, query, 0, 9)) <= count_reports(case, query) <= 3
    assert len(find_sources(case, query, 0, 99)) == count_sources(case, query)


def test_signs_alone_ask_for_nothing(case):
    assert make_query('"" * ( - OR') == '"OR"'
    assert not make_query(" … ")
    assert not find_reports(case, "", 0, 9)
    assert not find_sources(case, "", 0, 9)


@given(st.lists(st.tuples(WORDS, WORDS)), WORDS)
def test_marks_give_back_the_text_and_where_the_pieces_are(pieces, rest):
    text = "".join(before + found for before, found in pieces) + rest
    spans = read_marks("".join(f"{before}{OPEN}{found}{CLOSE}" for before, found in pieces) + rest)
    assert words_at(text, spans) == [found for _, found in pieces]
    assert "".join(words for words, _ in cut_marks(text, spans)) == text


def test_a_snippet_shows_each_place_once_with_the_words_around():
    text = "The gates " + "stood open. " * 40 + "The gates\nheld."
    spans = ((4, 9), (494, 499))
    pieces = snip(text, spans)
    assert [words for words, found in pieces if found] == ["gates", "gates"]
    assert "\n" not in "".join(words for words, _ in pieces)
    assert snip("No words", ()) == []


@given(st.lists(st.sampled_from(["gate", "of", "inspected", "dam\n"]), min_size=1, max_size=80), st.integers(0, 79))
def test_a_snippet_holds_what_was_found_among_whole_words(words, at):
    text = " ".join(words)
    start = len(" ".join(words[: at % len(words)])) + (at % len(words) > 0)
    end = start + len(words[at % len(words)].strip())
    pieces = snip(text, ((start, end),))
    assert [shown for shown, found in pieces if found] == [text[start:end]]
    assert set("".join(shown for shown, _ in pieces).replace("…", "").split()) <= {"gate", "of", "inspected", "dam"}
