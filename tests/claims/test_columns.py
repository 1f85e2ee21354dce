from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.columns import MARKS, NAME, NUMBER, OWN, pack_gists, stack_gists
from headwater.ids import pack_ids
from headwater.records import Gist, hash_key

WORDS = st.lists(st.sampled_from(["gates", "gate", "Okafor", "2027", "inspected", "9"]), max_size=6).map(tuple)
MARKED = st.lists(st.sampled_from(list(MARKS)), unique=True).map(tuple)


def gist(name, words, around=(), report="r", **more):
    whole = tuple(dict.fromkeys((*words, *around)))
    row = Gist(hash_key(name), report, 0, 40, "content", tuple(words), whole, (), 0.25, 1.5, "")
    return replace(row, **more)


GISTS = st.lists(
    st.builds(gist, st.integers(), WORDS, WORDS, st.sampled_from(["r", "s"]), marks=MARKED, start=st.integers(0, 30)),
    max_size=6,
    unique_by=lambda row: row.statement,
)


def stack(gists):
    return stack_gists([pack_gists(report, [row for row in gists if row.report == report]) for report in ("r", "s")], {"s": 9})


@given(GISTS)
def test_each_statement_has_its_row(gists):
    columns = stack(gists)
    rows = columns.find(pack_ids(row.statement for row in gists))
    assert columns.starts[rows].tolist() == [row.start for row in gists]
    assert columns.ends[rows].tolist() == [row.end for row in gists]
    assert columns.marks[rows].tolist() == [sum(MARKS[mark] for mark in row.marks) for row in gists]
    assert [row.report == "s" for row in gists] == columns.reports[rows].tolist()
    assert [9 if row.report == "s" else 0 for row in gists] == columns.days[rows].tolist()
    assert np.diff(columns.order_at)[rows].tolist() == [len(row.words) for row in gists]


@given(GISTS)
def test_the_stems_around_a_statement_are_each_there_once_and_in_order(gists):
    columns = stack(gists)
    for first, last in zip(columns.around_at, columns.around_at[1:], strict=False):
        stems = columns.around[first:last].tolist()
        assert stems == sorted(set(stems))


@given(GISTS)
def test_its_own_stems_are_those_of_its_words(gists):
    columns = stack(gists)
    for row in range(len(columns.ids)):
        around = slice(*columns.around_at[row : row + 2])
        own = columns.around[around][columns.kinds[around] & OWN > 0]
        assert set(own.tolist()) == set(columns.order[slice(*columns.order_at[row : row + 2])].tolist())


def test_names_and_numbers_are_counted_in_the_statement_and_around_it():
    columns = stack([gist("a", ["gates", "2027"], ["Okafor", "Kestrel", "9"])])
    assert [columns.count(kind).tolist() for kind in (NAME, NUMBER, OWN, NUMBER | OWN)] == [[2], [2], [2], [1]]


def test_forms_of_one_word_are_one_stem():
    columns = stack([gist("a", ["gates"]), gist("b", ["gate"], report="s")])
    assert len(columns.digits) == 1


def test_one_source_has_one_number_and_none_has_zero():
    rows = [gist(str(n), ["gates"], source=source) for n, source in enumerate(["okafor", "okafor", "ministry", ""])]
    columns = stack(rows)
    okafor, same, ministry, none = columns.sources[columns.find(pack_ids(row.statement for row in rows))].tolist()
    assert okafor == same != ministry
    assert none == 0


def test_the_words_of_a_report_are_kept_a_line_a_statement():
    packed = pack_gists("r", [gist("a", ["gates", "2027"]), gist("b", [])])
    assert sorted(packed.words.split("\n")) == ["", "gates 2027"]
