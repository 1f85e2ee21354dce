"""Whom the sources of a report mean, one after the other."""

from __future__ import annotations

import pytest

from headwater.records import Mention, Referent, Report
from headwater.run.memory import run_in_memory
from headwater.sources.mentions import read_names
from headwater.sources.naming import Tag
from headwater.stages.name import NAME
from tests.sources.stories import told


def meant(text, *attributions, wording):
    """The name of whom the last mention with this wording means, None where that is open."""
    tables = run_in_memory([NAME], told(text, *attributions))
    report = next(iter(tables[Report].values()))
    found = [one for one in tables[Mention].values() if report.text[one.start : one.end] == wording]
    last = max(found, key=lambda one: one.start)
    return tables[Referent][last.referent].name if last.referent else None


def test_a_pronoun_means_the_subject_of_the_sentence_before_though_it_has_no_name():
    text = "Spy\nMs Ada Moor said no.\nA guard at the manor remembers the car. It came late, he says."
    assert meant(text, ("Ms Ada Moor", "said", "no"), ("he", "says", "It came late"), wording="he") == "guard"


@pytest.mark.parametrize(("cue", "who"), [("added", "Rosa Jansky"), ("went on", "Rosa Jansky"), ("said", "beekeeper")])
def test_who_goes_on_speaking_is_who_spoke_and_nobody_who_only_passed_by(cue, who):
    text = f"Rail\nRosa Jansky denied the speed. A beekeeper knelt by the rails. Help would come soon, she {cue}."
    assert meant(text, ("Rosa Jansky", "denied", "the speed"), ("she", cue, "Help would come soon"), wording="she") == who


def test_a_pronoun_means_somebody_before_what_only_may_be_somebody():
    text = "Hay\nZdenka Mlakar, who keeps a dog named Bor, was bringing in hay. He was tied, she said."
    assert meant(text, ("she", "said", "He was tied"), wording="she") == "Zdenka Mlakar"


def test_a_pronoun_does_not_mean_a_person_of_the_other_gender():
    text = "Vote\nKatarina Volkan met Mr Jaan Tamm. Then Zdenko Hrast left. On Friday she knew, she says."
    assert meant(text, ("she", "says", "On Friday she knew"), wording="she") == "Katarina Volkan"


def test_who_speaks_for_several_can_be_he():
    text = "Bid\nTwo officials said it fell. “It hurt,” one of them said. It was late, he added."
    told_by = [("Two officials", "said", "it fell"), ("one of them", "said", "“It hurt,”"), ("he", "added", "It was late")]
    assert meant(text, *told_by, wording="he") == "Two officials"


def test_several_are_not_he():
    text = "Bid\nMr Tom Hale spoke. Two officials said it fell. Both said it hurt. It was late, he added."
    told_by = [("Two officials", "said", "it fell"), ("Both", "said", "it hurt"), ("he", "added", "It was late")]
    assert meant(text, *told_by, wording="he") == "Tom Hale"


def test_an_adverbial_before_a_source_is_no_part_of_it():
    text = "Bank\nThe Vesterhav Bank is shut. Earlier in the day the bank said that all is well."
    assert (
        meant(text, ("Earlier in the day the bank", "said", "all is well"), wording="Earlier in the day the bank")
        == "Vesterhav Bank"
    )


def test_a_noun_for_the_same_body_stands_for_it():
    text = "Milk\nThe children lie in the Orm Royal Infirmary. All are well, the hospital said."
    assert meant(text, ("the hospital", "said", "All are well"), wording="the hospital") == "Orm Royal Infirmary"


def test_the_minister_is_not_his_deputy():
    text = "Pay\nAda Moor, the finance minister, and Tom Hale, the deputy finance minister, came. It is so, the minister said."
    assert meant(text, ("the minister", "said", "It is so"), wording="the minister") == "Ada Moor"


def test_the_speakers_of_a_conversation_are_persons():
    text = "Talk\nHUANCA: It is sick.\nTANCARA: Is it?\nHUANCA: Yes.\nTANCARA: Why?"
    tables = run_in_memory([NAME], told(text))
    assert {row.kind for row in tables[Referent].values() if row.name in {"HUANCA", "TANCARA"}} == {"person"}


@pytest.mark.parametrize("name", ["Kim Jong-un", "Seo-yun Pyo", "Petronella van der Biezen", "Josef “Sepp” Raunig"])
def test_given_names_with_a_hyphen_particles_and_nicknames_belong_to_the_name(name):
    text = f"Talk\nYesterday Mr {name} came to the town."
    assert name in {row.name for row in run_in_memory([NAME], told(text))[Referent].values()}


@pytest.mark.parametrize("text", ["A Bayraq-run channel shut.", "The Kirel-led talks failed."])
def test_a_name_before_a_hyphen_makes_no_name_of_an_adjective(text):
    tables = run_in_memory([NAME], told(f"News\nYesterday all was still. {text}"))
    assert not any("-" in row.name for row in tables[Referent].values())


@pytest.mark.parametrize("link", [", formerly ", ", also known as ", " (alias ", ", whose real name is "])
def test_another_name_is_the_same_one(link):
    text = f"Line\nYesterday Heron Lines{link}Blue Star Lines, sank. Blue Star Lines said so."
    referents = run_in_memory([NAME], told(text, ("Blue Star Lines", "said", "so")))[Referent].values()
    assert [set(row.names) >= {"Heron Lines", "Blue Star Lines"} for row in referents].count(True) == 1


def test_an_abbreviation_in_brackets_holds_the_name_together():
    text = "Pay\nThe Federation of Oil and Gas Workers (FOGW) met. FOGW said no."
    assert meant(text, ("FOGW", "said", "no"), wording="FOGW") == "Federation of Oil and Gas Workers"


def test_the_tags_of_a_tagger_go_before_a_guess():
    rows = told("Talk\nYesterday Novi Dan reported rain.")
    report, passages = rows[0], rows[1:]
    start = report.text.index("Novi Dan")
    kinds = {
        tagged: next(
            row.kind for row in read_names(report, passages, [], tags) if isinstance(row, Referent) and row.name == "Novi Dan"
        )
        for tagged, tags in ((False, []), (True, [Tag(start, start + 8, "outlet")]))
    }
    assert kinds == {False: "person", True: "outlet"}


def test_an_abbreviation_that_is_only_explained_in_brackets_is_a_name():
    text = "Post\nThe United Nations Mission in Tamerna (UNITAM) met. UNITAM said no."
    assert meant(text, ("UNITAM", "said", "no"), wording="UNITAM") == "United Nations Mission in Tamerna"


def test_who_asked_is_not_whom_a_role_stands_for():
    text = "Talk\nIt rained.\nIt snowed.\nIt froze.\nIt thawed.\nAsked by Ms Ada Moor, the minister said no."
    assert meant(text, ("the minister", "said", "no"), wording="the minister") == "minister"
