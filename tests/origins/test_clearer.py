from __future__ import annotations

import pytest

from headwater.origins.clearer import find_clearer
from headwater.origins.pile import Source
from tests.origins.piles import make_pile

NAVY = Source("navy", "Kedmon's navy", "organisation")
KEDMON = Source("state", "government of Kedmon", "organisation")


def clearer(vague, *base, texts=None):
    sources = [vague, NAVY, KEDMON]
    return find_clearer(make_pile([], sources=sources, texts=texts), vague.key, list(base))


@pytest.mark.parametrize("name", ["a source", "a senior official", "two people familiar with the matter", "sources"])
def test_a_source_of_whom_nothing_is_said_is_whoever_is_quoted_there(name):
    assert clearer(Source("x", name, "unnamed"), "quill", "oyelaran") == "quill"


@pytest.mark.parametrize("name", ["a nurse on the night shift", "a banker close to Hartsel", "two engineers of the refinery"])
def test_a_source_of_whom_something_is_said_is_nobody_else(name):
    assert clearer(Source("x", name, "unnamed"), "quill") is None


def test_an_unnamed_source_is_the_unnamed_one_of_the_report_that_was_taken_from():
    assert clearer(Source("x", "a nurse on the night shift", "unnamed"), "quill", "official") == "official"


def test_an_unnamed_voice_of_a_body_is_that_body():
    assert clearer(Source("x", "an officer of the navy", "unnamed"), "authority", "navy") == "navy"


def test_people_at_large_are_whoever_is_quoted_there():
    assert clearer(Source("x", "residents of Lower Pell", "unnamed"), "oyelaran") == "oyelaran"


def test_a_body_is_the_person_who_speaks_for_it_there():
    texts = {"a": "Orrin Valley Water Authority spokesman Darragh Quill spoke."}
    pile = make_pile([], texts=texts)
    assert find_clearer(pile, "authority", ["oyelaran", "quill"]) == "quill"


def test_a_body_is_the_one_person_quoted_there():
    assert find_clearer(make_pile([]), "authority", ["oyelaran"]) == "oyelaran"
    assert find_clearer(make_pile([]), "authority", ["oyelaran", "quill"]) is None


def test_a_body_is_another_one_only_if_their_names_share_a_telling_word():
    assert clearer(KEDMON, "navy") == "navy"
    assert clearer(KEDMON, "authority") is None
    assert clearer(Source("x", "the ministry", "organisation"), "authority") == "authority"


def test_a_person_who_is_called_by_a_role_is_the_only_one_quoted_there():
    skipper = Source("x", "master of the stranded ferry Amihan Star", "person")
    assert clearer(skipper, "authority", "quill") == "quill"
    assert clearer(skipper, "quill", "oyelaran") is None


def test_a_document_is_the_only_one_there_however_it_is_called():
    draft = Source("x", "three-page draft", "document")
    assert clearer(draft, "quill", "audit") == "audit"
    assert clearer(draft, "quill") is None


def test_a_named_person_and_an_outlet_are_nobody_else():
    assert clearer(Source("x", "Ewan Skelly", "person"), "quill") is None
    assert clearer(Source("x", "a source", "outlet"), "quill", "official") is None
