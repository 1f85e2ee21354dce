"""What several referents come to be together."""

from __future__ import annotations

from headwater.decisions.bonds import Bonds
from headwater.sources.clusters import agree, best_name, fullest_names, is_named, merge
from tests.sources.makers import alone, cluster, referent


def test_clusters_of_one_report_are_never_merged():
    here = [cluster(referent("Ada Moor", key=n)) for n in (1, 2)]
    assert len(merge(here, [(0, 1, "told so")], Bonds())) == 2


def test_two_persons_are_not_merged_through_a_third():
    clusters = alone("Ada Moor", "Moor", "Ines Moor")
    kept = merge(clusters, [(0, 1, "short"), (1, 2, "short")], Bonds())
    assert [sorted(one.words) for one in kept] == [[("ada", "moor"), ("moor",)], [("ines", "moor")]]


def test_two_surnames_agree_with_the_full_name_that_has_both():
    known = cluster(referent("María Fernanda Quiñones Zelaya"), referent("María Fernanda Quiñones", report="r2"))
    assert fullest_names(known) == ["María Fernanda Quiñones Zelaya"]
    assert agree(known, cluster(referent("Quiñones Zelaya", report="r3")))


def test_titles_that_tell_two_genders_keep_persons_apart():
    him, her = cluster(referent("Moor", "Mr Moor")), cluster(referent("Moor", "Ms Moor", report="r2"))
    assert not agree(him, her)


def test_a_role_is_no_name():
    assert not is_named(referent("Editor", role="Editor"))
    assert is_named(referent("Ada Moor", role="editor"))
    assert not is_named(referent("Two Officials", kind="unnamed"))


def test_the_best_name_is_the_fullest_and_then_the_commonest():
    assert (
        best_name(cluster(referent("Moor"), referent("Ada Moor", report="r2"), referent("Ada Mor", report="r3"))) == "Ada Moor"
    )


def test_a_turned_name_is_no_other_name():
    known = cluster(referent("Batsaikhan Enkhjin"), referent("Enkhjin Batsaikhan", report="r2"))
    assert agree(known, cluster(referent("B. Enkhjin", report="r3")))
