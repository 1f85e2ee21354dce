from __future__ import annotations

import pytest

from headwater.sources.attributing.acts import find_acts
from tests.sources.test_attributing import prose_of, relation, words


def found(text, relations=()):
    known = find_acts(prose_of(text), list(relations))
    return [words(text, one) for one in known if one not in relations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army denied having fired on the town.", ("The army", "denied", "having fired on the town")),
        ("He ruled out sabotage.", ("He", "ruled out", "sabotage")),
        ("The owner, Blue Heron, spoke at first of a squall.", ("The owner", "spoke at first of", "a squall")),
        ("The minister of agriculture makes it sixty.", ("The minister of agriculture", "makes it", "sixty")),
        ("Dr Onsager, who runs the place, stands by thirty-one.", ("Dr Onsager", "stands by", "thirty-one")),
        ("The general staff, which began with three, now concedes four.", ("The general staff", "concedes", "four")),
        ("The builder, Tensa, maintained for its part that it held.", ("The builder", "maintained", "it held")),
        ("Blue Heron Lines (BHL), the owner, blamed the weather.", ("Blue Heron Lines", "blamed", "the weather")),
        ("His own institute says 538.", ("His own institute", "says", "538")),
        ("On Monday the general staff wrote of six.", ("the general staff", "wrote of", "six")),
        ("The ferry's manifest, a copy of which we have, names 214 people.", ("The ferry's manifest", "names", "214 people")),
        (
            "The ministry's public diary has no entry for that day.",
            ("The ministry's public diary", "has", "no entry for that day"),
        ),
    ],
)
def test_a_clause_whose_verb_makes_its_subject_a_source_is_an_attribution(text, expected):
    assert found(text) == ([expected])


@pytest.mark.parametrize(
    "text",
    [
        "The storm denied the town its harvest.",
        "Police would not confirm that.",
        "The post has been shared 9,000 times.",
        "Our estimate of the bill is large.",
        "Somebody will have to answer for this.",
        "“The army denied it,” she said.",
        "The roof ruled out a final.",
    ],
)
def test_no_source_is_made_of_a_thing_a_half_clause_or_a_quotation(text):
    assert found(text) == []


def test_what_has_a_relation_already_gets_no_second_one():
    text = "The army denied having fired on the town."
    assert found(text, [relation(text, "The army", "denied", "having fired on the town")]) == []


def test_a_document_inside_what_somebody_reports_lies_in_that_report():
    text = "The Gazette reported that a three-page draft, which it had seen, provided for the release of prisoners."
    outer = relation(
        text, "The Gazette", "reported", "a three-page draft, which it had seen, provided for the release of prisoners"
    )
    [inner] = [one for one in find_acts(prose_of(text), [outer]) if one is not outer]
    assert words(text, inner) == ("a three-page draft", "provided for", "the release of prisoners")
    assert inner.outer == outer


def test_a_clause_that_names_its_source_goes_before_a_sourceless_one_that_goes_on():
    text = "Shells hit the market, Lifeline said. The army denied having fired on the town."
    said = relation(text, "Lifeline", "said", "Shells hit the market")
    on = relation(text, None, None, "having fired on the town", after=said)
    known = find_acts(prose_of(text), [said, on])
    assert on not in known
    assert words(text, known[-1]) == ("The army", "denied", "having fired on the town")
