"""What was decided on who is one holds, whatever the names say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.decisions.links import ENTITIES, settle_ties
from headwater.records import EntityRuling, Meaning, Referent
from headwater.sources.joining import join_referents
from tests.decisions.makers import ruling

NAMES = ["Darragh Quill", "Quill", "Ruth Kask", "Rut Kask", "Kask", "Orrin Valley Water Authority", "OVWA", "official"]


def make_referents(named):
    """Return referents that stand in reports, from (report, name) pairs."""
    kinds = {"OVWA": "organisation", "Orrin Valley Water Authority": "organisation", "official": "unnamed"}
    return [
        Referent(f"r{report}", 10 * at, name, kinds.get(name, "person"), (name,), "", plural=False)
        for at, (report, name) in enumerate(named)
    ]


def join(referents, rulings=()):
    rows = list(join_referents([], referents, rulings))
    return {row.referent: row.entity for row in rows if isinstance(row, Meaning)}


def tie(kind, a, b, at=1):
    return ruling(kind, a.id, b.id, at=at, record=EntityRuling)


def test_one_name_of_two_people_stands_for_two_where_that_was_decided():
    one, other, third = make_referents([(1, "Ruth Kask"), (2, "Ruth Kask"), (3, "Ruth Kask")])
    meant = join([one, other, third], [tie("not-same-entity", one, other)])
    assert meant[one.id] != meant[other.id]
    assert meant[third.id] == meant[one.id]


def test_two_names_of_one_report_stand_for_one_where_that_was_decided():
    one, other = make_referents([(1, "Darragh Quill"), (1, "Ruth Kask")])
    assert len(set(join([one, other]).values())) == 2
    assert len(set(join([one, other], [tie("same-entity", one, other)]).values())) == 1


def test_all_that_is_joined_with_either_name_becomes_one():
    referents = make_referents([(1, "Darragh Quill"), (2, "Darragh Quill"), (3, "Ruth Kask"), (4, "Ruth Kask")])
    meant = join(referents, [tie("same-entity", referents[1], referents[3])])
    assert set(meant.values()) == {meant[referents[0].id]}


def test_who_was_parted_is_not_brought_together_by_a_short_form():
    one, short = make_referents([(1, "Darragh Quill"), (2, "Quill")])
    assert len(set(join([one, short]).values())) == 1
    assert len(set(join([one, short], [tie("not-same-entity", one, short)]).values())) == 2


NAMED = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(NAMES)), min_size=2, max_size=10)
TOLD = st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)), max_size=10)


@given(NAMED, TOLD, st.randoms(use_true_random=False))
def test_whatever_is_decided_and_not_overruled_holds_in_any_order(named, told, chance):
    referents = make_referents(named)
    pairs = [(same, referents[a % len(referents)], referents[b % len(referents)]) for same, a, b in told]
    rulings = [tie("same-entity" if same else "not-same-entity", a, b, at) for at, (same, a, b) in enumerate(pairs) if a != b]
    meant = join(referents, rulings)
    assert all((meant[one.a] == meant[one.b]) == one.together for one in settle_ties(rulings, ENTITIES).ties)
    assert set(meant) == {referent.id for referent in referents}
    assert join(chance.sample(referents, len(referents)), chance.sample(rulings, len(rulings))) == meant
