"""Looking rows up one by one gives what reading whole tables gives, and reads no more than it must."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import headwater
from headwater.api import open_case, view_case
from headwater.case import Case
from headwater.errors import Absent
from headwater.exports.trace import dump_trace
from headwater.records import TABLES, Claim, Entity, Membership, Report, Statement
from headwater.run.listing import list_meanwhile
from headwater.view.browse import Catalogue
from headwater.view.index import Index
from headwater.view.lookup import LOOKUPS, Dangling, Lookup, index_lookups
from tests.stories import tell_story

PACKAGE = Path(headwater.__file__).parent
ASKED = re.compile(r"""\.(?:where|first)\(\s*(\w+),\s*"(\w+)",""")


@pytest.fixture
def path(tmp_path):
    with Case.create(tmp_path / "dam.sqlite") as case:
        case.add(tell_story().rows)
        index_lookups(case)
    return tmp_path / "dam.sqlite"


@pytest.fixture
def case(path):
    with Case.open(path, writable=False) as case:
        yield case


class Counting(Lookup):
    """A lookup that notes which tables were read whole."""

    def whole(self, record):
        self.kept.setdefault("whole", []).append(record)
        return super().whole(record)


def test_a_case_read_row_by_row_says_what_it_says_read_whole(path, case):
    with open_case(path) as view:
        assert dump_trace(view) == dump_trace(view_case(case))


def test_a_row_is_found_by_its_id_and_a_missing_one_is_missing(case):
    index = Lookup(case)
    report = case.rows(Report)[0]
    assert index.table(Report)[report.id] == report
    assert "nothing" not in index.table(Report)
    with pytest.raises(Dangling, match="Report nothing"):
        index.table(Report)["nothing"]


@pytest.mark.parametrize("record", LOOKUPS, ids=lambda record: record.__name__)
def test_rows_are_found_by_every_column_that_views_ask_for_without_reading_their_table(case, record):
    index, whole = Counting(case), Index(case.rows)
    for column in LOOKUPS[record]:
        for value in {getattr(row, column) for row in case.rows(record)} | {"nothing"}:
            assert list(index.where(record, column, value)) == list(whole.where(record, column, value))
        assert index.distinct(record, column) == whole.distinct(record, column)
    assert "whole" not in index.kept


def test_rows_that_will_be_asked_for_are_read_together(case, monkeypatch):
    index, rows = Lookup(case), case.rows(Statement)
    index.fetch(Statement, [row.id for row in rows])
    monkeypatch.setattr(case, "rows", None)
    assert [index.table(Statement)[row.id] for row in rows] == rows


def test_a_column_that_is_the_whole_key_needs_no_index(case):
    index, row = Counting(case), case.rows(Membership)[0]
    assert index.where(Membership, "statement", row.statement) == [row]
    assert index.first(Membership, "statement", "nothing") is None


def test_a_column_that_the_file_cannot_be_searched_by_is_read_whole(case):
    index = Counting(case)
    assert {row.kind for row in index.where(Entity, "kind", "person")} == {"person"}
    assert index.distinct(Statement, "stance") == {"asserts", "denies"}


def test_rows_are_found_by_how_their_ids_begin_and_how_a_column_ends(case):
    index, whole = Lookup(case), Index(case.rows)
    start = case.rows(Report)[0].id[:6]
    assert index.begin(Report, start) == whole.begin(Report, start) != []
    assert index.end(Report, "file", "1.txt") == whole.end(Report, "file", "1.txt") != []
    assert index.begin(Report, "zz") == []


def test_one_claim_and_one_report_are_shown_without_reading_any_table_whole(case):
    list_meanwhile(case)
    view = Catalogue(Counting(case), "dam", case.close)
    claim = view.claim(case.rows(Claim)[0].id)
    assert len(claim.statements) == len(case.rows(Membership, claim=claim.id))
    assert all((claim.wording, claim.origins, view.report("02.txt").title, view.claim("1").number))
    assert (claim.alterations, claim.changed, claim.origins[0].marks, claim.spread) is not None
    assert "whole" not in view.index.kept


def test_every_column_that_is_asked_for_anywhere_can_be_searched_by():
    records = {record.__name__: record for record in TABLES}
    for path in (*(PACKAGE / "view").glob("*.py"), *(PACKAGE / "web").rglob("*.py"), *(PACKAGE / "exports").glob("*.py")):
        for name, column in ASKED.findall(path.read_text(encoding="utf-8")):
            record = records.get(name)
            known = record is None or column in LOOKUPS.get(record, ()) or (column,) == record.KEY
            assert known, f"{path.name} looks {name} up by {column}: add it to LOOKUPS"


def test_a_report_is_found_by_its_file_its_name_and_the_beginning_of_its_id(path):
    with open_case(path) as view:
        report = view.report("02.txt")
        assert view.report(report.id) == view.report(report.id[:7]) == report
        for which in ("", "2.txt", "abc", "zzzz"):
            with pytest.raises(Absent, match="no report"):
                view.report(which)
