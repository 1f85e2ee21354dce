from __future__ import annotations

import pytest

from headwater.lore import load_rows
from headwater.text.outlets import (
    carries_others,
    find_host,
    find_outlet,
    find_outlet_by_domain,
    is_agency,
    is_coined,
    is_same_outlet,
    load_outlets,
    looks_like_outlet,
    settle_name,
)


def test_the_table_knows_the_worlds_outlets_once_each():
    names = [outlet.name for outlet in load_outlets()]
    domains = [domain for outlet in load_outlets() for domain in outlet.domains if domain]
    assert len(names) > 250
    assert len(set(names)) == len(names)
    assert len(set(domains)) == len(domains)
    assert {row["kind"] for row in load_rows("outlets.tsv")} == {"agency", "newspaper", "broadcaster", "magazine", "site"}


def test_no_alias_takes_the_name_of_another_outlet():
    names = {outlet.name for outlet in load_outlets()}
    assert [alias for outlet in load_outlets() for alias in outlet.aliases if alias in names] == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.reuters.com/world/a", "Reuters"),
        ("https://edition.cnn.com/2021/a.html", "CNN"),
        ("http://news.bbc.co.uk:80/x", "BBC News"),
        ("https://web.archive.org/web/20140713000000/http://www.wnd.com/2014/07/x", "WND"),
        ("https://economictimes.indiatimes.com/x", "Economic Times"),
        ("https://notreuters.com/x", None),
        ("https://corrinwire.example/x", None),
        ("http://[", None),
        ("nonsense", None),
        ("", None),
    ],
)
def test_an_address_tells_the_outlet_if_it_is_known(url, name):
    outlet = find_outlet_by_domain(url)
    assert (outlet.name if outlet else None) == name


def test_an_archives_address_stands_for_the_page_it_keeps():
    assert find_host("https://web.archive.org/web/2021/https://www.harrowherald.example/a") == "harrowherald.example"


def test_hosts_that_carry_others_say_nothing_about_the_outlet():
    assert carries_others("someone.substack.com")
    assert carries_others("facebook.com")
    assert not carries_others("myfacebook.com")


@pytest.mark.parametrize(
    "name",
    ["AP", "Associated Press", "The Associated Press", "Reuters", "dpa", "Corrin Wire", "Agencia Sur", "Argent Newswire"],
)
def test_agencies_are_known_or_named_as_such(name):
    assert is_agency(name)


@pytest.mark.parametrize("name", ["Harrow Herald", "New York Times", "Nils Tarrant", "ap", "Wireless World", ""])
def test_others_are_no_agencies(name):
    assert not is_agency(name)


@pytest.mark.parametrize(
    "name", ["Pell Valley Courier", "Al-Manar TV", "PatchNotes", "Ticker24", "The Algemeiner", "ARGENT NEWSWIRE"]
)
def test_outlets_are_known_or_made_like_ones(name):
    assert looks_like_outlet(name)


@pytest.mark.parametrize(
    "name", ["Nils Tarrant", "Halden Institute", "Defence Correspondent", "Ak-Soyli", "the daily paper", "McDonald", "DeSantis"]
)
def test_people_places_and_roles_do_not_look_like_outlets(name):
    assert not looks_like_outlet(name)


def test_a_coined_name_is_one_word_with_inner_capitals_or_digits():
    assert [name for name in ("GolYa", "AgSur", "Frontier24", "Harrow", "MacArthur", "WND", "Al-Manar") if is_coined(name)] == [
        "GolYa",
        "AgSur",
        "Frontier24",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KPS", "Kedmon Press Service"),
        ("AgSur", "Agencia Sur"),
        ("Argent", "Argent Newswire"),
        ("AP", "The Associated Press"),
        ("the Herald", "Harrow Herald"),
        ("vesti24", "Vesti24"),
        ("El País", "EL PAIS"),
        ("ANV", "Agencia de Noticias del Valle"),
    ],
)
def test_two_names_may_be_of_one_outlet(one, other):
    assert is_same_outlet(one, other)
    assert is_same_outlet(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Corrin Wire", "Harrow Herald"), ("VNA", "Northern Chronicle"), ("", "WND"), ("AP", "AFP"), ("AP", "Asheville Post")],
)
def test_other_names_are_of_two_outlets(one, other):
    assert not is_same_outlet(one, other)
    assert not is_same_outlet(other, one)


def test_a_known_outlet_is_shown_by_one_name_but_an_acronym_stays():
    assert settle_name("The New York Times") == settle_name("NYTimes") == "New York Times"
    assert settle_name("CNA") == "CNA"
    assert settle_name("Harrow Herald") == "Harrow Herald"
    assert find_outlet("Harrow Herald") is None
