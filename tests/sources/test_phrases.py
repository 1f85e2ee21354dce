"""The noun phrases that sources are called by."""

from __future__ import annotations

import pytest

from headwater.sources.naming import find_names
from headwater.sources.phrases import read_phrase


def read(phrase, lead="It rained, according to "):
    text = f"{lead}{phrase}."
    names = find_names(text, [(0, len(text))], [(len(lead), len(text) - 1)])
    found = read_phrase(text, len(lead), len(text) - 1, names)
    return found, text[found.core[0] : found.core[1]]


@pytest.mark.parametrize(
    ("phrase", "form", "kind"),
    [
        ("Ms Oyelaran", "name", "person"),
        ("the managing director of Grupo Tensa, Ignacio Larrauri", "name", "person"),
        ("Mira Koss of the association Wolfswacht", "name", "person"),
        ("the fire chief", "role", "person"),
        ("the ministry", "role", "organisation"),
        ("the channel", "role", "outlet"),
        ("the audit", "role", "document"),
        ("Kedmon's navy", "role", "organisation"),
        ("she", "pronoun", ""),
        ("one of them", "pronoun", ""),
        ("two officials", "unnamed", "unnamed"),
        ("a former inspector who asked not to be named", "unnamed", "unnamed"),
        ("sources close to the club", "unnamed", "unnamed"),
        ("critics", "unnamed", "unnamed"),
    ],
)
def test_a_phrase_is_a_name_a_role_a_pronoun_or_nobody(phrase, form, kind):
    found, _ = read(phrase)
    assert (found.form, found.kind) == (form, kind)


@pytest.mark.parametrize(
    ("phrase", "core"),
    [
        ("a former inspector who asked not to be named", "former inspector"),
        ("Behruz Tavana, the ministry's spokesman", "Behruz Tavana"),
        ("a military spokeswoman, Major Dalit Roness", "Dalit Roness"),
        ("its then commissioner, Helga Marold", "Helga Marold"),
        ("the fire brigade of that city", "fire brigade of that city"),
    ],
)
def test_the_core_of_a_phrase_has_no_article_apposition_or_clause(phrase, core):
    assert read(phrase)[1] == core


@pytest.mark.parametrize(("phrase", "plural"), [("two officials", True), ("an official", False), ("villagers", True)])
def test_a_phrase_says_whether_it_means_several(phrase, plural):
    assert read(phrase)[0].plural is plural


@pytest.mark.parametrize(("phrase", "gender"), [("a spokeswoman", "f"), ("Mr Hale", "m"), ("a clerk", "")])
def test_titles_and_roles_tell_the_gender_where_they_can(phrase, gender):
    assert read(phrase)[0].gender == gender


def test_a_phrase_that_breaks_off_within_a_name_is_that_name():
    text = "It rained, Tamsin Oyelaran said."
    names = find_names(text, [(0, len(text))], [])
    found = read_phrase(text, text.index("Tamsin"), text.index(" Oyelaran"), names)
    assert text[found.core[0] : found.core[1]] == "Tamsin Oyelaran"
    assert found.form == "name"
