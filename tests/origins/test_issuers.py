from __future__ import annotations

import pytest

from headwater.origins.issuers import find_issuer, is_portal, issued_by
from headwater.origins.pile import Source
from headwater.records import Report

AUTHORITY = Source("authority", "Orrin Valley Water Authority", "organisation", ("Orrin Valley Water Authority", "OVWA"))
QUILL = Source("quill", "Darragh Quill", "person", ("Quill", "OVWA Quill"))


def release(byline, outlet="Valley Press Portal"):
    return Report("0" * 64, outlet, "The gates were safe.", "a.txt", "", None, byline, "", "en", ())


def find(report, *sources):
    return find_issuer(report, {source.key: source for source in sources})


@pytest.mark.parametrize(
    "outlet", ["PR Newswire", "Spaceroom PR", "Presseportal Ost", "Island Pressroom", "Valley Press Portal"]
)
def test_an_outlet_for_releases_is_known_by_its_name(outlet):
    assert is_portal(outlet)


@pytest.mark.parametrize("outlet", ["Argent Newswire", "Prague Post", "The Press", "Bonn Press Agency", ""])
def test_other_outlets_are_no_portals(outlet):
    assert not is_portal(outlet)


@pytest.mark.parametrize("byline", ["OVWA", "OVWA Ltd", "Orrin Valley Water Authority", "OVWA Communications"])
def test_a_release_is_issued_by_the_body_of_its_byline(byline):
    assert find(release(byline), QUILL, AUTHORITY) == "authority"


def test_a_body_that_nobody_quotes_gets_a_key_of_its_own():
    report = release("Kestrel Dam Ltd")
    assert find(report, AUTHORITY) == issued_by(report)


def test_other_reports_are_issued_by_nobody():
    assert find(release("OVWA", "The Orrin Times"), AUTHORITY) == ""
    assert find(release(""), AUTHORITY) == ""
