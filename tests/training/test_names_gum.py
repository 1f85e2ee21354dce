"""Which words of a mention are the name."""

from __future__ import annotations

import importlib
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

TRAINING = Path(__file__).resolve().parents[2] / "training"
PIECES = [*"aÉ .,:“”()-\n1", "Ada ", "Moor ", "van ", "al-Qarani ", "Dr ", "the ", "of ", "and ", "'s ", "officials "]


@pytest.fixture(scope="module")
def gum():
    """The module training/names_gum.py, imported as scripts import it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(TRAINING)
        yield importlib.import_module("names_gum")


def count_letters(texts):
    """How the words of some texts are written, as names_gum.py wants to know it."""
    return importlib.import_module("names_phrases").count_letters(texts)


def names_of(gum, text, *mentions, groups=False):
    """The names in a text with mentions (words, type) or (words, type, entity, title in Wikipedia)."""
    rows = []
    for number, (words, kind, *more) in enumerate(mentions):
        start = text.index(words)
        entity, wiki = [*more, *([str(number), None][len(more) :])]
        rows.append([start, start + len(words), kind, entity, wiki])
    document = {"text": text, "mentions": rows}
    found = gum.find_names(document, count_letters([text]), groups=groups)
    return [(text[start:end], kind) for start, end, kind in found]


@pytest.mark.parametrize(
    ("mention", "kind", "name"),
    [
        ("the Harrow Herald's", "organization", "Harrow Herald"),
        ("minister Ada Moor, who slept", "person", "Ada Moor"),
        ("former Sarmorian President Ada Moor", "person", "Ada Moor"),
        ("James Baker", "person", "James Baker"),
        ("the University of Ostmere in Velmar", "organization", "University of Ostmere"),
        ("the Federation of Oil and Gas Workers", "organization", "Federation of Oil and Gas Workers"),
        ("the whole Sarmoria", "place", "Sarmoria"),
        ("the U.S.", "place", "U.S"),
        ("the US", "place", "US"),
        ("the 3rd Ostmere Rifles", "organization", "3rd Ostmere Rifles"),
        ("pro-Ostmere veteran Ada Moor of the Guild", "person", "Ada Moor"),
        ("a furious Olga Moor", "person", "Olga Moor"),
    ],
)
def test_the_name_of_a_mention_is_the_run_of_large_words_that_heads_it(gum, mention, kind, name):
    found = names_of(gum, f"So today {mention} then.", (mention, kind))
    assert found == [(name, gum.KINDS[kind])]


@pytest.mark.parametrize(
    "mention",
    ["the Sarmorian border", "the minister", "critics of Sarmoria", "He", "Us", "Prime Minister", "a devout Sarmorian"],
)
def test_a_mention_without_a_name_at_its_head_is_none(gum, mention):
    kind = "place" if "border" in mention else "person"
    assert names_of(gum, f"So today {mention} then.", (mention, kind)) == []


def test_of_names_within_each_other_the_longest_counts(gum):
    mentions = [("University of Ostmere", "organization"), ("Ostmere", "place")]
    assert names_of(gum, "At the University of Ostmere.", *mentions) == [("University of Ostmere", "organisation")]


def test_a_name_in_the_title_of_something_else_does_not_count(gum):
    mentions = [("the Moor Peace Prize", "abstract"), ("Moor", "person")]
    assert names_of(gum, "So the Moor Peace Prize was given.", *mentions) == []


@pytest.mark.parametrize("title", ["the Moor Cup in Ostmere", "Moor Paintings from Ostmere"])
def test_where_something_else_is_belongs_to_no_title(gum, title):
    assert names_of(gum, f"So {title} was shown.", (title, "event"), ("Ostmere", "place")) == [("Ostmere", "place")]


def test_a_list_is_no_title(gum):
    mentions = [("Velmar, Ostmere and Harrow", "abstract"), ("Velmar", "place"), ("Ostmere", "place"), ("Harrow", "place")]
    assert [name for name, _ in names_of(gum, "From Velmar, Ostmere and Harrow.", *mentions)] == ["Velmar", "Ostmere", "Harrow"]


def test_a_body_is_named_before_its_noun_by_what_bodies_are_called_elsewhere_in_the_text(gum):
    alliance, crew = ("the OSTO alliance", "organization"), ("the Sarmorian crew", "organization")
    assert names_of(gum, "So OSTO met. Then the OSTO alliance left.", ("OSTO", "organization"), alliance) == [
        ("OSTO", "organisation"),
        ("OSTO", "organisation"),
    ]
    assert names_of(gum, "So the Sarmorian crew met OSTO.", ("OSTO", "organization"), crew) == [("OSTO", "organisation")]


def test_a_person_behind_an_office_that_names_a_body_is_found_there(gum):
    text = "So CEO of the Ostmere Welfare Council Ada Moor spoke."
    mentions = [("CEO of the Ostmere Welfare Council Ada Moor", "person"), ("the Ostmere Welfare Council", "organization")]
    assert ("Ada Moor", "person") in names_of(gum, text, *mentions)


def test_two_bodies_beside_each_other_are_two(gum):
    text = "Both the Harrow School Board and the Harrow Police came."
    mentions = [
        ("the Harrow School Board and the Harrow Police", "organization"),
        ("the Harrow School Board", "organization"),
        ("the Harrow Police", "organization"),
    ]
    assert [name for name, _ in names_of(gum, text, *mentions)] == ["Harrow School Board", "Harrow Police"]


def test_a_person_behind_the_name_of_a_body_is_found_there(gum):
    text = "So Ostmere Welfare Council president Ada Moor spoke."
    mentions = [("Ostmere Welfare Council president Ada Moor", "person"), ("Ostmere Welfare Council", "organization")]
    assert ("Ada Moor", "person") in names_of(gum, text, *mentions)


def test_what_a_person_is_called_elsewhere_tells_where_his_name_begins(gum):
    text = "Then Scientologist Tom Moor came. Tom Moor left."
    mentions = [("Scientologist Tom Moor", "person", "7", None)]
    document = {"text": text, "mentions": [[5, 27, "person", "7", None], [34, 42, "person", "7", None]]}
    assert len(mentions[0][0]) == 22
    found = gum.find_names(document, count_letters([text]))
    assert [text[start:end] for start, end, _ in found] == ["Tom Moor", "Tom Moor"]


def test_a_large_word_that_begins_a_sentence_and_is_written_small_elsewhere_is_no_name(gum):
    text = "Armies came. The armies left."
    assert names_of(gum, text, ("Armies", "organization")) == []


def test_groups_of_people_are_left_out_unless_they_are_asked_for(gum):
    text = "So the Saudis came."
    assert names_of(gum, text, ("the Saudis", "person")) == []
    assert names_of(gum, text, ("the Saudis", "person"), groups=True) == [("Saudis", "person")]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.data())
def test_names_lie_in_mentions_one_behind_the_other(gum, text, data):
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5))
    kinds = st.sampled_from(["person", "place", "organization", "event"])
    rows = [[a, b, data.draw(kinds), str(a), None] for a, b in spans if a < b]
    found = gum.find_names({"text": text, "mentions": rows}, count_letters([text]))
    assert all(any(row[0] <= start < end <= row[1] for row in rows) for start, end, _ in found)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
