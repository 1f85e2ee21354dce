"""Who is only called by what he is."""

from __future__ import annotations

from headwater.sources.calling import pair_roles
from tests.sources.makers import cluster, referent


def joined(*referents):
    return [(a, b) for a, b, _ in pair_roles([cluster(one) for one in referents])]


def called(role, report="r9", kind="person"):
    return referent(role, report=report, kind=kind, role=role)


BRANDVOLD = referent("Ilse Brandvold", role="the infrastructure minister")


def test_a_role_of_several_words_is_the_one_person_who_holds_it():
    assert joined(BRANDVOLD, called("infrastructure minister")) == [(0, 1)]


def test_a_bare_role_is_nobody_of_another_report():
    assert joined(BRANDVOLD, called("minister")) == []


def test_a_role_that_two_persons_hold_is_neither():
    other = referent("Ada Moor", report="r2", role="infrastructure minister")
    assert joined(BRANDVOLD, other, called("infrastructure minister")) == []


def test_a_ministry_is_the_only_one_with_that_name():
    ministry = referent("Ministry of Health", kind="organisation")
    assert joined(ministry, called("health ministry", kind="organisation")) == [(0, 1)]


def test_bodies_that_two_reports_call_the_same_are_one():
    union = [called("transport union", report=f"r{n}", kind="organisation") for n in (1, 2)]
    assert joined(*union) == [(0, 0), (0, 1)]


def test_an_unnamed_source_is_nobody_else():
    assert joined(BRANDVOLD, called("infrastructure minister", kind="unnamed")) == []
