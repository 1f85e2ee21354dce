from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.credits import Credit, find_credit, find_dateline, read_byline_credit

TITLE = "Nine dead as dam bursts"
BODY = "Nine people died when the dam burst, the county said."


def report(*parts):
    return "\n\n".join((TITLE, *parts))


@pytest.mark.parametrize(
    ("dateline", "place", "credit"),
    [
        ("LOWER PELL, March 8 (Corrin Wire) - ", "LOWER PELL", "Corrin Wire"),
        ("BEIRUT, Lebanon (AP) — ", "BEIRUT, Lebanon", "AP"),
        ("LONDON, March 8 (Reuters) - ", "LONDON", "Reuters"),
        ("Noyan, 14 September (DTA). ", "Noyan", "DTA"),
        ("KARSIN, September 14. /SARPRESS/. ", "KARSIN", "SARPRESS"),
        ("KARSIN/NOYAN, Sept 14 (ONS) - ", "KARSIN/NOYAN", "ONS"),
        ("VILLARROJA, Jun 26 (AgSur).- ", "VILLARROJA", "AgSur"),
        ("Lannburg/Obergrat (KPS) - ", "Lannburg/Obergrat", "KPS"),
        ("MOSCOW. March 8. INTERFAX - ", "MOSCOW", "INTERFAX"),
        ("Paris, le 3 mars (AFP) - ", "Paris", "AFP"),
        ("BERLIN (dpa) - ", "BERLIN", "dpa"),
        ("TEL AVIV – ", "TEL AVIV", ""),
    ],
)
def test_a_dateline_gives_its_place_and_its_agency(dateline, place, credit):
    text = report(dateline + BODY)
    found = find_dateline(text)
    assert text[found.start : found.end] == dateline
    assert (found.place, found.credit) == (place, credit)


@pytest.mark.parametrize(
    "line",
    [
        "The Maritime Safety Board (MSB) - a body of the state - met.",
        "The Maritime Safety Board (MSB) has met.",
        "DEATH FLEET: three ships sneaked past the navy.",
        "Washington – or what is left of it – slept.",
        "NEW YORK (Updated) - Nobody came.",
        "Rep. Ann Low (D-Wash.) - no friend of dams - spoke.",
        "A man of sixty - tall, thin - spoke.",
        BODY,
    ],
)
def test_a_sentence_that_begins_like_a_dateline_is_none(line):
    assert find_dateline(report(line)) is None


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("Corrin Wire", "Corrin Wire"),
        ("(Corrin Wire)", "Corrin Wire"),
        ("(AP)", "AP"),
        ("AP", "AP"),
        ("(KPS. Our own report will appear in Thursday's edition.)", "KPS"),
        ("© Kedmon Press Service", "Kedmon Press Service"),
        ("© 2031 Kedmon Press Service", "Kedmon Press Service"),
        ("Source: BPB", "BPB"),
        ("Story: PPA. Are you affected? Email the newsdesk.", "PPA"),
        ("With information from Agencia Sur", "Agencia Sur"),
        ("The repair will cost 3.9 million. (AgSur) eq/ml", "AgSur"),
        ("Reuters contributed to this report.", "Reuters"),
        ("Gregg Row, Ann Low and The Associated Press contributed to this report.", "The Associated Press"),
        ("Additional reporting by Reuters", "Reuters"),
        ("This article was originally published by The Algemeiner.", "The Algemeiner"),
        ("This column originally appeared in the Des Moines Register.", "Des Moines Register"),
        ("Material from Bloomberg wire services was used in this story.", "Bloomberg"),
        ("The search goes on. (Additional reporting by Reuters)", "Reuters"),
        ("Reprinted with permission from Civic Ledger.", "Civic Ledger"),
        ("With agency material", "agency material"),
    ],
)
def test_the_last_line_credits_the_whole_report(last, name):
    assert find_credit(report(BODY, last)) == Credit(name, "tail")


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("ARGENT NEWSWIRE", "ARGENT NEWSWIRE"),
        ("From the Vasquera News Agency", "Vasquera News Agency"),
        ("By Reuters", "Reuters"),
        ("By Hannah Leckie, PPA", "PPA"),
        ("By staff and agencies", "agencies"),
    ],
)
def test_a_line_under_the_title_credits_the_whole_report(first, name):
    assert find_credit(report(first, BODY)) == Credit(name, "head")


@pytest.mark.parametrize(
    "last",
    [
        "John Smith contributed to this report.",
        "Fox News' Adam Shaw contributed to this report.",
        "(Reporting by Iva Strand; editing by Colm Reyes)",
        "Additional reporting by Julian Borger in Washington",
        "Source: Ministry of Health",
        "© 2014 WND",
        "Press Freedom",
        "Pell Valley Courier",
        "The tax review was first reported by CNBC.",
        "News of the draft order was first published by the Washington Post.",
        "It was a crisis, according to reporting by the Associated Press, and nobody knew.",
        "The figures were provided by Reuters.",
        "(Photo)",
        "TagsDamPellQuarry",
        "He met Her Majesty (HM) on Friday.",
    ],
)
def test_a_last_line_about_something_else_credits_nobody(last):
    assert find_credit(report(BODY, last)) is None


def test_a_name_in_brackets_after_an_earlier_paragraph_is_only_that_paragraphs_source():
    assert find_credit(report(BODY, "“Nobody knew,” she said. (CNN)", "The search goes on.")) is None


def test_a_bare_line_is_a_credit_where_the_folder_knows_the_name_as_an_outlet():
    text = report("Nordline, Tarvast", BODY)
    assert find_credit(text) is None
    assert find_credit(text, frozenset({"Nordline"})) == Credit("Nordline", "head")


def test_the_last_line_counts_before_the_dateline():
    assert find_credit(report("PELL (KPS) - " + BODY, "(Corrin Wire)")).name == "Corrin Wire"


@pytest.mark.parametrize(
    ("byline", "outlet", "credit"),
    [
        ("Corrin Wire", "Harrow Herald", "Corrin Wire"),
        ("AP", "Harrow Herald", "AP"),
        ("KPS", "Sharim Daily", "KPS"),
        ("Reuters Staff", "Harrow Herald", "Reuters"),
        ("Zeke Miller, Associated Press", "Harrow Herald", "Associated Press"),
        ("Zeke Miller and AP", "Harrow Herald", "AP"),
        ("Ann Low, MD", "Harrow Herald", ""),
        ("KPS/ts", "KPS", ""),
        ("KPS", "Kedmon Press Service", ""),
        ("Nils Tarrant", "Corrin Wire", ""),
        ("Mirror Staff", "Naypura Mirror", ""),
        ("Foreign desk", "The Meridional", ""),
        ("", "Harrow Herald", ""),
    ],
)
def test_a_byline_that_names_an_agency_instead_of_a_person_is_a_credit(byline, outlet, credit):
    assert read_byline_credit(byline, outlet) == credit


def test_a_byline_that_names_another_outlet_of_the_folder_is_a_credit():
    assert read_byline_credit("Globe Dispatch", "Sable Bay Gazette", frozenset({"Globe Dispatch"})) == "Globe Dispatch"


@given(st.text(max_size=400))
def test_a_credit_stands_in_its_text(text):
    credit, dateline = find_credit(text), find_dateline(text)
    assert credit is None or credit.name in text
    assert dateline is None or 0 <= dateline.start < dateline.end <= len(text)
