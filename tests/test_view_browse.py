"""A case in a file is listed page by page, in the order of the case, with counts that add up."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.api import open_case
from headwater.case import Case
from headwater.records import Claim, Membership, Origin, Place, Problem, Report, Statement, Tally, Version
from headwater.run.listing import is_current, list_case
from headwater.view.browse import COUNTS, Catalogue
from headwater.view.sieve import ECHOES, ORDERS, STANCES, VOICES, Sieve
from tests.stories import tell_story

OUTLETS = ("", "National Wire", "The Daily Lamp")
DATES = (None, "2031-03-01", "2031-03-02T09:30:00", "2030")
STANCE = st.sampled_from(["asserts", "denies", "doubts"])


@st.composite
def rows(draw):
    """Return the rows of a case in which reports, claims and their members were drawn by lot."""
    reports = [
        Report(f"{n}", draw(st.sampled_from(OUTLETS)), "x" * 20, f"{n}.txt", "", draw(st.sampled_from(DATES)), "", "", "en", ())
        for n in range(draw(st.integers(1, 4)))
    ]
    said = [
        Statement(draw(st.sampled_from(reports)).id, n, n + 1, "asserts", "sentence", "")
        for n in range(draw(st.integers(0, 9)))
    ]
    claims = [Claim(one.id) for one in said[: draw(st.integers(0, len(said)))]]
    found = [*reports, *said, *claims]
    members = [Membership(one.id, draw(st.sampled_from(claims)).id, "", draw(STANCE)) for one in said if claims]
    for claim in claims:
        found += draw_claim(draw, claim, [row for row in members if row.claim == claim.id], said)
    return [*found, *members]


def draw_claim(draw, claim, members, said):
    """Yield the tally of a claim, its origins, and perhaps a version."""
    home = {one.id: one.report for one in said}
    reports = {home[member.statement] for member in members}
    denials = len({home[member.statement] for member in members if member.stance == "denies"})
    origins = draw(st.integers(0, 2))
    day = draw(st.sampled_from(DATES))
    yield Tally(claim.id, claim.first, "x", len(reports), 1, denials, min(origins, 1), origins, "", "", day)
    for position in range(origins):
        yield Origin(claim.id, position, "Quill", draw(st.sampled_from(["outlet", "person"])), "", (), "")
    if members and draw(st.booleans()):
        yield Version(claim.id, "killed", members[0].statement, home[members[0].statement], 0, 1, "9")


def open_rows(folder, found):
    path = Path(folder) / "case.sqlite"
    with Case.create(path) as case:
        case.add(found)
        list_case(case)
    return Catalogue.open(path)


@settings(max_examples=20)
@given(rows())
def test_counts_add_up_and_are_those_of_what_is_listed_under_every_filter(found):
    with TemporaryDirectory() as folder, open_rows(folder, found) as case:
        for echo, voice, denied in product(("", *ECHOES), ("", *VOICES), (False, True)):
            sieve = Sieve(echo, voice=voice, denied=denied)
            counts = case.count_claims(sieve)
            assert counts["several"] + counts["alone"] == counts["total"]
            assert counts["single_source"] + counts["more_origins"] + counts["unasserted"] == counts["several"]
            assert counts["own"] + counts["attributed"] == counts["total"]
            assert all(0 <= counts[name] <= counts["total"] for name in COUNTS)
            assert len(case.list_claims(sieve, 0, 99)) == counts["total"]


@settings(max_examples=20)
@given(rows(), st.integers(1, 4))
def test_pages_hold_every_claim_once_in_the_order_of_the_case(found, size):
    with TemporaryDirectory() as folder, open_rows(folder, found) as case:
        wanted = case.claims()
        for order in ORDERS:
            pages = [case.list_claims(Sieve(order=order), at, size) for at in range(0, len(wanted) + 1, size)]
            listed = [one.claim for page in pages for one in page]
            assert len(listed) == len(wanted)
            assert {claim.id for claim in listed} == {claim.id for claim in wanted}
            if order == "echo":
                assert [(c.id, c.number) for c in listed] == [(c.id, c.number) for c in wanted]
        assert [case.claim(str(claim.number)) for claim in wanted] == wanted
        assert [one.report for one in case.list_reports(0, 99)] == case.reports()


def stances_of(claim):
    return {one.stance for one in claim.statements}


@settings(max_examples=15)
@given(rows())
def test_each_property_is_that_which_the_claim_has(found):
    with TemporaryDirectory() as folder, open_rows(folder, found) as case:
        for sieve, holds in (
            (Sieve(single_source=True), lambda claim: claim.single_source),
            (Sieve(denied=True), lambda claim: claim.denied),
            (Sieve(changed=True), lambda claim: claim.changed),
            (Sieve(voice="own"), lambda claim: claim.own_voice),
            (Sieve(outlet="National Wire"), lambda claim: "National Wire" in {report.outlet for report in claim.reports}),
            *(
                (Sieve(stance=stance), lambda claim, s=stance: s in {one.stance for one in claim.statements})
                for stance in STANCES
            ),
        ):
            listed = [one.claim.id for one in case.list_claims(sieve, 0, 99)]
            assert listed == [claim.id for claim in case.claims() if holds(claim)]


@pytest.fixture
def case(tmp_path):
    with open_rows(tmp_path, tell_story().rows) as case:
        yield case


def test_the_size_of_a_case_is_what_counting_its_rows_gives(case):
    from headwater.view import CaseView

    assert case.count() == CaseView.count(case)


def test_reports_are_listed_by_date_with_whom_they_rely_on(case):
    listed = case.list_reports(0, 9)
    assert [(one.report.file, one.relies, one.taken, one.statements) for one in listed] == [
        ("01.txt", 0, 1, 2), ("02.txt", 1, 0, 2), ("03.txt", 0, 0, 2),
    ]  # fmt: skip
    assert [one.report.file for one in case.list_reports(0, 9, "National Wire")] == ["01.txt"]
    assert [one.report.file for one in case.list_reports(0, 9, since="2031-03-04", until="2031-03")] == ["02.txt"]
    assert case.count_reports(until="2031-03-03") == 1
    assert case.list_outlets() == [("National Wire", 1), ("The Daily Lamp", 1), ("Valley Post", 1)]


def test_sources_are_those_on_whose_word_something_is_said(case):
    listed = case.list_sources(0, 9)
    assert (listed[0].name, listed[0].kind, listed[0].reports, listed[0].statements) == ("Mara Okafor", "person", 2, 2)
    assert "Valley Post" not in {one.name for one in listed}
    assert sum(case.count_sources().values()) == len(listed)
    assert case.count_sources("outlet") == {"outlet": len(case.list_sources(0, 9, "outlet"))}


def test_problems_are_listed_step_by_step(tmp_path):
    rows = [Problem("read", "", f"{n}.pdf", "a scan") for n in range(3)] + [Problem("name", "r", "", "it failed")]
    with open_rows(tmp_path, rows) as case:
        assert case.count_problems() == {"name": 1, "read": 3}
        assert [row.stage for row in case.list_problems(0, 2)] == ["name", "read"]
        assert [row.file for row in case.list_problems(1, 9, "read")] == ["1.pdf", "2.pdf"]


def test_a_list_is_made_again_only_when_the_rows_may_have_changed(tmp_path):
    with open_rows(tmp_path, tell_story().rows) as case:
        path = case.file.path
    with Case.open(path) as case:
        assert is_current(case)
        case.sql("INSERT INTO done VALUES ('group', 0, 1, 1)")
        assert not is_current(case)
        list_case(case)
        assert is_current(case)


def test_a_case_without_a_list_is_listed_for_as_long_as_it_is_open(tmp_path):
    with Case.create(tmp_path / "case.sqlite") as case:
        case.add(tell_story().rows)
    with open_case(tmp_path / "case.sqlite") as case:
        assert [one.claim for one in case.list_claims(Sieve(), 0, 9)] == case.claims()
    with Case.open(tmp_path / "case.sqlite", writable=False) as case:
        assert not is_current(case)


def test_a_list_that_a_run_left_behind_serves_the_room_but_nobody_who_asks_for_the_rows_as_they_are(tmp_path):
    with open_rows(tmp_path, tell_story().rows) as case:
        path, first = case.file.path, case.reports()[0]
    with Case.open(path) as case:
        case.sql("INSERT INTO done VALUES ('group', 0, 1, 1)")
        case.remove(Place, report=first.id)
        case.remove(Report, id=first.id)
    with Catalogue.open(path, settled=False) as case:
        assert (case.count_reports(), len(case.list_reports(0, 9))) == (3, 2)
    with Catalogue.open(path) as case:
        assert case.count_reports() == 2


def test_what_is_opened_stays_as_it_was_while_another_process_writes(tmp_path):
    with open_rows(tmp_path, tell_story().rows) as case:
        assert case.count_reports() == 3
        with Case.open(case.file.path) as writer:
            writer.add([Report("d", "Late Post", "text", "late.txt", "", None, "", "", "en", ())])
        assert len(case.reports()) == 3
